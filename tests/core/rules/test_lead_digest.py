"""Leads hear counts once a week; each rep saw his own lines the working day before; nobody outside is named."""

from __future__ import annotations

from dataclasses import replace

from core.rules.lead_digest import RULE
from core.rules.views_digest import Digest
from core.rules.views_house import OrganizationView
from core.text import as_text
from tests.core.rules.sample import ANA, BOB, BRIGHTWATER, DANA, ask, here, speaks_at

ANAS = Digest(ANA, DANA, waiting=2, late=1, own=("Call Ann Lee (#12)", "Call Tom Reyes (#13)", "Promised Carl: deck"))
BOBS = Digest(BOB, DANA)
VIEW = OrganizationView(BRIGHTWATER, digests=(ANAS, BOBS))
MONDAY, TUESDAY = here(16, 9), here(17, 9)


def test_reps_see_their_own_lines_first() -> None:
    (say,) = speaks_at(RULE, VIEW, MONDAY).say
    assert say.to == ANA.id
    assert "Call Ann Lee (#12)" in as_text(say.card)


def test_then_the_lead_hears_counts_and_no_names_of_people_outside() -> None:
    look = ask(RULE, VIEW, TUESDAY)
    (say,) = look.say
    text = as_text(say.card)
    assert say.to == DANA.id
    assert "Ana Ruiz" in text
    assert "Ann Lee" not in text
    assert "Bob Stone" not in text
    assert "3 things waiting" in text
    assert look.later == here(23, 9)


def test_the_two_never_share_a_key_and_no_week_is_told_twice() -> None:
    keys = [say.key for at in (MONDAY, TUESDAY, here(23, 9)) for say in ask(RULE, VIEW, at).say]
    assert len(keys) == len(set(keys)) == 3


def test_nothing_waits_nothing_is_said_and_late_in_the_day_it_is_over() -> None:
    assert ask(RULE, replace(VIEW, digests=(BOBS,)), TUESDAY).say == ()
    assert ask(RULE, VIEW, here(17, 18)).say == ()


def test_another_weekday() -> None:
    assert ask(RULE, VIEW, here(19, 9), lead__digest_day=3).say[0].to == DANA.id


def test_one_thing_waits_and_two_wait() -> None:
    alone = replace(VIEW, digests=(replace(ANAS, waiting=1, late=0, own=("Call Ann Lee (#12)",)), BOBS))
    (one,) = ask(RULE, alone, TUESDAY).say
    (many,) = ask(RULE, VIEW, TUESDAY).say
    assert "one thing of yesterday still waits" in one.because
    assert "3 things of yesterday still wait" in many.because
