"""What the bot says when somebody asks why: the rule, its numbers, what it looked at, where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Facts, Item, Line, Table, Text, line
from core.model import Act
from core.phrases.settings import amount
from core.policy import Number, Policy

if TYPE_CHECKING:
    from core.rules.rule import Rule, Topic

SOURCES = {
    "A1": "“Top Mistakes Made By Sales Professionals” and “Get Your Referrals On A Silver Platter”, Al Simon, Sandler "
    "Sales Institute",
    "A2": "an article on four mistakes: no fit and focus, no strategy, nobody accountable, asking the wrong people",
    "A3": "“Getting Personal, the Art of Referrals”",
    "A4": "an article on direct introductions: do the work, then ask for one person by name",
    "A5": "“Getting Referrals is a Symptom Not a Tactic”",
    "field": "what practitioners and good systems do",
    "house": "our own manners",
}
NOT_YOURS = "I only explain what I told you, or a channel you are in."
HOW = "Acts are counted on the day they happen and multiplied when somebody looks."
NUMBERS = "Why these numbers?"
ACTS = {
    Act.RECEIVED: "Doors opened to you, agreed",
    Act.GIVEN: "Doors you opened for others",
    Act.GIVEN_CONTACTED: "… and they were taken up",
    Act.CALLED_IN_TIME: "Called in time",
    Act.MET: "Meetings",
    Act.WON: "Won",
    Act.THANKED_IN_TIME: "Thanked in time",
    Act.PROMISE_KEPT: "Promises kept",
    Act.LOST_WITH_REASON: "Lost, with the reason noted",
    Act.SHARED: "Halves of shared wins",
}


def message(
    rule: Rule, policy: Policy, changed: Mapping[str, str], because: str | None, facts: Iterable[Iterable[str]]
) -> Card:
    """Why this message came: its fact and rows, then the rule."""
    blocks: list[Block] = []
    if because:
        blocks.append(Text(line("Because ", Bold(because), ".")))
    rows = tuple((label, line(value)) for label, value in facts)
    if rows:
        blocks.append(Facts(rows))
    return Card(f"Why I told you: {rule.name}", (*blocks, *_told(rule.why, rule.source, rule.numbers, policy, changed)))


def rule(one: Rule | Topic, policy: Policy, changed: Mapping[str, str]) -> Card:
    against = getattr(one, "against", "")
    told = tuple(_told(one.why, one.source, one.numbers, policy, changed, against=against))
    return Card(f"The rule “{one.name}”", told)


def rules(nudges: Iterable[Rule], topics: Iterable[Topic]) -> Card:
    """Everything `why` can tell of."""
    speaking = ", ".join(one.name for one in nudges)
    checking = ", ".join(one.name for one in topics)
    return Card(
        "What shall I explain?",
        (
            Text(line("What I tell you by myself: ", Bold(speaking))),
            Text(line("What I check or count: ", Bold(checking))),
            Text(line("Type why and one of these, why and an introduction’s number, or why points."), small=True),
        ),
    )


def points(
    name: str, label: str, rows: Iterable[tuple[Act, int, int]], total: int, *, place: str | None, mine: bool
) -> Card:
    """`rows` are (act, how often, points each), those that happened."""
    made = tuple(_points_row(act, count, each) for act, count, each in rows)
    whose = "Your points" if mine else f"{name}’s points"
    if not made:
        return Card(f"{whose}, {label}: none yet", (Text(line("Nothing counted in this period. ", HOW)),))
    table = Table(("What", "Times", "Each", "Points"), made, numeric=(1, 2, 3))
    small = Text(line(" ".join(filter(None, (place, HOW)))), small=True)
    return Card(f"{whose}, {label}: {total}", (table, small, Buttons((Button(NUMBERS, "why rule points"),))))


def _points_row(act: Act, count: int, each: int) -> tuple[Line, ...]:
    return line(ACTS.get(act, act.value)), line(str(count)), line(str(each)), line(str(count * each))


def _told(
    why: str,
    source: str,
    numbers: tuple[Number, ...],
    policy: Policy,
    changed: Mapping[str, str],
    *,
    against: str = "",
) -> Iterable[Block]:
    yield Text(line(why))
    if against:
        yield Text(line(Bold("The other side: "), against))
    for number in numbers:
        ours = f" (ours; usually {number.default})" if number.key in changed else ""
        yield Item(line(Bold(_number(number, policy)), f"{ours}. {number.reason}"))
    yield Text(line(f"Source: {sources(source)}."), small=True)


def _number(number: Number, policy: Policy) -> str:
    """`contacted: 7 days`, `1 day`, `lead day: day 3`; the name of the number only where the unit does not say it."""
    name = number.key.partition(".")[2].replace("_", " ")
    shown = amount(number, policy[number.key])
    return shown if name == number.unit else f"{name}: {shown}"


def sources(source: str) -> str:
    """`A3, field` in words."""
    return "; ".join(SOURCES.get(part, part) for part in re.split(r",\s*", source))
