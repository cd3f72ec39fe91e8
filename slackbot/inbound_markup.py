"""Slack's text undone once: `<@U1|bob>` becomes `@{slack:T1:U1}`, links become what was typed, `&amp;` becomes `&`.

Slack escapes only & < > in what people type, so every `<...>` it sends is its own markup.
https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

_TOKEN = re.compile(r"<([^<>]*)>")
_PERSON = re.compile(r"@([UW][A-Z0-9]+)")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
Person: TypeAlias = Callable[[str, str], str]  # Slack's user id and the name beside it, which may be empty
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Said:
    """What a person typed, with accounts instead of Slack's mentions, and the names Slack gave beside them."""

    text: str
    mentions: dict[str, str] = field(default_factory=dict)


def said(text: str, workspace: str) -> Said:
    """A line as typed. `workspace` is a workspace key (`slack:T1`)."""
    mentions: dict[str, str] = {}

    def person(user: str, name: str) -> str:
        account = f"{workspace}:{user}"
        if name:
            mentions[account] = unescape(name)
        return f"@{{{account}}}"

    return Said(_undo(text, person), mentions)


def aloud(text: str) -> str:
    """A message as a person reads it, with names instead of mentions."""
    return _undo(text, lambda user, name: f"@{name or 'somebody'}")


def storable(text: str) -> str:
    """Without what no database takes: NUL and halves of surrogate pairs, which JSON can smuggle in."""
    return _UNSTORABLE.sub("", text)


def unescape(text: str) -> str:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def _undo(text: str, person: Person) -> str:
    def token(found: re.Match[str]) -> str:
        return _read(found[1], person)

    return unescape(_TOKEN.sub(token, storable(text)))


def _read(inner: str, person: Person) -> str:
    """One `<...>`, without its brackets. The label may hold entities; they are undone with the rest of the text."""
    target, _, label = inner.partition("|")
    if found := _PERSON.fullmatch(target):
        return person(found[1], label)
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        word = label or target[1:].split("^")[0]
        return word if label.startswith(("@", "#")) or "^" in target else f"@{word}"
    if target.startswith("mailto:"):
        return target.removeprefix("mailto:")
    return label or target
