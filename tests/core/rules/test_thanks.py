"""Thanks: nobody who opened a door goes without, and nothing is told that may not be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.model import Contact, ContactState, Direction, Stage, Warmth
from core.rules import thank_at_once, thank_at_outcome
from core.rules.owed import owed
from core.text import as_text
from tests.core.rules.sample import ANA, ANN, BOB, CARL, MONDAY, ask, entry, here, policy, speaks_at, view

ONCE, OUTCOME = thank_at_once.RULE, thank_at_outcome.RULE
DAY = timedelta(days=1)


def closed(stage: Stage = Stage.WON, **more: Any) -> Any:
    return entry(stage=stage, closed_at=MONDAY, opened_at=MONDAY - 10 * DAY, contacted_at=MONDAY - 5 * DAY, **more)


def test_the_day_after_with_a_draft_in_ones_own_voice() -> None:
    look = speaks_at(ONCE, view(), MONDAY + DAY)
    text = as_text(look.say[0].card)
    assert (look.say[0].to, look.later) == (BOB.id, None)
    assert "Carl put in a word for you yesterday. Thank Carl today?" in text
    assert "> Carl, thank you for speaking to Ann Lee for me." in text
    assert text.count("> Bob") == 1
    assert "thanked 12" in text


@pytest.mark.parametrize(
    ("warmth", "words"),
    [
        (Warmth.NAME, "thinking of me for Ann Lee"),
        (Warmth.MENTION, "letting me mention you to Ann Lee"),
        (Warmth.INTRODUCTION, "speaking to Ann Lee for me"),
        (Warmth.MEETING, "bringing Ann Lee and me together"),
    ],
)
def test_the_draft_says_what_was_done(warmth: Warmth, words: str) -> None:
    assert words in as_text(ask(ONCE, view(entry(warmth=warmth)), MONDAY + DAY).say[0].card)


def test_the_note_field_never_reaches_a_draft() -> None:
    secret = entry(
        note="her divorce; the budget is 90k", value=9_000_000, currency="USD", next_step="ask about divorce"
    )
    assert "divorce" not in as_text(ask(ONCE, view(secret), MONDAY + DAY).say[0].card)
    told = as_text(ask(OUTCOME, view(closed(note="divorce", value=9_000_000, may_know=True)), MONDAY + DAY).say[0].card)
    assert "divorce" not in told
    assert "90" not in told


def test_a_date_only_where_a_reminder_holds_one() -> None:
    assert "I’m calling" not in as_text(ask(ONCE, view(), MONDAY + DAY).say[0].card)
    planned = view(reminder_at=here(19, 9))
    assert "I’m calling Ann Thu, Nov 19." in as_text(ask(ONCE, planned, MONDAY + DAY).say[0].card)


def test_two_notes_to_one_person_differ() -> None:
    notes = {as_text(ask(ONCE, view(entry(id=n)), MONDAY + DAY).say[0].card).split("> ")[1] for n in (1, 2, 3, 4)}
    assert len(notes) == 4


@pytest.mark.parametrize(
    "silent",
    [
        view(entry(thanked_at=MONDAY)),
        view(entry(stage=Stage.PROMISED, opened_at=None)),
        view(entry(direction=Direction.GIVEN)),
        view(closed()),
        view(introducer=None),
        view(introducer=replace(CARL, state=ContactState.DECEASED)),
        view(introducer=replace(CARL, state=ContactState.BEREAVED)),
        view(prospect=replace(ANN, state=ContactState.DECEASED)),
        view(introducer=None, colleague=BOB),
    ],
)
def test_silent_where_no_first_thanks_are_owed(silent: Any) -> None:
    look = ask(ONCE, silent, MONDAY + 30 * DAY)
    assert (look.say, look.later) == ((), None)


def test_a_colleague_is_thanked_too_and_dont_call_means_a_note() -> None:
    assert ask(ONCE, view(introducer=None, colleague=ANA), MONDAY + DAY).say
    shy = view(introducer=Contact(10, "Carl Smith", dont_call=True))
    assert "A call is best" not in as_text(ask(ONCE, shy, MONDAY + DAY).say[0].card)


@pytest.mark.parametrize("stage", [Stage.WON, Stage.LOST, Stage.DECLINED])
def test_the_same_neutral_draft_for_every_outcome(stage: Stage) -> None:
    neutral = view(closed(stage, reason="budget"))
    text = as_text(speaks_at(OUTCOME, neutral, MONDAY + DAY).say[0].card)
    quote = text[text.index("> ") : text.index("[")]
    won = as_text(ask(OUTCOME, view(closed(Stage.WON)), MONDAY + DAY).say[0].card)
    assert quote == won[won.index("> ") : won.index("[")]
    assert not {"client", "won", "lost", "budget", "nothing"} & set(quote.lower().replace(",", " ").split())


def test_told_only_where_it_may_be_known_and_never_the_amount() -> None:
    known = closed(Stage.WON, may_know=True, value=4_500_000, currency="USD")
    text = as_text(ask(OUTCOME, view(known), MONDAY + DAY).say[0].card)
    assert "Ann Lee is a client, and it began with Carl" in text
    assert "45" not in text
    assert "$" not in text


@pytest.mark.parametrize(
    "silent",
    [
        closed(thanked_outcome_at=MONDAY),
        closed(thanked_at=MONDAY + timedelta(hours=1)),
        closed(Stage.PARKED),
        entry(stage=Stage.MET),
    ],
)
def test_silent_where_no_last_thanks_are_owed(silent: Any) -> None:
    assert ask(OUTCOME, view(silent), MONDAY + 30 * DAY).say == ()


def test_thanks_before_the_end_do_not_count_for_it() -> None:
    assert ask(OUTCOME, view(closed(thanked_at=MONDAY - DAY)), MONDAY + DAY).say


def test_after_two_months_it_would_need_an_excuse() -> None:
    assert ask(OUTCOME, view(closed()), MONDAY + 60 * DAY - timedelta(seconds=1)).say
    assert ask(OUTCOME, view(closed()), MONDAY + 60 * DAY).say == ()


def test_first_thanks_after_a_month_wait_for_the_outcome() -> None:
    assert ask(ONCE, view(), MONDAY + 31 * DAY - timedelta(seconds=1)).say
    assert ask(ONCE, view(), MONDAY + 31 * DAY).say == ()


def test_snoozed_thanks_come_when_asked_for() -> None:
    speaks_at(ONCE, view(entry(snoozed_until=here(19, 9))), here(19, 9))
    speaks_at(OUTCOME, view(closed(snoozed_until=here(19, 9))), here(19, 9))


def test_thanks_that_would_come_oddly_late_are_owed_no_more() -> None:
    """Neither for the door nor for the outcome, in no list: the same windows as the rules that speak of them."""
    met = entry(stage=Stage.MET, agreed=True, contacted_at=MONDAY, met_at=MONDAY, next_step_at=MONDAY + 300 * DAY)
    lost = replace(met, stage=Stage.LOST, closed_at=MONDAY, thanked_at=MONDAY)
    for what, given, days in (("thank", met, 31), ("outcome", lost, 60)):
        last = MONDAY + days * DAY - timedelta(seconds=1)
        assert what in [one.what for one in owed([view(given)], policy(), last)]
        assert what not in [one.what for one in owed([view(given)], policy(), MONDAY + days * DAY)]
    asleep = replace(met, snoozed_until=MONDAY + 40 * DAY)
    assert "thank" in [one.what for one in owed([view(asleep)], policy(), MONDAY + 41 * DAY)]


def test_on_the_same_day_it_says_now_and_for_a_passed_door_it_says_us() -> None:
    today = view(entry(warmth=Warmth.MEETING), hander=ANA)
    card = as_text(ask(ONCE, today, MONDAY, thank__at__once_days=0).say[0].card)
    assert "Carl brought us together with Ann Lee today. Thank Carl now?" in card
    assert "bringing Ann Lee and us together" in card
