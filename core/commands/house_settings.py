"""The team's settings, for admins: what we are called, where we are, and in which money we count."""

from __future__ import annotations

from babel.numbers import list_currencies

from core import habits
from core.cards import Card
from core.commands.setting import Setting
from core.commands.turn import Turn
from core.model import Role
from core.phrases import settings as phrases
from core.phrases import settled
from core.spec import Misunderstood
from core.store import agenda, house


def _currency(turn: Turn, said: str) -> Card:
    code = said.strip().upper()
    if code not in list_currencies():
        raise Misunderstood(phrases.no_currency(said), try_line="settings currency EUR", field="value")
    house.update_organization(turn.book, turn.organization, currency=code)
    return settled.currency(code)


def _office(turn: Turn, said: str) -> Card:
    some = said.split()
    country = habits.country(some[-1]) if len(some) > 1 and len(some[-1]) == 2 else turn.organization.country
    zone = habits.zone(" ".join(some[:-1] if len(some) > 1 and len(some[-1]) == 2 else some))
    house.update_organization(turn.book, turn.organization, zone=zone, country=country)
    agenda.look_at_everything(turn.tx, turn.organization.id, turn.now)
    return settled.office(zone, country)


def _name(turn: Turn, said: str) -> Card:
    name = " ".join(said.split())[:80]
    house.update_organization(turn.book, turn.organization, name=name)
    return settled.called(name)


HOUSE = (
    Setting("currency", _currency, Role.ADMIN, now=lambda turn: turn.organization.currency),
    Setting("office", _office, Role.ADMIN, now=lambda turn: turn.organization.zone),
    Setting("name", _name, Role.ADMIN, now=lambda turn: turn.organization.name),
)
