"""What reps shorten, words and all, and the line it stands for: lft ann a msg, spoke w kim, snooze 1 2 weeks."""

from __future__ import annotations

from core.grammar.shapes import Shape, shape

_VM = r"(?:an?\s+)?(?:voice\s?-?mail|vm|lvm|lm|message|msg|word)\b[,.]?"
_AN_OFFER = r"(?:(?:an?|the|our|my)\s+)?(?:proposal|offer|quote|quotation)"
_SPAN = r"(?:[0-9]+|an?|one|two|three|four|five|six)\s+(?:working\s+)?(?:day|week|month|hour)s?"
SHORTENED: tuple[Shape, ...] = (  # before any verb
    shape(r"(?:vm|voice\s?-?mail|lft\s+(?:vm|msg|word))\s+(?:(?:for|with|to)\s+)?(?P<who>.+)", "tried {who}"),
    shape(rf"lft\s+{_VM}\s+(?:for|with)\s+(?P<who>.+)", "tried {who}"),
    shape(rf"lft\s+(?P<who>.+?)\s+{_VM}(?P<more>.*)", "tried {who}{more}"),
    shape(r"met\s+w\s+(?P<who>.+)", "met {who}"),
    shape(r"(?:spoke|talked|chatted)\s+(?:w/\s*|w\s+)(?P<who>.+)", "called {who}"),
    shape(rf"sent\s+{_AN_OFFER}\s+(?:over\s+)?to\s+(?P<who>.+)", "proposed {who}"),
    shape(rf"sent\s+(?!me\b|us\b)(?P<who>[^,]+?)\s+{_AN_OFFER}\b(?P<more>.*)", "proposed {who}{more}"),
    shape(
        rf"(?:snooze|later)\s+(?P<who>.+?)(?<!\sin)(?<!\still)(?<!\suntil)\s+(?:for\s+)?(?P<long>{_SPAN})",
        "snooze {who} in {long}",
    ),
)
SHORT_SENTENCES: tuple[Shape, ...] = (  # only where the line begins with no verb
    shape(r"(?P<who>[^,]+?)\s+(?:didnt|doesnt)\s+(?:pick\s+up|answer)\b[,.]?(?P<more>.*)", "tried {who}{more}"),
    shape(r"(?:from|via)\s+(?P<by>[^:,]+):\s*(?P<who>.+)", "log {who} from {by}"),
)
