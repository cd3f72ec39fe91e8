"""Lines that are not a command and its arguments: a table from what people say to the line it stands for."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from core.phrases import misread
from core.spec import Misunderstood


@dataclass(frozen=True, slots=True)
class Shape:
    """What people say (the whole line, any case) and the line it stands for, with the same groups.

    It counts only where its command, the first word of `line`, exists.
    """

    said: re.Pattern[str]
    line: str
    command: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the bot does not do, and kindly says so, with what to do instead."""

    said: re.Pattern[str]
    sentence: str
    try_line: str | None = None


def _shape(said: str, line: str) -> Shape:
    return Shape(re.compile(said, re.IGNORECASE | re.DOTALL), line, line.partition(" ")[0])


_MESSAGE = r"(?:an?\s+)?(?:voice\s?-?mail|message|word|note)\b[,.]?"
_RANG = r"(?:called|rang|phoned)\s+(?P<who>[^,]+?)"
VERBS: tuple[Shape, ...] = (
    _shape(rf"left\s+{_MESSAGE}\s+(?:for|with)\s+(?P<who>.+)", "tried {who}"),
    _shape(rf"left\s+(?P<who>.+?)\s+{_MESSAGE}(?P<more>.*)", "tried {who}{more}"),
    _shape(rf"{_RANG}(?:,|\s+and|\s+but)?\s+left\s+{_MESSAGE}(?P<more>.*)", "tried {who}{more}"),
    _shape(rf"{_RANG},?\s+(?:but\s+)?(?:no\s+answer|not\s+there)\b[,.]?(?P<more>.*)", "tried {who}{more}"),
    _shape(r"tried\s+(?:to\s+(?:call|reach)|calling|reaching)\s+(?P<who>.+)", "tried {who}"),
    _shape(r"(?:spoke|talked|chatted)\s+(?:to|with)\s+(?P<who>.+)", "called {who}"),
    _shape(r"gave\s+(?P<who>.+?)\s+to\s+(?P<partner>.+)", "log {who} to {partner}"),
    _shape(r"met\s+with\s+(?P<who>.+)", "met {who}"),
    _shape(r"remind\s+(?:me\s+)?(?:about|of)\s+#?(?P<number>[0-9]+)\b(?P<more>.*)", "remind {number}{more}"),
    _shape(r"remind\s+(?:me\s+)?(?:to|that|about|of)\s+(?P<what>.+)", "remind about {what}"),
    _shape(r"remind\s+me\s+(?P<when>.+?)\s+(?:to|that|about|of)\s+(?P<what>.+)", "remind about {what} {when}"),
    _shape(r"remind\s+me\s+(?P<what>.+)", "remind {what}"),
    _shape(r"(?:brief\s+me\s+on|tell\s+me\s+about|what\s+about)\s+(?P<who>.+?)\s*\??", "brief {who}"),
    _shape(r"(?:who\s+is|who's|how\s+is)\s+(?P<who>.+?)\s*\??", "brief {who}"),
    _shape(r"(?:my\s+day|what\s+is\s+waiting|what's\s+(?:waiting|next|up|due)|what\s+now)\s*\??", "today"),
    _shape(r"(?:search|find|look\s+up)\s+(?:for\s+)?(?P<what>.+)", "list search {what}"),
    _shape(r"who\s+knows\s+(?P<who>.+?)\s*\??", "who {who}"),
    _shape(r"(?:hi|hello|hey|hallo|\?+|what\s+can\s+(?:you|i)\s+do)\s*[!?.]*", "help"),
)
_NO_DOOR = r"(?!.*\s(?:from|via)\s)"
_WHO = _NO_DOOR + r"(?P<who>[^\s,]+(?:\s+[^\s,]+){0,3}?)"
_DOOR = r"(?:referral|intro(?:duction)?|lead|recommendation)"
SENTENCES: tuple[Shape, ...] = (  # only where the line begins with no verb
    _shape(r"(?P<by>.+?)\s+introduced\s+(?:me|us)\s+to\s+(?P<who>.+)", "log {who} from {by} introduction"),
    _shape(
        rf"(?:got|received|have|new)?\s*(?:an?\s+)?(?:new\s+)?{_DOOR}\s+(?:from|by|via)\s+(?P<by>[^:,]+)[:,]\s*(?P<who>.+)",
        "log {who} from {by}",
    ),
    _shape(rf"(?:got\s+)?(?:an?\s+)?(?:new\s+)?{_DOOR}[:,]?\s+(?P<who>.+\s(?:from|via)\s.+)", "log {who}"),
    _shape(r"(?P<by>.+?)\s+(?:gave|mentioned)\s+(?:me|us)\s+(?P<who>.+)", "log {who} from {by} name only"),
    _shape(
        rf"{_WHO}\s+(?:said\s+no|declined|is\s+not\s+interested|isn't\s+interested)\b[,.]?(?P<more>.*)",
        "declined {who}{more}",
    ),
    _shape(rf"{_WHO}\s+(?:said\s+yes|(?:has\s+)?agreed|expects\s+(?:us|me|my\s+call))", "agreed {who}"),
    _shape(r"(?:give|hand)\s+#?(?P<number>[0-9]+)\s+(?:over\s+)?to\s+(?P<who>.+)", "pass {number} to {who}"),
    _shape(rf"{_NO_DOOR}(?P<one>[^,]+?)\s+knows\s+(?P<other>.+)", "knows {one} to {other}"),
)

