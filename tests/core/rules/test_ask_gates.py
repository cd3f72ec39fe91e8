"""The gates before an ask: what each holds against it, and that it is silent one step before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.model import Contact, Role, Stage
from core.partners import Asked, Care, Knows, Mood, Source
from core.policy import PLAYBOOKS, policy_of
from core.rules import (
    GATES,
    NUMBERS,
    ask_client,
    ask_earned,
    ask_named,
    ask_prospect,
    ask_rested,
    ask_thanked,
    asking,
    loosens,
)
from core.rules.rule import Advised, Allowed
from core.rules.views_asks import AskView, Earned
from tests.core.rules.sample import ANA, ANN, BOB, BRIGHTWATER, MONDAY, entry, policy

CARL = Contact(10, "Carl Smith", company="Acme", client_since=MONDAY - timedelta(days=500))
GLAD = Care(10, checked_at=MONDAY - timedelta(days=30), answer=Mood.GREAT)


def view(**more: Any) -> AskView:
    usual: dict[str, Any] = {
        "organization": BRIGHTWATER, "me": ANA, "asked": CARL, "about": ANN, "care": GLAD,
        "members": {1: "Ana Ruiz", 2: "Bob Stone"}, "typed": "contact:10 about contact:11",
    }  # fmt: skip
    return AskView(**(usual | more))


def asked(days: float, answer: str | None = None, *, member: int = BOB.id, id: int = 1) -> Asked:
    at = MONDAY - timedelta(days=days)
    return Asked(id, CARL.id, ANN.id, member, at, answer=answer, answered_at=at if answer else None)


def advice(verdict: Allowed | Advised) -> Advised:
    assert isinstance(verdict, Advised)
    return verdict


def test_a_glad_client_who_had_his_peace_may_be_asked_about_one_person() -> None:
    assert asking.stopped(view(), policy(), MONDAY) is None
    assert asking.against(view(), policy(), MONDAY) == ()
    assert asking.clear(view(about=None), policy(), MONDAY)


class TestNamed:
    def test_an_ask_that_names_nobody_shows_whom_he_knows(self) -> None:
        knows = tuple(
            (Contact(20 + n, name), Knows(n, 20 + n, Source.TOLD, 1, MONDAY, 10, how="Rotary"))
            for n, name in enumerate(("Ann Lee", "Tom Reyes"))
        )
        found = advice(ask_named.judge(view(about=None, knows=knows), policy(), MONDAY))
        assert (found.hard, found.anyway) == (True, None)
        assert "Carl knows Ann Lee and Tom Reyes" in found.sentence
        assert found.offers[0] == ("Ann", "ask contact:10 about contact:20")
        assert ("Ann Lee", "Rotary; they told us") in found.facts

    def test_nobody_known_leads_to_two_minutes_of_research(self) -> None:
        found = advice(ask_named.judge(view(about=None), policy(), MONDAY))
        assert "Two minutes first" in found.sentence
        assert found.offers == (("Name one person…", "ask named contact:10"),)

    def test_it_cannot_be_silenced(self) -> None:
        assert not [n for n in NUMBERS if n.key == "ask-named.speaks"]


class TestProspect:
    def test_whoever_has_not_bought_is_not_asked(self) -> None:
        prospect = replace(CARL, client_since=None)
        found = advice(ask_prospect.judge(view(asked=prospect, came=True), policy(), MONDAY))
        assert "isn’t a client yet" in found.sentence
        assert (found.hard, bool(found.anyway)) == (False, True)

    @pytest.mark.parametrize(
        "free", [{"asked": CARL}, {"asked": replace(CARL, client_since=None, partner_since=MONDAY)}, {"opened": True}]
    )
    def test_clients_partners_and_who_opened_a_door_are(self, free: dict[str, Any]) -> None:
        usual = {"asked": replace(CARL, client_since=None)}
        assert ask_prospect.judge(view(**(usual | free)), policy(), MONDAY) == Allowed()

    def test_somebody_unknown_is_entered_with_one_click(self) -> None:
        new = Contact(0, "Carl Smith")
        offers = advice(ask_prospect.judge(view(asked=new), policy(), MONDAY)).offers
        assert offers == (("Carl is a client", 'contact add "Carl Smith" client'),)


class TestClient:
    @pytest.mark.parametrize("name", PLAYBOOKS)
    def test_two_ways_of_asking_do_not_ask_clients(self, name: str) -> None:
        ours = policy_of(replace(BRIGHTWATER, playbook=name), NUMBERS)
        found = ask_client.judge(view(), ours, MONDAY)
        assert isinstance(found, Advised) is (name in ("earn-it", "two-way"))

    @pytest.mark.parametrize(("name", "allowed"), [("earn-it", True), ("two-way", True)])
    def test_partners_are_asked_in_all(self, name: str, *, allowed: bool) -> None:
        ours = policy_of(replace(BRIGHTWATER, playbook=name), NUMBERS)
        partner = replace(CARL, partner_since=MONDAY)
        assert (ask_client.judge(view(asked=partner), ours, MONDAY) == Allowed()) is allowed

    def test_the_inner_circle_question_is_for_who_knows_us_well(self) -> None:
        ours = policy_of(replace(BRIGHTWATER, playbook="two-way"), NUMBERS)
        well = view(earned=Earned(MONDAY, "win"))
        assert advice(ask_client.judge(well, ours, MONDAY)).offers[0][1] == "inner circle contact:10"
        assert "inner circle" not in str(advice(ask_client.judge(view(), ours, MONDAY)).offers)


class TestEarned:
    @pytest.mark.parametrize(
        ("care", "earned", "free"),
        [
            (None, None, False),
            (Care(10), None, False),
            (replace(GLAD, checked_at=MONDAY - timedelta(days=120)), None, True),
            (replace(GLAD, checked_at=MONDAY - timedelta(days=121)), None, False),
            (replace(GLAD, check_days=10), None, False),
            (replace(GLAD, check_days=30), None, True),
            (replace(GLAD, answer=Mood.GOOD), None, True),
            (replace(GLAD, answer=Mood.FAIR), None, False),
            (replace(GLAD, answer=Mood.UNHAPPY), None, False),
            (None, Earned(MONDAY - timedelta(days=90), "win"), True),
            (None, Earned(MONDAY - timedelta(days=91), "win"), False),
            (None, Earned(MONDAY - timedelta(days=1), "promise"), True),
            (replace(GLAD, answer=Mood.FAIR), Earned(MONDAY - timedelta(days=1), "win"), True),
            (replace(GLAD, answer=Mood.FAIR), Earned(MONDAY - timedelta(days=31), "win"), False),
        ],
    )
    def test_a_glad_answer_of_late_or_a_win_or_a_kept_promise(
        self, care: Care | None, earned: Earned | None, *, free: bool
    ) -> None:
        assert (ask_earned.judge(view(care=care, earned=earned), policy(), MONDAY) == Allowed()) is free

    def test_a_tier_has_its_own_interval(self) -> None:
        late = replace(GLAD, checked_at=MONDAY - timedelta(days=61))
        assert isinstance(ask_earned.judge(view(asked=replace(CARL, tier="A"), care=late), policy(), MONDAY), Advised)
        assert ask_earned.judge(view(asked=replace(CARL, tier="C"), care=late), policy(), MONDAY) == Allowed()

    def test_checking_first_and_asking_in_the_same_call_is_offered(self) -> None:
        found = advice(ask_earned.judge(view(care=None), policy(), MONDAY))
        assert found.offers == (("Check and ask in one call", "ask checking contact:10 about contact:11"),)

    def test_only_clients_are_asked_how_we_are_doing(self) -> None:
        friend = replace(CARL, client_since=None)
        assert ask_earned.judge(view(asked=friend, care=None), policy(), MONDAY) == Allowed()


class TestThanked:
    def test_the_oldest_door_without_thanks_is_named(self) -> None:
        owed = ((entry(id=9), "Tom Reyes"), (entry(id=7, opened_at=MONDAY - timedelta(days=9)), "Jane Doe"))
        found = advice(ask_thanked.judge(view(owed=owed), policy(), MONDAY))
        assert "hasn’t been thanked for Jane Doe (9 days)" in found.sentence
        assert [to for _, to in found.offers] == ["thank 7", "thanked 7"]
        assert ask_thanked.judge(view(), policy(), MONDAY) == Allowed()


class TestRested:
    @pytest.mark.parametrize(
        ("asks", "free"),
        [
            ((asked(90, "yes"),), True),
            ((asked(89, "yes"),), False),
            ((asked(180, "no"),), True),
            ((asked(179, "no"),), False),
            ((asked(180),), True),
            ((asked(179),), False),
            ((asked(100, "yes"), asked(200, "yes", id=2)), False),  # twice this year
            ((asked(100, "yes"), asked(330, "yes", id=2)), True),  # the other was last year
            ((asked(200), asked(400, id=2)), False),  # two are open
        ],
    )
    def test_the_peace_between_asks(self, asks: tuple[Asked, ...], *, free: bool) -> None:
        assert (ask_rested.judge(view(asks=asks), policy(), MONDAY) == Allowed()) is free

    def test_it_is_one_house_that_asks(self) -> None:
        found = advice(ask_rested.judge(view(asks=(asked(10, "no"),)), policy(), MONDAY))
        assert found.sentence.startswith("Bob asked Carl on Fri, Nov 6 and heard a no. Let Carl rest until")
        assert found.offers[0] == ("Remind me then", "remind me to ask Carl Smith about Ann Lee 2027-05-05")
        assert found.facts == (("Bob Stone", "on Fri, Nov 6, no"),)
        mine = advice(ask_rested.judge(view(asks=(asked(10, member=ANA.id),)), policy(), MONDAY))
        assert mine.sentence.startswith("You asked Carl on Fri, Nov 6, and there is no answer yet")

    def test_a_day_counts_where_the_rep_is(self) -> None:
        """Asked late in the evening in New York is asked on that day, whatever UTC says."""
        late = datetime(2026, 8, 19, 3, 30, tzinfo=UTC)  # 23:30 on the 18th
        ask = Asked(1, 10, 11, 2, late, answer="yes", answered_at=late)
        assert ask_rested.judge(view(asks=(ask,)), policy(), datetime(2026, 11, 16, 5, 0, tzinfo=UTC)) == Allowed()


class TestSpeaking:
    CASES = (
        (ask_prospect, view(asked=replace(CARL, client_since=None))),
        (ask_earned, view(care=None)),
        (ask_thanked, view(owed=((entry(), "Ann Lee"),))),
        (ask_rested, view(asks=(asked(1),))),
    )

    @pytest.mark.parametrize(("gate", "against"), CASES, ids=lambda one: getattr(one, "NAME", ""))
    def test_each_is_silent_advises_or_stops(self, gate: Any, against: AskView) -> None:
        def judged(speaks: int) -> Any:
            own = {f"{gate.NAME}.speaks": str(speaks)}
            return gate.judge(against, policy_of(replace(BRIGHTWATER, numbers=own), NUMBERS), MONDAY)

        assert judged(0) == Allowed()
        assert (judged(1).hard, bool(judged(1).anyway)) == (False, True)
        assert (judged(2).hard, judged(2).anyway) == (True, None)

    def test_every_gate_but_the_one_without_a_way_past_has_its_number(self) -> None:
        keys = {n.key for n in NUMBERS}
        assert {g.name for g in GATES if f"{g.name}.speaks" not in keys} == {"ask-named"}

    def test_the_weightiest_stands_first(self) -> None:
        worst = view(asks=(asked(1),), care=None, owed=((entry(stage=Stage.MET), "Ann Lee"),))
        ours = policy_of(replace(BRIGHTWATER, playbook="earn-it"), NUMBERS)
        found = [one.gate for one in asking.against(worst, ours, MONDAY)]
        assert found == ["ask-client", "ask-rested", "ask-earned", "ask-thanked"]

    @pytest.mark.parametrize(
        ("key", "before", "after", "more"),
        [
            ("ask-rested.after_no", 180, 30, True), ("ask-rested.after_no", 180, 365, False),
            ("ask-rested.a_year", 2, 12, True), ("ask-rested.a_year", 2, 1, False), ("ask-rested.open", 2, 9, True),
            ("ask-earned.speaks", 1, 0, True), ("ask-earned.speaks", 1, 2, False), ("quiet.met", 10, 1, False),
        ],
    )  # fmt: skip
    def test_what_has_people_asked_more_often(self, key: str, before: int, after: int, *, more: bool) -> None:
        assert loosens(key, before, after) is more


def test_a_complaint_is_told_to_its_owner_and_the_lead_only() -> None:
    unhappy = replace(CARL, owner_id=BOB.id)
    told = {
        who.name: advice(asking.hard(view(asked=unhappy, complaint=True, me=who), MONDAY) or Allowed()).sentence
        for who in (ANA, BOB, replace(ANA, name="Dana", role=Role.LEAD))
    }
    assert "complaint" not in told["Ana Ruiz"]
    assert "complaint" in told["Bob Stone"]
    assert "complaint" in told["Dana"]


def test_who_was_unhappy_is_heard_again_before_anything() -> None:
    found = advice(ask_earned.judge(view(care=replace(GLAD, answer=Mood.UNHAPPY)), policy(), MONDAY))
    assert found.sentence.startswith("Carl said on Sat, Oct 17 that we are doing badly. Put that right first")
