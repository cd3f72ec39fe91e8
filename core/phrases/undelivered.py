"""Why a message stayed where it was, and what an admin reads about it."""

from __future__ import annotations

from core.cards import Button, Buttons, Card, Item, Text, line

NOT_CONNECTED = "that platform is not connected any more"
NOWHERE = "no account to send it to"
UNKNOWN_TWICE = "it was sent twice and nobody can say whether it arrived"
GAVE_UP = "the platform did not take it after many tries"
MESSAGE_GONE = "the message it should change was never sent"
OUTSIDERS = "people from outside are in that channel, and boards are for the team"
NONE_LEFT = "Everything has been delivered"
A_CHANNEL = "a channel"
NOT_THERE = "That message is not waiting for anything."


def what(rule: str | None, kind: str) -> str:
    return f"“{rule}”" if rule else {"reply": "an answer", "edit": "a correction"}.get(kind, "a message")


def listing(rows: tuple[tuple[int, str, str, str, str], ...]) -> Card:
    """`rows` are (id, what, to whom, when, why), the latest first."""
    if not rows:
        return Card(NONE_LEFT)
    items = tuple(
        Item(line(f"{what} for {who}, {when}: {why}"), (Button("Try again", f"undelivered {id}"),))
        for id, what, who, when, why in rows
    )
    title = "One message could not be delivered" if len(rows) == 1 else f"{len(rows)} messages could not be delivered"
    return Card(title, (*items, Buttons((Button("Look again", "undelivered"),))))


def tried_again(id: int) -> Card:
    return Card("I’ll try again now", (Text(line(f"Message {id} is on its way once more.")),))
