"""What is typed before there is a name: `who do you know`, and the one question for those who know us well."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import ask_views, finding
from core.commands.turn import Question, Turn
from core.phrases import ask_cards
from core.rules import asking
from core.spec import Arg, Command
from core.store import asks

LOOKED_AT = 40  # acquaintances, the newest first
SHOWN = 4


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    """Who could be asked about whom today, with every gate clear."""
    noted = asks.acquaintances(turn.tx, turn.organization.id, most=LOOKED_AT)
    people = turn.contacts(*(one.knower_id for one in noted))
    knowers = dict.fromkeys(one.knower_id for one in noted if one.knower_id in people)
    views = ask_views.views(turn, tuple(people[id] for id in knowers if id and finding.known_to(turn, people[id])))
    clear = (view for view in views if asking.clear(view, turn.policy, turn.now))
    rows = [(view.asked, known, how) for view in clear for known, how in view.knows]
    return Reply(card=ask_cards.whom(rows[:SHOWN]), replaces=True)


def inner_circle(turn: Turn, values: dict[str, Any]) -> Reply:
    asked = finding.contact(turn, values["contact"])
    found = asking.hard(ask_views.view(turn, asked), turn.now)
    if found is not None:
        raise Question(Reply(card=ask_cards.advice((found,), asked, anyway=None), replaces=True))
    return Reply(card=ask_cards.inner_circle(asked), replaces=True)


COMMAND = Command(
    name="ask whom",
    summary="Whom you could ask about whom today",
    examples=("who do you know", "ask whom"),
    run=run,
    writes=False,
    group="Looking",
)
CIRCLE = Command(
    name="inner circle",
    summary="The inner-circle question, for a client who knows us well",
    examples=("inner circle Carl",),
    run=inner_circle,
    args=(Arg("contact", "contact", "For whom?", required=True),),
    writes=False,
    group="Looking",
)
