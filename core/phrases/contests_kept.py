"""What the bot says when a contest is made, called off or repeated, and when somebody sets himself a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.cards import Button, Buttons, Card, Facts, Text, line
from core.phrases.contests import amount, facts

if TYPE_CHECKING:
    from core.model import Channel, Organization
    from core.sales import Contest

PAST = "It must end today or later, and not before it begins."
LONGEST = "A contest lasts a year at most."
NO_STEPS = "I expected steps like “3 bronze, 6 silver, 10 gold”, each higher than the one before."
NO_TARGET = "In this contest nobody sets a target of his own."
NO_TARGET_YET = "A target is one or more."


def none_on(*, lead: bool) -> Card:
    said = "Name what shall count, and until when." if lead else "Your lead or an admin can begin one."
    start = (Buttons((Button("A new contest…", "contest new", style="primary"),)),) if lead else ()
    return Card("No contest is on", (Text(line(said)), *start))


def overlaps(other: Contest, until: str) -> Card:
    said = f"{other.name} runs until {until}. One race at a time; let this one begin afterwards."
    return Card("There is a contest on those days", (Text(line(said)),))


def made(contest: Contest, organization: Organization, channel: Channel | None, *, undo: str) -> Card:
    where = f"#{channel.name}" if channel is not None and channel.name else "the channel" if channel else None
    told = (
        f"{where} hears of its start, its middle, its last day and how it ended."
        if where
        else "No channel hears of it; everybody finds it under “contest”."
    )
    army = "Each of us hears privately whom he could ask with nothing against it."
    rows = tuple((label, line(value)) for label, value in facts(contest, organization)[1:])
    buttons = Buttons((Button("See it", "contest"), Button("Undo", undo)))
    return Card(f"{contest.name} is set", (Facts(rows), Text(line(f"{told} {army}")), buttons))


def called_off(contest: Contest, *, undo: str) -> Card:
    said = "Nothing more is said of it. What was counted stays in the book."
    return Card(f"{contest.name} is called off", (Text(line(said)), Buttons((Button("Undo", undo),))))


def target_set(contest: Contest, count: int, organization: Organization, *, undo: str) -> Card:
    title = f"Your target in {contest.name}: {amount(contest, count, organization)}"
    said = "Only you see it. Reach it, and your name stands among those who did."
    return Card(title, (Text(line(said)), Buttons((Button("How I stand", "contest"), Button("Undo", undo)))))
