"""An ask is written: the introduction it may become, who was asked, and what had spoken against it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.asks import Reply
from core.commands import acting, naming
from core.commands.naming import Person
from core.commands.turn import Turn
from core.model import Direction, Introduction, Stage
from core.partners import Asked
from core.phrases import ask_drafts, asking
from core.rules.rule import Advised
from core.rules.views_asks import AskView
from core.store import asks, profiles


@dataclass(frozen=True, slots=True)
class Given:
    """What was said: whom to ask, about whom, why. `against` is what advised against it and was overridden, `earned`
    the fact that makes it a good day."""

    asked: Person
    about: Person
    company: str | None = None
    title: str | None = None
    because: str | None = None
    against: tuple[Advised, ...] = ()
    earned: str | None = None


def write(turn: Turn, view: AskView, given: Given) -> Reply:
    """The introduction in stage `asked`, the ask beside it, and the words to ask with."""
    number = turn.book.number()
    prospect = naming.enter(turn, given.about, company=given.company, title=given.title)
    introducer = naming.enter(turn, given.asked)
    entry = acting.write(turn, _introduction(turn, number, prospect.id, introducer.id))
    made = Asked(
        id=turn.book.id(),
        contact_id=introducer.id,
        about_id=prospect.id,
        member_id=turn.me.id,
        at=turn.now,
        introduction_id=entry.id,
        because=given.because,
        overridden=",".join(one.gate for one in given.against),
    )
    asks.add(turn.book, made)
    turn.recorded = "ask anyway" if given.against else "ask"
    card = ask_drafts.card(
        replace(view, asked=introducer, about=prospect),
        entry,
        made,
        one_line=profiles.of(turn.tx, turn.organization.id, turn.me.id).one_line,
        undo=f"undo {turn.book.receipt}",
        earned=given.earned,
        new="".join(f" New in our book: {asking.who(p.contact)}." for p in (given.asked, given.about) if p.new),
    )
    return Reply(card=card, replaces=True)


def _introduction(turn: Turn, number: int, prospect: int, introducer: int) -> Introduction:
    return Introduction(
        id=number,
        direction=Direction.RECEIVED,
        prospect_id=prospect,
        introducer_id=introducer,
        owner_id=turn.me.id,
        logged_by=turn.me.id,
        logged_at=turn.now,
        stage=Stage.ASKED,
        stage_at=turn.now,
        waiting_since=turn.now,
    )
