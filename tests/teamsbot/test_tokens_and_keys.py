"""The bot's own token and Microsoft's keys: read once for all, renewed in time, never hammering."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest

from core.port import Later
from teamsbot.keys import AGAIN, KEPT, SPARE, WINDOW, Keys, KeysDown
from teamsbot.settings import Settings
from teamsbot.tokens import EARLY, Tokens
from tests.teamsbot.cloud import APP, PASSWORD, Cloud


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as made:
        yield made


@pytest.fixture
def keys(cloud: Cloud, session: aiohttp.ClientSession, clock: Clock) -> Keys:
    return Keys(f"{cloud.url}/openid", lambda: session, clock)


@pytest.fixture
def tokens(cloud: Cloud, session: aiohttp.ClientSession, clock: Clock) -> Tokens:
    settings = Settings(APP, PASSWORD, login_url=f"{cloud.url}/login")
    return Tokens(settings, lambda: session, clock)


async def test_a_hundred_askers_share_one_sign_in(tokens: Tokens, cloud: Cloud) -> None:
    cloud.login_delay = 0.05
    assert set(await asyncio.gather(*(tokens.get() for _ in range(100)))) == {"token-1"}
    assert cloud.tokens == 1


async def test_a_token_is_replaced_before_it_ends(tokens: Tokens, cloud: Cloud, clock: Clock) -> None:
    await tokens.get()
    clock.at += 3600 - EARLY - 1
    assert await tokens.get() == "token-1"
    clock.at += 2
    assert await tokens.get() == "token-2"


async def test_only_the_token_that_was_refused_is_given_up(tokens: Tokens) -> None:
    await tokens.get()
    tokens.refused("token-0")
    assert await tokens.get() == "token-1"
    tokens.refused("token-1")
    assert await tokens.get() == "token-2"


async def test_a_token_without_an_end_lives_shortly(tokens: Tokens, cloud: Cloud, clock: Clock) -> None:
    cloud.login_answer = (200, {"access_token": "t", "expires_in": "soon"})
    assert await tokens.get() == "t"
    clock.at += 2
    await tokens.get()
    assert cloud.tokens == 2


async def test_a_wrong_password_is_said_without_it(
    tokens: Tokens, cloud: Cloud, session: aiohttp.ClientSession
) -> None:
    wrong = Settings(APP, "wrong", login_url=f"{cloud.url}/login")
    with pytest.raises(Later, match=r"refuses the app id or its password \(invalid_client\)"):
        await Tokens(wrong, lambda: session).get()
    with pytest.raises(Later, match="does not answer"):
        await Tokens(replace(wrong, login_url="http://127.0.0.1:1"), lambda: session).get()


async def test_without_authentication_there_is_no_token(session: aiohttp.ClientSession) -> None:
    assert await Tokens(Settings(insecure=True), lambda: session).get() is None


async def test_keys_are_read_once_for_all_who_wait(keys: Keys, cloud: Cloud) -> None:
    found = await asyncio.gather(*(keys.get("k1") for _ in range(20)))
    assert all(key is not None and key.endorsements == {"msteams"} for key in found)
    assert cloud.key_readings == 1


async def test_keys_are_read_again_after_a_day(keys: Keys, cloud: Cloud, clock: Clock) -> None:
    await keys.get("k1")
    clock.at += KEPT + 1
    await keys.get("k1")
    assert cloud.key_readings == 2


async def test_old_keys_hold_while_the_server_is_down(keys: Keys, cloud: Cloud, clock: Clock) -> None:
    await keys.get("k1")
    cloud.keys_down = True
    clock.at += KEPT + 1
    for _ in range(5):
        assert await keys.get("k1") is not None
    assert cloud.key_readings == 2  # and it is not asked at every request
    cloud.keys_down = False
    clock.at += AGAIN + 1
    await keys.get("k1")
    assert cloud.key_readings == 3


async def test_unknown_keys_are_asked_for_only_so_often(keys: Keys, cloud: Cloud, clock: Clock) -> None:
    for n in range(10):
        assert await keys.get(f"x{n}") is None
    assert cloud.key_readings == 1 + SPARE
    clock.at += WINDOW + 1
    cloud.add_key("k2")
    assert await keys.get("k2") is not None


@pytest.mark.parametrize("path", ["/nothing", "/keys"])
async def test_an_answer_that_is_no_configuration(
    cloud: Cloud, session: aiohttp.ClientSession, path: str, clock: Clock
) -> None:
    with pytest.raises(KeysDown):
        await Keys(cloud.url + path, lambda: session, clock).get("k1")
