"""What the bot can say: cards and forms made of spans, never markup. Only a platform's `render.py` turns them into
markup, escaping once.

A button carries a line of text, exactly what a person would type after `/referral`. Cards travel through the post as
JSON (`to_json`, `from_json`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, TypeAlias

import orjson


@dataclass(frozen=True, slots=True)
class Plain:
    text: str


@dataclass(frozen=True, slots=True)
class Bold:
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A member by id; a true mention where he has an account on the platform, else his name in bold."""

    member_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


Span: TypeAlias = Plain | Bold | Mention | Link
Line: TypeAlias = "tuple[Span, ...]"


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph. `small` is for what stands at the edge: counts, hints, 'only you see this'."""

    spans: tuple[Span, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value pairs, in order."""

    rows: tuple[tuple[str, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A small table; `numeric` names the columns (from 0) that are set flush right. At most 20 rows and 5 columns."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers to look at: for each series (its name, one value for each label). At most 6 series of 20 labels, labels
    and names unlike each other; where there are no charts it is read as a table (`as_table`)."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    kind: Literal["bar", "line"] = "bar"


@dataclass(frozen=True, slots=True)
class Quote:
    """A draft in the rep's own voice, to copy: shown set apart."""

    text: str
    label: str = "You might write"


@dataclass(frozen=True, slots=True)
class Because:
    """The one fact that is the reason, and the token `why` takes to tell all of it (`post:431`, `points`, `12`)."""

    spans: tuple[Span, ...]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list with its own buttons (at most three)."""

    spans: tuple[Span, ...]
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """`line` is what a click types. `style`: primary is the expected next step, danger cannot be undone lightly."""

    label: str
    line: str
    style: Literal["plain", "primary", "danger"] = "plain"
    confirm: str | None = None


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of buttons, the likely one first; those past the third may be folded into a menu by a renderer."""

    buttons: tuple[Button, ...]


Block: TypeAlias = Text | Facts | Table | Chart | Quote | Because | Item | Buttons


@dataclass(frozen=True, slots=True)
class Card:
    """One message. `title` is also what a notification shows first; `summary` overrides the notification's text."""

    title: str
    blocks: tuple[Block, ...] = ()
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. `value` is filled in beforehand, `error` shown at the field. Dates are `2026-12-01`."""

    name: str
    label: str
    kind: Literal["text", "long", "choice", "date", "yesno"] = "text"
    required: bool = False
    hint: str | None = None
    placeholder: str | None = None
    options: tuple[Option, ...] = ()
    value: str | None = None
    error: str | None = None
    max_length: int = 1500


@dataclass(frozen=True, slots=True)
class Form:
    """Questions for one command; comes back as `Ask(command, values)` with `hidden` merged in unchanged."""

    command: str
    title: str
    fields: tuple[Field, ...]
    submit: str = "Save"
    intro: tuple[Span, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)


def plain(spans: tuple[Span, ...]) -> str:
    """The spans as a person would read them aloud."""
    return "".join([f"@{s.name}" if isinstance(s, Mention) else s.text for s in spans])


def line(*parts: str | Span) -> tuple[Span, ...]:
    """Spans from strings and spans; strings become Plain."""
    return tuple([Plain(p) if isinstance(p, str) else p for p in parts])


def as_table(chart: Chart) -> Table:
    """The chart's numbers, a row for each label."""
    rows = tuple(
        (line(label), *(line(str(values[n])) for _, values in chart.series)) for n, label in enumerate(chart.labels)
    )
    names = tuple(name for name, _ in chart.series)
    return Table((chart.title, *names), rows, numeric=tuple(range(1, len(names) + 1)))


_CLASSES: dict[str, type] = {
    c.__name__: c
    for c in (
        Plain,
        Bold,
        Mention,
        Link,
        Text,
        Facts,
        Table,
        Chart,
        Quote,
        Because,
        Item,
        Button,
        Buttons,
        Card,
        Option,
        Field,
        Form,
    )
}


def to_json(value: Card | Form) -> str:
    return orjson.dumps(value, _tagged, orjson.OPT_PASSTHROUGH_DATACLASS).decode()


def from_json(text: str) -> Any:
    """The card or form that `to_json` wrote. Raises KeyError or TypeError for anything else."""
    return _unpack(orjson.loads(text))


_FIELDS = {c: tuple(f.name for f in fields(c)) for c in _CLASSES.values()}


def _tagged(value: Any) -> dict[str, Any]:
    """One object with its class's name, so that `_unpack` can make it again."""
    if (names := _FIELDS.get(type(value))) is None:
        raise TypeError(f"{type(value).__name__} has no place in a card")
    made: dict[str, Any] = {"_": type(value).__name__}
    for name in names:
        part = getattr(value, name)
        made[name] = {"_": "dict", "of": dict(part)} if isinstance(part, Mapping) else part
    return made


def _unpack(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_unpack(v) for v in value])
    if not isinstance(value, dict):
        return value
    if value["_"] == "dict":
        return {k: _unpack(v) for k, v in value["of"].items()}
    made = _CLASSES[value["_"]]
    return made(**{k: _unpack(v) for k, v in value.items() if k != "_"})
