"""Our way of asking, for admins: the playbook, its numbers, and which checks nobody passes."""

from __future__ import annotations

from difflib import get_close_matches

from core.asks import Reply
from core.cards import Card
from core.commands.setting import Setting
from core.commands.turn import Question, Turn
from core.model import Role
from core.phrases import playbooks as words
from core.phrases import settings as phrases
from core.phrases import settled
from core.policy import PLAYBOOKS, Number
from core.rules import NUMBERS, loosens, policy_in
from core.spec import Misunderstood
from core.store import agenda, house

KEYS = {number.key: number for number in NUMBERS}
RULES = {key.split(".", 1)[0] for key in KEYS}
STRICT = {key.removesuffix(".speaks"): number for key, number in KEYS.items() if key.endswith(".speaks")}
_OFF = frozenset({"off", "no", "not"})


def _playbook(turn: Turn, said: str) -> Card:
    name = "-".join(said.casefold().split())
    if name not in PLAYBOOKS:
        raise Misunderstood(phrases.NO_PLAYBOOK, try_line="settings playbook", field="value")
    before, was = turn.organization.playbook, turn.policy
    after = policy_in(house.update_organization(turn.book, turn.organization, playbook=name))
    agenda.look_at_everything(turn.tx, turn.organization.id, turn.now)
    changes = [(n, was[n.key], after[n.key]) for n in NUMBERS if was[n.key] != after[n.key]]
    return words.switched(name, before, changes, tuple(sorted(KEYS.keys() & turn.organization.numbers.keys())))


def _number(turn: Turn, said: str) -> Card:
    key, _, value = said.strip().partition(" ")
    number = KEYS.get(key.casefold())
    if number is None:
        meant = next(iter(get_close_matches(key.casefold(), KEYS, 1, 0.8)), None)
        better = f"settings number {meant} {value}".rstrip() if meant else "settings numbers"
        raise Misunderstood(phrases.no_such_number(key) if key else phrases.NO_NUMBER, try_line=better, field="value")
    if not value.strip():
        raise Question(Reply(form=phrases.ask("number", value=f"{number.key} {turn.policy[number.key]}")))
    base = _base(turn, number)
    wanted = base if value.strip().casefold() == "default" else _whole(number, value)
    _set(turn, number, wanted)
    order = words.ORDER if loosens(number.key, turn.policy[number.key], wanted) else None
    return settled.number(number, wanted, base, order)


def _strict(turn: Turn, said: str) -> Card:
    gate, _, rest = said.strip().casefold().partition(" ")
    number = STRICT.get(gate)
    if number is None:
        meant = next(iter(get_close_matches(gate, STRICT, 1, 0.7)), None)
        better = f"settings strict {meant}" if meant else "settings strict"
        raise Misunderstood(words.NO_GATE, try_line=better, field="value")
    on = rest.strip() not in _OFF
    base = _base(turn, number)
    _set(turn, number, number.most if on else min(base, number.most - 1))
    return words.strict(gate, on=on)


def numbers(turn: Turn, said: str) -> Card:
    """Every number by its rule; an own one with what the playbook has. Of one rule: each with its reason."""
    name = said.strip().casefold()
    if name in RULES:
        own = [n for n in KEYS.values() if n.key.startswith(f"{name}.")]
        return words.of_rule(name, [(n, turn.policy[n.key], _base(turn, n)) for n in own])
    rows: dict[str, list[str]] = {}
    for number in KEYS.values():
        rule, what = number.key.split(".", 1)
        rows.setdefault(rule, []).append(phrases.number(what, number, turn.policy[number.key], _base(turn, number)))
    return phrases.numbers(tuple((rule, ", ".join(all)) for rule, all in rows.items()), turn.organization.playbook)


def _set(turn: Turn, number: Number, wanted: int) -> None:
    """The number written, where it differs from the playbook's, and everything looked at anew."""
    own = None if wanted == _base(turn, number) else wanted
    house.set_number(turn.book, turn.organization, number.key, own)
    agenda.look_at_everything(turn.tx, turn.organization.id, turn.now)


def _base(turn: Turn, number: Number) -> int:
    return number.playbooks.get(turn.organization.playbook, number.default)


def _whole(number: Number, value: str) -> int:
    text = value.split()[0]
    if not text.isdecimal() or not number.least <= int(text) <= number.most:
        raise Misunderstood(phrases.out_of_range(number), field="value")
    return int(text)


PLAYBOOK = (
    Setting(
        "playbook",
        _playbook,
        Role.ADMIN,
        choices=lambda turn: tuple((name, f"{name}: {words}"[:75]) for name, words in phrases.PLAYBOOKS.items()),
        now=lambda turn: turn.organization.playbook,
    ),
    Setting("number", _number, Role.ADMIN),
    Setting(
        "strict",
        _strict,
        Role.ADMIN,
        choices=lambda turn: tuple((gate, gate) for gate, n in STRICT.items() if turn.policy[n.key] < n.most),
    ),
)
