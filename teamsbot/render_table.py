"""A `Table` as Adaptive Cards' own, with plain lines for clients that lack it; where room is short, one of the two."""

from __future__ import annotations

from core.cards import Plain, Table, plain
from teamsbot.render_text import Json, Voices, paragraphs

_AROUND = 4  # letters that would have room in the space around a cell
_SHORT = 12  # letters of a line that is better not broken


def table(content: Table, voices: Voices, level: int) -> Json:
    """`level` 0 draws both, 1 the table alone, 2 and more the lines alone (a third of its size)."""
    if level > 1 or not content.head:
        return _lines(content, voices)
    sides = ["Right" if n in content.numeric else "Left" for n in range(len(content.head))]
    widths = _widths(content)
    columns = [
        {"type": "TableColumnDefinition", "width": width, "horizontalCellContentAlignment": side}
        for width, side in zip(widths, sides, strict=True)
    ]
    head = [
        paragraphs((Plain(w),), voices, weight="Bolder", horizontalAlignment=s)
        for w, s in zip(content.head, sides, strict=True)
    ]
    rows = [
        [paragraphs(c, voices, horizontalAlignment=s) for c, s in zip(cells, sides, strict=False)]
        for cells in content.rows
    ]
    made: Json = {
        "type": "Table", "columns": columns, "rows": [_row(cells) for cells in (head, *rows)],
        "firstRowAsHeader": True, "showGridLines": False,
    }  # fmt: skip
    return made if level else made | {"fallback": _lines(content, voices)}


def _widths(content: Table) -> list[int]:
    """Weights by which the columns share the room: a column has room for its longest word, and for short lines."""
    columns = [[head, *(plain(row[n]) for row in content.rows if n < len(row))] for n, head in enumerate(content.head)]
    words = [max((len(w) for said in column for w in said.split()), default=0) for column in columns]
    lines = [max((len(said) for said in column[1:]), default=0) for column in columns]
    return [_AROUND + max(word, min(line, _SHORT)) for word, line in zip(words, lines, strict=True)]


def _row(cells: list[list[Json]]) -> Json:
    return {"type": "TableRow", "cells": [{"type": "TableCell", "items": items} for items in cells]}


def _lines(content: Table, voices: Voices) -> Json:
    said: list[Json] = []
    for cells in content.rows:
        said += paragraphs(
            tuple(s for n, cell in enumerate(cells) for s in ((Plain(" · "), *cell) if n else cell)), voices
        )
    return {"type": "Container", "items": said or paragraphs((Plain(" · ".join(content.head)),), voices)}
