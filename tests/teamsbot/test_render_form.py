"""A form as a card with inputs."""

from __future__ import annotations

from typing import Any

import pytest

from core.cards import Field, Form, Option, line
from core.commands import COMMANDS
from core.phrases import doors, frame
from teamsbot.render import LARGEST, size
from teamsbot.render_form import RESERVED, form
from tests.gallery import FORMS
from tests.teamsbot.test_render import kinds, texts


def one(field: Field) -> dict[str, Any]:
    drawn = form(Form("log", "Log", (field,)))
    (made,) = [part for part in drawn["body"] if part["type"].startswith("Input.")]
    return dict(made)


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_the_gallery(name: str) -> None:
    drawn = form(FORMS[name])
    assert size(drawn) <= LARGEST
    inputs = [part for part in drawn["body"] if part["type"].startswith("Input.")]
    assert [i["id"] for i in inputs] == [f.name for f in FORMS[name].fields]
    assert all(i["label"] for i in inputs)


def test_the_answer_carries_command_and_hidden_values_on_old_and_new_clients() -> None:
    drawn = form(Form("log", "Log", (Field("who", "Who?"),), submit="Save it", hidden={"draft": "7"}), private=True)
    (action,) = drawn["body"][-1]["actions"]
    assert (action["type"], action["verb"], action["title"]) == ("Action.Execute", "submit", "Save it")
    assert action["data"] == {"command": "log", "hidden": {"draft": "7"}, "private": True} == action["fallback"]["data"]


def test_text() -> None:
    made = one(Field("who", "Who?", required=True, placeholder="Ann Lee", value="Gus", max_length=80))
    assert made == {
        "type": "Input.Text", "id": "who", "label": "Who?", "isRequired": True, "errorMessage": frame.NEEDED,
        "maxLength": 80, "placeholder": "Ann Lee", "value": "Gus",
    }  # fmt: skip
    assert one(Field("note", "Note", "long"))["isMultiline"]


@pytest.mark.parametrize(("count", "style"), [(2, "expanded"), (4, "expanded"), (5, "compact"), (150, "compact")])
def test_choices(count: int, style: str) -> None:
    options = tuple(Option(str(n), f"Choice {n}") for n in range(count))
    made = one(Field("which", "Which?", "choice", options=options, value=str(count - 1)))
    assert (made["type"], made["style"], made["value"]) == ("Input.ChoiceSet", style, str(count - 1))
    assert len(made["choices"]) == min(count, 100)
    assert made["choices"][-1]["value"] == str(count - 1)


def test_a_choice_that_is_none_of_them_is_not_chosen() -> None:
    made = one(Field("which", "Which?", "choice", options=(Option("a", ""),), value="z"))
    assert "value" not in made
    assert made["choices"] == [{"title": "a", "value": "a"}]


@pytest.mark.parametrize(("value", "kept"), [("2026-12-01", True), ("tomorrow", False), (None, False)])
def test_days(value: str | None, kept: bool) -> None:
    made = one(Field("on", "When?", "date", value=value))
    assert made["type"] == "Input.Date"
    assert ("value" in made) is kept


@pytest.mark.parametrize(("value", "ticked"), [("yes", "yes"), ("true", "yes"), ("no", ""), (None, "")])
def test_yes_or_no(value: str | None, ticked: str) -> None:
    made = one(Field("agreed", "Does she expect us?", "yesno", required=True, value=value))
    assert made["value"] == ticked
    assert (made["title"], made["valueOn"], made["valueOff"]) == (doors.YES, "yes", "")
    assert "isRequired" not in made


def test_errors_and_hints_stand_below_their_field() -> None:
    drawn = form(Form("log", "Log", (Field("who", "Who?", error="Gus who?", hint="A name"),), intro=line("One line.")))
    assert [part["type"] for part in drawn["body"]] == [
        "TextBlock", "RichTextBlock", "Input.Text", "RichTextBlock", "RichTextBlock", "ActionSet",
    ]  # fmt: skip
    assert drawn["body"][3]["inlines"][0]["color"] == "Attention"
    assert "Gus who?" in texts(drawn)
    assert kinds(drawn, "Input.Text")[0]["id"] == "who"


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_field_cannot_be_called_what_means_something_else(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        form(Form("log", "Log", (Field(name, "?"),)))


def test_no_commands_argument_is_called_so() -> None:
    assert [(c.name, a.name) for c in COMMANDS for a in c.args if a.name in RESERVED] == []
