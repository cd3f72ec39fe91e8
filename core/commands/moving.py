"""How far an introduction has come: the one way every command moves it, and what the rep reads then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from core import stages
from core.asks import Reply
from core.commands import acting, ask_views, in_passing, nexts, noting, won_again
from core.commands.turn import Question, Turn
from core.model import TALKS, Direction, Introduction, Stage, Touch, Warmth
from core.permissions import Deed
from core.phrases import moved, refusals
from core.rules import stage as stage_gate
from core.rules.rule import Advised
from core.store import asks, contacts, partnerships, touches

if TYPE_CHECKING:
    from core.spec import Money

TALKED = {Stage.CONTACTED: "call", Stage.MET: "meeting"}


@dataclass(frozen=True, slots=True)
class Move:
    """What was said about a move. `planned` is a date found in the words, offered as the next step."""

    to: Stage
    on: date | None = None
    reason: str | None = None
    value: Money | None = None
    unknown_value: bool = False
    planned: datetime | None = None
    next: str | None = None  # what comes of it, where the rules do not say


def said(values: dict[str, Any], to: Stage) -> Move:
    """The move in a command's values; what is left of the line is the reason, or a note."""
    return Move(
        to=to,
        on=values.get("on"),
        reason=values.get("reason"),
        value=values.get("value"),
        unknown_value="unknown" in values,
        planned=values.get("next"),
    )


def move(turn: Turn, entry: Introduction, given: Move) -> Reply:
    """Move it, note the talk that goes with it, and answer. Raises Refused or Question where that cannot be."""
    acting.allowed(turn, Deed.MOVE, entry)
    if given.to is Stage.ASKED:
        ask_views.refuse_stopped(turn, entry)
    prospect = turn.contacts(entry.prospect_id)[entry.prospect_id]
    _judge(turn, entry, given, prospect.name)
    at = when(turn, given.on)
    asks.answered(turn.book, entry, given.to)
    after = acting.change(
        turn, entry, **stages.moved(entry, given.to, at=at, now=turn.now), **_outcome(turn, entry, given)
    )
    if given.to in TALKED and entry.direction is not Direction.GIVEN:
        talk(turn, after.prospect_id, TALKED[given.to], at, introduction=after.id, note=given.reason)
    if given.to is Stage.WON and prospect.client_since is None and entry.direction is not Direction.GIVEN:
        known = turn.contacts_seen[prospect.id]
        turn.contacts_seen[prospect.id] = contacts.change(turn.book, known, client_since=at)
    return told(turn, after, given, previous=entry)


def told(turn: Turn, entry: Introduction, given: Move, previous: Introduction) -> Reply:
    view = acting.view_of(turn, entry)
    offered = plan(turn, given.planned, given.reason) if given.planned is not None else None
    card = moved.card(
        view,
        was=previous,
        value=turn.money(entry.value, entry.currency) if entry.value is not None else None,
        note=given.reason,
        next=given.next or nexts.what_next(turn, entry, view.owner, moved=True),
        plan=offered,
        undo=f"undo {turn.book.receipt}",
    )
    card = in_passing.offered(turn, card, view.prospect, given.reason, when(turn, given.on))
    return Reply(card=card, replaces=True)


def plan(turn: Turn, planned: datetime, note: str | None) -> moved.Plan:
    """A day heard in a note, to be offered as the next step."""
    return moved.Plan(turn.day(planned), f"{planned.astimezone(turn.zone):%Y-%m-%d}", note or "")


def talk(
    turn: Turn,
    contact_id: int,
    kind: str,
    at: datetime,
    *,
    introduction: int | None = None,
    note: str | None = None,
    answer: str | None = None,
    worth: Money | None = None,
) -> None:
    """Note a touch; a talk is the contact's last one, unless a later is known. `worth` is of a gift."""
    cost = (worth.minor, worth.currency or turn.currency) if worth is not None else (None, None)
    made = Touch(turn.book.id(), contact_id, turn.me.id, kind, at, introduction, note, answer, *cost)
    touches.add(turn.book, made)
    if kind == "meeting":
        partnerships.met(turn.book, contact_id, at)
    known = turn.contacts(contact_id)[contact_id]
    if kind in TALKS and (known.last_talk_at is None or known.last_talk_at < at):
        turn.contacts_seen[contact_id] = contacts.change(turn.book, known, last_talk_at=at)


def when(turn: Turn, day: date | None) -> datetime:
    """The moment of something that happened on a day: now if it was today, else that day's noon."""
    return turn.now if day is None or day >= turn.today else turn.calendar.at(day, time(12))


def _judge(turn: Turn, entry: Introduction, given: Move, prospect: str) -> None:
    known_value = given.value is not None or given.unknown_value or entry.value is not None
    view = stage_gate.StageView(entry, prospect, given.to, given.reason, known_value)
    verdict = stage_gate.judge(view, turn.policy, turn.now)
    if isinstance(verdict, Advised):
        more = moved.in_own_words(entry, given.to) or won_again.offers(turn, entry, given.to, given.value)
        raise Question(Reply(card=refusals.advised(verdict, *more), replaces=True))


def _shows_agreement(entry: Introduction, to: Stage) -> bool:
    """Who met us expects us; so does who was spoken to when a promise to introduce is kept."""
    kept = entry.opened_at is None and entry.warmth in (Warmth.INTRODUCTION, Warmth.MEETING)
    return to in (Stage.MET, Stage.PROPOSED, Stage.WON) or (kept and to in (Stage.INTRODUCED, Stage.CONTACTED))


def _outcome(turn: Turn, entry: Introduction, given: Move) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if given.to in (Stage.LOST, Stage.DECLINED):
        changes["reason"] = given.reason
    elif given.reason and given.to not in TALKED:  # with a talk it is kept as what was said there
        changes["note"] = noting.kept(turn, entry, given.reason)
    if given.value is not None:
        changes |= {"value": given.value.minor, "currency": given.value.currency or turn.currency}
    elif given.unknown_value:  # what was thought of it at first does not count as said now
        changes |= {"value": None, "currency": None}
    if entry.agreed is None and _shows_agreement(entry, given.to):
        changes["agreed"] = True
    return changes
