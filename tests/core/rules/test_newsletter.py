"""`newsletter`: once a month on its day, to its owner, with the new ones first."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from core.model import Contact
from core.rules.newsletter import RULE
from core.rules.views_house import OrganizationView
from core.text import as_text
from tests.core.rules.sample import ANN, BOB, BRIGHTWATER, CARL, ask, here, speaks_at

LONG_AGO = here(1, 9) - timedelta(days=200)


def house(*takers: tuple[Contact, datetime], keeper: bool = True) -> OrganizationView:
    return OrganizationView(BRIGHTWATER, BOB if keeper else None, takers)


def test_on_its_day_in_the_owners_morning() -> None:
    look = speaks_at(RULE, house((ANN, LONG_AGO), (CARL, here(20, 9))), here(1, 9, month=12))
    (say,) = look.say
    assert (say.to, say.key) == (BOB.id, "newsletter:organization:1:2026-12:1")
    assert look.later == here(1, 9, month=12).replace(year=2027, month=1)
    text = as_text(say.card)
    assert "The newsletter goes out today: 2 take it, 1 new" in text
    assert text.index("Carl Smith") < text.index("Ann Lee")
    assert "No e-mail address is known of Ann Lee, Carl Smith." in text
    assert "newsletter sent" in text


def test_the_day_can_be_another() -> None:
    assert speaks_at(RULE, house((ANN, LONG_AGO)), here(20, 9), newsletter_day=20).say[0].key.endswith("2026-11:1")


@pytest.mark.parametrize(("day", "speaks"), [(1, True), (7, True), (8, False), (30, False)])
def test_late_it_is_of_use_for_a_week(day: int, speaks: bool) -> None:
    look = ask(RULE, house((ANN, LONG_AGO)), here(day, 10))
    assert bool(look.say) is speaks
    assert look.later == here(1, 9, month=12)


def test_silent_without_an_owner_or_takers() -> None:
    assert ask(RULE, house((ANN, LONG_AGO), keeper=False), here(1, 9)).later is None
    empty = ask(RULE, house(), here(1, 9))
    assert (empty.say, empty.later) == ((), here(1, 9, month=12))


def test_a_long_list_is_shown_in_part() -> None:
    many = [(Contact(n, f"Person {n}", email=f"p{n}@x.example"), LONG_AGO) for n in range(90)]
    text = as_text(ask(RULE, house(*many), here(1, 9)).say[0].card)
    assert "90 take it" in text
    assert "Person 39" in text
    assert "Person 40" not in text
    assert "newsletter after 40" in text