_WHOM = r"(?:all|every|each)(?:one|body)?(?:\s.*)?"
ASK_EVERYBODY = Refusal(
    re.compile(rf"(?:ask|e-?mail|message|write\s+to)\s+{_WHOM}", re.IGNORECASE | re.DOTALL),
    misread.not_everybody(),
    "list people",
)
REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        re.compile(r"(?:delete|remove|erase|drop|destroy|cancel)\b.*", re.IGNORECASE | re.DOTALL),
        misread.nothing_is_deleted(),
        "oops",
    ),
    Refusal(
        re.compile(
            r"(?:many\s+)?(?:thanks|thank\s+you|thx|ok(?:ay)?|great|cool|perfect)(?:\s+a\s+lot)?[!. ]*", re.IGNORECASE
        ),
        misread.welcome(),
        "today",
    ),
    Refusal(re.compile(r"ask\s.*", re.IGNORECASE | re.DOTALL), misread.not_yet("prepare an ask")),
    Refusal(
        re.compile(
            rf"(?:who\s+knows|who\s+do\s+we\s+know)\b.*|{_NO_DOOR}[^,]+?\s+knows\s.*", re.IGNORECASE | re.DOTALL
        ),
        misread.not_yet("keep who knows whom"),
    ),
    Refusal(
        re.compile(
            r"partners|promises|check-?ins?|newsletters?|contests?|(?:partner|promised?|check-?in)\s.*",
            re.IGNORECASE | re.DOTALL,
        ),
        misread.not_yet("look after partners and promises"),
    ),
)

_POLITE = re.compile(
    r"(?:(?:/?referral|please|pls|just|(?:can|could|would)\s+you|(?:i|we)(?:\s+have|'ve)?)\s+)+", re.IGNORECASE
)


def canonical(line: str, shapes: tuple[Shape, ...], names: Set[str]) -> str | None:
    """The line this one stands for, if its command is among `names`; None where it is none of the table's."""
    for shape in shapes:
        if shape.command in names and (match := shape.said.fullmatch(line)):
            return " ".join(shape.line.format(**match.groupdict()).split())
    return None


def polite(line: str) -> str:
    """The line without the words a person puts before a verb (`I called`, `please remind me`)."""
    match = _POLITE.match(line)
    return line[match.end() :] if match else line


def refuse(line: str) -> None:
    """Raises Misunderstood for what the bot kindly does not do. To be asked once no command's name fits."""
    for refusal in REFUSALS:
        if refusal.said.fullmatch(line):
            raise Misunderstood(refusal.sentence, try_line=refusal.try_line)


def refuse_crowds(line: str) -> None:
    """Raises Misunderstood for asking everybody at once, whatever commands there are."""
    if ASK_EVERYBODY.said.fullmatch(line):
        raise Misunderstood(ASK_EVERYBODY.sentence, try_line=ASK_EVERYBODY.try_line)
