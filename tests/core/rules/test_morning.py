"""`morning`: one list, only with news; unchanged lines step back, an unchanged list comes on the week's first day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from core.model import Member, Morning, Stage
from core.rules.morning import RULE
from core.rules.views import Folded, IntroductionView, Listed, MemberView
from core.rules.waiting import is_morning, next_morning, opens_week
from core.text import as_text
from core.workdays import Calendar
from tests.core.rules.sample import BOB, BRIGHTWATER, MONDAY, NEW_YORK, ask, entry, here, policy, view

TUESDAY = here(17, 9)


def call(number: int, *, since: datetime = MONDAY, told: datetime | None = None) -> IntroductionView:
    """A door opened at `since`, a word about it heard on its evening (or at `told`)."""
    said = {f"first-contact:introduction:{number}:{int(since.timestamp())}:1": told or since + timedelta(hours=7)}
    made = entry(id=number, waiting_since=since, opened_at=since, stage_at=since, thanked_at=since)
    return view(made, said=said)


def mornings(*calls: IntroductionView, member: Member = BOB, **more: Any) -> MemberView:
    return MemberView(BRIGHTWATER, member, calls, **more)


def titles(look: Any) -> list[str]:
    return [say.card.title for say in look.say]


def test_a_list_at_the_start_of_the_day_with_what_was_heard_before() -> None:
    look = ask(RULE, mornings(call(12)), TUESDAY)
    assert titles(look) == ["Good morning, Bob. One thing waits"]
    assert look.say[0].key == "morning:member:2:2026-11-17:1"
    assert look.later == here(18, 9)
    assert "called 12" in as_text(look.say[0].card)


def test_nothing_waits_nothing_is_said() -> None:
    assert ask(RULE, mornings(), TUESDAY).say == ()
    not_told = mornings(view(entry(thanked_at=MONDAY)))  # its own message is still to come
    assert ask(RULE, not_told, TUESDAY).say == ()
    today = mornings(call(12, told=TUESDAY))
    assert ask(RULE, today, TUESDAY + timedelta(minutes=5)).say == ()


@pytest.mark.parametrize(
    ("moment", "speaks"),
    [
        (here(17, 8, 59), False),
        (here(17, 9), True),
        (here(17, 10, 59), True),
        (here(17, 11), False),
        (here(21, 9), False),
        (here(22, 9), False),
    ],
)
def test_only_in_the_morning_of_a_working_day(moment: datetime, speaks: bool) -> None:
    assert bool(ask(RULE, mornings(call(12)), moment).say) is speaks


def test_three_on_top_and_the_rest_counted() -> None:
    calls = [call(n, since=MONDAY - timedelta(days=n)) for n in range(7)]
    text = as_text(ask(RULE, mornings(*calls), TUESDAY).say[0].card)
    assert "Seven things wait" in text
    assert text.count("•") == 3
    assert "and 4 more" in text
    assert text.index("(#0)") < text.index("(#1)") < text.index("(#2)")  # the newest first
    assert "today" in text


def listed(look: Any, day: int) -> Listed:
    return Listed(date(2026, 11, day), frozenset(look.say[0].facts))


def test_an_unchanged_list_waits_for_monday() -> None:
    first = ask(RULE, mornings(call(12)), TUESDAY)
    known = (listed(first, 17),)
    for day in (18, 19, 20):
        assert ask(RULE, mornings(call(12), listed=known), here(day, 9)).say == ()
    again = ask(RULE, mornings(call(12), listed=known), here(23, 9))
    assert "these still wait" in again.say[0].because


def test_something_new_brings_it_and_what_stood_two_days_steps_back() -> None:
    first = ask(RULE, mornings(call(12)), TUESDAY)
    known = (listed(first, 17),)
    second = ask(RULE, mornings(call(12), call(13), listed=known), here(18, 9))
    assert as_text(second.say[0].card).count("•") == 2
    third = ask(RULE, mornings(call(12), call(14), listed=known), here(19, 9))
    text = as_text(third.say[0].card)
    assert text.count("•") == 1
    assert "(#14)" in text
    assert "and 1 more" in text


def test_what_became_less_is_no_news() -> None:
    first = ask(RULE, mornings(call(12), call(13)), TUESDAY)
    assert ask(RULE, mornings(call(13), listed=(listed(first, 17),)), here(18, 9)).say == ()


def test_folded_messages_join_it() -> None:
    own = view(entry(thanked_at=MONDAY))
    key = f"first-contact:introduction:12:{int(MONDAY.timestamp())}:1"
    folded = Folded(431, key, ("introduction", 12), "Call Ann Lee", MONDAY)
    look = ask(RULE, mornings(own, folded=(folded,)), TUESDAY)
    assert as_text(look.say[0].card).count("•") == 1
    lead = Folded(432, "first-contact:introduction:9:1:3", ("introduction", 9), "Priya and Jack: no call yet", MONDAY)
    assert "Priya and Jack: no call yet" in as_text(ask(RULE, mornings(folded=(lead,)), TUESDAY).say[0].card)


def test_calls_stand_before_thanks_and_thanks_before_silences() -> None:
    def told(rule: str, number: int, since: datetime) -> dict[str, datetime]:
        return {f"{rule}:introduction:{number}:{int(since.timestamp())}:1": MONDAY}

    old = MONDAY - timedelta(days=20)
    quiet = view(
        entry(id=1, stage=Stage.MET, waiting_since=old, opened_at=old, thanked_at=old), said=told("quiet", 1, old)
    )
    thanks = view(
        entry(id=2, stage=Stage.CONTACTED, contacted_at=MONDAY, opened_at=old), said=told("thank-at-once", 2, old)
    )
    text = as_text(ask(RULE, mornings(quiet, thanks, call(3)), TUESDAY).say[0].card)
    assert text.index("(#3)") < text.index("(#2)") < text.index("(#1)")


def test_a_pause_is_kept_and_ends_by_itself() -> None:
    paused = replace(BOB, paused_until=here(19, 12))
    look = ask(RULE, mornings(call(12), member=paused), TUESDAY)
    assert (look.say, look.later) == ((), here(20, 9))
    assert ask(RULE, mornings(call(12), member=paused), here(20, 9)).say


@pytest.mark.parametrize(
    ("wish", "days"),
    [
        (Morning.DAILY, [16, 17, 18, 19, 20, 23]),
        (Morning.MONDAY, [16, 23]),
        (Morning.TWICE, [16, 20, 23]),
        (Morning.OFF, []),
    ],
)
def test_how_often(wish: Morning, days: list[int]) -> None:
    member, calendar = replace(BOB, morning=wish), Calendar(NEW_YORK)
    assert [d for d in range(16, 24) if is_morning(member, calendar, date(2026, 11, d))] == days
    at = here(15, 12)
    heard = []
    while (found := next_morning(member, calendar, at)) is not None and found < here(24, 0):
        heard.append(calendar.day(found).day)
        at = found
    assert heard == days


def test_the_weeks_first_day_after_a_holiday_is_tuesday() -> None:
    calendar = Calendar(NEW_YORK, country="US")
    assert not opens_week(calendar, date(2026, 9, 7))  # Labor Day
    assert opens_week(calendar, date(2026, 9, 8))
    assert not opens_week(calendar, date(2026, 9, 9))


def test_the_wall_clock_counts_when_the_clocks_change() -> None:
    calendar = Calendar(NEW_YORK)
    friday = datetime(2026, 10, 30, 13, 0, tzinfo=UTC)  # 9:00 in summer time
    assert next_morning(BOB, calendar, friday) == datetime(2026, 11, 2, 14, 0, tzinfo=UTC)


def test_its_numbers_can_be_changed() -> None:
    calls = [call(n) for n in range(4)]
    look = RULE.look(mornings(*calls), policy(morning_top=1), TUESDAY)
    assert as_text(look.say[0].card).count("•") == 1
