"""What stands in a card: whom it mentions, and the lines its buttons type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from core.cards import Because, Block, Bold, Button, Buttons, Card, Facts, Form, Item, Mention, Plain, Span, Table, Text


def mentioned(value: Card | Form) -> frozenset[int]:
    """The ids of all members mentioned."""
    spans = value.intro if isinstance(value, Form) else chain.from_iterable(map(_spans, value.blocks))
    return frozenset([s.member_id for s in spans if isinstance(s, Mention)])


def with_lines(card: Card, changed: Callable[[str], str]) -> Card:
    """The card with every button's line replaced by what `changed` makes of it."""

    def button(one: Button) -> Button:
        line = changed(one.line)
        return one if line == one.line else replace(one, line=line)

    def block(one: Block) -> Block:
        match one:
            case Buttons() | Item():
                return replace(one, buttons=tuple(map(button, one.buttons)))
            case _:
                return one

    return replace(card, blocks=tuple(map(block, card.blocks)))


def with_words(card: Card, changed: Callable[[str], str], label: Callable[[str], str] = str) -> Card:
    """The card with its title and paragraphs, and its buttons' labels, replaced by what these make of them."""

    def span(one: Span) -> Span:
        return replace(one, text=changed(one.text)) if isinstance(one, Plain | Bold) else one

    def block(one: Block) -> Block:
        match one:
            case Text() | Item() | Because():
                one = replace(one, spans=tuple(map(span, one.spans)))
        match one:
            case Buttons() | Item():
                return replace(one, buttons=tuple(replace(b, label=label(b.label)) for b in one.buttons))
        return one

    return replace(card, title=changed(card.title), blocks=tuple(map(block, card.blocks)))


def words(card: Card) -> Iterator[str]:
    """What `with_words` would change."""
    yield card.title
    for block in card.blocks:
        yield from (s.text for s in _spans(block) if isinstance(s, Plain | Bold))
        if isinstance(block, Buttons | Item):
            yield from (button.label for button in block.buttons)


def lines(card: Card) -> Iterator[str]:
    for block in card.blocks:
        if isinstance(block, Buttons | Item):
            yield from [button.line for button in block.buttons]


def _spans(block: Block) -> Iterable[Span]:
    match block:
        case Text() | Because() | Item():
            return block.spans
        case Facts():
            return chain.from_iterable([spans for _, spans in block.rows])
        case Table():
            return chain.from_iterable(chain.from_iterable(block.rows))
    return ()
