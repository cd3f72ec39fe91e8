"""Ways to somebody, places on a board, and a contest's days: what holds whatever the numbers are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Act, Member
from core.partners import Knows, Source
from core.readings.paths import SHOWN, paths
from core.readings.standings import Counts, points, ranks, standings, team_standings
from core.rules import RULES
from tests.core.rules.sample import MONDAY, policy

STEPS = st.builds(
    lambda id, known, knower: Knows(id, known, Source.TOLD, 1, MONDAY + timedelta(days=id), knower),
    st.integers(1, 99),
    st.integers(1, 6),
    st.one_of(st.none(), st.integers(1, 6)),
)
COUNTS = st.lists(
    st.builds(
        lambda id, received, won, board, team: Counts(
            Member(id, f"Rep {id % 3}", team_id=team), {Act.RECEIVED: received, Act.WON: won}, {}, board
        ),
        st.integers(1, 50),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from(["in", "out", "excluded"]),
        st.sampled_from([None, 1, 2]),
    ),
    max_size=12,
    unique_by=lambda one: one.member.id,
)


@given(st.frozensets(st.integers(1, 6), max_size=3), st.lists(STEPS, max_size=12), st.lists(STEPS, max_size=12))
def test_ways_hang_together_and_the_shorter_come_first(
    wanted: frozenset[int], direct: list[Knows], second: list[Knows]
) -> None:
    ends = [step for step in direct if step.known_id in wanted]
    found = paths(wanted, ends, second)
    assert len(found) <= SHOWN
    assert [len(path.steps) for path in found] == sorted(len(path.steps) for path in found)
    for path in found:
        assert path.steps[-1].known_id in wanted
        assert not {step.knower_id for step in path.steps} & wanted
        for before, after in zip(path.steps, path.steps[1:], strict=False):
            assert before.known_id == after.knower_id


@given(st.lists(st.integers(0, 9)))
def test_places_begin_with_one_and_equal_amounts_share_theirs(amounts: list[int]) -> None:
    falling = sorted(amounts, reverse=True)
    places = ranks(falling)
    assert places == [1 + sum(other > one for other in falling) for one in falling]


@given(COUNTS, st.integers(1, 9))
def test_a_board_is_one_order_whoever_is_counted_first(counts: list[Counts], least: int) -> None:
    more = {"measure": "points", "policy": policy(), "currency": "USD", "now": MONDAY, "least": least}
    rows = standings(counts, **more)  # type: ignore[arg-type]
    assert rows == standings(reversed(counts), **more)  # type: ignore[arg-type]
    ranked = [row for row in rows if row.rank is not None]
    assert [row.amount for row in ranked] == sorted((row.amount for row in ranked), reverse=True)
    assert all(row.amount >= least for row in ranked)
    assert all((row.rank is None) == (row.unranked is not None) for row in rows)
    assert {row.member.id for row in rows} == {one.member.id for one in counts if points(one, policy()) > 0}
    wished = {one.member.id for one in counts if one.board != "in"}
    assert not wished & {row.member.id for row in ranked}


@given(COUNTS)
def test_a_team_has_what_its_members_did_but_who_is_left_out(counts: list[Counts]) -> None:
    rows = team_standings(counts, {1: "North", 2: "South"}, measure="won", policy=policy(), currency="USD")
    for row in rows:
        own = [one for one in counts if one.member.team_id == row.id and one.board != "excluded"]
        assert row.amount == sum(one.acts[Act.WON] for one in own) > 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_tells_why_and_whence(rule: object) -> None:
    assert rule.why.strip() and rule.source.strip()  # type: ignore[attr-defined]  # noqa: PT018
    keys = [number.key for number in rule.numbers]  # type: ignore[attr-defined]
    assert len(keys) == len(set(keys))


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
