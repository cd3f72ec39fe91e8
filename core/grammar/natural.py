"""Lines that are not a command and its arguments: a table from what people say to the line it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.grammar.asked import ANSWERED, DONT_CALL, NEVER_ASK, NOT_NOW, WISHED, WISHING
from core.grammar.giving import GIVING
from core.grammar.knowing import KNOWING, KNOWN
from core.grammar.partnering import PARTNERED, PARTNERING
from core.grammar.recounting import RECOUNTED, RECOUNTING
from core.grammar.serving import SERVED, SERVING
from core.grammar.shapes import BY, Shape
from core.grammar.shapes import WHO as _WHO
from core.grammar.shapes import shape as _shape
from core.grammar.wondering import WONDERED, WONDERING
from core.phrases import misread
from core.spec import Misunderstood


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the bot does not do, and kindly says so, with what to do instead."""

    said: re.Pattern[str]
    sentence: str
    try_line: str | None = None


_MESSAGE = r"(?:an?\s+)?(?:voice\s?-?mail|message|word|note)\b[,.]?"
_RANG = r"(?:called|rang|phoned)\s+(?P<who>[^,]+?)"
_ASK = r"ask\s+(?P<who>[^,]+?)"
_WHO_KNOWN = r"who(?:m)?(?:\s+else)?\s+(?:(?:do|does)\s+)?(?:you|he|she|they)\b.*"
_NAMES = r"(?:an?\s+|some\s+|a\s+few\s+)?(?:names?|referrals?|leads?|introductions?|intros?|recommendations?)"
_FOR_A_DOOR = (
    r"for\s+an?\s+(?:introduction|intro)\s+to|to\s+introduce\s+(?:me|us)\s+to|if\s+(?:he|she|they)\s+knows?|"
    r"whether\s+(?:he|she|they)\s+knows?"
)
_DONT = r"(?:do\s+not|don't|dont)"
VERBS: tuple[Shape, ...] = (
    *WONDERING,
    *WISHING,
    *GIVING,
    *RECOUNTING,
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
    _shape(r"(?:who\s+is|who's)\s+(?P<who>.+?)\s*\??", "brief {who}"),
    _shape(r"(?:my\s+day|what\s+is\s+waiting|what's\s+(?:waiting|next|up|due)|what\s+now)\s*\??", "today"),
    _shape(r"(?:search|find|look\s+up)\s+(?:for\s+)?(?P<what>.+)", "list search {what}"),
    _shape(r"who\s+knows\s+(?P<who>.+?)\s*\??", "who {who}"),
    _shape(r"who(?:m)?\s+(?:do|does)\s+(?:you|he|she|they)\s+know\b.*", "ask whom"),
    _shape(rf"{_ASK},?\s+(?:{_WHO_KNOWN}|(?:for\s+)?{_NAMES})\s*\??", "ask {who}"),
    _shape(rf"{_ASK}\s+(?:{_FOR_A_DOOR})\s+(?P<more>.+)", "ask {who} about {more}"),
    _shape(rf"{_DONT}\s+ask\s+(?P<who>.+?)\s+(?:until|before|till)\s+(?P<when>.+)", NOT_NOW),
    _shape(rf"{_DONT}\s+ask\s+(?P<who>.+?)(?:\s+(?:any\s?more|again|ever))?[.!]?", NEVER_ASK),
    _shape(rf"(?:{_DONT}|never)\s+(?:call|phone|ring)\s+(?P<who>.+?)(?:\s+(?:any\s?more|again))?[.!]?", DONT_CALL),
    _shape(r"called\s+(?:(?:her|him|them)\s+)?first\b[,.]?(?:\s*(?:it's\s+|all\s+)?done)?[.!]?", "answer done"),
    _shape(
        r"(?:can|could|would|might)\s+(?!you\b|i\b|we\b|any|some)(?P<who>[^,]+?)\s+introduce\s+(?:me|us)\s+to\s+"
        r"(?P<more>[^?]+?)\s*\??",
        "ask {who} about {more}",
    ),
    *PARTNERING,
    *KNOWING,
    *SERVING,
    _shape(r"(?:hi|hello|hey|hallo|\?+|what\s+can\s+(?:you|i)\s+do)\s*[!?.]*", "help"),
)
_DOOR = r"(?:referral|intro(?:duction)?|lead|recommendation)"
_CALLED = (
    r"(?:called|rung|rang|phoned|spoken\s+to|spoke\s+to)\s+(?:"
    r"(?:(?:her|him|them)(?:\s+first)?|first)\b[,.]?(?:\s*(?:it's\s+|all\s+)?done)?|[^,]+,\s*(?:it's\s+|all\s+)?done)[.!]?"
)
SENTENCES: tuple[Shape, ...] = (  # only where the line begins with no verb
    *WISHED,
    *SERVED,
    *WONDERED,
    *RECOUNTED,
    _shape(rf"{BY}\s+introduced\s+(?:me|us)\s+to\s+(?P<who>.+)", "log {who} from {by} introduction"),
    _shape(
        rf"(?:got|received|have|new)?\s*(?:an?\s+)?(?:new\s+)?{_DOOR}\s+(?:from|by|via)\s+(?P<by>[^:,]+)[:,]\s*(?P<who>.+)",
        "log {who} from {by}",
    ),
    _shape(rf"(?:got\s+)?(?:an?\s+)?(?:new\s+)?{_DOOR}[:,]?\s+(?P<who>.+\s(?:from|via)\s.+)", "log {who}"),
    _shape(rf"{BY}\s+(?:only\s+)?(?:gave|mentioned)\s+(?:me|us)\s+(?P<who>.+)", "log {who} from {by} name only"),
    _shape(rf"{_WHO}\s+(?:said\s+|says\s+)?not\s+now[,.]?\s+(?:but\s+)?(?:until|till|before)\s+(?P<when>.+)", NOT_NOW),
    _shape(rf"{_WHO}\s+(?:said\s+|says\s+)?not\s+now[.!]?", "not now {who}"),
    _shape(rf"{_WHO}\s+asked\s+(?:us|me)\s+to\s+(?:wait|leave\s+it)\s+(?:until|till)\s+(?P<when>.+)", NOT_NOW),
    _shape(rf"{_WHO}\s+(?:said\s+|says\s+)?never(?:\s+again)?[.!]?", NEVER_ASK),
    _shape(rf"{_WHO}\s+(?:has\s+)?{_CALLED}", "answer {who} done"),
    *ANSWERED,
    *PARTNERED,
    _shape(rf"{_WHO}\s+said\s+no\b[,.]?(?P<more>.*)", "answer {who} no{more}"),
    _shape(
        rf"{_WHO}(?:\s+said\s+(?:he|she|they))?(?:'d|\s+would)\s+rather\s+not\b[,.]?(?P<more>.*)",
        "answer {who} no{more}",
    ),
    _shape(rf"{_WHO}\s+said\s+yes\b(?:[,.!]?|\s+to\s+(?:introduc|the\s+intro).*)", "answer {who} yes"),
    _shape(
        rf"{_WHO}\s+(?:said\s+no|declined|is\s+not\s+interested|isn't\s+interested)\b(?:\s+any\s?more)?[,.]?(?P<more>.*)",
        "declined {who}{more}",
    ),
    _shape(rf"{_WHO}\s+(?:said\s+yes|(?:has\s+)?agreed|expects\s+(?:us|me|my\s+call))", "agreed {who}"),
    _shape(r"(?:give|hand)\s+#?(?P<number>[0-9]+)\s+(?:over\s+)?to\s+(?P<who>.+)", "pass {number} to {who}"),
    *KNOWN,
)

