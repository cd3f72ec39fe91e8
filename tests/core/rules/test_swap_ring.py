"""Swap rings: both ways, often enough, and nobody met; colleagues round any number of corners."""

from __future__ import annotations

import pytest

from core.phrases.lead_digest import to_lead
from core.rules.swap_ring import US, Passed, Ring, rings
from core.rules.views_digest import Digest
from core.text import as_text
from tests.core.rules.sample import ANA, DANA, policy


def partner(sent: int, came: int, *, met: int = 0, met_back: int = 0, id: int = 9) -> list[Passed]:
    return [Passed(US, None, sent, met, id), Passed(None, US, came, met_back, id)]


@pytest.mark.parametrize(
    ("passed", "found"),
    [
        (partner(2, 2), [(9, 2, 2)]),
        (partner(3, 5), [(9, 3, 5)]),
        (partner(2, 1), []),
        (partner(1, 9), []),
        (partner(4, 4, met=1), []),
        (partner(4, 4, met_back=1), []),
        (partner(2, 2)[:1], []),
    ],
)
def test_with_a_partner(passed: list[Passed], found: list[tuple[int, int, int]]) -> None:
    assert [(ring.contact, ring.out, ring.back) for ring in rings(passed, policy())] == found


def test_colleagues_in_a_pair_and_in_a_round() -> None:
    ways = [(1, 2), (2, 1), (3, 4), (4, 5), (5, 3), (6, 1), (7, 8)]
    found = rings([Passed(a, b, 2, 0) for a, b in ways], policy())
    assert found == (Ring(None, (3, 4, 5), 6), Ring(None, (1, 2), 4))


def test_a_meeting_anywhere_breaks_the_round() -> None:
    assert rings([Passed(1, 2, 2, 0), Passed(2, 1, 2, 1)], policy()) == ()


def test_the_busiest_first_and_always_the_same_order() -> None:
    passed = [*partner(2, 2, id=8), *partner(3, 3, id=9), *partner(2, 2, id=7)]
    assert [ring.contact for ring in rings(passed, policy())] == [9, 7, 8]
    assert rings(passed[::-1], policy()) == rings(passed, policy())


def test_how_often_is_a_number_of_the_house() -> None:
    assert rings(partner(2, 2), policy(swap__ring_least=3)) == ()


def test_the_lead_reads_of_it_in_his_digest_without_a_name() -> None:
    team = (Digest(ANA, DANA, waiting=1),)
    text = as_text(to_lead(team, rings=1))
    assert "In one place introductions go round and nobody is met." in text
    assert "swaps" in text
    assert "swaps" not in as_text(to_lead(team))
