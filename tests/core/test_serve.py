"""The server as operators and both clouds meet it: its doors, its state, its end, and what it keeps to itself."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from core import edge, serve
from core.logs import Json
from core.settings import Misconfigured
from tests.core.whole import LARGEST, SLACK, TEAMS, TOKEN, Whole, clouds, environment, running
from tests.slackbot.conftest import SECRET, encoded
from tests.slackbot.conftest import payload as of_slack
from tests.teamsbot.cloud import PASSWORD
from tests.teamsbot.conftest import payload as of_teams

SPOKEN = 'log "Wilhelmina Quist" of "Zwick Partners" from "Thaddeus Orr" introduction'
MALFORMED = {SLACK: b'payload={"text": "Wilhelmina', TEAMS: b'{"type": "message", "text": "Wilhelmina'}
PRIVATE = ("wilhelmina", "quist", "zwick", "thaddeus", TOKEN, SECRET, PASSWORD, "bearer", "xoxb")


@pytest.fixture
async def whole(new_database: Callable[..., str]) -> AsyncIterator[Whole]:
    async with running(new_database("sqlite")) as made:
        yield made


def raw_of(path: str, whole: Whole) -> tuple[bytes, str]:
    """A request that platform would send."""
    if path == SLACK:
        return encoded(of_slack("command_dm") | {"text": SPOKEN})
    return json.dumps(of_teams("message_dm", whole.teams, text=SPOKEN)).encode(), "application/json"


def written(caplog: pytest.LogCaptureFixture) -> str:
    """The log as an operator would collect it."""
    form = Json()
    return "\n".join(form.format(record) for record in caplog.records).lower()


async def test_alive_and_ready(database_url: str) -> None:
    async with running(database_url) as whole:
        status, text = await whole.get("/healthz")
        assert (status, json.loads(text)["alive"]) == (200, True)
        assert await whole.get("/readyz") == (200, '{"ready": true, "reasons": []}')


async def test_without_its_tables_it_lives_but_is_not_ready(dialect: str, new_database: Callable[..., str]) -> None:
    """PostgreSQL is migrated by the operator; SQLite brings itself up to date."""
    async with running(new_database(dialect, migrated=False), bells=False) as whole:
        status, text = await whole.get("/readyz")
        assert (await whole.get("/healthz"))[0] == 200
        if dialect == "sqlite":
            assert status == 200
        else:
            assert status == 503
            assert "referral migrate" in text


async def test_with_the_database_gone_it_lives_but_is_not_ready(whole: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy.exc import OperationalError

    async def away(work: Any) -> None:
        raise OperationalError("SELECT 1", {}, Exception("password=hunter2"))

    monkeypatch.setattr(whole.server.store, "read", away)
    status, text = await whole.get("/readyz")
    assert status == 503
    assert "the database cannot be reached" in text
    assert "hunter2" not in text
    assert (await whole.get("/healthz"))[0] == 200


async def test_a_late_sweep_is_told(whole: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "LATE", -1.0)
    status, text = await whole.get("/readyz")
    assert status == 503
    assert "seconds late" in text


async def test_metrics_count_by_platform_and_kind_and_name_nobody(whole: Whole) -> None:
    await whole.says_on_slack(SPOKEN)
    await whole.says_on_slack("Wilhelmina Quist")
    await whole.says_on_teams(SPOKEN)
    await whole.server.tasks.drain(5)
    status, text = await whole.get("/metrics")
    assert status == 200
    assert 'referral_asks_total{command="log",outcome="answered",platform="slack"}' in text
    assert 'referral_asks_total{command="?",outcome="answered",platform="slack"}' in text
    assert 'referral_ask_seconds_count{platform="teams"}' in text
    assert "referral_sweep_age_seconds" in text
    assert [word for word in (*PRIVATE, "t0bright", "u0ana") if word in text.lower()] == []


@pytest.mark.parametrize("path", [SLACK, TEAMS])
async def test_who_may_not_come_in(whole: Whole, path: str, caplog: pytest.LogCaptureFixture) -> None:
    """401 without a signature or token, or with another's; 413 for what is too large; 400 for what is malformed."""
    caplog.set_level(logging.DEBUG)
    raw, kind = raw_of(path, whole)
    right = whole.signed(path, raw, kind)
    wrong = {name: value[:-3] + "abc" if len(value) > 40 else value for name, value in right.items()}
    assert (await whole.post(path, raw, {"Content-Type": kind}))[0] == 401
    assert (await whole.post(path, raw, wrong))[0] == 401
    large = raw + b" " * LARGEST[path]
    assert (await whole.post(path, large, whole.signed(path, large, kind)))[0] == 413
    half = MALFORMED[path]
    status, said = await whole.post(path, half, whole.signed(path, half, kind))
    assert (status, "Wilhelmina" in said) == (400, False)
    assert await whole.server.store.read(lambda tx: tx.exec_driver_sql("SELECT count(*) FROM account").scalar()) == 0
    assert [word for word in PRIVATE if word in written(caplog)] == []


@pytest.mark.parametrize(("method", "path"), [("GET", SLACK), ("GET", TEAMS), ("POST", "/healthz"), ("GET", "/")])
async def test_there_are_no_other_doors(whole: Whole, method: str, path: str) -> None:
    async with whole.session.request(method, f"{whole.url}{path}") as answer:
        assert answer.status in (404, 405)


