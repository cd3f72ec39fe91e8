"""A card made shorter, step by step, until it fits: the ends of long texts and long lists go first, the title last.

Level 0 is the card as it is; 1 leaves out what only older clients need; the last is one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.cards import (
    Because,
    Block,
    Button,
    Buttons,
    Card,
    Chart,
    Facts,
    Item,
    Line,
    Mention,
    Plain,
    Quote,
    Span,
    Table,
    Text,
)
from core.phrases import doors, frame


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much stays: blocks, rows of a table or of facts, characters of a text and of a button's line."""

    blocks: int
    rows: int
    text: int
    line: int


_MEASURES = (_Measure(40, 20, 1500, 1500), _Measure(25, 12, 500, 300), _Measure(12, 8, 200, 100))
LEVELS = 2 + len(_MEASURES) + 1


def shortened(card: Card, level: int) -> Card:
    if level < 2:
        return card
    if level == LEVELS - 1:
        return Card(_cut(card.title, 200), (Text((Plain(frame.TOO_LONG),)),))
    measure = _MEASURES[level - 2]
    last = card.blocks[-1:] if card.blocks and isinstance(card.blocks[-1], Buttons) else ()
    kept = card.blocks[: measure.blocks - len(last)]
    blocks = [_block(block, measure) for block in kept]
    left_out = len(card.blocks) - len(kept)
    if left_out > len(last):
        blocks.append(Text((Plain(doors.not_shown(left_out - len(last))),), small=True))
    if left_out:
        blocks += [_block(block, measure) for block in last]
    return Card(_cut(card.title, measure.text), tuple(blocks), card.summary)


def _block(block: Block, measure: _Measure) -> Block:
    match block:
        case Text() | Because():
            return replace(block, spans=_spans(block.spans, measure))
        case Item():
            return Item(_spans(block.spans, measure), _buttons(block.buttons, measure))
        case Buttons():
            return Buttons(_buttons(block.buttons, measure))
        case Quote():
            return replace(block, text=_cut(block.text, measure.text))
        case Facts():
            return Facts(tuple((label, _spans(spans, measure)) for label, spans in block.rows[: measure.rows]))
        case Chart():
            return block
        case Table():
            rows = tuple(tuple(_spans(cell, measure) for cell in row) for row in block.rows[: measure.rows])
            return replace(block, rows=rows)


def _spans(spans: Line, measure: _Measure) -> Line:
    """The beginning of the spans; a link or a name is kept whole or left out."""
    made: list[Span] = []
    room = measure.text
    for span in spans:
        words = span.name if isinstance(span, Mention) else span.text
        if len(words) > room:
            made.append(Plain(_cut(words, room)))
            break
        made.append(span)
        room -= len(words)
    return tuple(made)


def _buttons(buttons: tuple[Button, ...], measure: _Measure) -> tuple[Button, ...]:
    """A line that was cut would be another line: a button with a long one is left out."""
    return tuple(b for b in buttons if len(b.line) <= measure.line)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: max(most - 1, 0)] + "…"
