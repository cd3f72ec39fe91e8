"""What the bot says a week after a first sale."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Block, Button, Buttons, Card, Item, Quote, Text, line
from core.phrases.nudges import first, reached_at
from core.phrases.serving import asking, day, facts

if TYPE_CHECKING:
    from core.rules.views_clients import ContactView

__all__ = ["because", "card", "facts", "headline"]

SHOWN = 3  # promises


def card(view: ContactView, since: datetime, now: datetime) -> Card:
    contact, name = view.contact, first(view.contact.name)
    blocks: list[Block] = [Text(line("A call today makes the start exceptional: one question, one small thing done."))]
    blocks += [Item(line(f"We promised: {one.text}. Early is remembered.")) for one in view.promises[:SHOWN]]
    blocks.append(Quote(_say(name, first(view.owner.name)), "You might say"))
    if reach := reached_at(contact):
        blocks.append(Text(line(f"Reach: {reach}"), small=True))
    token = f"contact:{contact.id}"
    spoke = Button(f"Spoke to {name}", f"touch {token} call")
    tomorrow = Button("Tomorrow 9:00", f"remind me to call {contact.name} tomorrow 9:00")
    blocks.append(Buttons((asking(contact), spoke, tomorrow)))
    return Card(f"{contact.name} became a client {_ago(view, since, now)}. How is it going?", tuple(blocks))


def because(view: ContactView, since: datetime, now: datetime) -> str:
    return f"{first(view.contact.name)} became a client {_on(view, since, now)}, no talk noted since"


def headline(view: ContactView) -> str:
    return f"First days: call {view.contact.name}"


def _say(name: str, me: str) -> str:
    return (
        f"{name}, it’s {me}. You have been with us for a few days, and I want the start to be right. "
        "What works, and what should we make easier?"
    )


def _ago(view: ContactView, since: datetime, now: datetime) -> str:
    days = view.days_since(since, now)
    return "a week ago" if days == 7 else f"{days} days ago"


def _on(view: ContactView, since: datetime, now: datetime) -> str:
    said = day(view, since, now)
    return said if said in ("today", "yesterday") else f"on {said}"
