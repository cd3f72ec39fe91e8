"""`who`: the ways to somebody, or to anybody at a firm."""

from __future__ import annotations

import re
from typing import Any

from core.asks import Reply
from core.commands import finding
from core.commands.turn import Turn
from core.phrases import knowing as words
from core.readings.paths import paths
from core.spec import Arg, Command, Ref
from core.store import knowing

_ANYBODY = re.compile(
    r"(?:(?:some|any)(?:one|body)|people)\s+(?:at|from|in|of)\s+(?P<firm>.+?)\s*\??", re.IGNORECASE | re.DOTALL
)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    org, said = turn.organization.id, values["whom"].strip().rstrip("?").strip()
    if firm := _ANYBODY.fullmatch(said):
        there = [one for one in knowing.at_company(turn.tx, org, firm["firm"]) if finding.known_to(turn, one)]
        wanted = firm["firm"]
    else:
        there = [finding.contact(turn, Ref(words=said))]
        wanted = there[0].name
    direct = knowing.of_known(turn.tx, org, (one.id for one in there))
    second = knowing.of_known(turn.tx, org, (step.knower_id for step in direct if step.knower_id is not None))
    steps = (*direct, *second)
    people = turn.contacts(*(id for step in steps for id in (step.knower_id, step.known_id)))
    members = turn.members(*(id for step in steps for id in (step.member_id, step.told_by)))
    seen = {id for id, one in people.items() if finding.known_to(turn, one)}
    ours = {id for id, one in members.items() if one.left_at is None}

    def shown(step: Any) -> bool:
        knower = step.knower_id in seen if step.knower_id is not None else step.member_id in ours
        return knower and step.known_id in seen

    found = paths(frozenset(one.id for one in there), filter(shown, direct), filter(shown, second))
    return Reply(card=words.paths(wanted, found, people, members, turn.day, there=there), replaces=True)


COMMAND = Command(
    name="who",
    summary="Who knows somebody, or anybody at a firm",
    examples=("who knows Ann Lee", "who knows someone at Beta"),
    run=run,
    args=(Arg("whom", "rest", "Whom do you want to reach?", required=True, hint="Ann Lee, or someone at Beta"),),
    writes=False,
    group="Looking",
)
