"""What Slack refuses about blocks and views, with the words and pointers of its own `invalid_blocks` answers.

The numbers and their sources stand in `limits`. Only the block kinds of the documentation exist here;
others are refused, as an unknown type is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from core.playground.slack_cloud import charts, limits

Json: TypeAlias = Mapping[str, Any]
Complaints: TypeAlias = Iterator[str]


def complaints(blocks: Any, surface: str) -> list[str]:
    """What is wrong with the blocks of a "message", "modal" or "home"; empty when Slack would take them."""
    if not isinstance(blocks, list):
        return ["[ERROR] must provide an array [json-pointer:/blocks]"]
    return [f"[ERROR] {said}" for said in _all(blocks, surface)]


def _all(blocks: list[Any], surface: str) -> Complaints:
    most = limits.MESSAGE_BLOCKS if surface == "message" else limits.VIEW_BLOCKS
    if len(blocks) > most:
        yield f"no more than {most} items allowed [json-pointer:/blocks]"
    for n, block in enumerate(blocks):
        at = f"/blocks/{n}"
        kind = block.get("type") if isinstance(block, dict) else block
        if not isinstance(block, dict) or kind not in limits.BLOCKS:
            yield f"unsupported type: {kind} [json-pointer:{at}/type]"
            continue
        yield from _block(block, surface, at)
    yield from _together(blocks, surface)


def _together(blocks: list[Any], surface: str) -> Complaints:
    """Rules over all blocks: ids unique, one table a message, 12,000 characters of markdown in total."""
    dicts = [b for b in blocks if isinstance(b, dict)]
    yield from _unique([b.get("block_id") for b in dicts], "block_id", "/blocks")
    if sum(b.get("type") == "data_visualization" for b in dicts) > limits.CHARTS:
        yield f"no more than {limits.CHARTS} charts allowed [json-pointer:/blocks]"
    if surface == "message" and sum(b.get("type") == "table" for b in dicts) > 1:
        yield "only one table allowed [json-pointer:/blocks]"
    if sum(len(str(b.get("text", ""))) for b in dicts if b.get("type") == "markdown") > limits.MARKDOWN_TOTAL:
        yield f"must be no more than {limits.MARKDOWN_TOTAL} characters in total [json-pointer:/blocks]"


def _unique(ids: Sequence[Any], name: str, at: str) -> Complaints:
    given = [i for i in ids if i]
    for twice in sorted({i for i in given if given.count(i) > 1}):
        yield f"{name} already exists: {twice} [json-pointer:{at}]"


def _block(block: Json, surface: str, at: str) -> Complaints:
    kind = block["type"]
    yield from _common(block, at)
    if kind in ("markdown", "table", "data_visualization") and surface != "message":
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
    if kind == "section":
        yield from _section(block, at)
    if kind == "table":
        yield from _table(block, at)
    if kind == "data_visualization":
        yield from charts.complaints(block, at)
    most = limits.ELEMENTS_OF.get(kind)
    if most is not None:
        elements = block.get("elements")
        if not isinstance(elements, list) or not 1 <= len(elements) <= most:
            yield f"must have 1 to {most} items [json-pointer:{at}/elements]"
            return
        for n, element in enumerate(elements):
            yield from _element(element, kind, f"{at}/elements/{n}")
        yield from _unique([e.get("action_id") for e in elements if isinstance(e, dict)], "action_id", at)
    if kind == "input":
        yield from _element(block.get("element"), "input", f"{at}/element")


def _section(block: Json, at: str) -> Complaints:
    fields = block.get("fields")
    if not block.get("text") and not fields:
        yield f"missing required field: text [json-pointer:{at}]"
    if fields is not None:
        if not isinstance(fields, list) or not 1 <= len(fields) <= 10:
            yield f"must have 1 to 10 items [json-pointer:{at}/fields]"
        else:
            for n, field in enumerate(fields):
                yield from _text(field, 2000, f"{at}/fields/{n}")
    if "accessory" in block:
        yield from _element(block["accessory"], "section", f"{at}/accessory")


def _table(block: Json, at: str) -> Complaints:
    """100 rows of 20 cells, https://docs.slack.dev/reference/block-kit/blocks/table-block."""
    rows = block.get("rows")
    if not isinstance(rows, list) or not 1 <= len(rows) <= 100:
        yield f"must have 1 to 100 rows [json-pointer:{at}/rows]"
        return
    for n, row in enumerate(rows):
        if not isinstance(row, list) or not 1 <= len(row) <= 20:
            yield f"must have 1 to 20 cells [json-pointer:{at}/rows/{n}]"
            continue
        for m, cell in enumerate(row):
            if not isinstance(cell, dict) or cell.get("type") not in ("raw_text", "raw_number", "rich_text"):
                yield f"unsupported cell [json-pointer:{at}/rows/{n}/{m}]"
            elif cell["type"] == "raw_text" and not cell.get("text"):
                yield f"must be more than 0 characters [json-pointer:{at}/rows/{n}/{m}/text]"


