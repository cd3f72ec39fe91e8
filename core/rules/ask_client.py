"""The gate `ask-client`: does our way of asking ask clients at all?"""

from __future__ import annotations

from datetime import datetime

from core.phrases import ask_gates as words
from core.policy import Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken
from core.rules.views_asks import AskView

NAME = "ask-client"
GATE = Topic(
    name=NAME,
    why=(
        "Whoever is asked for names by somebody he pays begins to wonder what the service was for. Where we earn it, "
        "introductions come by themselves: serve, keep what was promised, stay in touch, and log what comes."
    ),
    source="A2",
    against=(
        "A3 asks at every close, in the moment both are happy; A4 asks clients too, but only for one person by name; "
        "A1 promises clients a two-way street."
    ),
    numbers=(
        speaks(NAME, 0, "Clients are asked unless our way of asking says they are not.", {"earn-it": 1, "two-way": 1}),
    ),
)


def judge(view: AskView, policy: Policy, now: datetime) -> Verdict:
    """In `two-way` clients are served and partners asked; in `earn-it` partners alone are."""
    if view.partner or (policy.playbook == "two-way" and not view.client):
        return Allowed()
    offers = words.instead(view, inner_circle=policy.playbook == "two-way" and view.earned is not None)
    verdict = Advised(NAME, words.not_asked_here(view.asked, policy.playbook), anyway="ask anyway", offers=offers)
    return spoken(verdict, policy)
