"""A deal won before anybody logged its introduction: kept as a sale until it is known who opened the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core import counting
from core.commands import acting, importing, naming
from core.commands.turn import Turn
from core.model import Contact, Direction, Introduction, Member, Stage, Warmth
from core.rules.stops import stop
from core.sales import Sale
from core.spec import Ref
from core.store import contacts, introductions
from core.store.nouns import SALES

_SKIPPED = (Stage.CONTACTED, Stage.MET, Stage.PROPOSED)


def write_deal(turn: Turn, row: importing.Row) -> Contact:
    """The client, and the deal: with its introduction where the row tells who opened the door, else as a sale."""
    assert row.on is not None  # a row without its day is a fault
    at = importing.noon(turn, row.on)
    client = naming.enter(turn, row.person, owner_id=row.owner.id, **row.told)
    client = _client_since(turn, client, at)
    value, currency = (row.value.minor, row.value.currency or turn.currency) if row.value else (None, None)
    deal = Sale(turn.book.id(), client.id, row.owner.id, at, value=value, currency=currency, source="import")
    if row.opener:
        opened(turn, deal, naming.opener(turn, Ref(words=row.opener)))
    else:
        SALES.add(turn.book, deal)
    return client


def opened(turn: Turn, deal: Sale, opener: naming.Person | Member) -> Introduction:
    """The introduction this deal was won with, in the book as of its day: counted there, and in nobody's inbox."""
    person = naming.enter(turn, opener) if isinstance(opener, naming.Person) else None
    member = opener if isinstance(opener, Member) else None
    entry = Introduction(
        id=turn.book.number(),
        direction=Direction.RECEIVED if person else Direction.INTERNAL,
        prospect_id=deal.contact_id,
        introducer_id=person.id if person else None,
        introducer_member_id=member.id if member else None,
        owner_id=deal.member_id,
        logged_by=turn.me.id,
        logged_at=deal.at,
        stage=Stage.WON,
        stage_at=deal.at,
        waiting_since=deal.at,
        opened_at=deal.at,
        closed_at=deal.at,
        implied=_SKIPPED,
        warmth=Warmth.INTRODUCTION,
        agreed=True,
        value=deal.value,
        currency=deal.currency,
    )
    entry = replace(entry, counted=counting.days({}, counting.earned(entry), now=deal.at, zone=turn.home))
    introductions.add(turn.book, entry)
    acting.count(turn, None, entry)
    return entry


def _client_since(turn: Turn, client: Contact, at: datetime) -> Contact:
    if stop(client) is not None or (client.client_since is not None and client.client_since <= at):
        return client
    return contacts.change(turn.book, client, client_since=at)
