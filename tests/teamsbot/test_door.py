"""The endpoint: who is let in, and that nothing anybody sends becomes a 500."""

from __future__ import annotations

import base64
import hmac
import json
import logging
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.teamsbot.cloud import APP, ISSUER, Cloud
from tests.teamsbot.conftest import PAYLOADS, Desk, payload, served

NOW = time.time


def by_hand(head: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    parts = (json.dumps(head).encode(), json.dumps(claims).encode(), signature)
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


def claims(cloud: Cloud) -> dict[str, Any]:
    return {"iss": ISSUER, "aud": APP, "serviceurl": cloud.service, "exp": int(NOW()) + 600}


def stranger(cloud: Cloud) -> str:
    """Signed with another key under a known id."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return jwt.encode(claims(cloud), key, algorithm="RS256", headers={"kid": "k1"})


def confused(cloud: Cloud) -> str:
    """HS256 with the public key as the secret."""
    public = cloud.keys["k1"][0].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = {"alg": "HS256", "kid": "k1"}
    signed = by_hand(head, claims(cloud)).rpartition(".")[0].encode()
    return by_hand(head, claims(cloud), hmac.digest(public, signed, "sha256"))


def altered(cloud: Cloud) -> str:
    head, _, signature = cloud.token().split(".")
    body = base64.urlsafe_b64encode(json.dumps(claims(cloud) | {"x": 1}).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{signature}"


REFUSED: dict[str, Callable[[Cloud], str | None]] = {
    "no token": lambda cloud: None,
    "empty": lambda cloud: " ",
    "garbage": lambda cloud: "garbage",
    "three dots of nothing": lambda cloud: "..",
    "not signed": lambda cloud: by_hand({"alg": "none", "kid": "k1"}, claims(cloud)),
    "symmetric": confused,
    "another algorithm": lambda cloud: by_hand({"alg": "RS512", "kid": "k1"}, claims(cloud)),
    "no key id": lambda cloud: by_hand({"alg": "RS256"}, claims(cloud)),
    "key id of a wrong type": lambda cloud: by_hand({"alg": "RS256", "kid": ["k1"]}, claims(cloud)),
    "unknown key": lambda cloud: by_hand({"alg": "RS256", "kid": "k9"}, claims(cloud)),
    "a stranger's signature": stranger,
    "altered": altered,
    "expired": lambda cloud: cloud.token(exp=int(NOW()) - 400),
    "not yet good": lambda cloud: cloud.token(nbf=int(NOW()) + 400),
    "without an end": lambda cloud: cloud.token(exp=None),
    "for another bot": lambda cloud: cloud.token(aud="99999999-2222-4333-8444-666666666666"),
    "for nobody": lambda cloud: cloud.token(aud=None),
    "another issuer": lambda cloud: cloud.token(iss="https://sts.windows.net/x/"),
    "no issuer": lambda cloud: cloud.token(iss=None),
    "another service": lambda cloud: cloud.token(serviceurl="https://evil.example/"),
    "no service": lambda cloud: cloud.token(serviceurl=None),
    "not endorsed for Teams": lambda cloud: cloud.token("k2"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_who_is_not_let_in(desk: Desk, cloud: Cloud, name: str, caplog: pytest.LogCaptureFixture) -> None:
    cloud.add_key("k2", endorsements=["webchat"])
    caplog.set_level(logging.INFO)
    answer = await desk.post(payload("message_dm", cloud), token=REFUSED[name](cloud))
    assert answer.status == 401
    assert desk.asks == []
    assert cloud.calls == []
    assert "Gus" not in caplog.text


async def test_who_is_let_in(desk: Desk, cloud: Cloud) -> None:
    assert (await desk.told("message_dm")).status == 200
    late = cloud.token(exp=int(NOW()) - 60)  # within the five minutes Microsoft allows for clocks
    assert (await desk.post(payload("message_dm", cloud, id="2"), token=late)).status == 200
    assert len(desk.asks) == 2
    assert cloud.key_readings == 1


async def test_another_scheme_is_no_token(desk: Desk, cloud: Cloud) -> None:
    body = json.dumps(payload("message_dm", cloud))
    for value in ("Basic abc", "Bearer", cloud.token()):
        answer = await desk.session.post(f"{desk.url}/api/messages", data=body, headers={"Authorization": value})
        assert answer.status == 401


async def test_another_tenant_is_not_listened_to(desk: Desk, cloud: Cloud) -> None:
    other = "99999999-2222-4333-8444-555555555555"
    body = payload("message_dm", cloud, channelData={"tenant": {"id": other}})
    assert (await desk.post(body)).status == 401
    nowhere = payload("message_dm", cloud, channelData={}, conversation={"id": "a:1", "conversationType": "personal"})
    assert (await desk.post(nowhere)).status == 401
    assert desk.asks == []


async def test_a_channel_the_key_is_not_endorsed_for(desk: Desk, cloud: Cloud) -> None:
    assert (await desk.told("message_dm", channelId="webchat")).status == 401


async def test_no_token_of_ours_goes_to_an_address_in_the_clear(desk: Desk, cloud: Cloud) -> None:
    plain = "http://evil.example/"
    body = payload("message_dm", cloud) | {"serviceUrl": plain}
    assert (await desk.post(body, token=cloud.token(serviceurl=plain))).status == 401


async def test_a_new_key_of_microsofts_is_picked_up_at_once(desk: Desk, cloud: Cloud) -> None:
    assert (await desk.told("message_dm")).status == 200
    cloud.keys.clear()
    cloud.add_key("k5")
    assert (await desk.post(payload("message_dm", cloud, id="2"), token=cloud.token("k5"))).status == 200
    assert cloud.key_readings == 2


async def test_invented_key_ids_cannot_make_us_hammer_microsoft(desk: Desk, cloud: Cloud) -> None:
    for n in range(20):
        token = by_hand({"alg": "RS256", "kid": f"x{n}"}, claims(cloud))
        assert (await desk.post(payload("message_dm", cloud), token=token)).status == 401
    assert cloud.key_readings <= 4
    assert (await desk.told("message_dm")).status == 200


async def test_the_key_server_down_is_not_the_callers_fault(desk: Desk, cloud: Cloud) -> None:
    cloud.keys_down = True
    assert (await desk.told("message_dm")).status == 503
    cloud.keys_down = False
    assert (await desk.told("message_dm")).status == 200
    assert len(desk.asks) == 1


BODIES: dict[str, bytes] = {
    "nothing": b"",
    "not JSON": b"{",
    "a list": b"[]",
    "a text": b'"x"',
    "null": b"null",
    "not UTF-8": b'{"type": "message", "text": "\xff\xfe"}',
    "UTF-16": '{"type": "message"}'.encode("utf-16"),
    "very deep": b"[" * 100_000,
    "a huge number": b'{"type": ' + b"9" * 5000 + b"}",
    "no type": b'{"channelId": "msteams"}',
    "a number for a type": b'{"type": 7}',
    "form data": b"type=message",
}


@pytest.mark.parametrize("name", BODIES)
async def test_a_body_that_is_no_activity(desk: Desk, name: str) -> None:
    assert (await desk.post(BODIES[name])).status == 400
    assert desk.asks == []


async def test_a_recorded_message_cut_anywhere(desk: Desk, cloud: Cloud) -> None:
    whole = json.dumps(payload("message_channel", cloud)).encode()
    for at in range(0, len(whole) - 1, 97):
        assert (await desk.post(whole[:at])).status == 400


async def test_a_body_too_large(desk: Desk, cloud: Cloud) -> None:
    answer = await desk.told("message_dm", text="x" * 300_000)
    assert answer.status == 413
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {cloud.token()}"}

    async def drops() -> Any:
        for _ in range(40):
            yield b"x" * 10_000

    streamed = await desk.session.post(f"{desk.url}/api/messages", data=drops(), headers=headers)
    assert streamed.status == 413


@pytest.mark.parametrize("name", sorted(file.stem for file in PAYLOADS.glob("*.json")))
async def test_every_event_of_teams_is_answered(desk: Desk, name: str) -> None:
    assert (await desk.told(name)).status == 200


@pytest.mark.parametrize("odd", [7, True, "text", [], [7], {}, {"id": 7}, None], ids=repr)
async def test_any_part_of_any_type_is_the_senders_fault(desk: Desk, cloud: Cloud, odd: Any) -> None:
    for name in ("message_channel", "invoke_submit", "install_team"):
        whole = payload(name, cloud)
        for part in whole:
            answer = await desk.post(whole | {part: odd})
            assert answer.status in (200, 400, 401), (name, part, odd)


async def test_without_authentication_only_this_machine_is_answered(desk: Desk, cloud: Cloud) -> None:
    open_desk = Desk(cloud, {"REFERRAL_TEAMS_INSECURE_LOCAL": "1"})
    open_desk.open(desk.session)
    async with served(list(open_desk.teams.routes())) as url:
        open_desk.url = url
        assert (await open_desk.post(payload("message_dm", cloud), token=None)).status == 200
        assert (await open_desk.post(payload("message_dm"), token=None)).status == 401
        assert len(open_desk.asks) == 1
        assert cloud.tokens == 0
