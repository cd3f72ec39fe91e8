"""The Bot Connector's REST methods.

Sources: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference and, for
errors, https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability (status codes).
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from core.playground.people import PEOPLE, TEAMS_TENANT, Channel, Person
from core.playground.teams_cloud import limits
from core.playground.teams_cloud.keys import Keys
from core.playground.teams_cloud.reading import CARD
from core.playground.teams_cloud.tenant import TEAM, TeamsError, Tenant, account, by_teams_id, dm_of, placed
from core.playground.transcript import BOT

Answer = Any
Act = Callable[[web.Request], Awaitable[Answer]]


def routes(tenant: Tenant, keys: Keys) -> list[web.RouteDef]:
    made = Connector(tenant)
    one = "/teams/v3/conversations/{conversation}"

    def guarded(act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            if not keys.good(request.headers.get("Authorization", "")):
                return _error(TeamsError(401, "Unauthorized", "Authorization has been denied for this request."))
            try:
                return web.json_response(await act(request))
            except TeamsError as error:
                return _error(error)

        return answer

    return [
        web.post("/teams/v3/conversations", guarded(made.create)),
        web.post(one + "/activities", guarded(made.send)),
        web.post(one + "/activities/{activity}", guarded(made.send)),
        web.put(one + "/activities/{activity}", guarded(made.update)),
        web.delete(one + "/activities/{activity}", guarded(made.delete)),
        web.get(one + "/members", guarded(made.members)),
        web.get(one + "/pagedmembers", guarded(made.paged)),
        web.get(one + "/members/{member}", guarded(made.member)),
        web.get("/teams/v3/teams/{team}", guarded(made.team)),
    ]


class Connector:
    """What the bot may do in a tenant."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant

    async def send(self, request: web.Request) -> Answer:
        """A new activity, or a reply where the path names one; `isTargetedActivity=true` for one person's eyes."""
        conversation = request.match_info["conversation"]
        activity = await _activity(request)
        self.tenant.writable(conversation)
        self.tenant.pace("send", conversation, limits.SENDS)
        seen_by = _targeted(request, activity, conversation)
        if activity.get("type") == "typing":
            return {"id": self.tenant.activity_id()}
        said = self.tenant.say(
            conversation, BOT, activity, seen_by=seen_by, reply_to=request.match_info.get("activity")
        )
        return {"id": said.ref[1]}

    async def update(self, request: web.Request) -> Answer:
        """The bot's own activity becomes another, for everybody."""
        activity = await _activity(request)
        conversation = request.match_info["conversation"]
        self.tenant.writable(conversation)
        self.tenant.pace("send", conversation, limits.SENDS)
        message = self._own(request)
        if _is_targeted(request) and activity.get("recipient"):
            raise TeamsError(400, "BadArgument", "An update of a targeted message names no recipient.")
        self.tenant.transcript.change(message, native=activity, edited=True, views={})
        return {"id": message.ref[1]}

    async def delete(self, request: web.Request) -> Answer:
        self.tenant.writable(request.match_info["conversation"])
        self.tenant.transcript.change(self._own(request), gone=True)
        return {}

    async def create(self, request: web.Request) -> Answer:
        """A 1:1 chat with a member (the existing one, if there is), or a new thread in a channel."""
        body = await request.json()
        channel = ((body.get("channelData") or {}).get("channel") or {}).get("id")
        if channel:
            self.tenant.writable(channel)
            self.tenant.pace("send", channel, limits.SENDS)
            activity = _checked(body.get("activity") or {})
            said = self.tenant.say(channel, BOT, activity)
            return {"id": f"{channel};messageid={said.ref[1]}", "activityId": said.ref[1]}
        members = body.get("members") or []
        if len(members) != 1 or body.get("isGroup"):
            raise TeamsError(400, "BadArgument", "A bot can start a conversation with one user only.")
        conversation = dm_of(by_teams_id(str(members[0].get("id"))))
        self.tenant.writable(conversation)
        self.tenant.pace("send", conversation, limits.SENDS)
        if body.get("activity"):
            self.tenant.say(conversation, BOT, _checked(body["activity"]))
        return {"id": conversation}

    async def members(self, request: web.Request) -> Answer:
        conversation = request.match_info["conversation"]
        self.tenant.writable(conversation)
        self.tenant.pace("look", conversation, limits.LOOKS)
        return [account(person) for person in _people(conversation)]

    async def paged(self, request: web.Request) -> Answer:
        place = placed(request.match_info["conversation"])
        guests = [GUEST] if not isinstance(place, Person) and place.outside else []
        return {"members": [*await self.members(request), *guests]}

    async def member(self, request: web.Request) -> Answer:
        conversation = request.match_info["conversation"]
        self.tenant.writable(conversation)
        self.tenant.pace("look", conversation, limits.LOOKS)
        person = by_teams_id(request.match_info["member"])
        if person not in _people(conversation):
            raise TeamsError(404, "MemberNotFoundInConversation", "Member not found in conversation.")
        return account(person)

    async def team(self, request: web.Request) -> Answer:
        if request.match_info["team"] != TEAM["id"]:
            raise TeamsError(404, "NotFound", "Team not found.")
        return TEAM | {"channelCount": 2, "memberCount": len(PEOPLE)}

    def _own(self, request: web.Request) -> Any:
        root = request.match_info["conversation"].partition(";")[0]
        message = self.tenant.transcript.by_ref("teams", (root, request.match_info["activity"]))
        if message is None or message.author != BOT or _is_targeted(request) != (message.seen_by is not None):
            raise TeamsError(404, "ActivityNotFoundInConversation", "The activity is not there.")
        return message


