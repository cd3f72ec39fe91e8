"""Teams' documented limits, as tables, and what a client refuses to draw.

Sources: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit (per bot and conversation),
/bots/how-to/format-your-bot-messages and /bots/how-to/conversations/conversation-messages (message size: about 100 KB,
to be kept under 80; 413 MessageSizeTooBig), /webhooks-and-connectors/how-to/connectors-using (a card: 28 KB),
/task-modules-and-cards/cards/cards-reference (Adaptive Cards up to 1.5), and https://adaptivecards.io/schemas/1.5.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

ACTIVITY_BYTES = 80 * 1024
CARD_BYTES = 28 * 1024
ANSWER_SECONDS = 15.0  # a message not answered by then is lost or sent again; an invoke shows "Unable to reach app"
SENDS = ((1, 7), (2, 8), (30, 60), (3600, 1800))  # (seconds, at most) for sending and creating, per conversation
LOOKS = ((1, 14), (2, 16), (30, 120), (3600, 3600))  # members of a conversation
TOKEN_SECONDS = 3600
CARD_VERSIONS = ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5")
REQUIRED = {  # kind -> what the schema requires of it
    "TextBlock": ("text",), "RichTextBlock": ("inlines",), "FactSet": ("facts",), "Image": ("url",),
    "Container": ("items",), "ColumnSet": (), "Column": (), "ActionSet": ("actions",), "Table": (), "TableRow": (),
    "TableCell": ("items",),
    "Chart.VerticalBar": ("data",), "Chart.VerticalBar.Grouped": ("data",), "Chart.Line": ("data",),
    "ImageSet": ("images",), "Media": ("sources",),
    "Input.Text": ("id",), "Input.ChoiceSet": ("id",), "Input.Date": ("id",), "Input.Time": ("id",),
    "Input.Toggle": ("id", "title"), "Input.Number": ("id",),
    "Action.Execute": (), "Action.Submit": (), "Action.OpenUrl": ("url",), "Action.ShowCard": ("card",),
    "Action.ToggleVisibility": ("targetElements",),
}  # fmt: skip
PRIMARY_ACTIONS = 6  # of one row; /task-modules-and-cards/cards/cards-actions
_NESTED = ("body", "items", "columns", "rows", "cells", "actions")


def complaints(card: Mapping[str, Any]) -> list[str]:
    """What is wrong with an Adaptive Card; empty when Teams would draw all of it."""
    return list(_card(card, "card"))


def _card(card: Mapping[str, Any], at: str) -> Iterator[str]:
    if card.get("type") != "AdaptiveCard":
        yield f"{at}.type must be AdaptiveCard"
    if at == "card" and card.get("version") not in CARD_VERSIONS:
        yield f"{at}.version {card.get('version')} is not one Teams draws"
    yield from _children(card, at)
    ids = [str(node["id"]) for node in walk(card) if str(node.get("type", "")).startswith("Input.") and "id" in node]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        yield f"{at} has two inputs with the id {twice}"


def _children(node: Mapping[str, Any], at: str) -> Iterator[str]:
    for name in _NESTED:
        children = node.get(name, [])
        if not isinstance(children, list):
            yield f"{at}.{name} must be a list"
            continue
        if name == "columns" and node.get("type") == "Table":
            continue  # a table's columns are widths, not elements
        primary = [c for c in children if name == "actions" and isinstance(c, Mapping) and c.get("mode") != "secondary"]
        if len(primary) > PRIMARY_ACTIONS:
            yield f"{at}.actions has {len(primary)} primary actions; {PRIMARY_ACTIONS} are shown"
        for n, child in enumerate(children):
            yield from _node(child, f"{at}.{name}[{n}]")
    if isinstance(node.get("card"), Mapping):
        yield from _card(node["card"], f"{at}.card")


def _node(node: Any, at: str) -> Iterator[str]:
    kind = node.get("type") if isinstance(node, Mapping) else None
    if kind not in REQUIRED:
        yield f"{at}.type {kind} is unknown"
        return
    for name in REQUIRED[kind]:
        if node.get(name) in (None, ""):
            yield f"{at} ({kind}) needs {name}"
    yield from _children(node, at)


def walk(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every element and action of a card, in the order they stand."""
    yield node
    for name in _NESTED:
        for child in node.get(name, []):
            if isinstance(child, Mapping):
                yield from walk(child)
    if isinstance(node.get("card"), Mapping):
        yield from walk(node["card"])