async def test_what_breaks_in_the_bot_is_a_reference_and_nothing_else(
    whole: Whole, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: Any) -> None:
        raise LookupError("Wilhelmina Quist is not here")

    monkeypatch.setattr(whole.server.bot, "_answer", broken)
    status, said = await whole.says_on_slack(SPOKEN)
    assert (status, "Something broke on our side" in said) == (200, True)
    assert f'"ref": "{said.split("(ref ")[1][:4]}"' in written(caplog)
    assert "wilhelmina" not in written(caplog)
    assert 'referral_asks_total{command="log",outcome="broke",platform="slack"}' in (await whole.get("/metrics"))[1]


async def test_what_breaks_in_a_route_is_a_logged_500(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(_: web.Request) -> web.Response:
        raise LookupError("Wilhelmina Quist is not here")

    app = web.Application()
    app.add_routes(edge.caught([web.post("/broken", broken)]))
    async with TestServer(app) as server, aiohttp.ClientSession() as session:
        async with session.post(server.make_url("/broken"), data=SPOKEN) as answer:
            said = await answer.text()
        async with session.post(server.make_url("/nowhere")) as nowhere:
            assert nowhere.status == 404
    assert answer.status == 500
    assert f'"ref": "{said.split("(ref ")[1][:4]}"' in written(caplog)
    assert [word for word in PRIVATE if word in written(caplog) + said.lower()] == []


async def test_both_chats_are_answered_and_the_log_says_nothing_of_it(
    whole: Whole, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("asyncio").setLevel(logging.WARNING)
    status, said = await whole.says_on_slack(SPOKEN)
    assert (status, "logged: Wilhelmina Quist" in said) == (200, True)
    assert (await whole.says_on_teams(SPOKEN))[0] == 200
    await whole.server.tasks.drain(5)
    assert "logged: Wilhelmina Quist" in json.dumps([call.body for call in whole.teams.messages()], ensure_ascii=False)
    ours = [r for r in caplog.records if r.name.split(".")[0] in ("core", "slackbot", "teamsbot", "aiohttp")]
    assert [w for w in PRIVATE for r in ours if w in Json().format(r).lower()] == []


async def test_what_was_accepted_is_finished_before_the_end(new_database: Callable[..., str]) -> None:
    """Teams was told 200 and its connector is slow: the answer still arrives, though the server is told to stop."""
    url = new_database("sqlite")
    begun, go = asyncio.Event(), asyncio.Event()

    async def slow(request: web.Request) -> web.Response:
        begun.set()
        await go.wait()
        return web.json_response({"id": "m1"}, status=201)

    async with running(url) as whole:
        await whole.says_on_teams("help")
        await whole.server.tasks.drain(5)
        whole.teams.trouble = [slow]
        answered = len(whole.teams.messages())
        assert (await whole.says_on_teams(SPOKEN, id="second"))[0] == 200
        await asyncio.wait_for(begun.wait(), 5)
        stopping = asyncio.create_task(whole.server.stop())
        await asyncio.sleep(0.05)
        assert not stopping.done()
        go.set()
        await stopping
        assert len(whole.teams.messages()) == answered + 1
        async with running(url, bells=False) as again:
            rows = again.server.store.read_now(lambda tx: tx.exec_driver_sql("SELECT state FROM post").scalars().all())
            assert set(rows) == {"sent"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def until_up(session: aiohttp.ClientSession, url: str) -> None:
    for _ in range(200):
        try:
            async with session.get(f"{url}/readyz") as answer:
                if answer.status == 200:
                    return
        except aiohttp.ClientConnectionError:
            pass
        await asyncio.sleep(0.05)
    raise AssertionError("the server never came up")


async def test_the_command_serves_until_it_is_told_to_stop(new_database: Callable[..., str]) -> None:
    """`referral serve` as an operator runs it: settings from the environment, logs as JSON, an end without a fuss."""
    async with clouds() as (slack, teams):
        port = free_port()
        env = environment(new_database("sqlite"), slack, teams) | {
            "REFERRAL_PORT": str(port), "REFERRAL_LOG": "json", "PATH": os.environ["PATH"],
        }  # fmt: skip
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "core.cli", "serve", env=env, stderr=subprocess.PIPE, stdout=subprocess.PIPE
        )
        async with aiohttp.ClientSession() as session:
            await until_up(session, url := f"http://127.0.0.1:{port}")
            whole = Whole(None, slack, teams, session, url)  # type: ignore[arg-type]
            assert (await whole.says_on_slack(SPOKEN))[0] == 200
            assert (await whole.says_on_teams(SPOKEN))[0] == 200
        process.send_signal(signal.SIGTERM)
        out, log = await asyncio.wait_for(process.communicate(), 15)
    assert process.returncode == 0
    assert out == b""
    lines = [json.loads(line) for line in log.decode().splitlines()]
    assert "listening" in [line["what"] for line in lines]
    assert [line for line in lines if line["level"] in ("error", "critical")] == []
    assert [word for word in PRIVATE if word in log.decode().lower()] == []
    assert "logged: Wilhelmina Quist" in json.dumps([call.body for call in teams.messages()], ensure_ascii=False)


async def test_without_a_platform_it_does_not_start(tmp_path: Path) -> None:
    env = {"REFERRAL_DATA_DIR": str(tmp_path)}
    with pytest.raises(Misconfigured, match="No platform is configured"):
        await serve.serve(serve.settings_of(env), env)
