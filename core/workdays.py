"""When somebody works: his zone, hours, days, holidays and absences; wall clock to UTC and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.model import Member, Organization

_DAY = timedelta(days=1)
_HORIZON = 800  # days looked ahead before giving up: longer than any leave, shorter than a hang


@dataclass(frozen=True, slots=True)
class Calendar:
    """One person's working time. Days are local dates, moments aware datetimes in UTC.

    He is away from `away_from` (None: since ever) up to, not including, `away_until` (None: not away at all).
    """

    zone: ZoneInfo
    day_start: time = time(9)
    day_end: time = time(17, 30)
    workdays: frozenset[int] = frozenset(range(5))  # Monday is 0
    country: str | None = None
    away_from: date | None = None
    away_until: date | None = None
    paused_until: datetime | None = None

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """The UTC moment of a wall-clock time: one skipped by DST moves forward, a doubled one is the first."""
        first = clock.replace(fold=0) if clock.fold else clock
        return datetime.combine(day, first, tzinfo=self.zone).astimezone(UTC)

    def end_of_day(self, day: date) -> datetime:
        """When his working day ends."""
        return self.at(day, self.day_end)

    def away(self, day: date) -> bool:
        if self.away_until is None or day >= self.away_until:
            return False
        return self.away_from is None or day >= self.away_from

    def is_workday(self, day: date) -> bool:
        return day.weekday() in self.workdays and not self.away(day) and day not in holidays_of(self.country, day.year)

    def in_hours(self, moment: datetime) -> bool:
        """Whether he works at this moment (a pause of the bot's messages does not matter here)."""
        local = self.local(moment)
        return self.day_start <= local.time() < self.day_end and self.is_workday(local.date())

    def next_decent(self, moment: datetime) -> datetime:
        """The first moment, not before `moment`, inside his hours on a working day and after any pause.

        Somebody without working hours in sight is disturbed at `moment` rather than never.
        """
        start = moment if self.paused_until is None else max(moment, self.paused_until)
        if self.in_hours(start):
            return start
        local = self.local(start)
        day = local.date() if local.time() < self.day_start else local.date() + _DAY
        opening = self._first_workday(day)
        return start if opening is None else max(start, self.at(opening, self.day_start))

    def add_working_days(self, moment: datetime, n: int) -> datetime:
        """The same wall-clock time `n` working days later: 1 from Friday 16:00 is Monday 16:00. `n` >= 0."""
        local = self.local(moment)
        day = local.date()
        for _ in range(n):
            following = self._first_workday(day + _DAY)
            day = day + _DAY if following is None else following
        return moment if n == 0 else self.at(day, local.time())

    def working_days_between(self, earlier: datetime, later: datetime) -> int:
        """Working days after the day of `earlier` up to and including the day of `later`; 0 where that is none."""
        first, last = self.day(earlier), self.day(later)
        return sum(self.is_workday(first + timedelta(days=i)) for i in range(1, (last - first).days + 1))

    def _first_workday(self, day: date) -> date | None:
        for _ in range(_HORIZON):
            if self.is_workday(day):
                return day
            day += _DAY
        return None


def calendar_of(member: Member, organization: Organization) -> Calendar:
    """The member's own settings, the organization's where he has none."""
    return _calendar(
        member.tz(organization),
        member.day_start,
        member.day_end,
        frozenset(member.workdays),
        member.country or organization.country,
        member.away_from,
        member.away_until,
        member.paused_until,
    )


_calendar = lru_cache(maxsize=1024)(Calendar)  # asked for several times for each person looked at


@lru_cache(maxsize=512)
def holidays_of(country: str | None, year: int) -> frozenset[date]:
    """Public holidays of a country (ISO 3166-1 alpha-2) in one year; none for a country nobody has recorded."""
    if not country:
        return frozenset()
    import holidays  # the data of 200 countries is read only by who needs it

    if country.upper() not in holidays.list_supported_countries(include_aliases=False):
        return frozenset()
    return frozenset(holidays.country_holidays(country.upper(), years=year))
