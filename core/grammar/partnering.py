"""What people say of partners: who promised what, who is one, and who is not a match."""

from __future__ import annotations

from core.grammar.shapes import NO_DOOR, WHO, Shape, shape

_PROMISED = rf"{WHO}\s+(?:has\s+)?promised"
_A_FIRM = r"(?-i:Partners\s+[A-Z])"  # Partners Group is a name, not our list
PARTNERING: tuple[Shape, ...] = (  # before any verb
    shape(rf"(?P<who>{_A_FIRM}.*\s(?:from|via)\s.*)", "log {who}"),
    shape(rf"(?P<who>{_A_FIRM}[^,]*)", "brief {who}"),
    shape(r"kept\s+(?:(?:my|our|the|a)\s+)?promise\s+to\s+(?P<who>.+)", "kept {who}"),
    shape(r"(?:what(?:'s|\s+is)\s+)?(?:the\s+|our\s+)?balance\s+with\s+(?P<who>[^?]+?)\s*\??", "partner {who}"),
    shape(r"(?:booked|book)\s+(?:the\s+|a\s+)?review\s+with\s+(?P<rest>.+)", "review date {rest} booked"),
    shape(r"agree\s+(?P<who>.+?)\s+(?:she|he|her|him|them|theirs)", "agree {who} they"),
    shape(r"agree\s+(?P<who>.+?)\s+(?:i|me|us|ours)", "agree {who} we"),
    shape(
        r"(?:start|begin|run|launch|create|open)\s+(?:an?\s+|the\s+|new\s+)*contest\b(?P<more>.*)", "contest new{more}"
    ),
    shape(r"wind\s+(?:it\s+)?down\s+with\s+(?P<who>.+)", "wind down {who}"),
)
_NOT_US = r"(?!(?:me|us|her|him|it|them)\b)"
PARTNERED: tuple[Shape, ...] = (  # only where the line begins with no verb
    shape(rf"(?:introduced|connected)\s+{_NOT_US}(?P<who>[^,]+?)\s+and\s+(?P<partner>.+)", "log {who} to {partner}"),
    shape(
        rf"put\s+{_NOT_US}(?P<who>[^,]+?)\s+in(?:to)?\s+(?:touch|contact)\s+with\s+(?P<partner>.+)",
        "log {who} to {partner}",
    ),
    shape(rf"{_PROMISED}\s+(?:(?:me|us)\s+)?(?:to|that)\s+(?P<what>.+)", "promise from {who} to {what}"),
    shape(rf"{_PROMISED}\s+(?:me|us)\s+(?P<what>.+)", "promise from {who} to {what}"),
    shape(rf"{WHO}\s+(?:has\s+)?kept\s+(?:his|her|their|the|a)\s+(?:promise|word)[.!]?", "kept {who}"),
    shape(rf"{WHO}\s+(?:is|was)(?:n't|\s+not)\s+a\s+match[.!]?", "not a match {who}"),
    shape(
        rf"(?:is\s+)?{NO_DOOR}(?P<who>[^\s,]+(?:\s+[^\s,?]+){{0,3}}?)\s+(?:is\s+)?a\s+partner\s*[?.!]?", "partner {who}"
    ),
)
