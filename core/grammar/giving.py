"""What people say of gifts: to whom, what it was, and what it cost."""

from __future__ import annotations

from core.grammar.shapes import NO_DOOR, Shape, shape

# Written small, for each may be somebody's name.
_PRESENT = (
    r"(?-i:(?:bottles?|wine|champagne|whiske?y|flowers|bouquet|chocolates?|cakes?|books?|hamper|basket|tickets?|voucher|"
    r"gift\s+cards?|gifts?|presents?|mug|pens?)\b)"
)
_A_PRESENT = rf"(?:an?|some)\s+(?:\w+\s+){{0,2}}?{_PRESENT}"
_WHOM = r"(?!me\b|us\b)(?P<who>contact:[0-9]+|[^,:0-9€$£]+?)"
_TO = rf"{_WHOM}\s*[,:]?"
_CARD = r"(?:(?:birthday|christmas|holiday|get[\s-]well|greetings?|new\s+year's?)\s+)?card"
_GIFT = "gift {who} {what}"
GIVING: tuple[Shape, ...] = (  # before any verb
    shape(
        rf"{NO_DOOR}(?:gave|sent|bought|brought|got)\s+{_TO}\s+(?:an?|some)\s+(?:gifts?|presents?)(?:\s*[:,]|\s+of)\s+"
        r"(?P<what>.+)",
        _GIFT,
    ),
    shape(
        rf"{NO_DOOR}(?:gave|sent|bought|brought)\s+(?P<what>(?:{_A_PRESENT}|{_PRESENT})[^,0-9]*?)\s+(?:to|for)\s+"
        rf"{_WHOM}(?P<more>[\s,]*(?:[€$£]?[0-9].*)?)",
        "gift {who} {what}{more}",
    ),
    shape(rf"{NO_DOOR}(?:gave|sent|bought|brought)\s+{_TO}\s+(?P<what>{_A_PRESENT}.*)", _GIFT),
    shape(rf"{NO_DOOR}gave\s+{_TO}\s+(?P<what>{_PRESENT}.*[0-9].*)", _GIFT),
    shape(rf"{NO_DOOR}(?:sent|bought|brought)\s+{_TO}\s+(?P<what>{_PRESENT}.*)", _GIFT),
    shape(rf"{NO_DOOR}(?:sent|mailed)\s+{_TO}\s+an?\s+{_CARD}(?P<more>(?:[\s,].*)?)[.!]?", "touch {who} card{more}"),
    shape(rf"{NO_DOOR}(?:sent|mailed)\s+an?\s+{_CARD}\s+to\s+(?P<who>.+)", "touch {who} card"),
    shape(r"spent\s+(?P<worth>.*?[0-9].*?)\s+on\s+(?P<what>.+)\s+for\s+(?P<who>.+)", "gift {who} {what} {worth}"),
)
