"""How two of the same name are told apart on buttons: by whatever only one of them has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from babel.dates import format_skeleton

from core.model import Contact, Member
from core.phrases.asking import who


def contacts(found: Sequence[Contact], owners: Mapping[int, str]) -> list[str]:
    """A label for each, all different: name and company, and where these are the same, the first of title, address,
    owner and last talk that the others have not. `owners` are members' names."""
    return _apart([(who(one), [mark(one, owners) for mark in _MARKS]) for one in found])


def members(found: Sequence[Member], teams: Mapping[int, str]) -> list[str]:
    """A label for each colleague, all different. `teams` are teams' names."""
    return _apart([(one.name, [one.email, teams.get(one.team_id or 0)]) for one in found])


def _apart(found: Sequence[tuple[str, list[str | None]]]) -> list[str]:
    plain = [label for label, _ in found]
    return [label if plain.count(label) == 1 else _marked(n, found) for n, label in enumerate(plain)]


def _marked(number: int, found: Sequence[tuple[str, list[str | None]]]) -> str:
    label, marks = found[number]
    twins = [other for n, (name, other) in enumerate(found) if name == label and n != number]
    for place, mark in enumerate(marks):
        if mark and all(other[place] != mark for other in twins):
            return f"{label}, {mark}"
    earlier = sum(name == label for name, _ in found[:number])
    return f"{label}, entry {earlier + 1} of {len(twins) + 1}"


def _talked(one: Contact, owners: Mapping[int, str]) -> str | None:
    return f"last talk in {format_skeleton('yMMMM', one.last_talk_at, locale='en')}" if one.last_talk_at else None


def _owner(one: Contact, owners: Mapping[int, str]) -> str | None:
    name = owners.get(one.owner_id or 0)
    return f"known to {name}" if name else None


_MARKS: tuple[Callable[[Contact, Mapping[int, str]], str | None], ...] = (
    lambda one, owners: one.title,
    lambda one, owners: one.email,
    lambda one, owners: one.phone,
    _owner,
    _talked,
)
