"""A `Form` as a modal to fill in, and a `Card` as a modal to read or as Home.

A field's block_id is its name. private_metadata carries the command, the hidden values, and where the modal came from.
https://docs.slack.dev/reference/views
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from core.cards import Bold, Card, Field, Form, Plain
from core.phrases import doors
from slackbot.inbound import FORM
from slackbot.render import blocks, paragraph
from slackbot.render_text import Block, People, plain_text

TITLE, METADATA, LABEL, PLACEHOLDER, LONGEST = 24, 3000, 2000, 150, 3000
OPTION_LABEL, OPTION_VALUE, OPTIONS, MOST_BLOCKS = 75, 150, 100, 100
CARD = "card"  # callback id of a modal that is only read
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def form_view(form: Form, *, at: Mapping[str, str] | None = None, people: People | None = None) -> Block:
    """The modal. Raises ValueError where the form's hidden values do not fit into it (they belong into a draft)."""
    made = paragraph(form.intro, people or {}) if form.intro else []
    for question in form.fields:
        if question.error:
            made += paragraph((Bold(f"{question.label}:"), Plain(f" {question.error}")), {}, small=True)
        made.append(_input(question))
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": plain_text(form.title, TITLE),
        "submit": plain_text(form.submit, TITLE),
        "close": plain_text(doors.CANCEL, TITLE),
        "private_metadata": _metadata(form, dict(at or {})),
        "blocks": made[:MOST_BLOCKS],
    }


def card_view(card: Card, people: People, *, at: Mapping[str, str] | None = None) -> Block:
    """The modal that shows an answer; its buttons work as they do in a message."""
    return {
        "type": "modal",
        "callback_id": CARD,
        "title": plain_text(doors.APP, TITLE),
        "close": plain_text(doors.CLOSE, TITLE),
        "private_metadata": json.dumps({"at": dict(at or {})}),
        "blocks": blocks(card, people, "modal"),
    }


def home_view(card: Card, people: People) -> Block:
    return {"type": "home", "blocks": blocks(card, people, "home")}


def errors_of(form: Form, asked: frozenset[str]) -> dict[str, str]:
    """What `response_action: errors` shows at the fields of the modal that is open."""
    return {f.name: f.error for f in form.fields if f.error and f.name in asked}


def filled(form: Form, name: str, value: str) -> Form:
    """The form with one answer written in, where it asks for it."""
    return replace(form, fields=tuple(replace(f, value=value) if f.name == name else f for f in form.fields))


def _metadata(form: Form, at: dict[str, str]) -> str:
    for origin in (at, {k: v for k, v in at.items() if k != "url"}, {}):
        text = json.dumps({"command": form.command, "hidden": dict(form.hidden), "at": origin})
        if len(text) <= METADATA:
            return text
    raise ValueError("the hidden values of a form do not fit into a modal")


def _input(question: Field) -> Block:
    optional = not question.required or question.kind == "yesno"
    made: Block = {
        "type": "input",
        "block_id": question.name,
        "label": plain_text(question.label, LABEL),
        "optional": optional,
        "element": {**_element(question), "action_id": "value"},
    }
    if question.hint:
        made["hint"] = plain_text(question.hint, LABEL)
    return made


def _element(question: Field) -> Block:
    match question.kind:
        case "choice" if _options(question):
            return _choice(question)
        case "date":
            made: Block = {"type": "datepicker"}
            if question.value and _DAY.fullmatch(question.value):
                made["initial_date"] = question.value
            return made | _placeholder(question)
        case "yesno":
            yes = {"text": plain_text(doors.YES, OPTION_LABEL), "value": "yes"}
            ticked = {"initial_options": [yes]} if question.value in ("yes", "true") else {}
            return {"type": "checkboxes", "options": [yes]} | ticked
    most = max(1, min(question.max_length, LONGEST))
    made = {"type": "plain_text_input", "multiline": question.kind == "long", "max_length": most}
    if question.value:
        made["initial_value"] = question.value[:most]
    return made | _placeholder(question)


def _choice(question: Field) -> Block:
    options = _options(question)
    chosen = [option for option in options if option["value"] == question.value]
    shown = options[:OPTIONS] if not chosen or chosen[0] in options[:OPTIONS] else [*options[: OPTIONS - 1], chosen[0]]
    made: Block = {"type": "static_select", "options": shown}
    if chosen:
        made["initial_option"] = chosen[0]
    return made | _placeholder(question)


def _options(question: Field) -> list[Block]:
    usable = [o for o in question.options if 0 < len(o.value) <= OPTION_VALUE]
    return [{"text": plain_text(o.label or o.value, OPTION_LABEL), "value": o.value} for o in usable]


def _placeholder(question: Field) -> Block:
    return {"placeholder": plain_text(question.placeholder, PLACEHOLDER)} if question.placeholder else {}
