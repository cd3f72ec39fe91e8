"""Spans as Adaptive Card text: plain runs wherever possible, Markdown only where a link or a mention needs it.

A TextRun is shown as it is, so nothing in it can be taken for markup. Links and mentions exist in TextBlock and FactSet
only, whose text is Markdown: there every sign that could mean something is escaped, once.
Sources: learn.microsoft.com, "Format cards in Teams" (mentions, the Markdown that is supported); CommonMark 0.31, 2.4.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from core.cards import Bold, Line, Link, Mention, Plain, Span

Json = dict[str, Any]
SMALL: Json = {"size": "Small", "isSubtle": True}
_SIGNS = re.compile(r"([\\`*_\[\]<>~{|])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_STARTS = re.compile(r"(?m)^(\s*)(?:([-+](?=[\s-]|$)|#(?=[#\s]|$)|=)|(\d{1,9})([.)])(?=\s|$))")
_HARMLESS = re.compile(r"[^\s\d\\`*_\[\]<>~{|&+#=-][^\\`*_\[\]<>~{|&\n]*")  # nearly every text: a tenth of the time
_BREAKS = re.compile(r"\r\n|\r|\n")


class Voices:
    """Who can truly be mentioned in one card. `people` maps a member's id to his account in Teams.

    Collects the entities the card must carry. Teams finds a mention by its text, so of two people with one name only
    the first can be mentioned; the other is named.
    """

    def __init__(self, people: Mapping[int, str]) -> None:
        self._people = people
        self._said: dict[str, str] = {}  # text of the mention -> id in the tenant

    def mention(self, member: Mention) -> str | None:
        """`<at>Bob</at>` for somebody who has an account here, else None."""
        account = self._people.get(member.member_id, "")
        if not account.startswith("teams:"):
            return None
        text, known = f"<at>{_bare(member.name)}</at>", account.split(":", 2)[2]
        return text if self._said.setdefault(text, known) == known else None

    def entities(self) -> list[Json]:
        return [
            {"type": "mention", "text": text, "mentioned": {"id": known, "name": text[4:-5]}}
            for text, known in self._said.items()
        ]


def block(spans: Line, voices: Voices, **look: Any) -> Json:
    """One paragraph. `look` holds TextBlock's and TextRun's common properties: size, weight, color, isSubtle."""
    aligned: Json = {k: look.pop(k) for k in ("horizontalAlignment", "spacing") if k in look}
    if any(isinstance(s, Link) or (isinstance(s, Mention) and voices.mention(s)) for s in spans):
        return {"type": "TextBlock", "text": markdown(spans, voices), "wrap": True, **look, **aligned}
    return {
        "type": "RichTextBlock",
        "inlines": [_run(span, look) for span in spans] or [_run(Plain(" "), look)],
        **aligned,
    }


def paragraphs(spans: Line, voices: Voices, **look: Any) -> list[Json]:
    """One block a line: a line break inside a run is not shown on every client."""
    rows: list[list[Span]] = [[]]
    for span in spans:
        if not isinstance(span, Plain | Bold):
            rows[-1].append(span)
        elif "\n" not in span.text and "\r" not in span.text:
            rows[-1] += (span,) if span.text else ()
        else:
            broken: list[list[Span]] = [[replace(span, text=text)] if text else [] for text in _BREAKS.split(span.text)]
            rows[-1] += broken[0]
            rows += broken[1:]
    made = [block(tuple(row), voices, **look) for row in rows]
    return made[:1] + [one | {"spacing": "Small"} for one in made[1:]]


def markdown(spans: Line, voices: Voices) -> str:
    """The spans as the Markdown of TextBlock and FactSet."""
    return "".join([_marked(span, voices) for span in spans])


def escape(text: str) -> str:
    """Text that shows as itself in Markdown."""
    if _HARMLESS.fullmatch(text):
        return text
    text = _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\1", text))
    return _STARTS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", text)


def _marked(span: Span, voices: Voices) -> str:
    match span:
        case Plain(text):
            return escape(text)
        case Bold(text):
            return _bold(text)
        case Mention():
            return voices.mention(span) or _bold(span.name)
        case Link(text, url):
            return f"[{escape(text)}]({_address(url)})" if _openable(url) else escape(text)


def _bold(text: str) -> str:
    inner = text.strip()
    return f"**{escape(inner)}**" if inner else text


def _run(span: Span, look: Json) -> Json:
    match span:
        case Plain(text) | Link(text, _):
            return {"type": "TextRun", "text": text, **look}
        case Bold(text):
            return {"type": "TextRun", "text": text, **look, "weight": "Bolder"}
        case Mention(_, name):
            return {"type": "TextRun", "text": name, **look, "weight": "Bolder"}


def _bare(name: str) -> str:
    return re.sub(r"[<>&\n]", "", name).strip() or "somebody"


def _openable(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https", "mailto")
    except ValueError:
        return False


def _address(url: str) -> str:
    """An address that cannot end its own brackets."""
    return re.sub(r"[\s()<>\\]", lambda m: f"%{ord(m.group()):02X}", url)
