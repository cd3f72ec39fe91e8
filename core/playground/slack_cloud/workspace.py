"""One Slack workspace as it stands: channels, modals, Homes, triggers, response_urls."""

from __future__ import annotations

import secrets
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from core.playground.people import CHANNELS, PEOPLE, SLACK_TEAM, Channel, Person
from core.playground.slack_cloud import limits
from core.playground.transcript import BOT, Message, Transcript

APP_ID, BOT_ID, BOT_USER = "A0REFERRAL", "B0REFERRAL", "U0REFERRAL"
COMMAND, BOT_NAME = "/referral", "Referral"
SCOPES = frozenset(
    ("commands", "chat:write", "im:write", "im:history", "users:read", "users:read.email", "channels:read",
     "app_mentions:read")
)  # fmt: skip


class SlackError(Exception):
    """`{"ok": false, "error": code}`, with the lines of `response_metadata.messages`."""

    def __init__(self, code: str, messages: tuple[str, ...] = (), retry_after: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages
        self.retry_after = retry_after


@dataclass(slots=True)
class Modal:
    """One modal on somebody's screen. `errors` are the field errors last answered."""

    id: str
    who: str
    view: dict[str, Any]
    hash: str
    root: str
    previous: str | None = None
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class ResponseUrl:
    """Where an interaction may be answered, five times in thirty minutes. `message` is what was clicked, if any was."""

    who: str
    channel: str
    until: datetime
    message: Message | None = None
    left: int = limits.RESPONSE_URL_USES


@dataclass(slots=True)
class Workspace:
    """`base` is the address of this cloud; `scopes` what the bot's token may do; `post_gap` the seconds between two
    messages to one channel."""

    transcript: Transcript
    token: str
    base: str = ""
    scopes: frozenset[str] = SCOPES
    post_gap: float = limits.POST_GAP
    modals: dict[str, Modal] = field(default_factory=dict)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    urls: dict[str, ResponseUrl] = field(default_factory=dict)
    invited: set[str] = field(default_factory=lambda: {c.ref for c in CHANNELS if c.bot})
    triggers: dict[str, tuple[str, float, str | None]] = field(default_factory=dict)
    posted_at: dict[str, datetime] = field(default_factory=dict)
    calls: dict[str, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))
    _last_ts: float = 0.0

    def trigger(self, who: str, modal: str | None = None) -> str:
        """A trigger_id for this person: good once, for three seconds of real time. `modal` is where it was clicked."""
        made = f"{secrets.randbelow(10**10)}.{secrets.token_hex(8)}"
        self.triggers[made] = (who, time.monotonic() + limits.TRIGGER_SECONDS, modal)
        return made

    def response_url(self, who: str, channel: str, message: Message | None = None) -> str:
        key = secrets.token_urlsafe(18)
        until = self.transcript.clock() + timedelta(minutes=limits.RESPONSE_URL_MINUTES)
        self.urls[key] = ResponseUrl(who, channel, until, message)
        return f"{self.base}/response/{SLACK_TEAM}/{key}"

    def ts(self) -> str:
        """A message's timestamp, which is its id within the channel; never twice the same."""
        self._last_ts = max(self._last_ts + 0.000001, self.transcript.clock().timestamp())
        return f"{self._last_ts:.6f}"

    def say(self, channel: str, author: str, native: Mapping[str, Any], *, seen_by: str | None = None,
            thread: str | None = None) -> Message:  # fmt: skip
        """Put a message into a channel or a direct conversation."""
        place = placed(channel)
        where, dm_with = (place.id, None) if isinstance(place, Channel) else ("dm", place.id)
        ref = (channel, self.ts())
        parent = self.transcript.by_ref("slack", (channel, thread)) if thread else None
        return self.transcript.add(
            "slack", ref, where, author, native, dm_with=dm_with, seen_by=seen_by, thread=parent.id if parent else None
        )

    def own(self, channel: str, ts: str) -> Message:
        """A message of the bot that may be changed. Raises SlackError as chat.update does."""
        found = self.transcript.by_ref("slack", (channel, ts))
        if found is None or found.seen_by is not None:
            raise SlackError("message_not_found")
        if found.author != BOT:
            raise SlackError("cant_update_message")
        return found

    def in_channel(self, channel: str) -> bool:
        return isinstance(placed(channel), Person) or channel in self.invited


def dm_of(person: Person) -> str:
    return "D0" + person.slack_id[2:]


def placed(channel: str) -> Channel | Person:
    """The channel of that id, or the person whose direct conversation with the bot it is. Raises SlackError."""
    for known in CHANNELS:
        if known.platform == "slack" and known.ref == channel:
            return known
    for person in PEOPLE:
        if channel in (dm_of(person), person.slack_id):
            return person
    raise SlackError("channel_not_found")


def by_slack_id(user: str) -> Person:
    for person in PEOPLE:
        if person.slack_id == user:
            return person
    raise SlackError("user_not_found")
