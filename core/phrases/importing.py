"""What the bot says about a table that is to be imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.cards import Block, Button, Buttons, Card, Field, Form, Item, Option, Text, line
from core.model import Contact
from core.phrases.asking import who

NO_NAME = "there is no name in this row"
KNOWN_DEAL = "this deal stands in the book already"
NO_DAY = "there is no day on which it was won"
GONE = "This list was imported already, or is older than a month. Paste it again, please."
PASTE = "Paste the rows, the first with the names of the columns"
PASTE_HINT = (
    "Copied as CSV or from a spreadsheet: name, company, phone, e-mail, client (yes or no), owner. A longer file: "
    "referral import on the server."
)
DEALS_HINT = (
    "Copied as CSV or from a spreadsheet: client, company, amount, close date, rep. A longer file: referral import on "
    "the server."
)
UNREADABLE = "One cell is far too long to be read; perhaps a quotation mark is opened in it and never closed."
UNTOLD = "this person is left in peace for now; whoever looks after them knows why"
TYPE_HEAD = "the name of its column"
SAY_CLIENT = "Who is one needs a column “client” with yes, or “type” with client, partner or prospect."
SHOWN = 8
MOST_TO_CHOOSE = 700  # bytes of all heads: each field repeats them, and a form of Teams holds 25 KB
_WHAT = {"contacts": ("contact", "contacts"), "deals": ("deal", "deals")}
_LABELS = {
    "name": "Name", "first": "First name", "last": "Last name", "company": "Company", "title": "Title",
    "email": "E-mail", "phone": "Phone", "owner": "Who looks after them", "tier": "Tier",
    "kind": "Client, partner or prospect", "since": "Since when", "calls": "Not to be called", "note": "Note",
    "value": "Value", "currency": "Currency", "date": "Day it was won", "opener": "Who opened the door",
}  # fmt: skip


def preview(
    kind: str, draft: int, *, ready: int, new: int, twice: int, faults: Sequence[tuple[int, str]],
    places: Mapping[str, str], unused: Sequence[str], clients: int, partners: int,
) -> Card:  # fmt: skip
    """What would happen, and why some rows would be left out; nothing is written yet."""
    understood = ", ".join(f"“{head}” is {_LABELS[field].lower()}" for field, head in places.items())
    blocks: list[Block] = [Text(line(f"Columns: {understood}."))]
    if unused:
        blocks.append(Text(line("Left out: " + ", ".join(f"“{head}”" for head in unused) + "."), small=True))
    said = [f"{new} new, {ready - new} known already"] + ([f"{twice} said twice"] if twice else [])
    blocks.append(Text(line("; ".join(said) + ". Nothing is written yet.")))
    if kind == "contacts" and ready:
        blocks.append(Text(line(_roles(ready, clients, partners))))
    blocks += [Item(line(f"Row {n}: {sentence}")) for n, sentence in faults[:SHOWN]]
    if len(faults) > SHOWN:
        blocks.append(Text(line(f"and {len(faults) - SHOWN} more rows like these"), small=True))
    buttons = [Button("Change columns…", f"import columns {draft}")]
    if ready:
        without = f", leave {len(faults)} out" if faults else ""
        go = Button(f"Import {count(kind, ready)}{without}", f"import draft {draft} now", style="primary")
        buttons.insert(0, go)
    blocks.append(Buttons(tuple(buttons)))
    return Card(f"{count(kind, ready)} to import", tuple(blocks))


def _roles(ready: int, clients: int, partners: int) -> str:
    """How many are clients, for only they are called and asked about; and how a table says so."""
    if not clients and not partners:
        return f"{'This is no client' if ready == 1 else 'None of these is a client'} yet. {SAY_CLIENT}"
    others = ready - clients - partners
    told = [(clients, "client"), (partners, "partner"), (others, "prospect")]
    return ", ".join(f"{many} {one if many == 1 else f'{one}s'}" for many, one in told if many > 0) + "."


def columns(kind: str, draft: int, heads: Sequence[str], chosen: Mapping[str, str], fields: Sequence[str]) -> Form:
    """Which column holds what, to be put right by hand."""
    options = tuple(Option(head, head) for head in dict.fromkeys(heads) if head)
    asked = [field for field in fields if field not in ("first", "last") or field in chosen]
    fits = sum(len(head.encode()) + 20 for head in heads) <= MOST_TO_CHOOSE and all(len(head) <= 75 for head in heads)
    return Form(
        command="import columns",
        title="Columns",
        fields=tuple(
            Field(field, _LABELS[field], "choice", options=options, value=chosen.get(field))
            if fits
            else Field(field, _LABELS[field], value=chosen.get(field), placeholder=TYPE_HEAD)
            for field in asked
        ),
        submit="Show again",
        hidden={"draft": str(draft)},
    )


def done(kind: str, made: int, *, new: int, asked: int, undo: str) -> Card:
    blocks: list[Block] = [Text(line(f"{new} new, {made - new} known already and filled in."))]
    if kind == "deals" and asked:
        reps = "One colleague is" if asked == 1 else f"{asked} colleagues are"
        blocks = [Text(line(f"{reps} asked now who opened the door to each, ten deals at a time at most."))]
    blocks.append(Buttons((Button("Undo", undo),)))
    return Card(f"{count(kind, made)} imported", tuple(blocks))


def count(kind: str, many: int) -> str:
    one, more = _WHAT[kind]
    return f"{many:,} {one if many == 1 else more}"


def no_names(heads: Sequence[str]) -> str:
    seen = ", ".join(f"“{head}”" for head in heads if head) or "nothing"
    return f"I found no column with names. The first row should name the columns, such as: name, company. I saw {seen}."


def too_many(rows: int, most: int) -> str:
    return f"{rows:,} rows are more than I take at once. Please send at most {most:,} at a time."


def nearly(name: str, known: Contact) -> str:
    return f"“{name}” may be {who(known)}, whom we know. Add a company or an e-mail to say who it is."


def no_member(named: str) -> str:
    return f"nobody here is called “{named}”"


def not_for_others(name: str) -> str:
    return f"only a lead or an admin can give people to {name}"


def no_email(text: str) -> str:
    return f"“{text}” is no e-mail address"


def no_tier(text: str) -> str:
    return f"“{text}” is no tier; there are A, B and C"
