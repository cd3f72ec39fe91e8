"""A `Form` as an Adaptive Card with inputs; field errors come back at their fields, with what was typed.

The inputs are named by their fields; Action.Execute and its older twin carry command and hidden values beside them.
Source: adaptivecards.io/explorer, Input.Text, Input.ChoiceSet, Input.Date, Input.Toggle (labels and errors since 1.3).
"""

from __future__ import annotations

import re

from core.cards import Field, Form, Plain
from core.phrases import doors, frame
from teamsbot.render import framed, heading
from teamsbot.render_buttons import execute
from teamsbot.render_text import SMALL, Json, Voices, paragraphs

RESERVED = frozenset({"command", "hidden", "private", "line", "msteams", "verb"})  # no field may be called so
FEW = 4  # so many choices are shown at once, more in a list that opens
CHOICES, LABEL = 100, 150
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def form(content: Form, *, private: bool = False) -> Json:
    """The card. Raises ValueError for a field with a name that means something else in an answer."""
    voices = Voices({})
    body = [heading(content.title), *(paragraphs(content.intro, voices) if content.intro else [])]
    for question in content.fields:
        if question.name in RESERVED:
            raise ValueError(f"a form's field cannot be called {question.name}")
        body += _question(question, voices)
    data: Json = {"command": content.command, "hidden": dict(content.hidden)} | ({"private": True} if private else {})
    body.append({"type": "ActionSet", "actions": [execute(content.submit, "submit", data, "primary")]})
    return framed(body, voices)


def _question(question: Field, voices: Voices) -> list[Json]:
    made = [_input(question)]
    if question.error:
        made += paragraphs((Plain(question.error),), voices, color="Attention", weight="Bolder", spacing="Small")
    if question.hint:
        made += paragraphs((Plain(question.hint),), voices, **SMALL, spacing="Small")
    return made


def _input(question: Field) -> Json:
    named: Json = {"id": question.name, "label": question.label}
    if question.required and question.kind != "yesno":  # a box that must be ticked could only say yes
        named |= {"isRequired": True, "errorMessage": frame.NEEDED}
    match question.kind:
        case "choice":
            return {"type": "Input.ChoiceSet", **named, **_choices(question)}
        case "date":
            return {"type": "Input.Date", **named, **_day(question)}
        case "yesno":
            return {"type": "Input.Toggle", **named, **_toggle(question)}
    long = {"isMultiline": True} if question.kind == "long" else {}
    most = max(1, question.max_length)
    typed = {"value": question.value[:most]} if question.value else {}
    return {"type": "Input.Text", **named, **long, "maxLength": most, **_placeholder(question), **typed}


def _choices(question: Field) -> Json:
    options = question.options[:CHOICES]
    chosen = [o for o in question.options if o.value == question.value]
    if chosen and chosen[0] not in options:
        options = (*options[:-1], chosen[0])
    made: Json = {
        "choices": [{"title": (o.label or o.value)[:LABEL], "value": o.value} for o in options],
        "style": "expanded" if len(options) <= FEW else "compact",
        "placeholder": question.placeholder or frame.CHOOSE,
    }
    return made | ({"value": chosen[0].value} if chosen else {})


def _day(question: Field) -> Json:
    valid = question.value is not None and _DAY.fullmatch(question.value) is not None
    return {"value": question.value} if valid else {}


def _toggle(question: Field) -> Json:
    ticked = question.value in ("yes", "true")
    return {"title": doors.YES, "valueOn": "yes", "valueOff": "", "value": "yes" if ticked else ""}


def _placeholder(question: Field) -> Json:
    return {"placeholder": question.placeholder} if question.placeholder else {}
