"""What the bot says to a colleague to whom an open door was passed on, in the middle of the way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Block, Button, Buttons, Card, Text, line
from core.phrases.nudges import described, first, on, pass_on, reached_at, tomorrow

if TYPE_CHECKING:
    from core.rules.views import IntroductionView


def card(view: IntroductionView, now: datetime) -> Card:
    entry, who = view.introduction, view.prospect
    stands = f"It has stood at {entry.stage.value} since {on(view, entry.stage_at, now)}"
    opened = f"; {view.opener} opened the door." if view.opener else "."
    blocks: list[Block] = [Text(line(f"{described(who)}. {stands}{opened}"))]
    if where := reached_at(who):
        blocks.append(Text(line(where)))
    show = Button("Open", f"show {entry.id}", style="primary")
    blocks.append(Buttons((show, Button("Next step…", f"next {entry.id}"), tomorrow(view), pass_on(view))))
    return Card(f"{first(view.namer.name)} has passed {who.name} on to you", tuple(blocks))
