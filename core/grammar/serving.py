"""What people say of clients: how they are with us, what became of them, how they like to be looked after."""

from __future__ import annotations

from core.grammar.shapes import NO_DOOR, WHO, Shape, shape

_IS = r"(?:is|was|seems|said\s+(?:he|she|they)(?:'s|\s+is|\s+are))"
_MOODS = (
    ("great", r"(?:very|really|so)\s+(?:happy|pleased|satisfied)|great|delighted|thrilled|over\s+the\s+moon"),
    ("good", r"happy|pleased|satisfied|content|glad|fine|doing\s+(?:fine|well)"),
    ("fair", r"so-?so|lukewarm|not\s+(?:so|very|too)\s+happy|not\s+impressed"),
    ("unhappy", r"(?:un|not\s+)happy|(?:very\s+)?upset|angry|furious|disappointed|annoyed|dissatisfied"),
)
_FAMILY = r"(?:husband|wife|father|mother|dad|mum|mom|son|daughter|child|brother|sister|parents?|grand\w+)"
_STATES = (
    (
        "left",
        r"(?:has\s+)?left(?:\s+(?:the|his|her|their)\s+(?:company|firm|job))?|no\s+longer\s+works\s+(?:there|at\s+.+)",
    ),
    (
        "left",
        r"(?:(?:has|just)\s+)*lost\s+(?:his|her|their)\s+(?:job|position)(?:\s+(?:at|with)\s+.+)?"
        r"|(?:was|got|has\s+been)\s+(?:laid\s+off|let\s+go|fired|made\s+redundant)(?:\s+(?:at|by|from)\s+.+)?",
    ),
    ("left", r"has\s+left\s+(?!an?\s|me\b|us\b|it\b).+"),
    ("bereaved", rf"is\s+(?:bereaved|mourning|in\s+mourning)|(?:has\s+|just\s+)*lost\s+(?:his|her|their)\s+{_FAMILY}"),
    ("deceased", r"(?:has\s+)?(?:died|passed\s+away)|is\s+dead"),
)
_TIER = "contact edit {who} tier {tier}"
_AWAY = (  # what is worth a line, and changes nothing
    r"(?:(?:is|was)\s+(?:away|out|on\s+(?:vacation|holidays?|leave|parental\s+leave)|travell?ing|moving)\b|"
    r"(?:has\s+)?moved\s+to\b|ghosted\b|stood\s+me\s+up\b|cancell?ed\b|postponed\b|no[\s-]show\b|"
    r"didn't\s+show\b)"
)
_NAMED = r"(?P<what>birthday|anniversary|name\s+day)"
SERVING: tuple[Shape, ...] = (  # before any verb
    shape(r"contact\s+(?P<who>.+?)\s+(?P<how>check\s+every\s.+)", "care {who} {how}"),
    shape(r"contact\s+(?P<who>.+?)\s+(?P<how>(?:holiday|(?:no\s+)?newsletter|no\s+gifts)\b.*)", "care {who} {how}"),
    shape(r"how\s+are\s+we\s+doing(?:\s+(?:with|for|at))?\s+(?P<who>[^?]+?)\s*\??", "check {who}"),
    shape(r"who(?:m)?\s+(?:needs\s+a\s+call|(?:should|shall|do)\s+(?:i|we)\s+call)\s*\??", "clients"),
    shape(
        rf"{NO_DOOR}{_NAMED}\s+of\s+(?P<who>.+?)\s+(?:is\s+)?(?:on\s+)?(?P<day>[0-9].*|[a-z]+\s+[0-9]+)",
        'date {who} "{what}" {day}',
    ),
)
SERVED: tuple[Shape, ...] = (  # only where the line begins with no verb
    *(
        shape(rf"{WHO}\s+{_IS}\s+(?:{said})\b[,.!]?(?P<more>.*)", f"check {{who}} {mood} {{more}}")
        for mood, said in _MOODS
    ),
    shape(rf"{WHO}\s+(?:loves|adores)\s+(?:us|it|our\s+work)\b[,.!]?(?P<more>.*)", "check {who} great {more}"),
    shape(rf"{WHO}\s+(?:has\s+)?complained(?:\s+(?:about|that))?\s*(?P<more>.*)", "complaint {who} {more}"),
    *(shape(rf"{WHO}\s+(?:{said})[.!]?", f"contact edit {{who}} {state}") for state, said in _STATES),
    shape(
        rf"{WHO}\s+(?:(?:is\s+now|now\s+works|works\s+now)\s+(?:at|for|with)|(?:has\s+)?joined|changed\s+jobs\s+to)\s+"
        r"(?P<firm>(?!us\b)[^,]+)",
        "contact edit {who} company {firm}",
    ),
    shape(rf"{WHO}\s+is\s+(?:an?\s+)?(?:tier\s+)?(?P<tier>(?-i:[ABC]))(?:[\s-]+client)?[.!]?", _TIER),
    shape(r"(?:tier|rank)\s+(?P<who>.+?)\s+(?:as\s+)?(?P<tier>[abc])", _TIER),
    shape(rf"(?!(?:the|an?|my|our|meeting|call|lunch|demo|zoom)\s){WHO}\s+(?P<what>{_AWAY}.*)", "note {who} {what}"),
    shape(rf"{WHO}'s\s+{_NAMED}\s+(?:is\s+)?(?:on\s+)?(?P<day>.+)", 'date {who} "{what}" {day}'),
)
