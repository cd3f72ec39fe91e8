"""`sale`: a client bought again, from the door that was opened once, or from none."""

from __future__ import annotations

from datetime import time
from typing import Any

from core.asks import Reply
from core.commands import finding
from core.commands.turn import Turn
from core.model import Stage
from core.phrases import win_card as words
from core.sales import Sale
from core.spec import Arg, Command
from core.store import acquainted, contacts, introductions
from core.store.nouns import SALES


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    client = finding.contact(turn, values["contact"])
    day, value = values.get("on"), values.get("value")
    at = turn.now if day is None or day == turn.today else turn.calendar.at(day, time(12))
    doors = introductions.of_prospects(turn.tx, turn.organization.id, [client.id])
    door = next((entry for entry in doors if entry.stage is Stage.WON), None)
    minor, currency = (value.minor, value.currency or turn.currency) if value else (None, None)
    deal = Sale(turn.book.id(), client.id, turn.me.id, at, door.id if door else None, minor, currency)
    SALES.add(turn.book, deal)
    if client.client_since is None:
        client = contacts.change(turn.book, client, client_since=at)
    turn.book.about("contact", client.id)
    worth = turn.money(minor, currency) if minor is not None else None
    known = acquainted.knows(turn.tx, turn.organization.id, {client.id: client}).get(client.id, ())
    undo = f"undo {turn.book.receipt}"
    card = words.sold(client, worth, door=door.id if door else None, known=known, undo=undo)
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="sale",
    summary="A client bought again",
    examples=("sale Carl 12k", "sale Carl 12k yesterday"),
    run=run,
    args=(
        Arg("contact", "contact", "Who bought?", required=True),
        Arg("value", "money", "Value, roughly", ("value", "for"), bare=True),
        Arg("on", "day", "When?", ("on",), bare=True, past=True),
    ),
    aliases=("sold",),
    group="Every day",
)
