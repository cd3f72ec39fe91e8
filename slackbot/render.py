"""A `Card` as Block Kit, within every limit of Slack's, whatever it holds.

Used: header, section, context, actions (buttons; those past the third in an overflow menu), rich_text, table.
A button's action_id is `line:{n}` and its value the line. https://docs.slack.dev/reference/block-kit/blocks
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, TypeAlias

from core.cards import (
    Because,
    Bold,
    Button,
    Buttons,
    Card,
    Chart,
    Facts,
    Item,
    Line,
    Plain,
    Quote,
    Table,
    Text,
    as_table,
    plain,
)
from core.phrases import doors
from slackbot.render_buttons import Row
from slackbot.render_chart import MOST as MOST_CHARTS
from slackbot.render_chart import as_block as as_chart
from slackbot.render_chart import fits
from slackbot.render_table import as_block, as_letters
from slackbot.render_text import Block, People, clip, escape, leaves, literal, mrkdwn, pieces, plain_text

Surface: TypeAlias = Literal["message", "modal", "home"]
MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
HEADER = 150
FALLBACK = 3900  # of the 4,000 characters a notification's text should stay under
_LONGEST_QUOTE = 2900
_SPACE, _NEW_LINE, _BECAUSE = Plain(" "), Plain("\n"), Plain(f"{doors.BECAUSE} ")


def message(card: Card, people: People, *, charts: bool = True) -> Block:
    """`text` (notifications, screen readers) and `blocks`, as chat.postMessage and response_url take them; without
    `charts` their numbers stand in tables, for a client that refused them."""
    return {"text": fallback(card), "blocks": blocks(card, people, charts=charts)}


def has_chart(card: Card) -> bool:
    return any(isinstance(block, Chart) for block in card.blocks)


def blocks(card: Card, people: People, surface: Surface = "message", *, charts: bool = True) -> list[Block]:
    """The card's blocks; where they are too many, buttons of list lines fold into menus, then the end is left out."""
    most = MOST_BLOCKS[surface]
    for folded in (False, True):
        sheet = _Sheet(people, surface, Row(), folded, charts=MOST_CHARTS if charts else 0)
        sheet.draw(card)
        if len(sheet.made) <= most:
            return sheet.made
    last = sheet.made[-1:] if sheet.made[-1]["type"] == "actions" else []
    kept = sheet.made[: most - 1 - len(last)]
    left_out = len(sheet.made) - len(kept) - len(last)
    note = {"type": "context", "elements": [plain_text(doors.not_shown(left_out), 3000)]}
    return [*kept, note, *last]


def fallback(card: Card) -> str:
    """The whole card in words: a screen reader gets nothing else."""
    rows = [card.summary or card.title, *map(_aloud, card.blocks)]
    whole = escape("\n".join(filter(None, rows)))
    if len(whole) <= FALLBACK:
        return whole or "…"
    cut = whole[: FALLBACK - 1]
    return (cut[: cut.rfind("&")] if cut.rfind("&") > len(cut) - 5 else cut) + "…"


def _aloud(block: object) -> str:
    match block:
        case Text() | Item():
            return plain(block.spans)
        case Facts():
            return "\n".join([f"{label}: {plain(spans)}" for label, spans in block.rows])
        case Table():
            return "\n".join(" ".join(plain(cell) for cell in row) for row in block.rows)
        case Chart():
            return f"{block.title}\n{_aloud(as_table(block))}"
        case Quote():
            return f"{block.label}: {block.text}"
        case Because():
            return f"{doors.BECAUSE} {plain(block.spans)}"
    return ""


def paragraph(spans: Line, people: People, *, accessory: Block | None = None, small: bool = False) -> list[Block]:
    """Spans as blocks. Marked up where that is faithful; else as rich text, its button then in a row below."""
    made: list[Block] = []
    for piece in pieces(spans):
        if (marked := mrkdwn(piece, people)) is None:
            made.append(literal(piece, people))
            continue
        text = {"type": "mrkdwn", "text": marked, "verbatim": True}
        made.append({"type": "context", "elements": [text]} if small else {"type": "section", "text": text})
    if accessory is None:
        return made
    if made and made[-1]["type"] == "section":
        made[-1]["accessory"] = accessory
        return made
    return [*made, {"type": "actions", "elements": [accessory]}]


@dataclass(slots=True)
class _Sheet:
    """One drawing of a card: the blocks so far, and the numbering of its buttons."""

    people: People
    surface: Surface
    row: Row
    folded: bool
    made: list[Block] = field(default_factory=list)
    tables: int = 0
    charts: int = 0  # how many more may be drawn

    def draw(self, card: Card) -> None:
        self._title(card.title)
        listed: list[Line] = []
        for block in card.blocks:
            if isinstance(block, Item) and not block.buttons:
                listed.append(block.spans)
                continue
            self._list(listed)
            listed = []
            self._block(block)
        self._list(listed)
        if not self.made:
            self.made.append({"type": "section", "text": plain_text("", HEADER)})

    def _title(self, title: str) -> None:
        if len(title) <= HEADER and title.strip():
            self.made.append({"type": "header", "text": plain_text(title, HEADER)})
        elif title.strip():
            self._say((Bold(title),))

    def _block(self, block: object) -> None:
        match block:
            case Text():
                self._say(block.spans, small=block.small)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case Quote():
                self._quote(block)
            case Because():
                self._because(block)
            case Item():
                self._item(block)
            case Buttons():
                self.made += self.row.actions(block.buttons)

    def _say(self, spans: Line, *, small: bool = False, accessory: Block | None = None) -> None:
        self.made += paragraph(spans, self.people, small=small, accessory=accessory)

    def _facts(self, facts: Facts) -> None:
        rows = [(Bold(f"{label}:"), _SPACE, *spans, _NEW_LINE) for label, spans in facts.rows]
        self._say(tuple(chain.from_iterable(rows))[:-1])

    def _list(self, lines: list[Line]) -> None:
        if lines:
            self._say(tuple(span for one in lines for span in (Plain("• "), *one, Plain("\n")))[:-1])

    def _table(self, table: Table) -> None:
        self.tables += 1
        first_in_message = self.surface == "message" and self.tables == 1
        self.made += [as_block(table, self.people)] if first_in_message and table.head else as_letters(table)

    def _chart(self, chart: Chart) -> None:
        if self.surface == "message" and self.charts and fits(chart):
            self.charts -= 1
            self.made.append(as_chart(chart))
        else:
            self._table(as_table(chart))

    def _quote(self, quote: Quote) -> None:
        label = {"type": "rich_text_section", "elements": leaves((Plain(f"{quote.label}:"),), {}, bold=True)}
        text = [{"type": "text", "text": clip(quote.text, _LONGEST_QUOTE)}]
        self.made.append({"type": "rich_text", "elements": [label, {"type": "rich_text_quote", "elements": text}]})

    def _because(self, because: Because) -> None:
        why = Button(doors.WHY, f"why {because.why}") if because.why else None
        spans = (_BECAUSE, *because.spans)
        self._say(spans, small=why is None, accessory=self.row.button(why) if why else None)

    def _item(self, item: Item) -> None:
        """One button stands beside its line, several below it, or folded into a menu beside it."""
        menu = self.row.menu(item.buttons) if self.folded or len(item.buttons) == 1 else None
        self._say(item.spans, accessory=menu)
        if menu is None:
            self.made += self.row.actions(item.buttons)
