"""The Markdown of Teams' cards and messages as a person reads it, and mentions, which are real only with their entity.

Sources: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format (the subset that
is drawn: bold, italic, lists, links) and /bots/how-to/conversations/channel-and-group-conversations (mentions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|<&])")
_LINK = re.compile(r"(?<!\\)\[([^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
_BOLD = re.compile(r"(?<![\\*])\*\*(?=\S)([^\n]*?\S)\*\*|(?<![\\\w])__(?=\S)([^\n]*?\S)__(?!\w)")
_ITALIC = re.compile(
    r"(?<![\\*\w])\*(?=[^\s*])([^*\n]*?[^\s\\*])\*(?![*\w])|(?<![\\\w])_(?=\S)([^_\n]*?[^\s\\])_(?!\w)"
)
_LEAD = re.compile(r"^(?:#{1,6}\s+|>\s?)", re.MULTILINE)
_AT = re.compile(r"<at(?:\s[^>]*)?>(.*?)</at>", re.DOTALL)


def read(text: str, entities: Iterable[Mapping[str, Any]] = ()) -> str:
    """The words on the screen."""
    out = mentioned(text, entities)
    out = _LINK.sub(r"\1", out)
    for pattern in (_BOLD, _ITALIC):
        out = pattern.sub(lambda m: m[1] or m[2], out)
    out = _LEAD.sub("", out)
    return unescape(_ESCAPED.sub(r"\1", out))


def mentioned(text: str, entities: Iterable[Mapping[str, Any]]) -> str:
    """`<at>Name</at>` becomes the name where an entity of the same text says whose it is; else it stands as written."""
    real = {str(e.get("text")) for e in entities if e.get("type") == "mention"}
    return _AT.sub(lambda m: m[1] if m[0] in real else m[0], text)
