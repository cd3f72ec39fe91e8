"""`show`: one introduction, with the buttons its stage asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.asks import Reply
from core.commands import acting, deciding, finding, lineage
from core.commands.turn import Turn
from core.model import Direction, Introduction, Member, Touch
from core.permissions import Deed, may
from core.phrases import chains, looking
from core.spec import Arg, Command
from core.store import asks, touches

TALKS = 3  # the latest are enough to know where one stands


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry = finding.introduction(turn, values["introduction"])
    return Reply(card=looking.card(shown(turn, entry)), replaces=True)


def shown(turn: Turn, entry: Introduction) -> looking.Shown:
    """The introduction as I may see it: a sensitive introducer of somebody else's stays unnamed."""
    view = acting.view_of(turn, entry)
    if view.introducer is not None and not finding.known_to(turn, view.introducer):
        view = replace(view, introducer=None)
    shared, buttons = deciding.told(turn, entry)
    given_to = turn.contacts(entry.given_to_id).get(entry.given_to_id or 0)
    return looking.Shown(
        view=view,
        since=turn.day(entry.stage_at),
        logged=turn.day(entry.logged_at),
        given_to=given_to if given_to is not None and finding.known_to(turn, given_to) else None,
        value=turn.money(entry.value, entry.currency) if entry.value is not None else None,
        next_step=_next_step(turn, entry),
        quiet_until=turn.moment(entry.snoozed_until)
        if entry.snoozed_until and entry.snoozed_until > turn.now
        else None,
        thanked=turn.day(entry.thanked_at) if entry.thanked_at else None,
        thanked_outcome=turn.day(entry.thanked_outcome_at) if entry.thanked_outcome_at else None,
        talks=_talks(turn, entry),
        may_move=may(Deed.MOVE, turn.me, entry, turn.charge),
        ask=_ask(turn, entry),
        shared=shared,
        deciding=buttons,
        chain=chains.in_one_line(lineage.of(turn, view.prospect), str(entry.id))
        if entry.direction is Direction.RECEIVED
        else (),
    )


def _ask(turn: Turn, entry: Introduction) -> looking.Ask | None:
    """The ask it began with; nothing where it came by itself."""
    found = asks.of_introductions(turn.tx, turn.organization.id, (entry.id,)).get(entry.id)
    if found is None:
        return None
    return looking.Ask(
        turn.day(found.at), found.because, found.answer, tuple(filter(None, found.overridden.split(",")))
    )


def _next_step(turn: Turn, entry: Introduction) -> str | None:
    if entry.next_step_at is None:
        return entry.next_step
    return ": ".join(filter(None, (turn.day(entry.next_step_at), entry.next_step)))


def _talks(turn: Turn, entry: Introduction) -> tuple[tuple[str, Touch, Member | None], ...]:
    noted = touches.of_introduction(turn.tx, turn.organization.id, entry.id)[-TALKS:]
    members = turn.members(*(touch.member_id for touch in noted))
    return tuple((turn.day(touch.at), touch, members.get(touch.member_id)) for touch in reversed(noted))


COMMAND = Command(
    name="show",
    summary="One introduction: who, where it stands, what comes next",
    examples=("show 12", "show Ann Lee"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which introduction?", required=True, hint="a number, a name or a company"),
    ),
    aliases=("open",),
    writes=False,
    group="Looking",
)
