"""My own words: the one line about whom we help, which stands in the notes I send."""

from __future__ import annotations

from core.cards import Card
from core.commands.setting import Setting
from core.commands.turn import Turn
from core.habits import OFF
from core.phrases import playbooks as words
from core.spec import Misunderstood
from core.store import profiles


def _line(turn: Turn, said: str) -> Card:
    told = " ".join(said.strip(" \"'“”‘’").split())
    if told.casefold() in OFF:
        profiles.change(turn.book, turn.me.id, one_line=None)
        return words.one_line(None)
    if not any(c.isalpha() for c in told) or len(told) > words.LONGEST_LINE:
        raise Misunderstood(words.NO_LINE, field="value")
    profiles.change(turn.book, turn.me.id, one_line=told)
    return words.one_line(told)


PROFILE = (Setting("line", _line, now=lambda turn: profiles.of(turn.tx, turn.organization.id, turn.me.id).one_line),)
