"""What the bot says at the doors of a platform: around forms, old buttons, slow answers, public mentions."""

from __future__ import annotations

from core.cards import Button, Buttons, Card, Form, Plain, Text, line

WHY = "Why?"
BECAUSE = "Because"
CANCEL = "Cancel"
CLOSE = "Close"
YES = "Yes"
NO = "No"
MORE = "More…"
SURE = "Are you sure?"
APP = "Referrals"

# Why a message could not be delivered, as an admin reads it.
UNINSTALLED = "the app was removed from the workspace"
NOT_INVITED = "I’m not in that channel; invite me there"
CHANNEL_GONE = "the channel or conversation is gone"
ARCHIVED = "the channel is archived"
PERSON_GONE = "the account is deactivated"
NOT_REACHABLE = "this person cannot be messaged by me"
NOT_ALLOWED = "the workspace does not let me post there"
MESSAGE_GONE = "the message is gone or can no longer be changed"


def not_shown(count: int) -> str:
    return f"… and {count} more not shown here"


def open_form(form: Form, again: str) -> Card:
    """When a form could not be opened by itself: what it would ask; `again` is the line whose click opens it."""
    wrong = [field.error for field in form.fields if field.error]
    missing = [field.label for field in form.fields if field.required and not field.value]
    said = " ".join(wrong or missing) or "A few answers are needed."
    return Card(form.title, (Text(line(said)), Buttons((Button("Open form", again, style="primary"),))))


def still_working() -> Card:
    return Card("One moment, still working on it…")


def old_button() -> Card:
    return Card(
        "That button is from an older version of me",
        (Text(line("Nothing was changed.")), Buttons((Button("What can I do?", "help", style="primary"),))),
    )


def only_you() -> Text:
    return Text(
        (Plain("I answer here so that only you see it. Others saw your line; in a direct message they don’t."),),
        small=True,
    )


def shared() -> Card:
    """What somebody's own answer becomes once he has shown it to everybody."""
    return Card("Shared: everybody here can see it now", (Buttons((Button("My own place", "leaderboard"),)),))


def invited(channel: str | None) -> Card:
    """To whoever brought the bot into a channel."""
    where = f"#{channel}" if channel else "this channel"
    return Card(
        f"Thanks for having me in {where}",
        (
            Text(line("I stay quiet here unless somebody asks. I can post the leaderboard each week.")),
            Buttons((Button("What can I do?", "help", style="primary"),)),
        ),
    )
