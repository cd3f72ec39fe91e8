"""Every card and form against Microsoft's schema of Adaptive Cards 1.5, and escaped text against markdown-it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from core.cards import Bold, Plain
from teamsbot.render import _Sheet, card
from teamsbot.render_fit import LEVELS, shortened
from teamsbot.render_form import form
from teamsbot.render_text import Voices, escape, markdown
from tests.gallery import CARDS, FORMS, HOSTILE

PEOPLE = {2: "teams:t:aad-bob", 3: "teams:t:aad-dana"}
PARAGRAPHS = re.compile(r"</?(p|br ?/?)>")


@pytest.fixture(scope="module")
def judge(card_schema: dict[str, Any]) -> jsonschema.Draft6Validator:
    return jsonschema.Draft6Validator(card_schema)


def public(node: Any) -> Any:
    """The card without what only Teams adds to the public schema: `msteams` at the root, charts (their fallback stands
    for them, as in a client that has none)."""
    body = [part["fallback"] if part["type"].startswith("Chart.") else part for part in node["body"]]
    return {k: v for k, v in node.items() if k != "msteams"} | {"body": body}


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("name", CARDS)
def test_every_card(judge: jsonschema.Draft6Validator, name: str, private: bool) -> None:
    judge.validate(public(card(CARDS[name], PEOPLE, private=private)))


@pytest.mark.parametrize("name", FORMS)
def test_every_form(judge: jsonschema.Draft6Validator, name: str) -> None:
    judge.validate(public(form(FORMS[name])))


@pytest.mark.parametrize("name", ["very long", "a list", "the board", "hostile"])
def test_every_step_of_shortening(judge: jsonschema.Draft6Validator, name: str) -> None:
    for level in range(1, LEVELS):
        judge.validate(public(_Sheet(Voices(PEOPLE), False, level).draw(shortened(CARDS[name], level))))


def spoiled(change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    drawn = public(card(CARDS["logged"], {}))
    change(drawn)
    return drawn


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c["body"][0].pop("text"),
        lambda c: c["body"][0].update(wieght="Bolder"),
        lambda c: c["body"][0].update(weight="Heavy"),
        lambda c: c["body"].append({"type": "TextBox", "text": "x"}),
        lambda c: c["body"][-1]["actions"][0].update(type="Action.Call"),
        lambda c: c["body"].append({"type": "Input.Text"}),
    ],
    ids=["no text", "misspelt", "unknown weight", "unknown element", "unknown action", "no id"],
)
def test_the_judge_can_say_no(judge: jsonschema.Draft6Validator, change: Callable[[dict[str, Any]], None]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        judge.validate(spoiled(change))


def seen(rendered: str) -> str:
    """What a person reads of the HTML of paragraphs; anything but paragraphs stays visible as its tag."""
    return html.unescape(PARAGRAPHS.sub("", rendered)).strip("\n")


def flat(text: str) -> str:
    """Text without what no HTML shows: the white space at the edges of lines."""
    return "\n".join(row.strip() for row in text.splitlines())


ORDINARY = (
    "#12 Gus Globe: met",
    "Ana_Ruiz_2",
    "3. of May",
    "- 5",
    "=== x",
    "1) first",
    "a\\b",
    "&copy; &#33;",
    "!x",
    "+1 555",
)


def test_escaped_text_reads_as_it_was_typed(commonmark: Callable[[list[str]], list[str]]) -> None:
    texts = [*HOSTILE, *ORDINARY]
    for text, rendered in zip(texts, commonmark([escape(text) for text in texts]), strict=True):
        assert seen(rendered) == flat(text).strip(), text


def test_bold_is_bold_and_nothing_else(commonmark: Callable[[list[str]], list[str]]) -> None:
    (rendered,) = commonmark([markdown((Plain("2 * 3 "), Bold("x_y*z"), Plain(" _so_")), Voices({}))])
    assert rendered.strip() == "<p>2 * 3 <strong>x_y*z</strong> _so_</p>"
