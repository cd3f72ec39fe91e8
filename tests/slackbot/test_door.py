"""Nobody gets in without Slack's signature, and nothing that gets in can end in a 500."""

from __future__ import annotations

import json
import logging
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slackbot.door import LARGEST, decoded, genuine
from slackbot.inbound import Malformed
from tests.slackbot.cloud import Cloud
from tests.slackbot.conftest import PAYLOADS, SECRET, Front, encoded, opened, payload, signed

BODY = encoded(payload("command"))[0]
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def form(value: Any) -> bytes:
    return urlencode({"payload": value if isinstance(value, str) else json.dumps(value)}).encode()


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Signature": "v0=ünïcode"},
        {"X-Slack-Signature": signed(BODY)["X-Slack-Signature"][:-1]},
        {"X-Slack-Signature": signed(BODY)["X-Slack-Signature"].removeprefix("v0=")},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "yesterday"},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "²"},
        {"X-Slack-Request-Timestamp": "9" * 400},
        {"X-Slack-Request-Timestamp": str(int(time.time()) - 5)},
        signed(BODY, secret="another"),
        signed(BODY, at=time.time() - 301),
        signed(BODY, at=time.time() + 9000),
        signed(BODY + b"&text=more"),
    ],
)
async def test_a_forged_or_stale_request_is_turned_away(front: Front, headers: dict[str, str]) -> None:
    status, said = await front.post(BODY, headers=headers)
    assert (status, said) == (401, "")
    assert front.bot.asked == []


async def test_a_genuine_request_within_five_minutes_is_let_in(front: Front) -> None:
    status, _ = await front.post(BODY, headers=signed(BODY, at=time.time() - 290))
    assert status == 200
    assert len(front.bot.asked) == 1


@pytest.mark.parametrize("headers", [{"X-Slack-Signature": "v0=wrong"}, {"X-Slack-Request-Timestamp": "x"}])
async def test_who_is_not_slack_learns_nothing(front: Front, headers: dict[str, str]) -> None:
    """Unsigned garbage, oversized forms, and the ssl_check all get the same answer."""
    for raw in (b"\xff\xfe", b"payload=[", b"ssl_check=1&token=x", b'{"type": "url_verification", "challenge": "c"}'):
        assert (await front.post(raw, headers=headers))[0] == 401


async def test_without_a_signing_secret_the_door_stays_shut(cloud: Cloud) -> None:
    async for front in opened(cloud, {"REFERRAL_SLACK_SIGNING_SECRET": ""}):
        for secret in ("", SECRET):
            assert (await front.post(BODY, headers=signed(BODY, secret=secret)))[0] == 401


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\xff\xfe\xfa", b"hello", b"payload", b"payload=", b"payload={", b"payload=%7B%22type%22",
        form([]), form("null"), form(5), form("true"), form('"block_actions"'), form({}), form({"type": 5}),
        form({"type": None}), form({"type": ["block_actions"]}), form({"type": {"a": 1}}),
        form("[" * 100_000), form("9" * 10_000), b"text=hello&user_id=U1", b"&".join(b"a%d=1" % n for n in range(99)),
    ],
)  # fmt: skip
async def test_malformed_forms_are_refused(front: Front, raw: bytes) -> None:
    assert (await front.post(raw))[0] == 400
    assert front.bot.asked == []


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"null", b"5", b'"x"', b"{", b'{"type": 5}', b'{"type": "event_callback"}', b'{"a": "\xff"}',
            b'{"type": "event_callback", "event": []}', b'{"type": "event_callback", "event": {"type": 1}}',
            b'{"type": "event_callback", "event": null}', b'{"type": "url_verification", "challenge": {"a": 1}}',
            b'{"type": "url_verification"}', b"[" * 100_000]
)  # fmt: skip
async def test_malformed_json_is_refused(front: Front, raw: bytes) -> None:
    assert (await front.post(raw, JSON))[0] == 400


