"""Which introduction thanks are for, and how they are noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.asks import Reply
from core.commands import acting, finding, moving
from core.commands.turn import Question, Turn
from core.model import ContactState, Introduction, Stage
from core.permissions import Deed
from core.phrases import entries
from core.phrases import thanked as words
from core.spec import Money, Ref
from core.store import introductions, search

ALL = "for all"


@dataclass(frozen=True, slots=True)
class Thanks:
    """How somebody was thanked: `kind` is a touch kind."""

    at: datetime
    kind: str = "thank-you"
    note: str | None = None
    worth: Money | None = None  # of a gift


def owed(turn: Turn, ref: Ref, *, together: bool = False) -> Introduction:
    """The introduction meant by a number, by the introducer's name, or by the prospect's; where an introducer opened
    several doors, the one he has not been thanked for. Raises Question where several are left; `together` offers all of
    one introducer's at once."""
    if ref.number is not None:
        return finding.introduction(turn, ref)
    shown = _opened(turn, ref)
    if not shown:
        _without_a_door(turn, ref)
        return finding.introduction(turn, ref, open_first=False)
    openers = {entry.introducer_id for entry in shown}
    one = (words.ALL_OF_THEM, f"contact:{shown[0].introducer_id} {ALL}") if together and len(openers) == 1 else None
    return finding.only(turn, ref.words or "", shown, together=one)


def every(turn: Turn, ref: Ref) -> tuple[Introduction, ...]:
    """All doors of one introducer for which he has not been thanked; the one meant where there is but one. Raises
    Question where several introducers are meant."""
    found = () if ref.number is not None else tuple(_opened(turn, ref))
    one_opener = len({entry.introducer_id for entry in found}) == 1
    return found if one_opener else (owed(turn, ref),)


def _opened(turn: Turn, ref: Ref) -> list[Introduction]:
    """The doors these introducers have not been thanked for; their latest where there is none."""
    org = turn.organization.id
    openers = [c.id for c in search.people(turn.tx, org, ref.words or "").sure if finding.known_to(turn, c)]
    waiting = [e for e in introductions.unthanked(turn.tx, org, openers) if not _only_asked(e)]
    waiting = [e for e in waiting if not turn.contacts(e.prospect_id)[e.prospect_id].forgotten]
    return finding.shown(turn, waiting or introductions.by_introducers(turn.tx, org, openers)[:1])


def _without_a_door(turn: Turn, ref: Ref) -> None:
    """Raises Question for somebody known who opened no door, or a second one beside another's: thanks can be noted."""
    org, said = turn.organization.id, ref.words or ""
    known = [c for c in search.people(turn.tx, org, said).sure if finding.known_to(turn, c)]
    if len(known) == 1 and not introductions.find(turn.tx, org, said):
        peace = known[0].state in (ContactState.BEREAVED, ContactState.DECEASED)
        card = entries.left_in_peace(known[0]) if peace else words.no_door(known[0])
        raise Question(Reply(card=card, replaces=True))


def _only_asked(entry: Introduction) -> bool:
    """No door was opened, nor promised: there is nothing to thank for yet."""
    return entry.opened_at is None and entry.stage in (Stage.ASKED, Stage.DECLINED)


def outcome_due(entry: Introduction) -> bool:
    """Whether what is owed now are thanks for how it ended."""
    return entry.closed_at is not None and entry.thanked_outcome_at is None


def note(turn: Turn, entry: Introduction, thanks: Thanks, *, talked: bool = True) -> Introduction:
    """The introduction with the thanks noted: for the outcome where it is known, else for opening the door. `talked` is
    False where the same words are noted with another door already."""
    acting.allowed(turn, Deed.TELL, entry)
    changes: dict[str, Any] = {}
    if entry.thanked_at is None:
        changes["thanked_at"] = thanks.at
    if outcome_due(entry):
        changes["thanked_outcome_at"] = thanks.at
    if talked and entry.introducer_id is not None:
        who, kind, at = entry.introducer_id, thanks.kind, thanks.at
        moving.talk(turn, who, kind, at, introduction=entry.id, note=thanks.note, worth=thanks.worth)
    turn.book.about("introduction", entry.id)
    return acting.change(turn, entry, **changes)
