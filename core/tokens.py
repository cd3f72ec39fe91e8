"""A line as typed becomes words: quotes, mentions, commas and every sort of space understood, nothing lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from core.spec import Misunderstood

_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STRAIGHT = str.maketrans(  # one for one, so that places in the line stay the same
    dict.fromkeys("“”„‟«»″＂", '"')
    | dict.fromkeys("‘’‚‛′＇´`", "'")
    | dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000\u2028\u2029\t", " ")
    | {chr(c): " " for c in range(0x2000, 0x200B)}
    | {"＠": "@", "，": ",", "；": ";", "＃": "#"}
)
_WORD = re.compile(
    r"""(?P<mention>@\{[^{}]+\})
      | "(?P<double>[^"]+)"
      | (?<![^\s,;(])'(?P<single>[^']+)'(?![^\s,;.)])
      | (?P<comma>[,;]|(?<!\S)[-–—](?!\S))
      | (?P<plain>[^\s,;]+(?:(?<=[0-9]),(?=[0-9])[^\s,;]+)*)""",
    re.VERBOSE,
)
_LOOSE = "\"'"
_SHORT = {"@": "at", "w/": "with", "b/c": "because", "bc": "because", "thru": "through"}


class Unclear(Misunderstood):
    """The words `written` have two readings, or nearly one; with `instead` in their place the line would work, and with
    `other` it would mean something else."""

    def __init__(self, sentence: str, *, written: str, instead: str, other: str | None = None) -> None:
        super().__init__(sentence)
        self.written = written
        self.instead = instead
        self.other = other


class ToCome(Misunderstood):
    """A day that has still to come, where something is told that has happened."""


class Word(NamedTuple):
    """One word, or what stood between quotes. `key` is what keywords are compared with; a quoted word has none.

    `start` and `end` are its place in the cleaned line, quotes included; `comma`: a comma, or a dash by itself, stands
    before it.
    """

    text: str
    key: str
    start: int
    end: int
    quoted: bool = False
    mention: bool = False
    comma: bool = False


_word = Word._make  # two thirds of the cost of Word(...), a dozen times a line


def clean(line: str) -> str:
    """The line in composed form, without invisible characters and broken halves of letters."""
    if line.isascii():
        return (line if line.isprintable() else _CONTROL.sub(" ", line)).strip()
    line = _INVISIBLE.sub("", _SURROGATE.sub("\ufffd", line))
    return _CONTROL.sub(" ", unicodedata.normalize("NFC", line)).strip()


def straight(line: str) -> str:
    """Typographic quotes and spaces made plain, one for one."""
    return line.replace("`", "'").replace("\t", " ") if line.isascii() else line.translate(_STRAIGHT)


@lru_cache(maxsize=256)  # a line is read several times on its way
def words(line: str) -> tuple[Word, ...]:
    """The words of a cleaned line."""
    found = []
    comma = False
    for match in _WORD.finditer(straight(line)):
        kind = match.lastgroup
        if kind == "plain":
            if text := match[0].strip(_LOOSE):
                found.append(_word((text, folded(text), match.start(), match.end(), False, False, comma)))
                comma = False
        elif kind == "comma":
            comma = True
        elif kind == "mention":
            found.append(_word((match[0][2:-1], match[0], match.start(), match.end(), False, True, comma)))
            comma = False
        elif text := " ".join(match[0][1:-1].split()):
            found.append(_word((text, "", match.start(), match.end(), True, False, comma)))
            comma = False
    return tuple(found)


def folded(text: str) -> str:
    """As keywords are compared: case and closing punctuation do not matter, `@` is at and `w/` is with."""
    key = text.casefold().rstrip(".:!?") or text.casefold()
    return _SHORT.get(key, key)


def keys(some: Sequence[Word]) -> tuple[str, ...]:
    return tuple([w.key for w in some])


def said(some: Sequence[Word]) -> str:
    """The words with single spaces between them, quotes off; how a name is kept. Mentions stay as they came."""
    text = " ".join([f"@{{{w.text}}}" if w.mention else w.text for w in some]).rstrip("?!:")
    if not text.endswith("."):
        return text
    last = text.rsplit(" ", 1)[-1]
    return text if last.casefold() in _ABBREVIATED or len(last) <= 2 else text[:-1]


_ABBREVIATED = frozenset({"inc.", "ltd.", "co.", "corp.", "jr.", "sr.", "bros.", "s.a.", "llc.", "plc."})
