"""Boards: a total order, shared ranks, newcomers and those on leave not ranked, one currency, each day once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Act, Member
from core.phrases.boards import ordinal
from core.readings.standings import Counts, Standing, Unranked, foremost, points, standings, team_standings
from core.store import Store, tallies
from tests.core.office import Clock, Office
from tests.core.rules.sample import MONDAY, policy

OLD = MONDAY - timedelta(days=400)


def rep(id: int, name: str = "", *, joined: datetime = OLD) -> Member:
    return Member(id, name or f"Rep {id}", joined_at=joined)


def board(*everybody: Counts, measure: str = "points", **numbers: int) -> tuple[Standing, ...]:
    return standings(everybody, measure=measure, policy=policy(**numbers), currency="USD", now=MONDAY, founded=OLD)


@pytest.mark.parametrize(
    ("act", "worth"),
    [
        (Act.RECEIVED, 1), (Act.GIVEN, 1), (Act.GIVEN_CONTACTED, 2), (Act.CALLED_IN_TIME, 1), (Act.MET, 5),
        (Act.WON, 10),
        (Act.THANKED_IN_TIME, 2), (Act.PROMISE_KEPT, 2), (Act.LOST_WITH_REASON, 1), (Act.LOGGED, 0), (Act.WON_VALUE, 0),
    ],
)  # fmt: skip
def test_what_each_act_is_worth(act: Act, worth: int) -> None:
    assert points(Counts(rep(1), {act: 3}), policy()) == 3 * worth


def test_a_changed_number_changes_the_board() -> None:
    ana, bob = Counts(rep(1, "Ana"), {Act.MET: 1}), Counts(rep(2, "Bob"), {Act.WON: 1})
    assert [s.member.name for s in board(ana, bob)] == ["Bob", "Ana"]
    assert [s.member.name for s in board(ana, bob, points_met=50)] == ["Ana", "Bob"]


def test_equal_points_share_a_rank_and_the_next_is_passed_over() -> None:
    rows = board(*(Counts(rep(n, name), {Act.MET: met}) for n, (name, met) in enumerate(
        [("Zoe", 2), ("ana", 2), ("Bob", 1), ("Max", 1), ("Tom", 0)]
    )))  # fmt: skip
    assert [(s.rank, s.member.name) for s in rows] == [(1, "ana"), (1, "Zoe"), (3, "Bob"), (3, "Max")]


def test_newcomers_and_those_on_leave_are_not_ranked() -> None:
    new = Counts(rep(1, joined=MONDAY - timedelta(days=89)), {Act.WON: 9})
    old = Counts(rep(2, joined=MONDAY - timedelta(days=90)), {Act.WON: 1})
    away = Counts(replace(rep(3), away_from=date(2026, 11, 10), away_until=date(2026, 12, 1)), {Act.WON: 5})
    gone = Counts(replace(rep(4), left_at=MONDAY), {Act.WON: 5})
    rows = board(new, old, away, gone)
    assert [(s.rank, s.member.id) for s in rows if s.rank] == [(1, 2)]
    assert {s.member.id for s in rows if s.rank is None} == {1, 3, 4}


def test_why_somebody_with_something_to_show_has_no_place() -> None:
    rows = board(
        Counts(rep(1), {Act.MET: 2}, board="out"),
        Counts(rep(2), {Act.MET: 2}, board="excluded"),
        Counts(rep(3, joined=MONDAY), {Act.MET: 2}),
        Counts(replace(rep(4), away_from=date(2026, 11, 10), away_until=date(2026, 12, 1)), {Act.MET: 2}),
        Counts(replace(rep(5), left_at=MONDAY), {Act.MET: 2}, board="out"),
    )
    assert {s.member.id: s.unranked for s in rows} == {
        1: Unranked.OUT, 2: Unranked.EXCLUDED, 3: Unranked.NEW, 4: Unranked.AWAY, 5: Unranked.LEFT,
    }  # fmt: skip
    few = standings(
        [Counts(rep(1), {Act.RECEIVED: 2})], measure="points", policy=policy(), currency="USD", now=MONDAY, least=3
    )
    assert [(s.rank, s.unranked) for s in few] == [(None, Unranked.FEW)]


def test_teams_are_ranked_by_what_all_of_them_did_together() -> None:
    def of(id: int, team: int | None, met: int, board: str = "in") -> Counts:
        return Counts(replace(rep(id), team_id=team), {Act.MET: met}, board=board)

    rows = team_standings(
        [of(1, 7, 2), of(2, 7, 1, "out"), of(3, 8, 3), of(4, 9, 9, "excluded"), of(5, None, 9), of(6, 9, 1)],
        {7: "South", 8: "north", 9: "West"},
        measure="met", policy=policy(), currency="USD",
    )  # fmt: skip
    assert [(t.rank, t.name, t.amount) for t in rows] == [(1, "north", 3), (1, "South", 3), (3, "West", 1)]


def test_in_a_team_where_all_are_new_nobody_is_a_newcomer() -> None:
    young = [Counts(rep(n, joined=MONDAY - timedelta(days=3 - n)), {Act.MET: 1}) for n in range(3)]
    rows = standings(
        young, measure="points", policy=policy(), currency="USD", now=MONDAY, founded=MONDAY - timedelta(days=3)
    )
    assert [s.rank for s in rows] == [1, 1, 1]


def test_two_currencies_are_never_added() -> None:
    ana = Counts(rep(1), values={"USD": 500, "EUR": 10_000})
    bob = Counts(rep(2), values={"USD": 600})
    assert [(s.member.id, s.amount) for s in board(ana, bob, measure="value")] == [(2, 600), (1, 500)]


people = st.lists(
    st.builds(
        Counts,
        st.builds(rep, st.integers(1, 10**6), st.text("abcABCéÉ ", min_size=1, max_size=4)),
        st.dictionaries(st.sampled_from(list(Act)), st.integers(0, 5)),
    ),
    max_size=25,
    unique_by=lambda c: c.member.id,
)


@given(people, st.randoms())
def test_standings_are_a_total_order_whatever_the_order_they_came_in(everybody: list[Counts], random: object) -> None:
    first = board(*everybody)
    shuffled = list(everybody)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert board(*shuffled) == first
    for better, worse in pairwise(first):
        assert better.amount >= worse.amount
        assert better.rank is not None
        assert worse.rank is not None
        assert (better.rank == worse.rank) is (better.amount == worse.amount)
    for place, one in enumerate(first, start=1):
        assert one.rank is not None
        assert one.rank == 1 + sum(other.amount > one.amount for other in first) <= place


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(0, 900))
def test_every_day_is_counted_exactly_once(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    days: list[str] = []
    ranges = list(tallies.pieces(first, last))
    assert len(ranges) <= 3
    for day in (first + timedelta(days=n) for n in range(length + 1)):
        hit = [r for r in ranges if r[1] <= (day.isoformat() if r[0] == "d" else day.isoformat()[:7]) <= r[2]]
        assert len(hit) == 1
        days.append(day.isoformat())
    for grain, begin, end in ranges:
        if grain == "m":
            assert first.isoformat() <= f"{begin}-01"
            assert end < (last + timedelta(days=1)).isoformat()[:7] or (last + timedelta(days=1)).day == 1


def test_counts_are_read_for_any_span(store: Store) -> None:
    office = Office(store, Clock())
    ana, bob = office.ids["ana"], office.ids["bob"]

    def work(book: object) -> None:
        for day in (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 16)):
            book.tally(Act.MET, ana, day)  # type: ignore[attr-defined]
        book.tally(Act.WON_VALUE, bob, date(2026, 10, 5), 120_000, "USD")  # type: ignore[attr-defined]
        book.tally(Act.WON_VALUE, bob, date(2026, 11, 5), 30_000, "EUR")  # type: ignore[attr-defined]

    office.write(work)

    def met(first: date, last: date) -> int:
        found = office.read(lambda tx: tallies.counts(tx, office.org, first, last))
        return sum(c.acts.get(Act.MET, 0) for c in found)

    assert met(date(2026, 10, 1), date(2026, 10, 31)) == 2
    assert met(date(2026, 9, 30), date(2026, 11, 1)) == 4
    assert met(date(2026, 10, 2), date(2026, 11, 15)) == 2
    assert met(date(2026, 11, 16), date(2026, 11, 16)) == 1
    assert met(date(2000, 1, 1), date(2026, 12, 31)) == 5
    (won,) = office.read(lambda tx: tallies.counts(tx, office.org, date(2026, 10, 3), date(2026, 12, 31)))[1:]
    assert won.values == {"USD": 120_000, "EUR": 30_000}


@pytest.mark.parametrize(
    ("place", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (112, "112th")],
)
def test_ordinals(place: int, said: str) -> None:
    assert ordinal(place) == said


@pytest.mark.parametrize(
    ("amounts", "top", "shown"),
    [
        ((9, 8, 7), 5, 3),
        ((9, 8, 7, 6, 5, 4), 5, 5),
        ((9, 8, 7, 1, 1, 1), 5, 6),  # three are level with the fifth: none is left out for his name
        ((9, 8, 7, 6, 1, 1, 1, 1), 5, 8),
        ((9, 8, 7, 1, 1, 1, 1, 1, 1), 5, 3),  # so many that the board would shame the rest: only who is before them
        ((1,) * 9, 5, 5),
        ((9, *(1,) * 24), 20, 1),
    ],
)
def test_who_is_level_with_the_last_is_shown_beside_him(amounts: tuple[int, ...], top: int, shown: int) -> None:
    rows = board(*(Counts(rep(n), {Act.RECEIVED: amount}) for n, amount in enumerate(amounts)), measure="received")
    assert len(foremost(rows, top)) == shown
