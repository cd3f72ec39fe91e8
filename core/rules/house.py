"""Two of our own customs and their numbers: what each act is worth on the boards, and when we speak at all.

The counting is `core.readings.standings`, the manners `core.manners`.
"""

from __future__ import annotations

from core.policy import Number
from core.rules.rule import Topic

POINTS = Topic(
    name="points",
    why=(
        "Points reward what helps the team whoever does it: opening doors for others, calling in time, thanking, "
        "keeping promises. Asking earns nothing, so nobody is pressed to ask. Acts are counted on the day they happen "
        "and multiplied when somebody looks, so a changed number changes every board."
    ),
    source="house, A5",
    numbers=(
        Number("points.received", 1, "points", "A door opened to somebody who agreed to hear from us."),
        Number("points.given", 1, "points", "A door we opened for somebody outside: the two-way street."),
        Number("points.given_contacted", 2, "points", "The one we gave was taken up."),
        Number("points.called_in_time", 1, "points", "The introducer’s word was kept."),
        Number("points.met", 5, "points", "A meeting is what an introduction is for."),
        Number("points.won", 10, "points", "An introduction became a client."),
        Number("points.thanked_in_time", 2, "points", "Whoever is thanked opens the next door gladly."),
        Number("points.thanked_days", 3, "days", "Thanks are warm within three days of the door’s opening.", 1, 60),
        Number("points.promise_kept", 2, "points", "We do what we say."),
        Number("points.lost_with_reason", 1, "points", "A loss with its reason teaches all of us."),
        Number("points.newcomer_days", 90, "days", "Nobody new is ranked against those with a book behind them."),
    ),
)
KEEPING = Topic(
    name="keeping",
    why=(
        "What was only needed for a while goes by itself: our messages after a year and a month, and, where a house "
        "wants it to end, the history of who changed what. Contacts and introductions stay until somebody is forgotten."
    ),
    source="house",
    numbers=(
        Number("keep.messages", 400, "days", "Why? on a message of last year still answers.", 30),
        Number("keep.history", 0, "days", "0 keeps for good who changed what; a number lets it go after that.", 0),
    ),
)
MANNERS = Topic(
    name="manners",
    why=(
        "A reminder comes in your own working hours, not on your holidays and not while you are away or on a pause. At "
        "most three come in a day, the morning list included, and the third only if it can’t wait; the rest joins the "
        "next list. A heads-up and the reminders you set yourself don’t count."
    ),
    source="house",
    numbers=(
        Number("manners.cap", 3, "a day", "A fourth message in a day is the one that gets the bot muted.", 1, 50),
        Number("manners.calm", 2, "a day", "What can wait leaves the day’s last place to what cannot.", 1, 50),
    ),
)
