"""The gate `ask-earned`: do we know that he is glad of us, and from himself?"""

from __future__ import annotations

from datetime import datetime, timedelta

from core.partners import Mood
from core.phrases import ask_gates as words
from core.policy import Number, Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken
from core.rules.tiers import check_days
from core.rules.views_asks import AskView, Earned

NAME = "ask-earned"
GATE = Topic(
    name=NAME,
    why=(
        "An introduction lends us a good name, and a client lends it when he is glad. So first the two questions, how "
        "are we doing, and is there anything else we can do; an answer that is not good is put right before anything "
        "is asked. A sale he has just made with us, or a promise we have just kept, says as much."
    ),
    source="A1, A2, A5",
    against="A4 asks for one person by name whenever the homework is done, and A3 asks at every close.",
    numbers=(
        speaks(NAME, 1, "Only the article on direct introductions asks without having asked how we do.", {"direct": 0}),
        Number(
            "ask-earned.win_days", 90, "days", "The gladness of a sale or a kept promise lasts a quarter.", 1, 730,
            {"ask-at-close": 7},
        ),
    ),
)  # fmt: skip
GLAD = (Mood.GREAT, Mood.GOOD)


def reason(view: AskView, policy: Policy, now: datetime) -> Earned | None:
    """What has earned the ask: a win or a kept promise of late, or a glad answer inside his interval."""
    care, earned = view.care, view.earned
    if earned is not None and now - earned.at <= timedelta(days=policy["ask-earned.win_days"]):
        later = care is None or care.checked_at is None or care.checked_at <= earned.at or care.answer in GLAD
        if later:
            return earned
    if care is None or care.checked_at is None or care.answer not in GLAD:
        return None
    fresh = timedelta(days=check_days(view.asked, care, policy))
    return Earned(care.checked_at, care.answer.value) if now - care.checked_at <= fresh else None


def judge(view: AskView, policy: Policy, now: datetime) -> Verdict:
    """Clients only: from partners and friends of the house nobody wants a certificate."""
    if not view.client or reason(view, policy, now) is not None:
        return Allowed()
    verdict = Advised(
        NAME,
        words.not_earned(view, now),
        anyway="ask anyway",
        offers=((words.CHECK_FIRST, f"ask checking {view.typed}"),),
        facts=words.last_answer(view, now),
    )
    return spoken(verdict, policy)
