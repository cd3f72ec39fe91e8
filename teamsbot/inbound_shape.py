"""The JSON of an activity, checked by hand into a frozen `Activity`: wrong types are refused, what is absent is None.

Shapes: learn.microsoft.com, "Bot Framework Activity schema" and "Events in Teams". botbuilder's own objects lose the
tenant and raise on odd input, so nothing here uses them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

LONGEST_ID = 300  # of an id or address; what Teams sends is about half of it
_DIRT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # no database keeps these
_T = TypeVar("_T")
_Json = Mapping[str, Any]


class Malformed(Exception):
    """Not an activity; the text names the part that is wrong, never what stood there."""


@dataclass(frozen=True, slots=True)
class Person:
    """`id` is Teams' own (29:… a person, 28:… a bot), different for every bot; `aad` is the person's in his tenant."""

    id: str
    name: str | None = None
    aad: str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A mention: `text` is how it stands in the message, `<at>Bob</at>`."""

    text: str
    person: Person


@dataclass(frozen=True, slots=True)
class Activity:
    """One request of the Bot Connector. `kind` is personal, channel or groupChat."""

    type: str
    id: str | None
    channel: str
    service: str
    conversation: str
    kind: str
    tenant: str | None
    sender: Person | None
    recipient: Person | None
    name: str | None = None
    action: str | None = None
    text: str = ""
    value: Any = None
    reply_to: str | None = None
    locale: str | None = None
    zone: str | None = None
    tags: tuple[Tag, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    event: str | None = None  # channelData.eventType
    team_channel: str | None = None
    place_name: str | None = None


def activity_of(raw: object) -> Activity:
    """The activity in a parsed body. Raises Malformed."""
    if not isinstance(raw, dict):
        raise Malformed("an activity is an object")
    data = _part(raw, "channelData")
    conversation = _part(raw, "conversation")
    room, team = _part(data, "channel"), _part(data, "team")
    return Activity(
        type=_id(raw, "type") or _lacking("type"),
        id=_id(raw, "id"),
        channel=_id(raw, "channelId") or _lacking("channelId"),
        service=_id(raw, "serviceUrl") or _lacking("serviceUrl"),
        conversation=_id(conversation, "id") or _lacking("conversation.id"),
        kind=_id(conversation, "conversationType") or ("groupChat" if conversation.get("isGroup") else "personal"),
        tenant=(_id(_part(data, "tenant"), "id") or _id(conversation, "tenantId") or "").lower() or None,
        sender=_person(_part(raw, "from")),
        recipient=_person(_part(raw, "recipient")),
        name=_id(raw, "name"),
        action=_id(raw, "action"),
        text=words(raw.get("text"), "text"),
        value=raw.get("value"),
        reply_to=_id(raw, "replyToId"),
        locale=_id(raw, "locale"),
        zone=_id(raw, "localTimezone"),
        tags=_tags(_list(raw, "entities")),
        added=_ids(_list(raw, "membersAdded")),
        removed=_ids(_list(raw, "membersRemoved")),
        event=_id(data, "eventType"),
        team_channel=_id(room, "id"),
        place_name=_id(room, "name") or _id(team, "name"),
    )


def words(given: object, where: str) -> str:
    """Text as typed, without the characters no database keeps; nothing where it is absent."""
    if given is None:
        return ""
    if not isinstance(given, str):
        raise Malformed(where)
    return _DIRT.sub("", given)


def _lacking(where: str) -> str:
    raise Malformed(where)


def _id(raw: _Json, name: str) -> str | None:
    found = words(raw.get(name), name)
    if len(found) > LONGEST_ID:
        raise Malformed(name)
    return found or None


def _part(raw: _Json, name: str) -> _Json:
    return _typed(raw, name, dict, {})


def _list(raw: _Json, name: str) -> list[Any]:
    return _typed(raw, name, list, [])


def _typed(raw: _Json, name: str, kind: type[_T], absent: _T) -> _T:
    found = raw.get(name)
    if found is None:
        return absent
    if not isinstance(found, kind):
        raise Malformed(name)
    return found


def _person(raw: _Json) -> Person | None:
    known = _id(raw, "id")
    aad = _id(raw, "aadObjectId") or _id(raw, "objectId")
    return Person(known, _id(raw, "name"), aad.lower() if aad else None) if known else None


def _tags(entities: list[Any]) -> tuple[Tag, ...]:
    """The mentions; other entities (client info, pictures) say nothing to us."""
    found = []
    for entity in entities:
        if not isinstance(entity, dict) or entity.get("type") != "mention":
            continue
        person, text = _person(_part(entity, "mentioned")), words(entity.get("text"), "entities.text")
        if person is not None and text:
            found.append(Tag(text, person))
    return tuple(found)


def _ids(people: list[Any]) -> tuple[str, ...]:
    return tuple(found for one in people if isinstance(one, dict) and (found := _id(one, "id")))
