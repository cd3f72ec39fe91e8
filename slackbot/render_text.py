"""Spans as Slack's text: marked up (mrkdwn) where that is safe, literal (rich text) where something a person typed
would be read as markup.

mrkdwn has no escape for * _ ~ ` and line-leading >, so text that holds one of them in earnest is sent as rich text,
whose leaves are never parsed. https://docs.slack.dev/messaging/formatting-message-text
https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from core.cards import Bold, Line, Link, Mention, Plain, Span

People: TypeAlias = Mapping[int, str]  # member id -> account
Block: TypeAlias = dict[str, Any]
LONGEST = 2900  # of the 3,000 characters a section may hold; marks around spans need some
_LOUD = re.compile(r"[*~`]|(?<!\w)_|_(?!\w)|^\s*>|:[\w+'-]+:", re.MULTILINE)
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


def quiet(spans: Line) -> bool:
    """Whether mrkdwn would show these spans exactly as they are meant."""
    texts = _all_words(spans)
    if _LOUD.search("".join(texts)):
        return False
    for n, span in enumerate(spans):
        if not isinstance(span, (Bold, Mention)):
            continue
        before, after = "".join(texts[:n])[-1:], "".join(texts[n + 1 :])[:1]
        inside = texts[n]
        if inside != inside.strip() or not inside or "\n" in inside or before.isalnum() or after.isalnum():
            return False
    return True


def mrkdwn(spans: Line, people: People) -> str:
    return "".join([_marked(span, people) for span in spans])


def leaves(spans: Line, people: People, *, bold: bool = False) -> list[Block]:
    """The same spans as elements of rich text."""
    made = [_leaf(span, people, bold) for span in spans if _words(span)]
    return made or [{"type": "text", "text": " "}]


def literal(spans: Line, people: People) -> Block:
    """A paragraph of rich text."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": leaves(spans, people)}]}


def pieces(spans: Line) -> Iterator[Line]:
    """The spans in portions that each fit into one section, cut between words where possible."""
    if 5 * sum(map(len, _all_words(spans))) < LONGEST // 2 and Link not in map(type, spans):
        yield from (spans,) if spans else ()  # nearly always: fits however much is escaped
        return
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


def _marked(span: Span, people: People) -> str:
    match span:
        case Plain():
            return escape(span.text)
        case Bold():
            return f"*{escape(span.text)}*"
        case Mention():
            user = user_of(span, people)
            return f"<@{user}>" if user else f"*{escape(span.name)}*"
        case Link():
            url = _url(span)
            return f"<{escape(url)}|{escape(span.text.replace('|', '¦'))}>" if url and span.text else escape(span.text)


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
