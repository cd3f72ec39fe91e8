"""What the post wants said arrives once, or the post learns exactly what became of it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from aiohttp.test_utils import unused_port

from core.asks import Profile
from core.cards import Card, Mention, Text
from core.phrases import doors
from core.port import Later, Outgoing, Refused, Sent, Unknown
from slackbot import outcome, profile
from tests.slackbot.cloud import closes, hangs, says, status
from tests.slackbot.conftest import Front

CARD = Card("Has Gus Globe been called?", (Text((Mention(2, "Bob Stone"),)),))
DM = Outgoing("quiet:introduction:12:1", "slack:T0BRIGHT:U0ANA", CARD)
CHANNEL = Outgoing("board:7", "slack:T0BRIGHT:C0SALES", CARD)
ROUTE = json.dumps({"channel": "D0ANA"})


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome.call, "__defaults__", (0.05,))


async def test_a_first_message_opens_the_conversation_and_remembers_it(front: Front) -> None:
    sent = await front.slack.send(DM)
    assert front.cloud.of("conversations.open") == [{"users": "U0ANA"}]
    (said,) = front.cloud.of("chat.postMessage")
    assert said["channel"] == "D0NEW"
    assert said["metadata"] == {"event_type": "referral_post", "event_payload": {"key": "quiet:introduction:12:1"}}
    assert said["text"].startswith("Has Gus Globe been called?")
    assert json.loads(sent.route or "") == {"channel": "D0NEW"}
    assert sent.ref is not None
    assert sent.ref.startswith("D0NEW:17000001")


async def test_a_known_conversation_is_used_as_it_is(front: Front) -> None:
    sent = await front.slack.send(Outgoing("k", DM.to, CARD, route=ROUTE, people={2: "slack:T0BRIGHT:U0BOB"}))
    assert front.cloud.of("conversations.open") == []
    assert (front.cloud.of("chat.postMessage")[0]["channel"], sent.route) == ("D0ANA", None)
    assert "<@U0BOB>" in str(front.cloud.of("chat.postMessage")[0]["blocks"])


async def test_a_conversation_that_is_gone_is_opened_anew(front: Front) -> None:
    front.cloud.faults["chat.postMessage"] = [says("channel_not_found")]
    sent = await front.slack.send(Outgoing("k", DM.to, CARD, route=ROUTE))
    assert [c["channel"] for c in front.cloud.of("chat.postMessage")] == ["D0ANA", "D0NEW"]
    assert json.loads(sent.route or "") == {"channel": "D0NEW"}


async def test_a_channel_needs_no_opening_and_a_thread_is_kept(front: Front) -> None:
    await front.slack.send(Outgoing("k", CHANNEL.to, CARD, thread="1.2"))
    (said,) = front.cloud.of("chat.postMessage")
    assert (said["channel"], said["thread_ts"]) == ("C0SALES", "1.2")


async def test_the_bot_token_goes_with_every_call(front: Front) -> None:
    await front.slack.send(CHANNEL)
    assert {call.token for call in front.cloud.calls} == {"xoxb-test"}


async def test_an_edit_changes_the_message_it_names(front: Front) -> None:
    sent = await front.slack.send(Outgoing("k", DM.to, CARD, edit="D0ANA:1700000000.000100"))
    (said,) = front.cloud.of("chat.update")
    assert (said["channel"], said["ts"]) == ("D0ANA", "1700000000.000100")
    assert sent == Sent("D0ANA:1700000000.000100")


async def test_a_whisper_stays_in_the_channel_for_one_person(front: Front) -> None:
    whisper = Outgoing("k", CHANNEL.to, CARD, private_to=DM.to)
    assert await front.slack.send(whisper) == Sent(None)
    (said,) = front.cloud.of("chat.postEphemeral")
    assert (said["channel"], said["user"]) == ("C0SALES", "U0ANA")


async def test_a_whisper_where_it_cannot_be_heard_goes_to_the_private_conversation(front: Front) -> None:
    front.cloud.faults["chat.postEphemeral"] = [says("not_in_channel")]
    sent = await front.slack.send(Outgoing("k", CHANNEL.to, CARD, private_to=DM.to, private_route=ROUTE))
    assert front.cloud.of("chat.postMessage")[0]["channel"] == "D0ANA"
    assert sent.route is None


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("account_inactive", doors.UNINSTALLED),
        ("token_revoked", doors.UNINSTALLED),
        ("invalid_auth", doors.UNINSTALLED),
        ("channel_not_found", doors.CHANNEL_GONE),
        ("not_in_channel", doors.NOT_INVITED),
        ("is_archived", doors.ARCHIVED),
        ("user_disabled", doors.PERSON_GONE),
        ("cannot_dm_bot", doors.NOT_REACHABLE),
        ("restricted_action", doors.NOT_ALLOWED),
        ("something_new", "Slack refused it (something_new)"),
    ],
)
async def test_a_final_refusal_has_a_plain_reason(front: Front, word: str, reason: str) -> None:
    front.cloud.faults["chat.postMessage"] = [says(word)]
    with pytest.raises(Refused) as refused:
        await front.slack.send(CHANNEL)
    assert refused.value.reason == reason


async def test_a_person_who_cannot_be_reached_is_a_refusal_too(front: Front) -> None:
    front.cloud.faults["conversations.open"] = [says("user_disabled")]
    with pytest.raises(Refused, match="deactivated"):
        await front.slack.send(DM)


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (status(429, "", {"Retry-After": "7"}), 7.0),
        (status(429, '{"ok": false, "error": "ratelimited"}', {"Retry-After": "30"}, "application/json"), 30.0),
        (status(429, "", {"Retry-After": "soon"}), None),
        (says("ratelimited"), None),
        (says("service_unavailable"), None),
        (status(503, "busy"), None),
    ],
)
async def test_not_now_is_later_and_slacks_wait_is_honoured(front: Front, fault: Any, seconds: float | None) -> None:
    front.cloud.faults["chat.postMessage"] = [fault]
    with pytest.raises(Later) as later:
        await front.slack.send(CHANNEL)
    assert later.value.seconds == seconds
    assert len(front.cloud.of("chat.postMessage")) == 1


@pytest.mark.parametrize(
    "fault",
    [closes, status(500, "oops"), status(502, "<html>", kind="text/plain"), status(504), says("fatal_error"),
     says("internal_error"), status(200, "<html>a proxy</html>"), status(200, "fine", kind="text/plain"),
     status(200, "[1]", kind="application/json"), status(200, "{", kind="application/json")],
)  # fmt: skip
async def test_what_nobody_can_tell_is_unknown_and_never_tried_twice(front: Front, fault: Any) -> None:
    front.cloud.faults["chat.postMessage"] = [fault]
    with pytest.raises(Unknown):
        await front.slack.send(CHANNEL)
    assert len(front.cloud.of("chat.postMessage")) == 1


async def test_silence_is_unknown(front: Front, hasty: None) -> None:
    gate = asyncio.Event()
    front.cloud.faults["chat.postMessage"] = [hangs(gate)]
    with pytest.raises(Unknown):
        await front.slack.send(CHANNEL)
    gate.set()


@pytest.mark.parametrize("fault", [closes, status(500)])
async def test_before_anything_was_said_it_is_only_later(front: Front, fault: Any) -> None:
    front.cloud.faults["conversations.open"] = [fault]
    with pytest.raises(Later):
        await front.slack.send(DM)


async def test_nobody_listening_is_later(front: Front) -> None:
    front.slack._client.base_url = f"http://127.0.0.1:{unused_port()}/api/"
    with pytest.raises(Later):
        await front.slack.send(CHANNEL)


@pytest.mark.parametrize("word", ["invalid_blocks", "msg_too_long", "msg_blocks_too_long"])
async def test_blocks_that_slack_refuses_do_not_cost_the_message(front: Front, word: str) -> None:
    front.cloud.faults["chat.postMessage"] = [says(word)]
    await front.slack.send(CHANNEL)
    first, second = front.cloud.of("chat.postMessage")
    assert first["blocks"]
    assert second["blocks"] == []
    assert second["text"] == first["text"]


async def test_a_message_that_arrived_is_found_by_its_key(front: Front) -> None:
    mine = {"ts": "1.5", "metadata": {"event_type": "referral_post", "event_payload": {"key": DM.key}}}
    other = {"ts": "1.6", "metadata": {"event_type": "referral_post", "event_payload": {"key": "another"}}}
    front.cloud.answers["conversations.history"] = {"messages": [{"ts": "1.7"}, other, mine], "has_more": True}
    assert await front.slack.verify(Outgoing(DM.key, DM.to, CARD, route=ROUTE)) == Sent("D0ANA:1.5")
    assert front.cloud.of("conversations.history")[0]["include_all_metadata"] in ("1", "true", "True", True)


async def test_a_message_that_is_nowhere_did_not_arrive(front: Front) -> None:
    front.cloud.answers["conversations.history"] = {"messages": [{"ts": "1.7", "metadata": None}], "has_more": False}
    assert await front.slack.verify(DM) is None


async def test_who_cannot_look_far_enough_cannot_tell(front: Front) -> None:
    front.cloud.answers["conversations.history"] = {"messages": [{"ts": "1.7"}], "has_more": True}
    with pytest.raises(Unknown):
        await front.slack.verify(DM)


@pytest.mark.parametrize("fault", [says("missing_scope"), says("not_in_channel"), closes, status(429), status(500)])
async def test_a_closed_history_cannot_tell(front: Front, fault: Any) -> None:
    front.cloud.faults["conversations.history"] = [fault, fault]  # aiohttp asks twice where a GET breaks off
    with pytest.raises(Unknown):
        await front.slack.verify(CHANNEL)


async def test_edits_and_whispers_may_simply_be_done_again(front: Front) -> None:
    assert await front.slack.verify(Outgoing("k", DM.to, CARD, edit="D0ANA:1.1")) is None
    assert await front.slack.verify(Outgoing("k", CHANNEL.to, CARD, private_to=DM.to)) is None


ANA = {
    "id": "U0ANA",
    "name": "ana",
    "real_name": "Ana Ruiz",
    "tz": "America/New_York",
    "locale": "en-US",
    "is_admin": False,
    "is_owner": True,
    "is_email_confirmed": True,
    "profile": {"email": "ana@brightwater.example", "real_name": "Ana Ruiz"},
}


async def test_slack_tells_who_somebody_is(front: Front) -> None:
    front.cloud.answers["users.info"] = {"user": ANA}
    found = await front.slack.profile("slack:T0BRIGHT:U0ANA")
    assert found == Profile("Ana Ruiz", "ana@brightwater.example", "America/New_York", "en_US", admin=True)
    assert front.cloud.of("users.info")[0]["user"] == "U0ANA"


@pytest.mark.parametrize("flag", ["is_restricted", "is_ultra_restricted", "is_stranger", "is_bot"])
def test_guests_strangers_and_bots_are_outsiders(flag: str) -> None:
    assert profile.read(ANA | {flag: True}).outsider


def test_an_unconfirmed_address_proves_nothing() -> None:
    assert profile.read(ANA | {"is_email_confirmed": False}).email is None


def test_a_person_without_details_still_has_a_name() -> None:
    assert profile.read({"id": "U1", "name": "zoe"}) == Profile("zoe")


@pytest.mark.parametrize(
    "fault", [says("user_not_found"), closes, status(500), status(200, "[]", kind="application/json")]
)
async def test_who_is_unknown_is_none(front: Front, fault: Any) -> None:
    front.cloud.faults["users.info"] = [fault]
    assert await front.slack.profile("slack:T0BRIGHT:U0ANA") is None


@pytest.mark.parametrize(
    ("flags", "outsiders"),
    [
        ({"is_ext_shared": False}, False),
        ({"is_ext_shared": True}, True),
        ({"is_ext_shared": False, "is_pending_ext_shared": True}, True),
        ({"is_shared": True, "is_org_shared": True}, False),
    ],
)
async def test_a_channel_shared_with_another_company_has_outsiders(
    front: Front, flags: dict[str, bool], outsiders: bool
) -> None:
    front.cloud.answers["conversations.info"] = {"channel": {"id": "C1"} | flags}
    assert await front.slack.outsiders("slack:T0BRIGHT:C1", None) is outsiders
    assert front.cloud.of("conversations.info")[0]["channel"] == "C1"


async def test_whether_outsiders_are_there_is_asked_again_later(front: Front) -> None:
    front.cloud.faults["conversations.info"] = [status(500), says("channel_not_found")]
    with pytest.raises(Later):
        await front.slack.outsiders("slack:T0BRIGHT:C1", None)
    assert not await front.slack.outsiders("slack:T0BRIGHT:C1", None)


async def test_who_does_not_answer_in_time_is_none(front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "SECONDS", 0.05)
    gate = asyncio.Event()
    front.cloud.faults["users.info"] = [hangs(gate)]
    assert await front.slack.profile("slack:T0BRIGHT:U0ANA") is None
    gate.set()
