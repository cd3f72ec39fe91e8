"""What people ask of the bot about their own things, and what they ask it to leave them in peace with."""

from __future__ import annotations

from core.grammar.shapes import NO_DOOR, WHO, Shape, shape

_SHOW = (
    r"(?:(?:show|give|tell)\s+(?:me|us)|(?:let\s+me\s+)?see|view|open|get|list|"
    r"what(?:'?s|\s+is|\s+are)?|who(?:'s|\s+is|\s+are)|where(?:'s|\s+is|\s+are))"
)
_OURS = r"(?:my|our|the|all(?:\s+(?:my|our|the|of\s+(?:my|our|the)))?)"
_NOW = r"(?:\s+(?:now|today|right\s+now|please|currently|so\s+far))*\s*[?.!]*"
_DOORS = r"(?:referrals?|introductions?|intros?|leads?|doors?)"
_PAGES = (  # what is asked for, and the command that shows it
    (rf"open\s+{_DOORS}|pipeline|open\s+(?:ones|deals)", "list open"),
    (rf"{_DOORS}|deals|wins|sales", "list mine"),
    (r"team", "list team"),
    (r"(?:referral\s+)?partners?|partnerships?", "partners"),
    (r"(?:clients?|customers?)", "clients"),
    (r"(?:contacts?|people)", "list people"),
    (r"promises", "promises"),
    (r"(?:stats|statistics|numbers|figures|conversion|funnel)", "stats"),
    (r"(?:settings|preferences)", "settings"),
    (r"(?:tasks?|to-?dos?|reminders?|agenda|day|to-?do\s+list)", "today"),
)
_BOARD = r"(?:leader\s?-?board|board|ranking|standings|scores?|points)"
_WINNING = r"who(?:'s|\s+is)\s+(?:winning|leading|ahead|on\s+top|first|the\s+best)"
_SPAN = r"(?:\s+(?:for|of|in))?(?P<more>(?:\s+(?:this|last)\s+(?:week|month|quarter|year))?)"
_NOT_HIM = r"(?!(?:what|who|where|how|it|that|let|the|my|our|this|last|next|today|every\w*)\b)"
_HIS = rf"{_NOT_HIM}(?P<who>[^\s,']+(?:\s+[^\s,']+)?)'s?\s+"
_WHOM = r"who(?:m)?\s+(?:should|shall|can|could|might|do)\s+(?:i|we)"
_REST = r"(?:next|now|today|first|this\s+week|for\s+.+)?"
_QUIET = r"(?:reminding|messaging|bothering|nagging|writing\s+to|pinging|notifying)\s+me"
_AWAY = (
    r"(?:(?:i'?m|i\s+am|i'll\s+be|i\s+will\s+be|am|be|going)\s+)?(?:away|out(?:\s+of\s+(?:the\s+)?office)?|off|travell?ing|"
    r"on\s+(?:vacation|holidays?|leave|pto|parental\s+leave)|(?:out\s+)?(?:sick|ill))"
)
_TILL = r"(?:until|till|to|through)\s+(?P<when>.+?)"
_REACHED = (
    (r"e-?mail(?:\s+address)?", "email", r"\S+@\S+"),
    (r"(?:(?:phone|mobile|cell)(?:\s+number)?|number)", "phone", r"[+(0-9][-+()./0-9\s]{4,}"),
    (r"(?:job\s+)?title", "title", r".+"),
)
_STILL = r"(?:still\s+)?(?:(?:have|need|got|want)\s+to\s+)?"
_CANCEL = r"(?:cancel|delete|remove|drop|clear|stop|forget|undo)"
_THE = r"(?:(?:my|the|that|this|an?|all|of|last|next)\s+)*"
_A_THANK_YOU = r"(?:thanks?(?:[\s-]*you)?|word\s+of\s+thanks)"
_HOW_MUCH = (
    r"(?:(?:(?:show|what(?:'?s|\s+is)?)\s+)?(?:(?:me|our|the)\s+)*revenue|how\s+much\s+did\s+we\s+(?:win|sell|make))"
)
_SET = r"(?:set|change)\s+my"
_EXPORT = r"(?:export|download)"
_ONE_DAY = r"(?:mon|tues|wednes|thurs|fri)day|[0-9]{1,2}\.?\s+[a-z]{3,9}|[a-z]{3,9}\s+[0-9]{1,2}"
_THAT_DAY = "settings away {when} to {when}"
WONDERING: tuple[Shape, ...] = (  # before any verb
    shape(rf"(?:{_SHOW}\s+)?(?:{_OURS}\s+)?{_BOARD}{_SPAN}{_NOW}", "leaderboard {more}"),
    shape(rf"{_WINNING}{_SPAN}{_NOW}", "leaderboard {more}"),
    *(shape(rf"(?:{_SHOW}\s+(?:{_OURS}\s+)?|{_OURS}\s+)(?:{page}){_NOW}", line) for page, line in _PAGES),
    shape(rf"(?:{_SHOW}\s+)?{_HIS}(?:{_DOORS}|pipeline|deals){_NOW}", "list {who}"),
    shape(rf"(?:{_SHOW}\s+)?{_HIS}open\s+(?:{_DOORS}|ones|deals){_NOW}", "list {who} open"),
    shape(rf"(?:{_SHOW}\s+)?{_HIS}(?:stats|statistics|numbers|figures|funnel){_SPAN}{_NOW}", "stats {who} {more}"),
    shape(r"show\s+me\s+(?P<who>(?!all\b|my\b|our\b|the\b|how\b|what\b|who\b)[^0-9]+)", "brief {who}"),
    shape(r"what(?:'s|\s+is)\s+(?:over)?due(?:\s+(?:this|next)\s+week|\s+today|\s+soon)?\s*\?*", "list due"),
    shape(rf"{_WHOM}\s+ask\s*{_REST}\s*\?*", "ask whom"),
    shape(rf"{_WHOM}\s+{_STILL}(?:thank|owe\s+(?:an?\s+)?{_A_THANK_YOU}(?:\s+to)?)\s*{_REST}\s*\?*", "today"),
    shape(rf"who(?:\s+still)?\s+(?:needs|wants|waits\s+for)\s+(?:thanking|(?:an?\s+)?{_A_THANK_YOU})\s*\?*", "today"),
    shape(rf"what\s+(?:should|shall|do|can|must)\s+(?:i|we)\s+{_STILL}do\s*{_REST}\s*\?*", "today"),
    shape(rf"{_HOW_MUCH}{_SPAN}{_NOW}", "revenue {more}"),
    shape(rf"(?:{_SHOW}\s+)?my\s+(?:revenue|results?|performance){_SPAN}{_NOW}", "stats {more}"),
    shape(r"team", "list team"),
    shape(r"who\s+knows\s*\?*", "who"),
    shape(r"undo\s+(?:everything|all)[.!]?", "help undo"),
    shape(
        r"(?:rename|change|edit)\s+(?:the\s+|my\s+|our\s+)?teams?\b.*|(?:add|make|create|new)\s+(?:an?\s+)?(?:new\s+)?team\b.*",
        "settings team",
    ),
    shape(rf"{_SET}\s+(?:working\s+|office\s+)?hours(?:\s+to)?\s+(?P<value>.+)", "settings hours {value}"),
    shape(rf"{_EXPORT}\s+(?:all|everything)\s+(?:about|on|of|for)\s+(?P<who>.+)", "export {who}"),
    shape(rf"{_EXPORT}\s+(?:all(?:\s+(?:of\s+it|data))?|the\s+(?:whole\s+)?book)", "export everything"),
    shape(rf"{_BOARD}\s+by\s+{_DOORS}\s+(?P<by>given|received|logged)(?P<more>.*)", "leaderboard by {by}{more}"),
    shape(r"how(?:'s|\s+is)\s+(?P<who>.+?)(?:\s+(?:doing|going|getting\s+on|coming\s+along))?\s*\?*", "brief {who}"),
    shape(r"(?:partner\s+)?review\s+(?:with|for|of)\s+(?P<who>.+)", "review {who}"),
    shape(rf"(?:please\s+)?stop(?:\s+(?:{_QUIET}|it|all\s+reminders|reminders))?[.!]*", "settings pause"),
    shape(rf"{_CANCEL}\s+{_THE}reminders?[.!]*", "cancel reminder"),
    shape(
        rf"{_CANCEL}\s+{_THE}reminders?\s*(?::|\s(?:for|about|of|on|with|to|that))\s+(?P<which>.+)",
        "cancel reminder {which}",
    ),
    shape(
        rf"(?:cancel|delete|remove|drop)\s+{_THE}(?P<which>[^,]+?)(?:'s)?\s+reminder[.!]*", "cancel reminder {which}"
    ),
    shape(r"(?:unsubscribe|leave\s+me\s+(?:alone|in\s+peace)|be\s+quiet|shut\s+up|mute)[.!]*", "settings pause"),
    shape(r"(?:unmute|un-?pause|resume|speak\s+(?:up\s+)?again)[.!]*", "settings pause off"),
    shape(r"(?:i'm|i\s+am|am)\s+back(?:\s+.*)?", "settings away off"),
    shape(rf"{_AWAY}\s+(?:on\s+)?(?P<when>today|tomorrow|{_ONE_DAY})[.!]*", _THAT_DAY),
    shape(
        rf"{_AWAY}\s+(?P<when>from\s.*?|[0-9].*?(?:to|un?till?|through|-|–).*?|next\s+week)[.!]*",
        "settings away {when}",
    ),
    shape(rf"{_AWAY}|vacation|ooo", "settings away"),
    shape(rf"{_AWAY}\s+{_TILL}[.!]*", "settings away until {when}"),
    shape(rf"{NO_DOOR}(?P<what>(?:send|prepare|follow\s+up\s+with)\s+.+)", "remind about {what}"),
    shape(r"(?:make|promote)\s+(?P<who>.+?)\s+(?:to\s+|as\s+)?(?:an?\s+|the\s+)?admin[.!]?", "settings admin {who}"),
)
WONDERED: tuple[Shape, ...] = (  # only where the line begins with no verb
    *(
        shape(rf"{WHO}{joined}{said}\s*{is_}\s+(?P<value>{value})", f"contact edit {{who}} {what} {{value}}")
        for joined, is_ in ((r"'s\s+", "(?:is|:|=)?"), (r"\s+", "(?:is|:|=)"), (r"\s+", ""))
        for said, what, value in _REACHED
        if is_ or what != "title"  # “Ann title Smith” may be a name
    ),
)
