"""The gate `ask-rested`: has he had his peace since one of us asked him last?"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from core.partners import Asked
from core.phrases import ask_gates as words
from core.policy import Number, Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken
from core.rules.views_asks import AskView

NAME = "ask-rested"
GATE = Topic(
    name=NAME,
    why=(
        "To the client we are one house: it doesn’t matter which of us asked. A yes earns a quarter’s peace, a no or a "
        "silence half a year’s, and nobody is asked more than twice in a year or while two questions of ours are open."
    ),
    source="field, A2",
    against="A3 asks at every close; whoever buys often is asked often.",
    numbers=(
        speaks(NAME),
        Number(
            "ask-rested.after_yes", 90, "days", "Who has just opened a door is busy with it, and so are we.", 0, 730,
            {"ask-at-close": 30},
        ),
        Number("ask-rested.after_no", 180, "days", "A no, or silence, is an answer; half a year honours it.", 0, 730),
        Number(
            "ask-rested.a_year", 2, "times", "Twice a year is a favour, thrice a habit.", 1, 50,
            {"earn-it": 1, "ask-at-close": 4},
        ),
        Number("ask-rested.open", 2, "asks", "Nobody owes answers to three of us at once.", 1, 20),
    ),
)  # fmt: skip
LOOSER = {"ask-rested.after_yes": -1, "ask-rested.after_no": -1, "ask-rested.a_year": 1, "ask-rested.open": 1}


def until(view: AskView, policy: Policy, now: datetime) -> tuple[Asked, date] | None:
    """The ask that gives him peace longest, and the first day after it; None where he may be asked today."""
    today = view.today(now)
    rests: list[tuple[date, Asked]] = []
    for ask in view.asks:
        days = policy["ask-rested.after_yes" if ask.answer == "yes" else "ask-rested.after_no"]
        since = (ask.answered_at or ask.at).astimezone(view.zone).date()
        rests.append((since + timedelta(days=days), ask))
    this_year = [ask for ask in view.asks if ask.at.astimezone(view.zone).year == today.year]
    if len(this_year) >= policy["ask-rested.a_year"]:
        rests.append((date(today.year + 1, 1, 1), this_year[0]))
    free, longest = max(rests, key=lambda one: (one[0], one[1].id), default=(today, None))
    return (longest, free) if longest is not None and free > today else None


def judge(view: AskView, policy: Policy, now: datetime) -> Verdict:
    """Anybody's asks count, for he is asked by one house."""
    waiting = [ask for ask in view.asks if ask.answer is None]
    offers: tuple[tuple[str, str], ...] = ()
    rest = until(view, policy, now)
    if rest is not None:
        sentence = words.rests(view, rest[0], rest[1], now)
        offers = ((words.REMIND_THEN, words.remind_of(view, rest[1].isoformat())),)
    elif len(waiting) >= policy["ask-rested.open"]:
        sentence = words.asks_open(view.asked, len(waiting))
    else:
        return Allowed()
    facts = words.asked_before(view, now)
    return spoken(Advised(NAME, sentence, anyway="ask anyway", offers=offers, facts=facts), policy)
