"""The judge of the year's benchmark: every message against the calendar and against history, in this file's own words.

It shares nothing with the rules but what they are about: what would make a sales person say *that is not true*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

from core.bench.year_world import Message
from core.model import Member, Organization
from core.workdays import holidays_of

Facts: TypeAlias = Mapping[str, Any]
HOUSE = Organization(0, "", "America/New_York", "US")
SILENCE = {"promised": 3, "contacted": 7, "met": 10, "proposed": 21}  # days, from the rule book
FREE = frozenset({"heads-up", "reminder"})  # neither capped nor counted: he is named, or asked for it himself


class Judge:
    """`kinds` counts what was sent by rule, `faults` what should not have been."""

    def __init__(self, members: Mapping[int, Member], start: datetime, days: int) -> None:
        self._members = members
        self._start, self._days = start, days
        self._counted: Counter[tuple[int, date]] = Counter()
        self.kinds: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self.unchecked = 0

    def read(self, sent: Iterable[Message]) -> None:
        seen: set[str] = set()
        for message in sent:
            rule = message.key.partition(":")[0]
            if rule in ("reply", "edit"):
                continue
            self.kinds[rule] += 1
            if message.key in seen:
                self.faults["sent twice"] += 1
            seen.add(message.key)
            member = self._members[message.member]
            local = message.at.astimezone(member.tz(HOUSE))
            if rule not in FREE:
                self._counted[member.id, local.date()] += 1
            if rule != "reminder" and not _decent(member, local):
                self.faults[f"{rule} at a bad hour"] += 1
            self._true(rule, message)

    def _true(self, rule: str, message: Message) -> None:
        check = CHECKS.get(rule)
        if check is not None and message.facts is not None:
            true = check(message.facts, message.at)
        elif message.lines:
            true = all(known is not None and _waits(verb, known, message.at) for verb, known in message.lines)
        else:
            self.unchecked += 1
            return
        if not true:
            self.faults[f"untrue {rule}"] += 1

    def per_day(self) -> tuple[int, ...]:
        """The counted messages of each member on each of his working days."""
        days = [self._start.date() + timedelta(days=n) for n in range(self._days)]
        return tuple(self._counted[m.id, day] for m in self._members.values() for day in days if _works(m, day))


def _decent(member: Member, local: datetime) -> bool:
    return _works(member, local.date()) and member.day_start <= local.time() < member.day_end


def _works(member: Member, day: date) -> bool:
    away = (
        member.away_until is not None
        and day < member.away_until
        and (member.away_from is None or day >= member.away_from)
    )
    country = member.country or HOUSE.country
    return day.weekday() in member.workdays and day not in holidays_of(country, day.year) and not away


def _open(facts: Facts) -> bool:
    return facts["closed_at"] is None and facts["gone_at"] is None and facts["stage"] != "parked"


def _uncalled(facts: Facts, at: datetime) -> bool:
    return _open(facts) and facts["contacted_at"] is None and facts["met_at"] is None


def _quiet(facts: Facts, at: datetime) -> bool:
    if not _open(facts):
        return False
    if facts["snoozed_until"] is not None and facts["snoozed_until"] > facts["waiting_since"]:
        return bool(at >= facts["snoozed_until"])  # he asked to hear it then
    if facts["next_step_at"] is not None and facts["next_step_at"] > facts["waiting_since"]:
        return bool(at >= facts["next_step_at"])
    silent = timedelta(days=SILENCE.get(facts["stage"], 3))
    return bool(at - max(facts["last_act_at"] or _NEVER, facts["waiting_since"]) >= silent - _SLACK)


def _unthanked(facts: Facts, at: datetime) -> bool:
    return facts["gone_at"] is None and facts["thanked_at"] is None and facts["opened_at"] is not None


def _unthanked_outcome(facts: Facts, at: datetime) -> bool:
    done, ended = facts["thanked_outcome_at"] or facts["thanked_at"], facts["closed_at"]
    return facts["gone_at"] is None and ended is not None and (done is None or done <= ended)


def _promised(facts: Facts, at: datetime) -> bool:
    return _open(facts) and facts["stage"] == "promised" and at - facts["stage_at"] >= timedelta(hours=12)


def _waits(verb: str, facts: Facts, at: datetime) -> bool:
    """A line of a list: what it offers to note is still to be done; where it offers to look, something is due."""
    thanks = _unthanked(facts, at) or _unthanked_outcome(facts, at)
    match verb:
        case "thanked":
            return thanks
        case "called" | "agreed":  # the first step, where the prospect knows of us and where he does not
            return _uncalled(facts, at)
        case _:
            return thanks or _quiet(facts, at) or _promised(facts, at)


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_SLACK = timedelta(minutes=1)
CHECKS: Mapping[str, Callable[[Facts, datetime], bool]] = {
    "heads-up": lambda facts, at: facts["gone_at"] is None,
    "first-contact": _uncalled,
    "quiet": _quiet,
    "thank-at-once": _unthanked,
    "thank-at-outcome": _unthanked_outcome,
    "call-ahead": _promised,
}
