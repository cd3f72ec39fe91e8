"""The gate `gift`: what is hard, who decides beyond the cap, and what looks like a price."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.model import ContactState
from core.rules import gift
from core.rules.gift import GiftView, Terms, judge
from core.rules.rule import Advised, Allowed
from core.spec import Money
from tests.core.rules.clients import cared, client
from tests.core.rules.sample import BRIGHTWATER, MONDAY, policy

CAP = Terms(Money(100_00, "USD"), approver_id=3)


def about(**more: Any) -> GiftView:
    usual: dict[str, Any] = {
        "organization": BRIGHTWATER, "contact": client(), "worth": Money(40_00, "USD"), "terms": CAP,
        "given": Money(0, "USD"), "approver": "Dana Webb", "anyway": "gift anyway carl 40",
    }  # fmt: skip
    return GiftView(**(usual | more))


def held(view: GiftView, **numbers: int) -> Advised:
    verdict = judge(view, policy(**numbers), MONDAY)
    assert isinstance(verdict, Advised)
    return verdict


def test_off_until_an_admin_has_set_all_three() -> None:
    verdict = held(about(terms=None))
    assert verdict.hard
    assert "Gifts are off" in verdict.sentence
    assert [line for _, line in verdict.offers] == ["touch contact:10 card"]
    assert [line for _, line in held(about(terms=None, admin=True)).offers][0] == "settings gifts"  # noqa: RUF015


@pytest.mark.parametrize(
    ("numbers", "cap"),
    [
        ({}, None),
        ({"gift.cap": "100"}, None),
        ({"gift.cap": "100", "gift.currency": "USD"}, None),
        ({"gift.currency": "USD", "gift.approver": "3"}, None),
        ({"gift.cap": "100", "gift.currency": "USD", "gift.approver": "3"}, Money(100_00, "USD")),
        ({"gift.cap": "5000", "gift.currency": "JPY", "gift.approver": "3"}, Money(5000, "JPY")),
    ],
)
def test_the_terms_of_the_house(numbers: dict[str, str], cap: Money | None) -> None:
    found = gift.terms(replace(BRIGHTWATER, numbers=numbers), policy(gift_cap=int(numbers.get("gift.cap", "0"))))
    assert (found.cap if found else None) == cap


@pytest.mark.parametrize(("given", "passes"), [(0, True), (60_00, True), (60_01, False), (100_00, False)])
def test_the_cap_of_a_year(given: int, passes: bool) -> None:
    view = about(given=Money(given, "USD"))
    assert isinstance(judge(view, policy(), MONDAY), Allowed) == passes
    if not passes:
        assert held(view).hard
        assert "our cap is $100. Dana Webb decides about more." in held(view).sentence


def test_who_decides_beyond_it_may() -> None:
    verdict = held(about(given=Money(90_00, "USD"), deciding=True))
    assert (verdict.hard, verdict.anyway) == (False, "gift anyway carl 40")
    assert "It is yours to decide." in verdict.sentence


@pytest.mark.parametrize("sector", ["Public sector", "city of Boston", "Healthcare", "state government"])
def test_a_sector_may_forbid(sector: str) -> None:
    verdict = held(about(care=cared(sector=sector)))
    assert verdict.hard
    assert sector in verdict.sentence


@pytest.mark.parametrize("profession", ["judge", "Police officer", "tax inspector", "Physician"])
def test_a_profession_may_forbid(profession: str) -> None:
    assert held(about(care=cared(profession=profession))).hard


def test_others_may_take_one() -> None:
    assert isinstance(judge(about(care=cared(profession="architect", sector="retail")), policy(), MONDAY), Allowed)


def test_his_own_wish_is_a_hard_stop() -> None:
    verdict = held(about(care=cared(gifts_off=True)))
    assert verdict.hard
    assert "takes no gifts" in verdict.sentence


def test_while_we_wait_for_his_introduction_a_gift_is_a_price() -> None:
    verdict = held(about(pending=True))
    assert (verdict.hard, verdict.anyway) == (False, "gift anyway carl 40")
    assert "looks like a price" in verdict.sentence
    assert held(about(pending=True), gift_speaks=2).hard
    assert isinstance(judge(about(pending=True), policy(gift_speaks=0), MONDAY), Allowed)


def test_a_silent_gate_still_keeps_the_cap() -> None:
    assert held(about(given=Money(90_00, "USD")), gift_speaks=0).hard


def test_another_currency_cannot_be_counted() -> None:
    assert "in USD" in held(about(worth=Money(10_00, "EUR"))).sentence


@pytest.mark.parametrize("state", [ContactState.BEREAVED, ContactState.DECEASED])
def test_no_gift_in_mourning(state: ContactState) -> None:
    assert held(about(contact=client(state=state))).hard
