"""What people say of whoever is called or asked: that he does not want it, now or ever; that he has called, will, or
offers an introduction."""

from __future__ import annotations

from core.grammar.shapes import WHO, Shape, shape

DONT_CALL = "contact edit {who} don't call"
NEVER_ASK = "never ask {who}"
NOT_NOW = "not now {who} until {when}"
_AGAIN = r"(?:\s+(?:again|ever(?:\s+again)?|any\s?more))?[.!]?"
_TOLD = r"(?:(?:has\s+)?(?:said|says|told\s+(?:me|us)|asks?|asked)(?:\s+(?:me|us))?(?:\s+to)?,?\s+)?(?:please\s+)?"
_NOT = r"(?:not|never|don't|dont|do\s+not)(?:\s+to)?(?:\s+ever)?"
_ONE = r"(?:\s+(?:me|her|him|them))?"
_CALL = r"(?:call|phone|ring|contact|bother)"
_WANTS_NO = r"(?:doesn't|doesnt|does\s+not|don't|dont|do\s+not)\s+(?:want|like|wish)"
_UNTIL = r"\s+(?:until|till|before)\s+(?P<when>.+)"
_ASKED = rf"{_WANTS_NO}\s+(?:to\s+be\s+asked|(?:us|me)\s+(?:to\s+ask|asking)|asks|any\s+asks)"
WISHING: tuple[Shape, ...] = (  # before any verb
    shape(r"never\s+ask\s+(?P<who>.+?)\s+(?:again|any\s?more)[.!]?", NEVER_ASK),
    shape(r"stop\s+asking\s+(?P<who>[^,]+?)[.!]?", NEVER_ASK),
    shape(r"stop\s+(?:calling|phoning|ringing|contacting)\s+(?P<who>[^,]+?)[.!]?", DONT_CALL),
)
WISHED: tuple[Shape, ...] = (  # only where the line begins with no verb
    shape(rf"{WHO}\s+{_TOLD}{_NOT}\s+ask{_ONE}{_UNTIL}", NOT_NOW),
    shape(rf"{WHO}\s+{_TOLD}{_NOT}\s+ask{_ONE}{_AGAIN}", NEVER_ASK),
    shape(rf"{WHO}\s+{_ASKED}{_UNTIL}", NOT_NOW),
    shape(rf"{WHO}\s+{_ASKED}{_AGAIN}", NEVER_ASK),
    shape(rf"{WHO}\s+{_TOLD}{_NOT}\s+{_CALL}{_ONE}{_AGAIN}", DONT_CALL),
    shape(
        rf"{WHO}\s+{_WANTS_NO}\s+(?:(?:any\s+|our\s+|my\s+)?(?:phone\s+)?calls|to\s+be\s+(?:called|contacted|phoned|"
        rf"bothered)|(?:us|me)\s+to\s+{_CALL}{_ONE}){_AGAIN}",
        DONT_CALL,
    ),
    shape(rf"{WHO}\s+wants\s+no\s+(?:more\s+)?calls{_AGAIN}", DONT_CALL),
)

_THEM = r"(?:she|he|they)"
_SPOKE = r"(?:called|phoned|rang|rung|spoke\s+(?:to|with)|spoken\s+(?:to|with))"
_WHOM = r"(?!back\b|me\b|us\b|in\b|again\b|today\b|yesterday\b)[^,]+?"
_EXPECTS = rf"(?:,?\s+(?:and\s+)?{_THEM}\s+(?:now\s+)?expects?\s+(?:me|us|my\s+call|our\s+call|a\s+call))?"
_WILL = rf"(?:will|is\s+going\s+to|is\s+about\s+to|said\s+{_THEM}(?:'ll|\s+will|\s+would|'d))"
_OFFERS = rf"(?:has\s+)?(?:{_WILL}|promised\s+to|offered\s+to|offers\s+to|wants\s+to|would\s+like\s+to|agreed\s+to)"
_BY = WHO.replace("(?P<who>", "(?P<by>")
ANSWERED: tuple[Shape, ...] = (  # only where the line begins with no verb
    shape(
        rf"{_BY}\s+{_OFFERS}\s+(?:introduce|connect|refer)\s+(?:me|us)\s+(?:to|with)\s+(?P<who>.+)",
        "log {who} from {by} promised",
    ),
    shape(rf"{_BY}\s+{_OFFERS}\s+put\s+(?:me|us)\s+in\s+touch\s+with\s+(?P<who>.+)", "log {who} from {by} promised"),
    shape(rf"{WHO}\s+(?:(?:has|just)\s+)*{_SPOKE}\s+{_WHOM}{_EXPECTS}[.!]?", "answer {who} done"),
    shape(rf"{WHO}\s+(?:{_WILL}\s+(?:call|phone|ring|speak\s+to)|is\s+calling)\s+{_WHOM}[.!]?", "answer {who} yes"),
    shape(
        rf"{WHO}\s+said\s+(?:ok(?:ay)?|sure|of\s+course|gladly|fine|will\s+do|{_THEM}(?:'ll|\s+will)\s+do\s+it)[.!]?",
        "answer {who} yes",
    ),
)
