"""What waits for one member now: reminders of today, what is owed, next steps of today, clients to call; the most
pressing first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from core.model import Introduction, Reminder
from core.policy import Policy
from core.rules.owed import Owed, owed
from core.rules.rule import ListItem
from core.rules.views import IntroductionView
from core.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Today:
    """`reminders` due today or overdue, `owed` calls before thanks before silences, `steps` planned for today, `listed`
    what the rules of other subjects put into his lists."""

    day: date
    reminders: tuple[Reminder, ...] = ()
    owed: tuple[Owed, ...] = ()
    steps: tuple[IntroductionView, ...] = ()
    open: int = 0  # introductions of his still open
    listed: tuple[ListItem, ...] = ()

    @property
    def many(self) -> int:
        return len(self.reminders) + len(self.owed) + len(self.steps) + len(self.listed)


def today(
    views: Iterable[IntroductionView],
    reminders: Iterable[Reminder],
    calendar: Calendar,
    policy: Policy,
    now: datetime,
    *,
    listed: tuple[ListItem, ...] = (),
) -> Today:
    """`views` are his live introductions, `reminders` his own not done yet. Each introduction is told once."""
    views, day = tuple(views), calendar.day(now)
    due = tuple(r for r in reminders if calendar.day(r.due_at) <= day)
    waiting = owed(views, policy, now)
    told = {one.view.introduction.id for one in waiting} | {r.introduction_id for r in due}
    steps = tuple(v for v in views if v.introduction.id not in told and _planned(v.introduction, calendar, day))
    return Today(day, due, waiting, steps, sum(view.introduction.open for view in views), listed)


def _planned(entry: Introduction, calendar: Calendar, day: date) -> bool:
    return entry.open and entry.next_step_at is not None and calendar.day(entry.next_step_at) == day
