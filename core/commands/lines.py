"""The line a submitted form stands for: for buttons that ask back about it, never for reading it."""

from __future__ import annotations

from collections.abc import Mapping

from core.spec import Arg, Command

_QUOTED = frozenset({"name", "contact", "introduction", "member"})
_NO_QUOTES = str.maketrans('"“”', "'''")


def line_of(command: Command, values: Mapping[str, str]) -> str:
    """The form's values as somebody would type them: positional ones first, the rest of the line last."""
    given = [(arg, values.get(arg.name, "").strip()) for arg in command.args]
    given = [(arg, text) for arg, text in given if text]
    first = [_value(arg, text) for arg, text in given if not arg.keywords and not arg.bare and arg.kind != "rest"]
    clauses = [_clause(arg, text) for arg, text in given if (arg.keywords or arg.bare) and arg.kind != "rest"]
    rest = [_clause(arg, text) for arg, text in given if arg.kind == "rest"]
    return " ".join([command.name, *first, *clauses, *rest])


def _clause(arg: Arg, text: str) -> str:
    if arg.kind == "yes":
        return arg.keywords[0] if text.casefold() in ("yes", "true", "on", "1") else ""
    keyword = arg.keywords[0] + " " if arg.keywords else ""
    return keyword + _value(arg, text)


def _value(arg: Arg, text: str) -> str:
    text = " ".join(text.split())
    if arg.kind not in _QUOTED or text.startswith("@{") or text.lstrip("#").isdecimal():
        return text
    return f'"{text.translate(_NO_QUOTES)}"'
