"""`first-contact`: asked about while it is warm, the lead after the owner, then silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.model import ContactState, Direction, Stage, Warmth
from core.rules.first_contact import RULE
from core.text import as_text
from tests.core.rules.sample import ANN, BOB, DANA, MONDAY, ask, entry, here, speaks_at, view

EPISODE = int(MONDAY.timestamp())


def test_the_same_days_end_then_noon_then_the_lead_then_silence() -> None:
    subject = view()
    first = speaks_at(RULE, subject, here(16, 17))
    assert [s.key for s in first.say] == [f"first-contact:introduction:12:{EPISODE}:1"]
    assert first.say[0].to == BOB.id
    assert first.later == here(17, 12)
    second = ask(RULE, subject, here(17, 12))
    assert second.say[0].key.endswith(":2")
    assert "If nothing is noted by noon tomorrow I’ll ask Dana to help" in as_text(second.say[0].card)
    assert second.later == here(18, 12)
    warned = replace(subject, said={second.say[0].key: here(17, 12)})
    third = ask(RULE, warned, here(18, 12))
    assert (third.say[0].to, third.say[0].key[-2:], third.later) == (DANA.id, ":3", None)


def test_the_lead_never_hears_before_the_owner_was_told_so() -> None:
    unwarned = ask(RULE, view(), here(19, 12))
    assert unwarned.say[0].to == BOB.id
    assert unwarned.say[0].key.endswith(":2")
    assert unwarned.later is not None
    late = view(said={unwarned.say[0].key: here(19, 16)})
    assert ask(RULE, late, here(19, 17)).later == here(20, 12)
    muted = view(owner=replace(BOB, muted=frozenset({"first-contact"})))
    assert ask(RULE, muted, here(18, 12)).say[0].to == DANA.id


def test_without_a_lead_there_are_two_words_and_no_threat() -> None:
    look = ask(RULE, view(lead=None), here(25, 12))
    assert look.later is None
    assert look.say[0].key.endswith(":2")
    assert "ask" not in as_text(look.say[0].card).split("Because")[0].lower().split("[")[0]


@pytest.mark.parametrize(
    ("logged", "first"),
    [
        (here(16, 9), here(16, 17)),
        (here(16, 16), here(16, 17)),
        (here(16, 16, 1), here(17, 17)),  # less than an hour to call
        (here(16, 20), here(17, 17)),
        (here(20, 18), here(23, 17)),  # Friday evening
        (here(21, 11), here(23, 17)),  # Saturday
        (here(1, 0, 30), here(2, 17)),  # the night the clocks go back, a Sunday
    ],
)
def test_when_the_day_ends(logged: datetime, first: datetime) -> None:
    speaks_at(RULE, view(entry(waiting_since=logged, opened_at=logged)), first)


def test_in_the_owners_own_zone_and_hours() -> None:
    berlin = replace(BOB, zone="Europe/Berlin")
    look = speaks_at(RULE, view(owner=berlin, introduction=entry(waiting_since=here(16, 4))), here(16, 11))
    assert look.later == here(17, 6)


def test_holidays_and_leave_do_not_count() -> None:
    at_home = replace(BOB, country="US")
    thanksgiving = view(entry(waiting_since=here(25, 17, 15), opened_at=here(25, 17, 15)), owner=at_home)
    speaks_at(RULE, thanksgiving, here(27, 17))
    away = replace(BOB, away_from=date(2026, 11, 17), away_until=date(2026, 11, 24))
    assert ask(RULE, view(owner=away), here(16, 17)).later == here(24, 12)


@pytest.mark.parametrize("warmth", [Warmth.NAME, Warmth.MENTION])
def test_a_bare_name_is_asked_about_once_after_three_days_and_never_the_lead(warmth: Warmth) -> None:
    look = speaks_at(RULE, view(entry(warmth=warmth, agreed=None)), MONDAY + timedelta(days=3))
    assert look.later is None
    assert look.say[0].to == BOB.id
    assert look.say[0].card.title == "Has Carl mentioned you to Ann Lee yet?"
    agreed = speaks_at(RULE, view(entry(warmth=warmth, agreed=True)), MONDAY + timedelta(days=3))
    assert agreed.say[0].card.title == "Have you reached Ann Lee yet?"


def test_a_try_starts_the_wait_anew_and_has_until_the_next_days_end() -> None:
    tried = entry(tries=1, tried_at=here(17, 11), waiting_since=here(17, 11))
    look = speaks_at(RULE, view(tried), here(18, 17))
    assert str(int(here(17, 11).timestamp())) in look.say[0].key
    assert look.say[0].because == "you tried yesterday, and no talk is noted on #12"


def test_after_three_tries_a_word_with_the_introducer_and_no_lead() -> None:
    look = speaks_at(RULE, view(entry(tries=3, tried_at=MONDAY)), here(17, 17))
    assert look.later is None
    text = as_text(look.say[0].card)
    assert "3 tries, and no talk with Ann Lee" in text
    assert "Carl, I’ve tried Ann 3 times" in text


def test_a_snooze_is_a_new_wait_that_ends_at_its_moment() -> None:
    until = here(19, 9)
    look = speaks_at(RULE, view(entry(snoozed_until=until)), until)
    assert look.say[0].key == f"first-contact:introduction:12:{int(until.timestamp())}:1"
    assert look.later == here(20, 12)
    stale = ask(RULE, view(entry(snoozed_until=here(15, 9))), here(16, 17))
    assert str(EPISODE) in stale.say[0].key


@pytest.mark.parametrize(
    "silent",
    [
        entry(stage=Stage.CONTACTED, contacted_at=MONDAY),
        entry(stage=Stage.PROMISED, opened_at=None),
        entry(stage=Stage.DECLINED, closed_at=MONDAY),
        entry(stage=Stage.PARKED),
        entry(direction=Direction.GIVEN),
    ],
)
def test_silent_where_nobody_is_to_be_called(silent: object) -> None:
    assert ask(RULE, view(silent), here(30, 12)) == ask(RULE, view(silent), here(16, 17))  # type: ignore[arg-type]
    assert ask(RULE, view(silent), here(30, 12)).say == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "stopped",
    [
        replace(ANN, dont_call=True),
        replace(ANN, state=ContactState.LEFT),
        replace(ANN, state=ContactState.BEREAVED),
        replace(ANN, state=ContactState.DECEASED),
    ],
)
def test_hard_stops_are_never_passed(stopped: object) -> None:
    for days in range(10):
        look = ask(RULE, view(prospect=stopped), MONDAY + timedelta(days=days, hours=8))
        assert (look.say, look.later) == ((), None)


def test_after_a_month_it_would_only_nag() -> None:
    assert ask(RULE, view(), here(16, 17, month=12) - timedelta(seconds=1)).say
    assert ask(RULE, view(), here(16, 17, month=12)).say == ()


def test_buttons_type_what_a_person_would() -> None:
    text = as_text(ask(RULE, view(), here(16, 17)).say[0].card)
    for line in ("called 12", "left 12 a message", "snooze 12 tomorrow 9:00", "pass 12", "move 12 declined"):
        assert line in text


def test_a_changed_number_moves_it() -> None:
    speaks_at(RULE, view(), here(16, 16, 30), first__contact_before_end=60)
    assert ask(RULE, view(), here(18, 12), first__contact_lead_day=5).say[0].to == BOB.id


def test_steps_come_in_order_over_the_clock_change() -> None:
    logged = datetime(2026, 10, 30, 19, 0, tzinfo=UTC)  # Friday 15:00, two days before the clocks go back
    look = speaks_at(RULE, view(entry(waiting_since=logged, opened_at=logged)), datetime(2026, 10, 30, 21, tzinfo=UTC))
    assert look.later == datetime(2026, 11, 2, 17, 0, tzinfo=UTC)  # Monday noon, an hour later in UTC


def test_who_has_not_agreed_yet_is_asked_about_like_a_name_whatever_was_said() -> None:
    look = speaks_at(RULE, view(entry(agreed=False)), MONDAY + timedelta(days=3))
    assert look.later is None
    assert look.say[0].to == BOB.id
    text = as_text(look.say[0].card)
    assert "Would Ann Lee welcome a call by now?" in text
    assert "Carl spoke to Ann on Monday; a yes to your call was still to come." in text
    assert "Would a call be welcome by now, or shall I wait?" in text
