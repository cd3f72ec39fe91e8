"""What the bot says when an open door has been left alone for too long."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Button, Buttons, Card, Quote, Text, line
from core.model import Stage
from core.phrases.nudges import described, facts, first, next_week, on, opener, park, spoken

if TYPE_CHECKING:
    from core.rules.views import IntroductionView

__all__ = ["because", "card", "facts", "headline"]


def card(view: IntroductionView, now: datetime, *, planned: bool) -> Card:
    entry, who = view.introduction, view.prospect.name
    if planned and entry.next_step_at is not None:
        step = f": {entry.next_step}" if entry.next_step else ""
        said = f"Your next step was for {on(view, entry.next_step_at, now)}{step}. Is it done?"
        return Card(f"How did it go with {who}?", (Text(line(said)), Buttons(_onward(view))))
    if entry.stage is Stage.PROMISED:
        return _promised(view, now)
    since = on(view, entry.waiting_since, now)
    match entry.stage:
        case Stage.CONTACTED:
            talk = f"You last spoke {spoken(view, entry.waiting_since, now)}."
            last = talk if _reached_then(view) else f"It has been quiet since {since}."
            title, said = f"Is there a day to meet {who}?", f"{last} A date, or a kind no, moves it on."
        case Stage.MET:
            met = "You met" if view.hander is None else "We met"
            title, said = f"What is next with {who}?", f"{met}, and nothing has been noted since {since}."
        case _:
            whose = "Your" if view.hander is None else "Our"
            out = f"{whose} proposal has been out since {on(view, entry.stage_at, now)}."
            title, said = f"Has {who} decided?", f"{out} A call to ask what is still open often helps."
    return Card(
        title,
        (Text(line(said)), Buttons(_onward(view))),
    )


def because(view: IntroductionView, now: datetime, *, planned: bool) -> str:
    entry = view.introduction
    if planned and entry.next_step_at is not None:
        return f"the next step on #{entry.id} was for {on(view, entry.next_step_at, now)}, nothing noted"
    return f"#{entry.id} stands at {entry.stage.value}, nothing noted since {on(view, entry.waiting_since, now)}"


def headline(view: IntroductionView) -> str:
    return f"Quiet for a while: {described(view.prospect)}, {view.introduction.stage.value} (#{view.introduction.id})"


def _reached_then(view: IntroductionView) -> bool:
    """Whether the last thing noted was the owner's own reaching of this stage."""
    entry, zone = view.introduction, view.calendar.zone
    days = {at.astimezone(zone).date() for at in (entry.stage_at, entry.waiting_since)}
    return len(days) == 1 and view.hander is None


def _onward(view: IntroductionView) -> tuple[Button, ...]:
    number, stage = view.introduction.id, view.introduction.stage
    step: dict[Stage, tuple[Button, ...]] = {
        Stage.PROMISED: (Button("I’m expected", f"answer {number} done", style="primary"),),
        Stage.CONTACTED: (Button("We met", f"met {number}", style="primary"),),
        Stage.MET: (Button("Proposal is out", f"move {number} proposed", style="primary"),),
        Stage.PROPOSED: (Button("Won…", f"won {number}", style="primary"), Button("Lost…", f"lost {number}")),
    }
    return (*step.get(stage, ()), next_week(view), park(view))


def _promised(view: IntroductionView, now: datetime) -> Card:
    by, who, me = opener(view), view.prospect.name, first(view.owner.name)
    ask = f"{by}, if the call to {first(who)} has become a bother, just say so. I’m glad you offered either way.\n{me}"
    since = on(view, view.introduction.stage_at, now)
    return Card(
        f"Nothing heard from {by} about {who}",
        (
            Text(line(f"The offer is from {since}.")),
            Quote(ask, "You might say"),
            Buttons((*_onward(view), Button("Rather not", f"answer {view.introduction.id} no"))),
        ),
    )
