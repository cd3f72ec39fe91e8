"""Check first and ask in the same call: the words for both, and the glad answer noted before the ask."""

from __future__ import annotations

from core.cards import Button, Card
from core.commands import checking, naming
from core.commands.naming import Person
from core.commands.turn import Turn
from core.partners import Care, Mood
from core.phrases import ask_drafts
from core.rules.views_asks import AskView
from core.store import caring


def card(view: AskView, because: str | None) -> Card:
    """Nothing is noted yet: the call comes first."""
    return ask_drafts.checking(view, because, asked_line=view.typed, unhappy=_not_glad(view))


def answered(turn: Turn, asked: Person, mood: str) -> tuple[Person, Care]:
    """A glad answer to "how are we doing?", noted with the talk it was given in."""
    known = naming.enter(turn, asked)
    checking.note(turn, known, checking.Answer(Mood(mood), turn.now))
    return Person(turn.contacts(known.id)[known.id]), caring.of(turn.tx, turn.organization.id, known.id)


def _not_glad(view: AskView) -> tuple[Button, ...]:
    return (Button("Not so glad…", f"check {view.token}"),)
