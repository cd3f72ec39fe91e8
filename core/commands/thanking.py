"""Which introduction thanks are for, and how they are noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.commands import acting, finding, moving
from core.commands.turn import Turn
from core.model import Introduction, Stage
from core.permissions import Deed
from core.spec import Money, Ref
from core.store import introductions, search


@dataclass(frozen=True, slots=True)
class Thanks:
    """How somebody was thanked: `kind` is a touch kind."""

    at: datetime
    kind: str = "thank-you"
    note: str | None = None
    worth: Money | None = None  # of a gift


def owed(turn: Turn, ref: Ref) -> Introduction:
    """The introduction meant by a number, by the introducer's name, or by the prospect's; where an introducer opened
    several doors, the one he has not been thanked for. Raises Question where several are left."""
    if ref.number is not None:
        return finding.introduction(turn, ref)
    org, words = turn.organization.id, ref.words or ""
    openers = [c.id for c in search.people(turn.tx, org, words).sure if finding.known_to(turn, c)]
    owed = [e for e in introductions.unthanked(turn.tx, org, openers) if not _only_asked(e)]
    opened = owed or introductions.by_introducers(turn.tx, org, openers)[:1]
    shown = finding.shown(turn, opened)
    return finding.only(turn, words, shown) if shown else finding.introduction(turn, ref, open_first=False)


def _only_asked(entry: Introduction) -> bool:
    """No door was opened, nor promised: there is nothing to thank for yet."""
    return entry.opened_at is None and entry.stage in (Stage.ASKED, Stage.DECLINED)


def outcome_due(entry: Introduction) -> bool:
    """Whether what is owed now are thanks for how it ended."""
    return entry.closed_at is not None and entry.thanked_outcome_at is None


def note(turn: Turn, entry: Introduction, thanks: Thanks) -> Introduction:
    """The introduction with the thanks noted: for the outcome where it is known, else for opening the door."""
    acting.allowed(turn, Deed.TELL, entry)
    changes: dict[str, Any] = {}
    if entry.thanked_at is None:
        changes["thanked_at"] = thanks.at
    if outcome_due(entry):
        changes["thanked_outcome_at"] = thanks.at
    if entry.introducer_id is not None:
        who, kind, at = entry.introducer_id, thanks.kind, thanks.at
        moving.talk(turn, who, kind, at, introduction=entry.id, note=thanks.note, worth=thanks.worth)
    turn.book.about("introduction", entry.id)
    return acting.change(turn, entry, **changes)
