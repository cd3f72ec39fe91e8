"""Buttons as Slack's elements: the likely three in sight, the rest in a menu, each numbered within its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from core.cards import Button
from core.phrases import doors
from slackbot.inbound import LINE
from slackbot.render_text import Block, plain_text

T = TypeVar("T")
IN_SIGHT = 3
LABEL, VALUE = 75, 2000
OPTION = 150  # characters of a menu entry's value; a longer line must stay a button
MENU = 5  # entries of an overflow menu
MOST = 25  # elements of an actions block


@dataclass(slots=True)
class Row:
    """Numbers the elements of one card: action ids must differ within a message."""

    count: int = 0

    def _id(self) -> str:
        self.count += 1
        return f"{LINE}{self.count}"

    def button(self, button: Button) -> Block:
        made: Block = {
            "type": "button", "action_id": self._id(), "text": plain_text(button.label, LABEL), "value": button.line,
        }  # fmt: skip
        if button.style != "plain":
            made["style"] = button.style
        if button.confirm:
            made["confirm"] = _confirm(button)
        return made

    def menu(self, buttons: Sequence[Button]) -> Block | None:
        """One element for all of them, or None where no single element can hold them."""
        if len(buttons) == 1:
            return self.button(buttons[0]) if _possible(buttons[0]) else None
        if not 1 <= len(buttons) <= MENU or not all(_foldable(b) for b in buttons):
            return None
        options = [{"text": plain_text(b.label, LABEL), "value": b.line} for b in buttons]
        return {"type": "overflow", "action_id": self._id(), "options": options}

    def actions(self, buttons: Sequence[Button]) -> list[Block]:
        """Up to four buttons stand side by side; of more, those past the third go into menus where Slack lets them."""
        possible = [b for b in buttons if _possible(b)]
        folded = [b for b in possible[IN_SIGHT:] if _foldable(b)]
        if len(folded) < 2:  # a menu of one saves nothing
            return [{"type": "actions", "elements": some} for some in _portions([*map(self.button, possible)], MOST)]
        shown = [b for n, b in enumerate(possible) if n < IN_SIGHT or b not in folded]
        elements = [self.button(b) for b in shown]
        elements += [menu for some in _portions(folded, MENU) if (menu := self.menu(some))]
        return [{"type": "actions", "elements": some} for some in _portions(elements, MOST)]


def _portions(things: list[T], size: int) -> list[list[T]]:
    return [things[n : n + size] for n in range(0, len(things), size)]


def _possible(button: Button) -> bool:
    """A line that was cut would be another line, so a button that cannot carry its own is left out."""
    return 0 < len(button.line) <= VALUE


def _foldable(button: Button) -> bool:
    """A menu has one confirmation for all its entries, and short values."""
    return button.confirm is None and button.style != "danger" and 0 < len(button.line) <= OPTION


def _confirm(button: Button) -> Block:
    return {
        "title": plain_text(doors.SURE, 100),
        "text": plain_text(button.confirm or "", 300),
        "confirm": plain_text(button.label, 30),
        "deny": plain_text(doors.CANCEL, 30),
    }
