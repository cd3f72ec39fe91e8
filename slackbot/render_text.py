"""Spans as Slack's text: marked up (mrkdwn) where that is safe, literal (rich text) where something a person typed
would be read as markup.

mrkdwn has no escape for * _ ~ ` and line-leading >, so text that holds one of them in earnest is sent as rich text,
whose leaves are never parsed. https://docs.slack.dev/messaging/formatting-message-text
https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from core.cards import Bold, Line, Link, Mention, Plain, Span

People: TypeAlias = Mapping[int, str]  # member id -> account
Block: TypeAlias = dict[str, Any]
LONGEST = 2900  # of the 3,000 characters a section may hold; marks around spans need some
_LOUD = re.compile(r"\*|~|`|_(?:(?<!\w_)|(?!\w))|:[\w+'-]+:")  # each begins with its mark: eight times as fast
_QUOTED = re.compile(r"^\s*>", re.MULTILINE)
_PLAIN = frozenset({Plain})
_USER = re.compile(r"slack:[^:]+:([UW][A-Z0-9]+)")
_SAFE_URL = re.compile(r"(https?://|mailto:)[^\s<>|\"]+")


def escape(text: str) -> str:
    """The only three characters Slack wants escaped; this also stops `<!channel>`."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(text: str, most: int) -> str:
    """At most `most` characters, and never none: Slack refuses empty texts."""
    return (text if len(text) <= most else text[: most - 1] + "…") or "…"


def plain_text(text: str, most: int) -> Block:
    """A text object Slack shows letter by letter."""
    return {"type": "plain_text", "text": clip(" ".join(text.split()), most), "emoji": False}


def user_of(mention: Mention, people: People) -> str | None:
    """Slack's id of a mentioned member, where he has an account here."""
    found = _USER.fullmatch(people.get(mention.member_id, ""))
    return found[1] if found else None


def mrkdwn(spans: Line, people: People) -> str | None:
    """The spans marked up; None where mrkdwn would not show exactly what is meant, or nothing at all."""
    texts = _all_words(spans)
    whole = "".join(texts)
    if _LOUD.search(whole) or (">" in whole and _QUOTED.search(whole)) or not whole.strip():
        return None
    if _PLAIN.issuperset(map(type, spans)):
        return escape(whole)
    made, end = [], 0
    for span, text in zip(spans, texts, strict=True):
        begin, end = end, end + len(text)
        if isinstance(span, Plain):
            made.append(escape(text))
        elif isinstance(span, Link):
            made.append(_linked(span))
        elif not _stands_alone(text, whole, begin, end):
            return None
        else:
            user = user_of(span, people) if isinstance(span, Mention) else None
            made.append(f"<@{user}>" if user else f"*{escape(text)}*")
    return "".join(made)


def _stands_alone(text: str, whole: str, begin: int, end: int) -> bool:
    """Whether marks around this part of `whole` are marks: no space at its ends, no letter or digit beside it."""
    inside = bool(text) and not (text[0].isspace() or text[-1].isspace() or "\n" in text)
    return inside and not (begin and whole[begin - 1].isalnum()) and not whole[end : end + 1].isalnum()


def leaves(spans: Line, people: People, *, bold: bool = False) -> list[Block]:
    """The same spans as elements of rich text."""
    made = [_leaf(span, people, bold) for span in spans if _words(span)]
    return made or [{"type": "text", "text": " "}]


def literal(spans: Line, people: People) -> Block:
    """A paragraph of rich text."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": leaves(spans, people)}]}


def pieces(spans: Line) -> Iterable[Line]:
    """The spans in portions that each fit into one section, cut between words where possible."""
    if 5 * sum(map(len, _all_words(spans))) < LONGEST // 2 and Link not in map(type, spans):
        return (spans,) if spans else ()  # nearly always: fits however much is escaped
    return _portions(spans)


def _portions(spans: Line) -> Iterator[Line]:
    portion: list[Span] = []
    size = 0
    for span in (part for whole in spans for part in _cut(whole)):
        cost = len(escape(_words(span))) + (len(escape(span.url)) + 3 if isinstance(span, Link) else 2)
        if portion and size + cost > LONGEST:
            yield tuple(portion)
            portion, size = [], 0
        portion.append(span)
        size += cost
    if portion:
        yield tuple(portion)


def _cut(span: Span) -> Iterator[Span]:
    text, size = _words(span), LONGEST // 6  # "&" becomes five characters, and marks come on top
    if len(text) <= size or not isinstance(span, (Plain, Bold)):
        yield span if len(text) <= size else Plain(clip(text, size))
        return
    while text:
        gap = max(text.rfind(" ", 0, size), text.rfind("\n", 0, size)) + 1
        end = len(text) if len(text) <= size else gap or size
        yield type(span)(text[:end])
        text = text[end:]


def _all_words(spans: Line) -> list[str]:
    return [span.name if isinstance(span, Mention) else span.text for span in spans]


def _words(span: Span) -> str:
    return span.name if isinstance(span, Mention) else span.text


def _url(link: Link) -> str | None:
    """Only web and mail addresses become links; everything else stays text."""
    return link.url if _SAFE_URL.fullmatch(link.url) and len(link.url) <= LONGEST // 3 else None


def _linked(link: Link) -> str:
    url = _url(link)
    return f"<{escape(url)}|{escape(link.text.replace('|', '¦'))}>" if url and link.text else escape(link.text)


def _leaf(span: Span, people: People, bold: bool) -> Block:
    heavy: Block = {"style": {"bold": True}}
    match span:
        case Plain():
            return {"type": "text", "text": span.text} | (heavy if bold else {})
        case Bold():
            return {"type": "text", "text": span.text} | heavy
        case Mention():
            user = user_of(span, people)
            return {"type": "user", "user_id": user} if user else {"type": "text", "text": span.name} | heavy
        case Link():
            url = _url(span)
            return {"type": "link", "url": url, "text": span.text} if url else {"type": "text", "text": span.text}
