"""A card or form as plain text, for the command line: what a person would read, with what each button types."""

from __future__ import annotations

from core.cards import (
    Because,
    Block,
    Button,
    Buttons,
    Card,
    Chart,
    Facts,
    Form,
    Item,
    Quote,
    Table,
    Text,
    as_table,
    plain,
)


def as_text(value: Card | Form | None) -> str:
    match value:
        case None:
            return ""
        case Form():
            return "\n".join([value.title, plain(value.intro), *_fields(value)]).strip()
        case Card():
            parts = [value.title, *(_block(block) for block in value.blocks)]
            return "\n".join(part for part in parts if part)


def _block(block: Block) -> str:
    match block:
        case Text():
            return plain(block.spans)
        case Facts():
            return "\n".join(f"  {label}: {plain(spans)}" for label, spans in block.rows)
        case Table():
            return _table(block)
        case Chart():
            return _table(as_table(block))
        case Quote():
            return f"  {block.label}:\n" + "\n".join(f"  > {row}" for row in block.text.splitlines())
        case Because():
            return f"Because {plain(block.spans)}" + (f"  (why {block.why})" if block.why else "")
        case Item():
            return f"  • {plain(block.spans)}" + _buttons(block.buttons)
        case Buttons():
            return _buttons(block.buttons).strip()


def _buttons(buttons: tuple[Button, ...]) -> str:
    return "".join(f"\n  [{b.label}] {b.line}" for b in buttons)


def _table(table: Table) -> str:
    rows = [table.head, *(tuple(plain(cell) for cell in row) for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.head))]

    def cell(text: str, column: int) -> str:
        return text.rjust(widths[column]) if column in table.numeric else text.ljust(widths[column])

    return "\n".join("  " + "  ".join(cell(text, i) for i, text in enumerate(row)).rstrip() for row in rows)


def _fields(form: Form) -> list[str]:
    def row(name: str, value: str | None, error: str | None, required: bool) -> str:
        mark = " (needed)" if required and not value else ""
        return f"  {name}: {value or ''}{mark}" + (f"  ! {error}" if error else "")

    return [row(f.label, f.value, f.error, f.required) for f in form.fields]
