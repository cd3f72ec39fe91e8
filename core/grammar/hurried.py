"""What reps type in a hurry, and the line it stands for: doors told as a story, calls in two letters."""

from __future__ import annotations

from core.grammar.shapes import BY, Shape, shape

_VM = r"(?:an?\s+)?(?:voice\s?-?mail|vm|lvm|lm|message|msg)\b[,.]?"
_RANG = r"(?:called|rang|phoned)\s+(?P<who>[^,]+?)(?:\s*,|\s+[-–—]|\s+and|\s+but)?"
_DOOR = (
    r"(?:(?:warm|personal|new|internal|good|great)\s+)*"
    r"(?:intro(?:duction)?|ref+er+[ae]l+|lead|recommendation)"  # nobody is sure how referral is spelled
)
_DOORS = r"(?:referrals|introductions|intros|leads|recommendations|doors)"
_OURS = r"(?:(?:show|list|see|all|my|our|the|me)\s+)*"
_OPENED = r"(?:introduced|intro(?:'d|ed|'ed)?|referred|connected|recommended|sent|pointed)"
_STAGES = (
    ("contacted", "called"),
    ("met", "met"),
    ("proposed", "proposed"),
    ("won", "won"),
    ("lost", "lost"),
    ("declined", "declined"),
    ("parked", "park"),
)
_NAMES = r"gave\s+(?:me|us)\s+(?:\w+\s+)?(?:names|referrals|leads|introductions|intros)\s*[:,]"
_ONE = r"\s*(?P<{}>[^,;]+?)\s*"
_TWO = _ONE.format("one") + r"(?:[,;]|\sand\s)" + _ONE.format("two")
_HE = r"(?:she|he|they|her|his|their|call)"
_HIS_NUMBER = r"(?:(?:her|his|their|the)\s+)?(?:(?:phone|cell|mobile)(?:\s+number)?|number)(?:\s+is|:)?"
_TOLD = "log {who} from {by} introduction note {more}"
_PHONED = "log {who} from {by} introduction phone {phone}"
_THREE_NAMES = 'names "{by}" name1 "{one}" name2 "{two}" name3 "{three}"'
_A_WORD_MORE = r"(?!a\s+lot|so\s+much|very|all|every|team|guys)"
VERBS: tuple[Shape, ...] = (
    shape(r"(?:lvm|lm|left\s+(?:vm|msg|word))\s+(?:(?:for|with)\s+)?(?P<who>.+)", "tried {who}"),
    shape(rf"left\s+{_VM}\s+(?:for|with)\s+(?P<who>.+)", "tried {who}"),
    shape(rf"left\s+(?P<who>.+?)\s+{_VM}(?P<more>.*)", "tried {who}{more}"),
    shape(rf"{_RANG}\s+(?:left\s+)?{_VM}(?P<more>.*)", "tried {who}{more}"),
    shape(rf"{_RANG}\s+(?:no\s+(?:answer|reply)|not\s+there)\b[,.]?(?P<more>.*)", "tried {who}{more}"),
    shape(r"no\s+(?:answer|reply)\s+(?:from|at)\s+(?P<who>.+)", "tried {who}"),
    shape(r"met\s+w/\s*(?P<who>.+)", "met {who}"),
    shape(r"(?:saw|had\s+(?:an?\s+)?(?:meeting|lunch|coffee)\s+(?:with|w/))\s+(?P<who>.+)", "met {who}"),
    shape(
        rf"(?:gave|sent|passed|handed)\s+(?!me\b|us\b)(?P<partner>.+?)\s+(?:an?\s+)?{_DOOR}(?:\s+to|\s*:)\s+(?P<who>.+)",
        "log {who} to {partner}",
    ),
    shape(rf"{_OURS}{_DOORS}\s+(?:from|by)\s+(?P<who>[^,:]+)", "list from {who}"),
    shape(rf"(?:(?:log|add|enter|record|new|got|another|an?)\s+)+{_DOOR}[.!]?", "log"),
    shape(r"win\s+(?P<who>#?[0-9]+\b.*)", "won {who}"),
    *(
        shape(
            rf"(?:mark|set)\s+(?P<who>[^,]+?)\s+(?:as|to)\s+{said}\b[.,:!]?(?P<more>.*)",
            f"{stage} {{who}}{{more}}",
        )
        for said, stage in _STAGES
    ),
    shape(r"won\s+the\s+(?P<who>.+?)\s+deal\b(?P<more>.*)", "won {who}{more}"),
    shape(r"lost\s+the\s+(?P<who>.+?)\s+deal\b(?P<more>.*)", "lost {who}{more}"),
    shape(r"(?:thx|thank\s+you)\s+to\s+(?P<who>.+)", "thanked {who}"),
    shape(rf"thx\s+{_A_WORD_MORE}(?P<who>.+)", "thanked {who}"),
    shape(r"undo\s+(?:that|it|this|(?:the\s+)?last(?:\s+(?:one|thing))?)[.!]?|take\s+(?:that|it)\s+back[.!]?", "undo"),
    shape(r"reminder\s*(?::|,|\s[-–—])?\s+(?:to\s+)?(?P<what>.+)", "remind about {what}"),
)

