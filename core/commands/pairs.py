"""Two people named where one opens a door: the bot asks which of them it was; the other goes into the note."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.cards import Button
from core.commands import finding
from core.commands.turn import Question, Turn
from core.names import fold
from core.phrases import asking
from core.store import people, search

_AND = re.compile(r"\s*(?:,|&|\+|/|\band\b)\s*(?:and\s+)?", re.IGNORECASE)
_BESIDE = re.compile(r"(?P<joined>and\s+|[&+]\s*)?(?P<name>[^,;]+)", re.IGNORECASE | re.DOTALL)


class _Side(NamedTuple):
    """One of the two as typed, how he is shown, and what stands for him in a line."""

    typed: str
    name: str
    token: str
    known: bool = True
    full: bool = False  # typed with all of his name


def refuse(turn: Turn, words: str, *, noted: bool) -> None:
    """Raises Question where the words are two people: somebody known, and somebody known or with a full name. Smith &
    Sons, of whom nobody is known, stays one name. `noted`: the line has a place for the other one."""
    for joint in _AND.finditer(words):
        one, other = (_side(turn, part) for part in (words[: joint.start()], words[joint.end() :]))
        if one is not None and other is not None and _both(one, other):
            raise _which(turn, words, re.escape(words), (one, other), noted=noted)


def refuse_in_note(turn: Turn, words: str, note: str) -> None:
    """`from Carl Smith, Judy Park`, `from judy and carl`: Raises Question where the note begins with the second one."""
    if (found := _BESIDE.match(note)) is None:
        return
    one, other = _side(turn, words), _side(turn, found["name"])
    if one is None or other is None or not other.known or not (found["joined"] or other.full):
        return
    written = re.escape(words) + _AND.pattern + re.escape(found["name"].strip())
    if re.search(written, turn.line, re.IGNORECASE):
        raise _which(turn, f"{words} and {found['name'].strip()}", written, (one, other), noted=True)


def _both(one: _Side, other: _Side) -> bool:
    return (one.known and other.known) or ((one.known or other.known) and one.full and other.full)


def _side(turn: Turn, part: str) -> _Side | None:
    """Somebody known by his name, or a name in full; None for anything else."""
    typed = part.strip()
    wanted = fold(typed).split()
    if not wanted:
        return None
    sure = [c for c in search.people(turn.tx, turn.organization.id, typed).sure if finding.known_to(turn, c)]
    named = [c for c in sure if set(wanted) <= set(fold(c.name).split())]
    if len(named) == 1:
        only = named[0]
        return _Side(typed, only.name, f"contact:{only.id}", full=len(wanted) > 1 and fold(only.name).split() == wanted)
    if named:
        return _Side(typed, typed, f'"{typed}"')
    if ours := people.called(turn.tx, turn.organization.id, typed):
        return _Side(typed, ours[0].name, f"@{{member:{ours[0].id}}}", full=len(wanted) > 1)
    full = len(typed.split()) in (2, 3) and all(w[:1].isupper() for w in typed.split())
    return _Side(typed, typed, f'"new: {typed}"', known=False, full=True) if full else None


def _which(turn: Turn, words: str, written: str, sides: tuple[_Side, _Side], *, noted: bool) -> Question:
    """A button for each of the two, with the other beside him where that can be said; and one for a single name."""
    buttons = []
    for one, other in (sides, sides[::-1]):
        beside = f' along with "{other.name}"' if noted else ""
        buttons.append(Button(one.name, _instead(turn.line, written, one.token + beside)))
    buttons.append(Button(asking.ONE_NAME, _instead(turn.line, written, f'"new: {words}"')))
    said = (asking.OTHER_IS_NOTED, asking.NOTHING_SAVED) if noted else (asking.NOTHING_SAVED,)
    return Question(turn.say(asking.which_of_two(words), *said, buttons=buttons, replaces=True))


def _instead(line: str, written: str, token: str) -> str:
    return re.sub(rf'"?(?:{written})"?', lambda _: token, line, count=1, flags=re.IGNORECASE)
