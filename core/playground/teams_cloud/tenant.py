"""One Teams tenant as it stands: conversations, where the bot is installed, how often it was called."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from core.playground.people import CHANNELS, PEOPLE, TEAMS_TENANT, Channel, Person
from core.playground.transcript import Message, Transcript

BOT_NAME = "Referral"
TEAM = {
    "id": "19:brightwater@thread.tacv2", "aadGroupId": "bbbbbbbb-0000-4000-8000-000000000001", "name": "Brightwater",
}  # fmt: skip


class TeamsError(Exception):
    """The connector's error body: `{"error": {"code", "message"}}` with its HTTP status."""

    def __init__(self, status: int, code: str, message: str, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after


@dataclass(slots=True)
class Tenant:
    """`base` is the service URL; `installed` the conversations the bot may write to; `answers` what a click on an
    activity answered."""

    transcript: Transcript
    app_id: str
    base: str = ""
    installed: set[str] = field(default_factory=lambda: {c.ref for c in CHANNELS if c.bot})
    calls: dict[tuple[str, str], deque[datetime]] = field(default_factory=lambda: defaultdict(deque))
    _last: int = 0

    @property
    def bot(self) -> dict[str, str]:
        return {"id": f"28:{self.app_id}", "name": BOT_NAME}

    def activity_id(self) -> str:
        """Milliseconds, as in channels; never twice the same."""
        self._last = max(self._last + 1, int(self.transcript.clock().timestamp() * 1000))
        return str(self._last)

    def say(self, conversation: str, author: str, native: Mapping[str, Any], *, seen_by: str | None = None,
            reply_to: str | None = None) -> Message:  # fmt: skip
        """Put an activity into a conversation; `;messageid=` in its id names the thread."""
        root, _, thread = conversation.partition(";messageid=")
        place = placed(root)
        where, dm_with = (place.id, None) if isinstance(place, Channel) else ("dm", place.id)
        parent = self.transcript.by_ref("teams", (root, thread or reply_to or ""))
        in_thread = isinstance(place, Channel) and not place.group_chat
        return self.transcript.add(
            "teams", (root, self.activity_id()), where, author, native, dm_with=dm_with, seen_by=seen_by,
            thread=(parent.thread or parent.id) if parent is not None and in_thread else None,
        )  # fmt: skip

    def writable(self, conversation: str) -> None:
        """Raises TeamsError where the bot is not (any more): 403 for a known conversation, 404 for no conversation."""
        root = conversation.partition(";")[0]
        place = placed(root)
        if root not in self.installed:
            code = "MessageWritesBlocked" if isinstance(place, Person) else "BotNotInConversationRoster"
            raise TeamsError(403, code, "The bot is not part of the conversation.")

    def pace(self, kind: str, conversation: str, allowed: Iterable[tuple[int, int]]) -> None:
        """429 with Retry-After when more than so many in so many seconds, on the playground's clock."""
        now, calls = self.transcript.clock(), self.calls[kind, conversation.partition(";")[0]]
        while calls and now - calls[0] > timedelta(hours=1):
            calls.popleft()
        for seconds, most in allowed:
            recent = [at for at in calls if now - at < timedelta(seconds=seconds)]
            if len(recent) >= most:
                wait = timedelta(seconds=seconds) - (now - recent[0])
                raise TeamsError(429, "TooManyRequests", "API calls quota exceeded", int(wait.total_seconds()) + 1)
        calls.append(now)


def dm_of(person: Person) -> str:
    return f"a:1{person.id}{person.number:040x}"


def placed(conversation: str) -> Channel | Person:
    """The channel or group chat of that id, or the person whose 1:1 chat with the bot it is. Raises TeamsError."""
    for known in CHANNELS:
        if known.platform == "teams" and known.ref == conversation.partition(";")[0]:
            return known
    for person in PEOPLE:
        if dm_of(person) == conversation:
            return person
    raise TeamsError(404, "ConversationNotFound", "Conversation not found.")


def account(person: Person) -> dict[str, Any]:
    """The channel account of a person, as the members methods answer with it."""
    given, _, surname = person.name.partition(" ")
    return {
        "id": person.teams_id, "name": person.name, "aadObjectId": person.aad_id, "objectId": person.aad_id,
        "givenName": given, "surname": surname, "email": person.email, "userPrincipalName": person.email,
        "tenantId": TEAMS_TENANT, "userRole": "user",
    }  # fmt: skip


def by_teams_id(id: str) -> Person:
    """By the bot's own id of the person or his Entra object id. Raises TeamsError."""
    for person in PEOPLE:
        if id in (person.teams_id, person.aad_id):
            return person
    raise TeamsError(404, "MemberNotFoundInConversation", "Unknown user.")