GUEST = {
    "id": "29:1guest", "name": "Gil Guest", "userRole": "guest", "tenantId": TEAMS_TENANT,
    "userPrincipalName": "gil_elsewhere.example#EXT#@brightwater.example",
}  # fmt: skip


def _people(conversation: str) -> list[Person]:
    place = placed(conversation)
    return [place] if isinstance(place, Person) else [p for p in PEOPLE if p.id in place.members]


def _is_targeted(request: web.Request) -> bool:
    return request.query.get("isTargetedActivity", "").lower() == "true"


def _targeted(request: web.Request, activity: Mapping[str, Any], conversation: str) -> str | None:
    """Who alone sees it. Only in channels and group chats, only to one of its members
    (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/targeted-messages)."""
    if not _is_targeted(request):
        return None
    if not isinstance(placed(conversation), Channel):
        raise TeamsError(400, "BadArgument", "Targeted messages are for channels and group chats.")
    recipient = by_teams_id(str((activity.get("recipient") or {}).get("id")))
    if recipient not in _people(conversation):
        raise TeamsError(400, "BadArgument", "The recipient is not in the conversation.")
    return recipient.id


async def _activity(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        raise TeamsError(400, "BadSyntax", "The body is not JSON.") from None
    return _checked(body)


def _checked(activity: Any) -> dict[str, Any]:
    """The activity as Teams keeps it: known type, not too large, cards it can draw."""
    if not isinstance(activity, dict) or activity.get("type") not in ("message", "typing"):
        raise TeamsError(400, "BadSyntax", "Activity type is not supported.")
    size = len(json.dumps(activity, ensure_ascii=False).encode())
    cards = [a.get("content") for a in activity.get("attachments") or () if a.get("contentType") == CARD]
    if size > limits.ACTIVITY_BYTES or any(
        len(json.dumps(card, ensure_ascii=False).encode()) > limits.CARD_BYTES for card in cards
    ):
        raise TeamsError(413, "MessageSizeTooBig", "Message size too large.")
    for card in cards:
        if not isinstance(card, dict):
            raise TeamsError(400, "BadSyntax", "An attachment has no content.")
        if said := limits.complaints(card):
            raise TeamsError(400, "BadSyntax", "; ".join(said))
    if activity["type"] == "message" and not activity.get("text") and not cards:
        raise TeamsError(400, "BadSyntax", "The message is empty.")
    return activity


def _error(error: TeamsError) -> web.Response:
    headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
    body = {"error": {"code": error.code, "message": error.message}}
    return web.json_response(body, status=error.status, headers=headers)
