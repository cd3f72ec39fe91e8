"""`import contacts` and `import deals`: a pasted table is shown as understood, then imported whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from core.asks import Reply
from core.commands import importing, naming
from core.commands.dealing import write_deal
from core.commands.turn import Turn
from core.model import Contact
from core.phrases import importing as words
from core.readings import sheets
from core.spec import Arg, Command, Misunderstood
from core.store import contacts, drafts


def show(turn: Turn, values: dict[str, Any], *, kind: str) -> Reply:
    """The preview of a pasted table."""
    return _preview(turn, sheets.read(kind, values["rows"]), values["rows"], {})


def columns(turn: Turn, values: dict[str, Any]) -> Reply:
    """The form for the columns, or the preview with those that were chosen."""
    kind, text, chosen = _draft(turn, values["draft"])
    picked = {key: value for key, value in values.items() if key in sheets.FIELDS[kind]}
    if picked:
        return _preview(turn, sheets.read(kind, text), text, {f: picked.get(f, "") for f in sheets.FIELDS[kind]})
    sheet = sheets.placed(sheets.read(kind, text), chosen)
    heads = {field: sheet.columns[at] for field, at in sheet.places.items()}
    return Reply(form=words.columns(kind, values["draft"], sheet.columns, heads, tuple(sheets.FIELDS[kind])))


def draft(turn: Turn, values: dict[str, Any]) -> Reply:
    """Import what the preview showed; without `now` the preview again."""
    kind, text, chosen = _draft(turn, values["draft"])
    sheet = sheets.placed(sheets.read(kind, text), chosen)
    if not values.get("now"):
        return _preview(turn, sheet, text, chosen)
    plan = importing.plan(turn, sheet)
    _write(turn, kind, plan.rows)
    asked = {row.owner.id for row in plan.rows if not row.opener} if kind == "deals" else set()
    for member in sorted(asked):
        turn.book.touch("deals", member)
    drafts.drop(turn.book, values["draft"])
    undo = f"undo {turn.book.receipt}"
    return Reply(card=words.done(kind, len(plan.rows), new=plan.new, asked=len(asked), undo=undo), replaces=True)


def _write(turn: Turn, kind: str, rows: Sequence[importing.Row]) -> None:
    entered: dict[int, Contact] = {}  # by person: somebody new in two rows is entered once
    for row in rows:
        before = entered.get(id(row.person))
        now = row if before is None else replace(row, person=naming.Person(before))
        entered[id(row.person)] = write_deal(turn, now) if kind == "deals" else _contact(turn, now)


def _preview(turn: Turn, sheet: sheets.Sheet, text: str, chosen: dict[str, str]) -> Reply:
    sheet = sheets.placed(sheet, chosen)
    plan = importing.plan(turn, sheet)
    kept = drafts.keep(turn.book, json.dumps({"kind": sheet.kind, "columns": chosen, "rows": text}, ensure_ascii=False))
    card = words.preview(
        sheet.kind, kept, ready=len(plan.rows), new=plan.new, twice=plan.twice, faults=plan.faults,
        places={field: sheet.columns[at] for field, at in sheet.places.items()}, unused=sheet.unused,
        clients=plan.are("client_since"), partners=plan.are("partner_since"),
    )  # fmt: skip
    return Reply(card=card, replaces=True)


def _draft(turn: Turn, id: int) -> tuple[str, str, dict[str, str]]:
    """The kind, rows and chosen columns of a preview of mine. Raises Misunderstood where it is gone."""
    text = drafts.text(turn.tx, turn.organization.id, turn.me.id, id)
    try:
        kept = json.loads(text or "")
        return kept["kind"], kept["rows"], kept["columns"]
    except (ValueError, KeyError, TypeError):
        raise Misunderstood(words.GONE) from None


def _contact(turn: Turn, row: importing.Row) -> Contact:
    """Somebody new, or the blanks of somebody known; what he asked of us is never taken back by an import."""
    known = naming.enter(turn, row.person, owner_id=row.owner.id, **row.told)
    if row.told.get("dont_call") and not known.dont_call:
        known = contacts.change(turn.book, known, dont_call=True)
    return known


_ROWS = Arg("rows", "rest", words.PASTE, required=True, hint=words.PASTE_HINT, most=400_000)
_DRAFT = Arg("draft", "count", "Which preview?", required=True, asked=False)
_NOW = Arg("now", "yes", "Now", ("now",), asked=False)
_EVERY = sorted(set(sheets.CONTACTS) | set(sheets.DEALS))
CONTACTS = Command(
    name="import contacts",
    summary="Bring in contacts from a table: paste it, see how it was understood, import it",
    examples=("import contacts",),
    run=partial(show, kind="contacts"),
    args=(_ROWS,),
    aliases=("import",),
    group="People",
)
DEALS = replace(
    CONTACTS,
    args=(replace(_ROWS, hint=words.DEALS_HINT),),
    name="import deals",
    summary="Bring in deals won, so that each rep is asked who opened the door",
    examples=("import deals",),
    run=partial(show, kind="deals"),
    aliases=(),
)
COLUMNS = Command(
    name="import columns",
    summary="Which column of a table holds what",
    examples=("import columns 431",),
    run=columns,
    args=(_DRAFT, *(Arg(name, "name", name, (f"{name}:",), asked=False) for name in _EVERY)),
    hidden=True,
)
DRAFT = Command(
    name="import draft",
    summary="Import what a preview showed",
    examples=("import draft 431 now",),
    run=draft,
    args=(_DRAFT, _NOW),
    hidden=True,
)
