"""`contest`: its four moments in the channel, each rep's army to himself, and one total order whatever is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Act, Channel, Contact, Member
from core.partners import Asked, Care, Mood
from core.readings.contests import following, latest, moments, race
from core.readings.standings import Counts
from core.rules.contest import RULE
from core.rules.views_asks import AskView
from core.rules.views_contests import ContestView, Troop
from core.sales import Contest
from core.text import as_text
from core.walking import mentioned
from tests.core.rules.sample import ANA, BOB, BRIGHTWATER, CARL, MONDAY, ask, here, policy

SALES = Channel(5, "slack:T1:C1", "sales", board_every="off")
RACE = Contest(7, "Open doors", "rank", "met", date(2026, 11, 9), date(2026, 11, 20), ANA.id, MONDAY, SALES.id)
COUNTS = (Counts(ANA, {Act.MET: 1}), Counts(BOB, {Act.MET: 3}))
GLAD = Care(CARL.id, checked_at=MONDAY - timedelta(days=5), answer=Mood.GREAT)
CLIENT = replace(CARL, client_since=MONDAY - timedelta(days=300), owner_id=BOB.id)


def seen(contest: Contest = RACE, **more: Any) -> ContestView:
    return ContestView(BRIGHTWATER, contest, **({"channel": SALES, "counts": COUNTS} | more))


def asked(person: Contact = CLIENT, **more: Any) -> AskView:
    return AskView(BRIGHTWATER, BOB, person, **({"care": GLAD} | more))


@pytest.mark.parametrize(
    ("day", "hour", "title"),
    [
        (9, 9, "Open doors begins today"), (14, 9, "Open doors is halfway"), (20, 9, "Open doors has one day left"),
        (21, 9, "Open doors is over"),
    ],
)  # fmt: skip
def test_its_four_moments(day: int, hour: int, title: str) -> None:
    say = ask(RULE, seen(), here(day, hour)).say
    assert [(one.to, one.card.title) for one in say] == [("slack:T1:C1", title)]
    before = ask(RULE, seen(), here(day, hour) - timedelta(seconds=1))
    assert title not in {one.card.title for one in before.say}
    assert before.later == here(day, hour)
    assert title not in {one.card.title for one in ask(RULE, seen(), here(day, hour) + timedelta(hours=24)).say}


def test_names_never_mentions_the_first_praised_and_then_silence() -> None:
    card = ask(RULE, seen(), here(21, 9)).say[0].card
    text = as_text(card)
    assert "Well done, Bob Stone." in text
    assert text.index("Bob Stone") < text.index("Ana Ruiz")
    assert mentioned(card) == frozenset()
    assert ask(RULE, seen(), here(21, 9)).later is None


def test_nobody_won_is_said_kindly() -> None:
    assert "the doors are still there" in as_text(ask(RULE, seen(counts=()), here(21, 9)).say[0].card)


def test_five_at_most() -> None:
    crowd = tuple(Counts(Member(n, f"Rep {n}"), {Act.MET: n}) for n in range(1, 9))
    text = as_text(ask(RULE, seen(counts=crowd), here(21, 9)).say[0].card)
    assert "Rep 4" in text
    assert "Rep 3" not in text


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("a complaint", {"complaint": True}),
        ("not asked how we do", {"care": None}),
        ("unhappy", {"care": replace(GLAD, answer=Mood.FAIR)}),
        ("rests", {"asks": (Asked(1, CARL.id, 11, BOB.id, MONDAY - timedelta(days=20)),)}),
        ("his own never", {"asked": replace(CLIENT, never_ask=True)}),
        ("his own not now", {"asked": replace(CLIENT, rest_until=date(2027, 1, 1))}),
        ("don't call", {"asked": replace(CLIENT, dont_call=True)}),
    ],
)
def test_an_army_is_whom_every_gate_lets_pass(why: str, change: dict[str, Any]) -> None:
    ready = ask(RULE, seen(channel=None, troops=(Troop(BOB, (asked(),)),)), here(9, 12)).say
    assert [one.to for one in ready] == [BOB.id]
    assert ready[0].headline == "Your army for Open doors: one client you could ask today"
    assert "Carl Smith" in as_text(ready[0].card)
    held = replace(asked(), **change)
    (rests,) = ask(RULE, seen(channel=None, troops=(Troop(BOB, (held,)),)), here(9, 12)).say
    assert "rests today" in rests.card.title, why
    assert "Carl Smith" not in as_text(rests.card)


def test_the_army_is_mustered_at_the_start_and_halfway_and_waits_for_working_hours() -> None:
    view = seen(channel=None, troops=(Troop(BOB, (asked(),)),))
    keys = {say.key for day in range(9, 22) for say in ask(RULE, view, here(day, 12)).say}
    assert keys == {f"contest:contest:7:20261109-20261120:{step}-{BOB.id}" for step in ("start", "halfway")}


@pytest.mark.parametrize(
    ("first", "last", "steps"),
    [
        (date(2026, 11, 9), date(2026, 11, 9), ["start", "result"]),
        (date(2026, 11, 9), date(2026, 11, 11), ["start", "last", "result"]),
        (date(2026, 10, 1), date(2026, 12, 31), ["start", "halfway", "last", "result"]),
    ],
)
def test_a_short_contest_says_less(first: date, last: date, steps: list[str]) -> None:
    some = moments(replace(RACE, starts_on=first, ends_on=last), BRIGHTWATER, policy())
    assert [one.step for one in some] == steps
    assert [one.at for one in some] == sorted({one.at for one in some})
    assert latest(some, some[0].at - timedelta(seconds=1)) == (None, some[0])


@pytest.mark.parametrize(
    ("first", "last", "today", "then"),
    [
        ((2026, 10, 1), (2026, 12, 31), (2027, 1, 1), ((2027, 1, 1), (2027, 3, 31))),
        ((2026, 11, 1), (2026, 11, 30), (2026, 12, 1), ((2026, 12, 1), (2026, 12, 31))),
        ((2026, 11, 9), (2026, 11, 20), (2026, 11, 21), ((2026, 11, 21), (2026, 12, 2))),
        ((2026, 10, 1), (2026, 12, 31), (2027, 1, 10), ((2027, 1, 10), (2027, 4, 11))),
    ],
)
def test_the_next_season(first: Any, last: Any, today: Any, then: Any) -> None:
    after = following(replace(RACE, starts_on=date(*first), ends_on=date(*last)), date(*today))
    assert (after.starts_on, after.ends_on) == (date(*then[0]), date(*then[1]))


def test_steps_and_targets() -> None:
    steps = replace(RACE, kind="steps", steps=((1, "bronze"), (3, "gold")))
    text = as_text(ask(RULE, seen(steps), here(21, 9)).say[0].card)
    assert text.index("gold: Bob Stone") < text.index("bronze: Ana Ruiz")
    own = seen(replace(RACE, kind="target"), targets={ANA.id: 1, BOB.id: 9})
    text = as_text(ask(RULE, own, here(21, 9)).say[0].card)
    assert "Ana Ruiz" in text
    assert "Bob" not in text


people = st.lists(
    st.builds(
        Counts,
        st.builds(Member, st.integers(1, 9**6), st.sampled_from(["a", "A", "b"]), team_id=st.sampled_from([1, 2, 3])),
        st.dictionaries(st.sampled_from([Act.MET, Act.RECEIVED, Act.WON]), st.integers(0, 4)),
        board=st.sampled_from(["in", "in", "out", "excluded"]),
    ),
    max_size=20,
    unique_by=lambda c: c.member.id,
)  # fmt: skip


KINDS = st.sampled_from(["rank", "steps", "target", "teams"])


@given(people, KINDS, st.sampled_from(["points", "met"]), st.integers(1, 5), st.randoms())
def test_a_contest_is_a_total_order_whatever_the_order_it_came_in(
    everybody: list[Counts], kind: str, measure: str, least: int, random: Any
) -> None:
    contest = replace(RACE, kind=kind, measure=measure, least=least)

    def run(some: list[Counts]) -> Any:
        return race(
            contest, some, policy=policy(), organization=BRIGHTWATER, now=MONDAY, teams={1: "a", 2: "A", 3: "b"},
            targets={c.member.id: c.member.id % 4 for c in everybody},
        )  # fmt: skip

    first, shuffled = run(everybody), list(everybody)
    random.shuffle(shuffled)
    assert run(shuffled) == first
    assert first.arrived == run(shuffled).arrived
    for rows in (first.ranked, first.teams):
        for place, one in enumerate(rows, start=1):
            assert one.rank == 1 + sum(other.amount > one.amount for other in rows) <= place
    assert not {s.member.id for s in first.ranked} & {c.member.id for c in everybody if c.board != "in"}
