"""A season of the year's benchmark: no storms, nothing at a bad hour, nothing untrue; and the judge can tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.bench.year import Size, simulate
from core.bench.year_truth import CHECKS, Judge
from core.bench.year_world import Message
from core.model import Member

BOB = Member(1, "Bob Stone", zone="America/New_York")
TUESDAY = datetime(2026, 3, 3, 15, tzinfo=UTC)  # ten in the morning in New York


async def test_a_season_of_a_small_team_is_calm_and_true() -> None:
    result = await simulate(Size(reps=4, contacts=40, introductions=40, days=25))
    assert result.events > 40
    assert sum(result.kinds.values()) > 20
    assert result.faults == {}
    assert max(result.per_day) <= 3


def judged(*sent: Message, member: Member = BOB) -> Judge:
    judge = Judge({1: member}, TUESDAY, 5)
    judge.read(sent)
    return judge


@pytest.mark.parametrize(
    "at",
    [TUESDAY.replace(hour=3), TUESDAY + timedelta(days=4), datetime(2026, 7, 3, 15, tzinfo=UTC)],
    ids=["night", "Saturday", "holiday"],
)
def test_the_judge_knows_a_bad_hour(at: datetime) -> None:
    member = replace(BOB, country="US")
    assert judged(Message(at, 1, "morning:member:1:x:1", None), member=member).faults == {"morning at a bad hour": 1}
    assert judged(Message(TUESDAY, 1, "morning:member:1:x:1", None), member=member).faults == {}


def test_the_judge_counts_what_counts() -> None:
    sent = [
        Message(TUESDAY, 1, f"{rule}:member:1:x:{n}", None) for n, rule in enumerate(("quiet", "heads-up", "quiet"))
    ]
    assert judged(*sent).per_day() == (2, 0, 0, 0)


def test_the_same_key_twice_is_seen() -> None:
    one = Message(TUESDAY, 1, "morning:member:1:x:1", None)
    assert judged(one, one).faults == {"sent twice": 1}


NOTHING = dict.fromkeys(
    ("closed_at", "gone_at", "contacted_at", "met_at", "next_step_at", "snoozed_until", "thanked_at", "opened_at",
     "thanked_outcome_at", "last_act_at")
)  # fmt: skip
OLD = TUESDAY - timedelta(days=30)


@pytest.mark.parametrize(
    ("rule", "true", "untrue"),
    [
        ("first-contact", {}, {"contacted_at": OLD}),
        ("first-contact", {}, {"closed_at": OLD}),
        ("quiet", {"last_act_at": OLD}, {"last_act_at": TUESDAY - timedelta(days=2)}),
        ("thank-at-once", {"opened_at": OLD}, {"opened_at": OLD, "thanked_at": OLD}),
        ("thank-at-outcome", {"closed_at": OLD}, {"closed_at": OLD, "thanked_outcome_at": TUESDAY}),
        ("call-ahead", {"stage": "promised"}, {"stage": "introduced"}),
    ],
)
def test_the_judge_knows_what_is_untrue(rule: str, true: dict[str, object], untrue: dict[str, object]) -> None:
    facts = NOTHING | {"stage": "contacted", "stage_at": OLD, "waiting_since": OLD}
    assert CHECKS[rule](facts | true, TUESDAY)
    assert not CHECKS[rule](facts | untrue, TUESDAY)


@pytest.mark.parametrize(
    ("verb", "true", "untrue"),
    [
        ("called", {}, {"contacted_at": OLD}),
        ("agreed", {"stage": "promised"}, {"contacted_at": OLD}),
        ("thanked", {"opened_at": OLD}, {"opened_at": OLD, "thanked_at": OLD}),
        ("thanked", {"closed_at": OLD}, {"closed_at": OLD, "thanked_at": TUESDAY}),
        ("show", {}, {"closed_at": OLD, "thanked_at": TUESDAY}),
        ("show", {}, {"gone_at": OLD}),
        ("show", {}, {"last_act_at": TUESDAY}),  # spoken to this minute: nothing is quiet
        ("show", {}, {"stage": "parked"}),
    ],
)
def test_one_untrue_line_makes_a_list_untrue(verb: str, true: dict[str, object], untrue: dict[str, object]) -> None:
    facts = NOTHING | {"stage": "contacted", "stage_at": OLD, "waiting_since": OLD}
    list_of = Message(TUESDAY, 1, "morning:member:1:x:1", None)
    good = ("show", facts)
    assert judged(replace(list_of, lines=(good, (verb, facts | true)))).faults == {}
    assert judged(replace(list_of, lines=(good, (verb, facts | untrue)))).faults == {"untrue morning": 1}
    assert judged(replace(list_of, lines=((verb, None),))).faults == {"untrue morning": 1}


def test_a_list_without_a_line_of_an_introduction_is_counted_as_unchecked() -> None:
    assert judged(Message(TUESDAY, 1, "morning:member:1:x:1", None)).unchecked == 1
