"""What a person sees of a message or a form, whatever the platform: the words, the buttons, the questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from core.playground.people import Impossible

FieldKind: TypeAlias = Literal["text", "long", "choice", "date", "yesno", "number"]
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Press:
    """Something to click. `native` is the platform's own element, `extra` what its click needs beside it."""

    label: str
    native: Mapping[str, Any]
    style: str = "plain"
    confirm: str | None = None
    extra: Mapping[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        return {"label": self.label, "style": self.style, "confirm": self.confirm}


@dataclass(frozen=True, slots=True)
class Question:
    """One input of a form. `value` is what stands in it, `native` the platform's own element."""

    name: str
    label: str
    kind: FieldKind
    native: Mapping[str, Any]
    required: bool = False
    value: str = ""
    hint: str | None = None
    placeholder: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    max_length: int | None = None
    error: str | None = None

    def to_json(self) -> dict[str, Any]:
        shown = ("name", "label", "kind", "required", "value", "hint", "placeholder", "error")
        options = [{"value": value, "label": label} for value, label in self.options]
        return {name: getattr(self, name) for name in shown} | {"options": options}


def clean(text: str) -> str:
    """Without what is never seen: zero-width characters, no-break spaces as such, blanks at the ends of lines."""
    lines = _INVISIBLE.sub("", text).replace("\u00a0", " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def pressed(presses: tuple[Press, ...], label: str, index: int | None = None) -> Press:
    """The button of that label (or at that place). Raises Impossible, naming the buttons there are."""
    if index is not None and 0 <= index < len(presses) and (not label or presses[index].label == label):
        return presses[index]
    wanted = label.strip().rstrip("…").casefold()
    for press in presses:
        if press.label.strip().rstrip("…").casefold() == wanted:
            return press
    there = ", ".join(f"“{press.label}”" for press in presses) or "none"
    raise Impossible(f"There is no button “{label}” here; the buttons are: {there}.", 404)


def filled(questions: tuple[Question, ...], values: Mapping[str, str]) -> dict[str, str]:
    """Every answer by its question's name, as typed, else as it stood; a choice by value or by label. Raises Impossible
    for what the client itself would not let through: an unknown field, an empty required one, too long, no such option.
    """
    by_word = {q.name.casefold(): q for q in questions} | {q.label.casefold(): q for q in questions}
    typed: dict[str, str] = {}
    for name, value in values.items():
        question = by_word.get(name.strip().casefold())
        if question is None:
            there = ", ".join(q.name for q in questions) or "none"
            raise Impossible(f"The form has no field “{name}”; its fields are: {there}.")
        typed[question.name] = _answer(question, value)
    answers = {q.name: typed.get(q.name, q.value) for q in questions}
    for question in questions:
        if question.required and not answers[question.name].strip():
            raise Impossible(f"“{question.label}” must be filled in.", 422)
    return answers


def _answer(question: Question, value: str) -> str:
    if question.max_length is not None and len(value) > question.max_length:
        raise Impossible(f"“{question.label}” takes at most {question.max_length} characters.", 422)
    if not question.options or not value:
        return value
    for option, label in question.options:
        if value.casefold() in (option.casefold(), label.casefold()):
            return option
    there = ", ".join(f"“{label}”" for _, label in question.options)
    raise Impossible(f"“{question.label}” offers {there}, not “{value}”.", 422)
