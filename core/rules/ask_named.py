"""The gate `ask-named`: does the ask name the one person we would like to meet?"""

from __future__ import annotations

from datetime import datetime

from core.phrases import ask_gates as words
from core.policy import Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.views_asks import AskView

GATE = Topic(
    name="ask-named",
    why=(
        "“Who do you know?” puts a friend on the spot for seconds and yields a phone book at best; nobody knows all "
        "that we can do. So the work is ours: find out whom he knows, choose one person, and ask for a direct "
        "introduction to that one. An ask that names nobody goes no further."
    ),
    source="A4",
    against="A3 asks at every close and writes down what names come, five of them if five come.",
)
SHOWN = 4  # people to choose from


def judge(view: AskView, policy: Policy, now: datetime) -> Verdict:
    """Allowed where somebody is named; else whom this person knows, each a button. There is no way past."""
    if view.about is not None:
        return Allowed()
    known = view.knows[:SHOWN]
    offers = tuple((who.name.split()[0], f"ask {view.token} about contact:{who.id}") for who, _ in known)
    return Advised(
        "ask-named",
        words.nobody_named(view.asked, [who for who, _ in known]),
        hard=True,
        offers=(*offers, (words.SOMEBODY_ELSE if known else words.NAME_ONE, f"ask named {view.token}")),
        facts=words.acquaintances(known),
    )
