"""`named-date`: told on the day, or on the last working day before; once there was a talk, no more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from core.cards import plain
from core.model import ContactState
from core.partners import NamedDate
from core.rules.listed import listed
from core.rules.named_date import RULE, falls
from tests.core.rules.clients import DAY, client, complained, lists, lists_from, seen
from tests.core.rules.sample import BOB, MONDAY, policy


def born(month: int, day: int, **more: Any) -> Any:
    return seen(client(**more), dates=(NamedDate(70, 10, "birthday", month, day),))


def test_on_the_day_itself() -> None:
    item = lists_from(RULE, born(11, 19), 3)  # a Thursday
    assert plain(item.spans) == "Carl Smith (Acme): birthday today"
    assert item.because == "Carl’s birthday is today"
    assert item.buttons[0].line == "touch contact:10 call"
    assert lists(RULE, born(11, 19), MONDAY + 4 * DAY) is None


@pytest.mark.parametrize(("day", "told"), [(21, "birthday tomorrow"), (22, "birthday Sun, Nov 22")])
def test_a_weekend_is_told_of_on_friday(day: int, told: str) -> None:
    item = lists_from(RULE, born(11, day), 4)
    assert told in plain(item.spans)


def test_monday_can_wait_until_monday() -> None:
    assert "today" in plain(lists_from(RULE, born(11, 23), 7).spans)


def test_no_further_ahead_than_the_number_says() -> None:
    assert lists(RULE, born(11, 22), MONDAY + 4 * DAY, named__date_ahead=1) is None


def test_every_year_and_each_year_is_news() -> None:
    this, next_ = (lists(RULE, born(11, 19), at) for at in (MONDAY + 3 * DAY, MONDAY + (3 + 365) * DAY))
    assert this is not None
    assert next_ is not None
    assert this.fact != next_.fact


@pytest.mark.parametrize(("year", "day"), [(2027, 28), (2028, 29)])
def test_29_february_has_its_day_each_year(year: int, day: int) -> None:
    leapling = NamedDate(70, 10, "birthday", 2, 29)
    days = [date(year, 2, 27) + timedelta(days=n) for n in range(4)]
    assert [one.day for one in days if falls(leapling, one)] == [day]


@pytest.mark.parametrize(
    "quiet",
    [
        {"state": ContactState.LEFT}, {"state": ContactState.BEREAVED}, {"state": ContactState.DECEASED},
        {"dont_call": True}, {"last_talk_at": MONDAY + 3 * DAY - timedelta(hours=1)},
    ],
)  # fmt: skip
def test_it_is_silent(quiet: dict[str, Any]) -> None:
    assert lists(RULE, born(11, 19, **quiet), MONDAY + 3 * DAY) is None


def test_a_complaint_is_put_right_first() -> None:
    view = seen(dates=(NamedDate(70, 10, "birthday", 11, 19),), complaint=complained())
    (item,) = listed([view], BOB, policy(), MONDAY + 3 * DAY)
    assert item.rule == "value-check"


def test_a_day_of_ones_own_stands_before_all_else() -> None:
    quiet = seen(client(last_talk_at=MONDAY - 900 * DAY, client_since=MONDAY - 990 * DAY))
    found = listed([quiet, born(11, 19)], BOB, policy(), MONDAY + 3 * DAY)
    assert found[0].rule == "named-date"
