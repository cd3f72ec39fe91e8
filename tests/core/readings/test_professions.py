"""Professions whose rules know no reward for sending clients, and promises that speak of one."""

from __future__ import annotations

import pytest

from core.readings.professions import names_reward, profession_in, restricted


@pytest.mark.parametrize("word", ["attorney", "Attorney at law", "tax lawyer", "Rechtsanwältin", "notary", "physician"])
def test_restricted(word: str) -> None:
    assert restricted(word)


@pytest.mark.parametrize("word", [None, "", "consultant", "banker", "lawn mower dealer"])
def test_free(word: str | None) -> None:
    assert not restricted(word)


@pytest.mark.parametrize(
    ("title", "profession"),
    [("estate attorney", "attorney"), ("Partner, Tax Lawyer", "lawyer"), ("CFO", None), (None, None)],
)
def test_a_title_tells(title: str | None, profession: str | None) -> None:
    assert profession_in(title) == profession


@pytest.mark.parametrize(
    "text", ["introduce two clients", "send three referrals", "pay 10 percent", "a 5% fee", "an intro to Ann", "$200"]
)
def test_a_promise_of_reward(text: str) -> None:
    assert names_reward(text)


@pytest.mark.parametrize(
    "text",
    ["send the guide", "pay a visit to the office", "lead the workshop", "call Ann", "have lunch", "meet her partner"],
)
def test_a_promise_of_an_act(text: str) -> None:
    assert not names_reward(text)
