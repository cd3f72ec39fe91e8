"""A `Table` as Slack's table block, or, where there is none (modals, Home, the second of a message), in even letters.

https://docs.slack.dev/reference/block-kit/blocks/table-block: 100 rows, 20 columns, one a message, 10,000 characters.
"""

from __future__ import annotations

from core.cards import Line, Mention, Table, plain
from slackbot.render_text import Block, People, clip, literal

ROWS, COLUMNS, CELL, MOST, LETTERS = 100, 20, 80, 9000, 2900


def as_block(table: Table, people: People) -> Block:
    rows = [[_cell(word) for word in table.head[:COLUMNS]]]
    room = MOST - sum(len(word) for word in table.head)
    for row in table.rows[: ROWS - 1]:
        room -= sum(min(len(plain(cell)), CELL) for cell in row[:COLUMNS])
        if room < 0:
            break
        rows.append([_rich(cell, people) for cell in row[:COLUMNS]])
    settings = [{"align": "right" if n in table.numeric else "left"} for n in range(len(table.head[:COLUMNS]))]
    return {"type": "table", "rows": rows, "column_settings": settings}


def as_letters(table: Table) -> list[Block]:
    """The table in letters of one width, as many rows as fit."""
    rows = [table.head, *(tuple(plain(cell) for cell in row) for row in table.rows)]
    rows = [tuple(clip(" ".join(cell.split()), CELL // 2) for cell in row) for row in rows]
    widths = [max(len(row[n]) for row in rows if n < len(row)) for n in range(max(map(len, rows), default=0))]

    def aligned(row: tuple[str, ...]) -> str:
        cells = (c.rjust(widths[n]) if n in table.numeric else c.ljust(widths[n]) for n, c in enumerate(row))
        return "  ".join(cells).rstrip()

    text = ""
    for row in map(aligned, rows):
        if len(text) + len(row) + 1 > LETTERS:
            break
        text += row + "\n"
    element = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text.rstrip("\n") or " "}]}
    return [{"type": "rich_text", "elements": [element]}]


def _rich(cell: Line, people: People) -> Block:
    """A cell with a mention is rich text; every other is raw text, which is never read as markup."""
    if any(isinstance(span, Mention) for span in cell):
        return literal(cell, people)
    return _cell(plain(cell))


def _cell(text: str) -> Block:
    return {"type": "raw_text", "text": clip(" ".join(text.split()), CELL) if text.strip() else " "}
