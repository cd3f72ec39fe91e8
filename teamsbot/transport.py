"""botbuilder's turn, without what blocks in it: its adapter, context and ActivityHandler over our authentication.

The only file that imports botbuilder. Its own authentication asks for a token on the event loop at every turn, its
connector opens a connection per message, and its web adapter answers every invoke with 500 (4.17.1); all three are
replaced through its public extension points `BotFrameworkAuthentication` and `ConnectorFactory`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from botbuilder.core import ActivityHandler, CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.schema import Activity as BotActivity
from botbuilder.schema import ChannelAccount, ConversationAccount
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
)

from teamsbot.callers import ISSUER, Callers, Claimed
from teamsbot.connector import Connector
from teamsbot.inbound_shape import Activity, Person

Receive = Callable[[Activity], Awaitable[dict[str, Any] | None]]
_HEARD = "referral.heard"


class Transport:
    """One activity through botbuilder. `receive` gets it once it is authentic; to an invoke it gives the answer."""

    def __init__(self, callers: Callers, connector: Connector, receive: Receive) -> None:
        self._adapter = _Adapter(_Authentication(callers, connector))
        self._turns = _Turns(receive)

    async def run(self, activity: Activity, authorization: str) -> dict[str, Any] | None:
        """The body to answer with, if any. Raises Unauthorized and KeysDown, and what `receive` raises."""
        answer = await self._adapter.process_activity(authorization, _turned(activity), self._turns.on_turn)
        return answer.body if answer is not None else None


def _turned(heard: Activity) -> BotActivity:
    """Botbuilder's own object: what routes a turn, and the whole of it as we read it (see inbound_shape)."""
    made = BotActivity(
        type=heard.type,
        id=heard.id,
        channel_id=heard.channel,
        service_url=heard.service,
        name=heard.name,
        action=heard.action,
        text=heard.text,
        conversation=ConversationAccount(id=heard.conversation),
        from_property=_account(heard.sender),
        recipient=_account(heard.recipient),
    )
    made.additional_properties = {_HEARD: heard}
    return made


def _account(person: Person | None) -> ChannelAccount | None:
    return ChannelAccount(id=person.id, name=person.name, aad_object_id=person.aad) if person else None


class _Adapter(CloudAdapterBase):  # type: ignore[misc]
    """The public base, made concrete: what we send goes through the courier, so nothing is added."""


class _Turns(ActivityHandler):  # type: ignore[misc]
    """Everything that means something goes to `receive`; botbuilder ignores the rest (typing, reactions, receipts)."""

    def __init__(self, receive: Receive) -> None:
        super().__init__()
        self._receive = receive

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await self._receive(_heard(turn_context))

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        await self._receive(_heard(turn_context))

    async def on_installation_update(self, turn_context: TurnContext) -> None:
        await self._receive(_heard(turn_context))

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        return InvokeResponse(status=200, body=await self._receive(_heard(turn_context)))


def _heard(context: TurnContext) -> Activity:
    heard: Activity = context.activity.additional_properties[_HEARD]
    return heard


class _Authentication(BotFrameworkAuthentication):  # type: ignore[misc]
    """Botbuilder's question "may he?" put to our own `Callers`."""

    def __init__(self, callers: Callers, connector: Connector) -> None:
        self._callers = callers
        self._factory = _Factory(connector)

    async def authenticate_request(self, activity: BotActivity, auth_header: str) -> AuthenticateRequestResult:
        heard: Activity = activity.additional_properties[_HEARD]
        claims = await self._callers.check(auth_header, Claimed(heard.channel, heard.service, heard.tenant))
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity(claims, True)
        result.audience = ISSUER
        result.connector_factory = self._factory
        return result

    async def authenticate_streaming_request(self, auth_header: str, channel_id_header: str) -> None:
        raise PermissionError("the bot has no streaming endpoint")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        return self._factory

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """Nobody signs in through the bot."""


class _Factory(ConnectorFactory):  # type: ignore[misc]
    """The same connector for every region and tenant: it takes the service's address at each call."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector

    async def create(self, service_url: str, audience: str) -> Connector:
        return self._connector
