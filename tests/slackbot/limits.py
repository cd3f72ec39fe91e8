"""Slack's documented limits on blocks and views, checked on plain dicts: `check(blocks)` lists what Slack would refuse.

https://docs.slack.dev/reference/block-kit (one page a block, element and object), https://docs.slack.dev/reference/views
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

BLOCKS = {"message": 50, "modal": 100, "home": 100}
_OPTIONS = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10, "static_select": 100}


def check(blocks: list[dict[str, Any]], surface: str = "message") -> list[str]:
    found = list(_all(blocks, surface))
    ids = [e["action_id"] for e in _acting(blocks)]
    if len(ids) != len(set(ids)):
        found.append("action ids are not unique")
    return found


def check_view(view: dict[str, Any]) -> list[str]:
    found = check(view["blocks"], view["type"])
    for name in ("title", "submit", "close"):
        if name in view and not 1 <= len(view[name]["text"]) <= 24:
            found.append(f"{name} is too long")
    if view["type"] == "modal" and "title" not in view:
        found.append("a modal needs a title")
    if view["type"] == "home" and view.keys() & {"title", "submit", "close"}:
        found.append("Home has no frame")
    if any(b["type"] == "input" for b in view["blocks"]) and "submit" not in view:
        found.append("inputs without submit")
    if len(view.get("private_metadata", "")) > 3000:
        found.append("private_metadata is too long")
    if len(json.dumps(view)) > 250_000:
        found.append("the view is too large")
    names = [b["block_id"] for b in view["blocks"] if "block_id" in b]
    if len(names) != len(set(names)):
        found.append("block ids are not unique")
    return found


def _all(blocks: list[dict[str, Any]], surface: str) -> Iterator[str]:
    if not 1 <= len(blocks) <= BLOCKS[surface]:
        yield f"{len(blocks)} blocks"
    if sum(b["type"] == "data_visualization" for b in blocks) > (2 if surface == "message" else 0):
        yield "charts"
    if sum(b["type"] == "table" for b in blocks) > (1 if surface == "message" else 0):
        yield "a table too many"
    for block in blocks:
        for said in _block(block):
            yield f"{block['type']}: {said}"


def _block(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "section":
            yield from _text(block["text"], 3000)
            if "accessory" in block:
                yield from _element(block["accessory"])
        case "header":
            yield from _text(block["text"], 150, plain=True)
        case "context":
            if not 1 <= len(block["elements"]) <= 10:
                yield "elements"
            for element in block["elements"]:
                yield from _text(element, 3000)
        case "actions":
            if not 1 <= len(block["elements"]) <= 25:
                yield "elements"
            for element in block["elements"]:
                yield from _element(element)
        case "input":
            yield from _text(block["label"], 2000, plain=True)
            if "hint" in block:
                yield from _text(block["hint"], 2000, plain=True)
            yield from _element(block["element"])
        case "rich_text":
            yield from _rich(block)
        case "table":
            yield from _table(block)
        case "data_visualization":
            yield from _chart(block)
        case other:
            yield f"unknown: {other}"


def _text(text: dict[str, Any], most: int, *, plain: bool = False) -> Iterator[str]:
    if text["type"] not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        yield f"a text of type {text['type']}"
    if not 1 <= len(text["text"]) <= most or not text["text"].strip():
        yield f"a text of {len(text['text'])} characters"


def _element(element: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(element["action_id"]) <= 255:
        yield "action_id"
    if element["type"] == "button":
        yield from _text(element["text"], 75, plain=True)
        if not 1 <= len(element["value"]) <= 2000:
            yield "value"
        if element.get("style") not in (None, "primary", "danger"):
            yield "style"
    if (options := element.get("options")) is not None:
        if not 1 <= len(options) <= _OPTIONS[element["type"]]:
            yield f"{len(options)} options"
        for option in options:
            yield from _text(option["text"], 75, plain=True)
            if not 1 <= len(option["value"]) <= 150:
                yield "the value of an option"
        if element.get("initial_option", options[0]) not in options:
            yield "initial_option is none of the options"
    if "placeholder" in element:
        yield from _text(element["placeholder"], 150, plain=True)
    if len(element.get("initial_value", "")) > element.get("max_length", 3000) or element.get("max_length", 1) > 3000:
        yield "max_length"
    for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        if "confirm" in element:
            yield from _text(element["confirm"][name], most, plain=name != "text")


def _chart(block: dict[str, Any]) -> Iterator[str]:
    """docs.slack.dev, data visualization block: title 50, labels 20 letters, every series has every category."""
    categories = block["chart"]["axis_config"]["categories"]
    names = [one["name"] for one in block["chart"]["series"]]
    if not 1 <= len(block["title"]) <= 50 or block["chart"]["type"] not in ("bar", "line"):
        yield "title or type"
    if any(not 1 <= len(word) <= 20 for word in categories + names) or not 1 <= len(categories) <= 20:
        yield "a label"
    if len(set(categories)) < len(categories) or len(set(names)) < len(names) or not 1 <= len(names) <= 12:
        yield "twice"
    for one in block["chart"]["series"]:
        if [point["label"] for point in one["data"]] != categories:
            yield "a series without every category"


def _rich(node: dict[str, Any]) -> Iterator[str]:
    if "elements" in node:
        if not node["elements"]:
            yield f"an empty {node['type']}"
        for element in node["elements"]:
            yield from _rich(element)
    elif node["type"] in ("text", "link"):
        if not 1 <= len(node.get("text", node.get("url", ""))) <= 3000:
            yield "a text"
    elif node["type"] != "user":
        yield f"unknown: {node['type']}"


def _table(block: dict[str, Any]) -> Iterator[str]:
    rows = block["rows"]
    if not 1 <= len(rows) <= 100 or any(not 1 <= len(row) <= 20 for row in rows):
        yield "rows or columns"
    if len(json.dumps(rows)) > 60_000:
        yield "too many characters"
    for cell in (cell for row in rows for cell in row):
        if cell["type"] == "rich_text":
            yield from _rich(cell)
        elif cell["type"] != "raw_text" or not cell["text"]:
            yield "a cell"


def _acting(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if block["type"] == "actions":
            yield from block["elements"]
        elif "accessory" in block:
            yield block["accessory"]
