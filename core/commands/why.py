"""`why`: the reason of a message, an introduction's story, how points came about, or what a rule holds."""

from __future__ import annotations

import re
from typing import Any

from core.asks import Reply
from core.commands import finding, telling, tokens
from core.commands.client_views import view_of
from core.commands.leaderboard import board_for
from core.commands.turn import Refused, Turn
from core.phrases import boards
from core.phrases import why as words
from core.readings.standings import POINTED, worth
from core.rules import RULES, TOPICS, listed
from core.rules.rule import Rule, Topic
from core.spec import Arg, Command, Misunderstood, Ref

_NAMED: dict[str, Rule | Topic] = {rule.name: rule for rule in RULES} | {topic.name: topic for topic in TOPICS}


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    what = str(values.get("what", "")).strip().lower()
    if not what:
        return Reply(card=words.rules(RULES, TOPICS))
    if read := re.fullmatch(r"post:([0-9]{1,18})", what):
        return _message(turn, int(read[1]))
    if read := re.fullmatch(r"([a-z-]+) contact:([0-9]{1,18})", what):
        return _listed(turn, read[1], Ref(number=int(read[2])))
    if read := re.fullmatch(r"#?([0-9]{1,9})", what):
        return telling.story(turn, finding.introduction(turn, Ref(number=int(read[1]))))
    head, _, tail = what.partition(" ")
    if head == "points":
        return _points(turn, values, tail)
    name = re.sub(r"\s+", "-", tail if head == "rule" else what)
    if (one := _NAMED.get(name)) is not None:
        return Reply(card=words.rule(one, turn.policy, turn.organization.numbers))
    return telling.story(turn, finding.introduction(turn, Ref(words=str(values["what"])), open_first=False))


def _message(turn: Turn, id: int) -> Reply:
    letter = tokens.message(turn, id)
    rule = next((one for one in RULES if letter is not None and one.name == letter.rule), None)
    if letter is None or rule is None:
        raise Misunderstood(words.NOT_YOURS, try_line="why")
    card = words.message(rule, turn.policy, turn.organization.numbers, letter.because, letter.facts or ())
    return Reply(card=card)


def _listed(turn: Turn, name: str, ref: Ref) -> Reply:
    """Why somebody stands in a list; the rule alone where he does not any more."""
    rule = next((one for one in listed.RULES if one.name == name), None)
    if rule is None:
        raise Misunderstood(words.NOT_YOURS, try_line="why")
    view = view_of(turn, finding.contact(turn, ref))
    for item in rule.look(view, turn.policy, turn.now).listed:
        numbers = turn.organization.numbers
        return Reply(card=words.message(rule, turn.policy, numbers, item.because, item.facts))
    return Reply(card=words.rule(rule, turn.policy, turn.organization.numbers))


def _points(turn: Turn, values: dict[str, Any], name: str) -> Reply:
    who = turn.me
    if "who" in values:
        who = finding.member(turn, values["who"])
    elif name:
        who = finding.member(turn, Ref(words=name))
    board = board_for(turn, values.get("period"), "points")
    counts = next((c for c in board.counts if c.member.id == who.id), None)
    acts = counts.acts if counts else {}
    rows = [(act, acts[act], worth(act, turn.policy)) for act in POINTED if acts.get(act)]
    total = sum(count * each for _, count, each in rows)
    standing = board.of(who.id)
    mine = who.id == turn.me.id
    if not mine and counts is not None and counts.board != "in":
        raise Refused(Reply(card=boards.keeps_to_himself(who)))
    place = boards.place(standing, len(board.ranked)) if standing and mine and board.teams is None else None
    return Reply(card=words.points(who.name, board.span.label, rows, total, place=place, mine=mine))


COMMAND = Command(
    name="why",
    summary="Why I said something, how points came about, or an introduction’s story",
    examples=("why", "why 12", "why points @ana", "why first-contact"),
    run=run,
    args=(
        Arg("what", "name", "Why what?", hint="an introduction’s number, points, or a rule’s name"),
        Arg("who", "member", "Whose points?", asked=False),
        Arg("period", "period", "In which period?", asked=False),
    ),
    writes=False,
    group="Looking",
)
