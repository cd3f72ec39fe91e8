"""A `Card` as an Adaptive Card 1.5 within Teams' limits, whatever it holds.

Used: TextBlock, RichTextBlock, FactSet, Table, Container, ColumnSet, ActionSet.
Source: learn.microsoft.com, "Types of cards" (Adaptive Cards up to 1.5 in bot messages); adaptivecards.io/schemas.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.cards import Because, Block, Button, Buttons, Card, Chart, Facts, Item, Line, Plain, Quote, Table, Text
from core.phrases import doors
from teamsbot.render_buttons import row
from teamsbot.render_chart import chart
from teamsbot.render_fit import LEVELS, shortened
from teamsbot.render_table import table
from teamsbot.render_text import SMALL, Json, Voices, escape, markdown, paragraphs
from teamsbot.render_wire import encoded

LARGEST = 25_000  # bytes; Teams takes 28 KB in its oldest clients (see LEVELS for what is left out)


def card(content: Card, people: Mapping[int, str], *, private: bool = False) -> Json:
    """The Adaptive Card. `people` maps members to accounts; `private` marks the buttons of what one person sees."""
    for level in range(LEVELS):
        drawn = _Sheet(Voices(people), private, level).draw(shortened(content, level))
        if size(drawn) <= LARGEST:
            return drawn
    return drawn


def size(drawn: Json) -> int:
    """Bytes on the wire."""
    return len(encoded(drawn))


def framed(body: list[Json], voices: Voices) -> Json:
    """The elements as a whole card, with the entities of its mentions."""
    made: Json = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": body,
    }
    entities = voices.entities()
    return made | {"msteams": {"entities": entities}} if entities else made


def heading(text: str) -> Json:
    words = escape(" ".join(text.split())) or "…"
    return {"type": "TextBlock", "text": words, "style": "heading", "size": "Medium", "weight": "Bolder", "wrap": True}


@dataclass(slots=True)
class _Sheet:
    """One drawing of a card."""

    voices: Voices
    private: bool
    level: int
    made: list[Json] = field(default_factory=list)

    def draw(self, content: Card) -> Json:
        if content.title.strip():
            self.made.append(heading(content.title))
        for block in content.blocks:
            self._block(block)
        return framed(self.made or [heading(content.summary or "")], self.voices)

    def _block(self, block: Block) -> None:
        match block:
            case Text():
                self.made += self._said(block.spans, **(SMALL if block.small else {}))
            case Facts():
                self._facts(block)
            case Table():
                self.made.append(table(block, self.voices, self.level))
            case Chart():
                self.made.append(chart(block, self.voices, self.level))
            case Quote():
                self.made.append(_quote(block))
            case Because():
                self._because(block)
            case Item():
                self._item(block)
            case Buttons():
                self._row(block.buttons)

    def _said(self, spans: Line, **look: Any) -> list[Json]:
        return paragraphs(spans, self.voices, **look)

    def _row(self, buttons: tuple[Button, ...]) -> None:
        if (made := row(buttons, private=self.private, older=not self.level)) is not None:
            self.made.append(made)

    def _facts(self, facts: Facts) -> None:
        rows = [{"title": escape(label), "value": markdown(spans, self.voices) or " "} for label, spans in facts.rows]
        if rows:
            self.made.append({"type": "FactSet", "facts": rows})

    def _because(self, because: Because) -> None:
        said = self._said((Plain(f"{doors.BECAUSE} "), *because.spans), **SMALL)
        why = (Button(doors.WHY, f"why {because.why}"),) if because.why else ()
        self.made += self._beside(said, why)

    def _item(self, item: Item) -> None:
        """One button stands beside its line, several below it: a phone has no room for more."""
        said = self._said(item.spans)
        if len(item.buttons) == 1:
            self.made += self._beside(said, item.buttons)
        else:
            self.made += said
            self._row(item.buttons)

    def _beside(self, said: list[Json], buttons: tuple[Button, ...]) -> list[Json]:
        pressed = row(buttons, private=self.private, older=not self.level)
        if pressed is None:
            return said
        columns = [
            {"type": "Column", "width": "stretch", "verticalContentAlignment": "Center", "items": said},
            {"type": "Column", "width": "auto", "verticalContentAlignment": "Center", "items": [pressed]},
        ]
        return [{"type": "ColumnSet", "columns": columns}]


def _quote(quote: Quote) -> Json:
    nobody = Voices({})
    label = paragraphs((Plain(quote.label),), nobody, **SMALL)
    return {"type": "Container", "style": "emphasis", "items": [*label, *paragraphs((Plain(quote.text),), nobody)]}
