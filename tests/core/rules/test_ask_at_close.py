"""The rule `ask-at-close`: once at the close, never to who is in peace; people by name, and thanks along the chain."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.cards import Card
from core.model import Contact, ContactState, Direction, Stage
from core.partners import Knows, Source
from core.readings.chains import Link
from core.rules import ask_at_close
from core.rules.views import IntroductionView
from core.text import as_text
from core.walking import lines
from tests.core.rules.sample import ANN, BOB, CARL, MONDAY, ask, entry, view

DAY = timedelta(days=1)
TOM = Contact(20, "Tom Reyes", "Larkin")
MIA = Contact(21, "Mia Koch")
JUDY = Contact(22, "Judy Park")


def knows(known: Contact, how: str | None = None, **more: Any) -> tuple[Contact, Knows]:
    return known, Knows(known.id, known.id, Source.TOLD, BOB.id, MONDAY, knower_id=ANN.id, how=how, **more)


def won(*, prospect: Contact = ANN, door: dict[str, Any] | None = None, **more: Any) -> IntroductionView:
    sale = entry(stage=Stage.WON, stage_at=MONDAY, closed_at=MONDAY, **(door or {}))
    return view(sale, prospect=prospect, **({"chain": (Link(CARL, ANN, sale),)} | more))


def card(given: IntroductionView, **numbers: int) -> Card:
    (say,) = ask(ask_at_close.RULE, given, MONDAY, **numbers).say
    assert say.to == BOB.id
    return say.card


@pytest.mark.parametrize(
    "given",
    [
        view(entry(stage=Stage.MET)),
        view(entry(stage=Stage.LOST, closed_at=MONDAY)),
        won(door={"direction": Direction.GIVEN}),
        won(prospect=replace(ANN, never_ask=True)),
        won(prospect=replace(ANN, dont_call=True)),
        won(prospect=replace(ANN, rest_until=MONDAY.date() + 30 * DAY)),
        *(won(prospect=replace(ANN, state=state)) for state in ContactState if state is not ContactState.ACTIVE),
    ],
)
def test_silent_where_nothing_was_sold_or_somebody_is_in_peace(given: IntroductionView) -> None:
    assert ask(ask_at_close.RULE, given, MONDAY).say == ()


@pytest.mark.parametrize(("days", "speaks"), [(0, True), (9, True), (10, False), (90, False)])
def test_only_while_the_sale_is_fresh(days: int, speaks: bool) -> None:
    assert bool(ask(ask_at_close.RULE, won(), MONDAY + days * DAY).say) is speaks


def test_a_way_of_asking_may_keep_it_silent() -> None:
    assert ask(ask_at_close.RULE, won(), MONDAY, ask__at__close_speaks=0).say == ()


def test_once_unless_the_way_of_asking_asks_once_more() -> None:
    first = ask(ask_at_close.RULE, won(), MONDAY)
    assert first.later is None
    assert {say.key for say in ask(ask_at_close.RULE, won(), MONDAY + 7 * DAY).say} == {say.key for say in first.say}
    again = ask(ask_at_close.RULE, won(), MONDAY, ask__at__close_again=7)
    assert again.later == MONDAY + 7 * DAY
    (second,) = ask(ask_at_close.RULE, won(), MONDAY + 7 * DAY, ask__at__close_again=7).say
    assert second.key != again.say[0].key
    assert "A week on" in as_text(second.card)


def test_who_chose_a_day_himself_is_not_asked_again_before() -> None:
    put_off = won(reminder_at=MONDAY + 30 * DAY)
    assert ask(ask_at_close.RULE, put_off, MONDAY + 7 * DAY, ask__at__close_again=7).say == ()


@pytest.mark.parametrize(
    ("known", "told", "asked"),
    [
        ((), "Two minutes first: the board", ["ask contact:11"]),
        (
            (knows(TOM, "same board"),),
            "Ann knows somebody you may be able to help. Say why.",
            ["ask contact:11 about contact:20"],
        ),
        (
            (knows(TOM, "same board"), knows(MIA)),
            "Ann knows 2 people",
            ["ask contact:11 about contact:20", "ask contact:11 about contact:21"],
        ),
        (
            tuple(knows(Contact(n, f"Person {n}")) for n in range(30, 40)),
            "Ann knows 3 people",
            [f"ask contact:11 about contact:{n}" for n in (30, 31, 32)],
        ),
    ],
)
def test_people_the_client_knows_are_asked_about_by_name(
    known: tuple[tuple[Contact, Knows], ...], told: str, asked: list[str]
) -> None:
    given = card(won(knows=known))
    assert told in as_text(given)
    assert [line for line in lines(given) if line.startswith("ask ")] == asked


def test_how_we_know_it_stands_beside_the_name() -> None:
    text = as_text(card(won(knows=(knows(TOM, "same board"), knows(MIA)))))
    assert "Tom Reyes of Larkin (same board; Ann told us)" in text
    assert "Mia Koch (Ann told us)" in text


def test_not_today_a_month_three_a_date_or_never() -> None:
    found = list(lines(card(won())))
    for wanted in ("not today 12", "not today 12 in 1 month", "not today 12 in 3 months", "never ask contact:11"):
        assert wanted in found


def test_each_on_the_chain_is_thanked_for_whom_he_introduced() -> None:
    sale, before = won().introduction, entry(id=7, prospect_id=CARL.id, introducer_id=JUDY.id)
    given = card(won(chain=(Link(CARL, ANN, sale), Link(JUDY, CARL, before))))
    assert [line for line in lines(given) if line.startswith("thank ")] == ["thank 12", "thank 7"]
    text = as_text(given)
    assert "Carl Smith opened this door." in text
    assert "Judy Park introduced Carl Smith to us." in text
    assert "Judy Park introduced Ann" not in text


@pytest.mark.parametrize("done", [{"thanked_outcome_at": MONDAY}, {"thanked_at": MONDAY + DAY}])
def test_who_was_thanked_since_is_not_to_be_thanked_again(done: dict[str, Any]) -> None:
    sale = replace(won().introduction, **done)
    given = card(won(door=done, chain=(Link(CARL, ANN, sale),)))
    assert not [line for line in lines(given) if line.startswith("thank ")]


def test_a_colleague_who_opened_the_door_is_thanked() -> None:
    given = card(won(introducer=None, colleague=replace(BOB, id=9, name="Max Okafor"), chain=()))
    assert "Max Okafor opened this door." in as_text(given)
    assert "thank 12" in lines(given)
