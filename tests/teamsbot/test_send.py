"""What the post hands over, and what becomes of it when Teams is slow, full, gone or unwell."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
import pytest

from core.cards import Button, Buttons, Card
from core.phrases import doors, frame
from core.port import House, Later, Outgoing, Refused, Tasks, Unknown
from teamsbot import build
from teamsbot.inbound_route import Route, from_json
from tests.teamsbot.cloud import APP, TENANT, Cloud, close, hang
from tests.teamsbot.conftest import Desk

ANA = f"teams:{TENANT}:aaaaaaaa-0000-4000-8000-000000000001"
SALES = f"teams:{TENANT}:19:sales@thread.tacv2"
CARD = Card("Call Ann today?", (Buttons((Button("Done", "called 12"),)),), summary="Ann is waiting")


def person(cloud: Cloud, conversation: str | None = "a:ana") -> str:
    return Route(cloud.service, f"28:{APP}", TENANT, conversation, "29:1ana").to_json()


def channel(cloud: Cloud) -> str:
    return Route(cloud.service, f"28:{APP}", TENANT, "19:sales@thread.tacv2").to_json()


def nudge(cloud: Cloud, **changed: Any) -> Outgoing:
    return Outgoing(**({"key": "k", "to": ANA, "card": CARD, "route": person(cloud)} | changed))


def post(cloud: Cloud, **changed: Any) -> Outgoing:
    return nudge(cloud, **({"to": SALES, "route": channel(cloud)} | changed))


async def test_to_a_person(desk: Desk, cloud: Cloud) -> None:
    sent = await desk.teams.send(nudge(cloud))
    assert (sent.ref, sent.route) == ("m1", None)
    (call,) = cloud.calls
    assert call.path == "/v3/conversations/a:ana/activities"
    assert call.body["from"] == {"id": f"28:{APP}"}
    assert call.body["summary"] == "Ann is waiting"
    assert "replyToId" not in call.body


async def test_to_a_person_whose_chat_must_be_opened(desk: Desk, cloud: Cloud) -> None:
    sent = await desk.teams.send(nudge(cloud, route=person(cloud, None)))
    assert [c.path for c in cloud.calls] == ["/v3/conversations", "/v3/conversations/a:opened/activities"]
    kept = from_json(sent.route)
    assert kept is not None
    assert kept.conversation == "a:opened"


async def test_to_a_channel_as_a_thread_of_its_own(desk: Desk, cloud: Cloud) -> None:
    await desk.teams.send(post(cloud))
    assert cloud.calls[0].path == "/v3/conversations/19:sales@thread.tacv2/activities"


async def test_to_a_thread(desk: Desk, cloud: Cloud) -> None:
    await desk.teams.send(post(cloud, thread="17000"))
    assert cloud.calls[0].path == "/v3/conversations/19:sales@thread.tacv2;messageid=17000/activities"
    assert cloud.calls[0].body["conversation"] == {"id": "19:sales@thread.tacv2;messageid=17000"}


async def test_to_one_persons_eyes_in_a_channel(desk: Desk, cloud: Cloud) -> None:
    sent = await desk.teams.send(post(cloud, private_to=ANA, private_route=person(cloud)))
    assert sent.ref == "private:m1"
    assert cloud.calls[0].query == {"isTargetedActivity": "true"}
    await desk.teams.send(post(cloud, private_to=ANA, private_route=person(cloud), edit=sent.ref))
    change = cloud.calls[1]
    assert (change.method, change.query) == ("PUT", {"isTargetedActivity": "true"})
    assert change.path.endswith("/activities/m1")
    assert "recipient" not in change.body


async def test_aside_where_teams_cannot_show_it_there(desk: Desk, cloud: Cloud) -> None:
    cloud.trouble = [(404, "BotNotInConversationRoster", {})]
    sent = await desk.teams.send(post(cloud, private_to=ANA, private_route=person(cloud)))
    assert sent.ref == "aside:m2"
    assert cloud.calls[1].path == "/v3/conversations/a:ana/activities"
    await desk.teams.send(post(cloud, private_to=ANA, private_route=person(cloud), edit=sent.ref))
    assert cloud.calls[2].path == "/v3/conversations/a:ana/activities/m2"


async def test_a_message_changes(desk: Desk, cloud: Cloud) -> None:
    sent = await desk.teams.send(nudge(cloud, edit="m7"))
    assert sent.ref == "m7"
    (call,) = cloud.calls
    assert (call.method, call.path) == ("PUT", "/v3/conversations/a:ana/activities/m7")
    assert call.body["id"] == "m7"


@pytest.mark.parametrize("route", [None, "", "[]", '{"channel": "C1"}', '{"service": "https://x"}'])
async def test_without_a_way_there(desk: Desk, cloud: Cloud, route: str | None) -> None:
    for message in (nudge(cloud, route=route), nudge(cloud, route=route, edit="m1")):
        with pytest.raises(Refused, match="know how"):
            await desk.teams.send(message)
    with pytest.raises(Refused):
        await desk.teams.send(post(cloud, private_to=ANA, private_route=route))
    assert cloud.calls == []


async def test_the_token_goes_to_no_address_in_the_clear(desk: Desk, cloud: Cloud) -> None:
    for service in ("http://evil.example/", "ftp://127.0.0.1/", "nonsense", "http://[::1"):
        route = Route(service, f"28:{APP}", TENANT, "a:ana", "29:1ana").to_json()
        with pytest.raises(Refused):
            await desk.teams.send(nudge(cloud, route=route))
    assert cloud.tokens == 0


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [
        (403, "MessageWritesBlocked", frame.BLOCKED),
        (403, "ConversationBlockedByUser", frame.BLOCKED),
        (403, "BotNotInConversationRoster", doors.UNINSTALLED),
        (403, "BotDisabledByAdmin", frame.SWITCHED_OFF),
        (403, "ForbiddenOperationException", doors.NOT_ALLOWED),
        (403, "SomethingNew", f"{frame.NOT_TAKEN} (403)"),
        (404, "ConversationNotFound", doors.CHANNEL_GONE),
        (404, "ActivityNotFoundInConversation", doors.MESSAGE_GONE),
        (413, "MessageSizeTooBig", frame.TOO_LARGE),
        (400, None, f"{frame.NOT_TAKEN} (400)"),
        (500, None, f"{frame.NOT_TAKEN} (500)"),
        (302, None, f"{frame.NOT_TAKEN} (302)"),
    ],
)
async def test_what_is_final(desk: Desk, cloud: Cloud, status: int, code: str | None, reason: str) -> None:
    cloud.trouble = [(status, code, {})]
    with pytest.raises(Refused) as refused:
        await desk.teams.send(nudge(cloud))
    assert refused.value.reason == reason
    assert len(cloud.calls) == 1


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"Retry-After": "7"}, 7.0),
        (429, {"Retry-After": "0.5"}, 0.5),
        (429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, None),
        (429, {}, None),
        (412, {}, None),
        (502, {}, None),
        (503, {"Retry-After": "-3"}, 0.0),
        (504, {}, None),
    ],
)
async def test_what_is_tried_again(
    desk: Desk, cloud: Cloud, status: int, headers: dict[str, str], seconds: float | None
) -> None:
    cloud.trouble = [(status, None, headers)]
    with pytest.raises(Later) as later:
        await desk.teams.send(nudge(cloud))
    assert later.value.seconds == seconds


@pytest.mark.parametrize("trouble", [hang, close], ids=["hangs", "closes"])
async def test_what_left_without_an_answer_is_unknown(desk: Desk, cloud: Cloud, trouble: Any) -> None:
    cloud.trouble = [trouble]
    with pytest.raises(Unknown):
        await desk.teams.send(nudge(cloud))
    assert len(cloud.calls) == 1
    with pytest.raises(Unknown):
        await desk.teams.verify(nudge(cloud))


async def test_a_chat_that_was_not_opened_in_time_is_no_doubt(desk: Desk, cloud: Cloud) -> None:
    cloud.trouble = [hang]
    with pytest.raises(Later):
        await desk.teams.send(nudge(cloud, route=person(cloud, None)))


async def test_nobody_there(desk: Desk, cloud: Cloud, unused_tcp_port: int) -> None:
    route = Route(f"http://127.0.0.1:{unused_tcp_port}", f"28:{APP}", TENANT, "a:ana").to_json()
    with pytest.raises(Later):
        await desk.teams.send(nudge(cloud, route=route))


@pytest.mark.parametrize("answer", [[], "text", {"id": 7}, {}])
async def test_an_answer_of_any_shape_is_good(desk: Desk, cloud: Cloud, answer: Any) -> None:
    async def odd(request: aiohttp.web.Request) -> aiohttp.web.Response:
        return aiohttp.web.json_response(answer)

    cloud.trouble = [odd]
    assert (await desk.teams.send(nudge(cloud))).ref == ""


async def test_one_token_for_all_until_it_is_refused(desk: Desk, cloud: Cloud) -> None:
    await asyncio.gather(*(desk.teams.send(nudge(cloud)) for _ in range(10)))
    assert cloud.tokens == 1
    cloud.trouble = [401]
    await desk.teams.send(nudge(cloud))
    assert cloud.calls[-1].authorization == "Bearer token-2"
    cloud.trouble = [401, 401]
    with pytest.raises(Later, match="sign-in"):
        await desk.teams.send(nudge(cloud))


@pytest.mark.parametrize(
    "answer", [(401, {"error": "invalid_client"}), (200, []), (200, {"access_token": 7}), (500, "down")]
)
async def test_a_sign_in_that_fails_is_tried_later(desk: Desk, cloud: Cloud, answer: tuple[int, Any]) -> None:
    cloud.login_answer = answer
    with pytest.raises(Later):
        await desk.teams.send(nudge(cloud))
    assert cloud.calls == []


async def test_text_no_encoding_knows_is_sent_all_the_same(desk: Desk, cloud: Cloud) -> None:
    await desk.teams.send(nudge(cloud, card=Card("broken \ud83d text")))
    assert cloud.calls[0].card["body"][0]["text"] == "broken ? text"


async def test_fifty_reminders_do_not_hold_up_the_loop(cloud: Cloud, env: dict[str, str]) -> None:
    """botbuilder's own connector freezes it for seconds here: two blocking sign-ins a message."""
    cloud.login_delay = 0.3
    lags: list[float] = []

    async def watch() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            lags.append(time.perf_counter() - before - 0.005)

    async def nothing(*_: Any) -> Any:
        return None

    async with aiohttp.ClientSession() as session:
        teams = build(env, House(nothing, nothing, nothing, lambda: session, Tasks()))
        watching = asyncio.create_task(watch())
        begun = time.perf_counter()
        await asyncio.gather(*(teams.send(nudge(cloud)) for _ in range(50)))
        took = time.perf_counter() - begun
        watching.cancel()
    assert cloud.tokens == 1
    assert len(cloud.calls) == 50
    assert took < 5
    assert sorted(lags)[-2] < 0.25, f"the loop stood still for {max(lags):.3f} s"
