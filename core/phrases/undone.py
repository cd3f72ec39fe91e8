"""What the bot says about taking something back."""

from __future__ import annotations

from core.cards import Button, Buttons, Card, Text, line

_WHY_NOT = {
    "unknown": ("I find no such change", "It may have been somebody else’s."),
    "not yours": ("That change is not yours to take back", "Whoever made it can."),
    "already": ("That was taken back already", "Nothing more was changed."),
    "too old": (
        "That is too long ago to take back",
        "I keep a day for second thoughts. You can still change it by hand.",
    ),
    "final": ("That can’t be taken back", "Change it by hand where it is wrong."),
    "changed since": ("Something newer rests on that", "Take back the newer change first, or change it by hand."),
}


def card(command: str, subject: str) -> Card:
    """`Taken back: log #12`."""
    what = f"{command} {subject}".strip()
    buttons = (Button("Show it", f"show {subject[1:]}"),) if subject.startswith("#") and command != "log" else ()
    return Card(
        f"Taken back: {what}",
        (Text(line("Everything is as it was before.")), *((Buttons(buttons),) if buttons else ())),
    )


def taken_back(subject: str) -> Card:
    """What a message becomes that told of something taken back since."""
    return Card(
        f"Taken back: {subject}", (Text(line("Whoever logged this has taken it back. Nothing is left to do.")),)
    )


def refused(why: str) -> Card:
    title, hint = _WHY_NOT[why]
    return Card(title, (Text(line(hint)), Buttons((Button("What waits for me", "today"),))))


def nothing() -> Card:
    return Card("There is nothing of yours to take back", (Text(line("I keep your changes at hand for a day.")),))
