"""Manners: in one's own hours, three a day with the morning list among them, the rest in the next list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.manners import Day, Hearing, hearing, taking, wants
from core.model import Member, Morning
from core.rules import first_contact, heads_up, morning, quiet, reminder
from core.rules.rule import Rule
from core.workdays import calendar_of
from tests.core.rules.sample import BOB, BRIGHTWATER, MONDAY, here, policy


def heard(
    now: datetime,
    *,
    rule: Rule = quiet.RULE,
    member: Member = BOB,
    nudge: bool = True,
    taken: dict[date, Day] | None = None,
    not_before: datetime | None = None,
    **numbers: int,
) -> Hearing:
    calendar = calendar_of(member, BRIGHTWATER)
    return hearing(
        rule, member, calendar, policy(**numbers), now=now, nudge=nudge, taken=taken or {}, not_before=not_before
    )


@pytest.mark.parametrize(
    ("now", "at"),
    [
        (here(16, 10), here(16, 10)),
        (here(16, 8, 59), here(16, 9)),
        (here(16, 17, 30), here(17, 9)),
        (here(20, 18), here(23, 9)),
        (here(22, 12), here(23, 9)),
        (datetime(2026, 10, 31, 3, 0, tzinfo=UTC), datetime(2026, 11, 2, 14, 0, tzinfo=UTC)),  # the clocks go back
        (datetime(2026, 3, 7, 3, 0, tzinfo=UTC), datetime(2026, 3, 9, 13, 0, tzinfo=UTC)),  # and forward
    ],
)
def test_in_working_hours(now: datetime, at: datetime) -> None:
    assert heard(now).at == at


def test_in_the_receivers_zone_and_not_on_his_holidays() -> None:
    assert heard(here(16, 10), member=replace(BOB, zone="Asia/Tokyo")).at == datetime(2026, 11, 17, 0, 0, tzinfo=UTC)
    assert heard(here(26, 10), member=replace(BOB, country="US")).at == here(27, 9)


def test_not_while_away_or_paused_and_a_pause_ends_by_itself() -> None:
    away = replace(BOB, away_from=date(2026, 11, 16), away_until=date(2026, 11, 20))
    assert heard(here(16, 10), member=away).at == here(20, 9)
    paused = replace(BOB, paused_until=here(18, 14))
    assert heard(here(16, 10), member=paused).at == here(18, 14)
    assert heard(here(18, 15), member=paused).at == here(18, 15)


def test_what_he_asked_for_comes_at_its_moment_whatever_the_day() -> None:
    away = replace(BOB, away_from=date(2026, 11, 1), away_until=date(2026, 12, 1), paused_until=here(30, 9))
    full = {date(2026, 11, 21): Day(9)}
    own = heard(here(21, 6), rule=reminder.RULE, member=away, nudge=False, taken=full)
    assert (own.at, own.counts, own.folded) == (here(21, 6), False, False)


def test_a_heads_up_waits_for_hours_but_counts_nothing() -> None:
    news = heard(here(16, 20), rule=heads_up.RULE, nudge=False, taken={date(2026, 11, 17): Day(3, True)})
    assert (news.at, news.counts, news.folded) == (here(17, 9), False, False)


@pytest.mark.parametrize(
    ("taken", "folded"),
    [(Day(0, True), False), (Day(2, True), False), (Day(3, True), True), (Day(3), True), (Day(2), False)],
)
def test_three_a_day_after_the_morning(taken: Day, folded: bool) -> None:
    assert heard(here(16, 14), rule=first_contact.RULE, taken={date(2026, 11, 16): taken}).folded is folded


@pytest.mark.parametrize(("taken", "folded"), [(Day(1, True), False), (Day(1), False), (Day(2, True), True)])
def test_what_can_wait_leaves_the_last_place_to_what_cannot(taken: Day, folded: bool) -> None:
    assert heard(here(16, 14), rule=quiet.RULE, taken={date(2026, 11, 16): taken}).folded is folded
    assert not heard(here(16, 14), rule=first_contact.RULE, taken={date(2026, 11, 16): taken}).folded


def test_one_place_is_kept_for_the_morning_list() -> None:
    tomorrow = date(2026, 11, 17)
    urgent = first_contact.RULE
    assert not heard(here(16, 20), rule=urgent, taken={tomorrow: Day(1)}).folded
    assert heard(here(16, 20), rule=urgent, taken={tomorrow: Day(2)}).folded
    assert not heard(here(16, 20), rule=urgent, taken={tomorrow: Day(2, True)}).folded
    assert not heard(here(17, 9), rule=morning.RULE, taken={tomorrow: Day(2)}).folded


def test_who_wants_no_list_hears_on_the_next_day_with_room() -> None:
    silent = replace(BOB, morning=Morning.OFF)
    full = {date(2026, 11, 16): Day(3), date(2026, 11, 17): Day(3)}
    assert heard(here(16, 10), member=silent, taken=full).at == here(18, 9)


def test_the_cap_is_a_number() -> None:
    assert heard(here(16, 14), taken={date(2026, 11, 16): Day(1)}, manners_cap=1).folded


def test_not_before_the_moment_a_rule_names() -> None:
    assert heard(here(16, 10), not_before=here(17, 11)).at == here(17, 11)


def test_muting_a_kind_silences_it_and_nothing_else() -> None:
    muted = replace(BOB, muted=frozenset({"quiet", "reminder"}))
    assert not wants(muted, quiet.RULE)
    assert wants(muted, first_contact.RULE)
    assert wants(muted, reminder.RULE)
    assert not wants(replace(BOB, left_at=MONDAY), reminder.RULE)


@given(
    minutes=st.lists(st.integers(0, 20 * 24 * 60), min_size=1, max_size=60),
    wish=st.sampled_from(list(Morning)),
    zone=st.sampled_from(["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland"]),
    away=st.one_of(st.none(), st.integers(0, 15)),
)
def test_never_more_than_three_in_a_day_and_never_outside_hours(
    minutes: list[int], wish: Morning, zone: str, away: int | None
) -> None:
    leave = date(2026, 10, 24) + timedelta(days=away) if away is not None else None
    member = replace(
        BOB, morning=wish, zone=zone, away_from=leave, away_until=leave + timedelta(days=4) if leave else None
    )
    calendar = calendar_of(member, BRIGHTWATER)
    taken: dict[date, Day] = {}
    start = datetime(2026, 10, 20, tzinfo=UTC)  # over both clock changes of that autumn
    for at in sorted(minutes):
        now = start + timedelta(minutes=at)
        one = hearing(quiet.RULE, member, calendar, policy(), now=now, nudge=True, taken=taken)
        taking(taken, quiet.RULE, one)
        assert one.at >= now
        assert one.folded or calendar.in_hours(one.at)
    assert all(day.counted <= 3 for day in taken.values())


def test_a_morning_list_that_comes_late_to_a_full_day_is_tomorrows() -> None:
    today, late = MONDAY.date(), here(16, 14)
    assert heard(late, rule=morning.RULE, taken={today: Day(2)}).day == today
    put_off = heard(late, rule=morning.RULE, taken={today: Day(3)})
    assert (put_off.at, put_off.folded) == (here(17, 9), False)
