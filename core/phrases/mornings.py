"""What the bot says in the morning."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Block, Button, Buttons, Card, Item, Text, line
from core.phrases.calls import expects_us, first_step, has_spoken
from core.phrases.nudges import agreed, described, first, on, spoke, spoken, tomorrow

if TYPE_CHECKING:
    from core.rules.owed import Owed
    from core.rules.views import IntroductionView, MemberView
    from core.rules.waiting import MorningList, Waiting

ALL = "Show all"


def card(view: MemberView, waiting: MorningList, now: datetime) -> Card:
    many = len(waiting.top) + waiting.older
    title = f"Good morning, {first(view.member.name)}. {_many(many)}"
    blocks: list[Block] = [_item(one, now) for one in waiting.top]
    if waiting.older:
        blocks.append(Text(line(f"and {waiting.older} more"), small=True))
        blocks.append(Buttons((Button(ALL, "today"),)))
    return Card(title, tuple(blocks))


def fact(one: Owed, day: str) -> tuple[str, str]:
    """What makes it the same line again: its number, what it asks, and since when, as a person reads it."""
    asks = {"call": "to call", "thank": "to thank", "outcome": "to thank again", "sign": "quiet"}[one.what]
    return f"#{one.view.introduction.id}", f"{asks}, since {day}"


def because(waiting: MorningList) -> str:
    return "something new waits for you" if waiting.new else "it is the week’s first day and these still wait"


def owed_line(one: Owed, now: datetime) -> Item:
    """One thing owed, with what a click can settle."""
    view, entry, number = one.view, one.view.introduction, one.view.introduction.id
    opened, ended = spoken(view, entry.opened_at or entry.stage_at, now), spoken(view, entry.stage_at, now)
    match one.what:
        case "call":
            settle = spoke(view) if expects_us(view) else agreed(view)
            how = "introduced" if has_spoken(view) else "named"
            return Item(line(f"{first_step(view)}: {how} {opened} (#{number})"), (settle, tomorrow(view)))
        case "thank":
            thanked = Button("Thanked", f"thanked {number}", style="primary")
            said = f"Thank {view.opener} for {view.prospect.name}: opened {opened} (#{number})"
            return Item(line(said), (thanked, tomorrow(view)))
        case "outcome":
            thanked = Button("Thanked", f"thanked {number}", style="primary")
            ended = f"{view.prospect.name}, {entry.stage.value} {ended}"
            said = f"Thank {view.opener} again: {ended} (#{number})"
            return Item(line(said), (thanked, tomorrow(view)))
        case "sign":
            said = f"{described(view.prospect)}: {entry.stage.value}, {_quiet(view, now)} (#{number})"
            return Item(line(said), (Button("Open", f"show {number}"), tomorrow(view)))


def _quiet(view: IntroductionView, now: datetime) -> str:
    entry = view.introduction
    if entry.next_step_at is not None and entry.next_step_at > entry.waiting_since:
        return f"next step was for {on(view, entry.next_step_at, now)}"
    return f"nothing noted since {on(view, entry.waiting_since, now)}"


def _many(count: int) -> str:
    words = ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    if count == 1:
        return "One thing waits"
    return f"{words[count - 2] if count - 2 < len(words) else count} things wait"


def _item(one: Waiting, now: datetime) -> Item:
    if one.owed is not None:
        return owed_line(one.owed, now)
    if one.item is not None:
        return Item(one.item.spans, one.item.buttons)
    if one.folded is None:
        return Item(line(one.fact[0]))
    kind, id = one.folded.subject
    buttons = (Button("Open", f"show {id}"),) if kind == "introduction" else ()
    return Item(line(one.folded.headline), buttons)
