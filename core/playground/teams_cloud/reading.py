"""A Teams activity as a person sees it: its words, its buttons in order, its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from core.playground.seen import FieldKind, Press, Question, clean
from core.playground.teams_cloud.limits import walk
from core.playground.teams_cloud.markdown import mentioned, read

Node = Mapping[str, Any]
CARD = "application/vnd.microsoft.card.adaptive"
_KINDS: dict[str, FieldKind] = {
    "Input.ChoiceSet": "choice", "Input.Date": "date", "Input.Toggle": "yesno", "Input.Number": "number",
}  # fmt: skip


def card_of(native: Node) -> dict[str, Any] | None:
    """The activity's Adaptive Card, if it has one."""
    for attachment in native.get("attachments") or ():
        if attachment.get("contentType") == CARD:
            content: dict[str, Any] = attachment["content"]
            return content
    return None


def text_of(native: Node) -> str:
    """Text and cards as words."""
    text = str(native.get("text") or "")
    entities = native.get("entities") or ()
    shown = mentioned(text, entities) if native.get("textFormat") == "plain" else read(text, entities)
    card = card_of(native)
    return clean("\n".join(part for part in (shown, text_of_card(card) if card else "") if part))


def text_of_card(card: Node) -> str:
    entities = (card.get("msteams") or {}).get("entities") or ()
    return clean("\n".join(part for node in card.get("body") or () for part in _element(node, entities) if part))


def _element(node: Node, entities: Iterable[Node]) -> Iterator[str]:
    if node.get("isVisible") is False:
        return
    match node.get("type"):
        case "TextBlock":
            yield read(str(node["text"]), entities)
        case "RichTextBlock":
            yield "".join(i if isinstance(i, str) else str(i.get("text", "")) for i in node["inlines"])
        case "FactSet":
            yield from (f"{read(f['title'], entities)}  {read(f['value'], entities)}" for f in node["facts"])
        case "Table":
            yield from ("  ".join(_joined(cell["items"], entities) for cell in row["cells"]) for row in node["rows"])
        case "Chart.VerticalBar":
            yield str(node["title"])
            yield from (f"{point['x']}  {point['y']}" for point in node["data"])
        case "Chart.VerticalBar.Grouped" | "Chart.Line":
            yield str(node["title"])
            for at, point in enumerate(node["data"][0]["values"]):
                yield "  ".join([point["x"], *(str(one["values"][at]["y"]) for one in node["data"])])
        case "ColumnSet":
            yield "  ".join(_joined(column.get("items") or (), entities) for column in node.get("columns") or ())
        case "Container":
            yield _joined(node["items"], entities, "\n")
        case "Image":
            yield str(node.get("altText", ""))
        case "Input.Toggle":
            yield read(str(node.get("label") or node["title"]))
        case kind if str(kind).startswith("Input."):
            yield read(str(node.get("label", "")))


def _joined(nodes: Iterable[Node], entities: Iterable[Node], apart: str = " ") -> str:
    return apart.join(part for node in nodes for part in _element(node, entities) if part)


def presses_of(native: Node) -> tuple[Press, ...]:
    """Every action of the card, in the order they stand; what lies in a card that unfolds comes after its button."""
    card = card_of(native)
    actions = (n for n in walk(card) if str(n.get("type", "")).startswith("Action.")) if card else ()
    styles = {"positive": "primary", "destructive": "danger"}
    return tuple(
        Press(clean(str(a.get("title", ""))), a, styles.get(str(a.get("style")), "plain"), None)
        for a in actions
        if a["type"] in ("Action.Execute", "Action.Submit", "Action.OpenUrl")
    )


def questions_of(native: Node, errors: Mapping[str, str] | None = None) -> tuple[Question, ...]:
    """The card's inputs, by id."""
    card = card_of(native)
    inputs = (n for n in walk(card) if str(n.get("type", "")).startswith("Input.")) if card else ()
    return tuple(_question(node, (errors or {}).get(node["id"])) for node in inputs)


def _question(node: Node, error: str | None) -> Question:
    value = str(node.get("value") or "")
    options: tuple[tuple[str, str], ...]
    if node["type"] == "Input.Toggle":
        on, off = node.get("valueOn", "true"), node.get("valueOff", "false")
        value, options = value or off, ((on, "yes"), (off, "no"))
    else:
        options = tuple((c["value"], c["title"]) for c in node.get("choices") or ())
    return Question(
        name=node["id"],
        label=clean(read(str(node.get("label") or node.get("title") or node["id"]))),
        kind=_KINDS.get(node["type"], "long" if node.get("isMultiline") else "text"),
        native=node,
        required=bool(node.get("isRequired")),
        value=value,
        hint=None,
        placeholder=node.get("placeholder"),
        options=options,
        max_length=node.get("maxLength"),
        error=error,
    )
