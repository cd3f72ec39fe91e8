"""The team's settings, for admins: our way of asking, its numbers, who leads and who is admin, what we are called."""

from __future__ import annotations

from babel.numbers import list_currencies

from core import habits
from core.cards import Card
from core.commands import finding
from core.commands.setting import Setting
from core.commands.spec import Misunderstood, Ref
from core.commands.turn import Turn
from core.model import Member, Role
from core.names import fold
from core.nearness import nearest
from core.phrases import settings as phrases
from core.policy import PLAYBOOKS, Number
from core.rules import NUMBERS
from core.store import agenda, house, people
from core.tokens import clean, words

KEYS = {number.key: number for number in NUMBERS}


def _playbook(turn: Turn, said: str) -> Card:
    name = "-".join(said.casefold().split())
    if name not in PLAYBOOKS:
        raise Misunderstood(
            f"Our ways of asking are {', '.join(PLAYBOOKS)}.", try_line="settings playbook", field="value"
        )
    house.update_organization(turn.book, turn.organization, playbook=name)
    agenda.look_at_everything(turn.tx, turn.organization.id, turn.now)
    return phrases.is_now(f"Our way of asking is “{name}”", phrases.PLAYBOOKS[name])


def _number(turn: Turn, said: str) -> Card:
    key, _, value = said.strip().partition(" ")
    number = KEYS.get(key.casefold())
    if number is None:
        meant = nearest(key.casefold(), KEYS)
        better = f"settings number {meant} {value}".rstrip() if meant else "settings numbers"
        raise Misunderstood(phrases.no_such_number(key) if key else phrases.NO_NUMBER, try_line=better, field="value")
    base = _base(turn, number)
    wanted = base if value.strip().casefold() == "default" else _whole(number, value)
    house.set_number(turn.book, turn.organization, number.key, None if wanted == base else wanted)
    agenda.look_at_everything(turn.tx, turn.organization.id, turn.now)
    return phrases.number_is(number, wanted, base)


def numbers(turn: Turn, said: str) -> Card:
    """Every number by its rule; an own one with what the playbook has."""
    rows: dict[str, list[str]] = {}
    for number in KEYS.values():
        rule, what = number.key.split(".", 1)
        rows.setdefault(rule, []).append(phrases.number(what, number, turn.policy[number.key], _base(turn, number)))
    return phrases.numbers(tuple((rule, ", ".join(all)) for rule, all in rows.items()), turn.organization.playbook)


def _lead(turn: Turn, said: str) -> Card:
    who, team = _colleague_and(turn, said, phrases.NO_LEAD)
    made = house.lead(turn.book, who, house.team_named(turn.book, team))
    return phrases.is_now(f"{who.name} leads {made.name}", "What the team leaves waiting comes to the lead.")


def _team(turn: Turn, said: str) -> Card:
    who, name = _colleague_and(turn, said, phrases.NO_MEMBER)
    if name.casefold() in habits.OFF:
        people.update_member(turn.book, who, team_id=None)
        return phrases.is_now(f"{who.name} is in no team")
    team = house.team_named(turn.book, name)
    people.update_member(turn.book, who, team_id=team.id)
    return phrases.is_now(f"{who.name} is in {team.name}")


def _admin(turn: Turn, said: str) -> Card:
    who = _colleague(turn, said)
    people.update_member(turn.book, who, role=Role.ADMIN)
    return phrases.is_now(f"{who.name} is an admin", "Settings and forgetting are open to every admin.")


def _member(turn: Turn, said: str) -> Card:
    who = _colleague(turn, said)
    if who.role is Role.ADMIN and house.admins(turn.tx, turn.organization.id) == 1:
        raise Misunderstood(phrases.LAST_ADMIN, field="value")
    role = Role.LEAD if house.leads(turn.tx, turn.organization.id, who.id) else Role.MEMBER
    people.update_member(turn.book, who, role=role)
    return phrases.is_now(f"{who.name} is no admin any more")


def _currency(turn: Turn, said: str) -> Card:
    code = said.strip().upper()
    if code not in list_currencies():
        raise Misunderstood(f"I know no currency “{said}”.", try_line="settings currency EUR", field="value")
    house.update_organization(turn.book, turn.organization, currency=code)
    return phrases.is_now(f"Our currency is {code}", "What stands in the book keeps the currency it was written in.")


def _office(turn: Turn, said: str) -> Card:
    some = said.split()
    country = habits.country(some[-1]) if len(some) > 1 and len(some[-1]) == 2 else turn.organization.country
    zone = habits.zone(" ".join(some[:-1] if len(some) > 1 and len(some[-1]) == 2 else some))
    house.update_organization(turn.book, turn.organization, zone=zone, country=country)
    agenda.look_at_everything(turn.tx, turn.organization.id, turn.now)
    holidays = f"Public holidays are those of {country}." if country else "Public holidays are not known."
    return phrases.is_now(f"Our time zone is {zone}", holidays)


def _name(turn: Turn, said: str) -> Card:
    name = " ".join(said.split())[:80]
    house.update_organization(turn.book, turn.organization, name=name)
    return phrases.is_now(f"We are called {name}")


def _base(turn: Turn, number: Number) -> int:
    return number.playbooks.get(turn.organization.playbook, number.default)


def _whole(number: Number, value: str) -> int:
    text = value.split()[0] if value.split() else ""
    if not text.isdecimal() or not number.least <= int(text) <= number.most:
        raise Misunderstood(phrases.out_of_range(number), field="value")
    return int(text)


def _colleague(turn: Turn, said: str) -> Member:
    found = words(clean(said))
    if len(found) == 1 and found[0].mention:
        return finding.member(turn, Ref(account=found[0].text))
    return finding.member(turn, Ref(words=said.strip()))


def _colleague_and(turn: Turn, said: str, expected: str) -> tuple[Member, str]:
    """A colleague and what follows: as many leading words as name one person, and the rest."""
    some = words(clean(said))
    if len(some) < 2:
        raise Misunderstood(expected, field="value")
    if some[0].mention or some[0].quoted:
        first = finding.member(turn, Ref(account=some[0].text) if some[0].mention else Ref(words=some[0].text))
        return first, " ".join(word.text for word in some[1:])
    for length in range(len(some) - 1, 1, -1):
        name = " ".join(word.text for word in some[:length])
        found = people.find_members(turn.tx, turn.organization.id, name)
        if len(found) == 1 and fold(found[0].name) == fold(name):
            return found[0], " ".join(word.text for word in some[length:])
    return finding.member(turn, Ref(words=some[0].text)), " ".join(word.text for word in some[1:])


HOUSE = (
    Setting(
        "playbook",
        _playbook,
        Role.ADMIN,
        choices=lambda turn: tuple((name, f"{name}: {words}"[:75]) for name, words in phrases.PLAYBOOKS.items()),
        now=lambda turn: turn.organization.playbook,
    ),
    Setting("number", _number, Role.ADMIN),
    Setting("lead", _lead, Role.ADMIN),
    Setting("team", _team, Role.ADMIN),
    Setting("admin", _admin, Role.ADMIN),
    Setting("member", _member, Role.ADMIN),
    Setting("currency", _currency, Role.ADMIN, now=lambda turn: turn.organization.currency),
    Setting("office", _office, Role.ADMIN, now=lambda turn: turn.organization.zone),
    Setting("name", _name, Role.ADMIN, now=lambda turn: turn.organization.name),
)
