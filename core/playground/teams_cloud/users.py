"""The people in Teams: what they type, click and fill in becomes the signed activities the Bot Connector would send.

Sources: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations (messages, mentions),
/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview (Action.Execute and its answers),
/task-modules-and-cards/cards/cards-actions (Action.Submit),
/bots/how-to/conversations/subscribe-to-conversation-events (installing).
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

import aiohttp

from core.playground.people import CHANNELS, PEOPLE, TEAMS_TENANT, Channel, Impossible, Person
from core.playground.seen import Press, filled
from core.playground.teams_cloud import limits
from core.playground.teams_cloud.keys import Keys
from core.playground.teams_cloud.reading import CARD, presses_of, questions_of
from core.playground.teams_cloud.tenant import BOT_NAME, TEAM, Tenant, account, dm_of
from core.playground.transcript import Message

_TEAMS_CHANNELS = tuple(c for c in CHANNELS if c.platform == "teams")
_MENTION = re.compile(rf"^@{BOT_NAME}\b\s*", re.IGNORECASE)
UNREACHABLE = "Unable to reach app. Please try again."
WRONG = "Something went wrong. Please try again."


class Users:
    """Everybody's hands in one tenant; `url` is where the bot listens."""

    def __init__(self, tenant: Tenant, keys: Keys, session: aiohttp.ClientSession, url: str = "") -> None:
        self.tenant = tenant
        self.keys = keys
        self.session = session
        self.url = url

    async def say(self, who: Person, place: Channel | None, text: str, *, slash: bool = False) -> None:
        """A line. Whoever writes to the bot alone for the first time adds the app thereby. In a channel the bot hears
        only what mentions it (a line that begins with /referral or @Referral does) or, with `slash`, what was picked
        from the slash menu, which nobody else sees."""
        if place is None:
            if dm_of(who) not in self.tenant.installed:
                await self.install(who)
            await self._message(who, dm_of(who), self._typed(who, dm_of(who), text), text)
            return
        line = _MENTION.sub("", text)
        addressed = line != text or text.lower().startswith("/referral")
        shown = f"@{BOT_NAME} {line}" if addressed and not slash else text
        said = self._typed(who, place.ref, shown, seen_by=who.id if slash else None)
        if slash:
            await self._message(who, place.ref, said, line.removeprefix("/"), targeted=True)
        elif addressed:
            await self._message(who, place.ref, said, line, mention=True)

    async def click(self, who: Person, message: Message, press: Press, values: Mapping[str, str] | None = None) -> None:
        """An action of a card, with whatever its inputs hold."""
        native = message.views.get(who.id, message.native)
        answers = filled(questions_of(native), values or {}) if values is not None else _standing(native)
        action = press.native
        if action["type"] == "Action.OpenUrl":
            raise Impossible(f"“{press.label}” opens {action['url']} in the browser.", 409)
        data = action.get("data")
        merged = {**data, **answers} if isinstance(data, Mapping) else (answers or data)
        if action["type"] == "Action.Submit":
            await self._post(who, message.ref[0], {"type": "message", "value": merged, "replyToId": message.ref[1]})
            return
        value = {
            "action": {"type": "Action.Execute", "title": press.label, "verb": action.get("verb"), "data": merged},
            "trigger": "manual",
        }
        invoke = {"type": "invoke", "name": "adaptiveCard/action", "value": value, "replyToId": message.ref[1]}
        status, body = await self._post(who, message.ref[0], invoke)
        self._invoked(who, message, status, body)

    async def submit(self, who: Person, message: Message, values: Mapping[str, str]) -> None:
        """Fill in a card's inputs and press its button to send them: the one with the verb submit, else the first."""
        native = message.views.get(who.id, message.native)
        presses = presses_of(native)
        sending = [p for p in presses if p.native.get("verb") == "submit"] or list(presses)
        if not sending:
            raise Impossible("This card has nothing to send it with.", 409)
        await self.click(who, message, sending[0], values)

    async def install(self, who: Person, *, gone: bool = False) -> None:
        """The personal app comes or goes: installationUpdate and conversationUpdate, as Teams sends both."""
        conversation = dm_of(who)
        (self.tenant.installed.discard if gone else self.tenant.installed.add)(conversation)
        await self._post(who, conversation, {"type": "installationUpdate", "action": "remove" if gone else "add"})
        if not gone:
            added = {"type": "conversationUpdate", "membersAdded": [{"id": self.tenant.bot["id"]}]}
            await self._post(who, conversation, added)

    def _typed(self, who: Person, conversation: str, text: str, seen_by: str | None = None) -> Message:
        native = {"type": "message", "text": text, "textFormat": "plain"}
        return self.tenant.say(conversation, who.id, native, seen_by=seen_by)

    async def _message(
        self, who: Person, conversation: str, said: Message, text: str, *, mention: bool = False, targeted: bool = False
    ) -> None:
        """What the bot receives of a typed line: entities for mentions, & < > escaped, the same again as HTML."""
        entities: list[dict[str, Any]] = [
            {"type": "clientInfo", "locale": who.locale, "country": "US", "platform": "Web", "timezone": who.zone}
        ]
        line = html.escape(text, quote=False)
        for other in PEOPLE if said.dm_with is None else ():
            line, found = re.subn(rf"@(?:{re.escape(other.name)}|{other.id})\b", f"<at>{other.name}</at>", line)
            if found:
                mentioned = {"id": other.teams_id, "name": other.name}
                entities.append({"type": "mention", "mentioned": mentioned, "text": f"<at>{other.name}</at>"})
        if mention:
            line = f"<at>{BOT_NAME}</at>&nbsp;{line}"
            entities.append({"type": "mention", "mentioned": self.tenant.bot, "text": f"<at>{BOT_NAME}</at>"})
        activity = {
            "type": "message", "id": said.ref[1], "text": line, "textFormat": "plain", "entities": entities,
            "attachments": [{"contentType": "text/html", "content": f"<p>{line}</p>"}],
        }  # fmt: skip
        await self._post(who, conversation, activity, targeted=targeted)

    def _invoked(self, who: Person, message: Message, status: int, body: Mapping[str, Any]) -> None:
        """The answer to Action.Execute: a card in place of this one (for this person), a word, or an error."""
        kind, value = body.get("type"), body.get("value")
        if status != 200 or int(body.get("statusCode", 200)) >= 400:
            said = value.get("message") if isinstance(value, Mapping) else None
            self._client(who, message, UNREACHABLE if status == 0 else str(said or WRONG))
        elif kind == CARD and isinstance(value, Mapping):
            if complaints := limits.complaints(value):
                self._client(who, message, f"{WRONG} ({'; '.join(complaints)})")
                return
            native = {"type": "message", "attachments": [{"contentType": CARD, "content": value}]}
            self.tenant.transcript.change(message, views={**message.views, who.id: native})
        elif kind == "application/vnd.microsoft.activity.message" and value:
            self._client(who, message, str(value))

    def _client(self, who: Person, message: Message, text: str) -> None:
        """The client's own words, under the card, to the person who clicked."""
        native = {"type": "message", "text": text, "textFormat": "plain"}
        self.tenant.say(message.ref[0], "teams", native, seen_by=who.id)

    async def _post(
        self, who: Person, conversation: str, activity: Mapping[str, Any], *, targeted: bool = False
    ) -> tuple[int, Mapping[str, Any]]:
        """Send one activity, signed; the status (0 where no answer came in time) and the JSON body. A message that is
        not taken in time is sent once more, as Teams does."""
        thread = self._thread(conversation, str(activity.get("replyToId") or activity.get("id", "")))
        whole = self._envelope(who, conversation, targeted, thread) | dict(activity)
        for last in (False, True):
            status, body = await self._once(whole)
            if activity["type"] == "invoke" or last or status in range(200, 500):
                break
        return status, body

    async def _once(self, whole: Mapping[str, Any]) -> tuple[int, Mapping[str, Any]]:
        headers = {
            "Authorization": f"Bearer {self.keys.signed(self.tenant.base)}",
            "x-ms-conversation-id": str(whole["conversation"]["id"]),
            "x-ms-tenant-id": TEAMS_TENANT,
        }
        within = aiohttp.ClientTimeout(total=limits.ANSWER_SECONDS)
        try:
            async with self.session.post(self.url, json=whole, headers=headers, timeout=within) as answer:
                body = await answer.json(content_type=None) if answer.status == 200 and await answer.read() else {}
                return answer.status, body if isinstance(body, Mapping) else {}
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return 0, {}

    def _envelope(self, who: Person, conversation: str, targeted: bool, thread: str) -> dict[str, Any]:
        person = account(who)
        now = self.tenant.transcript.clock()
        place, channel_data = self._place(conversation, thread)
        return {
            "id": self.tenant.activity_id(), "timestamp": now.isoformat(), "localTimezone": who.zone,
            "serviceUrl": self.tenant.base, "channelId": "msteams", "locale": who.locale,
            "from": {"id": who.teams_id, "name": who.name, "aadObjectId": person["aadObjectId"]},
            "recipient": self.tenant.bot | ({"isTargeted": True} if targeted else {}),
            "conversation": place, "channelData": channel_data,
        }  # fmt: skip

    def _thread(self, conversation: str, activity: str) -> str:
        """The first message of the thread in which that activity stands."""
        transcript = self.tenant.transcript
        said = transcript.by_ref("teams", (conversation, activity))
        root = transcript.get(said.thread) if said is not None and said.thread else None
        return root.ref[1] if root is not None else activity

    def _place(self, conversation: str, thread: str) -> tuple[dict[str, Any], dict[str, Any]]:
        channel = next((c for c in _TEAMS_CHANNELS if c.ref == conversation), None)
        tenant = {"tenant": {"id": TEAMS_TENANT}}
        if channel is None:
            return {"conversationType": "personal", "tenantId": TEAMS_TENANT, "id": conversation}, tenant
        kind = "groupChat" if channel.group_chat else "channel"
        place = {"isGroup": True, "conversationType": kind, "tenantId": TEAMS_TENANT, "id": conversation}
        if channel.group_chat:
            return place | {"name": channel.id}, tenant
        place["id"] = f"{conversation};messageid={thread}"
        return place, tenant | {"team": TEAM, "channel": {"id": conversation, "name": channel.id}}


def _standing(native: Mapping[str, Any]) -> dict[str, str]:
    return {q.name: q.value for q in questions_of(native) if q.value}
