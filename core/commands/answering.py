"""Which ask an answer is for: by number, by who was asked, or the only one that waits."""

from __future__ import annotations

from collections.abc import Sequence

from core.cards import Button
from core.commands import finding
from core.commands.turn import Question, Turn
from core.model import Introduction, Stage
from core.phrases import ask_answers as words
from core.phrases import asking
from core.spec import Misunderstood, Ref
from core.store import asks, introductions, search

_WAITING = {"yes": (Stage.ASKED,), "no": (Stage.ASKED, Stage.PROMISED), "done": (Stage.ASKED, Stage.PROMISED)}


def meant(turn: Turn, ref: Ref | None, said: str) -> Introduction | None:
    """The introduction that waits for this answer; None where nobody of that name was asked. Raises Question where
    several wait, Misunderstood where nobody is named and none does."""
    if ref is not None and ref.number is not None:
        return finding.introduction(turn, ref)
    mine = [entry for entry in asks.waiting(turn.tx, turn.organization.id, turn.me.id) if waits(entry, said)]
    if ref is None:
        if not mine:
            raise Misunderstood(words.NONE_OPEN, try_line="list open")
        return _one(turn, finding.shown(turn, mine), said)
    ids = {c.id for c in search.people(turn.tx, turn.organization.id, ref.words or "").sure}
    own = [entry for entry in mine if entry.introducer_id in ids]
    fitting = own or [e for e in introductions.by_introducers(turn.tx, turn.organization.id, ids) if waits(e, said)]
    shown = finding.shown(turn, fitting)
    return _one(turn, shown, said) if shown else None


def waits(entry: Introduction, said: str) -> bool:
    """Whether this answer still says something new of it."""
    return entry.stage in _WAITING[said]


def now(turn: Turn, entry: Introduction) -> Introduction:
    """The introduction as it stands after the move."""
    return introductions.get(turn.tx, turn.organization.id, entry.id) or entry


def _one(turn: Turn, fitting: Sequence[Introduction], said: str) -> Introduction:
    if len(fitting) == 1:
        return fitting[0]
    people = turn.contacts(*(e.prospect_id for e in fitting))
    choices = (
        Button(f"#{e.id} {asking.who(people[e.prospect_id])}", f"answer {e.id} {said}")
        for e in fitting[: finding.SHOWN]
    )
    raise Question(turn.say(words.WHICH, buttons=choices, replaces=True))
