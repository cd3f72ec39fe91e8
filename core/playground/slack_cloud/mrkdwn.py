"""Slack's mrkdwn as a person reads it: mentions by name, links by their text, no stars, no entities.

Source: https://docs.slack.dev/messaging/formatting-message-text.
"""

from __future__ import annotations

import re
from html import unescape

from core.playground.people import CHANNELS, PEOPLE

_ANGLE = re.compile(r"<([^<>]+)>")
_STYLE = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)(?P<inside>[^\n]*?\S)\1(?![\w*_~`])")
_QUOTE = re.compile(r"^(?:&gt;|>) ?", re.MULTILINE)
_NAMES = {p.slack_id: p.name for p in PEOPLE}
_CHANNELS = {c.ref: c.name for c in CHANNELS}


def read(text: str, *, styled: bool = True) -> str:
    """The words on the screen. `styled=False` for plain_text objects, where nothing but entities is special."""
    if not styled:
        return unescape(text)
    out = text.replace("```", "")
    for _ in range(3):  # a bold word inside an italic line
        out = _STYLE.sub(lambda m: m["inside"], out)
    out = _QUOTE.sub("", out)
    return unescape(_ANGLE.sub(_special, out))


def _special(found: re.Match[str]) -> str:
    inside, _, label = found[1].partition("|")
    if inside.startswith("@"):
        return "@" + _NAMES.get(inside[1:], label or "someone")
    if inside.startswith("#"):
        return "#" + _CHANNELS.get(inside[1:], label or "channel")
    if inside.startswith("!date^"):
        return label
    if inside.startswith("!"):
        return "@" + (label.removeprefix("@") or inside[1:])
    return label or inside.removeprefix("mailto:")


def typed(text: str) -> str:
    """A line as the client hands it to an app: & < > as entities; "@bob", "#sales", e-mail and web addresses in angle
    brackets with `|name` (slash commands with should_escape, https://docs.slack.dev/interactivity/implementing-slash-commands).
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    by_word = {p.id: f"<@{p.slack_id}|{p.id}>" for p in PEOPLE}
    by_word |= {p.name.casefold(): f"<@{p.slack_id}|{p.id}>" for p in PEOPLE}
    names = "|".join(sorted(map(re.escape, by_word), key=len, reverse=True))
    escaped = re.sub(r"(?<![\w.+-])([\w.+-]+@[\w-]+\.[\w.]*\w)", r"<mailto:\1|\1>", escaped)
    escaped = re.sub(rf"(?<![\w.@|])@({names})\b", lambda m: by_word[m[1].casefold()], escaped, flags=re.IGNORECASE)
    escaped = re.sub(r"(?<![\w|&])#(\w[\w-]*)", _channel, escaped)
    return re.sub(r"(?<![<|])\b(https?://[^\s<>|]+)", r"<\1>", escaped)


def _channel(found: re.Match[str]) -> str:
    for channel in CHANNELS:
        if channel.platform == "slack" and channel.name == found[1].lower():
            return f"<#{channel.ref}|{channel.name}>"
    return found[0]


def unlabelled(text: str) -> str:
    """The same line as in a message's text: mentions without `|name` (https://docs.slack.dev/reference/events/message)."""
    return re.sub(r"<(@\w+)\|[^>]*>", r"<\1>", text)
