"""What one introduction adds to the counters, as a function of its state: a change counts the difference.

`Introduction.counted` holds the day each act was counted on, so that an undo, however late, meets the same row.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from core.model import Act, Direction, Introduction, Stage
from core.partners import Promise

Entry: TypeAlias = "tuple[Act, int, str, str]"  # act, member, ISO day, currency ('' but for values)
Passing: TypeAlias = "tuple[int, Act, str, str]"  # contact, act, ISO day, currency
Reach: TypeAlias = "tuple[str, int, str, str, str, int]"  # month, member, direction, warmth, stage, whole days
EVERYBODY = 0  # stands in the funnel for all members together, so that the house costs no more than one of them
UNTIMED = -1  # days of a stage that was passed without a moment of its own
_LONGEST = 32_767  # days a small integer holds
_NO_DOOR = (Stage.ASKED, Stage.DECLINED, Stage.LOST, Stage.PARKED)  # where one that was never opened is only an ask
_PASSED = {
    Direction.RECEIVED: (Act.LOGGED, Act.MET, Act.WON, Act.WON_VALUE),
    Direction.GIVEN: (Act.GIVEN, Act.GIVEN_CONTACTED),
    Direction.INTERNAL: (),
}


def earned(
    entry: Introduction, *, called_by: datetime | None = None, thanked_by: datetime | None = None
) -> dict[Act, datetime | None]:
    """The acts this introduction has brought so far, each with its moment (None: the moment it is noticed).

    `called_by` and `thanked_by` are the last moments in time for a call or thanks noted just now; what was counted
    as in time before stays so.
    """
    acts: dict[Act, datetime | None] = {}
    if entry.direction is Direction.RECEIVED:
        if _came(entry):
            acts[Act.LOGGED] = entry.logged_at
        if entry.agreed:
            acts[Act.RECEIVED] = None
    else:
        acts[Act.GIVEN] = entry.logged_at
        if entry.contacted_at:
            acts[Act.GIVEN_CONTACTED] = entry.contacted_at
    if entry.direction is Direction.GIVEN:
        return acts
    if entry.contacted_at and _in_time(entry, Act.CALLED_IN_TIME, entry.contacted_at, called_by):
        acts[Act.CALLED_IN_TIME] = entry.contacted_at
    if entry.met_at:
        acts[Act.MET] = entry.met_at
    if entry.thanked_at and _in_time(entry, Act.THANKED_IN_TIME, entry.thanked_at, thanked_by):
        acts[Act.THANKED_IN_TIME] = entry.thanked_at
    return acts | _ending(entry)


def _came(entry: Introduction) -> bool:
    """Whether there is more of it than an ask of ours: asking is never counted."""
    asked_only = entry.opened_at is None and entry.stage in _NO_DOOR
    return not asked_only or Act.LOGGED.value in entry.counted


def _in_time(entry: Introduction, act: Act, at: datetime, limit: datetime | None) -> bool:
    return act.value in entry.counted or (limit is not None and at <= limit)


def _ending(entry: Introduction) -> dict[Act, datetime | None]:
    if entry.stage is Stage.WON:
        return {Act.WON: entry.closed_at} | ({Act.WON_VALUE: entry.closed_at} if entry.value else {})
    return {Act.LOST_WITH_REASON: entry.closed_at} if entry.stage is Stage.LOST and entry.reason else {}


def days(
    before: Mapping[str, str], acts: Mapping[Act, datetime | None], *, now: datetime, zone: ZoneInfo
) -> dict[str, str]:
    """The day each act is counted on, in the organization's zone: one that was counted keeps its day."""
    return {a.value: before.get(a.value) or _day(at or now, zone) for a, at in acts.items()}


def entries(entry: Introduction) -> dict[Entry, int]:
    """What stands in the counters for this introduction; the win itself is never counted twice, whoever shares it."""
    found = {_entry(entry, Act(act), day): _amount(entry, Act(act)) for act, day in entry.counted.items()}
    other, day = entry.shared_with, entry.counted.get(Act.WON.value)
    if day is not None and other is not None and other != entry.owner_id:  # passed on to him, it is his alone
        found |= {(Act.SHARED, entry.owner_id, day, ""): -1, (Act.SHARED, other, day, ""): 1}
    return found


