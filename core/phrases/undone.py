"""What the bot says about taking something back."""

from __future__ import annotations

from core.cards import Button, Buttons, Card, Text, line
from core.model import Member
from core.phrases.nudges import first, pass_on, spoke
from core.rules.views import IntroductionView

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


def card(command: str, subject: str, number: int | None = None) -> Card:
    """`Taken back: log #12 Ann Lee`; `number` is the introduction's where it still stands."""
    buttons = (Buttons((Button("Show it", f"show {number}"),)),) if number else ()
    what = f"{command} {subject}".strip()
    return Card(f"Taken back: {what}", (Text(line("Everything is as it was before.")), *buttons))


def taken_back(subject: str, by: Member, owner: Member | None) -> Card:
    """What a message becomes that told of something taken back since; `owner` calls after all, if anybody does."""
    calls = f" {owner.name} calls after all." if owner else ""
    said = f"{first(by.name)} has taken it back.{calls} Nothing is left for you to do."
    return Card(f"Taken back: {subject}", (Text(line(said)),))


def yours_again(view: IntroductionView, by: Member) -> Card:
    """What a message to its owner becomes, once it was passed on and that was taken back."""
    title = f"#{view.introduction.id} {view.prospect.name} is yours again"
    said = f"{first(by.name)} had passed it on, and has taken that back."
    return Card(title, (Text(line(said)), Buttons((spoke(view), pass_on(view)))))


def refused(why: str) -> Card:
    title, hint = _WHY_NOT[why]
    return Card(title, (Text(line(hint)), Buttons((Button("What waits for me", "today"),))))


def nothing() -> Card:
    return Card("There is nothing of yours to take back", (Text(line("I keep your changes at hand for a day.")),))