INTRODUCED = (
    rf"(?:{_OPENED}\s+(?:me|us)\s+(?:to|with)|(?:put|got)\s+(?:me|us)\s+in(?:to)?\s+(?:touch|contact)\s+with|"
    r"hooked\s+(?:me|us)\s+up\s+with)"
)
_NO_DOOR = r"(?!.*\s(?:from|via)\s)"
_WHO = _NO_DOOR + r"(?P<who>[^\s,]+(?:\s+[^\s,]+){0,3}?)"
_PERSON = r"(?!(?:her|him|it|them)(?:self|selves)?\b|by\b|to\b)"
SENTENCES: tuple[Shape, ...] = (  # only where the line begins with no verb
    shape(
        rf"{_WHO}\s+(?:called|rang|phoned)(?:\s+(?:me|us))?(?:\s+back)?\s*[,;.]?\s+"
        rf"(?P<more>(?:and\s+)?(?:he|she|they|we)\s.+|and\s+(?:\w+\s+)?{INTRODUCED}\s.+)",
        "called {who} {more}",
    ),
    shape(rf"(?:and\s+)?(?:he|she|they)\s+{INTRODUCED}\s+(?P<who>.+)", "log {who} introduction"),
    shape(
        rf"(?:introduced|referred|connected|recommended)\s+(?!me\b|us\b){_PERSON}(?P<who>.+?)\s+(?:to|with)\s+(?P<partner>.+)",
        "log {who} to {partner}",
    ),
    shape(rf"(?P<by>[^,]+?)\s+{_NAMES}{_TWO}(?:[,;]\s*(?:and\s+)?|\sand\s)(?P<three>[^,;]+)", _THREE_NAMES),
    shape(rf"(?P<by>[^,]+?)\s+{_NAMES}{_TWO}", 'names "{by}" name1 "{one}" name2 "{two}"'),
    shape(rf"{BY}\s+{INTRODUCED}\s+(?P<who>.+?)[.,;]\s+{_HIS_NUMBER}\s*(?P<phone>[+(0-9].*)", _PHONED),
    shape(rf"{BY}\s+{INTRODUCED}\s+(?P<who>.+?)[.;]\s+(?P<more>{_HE}\b.+)", _TOLD),
    shape(rf"{BY}\s+{INTRODUCED}\s+(?P<who>.+)", "log {who} from {by} introduction"),
    shape(rf"{BY}\s+(?:sent|recommended|passed|handed|forwarded)\s+(?:me|us)\s+(?P<who>.+)", "log {who} from {by}"),
    shape(
        rf"(?:(?:got|had|received)\s+)?(?:an?\s+)?{_DOOR}\s+to\s+(?P<who>.+?)\s+(?:from|via|through|thanks\s+to)\s+(?P<by>.+)",
        "log {who} from {by} introduction",
    ),
    shape(
        rf"(?:(?:got|had|received)\s+)?(?:an?\s+)?{_DOOR}\s+(?:from|by|via)\s+(?P<by>[^:,]+)[:,]\s*(?P<who>.+)",
        "log {who} from {by}",
    ),
    shape(
        r"(?P<who>.+?)(?:\s*,|\s+[-–—])?\s+(?:was\s+)?(?:referred|introduced|recommended)\s+"
        r"(?:to\s+(?:me|us)\s+)?by\s+(?P<by>.+)",
        "log {who} from {by}",
    ),
    shape(
        rf"{_NO_DOOR}(?P<by>[^,]+?)\s+(?:introduced|referred|recommended)\s+{_PERSON}(?P<who>.+)", "log {who} from {by}"
    ),
    shape(rf"(?:got\s+)?(?:an?\s+)?{_DOOR}\s+(?:from|by|via)\s+(?P<by>[^:,]+)", "log from {by}"),
    shape(
        r"(?P<who>[^,]+?)\s+(?:didn't|did\s+not|doesn't)\s+(?:pick\s+up|answer)\b[,.]?(?P<more>.*)", "tried {who}{more}"
    ),
    shape(
        rf"{_WHO}\s+(?:won|signed|closed)\s*[,:.!]*(?P<more>(?:\s+(?:for\s+)?[€$£]?[0-9].*)?)[.!]?", "won {who}{more}"
    ),
    shape(
        rf"{_WHO}\s+(?:called|rang|phoned)\s+(?:(?:me|us)(?:\s+back)?|back)\b[.!]?(?P<more>.*)", "called {who}{more}"
    ),
    shape(r"closed\s+(?P<who>.+)", "won {who}"),
    shape(rf"{_WHO}\s+(?:is\s+|was\s+)?lost(?P<more>(?:\s*,|\s+[-–—]|\s+to|\s+because)\s.*|[.!]?)", "lost {who}{more}"),
    shape(r"(?P<what>(?:call|ring|phone)\s+.+)", "remind about {what}"),
)
