"""The gate `ask-prospect`: is the person asked a client by now?"""

from __future__ import annotations

from datetime import datetime

from core.phrases import ask_gates as words
from core.policy import Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken
from core.rules.views_asks import AskView

NAME = "ask-prospect"
GATE = Topic(
    name=NAME,
    why=(
        "Somebody who hasn’t bought has nothing to recommend yet, and sees a seller who is thinking of the next sale "
        "already. A win makes him a client at once, and the question is his to hear then."
    ),
    source="A2",
    against="A1 sees no harm in it where giving comes first: it tells prospects, too, that we introduce people.",
    numbers=(
        speaks(NAME, 1, "A prospect who is asked feels sold to; where giving comes first he need not.", {"two-way": 0}),
    ),
)


def judge(view: AskView, policy: Policy, now: datetime) -> Verdict:
    """Clients, partners and whoever opened a door for us before are asked; nobody else."""
    if view.client or view.partner or view.opened:
        return Allowed()
    offers = (
        ((words.REMIND_LATER, words.remind_of(view, "in 4 weeks")),)
        if view.came
        else ((words.is_a_client(view.asked), f"contact {'edit' if view.asked.id else 'add'} {view.token} client"),)
    )
    verdict = Advised(NAME, words.no_client_yet(view.asked, came=view.came), anyway="ask anyway", offers=offers)
    return spoken(verdict, policy)
