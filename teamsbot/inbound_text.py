"""A message's text as the line that was meant: our own mention taken out, others as accounts, unescaped once."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from teamsbot.inbound_shape import Activity, Tag

_NAMED = re.compile(r"^/?referral(?=\s|$)", re.IGNORECASE)


def line_of(activity: Activity, accounts: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The line after `/referral`, and the names of the accounts mentioned in it.

    `accounts` maps a person's id in Teams (29:…) to his account. Only the span of a mention is touched, never a
    name that happens to stand in the text: botbuilder's own function would make `log Botanical` out of it.
    """
    made: list[str] = []
    people: dict[str, str] = {}
    rest = activity.text
    ours = activity.recipient.id if activity.recipient else None
    for tag in _in_order(rest, activity.tags):
        before, _, rest = rest.partition(tag.text)
        made.append(_plain(before))
        if tag.person.id == ours:
            continue
        name = _name(tag)
        account = accounts.get(tag.person.id)
        if account is None:
            made.append(f'"{name}"' if " " in name else name)
        else:
            people[account] = name
            made.append(f"@{{{account}}}")
    line = "".join([*made, _plain(rest)]).strip()
    return _NAMED.sub("", line).strip(), people


def strangers(activity: Activity, accounts: Mapping[str, str]) -> tuple[str, ...]:
    """Ids in Teams of the people mentioned whose account is not known yet."""
    ours = activity.recipient.id if activity.recipient else None
    return tuple({tag.person.id: None for tag in activity.tags if tag.person.id not in (ours, *accounts)})


def _in_order(text: str, tags: tuple[Tag, ...]) -> list[Tag]:
    """The tags that stand in the text, by where they stand; two of the same words follow one another."""
    found: list[tuple[int, Tag]] = []
    used: dict[str, int] = {}
    for tag in tags:
        at = text.find(tag.text, used.get(tag.text, 0))
        if at >= 0:
            used[tag.text] = at + len(tag.text)
            found.append((at, tag))
    return [tag for _, tag in sorted(found, key=lambda pair: pair[0])]


def _plain(text: str) -> str:
    return html.unescape(text).replace("\xa0", " ")


def _name(tag: Tag) -> str:
    """The name without what the grammar reads as the end of a name."""
    name = tag.person.name or re.sub(r"<[^>]*>", "", tag.text)
    return " ".join(_plain(name).replace('"', "").split()) or "somebody"
