"""`contest`: the one that is on and my place in it; leads begin one, repeat it, or call it off."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import contesting
from core.commands.turn import Question, Turn
from core.kinds_listed import MEASURES
from core.model import Role
from core.permissions import at_least
from core.phrases import contests, contests_kept
from core.readings.contests import KINDS, following
from core.spec import Arg, Command, Misunderstood
from core.store import contests as kept


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    lead = at_least(turn.me, Role.LEAD)
    shown = kept.at_hand(turn.tx, turn.organization.id, contesting.today(turn))
    if shown is None:
        return Reply(card=contests_kept.none_on(lead=lead), replaces=True)
    card = contests.private(
        contesting.race_of(turn, shown),
        turn.organization,
        me=turn.me.id,
        today=contesting.today(turn),
        top=turn.policy["contest.top"],
        lead=lead,
    )
    return Reply(card=card, replaces=True)


def new(turn: Turn, values: dict[str, Any]) -> Reply:
    given = contesting.described(turn, values)
    channel = contesting.channel(turn, values.get("channel"))
    return _made(turn, contesting.made(turn, given, channel))


def again(turn: Turn, values: dict[str, Any]) -> Reply:
    """The next season: as long, the same measure, the same channel."""
    before = kept.last_over(turn.tx, turn.organization.id, contesting.today(turn))
    if before is None:
        raise Misunderstood(contests_kept.none_on(lead=True).title, try_line="contest new")
    return _made(turn, contesting.made(turn, following(before, contesting.today(turn))))


def end(turn: Turn, values: dict[str, Any]) -> Reply:
    shown = kept.at_hand(turn.tx, turn.organization.id, contesting.today(turn))
    if shown is None or shown.ends_on < contesting.today(turn):
        raise Question(Reply(card=contests_kept.none_on(lead=True), replaces=True))
    kept.drop(turn.book, shown)
    return Reply(card=contests_kept.called_off(shown, undo=f"undo {turn.book.receipt}"), replaces=True)


def _made(turn: Turn, made: contesting.Made) -> Reply:
    card = contests_kept.made(made.contest, turn.organization, made.channel, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="contest",
    summary="The contest that is on, and your own place in it",
    examples=("contest",),
    run=run,
    aliases=("contests", "race"),
    writes=False,
    group="Looking",
)
NEW = Command(
    name="contest new",
    summary="Begin a contest: what counts, which kind, from when until when, in which channel",
    examples=(
        'contest new "Open doors" by given until 31 mar',
        'contest new "Staircase" by met kind steps tiers "3 bronze, 6 gold" until 31 mar',
    ),
    run=new,
    args=(
        Arg("name", "name", "What is it called?", required=True, hint="Open doors", most=60),
        Arg("by", "measure", "What counts?", ("by",), required=True, choices=tuple(dict.fromkeys(MEASURES.values()))),
        Arg("kind", "choice", "Which kind?", ("kind", "as"), bare=True, choices=KINDS),
        Arg("start", "day", "From when? Today where left out", ("from",)),
        Arg("until", "day", "Until when?", ("until", "to"), required=True),
        Arg("least", "count", "Least for a place (rank and teams)", ("least", "minimum"), hint="3"),
        Arg("tiers", "name", "Which steps (kind steps)?", ("tiers",), hint="3 bronze, 6 silver, 10 gold"),
        Arg("channel", "name", "Which channel hears of it?", ("in",), hint="#sales; this one where left out"),
    ),
    who=Role.LEAD,
    group="More",
)  # fmt: skip
AGAIN = Command(
    name="contest again",
    summary="The next season of the contest that ended last",
    examples=("contest again",),
    run=again,
    who=Role.LEAD,
    hidden=True,
)
END = Command(
    name="contest end",
    summary="Call the contest off",
    examples=("contest end",),
    run=end,
    who=Role.LEAD,
    hidden=True,
)
