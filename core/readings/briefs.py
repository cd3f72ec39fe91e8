"""What one should know of a person before a call: owed, promised, open doors, how it went, the last talk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.model import TALKS, Contact, ContactState, Direction, Introduction, Reminder, Stage, Touch


@dataclass(frozen=True, slots=True)
class Brief:
    """`thanks` are doors he opened for which thanks are owed; `opened` those of his still open; `came` those that
    brought him to us; `planned` next steps and reminders about him, the nearest first."""

    contact: Contact
    stop: bool  # no ask, no call, no nudge
    thanks: tuple[Introduction, ...] = ()
    opened: tuple[Introduction, ...] = ()
    came: tuple[Introduction, ...] = ()
    planned: tuple[tuple[datetime, str, int | None], ...] = ()
    last_talk: Touch | None = None
    total: int = 0  # doors he ever opened
    won: int = 0


def brief(
    contact: Contact,
    *,
    came: Iterable[Introduction],
    through: Iterable[Introduction],
    prospects: Mapping[int, Contact],
    touches: Iterable[Touch],
    reminders: Iterable[Reminder],
) -> Brief:
    """`came` brought him to us; `through` are doors he opened, to the `prospects` (by id); `reminders` the reader's."""
    came, doors = tuple(came), tuple(through)
    about = {entry.id for entry in came} | {entry.id for entry in doors}
    steps = [
        (e.next_step_at, e.next_step or "", e.id) for e in (*came, *doors) if e.open and e.next_step_at is not None
    ]
    own = [
        (r.due_at, r.about, r.introduction_id)
        for r in reminders
        if r.contact_id == contact.id or (r.introduction_id is not None and r.introduction_id in about)
    ]
    return Brief(
        contact=contact,
        stop=contact.dont_call or contact.state is not ContactState.ACTIVE,
        thanks=tuple(
            e for e in doors if e.prospect_id in prospects and thanks_owed(e, contact, prospects[e.prospect_id])
        ),
        opened=tuple(e for e in doors if e.open),
        came=came,
        planned=tuple(sorted(steps + own, key=lambda plan: plan[0])),
        last_talk=max((t for t in touches if t.kind in TALKS), key=lambda t: t.at, default=None),
        total=sum(e.opened_at is not None for e in doors),
        won=sum(e.stage is Stage.WON for e in doors),
    )


def not_written(introducer: Contact | None, prospect: Contact) -> Contact | None:
    """Whom no note is drafted to, or about: bereaved, died, forgotten, or gone where nobody knows; None where a note
    may go."""
    if introducer is not None and introducer.state is not ContactState.ACTIVE:
        return introducer
    grave = prospect.state in (ContactState.BEREAVED, ContactState.DECEASED)
    return prospect if grave or prospect.forgotten else None


def thanks_owed(entry: Introduction, opener: Contact | None, prospect: Contact) -> bool:
    """Whether the introducer has still to be thanked: for opening the door, or again at the outcome. Nobody writes to
    an `opener` who has left, is bereaved or has died, nor about a prospect so; it is None for a colleague."""
    if not_written(opener, prospect) is not None:
        return False
    if entry.direction is Direction.GIVEN or entry.opened_at is None:
        return False
    if entry.closed_at is not None:
        last = max(filter(None, (entry.thanked_at, entry.thanked_outcome_at)), default=None)
        return last is None or (entry.thanked_outcome_at is None and last < entry.closed_at)
    return entry.thanked_at is None
