"""`first-days`: one call in the first week, unless they have spoken already."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.model import ContactState
from core.partners import Promise, PromiseState
from core.rules.first_days import RULE
from core.text import as_text
from tests.core.rules.clients import DAY, client, seen
from tests.core.rules.sample import BOB, MONDAY, ask, speaks_at


def test_a_week_after_the_first_sale() -> None:
    say = speaks_at(RULE, seen(), MONDAY + 7 * DAY).say[0]
    assert (say.to, say.key) == (BOB.id, f"first-days:contact:10:{int(MONDAY.timestamp())}:1")
    assert say.card.title == "Carl Smith became a client a week ago. How is it going?"
    assert say.because == "Carl became a client on Mon, Nov 16, no talk noted since"
    text = as_text(say.card)
    for line in ("check contact:10", "touch contact:10 call", "remind me to call Carl Smith tomorrow 9:00"):
        assert line in text


def test_what_was_promised_is_kept_early() -> None:
    guide = Promise(5, 10, BOB.id, "the tax guide", PromiseState.OPEN, MONDAY, BOB.id, due_on=date(2026, 12, 1))
    text = as_text(ask(RULE, seen(promises=(guide,)), MONDAY + 7 * DAY).say[0].card)
    assert "We promised: the tax guide. Early is remembered." in text


def test_a_talk_on_a_later_day_is_that_call() -> None:
    assert speaks_at(RULE, seen(client(last_talk_at=MONDAY + timedelta(hours=3))), MONDAY + 7 * DAY)
    look = ask(RULE, seen(client(last_talk_at=MONDAY + DAY)), MONDAY + 7 * DAY)
    assert (look.say, look.later) == ((), None)


@pytest.mark.parametrize("days", [21, 400])
def test_a_client_of_long_is_not_new(days: int) -> None:
    look = ask(RULE, seen(), MONDAY + days * DAY)
    assert (look.say, look.later) == ((), None)


@pytest.mark.parametrize(
    "stopped", [{"state": s} for s in ContactState if s is not ContactState.ACTIVE] + [{"dont_call": True}]
)
def test_silent_for_whoever_is_left_in_peace(stopped: dict[str, object]) -> None:
    assert ask(RULE, seen(client(**stopped)), MONDAY + 7 * DAY).say == ()


def test_partners_have_no_first_days() -> None:
    assert ask(RULE, seen(client(client_since=None, partner_since=MONDAY)), MONDAY + 7 * DAY).say == ()


def test_a_changed_number_moves_it() -> None:
    assert "3 days ago" in speaks_at(RULE, seen(), MONDAY + 3 * DAY, first__days_days=3).say[0].card.title


def test_who_was_a_client_before_the_book_was_begun_has_none() -> None:
    assert ask(RULE, seen(bought=False), MONDAY + 7 * DAY).say == ()
