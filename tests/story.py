"""Reads a story: a conversation as a sales person would write it down (tests/stories/README.md), into steps."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "says", "clicks", "clicks twice", "submits", "opens home", "dismisses", "hears", "hears nothing", "time"
]
MODES = ("slack", "teams", "mixed")
_PLAINLY = re.compile(r"(?P<who>[a-z]+) says (?P<text>.+)")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("time", re.compile(r"\.\.\. (?P<text>.+)")),
    ("says", re.compile(r"(?P<who>[a-z]+)(?: on (?P<chat>slack|teams))?(?: in (?P<where>\S.*?))?>(?: (?P<text>.*))?")),
    ("says", _PLAINLY),
    ("clicks twice", re.compile(r"(?P<who>[a-z]+) clicks twice (?P<text>.+?)(?: on (?P<on>.+))?")),
    ("clicks", re.compile(r"(?P<who>[a-z]+) clicks (?P<text>.+?)(?: on (?P<on>.+))?")),
    ("submits", re.compile(r"(?P<who>[a-z]+) submits(?: (?P<text>.+))?")),
    ("opens home", re.compile(r"(?P<who>[a-z]+) opens home")),
    ("dismisses", re.compile(r"(?P<who>[a-z]+) closes the form")),
    ("hears nothing", re.compile(r"(?P<who>[a-z]+|#\w+) hears nothing(?: of (?P<text>.+))?")),
    ("hears", re.compile(r"(?P<who>[a-z]+|#\w+) hears (?P<text>.+)")),
)


@dataclass(frozen=True, slots=True)
class Expected:
    """A text that must appear after the one before it, or (`absent`) must not appear at all."""

    text: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    number: int  # of the line in the file
    line: str
    kind: Kind
    who: str = ""
    text: str = ""
    where: str = "dm"
    on: str = ""
    plain: bool = False  # said without /referral
    chat: str = ""  # where he speaks from now on, if he changes from one chat to the other
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """`only` is the mode it is told in, with the reason why not in the others."""

    title: str
    steps: tuple[Step, ...]
    at: str = "2026-12-01 10:00"
    only: str | None = None
    why: str = ""

    @property
    def modes(self) -> tuple[str, ...]:
        return (self.only,) if self.only else MODES


class Unreadable(Exception):
    """A line of a story that means nothing."""


def read(text: str) -> Story:
    """Raises Unreadable, naming the line."""
    title, at, only, why = "", "2026-12-01 10:00", None, ""
    steps: list[Step] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith("#") and not re.match(r"#\w+ hears", line):
            title = title or line.lstrip("# ").strip()
        elif line.startswith("at "):
            at = line.removeprefix("at ").strip()
        elif line.startswith("only "):
            only, _, why = (part.strip() for part in line.removeprefix("only ").partition(":"))
        elif line[0].isspace():
            steps[-1] = _expecting(steps, line.strip(), number)
        else:
            steps.append(_step(line.rstrip(), number))
    if only not in (None, *MODES) or (only and not why):
        raise Unreadable("say “only slack: reason”, with a reason")
    return Story(title, tuple(steps), at, only, why)


def _step(line: str, number: int) -> Step:
    for kind, pattern in _PATTERNS:
        if found := pattern.fullmatch(line):
            parts: dict[str, str] = {name: value for name, value in found.groupdict().items() if value is not None}
            said = Step(number, line, kind, parts.get("who", ""), parts.get("text", ""), on=parts.get("on", ""))
            where, chat = parts.get("where", "dm"), parts.get("chat", "")
            return replace(said, where=where, chat=chat, plain=pattern is _PLAINLY)
    raise Unreadable(f"line {number}: {line}")


def _expecting(steps: list[Step], text: str, number: int) -> Step:
    if not steps:
        raise Unreadable(f"line {number}: nothing was said yet")
    last = steps[-1]
    expected = Expected(text.removeprefix("!").strip(), absent=text.startswith("!"))
    if last.kind in ("time", "hears nothing"):
        raise Unreadable(f"line {number}: say who hears it")
    return replace(last, expected=(*last.expected, expected))
