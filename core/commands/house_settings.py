"""The team's settings, for admins: our way of asking and its numbers, what we are called, where and in which money."""

from __future__ import annotations

from difflib import get_close_matches

from babel.numbers import list_currencies

from core import habits
from core.cards import Card
from core.commands.setting import Setting
from core.commands.turn import Turn
from core.model import Role
from core.phrases import settings as phrases
from core.phrases import settled
from core.policy import PLAYBOOKS, Number
from core.rules import NUMBERS
from core.spec import Misunderstood
from core.store import agenda, house

KEYS = {number.key: number for number in NUMBERS}


def _playbook(turn: Turn, said: str) -> Card:
    name = "-".join(said.casefold().split())
    if name not in PLAYBOOKS:
        raise Misunderstood(phrases.NO_PLAYBOOK, try_line="settings playbook", field="value")
    house.update_organization(turn.book, turn.organization, playbook=name)
    agenda.look_at_everything(turn.tx, turn.organization.id, turn.now)
    return settled.playbook(name)


def _number(turn: Turn, said: str) -> Card:
    key, _, value = said.strip().partition(" ")
    number = KEYS.get(key.casefold())
    if number is None:
        meant = next(iter(get_close_matches(key.casefold(), KEYS, 1, 0.8)), None)
        better = f"settings number {meant} {value}".rstrip() if meant else "settings numbers"
        raise Misunderstood(phrases.no_such_number(key) if key else phrases.NO_NUMBER, try_line=better, field="value")
    base = _base(turn, number)
    wanted = base if value.strip().casefold() == "default" else _whole(number, value)
    house.set_number(turn.book, turn.organization, number.key, None if wanted == base else wanted)
    agenda.look_at_everything(turn.tx, turn.organization.id, turn.now)
    return settled.number(number, wanted, base)


def numbers(turn: Turn, said: str) -> Card:
    """Every number by its rule; an own one with what the playbook has."""
    rows: dict[str, list[str]] = {}
    for number in KEYS.values():
        rule, what = number.key.split(".", 1)
        rows.setdefault(rule, []).append(phrases.number(what, number, turn.policy[number.key], _base(turn, number)))
    return phrases.numbers(tuple((rule, ", ".join(all)) for rule, all in rows.items()), turn.organization.playbook)


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


def _base(turn: Turn, number: Number) -> int:
    return number.playbooks.get(turn.organization.playbook, number.default)


def _whole(number: Number, value: str) -> int:
    text = value.split()[0] if value.split() else ""
    if not text.isdecimal() or not number.least <= int(text) <= number.most:
        raise Misunderstood(phrases.out_of_range(number), field="value")
    return int(text)


HOUSE = (
    Setting(
        "playbook",
        _playbook,
        Role.ADMIN,
        choices=lambda turn: tuple((name, f"{name}: {words}"[:75]) for name, words in phrases.PLAYBOOKS.items()),
        now=lambda turn: turn.organization.playbook,
    ),
    Setting("number", _number, Role.ADMIN),
    Setting("currency", _currency, Role.ADMIN, now=lambda turn: turn.organization.currency),
    Setting("office", _office, Role.ADMIN, now=lambda turn: turn.organization.zone),
    Setting("name", _name, Role.ADMIN, now=lambda turn: turn.organization.name),
)
