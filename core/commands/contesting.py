"""How a contest comes into the book, and how it is read for whoever looks at it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from core.asks import Reply
from core.commands.board_settings import channel_meant
from core.commands.turn import Question, Turn
from core.model import Channel
from core.phrases import boards, contests_kept, misread
from core.readings.contests import Race
from core.rules.mustering import standing
from core.sales import Contest
from core.spec import Misunderstood
from core.store import contests, house, views_contests

LONGEST = timedelta(days=366)
MOST_STEPS = 6
_ASKS = re.compile(r"\b(?:asks?|asked|asking)\b", re.IGNORECASE)
_STEP = re.compile(r"\s*([0-9]{1,6})\s*[:=]?\s*(\S.{0,29}?)\s*")


@dataclass(frozen=True, slots=True)
class Made:
    """A contest that was written, and the channel that hears of it."""

    contest: Contest
    channel: Channel | None


def today(turn: Turn) -> date:
    """Contests keep the organization's days."""
    return turn.now.astimezone(turn.home).date()


def race_of(turn: Turn, contest: Contest) -> Race:
    (view,) = views_contests.views(turn.tx, turn.organization, (contest,))
    return standing(view, turn.policy, turn.now)


def described(turn: Turn, values: dict[str, Any]) -> Contest:
    """The contest these values describe, not yet written. Raises Misunderstood at the field that makes no sense."""
    if _ASKS.search(values["name"]):
        raise Misunderstood(misread.not_by_asking(), field="name")
    if values["by"] == "value" and not turn.policy["leaderboard.money"]:
        raise Misunderstood(boards.MONEY_IS_OFF, field="by")
    first, last = values.get("start") or today(turn), values["until"]
    if last < max(first, today(turn)):
        raise Misunderstood(contests_kept.PAST, field="until")
    if last - first > LONGEST:
        raise Misunderstood(contests_kept.LONGEST, field="until")
    steps = _steps(values.get("tiers", ""))
    kind = values.get("kind") or ("steps" if steps else "rank")
    if (kind == "steps") is not bool(steps):
        raise Misunderstood(contests_kept.NO_STEPS, field="tiers")
    return Contest(
        id=0,
        name=values["name"].strip(" \"'“”‘’.!")[:60],
        kind=kind,
        measure=values["by"],
        starts_on=first,
        ends_on=last,
        created_by=turn.me.id,
        created_at=turn.now,
        least=max(1, values.get("least", 1)) if kind in ("rank", "teams") else 1,
        steps=steps,
    )


def channel(turn: Turn, named: str | None) -> Channel | None:
    """The channel named, else the one we are in, else the first that gets a board, else none."""
    place = turn.ask.place
    if named:
        key, name, _ = channel_meant(turn, [named.split()[0]])
        return house.channel_kept(turn.book, key, name)
    if place.kind == "channel" and place.key is not None:
        return house.channel_kept(turn.book, place.key, place.name)
    return next((one for one in house.channels(turn.tx, turn.organization.id) if one.board_every != "off"), None)


def made(turn: Turn, given: Contest, heard_in: Channel | None = None) -> Made:
    """Write it, unless another has a day in common with it: that is asked back."""
    org = turn.organization.id
    for other in contests.between(turn.tx, org, given.starts_on, given.ends_on):
        raise Question(Reply(card=contests_kept.overlaps(other, turn.day(other.ends_on)), replaces=True))
    known = {one.id: one for one in house.channels(turn.tx, org)}
    where = heard_in or known.get(given.channel_id or 0)
    after = replace(
        given,
        id=turn.book.id(),
        created_by=turn.me.id,
        created_at=turn.now,
        channel_id=where.id if where is not None else None,
    )
    return Made(contests.add(turn.book, after), where)


def _steps(said: str) -> tuple[tuple[int, str], ...]:
    """`3 bronze, 6 silver` as pairs. Raises Misunderstood unless each is higher than the one before."""
    if not said.strip():
        return ()
    found = [_STEP.fullmatch(part) for part in re.split(r"[,;\n]", said) if part.strip()]
    steps = tuple((int(one[1]), one[2]) for one in found if one is not None)
    rising = all(low < high for (low, _), (high, _) in pairwise(steps))
    if len(steps) != len(found) or not rising or steps[0][0] < 1 or len(steps) > MOST_STEPS:
        raise Misunderstood(contests_kept.NO_STEPS, field="tiers")
    return steps
