"""botbuilder really carries the turn: its adapter, its context, its ActivityHandler."""

from __future__ import annotations

from typing import Any

import pytest
from botbuilder.core import ActivityHandler, BotAdapter, TurnContext

from teamsbot.callers import Callers
from teamsbot.connector import Connector
from teamsbot.inbound_shape import Activity, activity_of
from teamsbot.settings import Settings
from teamsbot.transport import Transport
from tests.teamsbot.conftest import payload


class Open(Callers):
    """Everybody is let in."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def check(self, authorization: str, claimed: Any) -> dict[str, Any]:
        self.asked.append(authorization)
        return {"aud": "x"}


async def run(name: str, answer: dict[str, Any] | None = None) -> tuple[list[Activity], dict[str, Any] | None]:
    heard: list[Activity] = []

    async def receive(activity: Activity) -> dict[str, Any] | None:
        heard.append(activity)
        return answer

    callers = Open()
    transport = Transport(callers, Connector(lambda: None, None), receive)  # type: ignore[arg-type, return-value]
    body = await transport.run(activity_of(payload(name)), "Bearer x")
    assert callers.asked == ["Bearer x"]
    return heard, body


@pytest.mark.parametrize("name", ["message_dm", "install_dm", "members_bot_team", "event_channel_deleted"])
async def test_what_means_something_reaches_us_whole(name: str) -> None:
    heard, body = await run(name)
    assert [a.id for a in heard] == [payload(name)["id"]]
    assert heard[0].tenant  # botbuilder's own object loses it
    assert body is None


@pytest.mark.parametrize(
    "name", ["typing", "reaction", "reaction_removed", "read_receipt", "future_type", "message_edited"]
)
async def test_what_means_nothing_ends_in_botbuilder(name: str) -> None:
    assert await run(name) == ([], None)


async def test_an_invokes_answer_comes_back_as_it_is() -> None:
    """botbuilder's own web adapter turns every such answer into a 500 (4.17.1)."""
    heard, body = await run("invoke_line", {"statusCode": 200})
    assert len(heard) == 1
    assert body == {"statusCode": 200}


async def test_the_turn_is_botbuilders() -> None:
    seen: list[Any] = []
    callers = Open()

    async def receive(activity: Activity) -> None:
        return None

    transport = Transport(callers, Connector(lambda: None, None), receive)  # type: ignore[arg-type, return-value]
    assert isinstance(transport._adapter, BotAdapter)
    assert isinstance(transport._turns, ActivityHandler)

    async def middleware(context: TurnContext, following: Any) -> Any:
        seen.append((type(context), context.activity.text, context.activity.from_property.aad_object_id))
        return await following()

    transport._adapter.use(_Middleware(middleware))
    await transport.run(activity_of(payload("message_dm")), "")
    ((kind, text, aad),) = seen
    assert kind is TurnContext
    assert text.startswith("/referral log")
    assert aad == "aaaaaaaa-0000-4000-8000-000000000001"


class _Middleware:
    def __init__(self, on_turn: Any) -> None:
        self.on_turn = on_turn


async def test_there_is_no_streaming_door() -> None:
    transport = Transport(Open(), Connector(lambda: None, None), lambda a: None)  # type: ignore[arg-type, return-value]
    with pytest.raises(PermissionError):
        await transport._adapter.bot_framework_authentication.authenticate_streaming_request("", "")
    assert Settings().insecure is False
