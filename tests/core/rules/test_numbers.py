"""Each number decides what it says it decides: a rule holds to the usual one, and follows a changed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from core.acts import Act
from core.model import Contact, Member, Stage, Warmth
from core.partners import Care, Partnership, PartnershipState, Promise, PromiseState
from core.readings.flows import Passed
from core.readings.standings import Counts, points
from core.rules import (
    NUMBERS,
    ask_at_close,
    ask_earned,
    balance,
    calling,
    card_season,
    check_in,
    contest,
    first_contact,
    first_days,
    heads_up,
    keep_in_touch,
    last_referral_sale,
    lead_digest,
    leaderboard,
    listed,
    morning,
    no_plan,
    partner_fit,
    promise_due,
    quiet,
    refit,
    shared_credit,
    spring,
    status_light,
    thank_at_once,
    thank_at_outcome,
    value_check,
    waiting,
)
from core.rules.rule import Allowed, Rule
from core.rules.views import ChannelView, Listed, MemberView
from core.rules.views_asks import AskView, Earned
from core.sales import ShareState
from tests.core.rules import test_contest as races
from tests.core.rules import test_last_referral_sale as sales
from tests.core.rules import test_lead_digest as digests
from tests.core.rules import test_leaderboard as boards
from tests.core.rules import test_morning as lists
from tests.core.rules import test_partners as partners
from tests.core.rules import test_shared_credit as shares
from tests.core.rules import test_spring as springs
from tests.core.rules.clients import client, seen
from tests.core.rules.sample import ANA, ANN, BOB, BRIGHTWATER, CARL, MONDAY, entry, here, policy, view

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
Numbers = dict[str, int]
Says = Callable[[Numbers], Any]


def steps(rule: Rule, subject: Any, unit: timedelta, start: datetime, many: int, numbers: Numbers) -> Iterator[int]:
    """The steps after `start` at which the rule says or lists something."""
    given = policy(**numbers)
    for n in range(many):
        look = rule.look(subject, given, start + n * unit)
        if look.say or look.listed:
            yield n


def begins(rule: Rule, subject: Any, unit: timedelta = DAY, start: datetime = MONDAY, many: int = 400) -> Says:
    """How many days (or hours) after `start` it is first said or listed."""
    return lambda numbers: next(steps(rule, subject, unit, start, many, numbers))


def ends(rule: Rule, subject: Any, unit: timedelta = DAY, start: datetime = MONDAY, many: int = 100) -> Says:
    """How many days (or hours) after `start` it is no longer said."""
    return lambda numbers: max(steps(rule, subject, unit, start, many, numbers)) + 1


def reddens(contact: Contact) -> Says:
    """After how many days of silence the line is red."""

    def days(numbers: Numbers) -> int:
        given, subject = policy(**numbers), seen(contact)
        looks = ((n, keep_in_touch.RULE.look(subject, given, MONDAY + n * DAY).listed) for n in range(400))
        return next(n for n, found in looks if found and found[0].weight == keep_in_touch.RED)

    return days


def tier(letter: str | None) -> Contact:
    return client(tier=letter)


def closed(**more: Any) -> Any:
    return view(entry(**({"stage": Stage.WON, "closed_at": MONDAY, "thanked_at": MONDAY - DAY} | more)))


def reviewed(state: PartnershipState, *, kept: bool) -> Says:
    """In how many days from Monday the next review is, on a working day."""
    done = (partners.promise(state=PromiseState.KEPT, kept_on=MONDAY.date()),) if kept else ()
    subject = partners.view(partners.partnership(state=state), promises=done)
    return lambda numbers: (check_in.next_review(subject, policy(**numbers), MONDAY) - MONDAY.date()).days


def partner(given: Partnership | None = None, **more: Any) -> Any:
    return partners.view(given or partners.partnership(), **more)


def judged(*scores: int) -> dict[str, Any]:
    return partners.GOOD | {"trust": tuple((score, "hm", "2026-11-02", BOB.id) for score in scores)}


def light(subject: Any, today: date) -> Says:
    return lambda numbers: status_light.status(subject, policy(**numbers), today).light.value


def doors(received: int, given: int, days_ago: int = 0) -> tuple[Passed, ...]:
    return partners.passed(received, given, MONDAY.date() - days_ago * DAY)


def unfit(**more: Any) -> Says:
    """Whether it is asked if the partnership is worth its next quarter."""
    subject = partner(partners.partnership(**more))
    return lambda numbers: refit.speaks(subject, policy(**numbers))


def out(*passed: Passed) -> Says:
    subject = partner(passed=passed)
    return lambda numbers: balance.speaks(subject, policy(**numbers), MONDAY.date()) is not None


def earned(days_ago: int) -> Says:
    sale = Earned(MONDAY - days_ago * DAY, "win")
    subject = AskView(BRIGHTWATER, ANA, CARL, care=Care(CARL.id), earned=sale)
    return lambda numbers: ask_earned.reason(subject, policy(**numbers), MONDAY) is not None


def rows(rule: Rule, subject: Any, at: datetime) -> Says:
    """How many rows the table on its card has."""

    def many(numbers: Numbers) -> int:
        (say,) = rule.look(subject, policy(**numbers), at).say
        return max(len(getattr(block, "rows", ())) for block in say.card.blocks)

    return many


def again(rule: Rule, subject: Any, step: str) -> Says:
    """After how many days it is said for the second time."""

    def days(numbers: Numbers) -> int:
        looks = ((n, rule.look(subject, policy(**numbers), MONDAY + n * DAY).say) for n in range(200))
        return next(n for n, say in looks if say and say[0].key.endswith(step))

    return days


def shown(subject: MemberView) -> Says:
    """How many lines the morning list shows."""

    def many(numbers: Numbers) -> int:
        found = waiting.morning_list(subject, policy(**numbers), lists.TUESDAY)
        assert found is not None
        return len(found.top)

    return many


def facts(subject: MemberView) -> frozenset[tuple[str, str]]:
    found = waiting.morning_list(subject, policy(), lists.TUESDAY)
    assert found is not None
    return frozenset(found.facts)


def worth(act: Act) -> Says:
    return lambda numbers: points(Counts(BOB, {act: 1}), policy(**numbers))


def promised(**more: Any) -> Promise:
    return partners.promise(**({"due_on": date(2026, 11, 25)} | more))


NAMED = entry(warmth=Warmth.NAME, agreed=None)
STALE = view(entry(warmth=Warmth.NAME, agreed=None, tries=0))
CROWD = tuple(Counts(Member(n, f"Rep {n}"), {Act.MET: n}) for n in range(1, 9))
BOARD = ChannelView(BRIGHTWATER, boards.WEEKLY, CROWD)
CALLS = lists.mornings(*(lists.call(n) for n in range(12, 18)))
YESTERDAY = Listed(date(2026, 11, 16), facts(lists.mornings(lists.call(12))))
QUIET_ONES = tuple(seen(replace(client(), id=n)) for n in range(20, 28))
QUARTER = here(1, 0, month=10)
LATE = promised(due_on=date(2026, 11, 18), created_at=here(17, 10))
SEASON = MemberView(BRIGHTWATER, BOB, festivals=frozenset({"Christmas"}), greeted=((ANN, "Christmas"),))
TABLE: dict[str, tuple[Says, Any, int, Any]] = {  # what is seen, with the usual number; another number, what then
    "heads-up.days": (ends(heads_up.RULE, view(entry())), 7, 3, 3),
    "shared-credit.days": (ends(shared_credit.RULE, shares.decided(ShareState.ACCEPTED)), 7, 3, 3),
    "first-contact.name_days": (begins(first_contact.RULE, view(NAMED)), 3, 8, 8),
    "first-contact.stale_days": (ends(first_contact.RULE, STALE), 33, 10, 13),
    "first-contact.tries": (lambda n: calling.steps(view(entry(tries=3)), policy(**n)).second is None, True, 4, False),
    "quiet.promised": (begins(quiet.RULE, view(entry(stage=Stage.PROMISED))), 3, 5, 5),
    "quiet.contacted": (begins(quiet.RULE, view(entry(stage=Stage.CONTACTED))), 7, 5, 5),
    "quiet.met": (begins(quiet.RULE, view(entry(stage=Stage.MET))), 10, 5, 5),
    "quiet.proposed": (begins(quiet.RULE, view(entry(stage=Stage.PROPOSED))), 21, 5, 5),
    "quiet.past_step": (begins(quiet.RULE, view(entry(stage=Stage.MET, next_step_at=MONDAY + 4 * DAY))), 5, 3, 7),
    "thank-at-once.days": (begins(thank_at_once.RULE, view()), 1, 4, 4),
    "thank-at-once.until": (ends(thank_at_once.RULE, view()), 31, 10, 11),
    "thank-at-outcome.days": (begins(thank_at_outcome.RULE, closed()), 1, 4, 4),
    "thank-at-outcome.until": (ends(thank_at_outcome.RULE, closed()), 60, 20, 20),
    "ask-at-close.until": (ends(ask_at_close.RULE, closed()), 10, 4, 4),
    "first-days.days": (begins(first_days.RULE, seen()), 7, 3, 3),
    "first-days.until": (ends(first_days.RULE, seen()), 21, 12, 12),
    "value-check.a": (begins(value_check.RULE, seen(tier("A"))), 60, 50, 50),
    "value-check.b": (begins(value_check.RULE, seen(tier("B"))), 90, 50, 50),
    "value-check.c": (begins(value_check.RULE, seen(tier("C"))), 180, 50, 50),
    "value-check.other": (begins(value_check.RULE, seen(tier(None))), 120, 50, 50),
    "keep-in-touch.a_ideal": (begins(keep_in_touch.RULE, seen(tier("A"))), 30, 20, 20),
    "keep-in-touch.b_ideal": (begins(keep_in_touch.RULE, seen(tier("B"))), 60, 20, 20),
    "keep-in-touch.c_ideal": (begins(keep_in_touch.RULE, seen(tier("C"))), 120, 20, 20),
    "keep-in-touch.other_ideal": (begins(keep_in_touch.RULE, seen(tier(None))), 90, 20, 20),
    "keep-in-touch.a_limit": (reddens(tier("A")), 60, 200, 200),
    "keep-in-touch.b_limit": (reddens(tier("B")), 90, 200, 200),
    "keep-in-touch.c_limit": (reddens(tier("C")), 180, 200, 200),
    "keep-in-touch.other_limit": (reddens(tier(None)), 150, 200, 200),
    "keep-in-touch.listed": (
        lambda n: len(listed.listed(QUIET_ONES, BOB, policy(**n), MONDAY + 200 * DAY)), 5, 2, 2,
    ),
    "card-season.last": (again(card_season.RULE, SEASON, ":2"), 25, 7, 32),
    "check-in.first": (reviewed(PartnershipState.FORMING, kept=False), 60, 14, 14),
    "check-in.kept": (reviewed(PartnershipState.AGREED, kept=True), 91, 14, 14),
    "check-in.idle": (reviewed(PartnershipState.AGREED, kept=False), 30, 14, 14),
    "check-in.book": (begins(check_in.RULE, partner(partners.partnership(review_on=date(2026, 12, 16)))), 20, 5, 25),
    "no-plan.working_days": (begins(no_plan.RULE, partner(partners.TestNoPlan().met(met_at=MONDAY))), 2, 4, 4),
    "promise-due.before": (begins(promise_due.RULE, partners.promised(promised())), 8, 3, 6),
    "promise-due.after": (begins(promise_due.RULE, partners.promised(LATE)), 3, 5, 7),
    "last-referral-sale.again": (again(last_referral_sale.RULE, sales.view(0), ":2"), 91, 60, 121),
    "last-referral-sale.days": (begins(last_referral_sale.RULE, sales.view(0)), 61, 90, 91),
    "last-referral-sale.median": (begins(last_referral_sale.RULE, sales.view(0, 100, 200, 300)), 151, 200, 201),
    "last-referral-sale.least": (begins(last_referral_sale.RULE, sales.view(0, 5, 10, 15)), 22, 30, 31),
    "spring.after": (begins(spring.RULE, springs.VIEW, HOUR, QUARTER), 2 * 24 + 9, 5, 5 * 24 + 9),
    "spring.window": (ends(spring.RULE, springs.VIEW, DAY, here(3, 9, month=10), 30), 7, 3, 3),
    "lead-digest.window": (ends(lead_digest.RULE, digests.VIEW, HOUR, digests.TUESDAY, 48), 8, 3, 3),
    "morning.top": (shown(CALLS), 3, 5, 5),
    "morning.fold_days": (shown(lists.mornings(lists.call(12), lists.call(13), listed=(YESTERDAY,))), 2, 1, 1),
    "morning.window": (ends(morning.RULE, lists.mornings(lists.call(12)), MINUTE, lists.TUESDAY, 700), 120, 30, 30),
    "leaderboard.window": (ends(leaderboard.RULE, BOARD, HOUR, here(16, 9)), 24, 5, 5),
    "leaderboard.hour": (begins(leaderboard.RULE, BOARD, HOUR, here(16, 0) + 10 * HOUR), 0, 13, 3),
    "leaderboard.top": (rows(leaderboard.RULE, BOARD, here(16, 9)), 5, 2, 2),
    "contest.window": (ends(contest.RULE, races.seen(), HOUR, here(20, 9), 24), 24, 5, 5),
    "contest.hour": (begins(contest.RULE, races.seen(), HOUR, here(9, 0)), 9, 13, 13),
    "contest.top": (rows(contest.RULE, races.seen(counts=CROWD), here(20, 9)), 5, 2, 2),
    "ask-earned.win_days": (earned(60), True, 50, False),
    "balance.days": (out(*doors(4, 0, days_ago=100)), True, 90, False),
    "balance.apart": (out(*doors(3, 0)), True, 4, False),
    "balance.times": (out(*doors(9, 4)), True, 3, False),
    "points.received": (worth(Act.RECEIVED), 1, 7, 7),
    "points.given": (worth(Act.GIVEN), 1, 7, 7),
    "points.given_contacted": (worth(Act.GIVEN_CONTACTED), 2, 7, 7),
    "points.called_in_time": (worth(Act.CALLED_IN_TIME), 1, 7, 7),
    "points.met": (worth(Act.MET), 5, 7, 7),
    "points.won": (worth(Act.WON), 10, 7, 7),
    "points.thanked_in_time": (worth(Act.THANKED_IN_TIME), 2, 7, 7),
    "points.promise_kept": (worth(Act.PROMISE_KEPT), 2, 7, 7),
    "points.lost_with_reason": (worth(Act.LOST_WITH_REASON), 1, 7, 7),
    "partner-fit.low": (
        lambda n: partner_fit.judge(partner(partners.partnership(fit=judged(2))), policy(**n), MONDAY) == Allowed(),
        False, 1, True,
    ),
    "refit.reviews": (unfit(idle_reviews=2), True, 3, False),
    "refit.low": (unfit(fit=judged(2, 2)), True, 1, False),
    "refit.times": (unfit(fit=judged(1, 1)), True, 3, False),
    "status-light.overdue": (
        light(partner(partners.partnership(review_on=date(2026, 11, 20), booked_at=MONDAY)), date(2026, 11, 28)),
        "red", 8, "green",
    ),
    "status-light.quiet": (light(partner(), date(2026, 12, 20)), "green", 30, "amber"),
}  # fmt: skip


def named(key: str) -> str:
    return key.replace("-", "__").replace(".", "_")


@pytest.mark.parametrize("key", TABLE)
def test_it_holds_to_the_usual_number_and_follows_another(key: str) -> None:
    says, usual, changed, then = TABLE[key]
    assert (says({}), says({named(key): changed})) == (usual, then)


def test_every_row_is_about_a_number_there_is() -> None:
    assert set(TABLE) <= {number.key for number in NUMBERS}
