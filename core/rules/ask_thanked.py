"""The gate `ask-thanked`: has he been thanked for what he did already?"""

from __future__ import annotations

from datetime import datetime

from core.phrases import ask_gates as words
from core.policy import Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken
from core.rules.views_asks import AskView

NAME = "ask-thanked"
GATE = Topic(
    name=NAME,
    why=(
        "Who opened a door and heard nothing won’t open another. Thanks come first, and on a day of their own; "
        "a thank-you with a question in it is a bill."
    ),
    source="A3",
    numbers=(speaks(NAME),),
)


def judge(view: AskView, policy: Policy, now: datetime) -> Verdict:
    """Names the oldest door that thanks are owed for."""
    if not view.owed:
        return Allowed()
    entry, prospect = min(view.owed, key=lambda one: one[0].id)
    verdict = Advised(
        NAME,
        words.not_thanked(view.asked, entry, prospect, now),
        anyway="ask anyway",
        offers=((words.THANK_NOW, f"thank {entry.id}"), (words.ALREADY_DID, f"thanked {entry.id}")),
        facts=tuple((f"#{one.id}", f"{name}, {one.stage.value}") for one, name in view.owed),
    )
    return spoken(verdict, policy)
