"""The honest question: at 61 days, then by one's own rhythm, monthly at most, never to newcomers, never an ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.rules import last_referral_sale
from core.rules.last_referral_sale import RULE, patience
from core.rules.views import MemberView
from core.rules.views_clients import ContactView
from core.rules.views_members import Won
from core.text import as_text
from tests.core.rules.sample import ANN, BOB, BRIGHTWATER, CARL, MONDAY, ask, here, policy, speaks_at

OLD = replace(BOB, joined_at=MONDAY - timedelta(days=400), zone="America/New_York")


def sold(*days_before: int) -> tuple[Won, ...]:
    return tuple(Won(MONDAY - timedelta(days=n), n, "Ann Lee", "Beta", "Carl Smith") for n in days_before)


def view(*days_before: int, **more: object) -> MemberView:
    client = replace(CARL, owner_id=OLD.id, client_since=MONDAY - timedelta(days=900))
    seen = ContactView(BRIGHTWATER, client, OLD)
    return replace(MemberView(BRIGHTWATER, OLD, clients=(seen,), sold=sold(*days_before)), **more)  # type: ignore[arg-type]


def test_it_speaks_on_the_sixty_first_day_and_asks_for_nothing() -> None:
    (say,) = speaks_at(RULE, view(0), here(16, 9, month=1).replace(year=2027)).say
    text = as_text(say.card)
    assert "was Beta, 61 days ago" in text
    assert "call Carl Smith (no talk noted yet)" in text
    assert "Only you see this" in text
    assert say.to == OLD.id


def test_again_once_a_month_with_a_key_of_its_own() -> None:
    first = speaks_at(RULE, view(0), here(16, 9, month=1).replace(year=2027))
    assert first.later is not None
    again = ask(RULE, view(0), first.later)
    assert first.later - here(16, 9, month=1).replace(year=2027) == timedelta(days=30)
    assert again.say[0].key != first.say[0].key


@pytest.mark.parametrize(
    ("gaps", "days"),
    [((), 60), ((10, 10), 60), ((40, 40, 40), 60), ((100, 100, 100), 150), ((5, 5, 5), 21), ((10, 90, 200), 135)],
)
def test_patience_is_ours_then_half_as_long_again_as_ones_own_median(gaps: tuple[int, ...], days: int) -> None:
    found = [date(2026, 1, 1)]
    for gap in gaps:
        found.append(found[-1] - timedelta(days=gap))
    assert patience(found, policy()) == days


def test_newcomers_are_left_alone_and_the_first_sale_is_spoken_of_once() -> None:
    new = replace(OLD, joined_at=MONDAY)
    look = ask(RULE, view(member=new), MONDAY + timedelta(days=80))
    assert look.say == ()
    assert look.later is not None
    (say,) = ask(RULE, view(member=new), look.later).say
    assert "Your first sale from an introduction is still ahead." in as_text(say.card)
    assert ask(RULE, view(member=new), look.later + timedelta(days=31)).say == ()


def test_nobody_to_be_left_in_peace_is_named() -> None:
    left = ContactView(BRIGHTWATER, replace(ANN, dont_call=True, client_since=MONDAY), OLD)
    (say,) = ask(RULE, view(100, clients=(left,)), MONDAY).say
    assert "Ann Lee (no talk" not in as_text(say.card)
    assert last_referral_sale.call_of(view(100, clients=(left,)), MONDAY) is None


def test_who_has_left_hears_nothing() -> None:
    assert ask(RULE, view(100, member=replace(OLD, left_at=MONDAY)), MONDAY).say == ()
