"""What stands on a screen: its words as a person reads them, and the buttons he may click."""

from __future__ import annotations

from collections.abc import Iterator

from core.asks import Reply
from core.cards import Button, Buttons, Card, Form, Item
from core.text import as_text


def buttons(card: Card | None) -> Iterator[Button]:
    for block in card.blocks if card is not None else ():
        if isinstance(block, Buttons | Item):
            yield from block.buttons


def words(value: Card | Form | Reply | None) -> str:
    return as_text(value.card or value.form if isinstance(value, Reply) else value)
