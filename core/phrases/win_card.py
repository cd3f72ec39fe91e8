"""What the bot says when a sale is won: the win card, and a further sale."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Block, Button, Buttons, Card, Item, Text, line
from core.model import Contact
from core.phrases import when
from core.phrases.nudges import first

if TYPE_CHECKING:
    from core.rules.views import IntroductionView


def card(view: IntroductionView, now: datetime, *, again: bool) -> Card:
    """Once, when both are happy: thanks, names, the map, or not today."""
    entry, client = view.introduction, view.prospect
    name, token = first(client.name), f"contact:{client.id}"
    blocks: list[Block] = []
    if again:
        blocks.append(Text(line(f"A week on, {name} knows what it was worth. Is there a moment for one question?")))
    else:
        blocks.append(Text(line(f"{name} is as glad as you are. If it feels right, ask now: sincerely, and once.")))
    if view.introducer is not None and entry.thanked_outcome_at is None:
        said = f"{view.introducer.name} opened this door."
        blocks.append(Item(line(said), (Button(f"Thank {first(view.introducer.name)}", f"thank {entry.id}"),)))
    blocks += [
        Item(line(f"{name} gave you names?"), (Button("Names…", f"names {token}"),)),
        Item(line(f"Whom has {name} influence with?"), (Button("The map…", f"influence {token}"),)),
        Item(line("One person, by name, is the best question."), (Button(f"Ask {name}…", f"ask {token}"),)),
    ]
    later = (
        Button("Not today", f"snooze {entry.id} in 7 days"),
        Button("In a month", f"not now {token} until in 1 month"),
        Button("In three months", f"not now {token} until in 3 months"),
        Button("Never ask", f"never ask {token}"),
    )
    blocks.append(Buttons((*later, Button("Who led to this", f"chain {entry.id}"))))
    return Card(f"{client.name} is a client. Well done", tuple(blocks))


def because(view: IntroductionView, now: datetime) -> str:
    return f"#{view.introduction.id} {view.prospect.name} was won"


def facts(view: IntroductionView, now: datetime) -> tuple[tuple[str, str], ...]:
    closed = view.introduction.closed_at
    zone, locale = view.owner.tz(view.organization), view.owner.locale or view.organization.locale
    return ((view.prospect.name, f"won {when.day(closed, now, zone, locale)}"),) if closed else ()


def headline(view: IntroductionView) -> str:
    return f"{view.prospect.name} is a client: names, thanks, the map"


def sold(client: Contact, worth: str | None, *, door: int | None, undo: str) -> Card:
    token = f"contact:{client.id}"
    said = f"It goes back to #{door}." if door else "No introduction led to it."
    row = (Button("Names…", f"names {token}"), Button("The map…", f"influence {token}"), Button("Undo", undo))
    amount = f": {worth}" if worth else ""
    return Card(f"Another sale to {client.name}{amount}", (Text(line(said)), Buttons(row)))