_WHOM = r"(?:(?:all|every|each)(?:one|body)?(?:\s.*)?|(?:(?:my|our|the)\s+)?(?:clients|customers|contacts)\b.*)"
ASK_EVERYBODY = Refusal(
    re.compile(rf"(?:ask|e-?mail|message|write\s+to)\s+{_WHOM}", re.IGNORECASE | re.DOTALL),
    misread.not_everybody(),
    "list people",
)
BY_ASKING = Refusal(
    re.compile(r"contest\b.*\bby\s+(?:the\s+)?(?:(?:most|number\s+of|how\s+many)\s+)?ask.*", re.IGNORECASE | re.DOTALL),
    misread.not_by_asking(),
    "contest new",
)
THANKS = Refusal(
    re.compile(
        r"(?:many\s+)?(?:thanks|thank\s+you|thx|ok(?:ay)?|great|cool|perfect)"
        r"(?:\s+(?:a\s+lot|(?:so|very)\s+much))?[!. ]*",
        re.IGNORECASE,
    ),
    misread.welcome(),
    "today",
)
REFUSALS: tuple[Refusal, ...] = (
    Refusal(
        re.compile(r"(?:delete|remove|erase|drop|destroy|cancel)\b.*", re.IGNORECASE | re.DOTALL),
        misread.nothing_is_deleted(),
        "oops",
    ),
)

_POLITE = re.compile(
    r"(?:(?:/?referral|please|pls|just|(?:can|could|would)\s+you|let's|(?:i|we)(?:\s+(?:have|(?:want|need|would\s+like)\s+to)|'ve|'d\s+like\s+to)?)\s+)+",
    re.IGNORECASE,
)


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
    """Raises Misunderstood for asking everybody at once, for a race in asking, and for thanking the bot, whatever
    commands there are."""
    for refusal in (ASK_EVERYBODY, BY_ASKING, THANKS):
        if refusal.said.fullmatch(line):
            raise Misunderstood(refusal.sentence, try_line=refusal.try_line)
