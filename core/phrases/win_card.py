"""What the bot says when a sale is won: the win card, what comes back after "not today", and a further sale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Item, Text, line
from core.model import Contact, Introduction, Reminder
from core.partners import Knows
from core.phrases import when
from core.phrases.knowing import ask_button, how_known
from core.phrases.nudges import described, first
from core.readings.briefs import thanks_owed
from core.readings.chains import Link

if TYPE_CHECKING:
    from core.rules.views import IntroductionView

KNOWN = 3  # people offered by name: a choice, not a list
NOT_WON = "“not today” puts off the question after a sale, and this is none yet."
PUT_OFF = "Ask {client} about one person"
Acquaintance = tuple[Contact, Knows]


def card(view: IntroductionView, now: datetime, *, again: bool) -> Card:
    """Once, when both are happy: thanks along the chain, one person by name, names, the map, or not today."""
    entry, client = view.introduction, view.prospect
    name, token = first(client.name), f"contact:{client.id}"
    if again:
        said = f"A week on, {name} knows what it was worth. Is there a moment for one question?"
    else:
        said = f"{name} is as glad as you are. If it feels right, ask now: sincerely, and once."
    blocks: list[Block] = [Text(line(said)), *by_name(client, view.knows)]
    blocks.append(Item(line(f"{name} gave you names?"), (Button("Names…", f"names {token}"),)))
    blocks.append(Item(line(f"Whom has {name} influence with?"), (Button("The map…", f"influence {token}"),)))
    blocks += _thanks(view)
    later = (
        Button("Not today…", f"not today {entry.id}"),
        Button("In a month", f"not today {entry.id} in 1 month"),
        Button("In three months", f"not today {entry.id} in 3 months"),
        Button("Never ask", f"never ask {token}"),
    )
    blocks.append(Buttons((*later, Button("Who led to this", f"chain {entry.id}"))))
    return Card(f"{client.name} is a client. Well done", tuple(blocks))


def by_name(client: Contact, known: Sequence[Acquaintance]) -> tuple[Block, ...]:
    """Those he is known to know, each a question by name; where nobody is known, where to look first."""
    name = first(client.name)
    if not known:
        where = "Two minutes first: the board, the club, the last firm. Then ask for one person."
        return (Item(line(where), (Button(f"Ask {name}…", f"ask contact:{client.id}"),)),)
    many = "somebody" if len(known) == 1 else f"{min(len(known), KNOWN)} people"
    choose = "Say why." if len(known) == 1 else "Choose one and say why."
    rows = (
        Item(
            line(Bold(described(one)), f" ({f'{how.how}; ' if how.how else ''}{how_known(how, client)})"),
            (ask_button(client, one),),
        )
        for one, how in known[:KNOWN]
    )
    return (Text(line(f"{name} knows {many} you may be able to help. {choose}")), *rows)


def _thanks(view: IntroductionView) -> tuple[Block, ...]:
    """Everybody along the chain who is still to be thanked, each for whom he introduced himself."""
    if view.colleague is not None and view.introduction.thanked_outcome_at is None:
        return (_thank(view.colleague.name, "opened this door", view.introduction),)
    owed = [link for link in view.chain if thanks_owed(link.entry, link.opener, link.prospect)]
    return tuple(_thank(link.opener.name, _did(link, view.introduction), link.entry) for link in owed)


def _thank(opener: str, did: str, entry: Introduction) -> Item:
    return Item(line(f"{opener} {did}."), (Button(f"Thank {first(opener)}", f"thank {entry.id}"),))


def _did(link: Link, won: Introduction) -> str:
    return "opened this door" if link.entry.id == won.id else f"introduced {link.prospect.name} to us"


def because(view: IntroductionView, now: datetime) -> str:
    return f"#{view.introduction.id} {view.prospect.name} was won"


def facts(view: IntroductionView, now: datetime) -> tuple[tuple[str, str], ...]:
    closed = view.introduction.closed_at
    zone, locale = view.owner.tz(view.organization), view.owner.locale or view.organization.locale
    known = ((f"{first(view.prospect.name)} knows", f"{len(view.knows)} we could ask about"),) if view.knows else ()
    return ((view.prospect.name, f"won {when.day(closed, now, zone, locale)}"), *known) if closed else ()


def headline(view: IntroductionView) -> str:
    return f"{view.prospect.name} is a client: names, thanks, the map"


def put_off(client: Contact) -> str:
    """What the reminder of "not today" is about; by these words it is known again."""
    return PUT_OFF.format(client=client.name)


def is_put_off(own: Reminder, client: Contact | None) -> bool:
    return client is not None and own.about == put_off(client)


def back_then(client: Contact, moment: str, *, undo: str) -> Card:
    said = f"Nothing more about it till then. {first(client.name)} is served meanwhile, and that asks best."
    return Card(f"I’ll come back to it once: {moment}", (Text(line(said)), Buttons((Button("Undo", undo),))))


def sold(client: Contact, worth: str | None, *, door: int | None, known: Sequence[Acquaintance], undo: str) -> Card:
    token = f"contact:{client.id}"
    said = f"It goes back to #{door}." if door else "No introduction led to it."
    row = (Button("Names…", f"names {token}"), Button("The map…", f"influence {token}"), Button("Undo", undo))
    amount = f": {worth}" if worth else ""
    rows = by_name(client, known) if known else ()
    return Card(f"Another sale to {client.name}{amount}", (Text(line(said)), *rows, Buttons(row)))
