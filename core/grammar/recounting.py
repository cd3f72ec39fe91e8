"""What reps recount in passing: a talk that went well, what somebody wants, who has become a client."""

from __future__ import annotations

from core.grammar.shapes import NO_DOOR, WHO, Shape, shape

_A = r"(?:an?\s+|the\s+|my\s+|our\s+)?(?:\w+\s+)?"
_HAD = rf"(?:just\s+)?had\s+{_A}"
_CALL = r"(?:call|phone\s+call|chat|conversation|talk)"
_MEETING = r"(?:meeting|lunch|coffee|dinner|breakfast|demo|zoom|video\s+call|appointment)"
_WENT = r"(?:\s*,|\s+(?=(?:went|was|is|and|to\s+discuss)\b))"
_NAMED = r"(?P<who>[^,\s]+(?:\s+(?!went\b|was\b|and\b|is\b)[^,\s]+){0,3}?)"
_WANTS = (
    r"(?:wants?|wanted|needs?|would\s+like|'d\s+like|is\s+interested\s+in|asked\s+(?:me\s+)?(?:for|about)|"
    r"likes|prefers)"
)
_CLIENT = r"(?:an?\s+|my\s+|our\s+)?(?:new\s+)?(?:client|customer)"
_BOUGHT = (
    rf"(?:bought|purchased|signed\s+up|came\s+on\s+board|(?:has\s+)?be(?:came|come)\s+{_CLIENT}|is\s+a\s+new\s+client)"
)
_FOR = r"(?P<more>\s*,?(?:\s+(?:for\s+)?[€$£]?[0-9].*)?)[.!]?"
_PLANNED = r"(?:schedule|arrange|plan|set\s+up|organi[sz]e|book)\s+(?:an?\s+|the\s+|another\s+)?"
_NUMBERS = r"(?:referrals?|introductions?|intros?|leads?|doors?|deals?|clients?|sales)"
_NO_TITLE = r"(?!.*\b(?:title|role)\b)"
_PARTNER = (  # at the end, and no word of a title (managing partner) or of a firm's name (Weber & Partner)
    r"(?<![&+,])(?<!\band)(?<!managing)(?<!senior)(?<!junior)(?<!founding)(?<!equity)\s+"
    r"(?:as\s+)?(?:an?\s+|our\s+)?(?:referral\s+)?(?P<role>partner|prospect)[.!]?"
)
_DAY = (
    r"(?P<day>yesterday|today|(?:last\s+|on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+"
    r"(?:(?:i|we)\s+)?(?:just\s+)?"
)
_NOT_REACHED = r"(?:left\s+(?:(?:her|him|them)\s+)?an?\s+(?:voice\s?-?mail|message)|no\s+(?:answer|reply)|not\s+there)"
_THAT_DAY = rf"(?!.*\b{_NOT_REACHED}){_DAY}"
_WHOM = r"(?P<who>[^,.;]+?)(?P<more>(?:[,.;]|\s+(?:and|who|but|he|she|they|about|over|regarding)\b).*|)"
RECOUNTING: tuple[Shape, ...] = (  # before any verb
    *(
        shape(rf"{NO_DOOR}{before}{talk}\s+with\s+{_NAMED}{after}", f"{verb} {{who}} {{more}}")
        for verb, talk in (("called", _CALL), ("met", _MEETING))
        for before, after in ((_HAD, rf"(?:{_WENT}\s*)?(?P<more>.*)"), (_A, rf"{_WENT}\s*(?P<more>.*)"))
    ),
    shape(rf"{_THAT_DAY}(?:met(?:\s+with)?|saw|had\s+{_A}{_MEETING}\s+with)\s+{_WHOM}", "met {who} {day}{more}"),
    shape(
        rf"{_THAT_DAY}(?:called|phoned|rang|(?:spoke|talked|chatted)\s+(?:to|with)|had\s+{_A}{_CALL}\s+with)\s+{_WHOM}",
        "called {who} {day}{more}",
    ),
    shape(
        rf"{_DAY}(?:called|phoned|rang|tried)\s+(?P<who>[^,.;]+?)(?:[,.;]|\s+(?:and|but))*\s+{_NOT_REACHED}[.!]?",
        "tried {who} {day}",
    ),
    shape(rf"(?P<what>{_PLANNED}(?:{_CALL}|{_MEETING}|visit|appointment)\s+with\s+.+)", "remind about {what}"),
    shape(
        r"(?:i\s+)?owe\s+(?P<who>\S+(?:\s+[A-Z]\S*)?)\s+(?P<what>(?:an?|the|some|my|our)\s+.+)", "promise {who} {what}"
    ),
    shape(rf"(?:add\s+)?(?:an?\s+)?new\s+(?:client|customer):?\s+{WHO}", "contact add {who} client"),
    shape(rf"(?:add\s+(?:an?\s+)?(?:new\s+)?|new\s+)(?:contact|person|prospect):?\s+{WHO}", "contact add {who}"),
    shape(r"contact\s+tier\s+(?P<who>.+?)\s+(?:(?:to|is|as)\s+)?(?P<tier>[abc])", "contact edit {who} tier {tier}"),
    *(
        shape(rf"contact\s+owner\s+(?P<who>.+?)\s+{whose}", "contact edit {who} owner {owner}")
        for whose in (r"(?:to|is)\s+(?P<owner>.+)", r"(?P<owner>@.+|\S+)")
    ),
    shape(
        r"contact\s+(?!add\b|edit\b|merge\b|show\b)(?P<who>.+?)\s+(?P<more>(?:tier|owner)\s+.+)",
        "contact edit {who} {more}",
    ),
    shape(
        r"(?:contact\s+)?merge\s+(?!.*\s(?:into|with)\s)(?P<who>.+?)\s+and\s+(?P<other>.+)",
        "contact merge {who} into {other}",
    ),
    *(
        shape(
            rf"(?:contact\s+{verb}|{verb}\s+contact)\s+{_NO_TITLE}(?P<who>.+?){_PARTNER}",
            f"contact {verb} {{who}} as {{role}}",
        )
        for verb in ("add", "edit")
    ),
    shape(r"(?:make|add)\s+(?P<who>.+?)\s+(?:(?:as|to\s+be)\s+)?an?\s+(?:referral\s+)?partner[.!]?", "partner {who}"),
    shape(r"note\s+(?:on|about|for)\s+(?P<who>[^:]+?)\s*:\s*(?P<what>.+)", "note {who} {what}"),
    shape(r"note\s+(?:on|about|for)\s+(?P<what>.+)", "note {what}"),
    shape(r"gift\s+(?:for|to)\s+(?P<what>.+)", "gift {what}"),
    shape(r"import\s+(?:my\s+|our\s+|some\s+)?(?:contacts?|clients?|people)", "import contacts"),
    shape(r"import\s+(?:my\s+|our\s+|last\s+year's\s+)?(?:won\s+)?(?:deals?|sales)", "import deals"),
    shape(r"(?:export|download)\s+(?:my|our|all\s+my)(?:\s+\w+)?", "export mine"),
    shape(r"(?:connect|link|join)\s+(?:my\s+)?(?:slack|teams|microsoft\s+teams|other)(?:\s+account)?", "link"),
    shape(r"(?:change|set|switch)\s+(?:my\s+)?time\s?-?zone(?:\s+to)?\s+(?P<value>.+)", "settings zone {value}"),
    shape(
        r"only\s+(?:remind|message|write\s+to)\s+me\s+(?:on\s+)?(?P<day>(?:mon|tues|wednes|thurs|fri)day)s?",
        "settings morning {day}",
    ),
    shape(
        r"(?:which|what)\s+(?:cadence|touch|kind\s+of\s+(?:word|touch|call))\s+pays\b.*|what\s+pays(?:\s+(?:off|best|most))?\s*\?*",
        "stats by cadence",
    ),
    shape(
        rf"how\s+many\s+{_NUMBERS}\b.*|how\s+(?:did\s+(?:i|we)\s+do|am\s+i\s+doing)\b.*|what\s+did\s+(?:i|we)\s+do\b.*",
        "stats",
    ),
    shape(r"who\s+(?:sent|gave|brought|introduced|opened)\s+(?:me|us)\s+.*", "stats by introducer"),
    shape(
        r"(?P<what>e-?mailed|texted|messaged|wrote\s+to)\s+(?P<who>[^,]+?)(?P<more>(?:(?:\s*,|\s+(?:about|that|re))\s.*)?)",
        "note {who} {what}{more}",
    ),
    shape(
        rf"where\s+(?:did|do|does)\s+(?:my|our|the)\s+(?:\w+\s+)?(?:{_NUMBERS}|business|revenue|money)\s+come\s+from.*",
        "revenue",
    ),
)
RECOUNTED: tuple[Shape, ...] = (  # only where the line begins with no verb
    shape(rf"{NO_DOOR}(?P<what>(?:an?\s+)?{_MEETING}\s+with\s+.+)", "remind about {what}"),
    shape(rf"{WHO}\s+(?P<what>{_WANTS}\s+.+)", "note {who} {what}"),
    shape(rf"{WHO}\s+{_BOUGHT}{_FOR}", "won {who}{more}"),
    shape(rf"{WHO}\s+is\s+(?:now\s+)?{_CLIENT}(?:\s+(?:now|of\s+(?:mine|ours)))?[.!]?", "contact edit {who} client"),
)
