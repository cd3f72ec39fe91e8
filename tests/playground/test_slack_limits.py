"""What the double of Slack refuses is what Slack's documentation says it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from core.playground.slack_cloud.blocks import complaints, view_complaints

Json = dict[str, Any]


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain("Go"), "action_id": "a", **more}


def row(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


SECTION = {"type": "section", "text": mrkdwn("words")}
LINE = {"type": "plain_text_input", "action_id": "a"}
INPUT = {"type": "input", "block_id": "b", "label": plain("Who"), "element": LINE}
MENU = {"type": "overflow", "options": [{"text": plain("o"), "value": "1"}]}
GOOD: list[Json] = [
    SECTION,
    {"type": "section", "fields": [mrkdwn("a"), mrkdwn("b")], "accessory": button()},
    {"type": "header", "text": plain("x" * 150)},
    {"type": "divider"},
    {"type": "context", "elements": [mrkdwn("small")]},
    row(button(style="primary", value="v" * 2000), MENU),
    INPUT,
    {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]},
    {"type": "markdown", "text": "**bold**"},
]
BAD: list[tuple[str, list[Any], str]] = [
    ("51 blocks", [SECTION] * 51, "no more than 50 items"),
    ("unknown block", [{"type": "chart"}], "unsupported type: chart"),
    ("no object", ["text"], "unsupported type"),
    ("long section", [{"type": "section", "text": mrkdwn("x" * 3001)}], "less than 3001"),
    ("empty section", [{"type": "section"}], "missing required field: text"),
    ("empty text", [{"type": "section", "text": mrkdwn("")}], "more than 0"),
    ("text that is a string", [{"type": "section", "text": "words"}], "text object"),
    ("11 fields", [{"type": "section", "fields": [mrkdwn("a")] * 11}], "1 to 10"),
    ("long field", [{"type": "section", "fields": [mrkdwn("a" * 2001)]}], "less than 2001"),
    ("long header", [{"type": "header", "text": plain("x" * 151)}], "less than 151"),
    ("mrkdwn header", [{"type": "header", "text": mrkdwn("x")}], "plain_text"),
    ("26 buttons", [row(*(button(action_id=str(n)) for n in range(26)))], "1 to 25"),
    ("no buttons", [row()], "1 to 25"),
    ("11 context elements", [{"type": "context", "elements": [mrkdwn("a")] * 11}], "1 to 10"),
    ("long button", [row(button(text=plain("x" * 76)))], "less than 76"),
    ("long value", [row(button(value="x" * 2001))], "less than 2001"),
    ("odd style", [row(button(style="green"))], "primary, danger"),
    ("same action_id", [row(button(), button())], "action_id already exists"),
    ("same block_id", [INPUT, INPUT], "block_id already exists"),
    ("six in an overflow", [row({"type": "overflow", "options": [{"text": plain("o"), "value": "1"}] * 6})], "1 to 5"),
    ("long option", [row({"type": "overflow", "options": [{"text": plain("o" * 76), "value": "1"}]})], "less than 76"),
    ("an input in actions", [row({"type": "plain_text_input"})], "unsupported type"),
    ("a confirm without text", [row(button(confirm={"title": plain("Sure?")}))], "text object"),
    ("two tables", [GOOD[7], GOOD[7]], "only one table"),
    ("101 rows", [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]] * 101}], "1 to 100"),
    ("21 cells", [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}] * 21]}], "1 to 20"),
    ("an empty cell", [{"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]}], "more than 0"),
    ("long markdown in all", [{"type": "markdown", "text": "x" * 6001}] * 2, "12000"),
    ("an image without words", [{"type": "image", "image_url": "https://x.example/a.png"}], "alt_text"),
]  # fmt: skip


def test_good_blocks_are_taken() -> None:
    assert complaints(GOOD, "message") == []


@pytest.mark.parametrize(("blocks", "said"), [pytest.param(b, s, id=name) for name, b, s in BAD])
def test_bad_blocks_are_refused_with_a_pointer(blocks: list[Any], said: str) -> None:
    (first, *_) = complaints(blocks, "message")
    assert said in first
    assert first.startswith("[ERROR] ")
    assert "[json-pointer:/blocks" in first


def test_blocks_must_be_a_list() -> None:
    assert complaints({"type": "section"}, "message")


def test_a_home_takes_a_hundred_blocks_but_no_table() -> None:
    assert complaints([SECTION] * 100, "home") == []
    assert complaints([SECTION] * 101, "home")
    assert complaints([GOOD[7]], "modal")


MODAL = {"type": "modal", "title": plain("Log"), "submit": plain("Save"), "blocks": [INPUT]}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": plain("x" * 25)}, "less than 25"),
        ({"title": None}, "title"),
        ({"submit": None}, "submit is required"),
        ({"private_metadata": "x" * 3001}, "less than 3001"),
        ({"callback_id": "x" * 256}, "less than 256"),
        ({"type": "dialog"}, "modal or home"),
        ({"type": "home"}, "no title"),
    ],
)
def test_bad_views_are_refused(changed: Json, said: str) -> None:
    assert view_complaints(MODAL) == []
    assert said in view_complaints(MODAL | changed)[0]
