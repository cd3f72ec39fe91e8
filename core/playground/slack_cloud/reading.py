"""Block Kit as a person sees it: its words, its buttons in order, its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from core.playground.seen import FieldKind, Press, Question, clean
from core.playground.slack_cloud.mrkdwn import read

_KINDS: dict[str, FieldKind] = {
    "static_select": "choice", "radio_buttons": "choice", "checkboxes": "yesno", "datepicker": "date",
    "number_input": "number",
}  # fmt: skip


def text_of(native: Mapping[str, Any]) -> str:
    """The message, modal or Home as words; blocks where it has any, else its `text` (that is what Slack shows)."""
    blocks = native.get("blocks") or []
    if not blocks:
        return clean(read(str(native.get("text") or "")))
    return clean("\n".join(part for block in blocks for part in _block(block) if part))


def _block(block: Mapping[str, Any]) -> Iterator[str]:
    match block.get("type"):
        case "section":
            yield _text(block.get("text"))
            yield from map(_text, block.get("fields") or ())
        case "header":
            yield _text(block.get("text"))
        case "context":
            yield "  ".join(_text(e) if "text" in e else str(e.get("alt_text", "")) for e in block["elements"])
        case "markdown":
            yield read(str(block["text"]).replace("**", "*"))
        case "image":
            yield str(block.get("alt_text", ""))
        case "table":
            yield from ("  ".join(map(_cell, row)) for row in block["rows"])
        case "data_visualization":
            yield str(block["title"])
            yield from _chart(block["chart"])
        case "rich_text":
            yield _rich(block)
        case "input":
            yield _text(block.get("label"))


def _chart(chart: Mapping[str, Any]) -> Iterator[str]:
    for at, label in enumerate(chart["axis_config"]["categories"]):
        yield "  ".join([label, *(str(one["data"][at]["value"]) for one in chart["series"])])


def _text(text: Any) -> str:
    if not isinstance(text, Mapping):
        return ""
    return read(str(text.get("text", "")), styled=text.get("type") == "mrkdwn")


def _cell(cell: Mapping[str, Any]) -> str:
    return _rich(cell) if cell.get("type") == "rich_text" else str(cell.get("text", cell.get("value", "")))


def _rich(node: Mapping[str, Any]) -> str:
    """Leaves hold `text`, `user_id` or `url` (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block)."""
    if "elements" in node:
        apart = "\n" if node["type"] in ("rich_text", "rich_text_list") else ""
        return apart.join(_rich(e) for e in node["elements"])
    if node.get("type") == "user":
        return read(f"<@{node['user_id']}>")
    return str(node.get("text") or node.get("url") or "")


def presses_of(native: Mapping[str, Any]) -> tuple[Press, ...]:
    """Every button, and every option of a menu, in the order they stand."""
    return tuple(p for block in native.get("blocks") or () for e in _acting(block) for p in _presses(block, e))


def _acting(block: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if block.get("type") == "actions":
        yield from block["elements"]
    elif block.get("type") == "section" and "accessory" in block:
        yield block["accessory"]


def _presses(block: Mapping[str, Any], element: Mapping[str, Any]) -> Iterator[Press]:
    confirm = _text((element.get("confirm") or {}).get("text")) or None
    where = {"block_id": block.get("block_id")}
    if element["type"] == "button":
        yield Press(clean(_text(element["text"])), element, element.get("style", "plain"), confirm, where)
    elif element["type"] in ("overflow", "static_select", "radio_buttons"):
        for option in element["options"]:
            yield Press(clean(_text(option["text"])), element, "plain", confirm, where | {"option": option})


def questions_of(view: Mapping[str, Any], errors: Mapping[str, str] | None = None) -> tuple[Question, ...]:
    """The inputs of a modal, by block_id."""
    inputs = [block for block in view.get("blocks") or () if block.get("type") == "input"]
    return tuple(_question(block, (errors or {}).get(block["block_id"])) for block in inputs)


def _question(block: Mapping[str, Any], error: str | None) -> Question:
    element = block["element"]
    kind = _KINDS.get(element["type"], "long" if element.get("multiline") else "text")
    return Question(
        name=block["block_id"],
        label=clean(_text(block["label"])),
        kind=kind,
        native=element,
        required=not block.get("optional", False),
        value=_initial(element),
        hint=_text(block.get("hint")) or None,
        placeholder=_text(element.get("placeholder")) or None,
        options=tuple((o["value"], _text(o["text"])) for o in element.get("options") or ()),
        max_length=element.get("max_length"),
        error=error,
    )


def _initial(element: Mapping[str, Any]) -> str:
    option = element.get("initial_option") or next(iter(element.get("initial_options") or ()), None)
    if option is not None:
        return str(option["value"])
    return str(element.get("initial_value") or element.get("initial_date") or "")


def state_of(question: Question, value: str) -> dict[str, Any]:
    """One input's part of `view.state.values` (https://docs.slack.dev/reference/views)."""
    kind = question.native["type"]
    option = next((o for o in question.native.get("options") or () if o["value"] == value), None)
    match kind:
        case "static_select" | "radio_buttons":
            return {"type": kind, "selected_option": option}
        case "checkboxes":
            return {"type": kind, "selected_options": [option] if option else []}
        case "datepicker":
            return {"type": kind, "selected_date": value or None}
        case _:
            return {"type": kind, "value": value or None}
