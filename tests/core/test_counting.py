"""What an introduction adds to the counters: nothing twice, every change reversible, whose act it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core import counting
from core.model import Act, Direction, Introduction, Stage
from core.stages import moved

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # the evening before in New York
HOME = ZoneInfo("America/New_York")
ENTRY = Introduction(
    1, Direction.RECEIVED, 10, 5, 6, NOW, Stage.INTRODUCED, NOW, NOW, introducer_id=11, agreed=True, opened_at=NOW
)


def counted(entry: Introduction, now: datetime = NOW, **limits: datetime) -> Introduction:
    acts = counting.earned(entry, **limits)
    return replace(entry, counted=counting.days(entry.counted, acts, now=now, zone=HOME))


def test_acts_are_counted_on_their_day_in_the_organizations_zone() -> None:
    assert counted(ENTRY).counted == {"logged": "2026-11-23", "received": "2026-11-23"}
    met = counted(replace(ENTRY, met_at=NOW + timedelta(days=2)))
    assert met.counted["met"] == "2026-11-25"


def test_a_call_in_time_stays_so_and_a_late_one_never_becomes_so() -> None:
    called = replace(ENTRY, contacted_at=NOW)
    assert "called_in_time" in counted(called, called_by=NOW).counted
    assert "called_in_time" not in counted(called, called_by=NOW - timedelta(seconds=1)).counted
    assert "called_in_time" not in counted(called).counted
    assert "called_in_time" in counted(counted(called, called_by=NOW)).counted


def test_whose_act_it_is() -> None:
    given_by_me = replace(ENTRY, direction=Direction.GIVEN, introducer_id=None, given_to_id=12, contacted_at=NOW)
    assert {(act, who) for act, who, *_ in counting.entries(counted(given_by_me))} == {
        (Act.GIVEN, 5), (Act.GIVEN_CONTACTED, 5),
    }  # fmt: skip
    internal = replace(ENTRY, direction=Direction.INTERNAL, introducer_id=None, introducer_member_id=8, met_at=NOW)
    assert {(act, who) for act, who, *_ in counting.entries(counted(internal))} == {(Act.GIVEN, 8), (Act.MET, 5)}


def test_a_value_is_counted_in_its_currency_and_moves_with_it() -> None:
    won = counted(replace(ENTRY, stage=Stage.WON, closed_at=NOW, value=500, currency="USD"))
    assert counting.entries(won)[Act.WON_VALUE, 5, "2026-11-23", "USD"] == 500
    other = counted(replace(won, value=700, currency="EUR"))
    assert counting.difference(won, other) == {
        (Act.WON_VALUE, 5, "2026-11-23", "EUR"): 700,
        (Act.WON_VALUE, 5, "2026-11-23", "USD"): -500,
    }


def test_passing_on_moves_what_was_counted() -> None:
    mine = counted(ENTRY)
    theirs = counted(replace(mine, owner_id=9))
    assert counting.difference(mine, theirs) == {
        (Act.LOGGED, 5, "2026-11-23", ""): -1, (Act.LOGGED, 9, "2026-11-23", ""): 1,
        (Act.RECEIVED, 5, "2026-11-23", ""): -1, (Act.RECEIVED, 9, "2026-11-23", ""): 1,
    }  # fmt: skip


STEPS = st.lists(st.sampled_from([s for s in Stage if s is not Stage.ASKED]), max_size=8)


@given(STEPS, st.sampled_from(list(Direction)), st.booleans())
def test_however_it_moves_the_sum_of_differences_is_what_stands(
    steps: list[Stage], direction: Direction, agreed: bool
) -> None:
    entry = counted(replace(ENTRY, direction=direction, introducer_member_id=8, agreed=agreed))
    total = Counter(counting.difference(None, entry))
    now = NOW
    for stage in steps:
        now += timedelta(days=1)
        after = counted(replace(entry, **moved(entry, stage, at=now, now=now)), now)
        for key, delta in counting.difference(entry, after).items():
            total[key] += delta
        entry = after
    assert {key: n for key, n in total.items() if n} == counting.entries(entry)
    assert all(n == 1 for n in counting.entries(entry).values())