async def test_truncated_payloads_are_refused(front: Front) -> None:
    raw, kind = encoded(payload("event_dm"))
    for part in (1, 2, 3):
        assert (await front.post(raw[: len(raw) * part // 4], kind))[0] == 400
    raw, kind = encoded(payload("click"))
    for part in (1, 2, 3):
        assert (await front.post(raw[: len(raw) * part // 4], kind))[0] == 400


async def test_an_oversized_body_is_refused_however_it_is_announced(front: Front) -> None:
    big = b"text=" + b"x" * LARGEST
    assert (await front.post(big))[0] == 413

    async def chunks() -> Any:
        for n in range(0, len(big), 65536):
            yield big[n : n + 65536]

    async with front.session.post(f"{front.url}/slack/events", data=chunks(), headers=signed(big)) as answer:
        assert answer.status == 413


@pytest.mark.parametrize("junk", [5, True, [], {}, [1], "x", None, {"id": 5}, [{"a": []}], ""])
@pytest.mark.parametrize("name", ["click", "submission", "shortcut_message", "event_dm", "event_mention", "command"])
async def test_any_key_of_the_wrong_type_is_never_our_error(front: Front, name: str, junk: Any) -> None:
    for body in mutations(front.hook(payload(name)), junk):
        raw, kind = encoded(body) if isinstance(body.get("type", ""), str) else (form(body), FORM)
        status, _ = await front.post(raw, kind)
        assert status in (200, 400, 404), body
    await front.settled()


def mutations(body: dict[str, Any], junk: Any) -> list[dict[str, Any]]:
    """The payload once for each key, and each key one level down, with that key's value replaced."""
    made = [body | {key: junk} for key in body if key != "command"]
    for outer, inner in body.items():
        if isinstance(inner, dict):
            made += [body | {outer: inner | {key: junk}} for key in inner]
    return made


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "value", "text"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(p.stem for p in PAYLOADS.glob("*.json"))), value=_VALUES, data=st.data())
async def test_no_value_anywhere_is_our_error(front: Front, name: str, value: Any, data: st.DataObject) -> None:
    body = front.hook(payload(name))
    place: Any = body
    for _ in range(data.draw(st.integers(0, 3))):
        inner = [v for v in place.values() if isinstance(v, dict) and v]
        place = data.draw(st.sampled_from(inner)) if inner else place
    key = data.draw(st.sampled_from(sorted(place)))
    place[key] = value
    raw, kind = (json.dumps(body).encode(), JSON) if name.startswith(("event", "url")) else (form(body), FORM)
    status, _ = await front.post(raw, kind)
    assert status in (200, 400, 404)


async def test_slacks_own_questions_are_answered(front: Front) -> None:
    body = payload("url_verification")
    assert await front.deliver(body) == (200, {"challenge": body["challenge"]})
    assert (await front.post(b"ssl_check=1&token=x"))[0] == 200
    assert (await front.deliver(payload("closed")))[0] == 200


async def test_refusals_ask_slack_not_to_try_again(front: Front) -> None:
    raw = b"payload=[]"
    async with front.session.post(f"{front.url}/slack/events", data=raw, headers=signed(raw)) as answer:
        assert answer.headers["X-Slack-No-Retry"] == "1"


async def test_nothing_that_was_typed_reaches_the_log(front: Front, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="slackbot")
    caplog.set_level(logging.INFO)
    await front.deliver(payload("command") | {"text": "log Verysecret Name"})
    await front.post(form({"type": 5, "text": "Verysecret"}))
    await front.post(BODY, headers={"X-Slack-Signature": "v0=Verysecret"})
    await front.deliver(payload("event_unknown"))
    assert "Verysecret" not in caplog.text
    assert SECRET not in caplog.text


def test_signatures_are_of_the_raw_bytes() -> None:
    raw = "text=größe".encode()
    head = signed(raw)
    stamp, signature = head["X-Slack-Request-Timestamp"], head["X-Slack-Signature"]
    assert genuine(SECRET, raw, stamp, signature, time.time())
    assert not genuine(SECRET, raw + b" ", stamp, signature, time.time())


def test_a_repeated_field_is_no_way_around_the_check() -> None:
    with pytest.raises(Malformed):
        decoded(b"command=%2Freferral&payload=%5B%5D", FORM)