def _element(element: Any, inside: str, at: str) -> Complaints:
    if not isinstance(element, dict) or element.get("type") not in limits.ELEMENTS[inside]:
        yield f"unsupported type: {element.get('type') if isinstance(element, dict) else element} [json-pointer:{at}]"
        return
    kind = element["type"]
    if kind in ("plain_text", "mrkdwn"):
        yield from _text(element, 3000, at)
        return
    yield from _common(element, at)
    for name, most in (("value", 2000), ("url", 3000), ("accessibility_label", 75), ("image_url", 3000)):
        yield from _length(element, name, most, at)
    if element.get("style") not in (None, "primary", "danger"):
        yield f"must be one of: primary, danger [json-pointer:{at}/style]"
    if kind in ("static_select", "multi_static_select", "overflow", "radio_buttons", "checkboxes"):
        yield from _options(element, kind, at)
    if "confirm" in element:
        yield from _confirm(element["confirm"], f"{at}/confirm")


def _options(element: Json, kind: str, at: str) -> Complaints:
    options = element.get("options", [])
    most = limits.OPTIONS.get(kind, 100)
    if not 1 <= len(options) <= most:
        yield f"must have 1 to {most} items [json-pointer:{at}/options]"
    for n, option in enumerate(options):
        yield from _text(option.get("text"), 75, f"{at}/options/{n}/text")
        yield from _length(option, "value", 150, f"{at}/options/{n}")
        if "description" in option:
            yield from _text(option["description"], 75, f"{at}/options/{n}/description")


def _confirm(confirm: Json, at: str) -> Complaints:
    """https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object."""
    for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        yield from _text(confirm.get(name), most, f"{at}/{name}")


def _common(node: Json, at: str) -> Complaints:
    """What holds for every block and element: required members, ids of 255, texts of their own length."""
    kind = node["type"]
    for name in limits.REQUIRED.get(kind, ()):
        if name not in node or node[name] == "":
            yield f"missing required field: {name} [json-pointer:{at}]"
    for name in ("block_id", "action_id"):
        yield from _length(node, name, 255, at)
    yield from _length(node, "alt_text", 2000, at)
    for name, most in limits.TEXTS.get(kind, {}).items():
        if node.get(name) is not None:
            yield from _text(node[name], most, f"{at}/{name}", plain=kind != "section")


def _text(text: Any, most: int, at: str, *, plain: bool = False) -> Complaints:
    if not isinstance(text, dict) or text.get("type") not in ("plain_text", "mrkdwn"):
        yield f"must provide a text object [json-pointer:{at}]"
    elif plain and text["type"] != "plain_text":
        yield f"must be a plain_text object [json-pointer:{at}/type]"
    elif not str(text.get("text", "")):
        yield f"must be more than 0 characters [json-pointer:{at}/text]"
    else:
        yield from _length(text, "text", most, at)


def _length(node: Json, name: str, most: int, at: str) -> Complaints:
    value = node.get(name)
    if value is not None and (not isinstance(value, str) or len(value) > most):
        yield f"must be less than {most + 1} characters [json-pointer:{at}/{name}]"


def view_complaints(view: Any) -> list[str]:
    """What is wrong with a whole modal or Home (https://docs.slack.dev/reference/views/modal-views, /home-views)."""
    if not isinstance(view, dict) or view.get("type") not in ("modal", "home"):
        return ["[ERROR] type must be modal or home [json-pointer:/type]"]
    found = [f"[ERROR] {said}" for said in _view(view)]
    return found + complaints(view.get("blocks"), view["type"])


def _view(view: Json) -> Complaints:
    modal = view["type"] == "modal"
    if modal and not view.get("title"):
        yield "missing required field: title [json-pointer:/title]"
    if not modal and (view.get("submit") or view.get("close") or view.get("title")):
        yield "a home has no title, submit or close [json-pointer:/]"
    for name in ("title", "submit", "close"):
        if view.get(name) is not None:
            yield from _text(view[name], limits.TITLE, f"/{name}", plain=True)
    yield from _length(view, "private_metadata", limits.PRIVATE_METADATA, "")
    for name in ("callback_id", "external_id"):
        yield from _length(view, name, limits.ID, "")
    blocks: Sequence[Any] = view.get("blocks") or ()
    if modal and not view.get("submit") and any(isinstance(b, dict) and b.get("type") == "input" for b in blocks):
        yield "submit is required when an input block is used [json-pointer:/submit]"
