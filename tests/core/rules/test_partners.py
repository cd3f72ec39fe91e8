"""Partners: fit before agreement, book and agenda and held, no plan, promises due, refit, the light."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from core.acts import Act
from core.model import Contact, ContactState
from core.partners import Partnership, PartnershipState, Promise, PromiseState
from core.readings.flows import Passed
from core.rules import balance, check_in, no_plan, partner_fit, promise_due, refit
from core.rules.rule import Advised, Allowed
from core.rules.status_light import Light, status
from core.rules.views_partners import PartnershipView, PromiseView
from core.text import as_text
from tests.core.rules.sample import BOB, BRIGHTWATER, MONDAY, ask, entry, here, policy, speaks_at

JUDY = Contact(20, "Judy Park", company="Park Mills")
GOOD = dict.fromkeys(("click", "trust", "focus"), ((4, "keeps her word", "2026-11-02", BOB.id),))
BEGAN = date(2026, 11, 16)
REVIEW = date(2027, 1, 18)  # a Monday


def partnership(**more: Any) -> Partnership:
    usual: dict[str, Any] = {
        "id": 30, "contact_id": JUDY.id, "owner_id": BOB.id, "state": PartnershipState.AGREED, "started_at": MONDAY,
        "fit": GOOD, "ours_on": MONDAY.date(), "theirs_on": MONDAY.date(), "review_on": REVIEW,
    }  # fmt: skip
    return Partnership(**(usual | more))


def view(given: Partnership | None = None, **more: Any) -> PartnershipView:
    usual: dict[str, Any] = {
        "organization": BRIGHTWATER,
        "partnership": given or partnership(),
        "partner": JUDY,
        "owner": BOB,
    }
    return PartnershipView(**(usual | more))


def promise(*, theirs: bool = False, **more: Any) -> Promise:
    usual: dict[str, Any] = {
        "id": 40, "contact_id": JUDY.id, "owner_id": BOB.id, "text": "send the guide", "state": PromiseState.OPEN,
        "created_at": MONDAY, "by_member_id": None if theirs else BOB.id, "by_contact_id": JUDY.id if theirs else None,
        "due_on": date(2026, 11, 20),
    }  # fmt: skip
    return Promise(**(usual | more))


def promised(given: Promise | None = None, **more: Any) -> PromiseView:
    usual: dict[str, Any] = {"organization": BRIGHTWATER, "promise": given or promise(), "contact": JUDY, "hears": BOB}
    return PromiseView(**(usual | more))


def passed(received: int, given: int, day: date = BEGAN) -> tuple[Passed, ...]:
    return Passed(Act.LOGGED, day, received), Passed(Act.GIVEN, day, given)


def jan(day: int, hour: int = 9) -> datetime:
    return here(day, hour, month=1).replace(year=2027)


class TestFit:
    @pytest.mark.parametrize("missing", ["click", "trust", "focus"])
    def test_each_question_is_asked_for_itself(self, missing: str) -> None:
        fit = {name: made for name, made in GOOD.items() if name != missing}
        verdict = partner_fit.judge(view(partnership(fit=fit)), policy(), MONDAY)
        assert isinstance(verdict, Advised)
        assert not verdict.hard
        assert verdict.anyway == "agree anyway contact:20"

    @pytest.mark.parametrize(("score", "speaks"), [(1, True), (2, True), (3, False), (5, False)])
    def test_a_low_judgement_is_a_kind_no(self, score: int, speaks: bool) -> None:
        fit = GOOD | {"trust": ((score, "hm", "2026-11-02", BOB.id),)}
        verdict = partner_fit.judge(view(partnership(fit=fit)), policy(), MONDAY)
        assert isinstance(verdict, Advised) == speaks

    def test_the_last_judgement_counts(self) -> None:
        fit = GOOD | {"trust": ((1, "hm", "2026-11-02", BOB.id), (4, "better", "2026-11-09", BOB.id))}
        assert partner_fit.judge(view(partnership(fit=fit)), policy(), MONDAY) == Allowed()

    def test_silent_and_strict(self) -> None:
        nothing = view(partnership(fit={}))
        assert partner_fit.judge(nothing, policy(partner__fit_speaks=0), MONDAY) == Allowed()
        strict = partner_fit.judge(nothing, policy(partner__fit_speaks=2), MONDAY)
        assert isinstance(strict, Advised)
        assert strict.hard
        assert strict.anyway is None


class TestCheckIn:
    def test_book_it_ten_days_before(self) -> None:
        said = speaks_at(check_in.RULE, view(), jan(8)).say[0]
        assert said.card.title == "Book it: you and Judy"

    def test_booked_it_is_not_asked_again(self) -> None:
        booked = view(partnership(booked_at=MONDAY))
        said = speaks_at(check_in.RULE, booked, jan(15)).say[0]  # Friday, the working day before
        assert said.card.title.startswith("You and Judy Park, 60 days in")

    def test_the_morning_after_it_asks_how_it_went(self) -> None:
        before, after = ask(check_in.RULE, view(), jan(19, 8)), ask(check_in.RULE, view(), jan(19))
        assert before.later == jan(19)
        assert before.say[0].key != after.say[0].key
        assert after.say[0].card.title == "Did you and Judy meet?"
        assert after.later is None

    @pytest.mark.parametrize(
        "silent",
        [
            view(partnership(review_on=None)),
            view(partnership(state=PartnershipState.FORMING, theirs_on=None)),
            view(partnership(state=PartnershipState.DECLINED)),
            view(partnership(state=PartnershipState.ENDED)),
            view(partner=replace(JUDY, state=ContactState.BEREAVED)),
            view(partner=replace(JUDY, dont_call=True)),
        ],
    )
    def test_it_is_silent(self, silent: PartnershipView) -> None:
        assert ask(check_in.RULE, silent, jan(19)).say == ()

    @pytest.mark.parametrize(("agreed", "kept", "days"), [(False, False, 60), (True, True, 90), (True, False, 30)])
    def test_the_rhythm_is_earned(self, agreed: bool, kept: bool, days: int) -> None:
        state = PartnershipState.AGREED if agreed else PartnershipState.FORMING
        done = (promise(state=PromiseState.KEPT, kept_on=MONDAY.date()),) if kept else ()
        at = here(2, 10)  # a Monday
        found = check_in.next_review(view(partnership(state=state), promises=done), policy(), at)
        wanted = date(2026, 11, 2) + timedelta(days=days)
        assert wanted <= found <= wanted + timedelta(days=3)
        assert found.weekday() < 5

    def test_behind_it_asks_what_we_could_give(self) -> None:
        text = as_text(ask(check_in.RULE, view(passed=passed(3, 0, date(2026, 12, 1))), jan(15)).say[0].card)
        assert "What could we give?" in text

    def test_ahead_it_asks_whether_they_know_whom_we_look_for(self) -> None:
        text = as_text(ask(check_in.RULE, view(passed=passed(0, 4, date(2026, 12, 1))), jan(15)).say[0].card)
        assert "No reproach" in text

    def test_never_of_a_restricted_profession(self) -> None:
        attorney = view(partnership(restricted=True), passed=passed(9, 0, date(2026, 12, 1)))
        assert balance.of(attorney, policy(), REVIEW) is None
        assert "What could we give?" not in as_text(ask(check_in.RULE, attorney, jan(15)).say[0].card)


class TestRefit:
    @pytest.mark.parametrize(
        ("idle", "moved", "speaks"), [(0, False, False), (1, False, False), (2, False, True), (2, True, False)]
    )
    def test_two_reviews_in_which_nothing_moved(self, idle: int, moved: bool, speaks: bool) -> None:
        door = ((entry(), "Ann Lee"),) if moved else ()
        assert refit.speaks(view(partnership(idle_reviews=idle), received=door), policy()) == speaks

    @pytest.mark.parametrize(("scores", "speaks"), [((2,), False), ((2, 1), True), ((1, 3), False), ((4, 2), False)])
    def test_judged_low_twice(self, scores: tuple[int, ...], speaks: bool) -> None:
        made = tuple((score, "hm", "2026-11-02", BOB.id) for score in scores)
        assert refit.speaks(view(partnership(fit=GOOD | {"trust": made})), policy()) == speaks


class TestNoPlan:
    MET = here(5, 13)  # a Thursday

    def met(self, **more: Any) -> Partnership:
        plain: dict[str, Any] = {"state": PartnershipState.FORMING, "review_on": None, "met_at": self.MET}
        return partnership(**(plain | more))

    def test_two_working_days_after_the_first_meeting(self) -> None:
        said = speaks_at(no_plan.RULE, view(self.met()), here(9, 13)).say[0]
        assert said.card.title == "You and Judy: what now?"

    @pytest.mark.parametrize(
        "plan",
        [
            {"ideal_ours": {"title": "owner"}},
            {"ideal_theirs": {"sector": "mills"}},
            {"review_on": REVIEW},
            {"met_at": None},
        ],
    )
    def test_any_plan_is_enough(self, plan: dict[str, Any]) -> None:
        assert ask(no_plan.RULE, view(self.met(**plan)), here(30, 9)).say == ()

    def test_a_promise_is_a_plan(self) -> None:
        assert ask(no_plan.RULE, view(self.met(), promises=(promise(),)), here(30, 9)).say == ()


class TestPromiseDue:
    def test_a_word_the_day_before_and_one_when_it_is_late(self) -> None:
        said = speaks_at(promise_due.RULE, promised(), here(19, 9))
        assert said.say[0].card.title == "Due tomorrow: send the guide"
        assert said.later == here(23, 9)  # Monday: the day after is a Saturday
        late = ask(promise_due.RULE, promised(), here(23, 9))
        assert late.say[0].card.title == "Late: send the guide"
        assert late.say[0].key != said.say[0].key

    def test_made_too_late_for_the_word_before(self) -> None:
        made = promise(created_at=here(19, 10))
        look = ask(promise_due.RULE, promised(made), here(19, 11))
        assert look.say == ()
        assert look.later == here(23, 9)

    def test_theirs_is_asked_about_kindly(self) -> None:
        late = ask(promise_due.RULE, promised(promise(theirs=True)), here(23, 9)).say[0]
        assert late.card.title == "No word yet from Judy"
        assert late.to == BOB.id

    @pytest.mark.parametrize(
        "silent",
        [
            promised(promise(state=PromiseState.KEPT, kept_on=MONDAY.date())),
            promised(promise(state=PromiseState.WITHDRAWN)),
            promised(promise(due_on=None)),
            promised(contact=replace(JUDY, state=ContactState.DECEASED)),
        ],
    )
    def test_it_is_silent(self, silent: PromiseView) -> None:
        assert ask(promise_due.RULE, silent, here(30, 9)).say == ()


class TestLight:
    TODAY = date(2026, 12, 1)

    @pytest.mark.parametrize(
        ("given", "light"),
        [
            (view(partnership(state=PartnershipState.FORMING, theirs_on=None)), Light.GREY),
            (view(), Light.GREEN),
            (view(promises=(promise(),)), Light.RED),
            (view(partnership(review_on=date(2026, 11, 20))), Light.RED),
            (view(partnership(idle_reviews=2)), Light.RED),
            (view(promises=(promise(theirs=True),)), Light.AMBER),
            (view(partnership(review_on=date(2026, 12, 4))), Light.AMBER),
            (view(partnership(review_on=date(2026, 12, 4), booked_at=MONDAY)), Light.GREEN),
            (view(passed=passed(3, 0)), Light.AMBER),
            (view(partnership(restricted=True), passed=passed(3, 0)), Light.GREEN),
            (view(partnership(fit=GOOD | {"focus": ((2, "hm", "2026-11-02", 2),)})), Light.AMBER),
            (view(partnership(started_at=MONDAY - timedelta(days=200))), Light.AMBER),
        ],
    )
    def test_the_worst_that_holds(self, given: PartnershipView, light: Light) -> None:
        found = status(given, policy(), self.TODAY)
        assert found.light is light, found
        assert light is Light.GREEN or found.reasons