def passed(entry: Introduction) -> dict[Passing, int]:
    """What passed between us and the person outside who opened the door, or for whom we opened it."""
    contact = entry.introducer_id if entry.direction is Direction.RECEIVED else entry.given_to_id
    if contact is None:
        return {}
    counted, money = entry.counted, entry.currency or ""
    return {
        (contact, act, counted[act], money if act is Act.WON_VALUE else ""): _amount(entry, act)
        for act in _PASSED[entry.direction]
        if act in counted and (act is not Act.LOGGED or _opened(entry))
    }


def _opened(entry: Introduction) -> bool:
    """A door that was promised is none yet: nobody has received it."""
    known = entry.opened_at or entry.contacted_at or entry.met_at
    return known is not None or entry.stage not in (Stage.PROMISED, *_NO_DOOR)


def reached(entry: Introduction) -> dict[Reach, int]:
    """What stands in the funnel for this introduction: each stage it came to, once for its owner and once for all.

    By the month it was first counted in; an ask that led to nothing never was. A later stage has passed the earlier
    ones. Days run from the opened door, those to its opening from when it was logged; `promised` is what never opened.
    """
    day = entry.counted.get(Act.LOGGED.value) or entry.counted.get(Act.GIVEN.value)
    if day is None:
        return {}
    month, way, warmth = day[:7], entry.direction.value, entry.warmth.value
    return {
        (month, member, way, warmth, stage.value, took): 1
        for stage, took in _stages(entry)
        for member in (EVERYBODY, entry.owner_id)
    }


def _stages(entry: Introduction) -> list[tuple[Stage, int]]:
    won = entry.closed_at if entry.stage is Stage.WON else None
    path = (
        (Stage.INTRODUCED, entry.opened_at), (Stage.CONTACTED, entry.contacted_at), (Stage.MET, entry.met_at),
        (Stage.PROPOSED, entry.proposed_at), (Stage.WON, won),
    )  # fmt: skip
    last = max((n for n, (_, at) in enumerate(path, 1) if at is not None), default=0)
    opened = entry.opened_at or entry.logged_at
    found = [(stage, _took(entry.logged_at if n == 0 else opened, at)) for n, (stage, at) in enumerate(path[:last])]
    if entry.stage in (Stage.LOST, Stage.DECLINED):
        found.append((entry.stage, _took(opened, entry.closed_at)))
    return found if last else [(Stage.PROMISED, UNTIMED), *found]


def _took(since: datetime, at: datetime | None) -> int:
    """Whole days; what happened in the same moment, or was noted as before it, tells of no duration."""
    return min((at - since).days, _LONGEST) if at is not None and at > since else UNTIMED


def kept(promise: Promise) -> dict[Entry, int]:
    """What a promise stands in the counters with: one of ours that was kept, on the day it was."""
    if promise.by_member_id is None or promise.kept_on is None:
        return {}
    return {(Act.PROMISE_KEPT, promise.by_member_id, promise.kept_on.isoformat(), ""): 1}


def difference(before: Introduction | None, after: Introduction) -> dict[Entry, int]:
    """What to add to the counters so that `after` stands there instead of `before`; zeros left out."""
    old, new = entries(before) if before else {}, entries(after)
    changed = {key: new.get(key, 0) - old.get(key, 0) for key in old.keys() | new.keys()}
    return {key: delta for key, delta in sorted(changed.items()) if delta}


def _entry(entry: Introduction, act: Act, day: str) -> Entry:
    gave = act in (Act.GIVEN, Act.GIVEN_CONTACTED) and entry.direction is Direction.INTERNAL
    who = entry.introducer_member_id if gave and entry.introducer_member_id else entry.owner_id
    return act, who, day, (entry.currency or "") if act is Act.WON_VALUE else ""


def _amount(entry: Introduction, act: Act) -> int:
    return entry.value or 0 if act is Act.WON_VALUE else 1


def _day(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).date().isoformat()
