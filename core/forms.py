"""A command as a form: its arguments as questions, filled with what is known, and what was typed read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from core.asks import Ask
from core.cards import Field, Form, Option, line
from core.grammar import read_form
from core.kinds import Context
from core.kinds_listed import choices
from core.model import Stage, Warmth
from core.money import precision
from core.phrases import forms as words
from core.spec import Arg, Command, Kind, Misunderstood, Money, Parsed, Period, Ref

_SHOWN = 3000  # letters in a field: Slack takes no more
_SHORT = 200
_HINTS = {
    "when": words.WHEN, "money": words.MONEY, "period": words.PERIOD, "member": words.PERSON, "contact": words.CONTACT,
    "introduction": words.INTRODUCTION,
}  # fmt: skip


def form_of(parsed: Parsed, context: Context, wrong: Misunderstood | None = None) -> Form:
    """The form of a line that left something out, filled with what it said; `wrong` is shown at its field."""
    kinds = {arg.name: arg.kind for arg in parsed.command.args}
    given = {name: _written(kinds[name], value, context) for name, value in parsed.values.items()}
    return _form(parsed.command, given, wrong)


def read(ask: Ask, commands: tuple[Command, ...], context: Context) -> Parsed:
    """A submitted form. Raises Misunderstood with the field that makes no sense, or that is missing."""
    command = _command(ask, commands)
    if command is None:
        raise Misunderstood(words.GONE, try_line="help")
    return read_form(command, ask.values, context)


def again(ask: Ask, commands: tuple[Command, ...], wrong: Misunderstood) -> Form | None:
    """The form with what was typed and the error at its field, on top where it concerns none; None for no such form."""
    command = _command(ask, commands)
    return None if command is None else _form(command, dict(ask.values), wrong)


def _form(command: Command, given: Mapping[str, str], wrong: Misunderstood | None = None) -> Form:
    """Numbers and references from buttons and mentions travel hidden: a field asks for what a person would write."""
    shown = [arg for arg in command.args if arg.asked and not _machine(arg.kind, given.get(arg.name, ""))]
    names = {arg.name for arg in shown}
    error = wrong.sentence if wrong else None
    at_field = wrong is not None and wrong.field in names
    return Form(
        command=command.name,
        title=words.title(command.name),
        fields=tuple(_field(a, given.get(a.name), error if wrong and wrong.field == a.name else None) for a in shown),
        submit=words.SAVE if command.writes else words.SHOW,
        intro=line(error if error and not at_field else words.intro(command.name, command.summary)),
        hidden={name: value for name, value in given.items() if name not in names},
    )


def _field(arg: Arg, value: str | None, error: str | None) -> Field:
    options = _options(arg)
    hint = arg.hint or _HINTS.get(arg.kind)
    match arg.kind:
        case "rest":
            return Field(arg.name, arg.label, "long", arg.required, hint, None, (), value, error, min(arg.most, _SHOWN))
        case "day":
            return Field(arg.name, arg.label, "date", arg.required, arg.hint, None, (), value, error)
        case "yes":
            return Field(arg.name, arg.label, "yesno", arg.required, arg.hint, None, (), value, error)
        case _ if options:
            chosen = value if value in {o.value for o in options} else None
            return Field(arg.name, arg.label, "choice", arg.required, arg.hint, None, options, chosen, error)
    return Field(arg.name, arg.label, "text", arg.required, None, hint, (), value, error, _SHORT)


def _options(arg: Arg) -> tuple[Option, ...]:
    match arg.kind:
        case "warmth":
            return tuple(Option(w.value, words.WARMTH[w]) for w in Warmth)
        case "stage":
            return tuple(Option(s.value, words.STAGE[s]) for s in Stage)
        case "measure" | "choice":
            return tuple(Option(c, words.choice(c)) for c in choices(arg))
    return ()


def _written(kind: Kind, value: Any, context: Context) -> str:
    """A value as a person would type it into the field, so that reading it gives the value again."""
    match value:
        case Ref(number=int(number)):
            return f"contact:{number}" if kind == "contact" else str(number)
        case Ref(account=str(account)):
            return f"@{{{account}}}"
        case Ref(words=text):
            return text or ""
        case Money(minor, currency):
            amount = Decimal(minor).scaleb(-precision(currency or context.currency))
            text = f"{amount.normalize():f}"
            return f"{text} {currency}" if currency else text
        case datetime():
            return f"{value.astimezone(context.zone):%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case Period(label=label):
            return label
        case bool():
            return "yes" if value else ""
        case Warmth() | Stage():
            return value.value
    return str(value)


def _machine(kind: Kind, value: str) -> bool:
    number = kind == "introduction" and value.isdecimal()
    return number or value.startswith("contact:") or (value.startswith("@{") and value.endswith("}"))


def _command(ask: Ask, commands: tuple[Command, ...]) -> Command | None:
    return next((c for c in commands if c.name == ask.command), None)
