"""Settings, starting without Slack's help, Socket Mode, and what importing costs."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import slackbot
from core.asks import Reply
from core.port import Platform
from slackbot.settings import API_URL, read
from tests.gallery import CARDS, FORMS
from tests.slackbot.cloud import Cloud, says, status
from tests.slackbot.conftest import SECRET, Front, opened, payload

FULL = {"REFERRAL_SLACK_BOT_TOKEN": "xoxb-1", "REFERRAL_SLACK_SIGNING_SECRET": "s3cret"}


def test_nothing_set_is_not_configured() -> None:
    assert not slackbot.configured({})
    assert not slackbot.configured({"REFERRAL_SLACK_API_URL": "http://127.0.0.1/api/", "SLACK_BOT_TOKEN": "xoxb-1"})
    assert slackbot.configured({"REFERRAL_SLACK_SIGNING_SECRET": "x"})


@pytest.mark.parametrize(
    ("env", "about"),
    [
        ({"REFERRAL_SLACK_SIGNING_SECRET": "s"}, "BOT_TOKEN is missing"),
        (FULL | {"REFERRAL_SLACK_BOT_TOKEN": "xoxp-1"}, "must begin with xoxb-"),
        (FULL | {"REFERRAL_SLACK_APP_TOKEN": "nonsense"}, "must begin with xapp-"),
        ({"REFERRAL_SLACK_BOT_TOKEN": "xoxb-1"}, "Socket Mode"),
        (FULL | {"REFERRAL_SLACK_CLIENT_ID": "1.2"}, "install page"),
        (FULL | {"REFERRAL_SLACK_API_URL": "slack.com"}, "whole address"),
        (FULL | {"REFERRAL_SLACK_TOKEN": "xoxb-2"}, "misspelt"),
    ],
)
def test_every_problem_is_a_sentence_without_secrets(env: dict[str, str], about: str) -> None:
    (found,) = slackbot.problems(env)
    assert about in found
    assert not any(secret in found for secret in ("s3cret", "xoxb-1", "xoxp-1", "nonsense"))


def test_all_problems_come_at_once() -> None:
    assert len(slackbot.problems({"REFERRAL_SLACK_APP_TOKEN": "x", "REFERRAL_SLACK_API_URL": "y"})) == 3
    assert slackbot.problems(FULL) == []
    assert slackbot.problems({"REFERRAL_SLACK_BOT_TOKEN": "xoxb-1", "REFERRAL_SLACK_APP_TOKEN": "xapp-1"}) == []


def test_secrets_do_not_show() -> None:
    shown = repr(read(FULL | {"REFERRAL_SLACK_APP_TOKEN": "xapp-hidden"}))
    assert not any(secret in shown for secret in ("xoxb-1", "s3cret", "xapp-hidden"))
    assert read(FULL).api_url == API_URL
    assert read(FULL | {"REFERRAL_SLACK_API_URL": "https://slack-gov.com/api"}).api_url == "https://slack-gov.com/api/"


def test_importing_the_adapter_imports_no_sdk() -> None:
    code = "import sys, slackbot; print([m for m in sys.modules if m.startswith(('slack_', 'aiohttp'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_it_is_a_platform(front: Front) -> None:
    platform: Platform = front.slack
    assert (platform.name, platform.gap) == ("slack", 1.0)
    assert [(r.method, r.path) for r in platform.routes()] == [("POST", "/slack/events")]


@pytest.mark.parametrize("fault", [says("invalid_auth"), status(500), status(200, "fine", kind="text/plain")])
async def test_it_starts_without_slacks_help(cloud: Cloud, fault: Any) -> None:
    cloud.faults["auth.test"] = [fault]
    async for front in opened(cloud, {"REFERRAL_SLACK_SIGNING_SECRET": SECRET}):
        assert (await front.deliver(payload("command")))[0] == 200


async def test_bolts_own_settings_change_nothing(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    """With SLACK_CLIENT_ID set, Bolt switches itself to an installation store on disk."""
    for name in ("CLIENT_ID", "CLIENT_SECRET", "SIGNING_SECRET", "BOT_TOKEN"):
        monkeypatch.setenv(f"SLACK_{name}", "xoxb-other")
    async for front in opened(cloud, {"REFERRAL_SLACK_SIGNING_SECRET": SECRET}):
        assert (await front.deliver(payload("command")))[0] == 200
        assert len(front.bot.asked) == 1


async def envelope(front: Front, kind: str, body: dict[str, Any], count: int = 1) -> dict[str, Any]:
    """Send one payload down the socket; the acknowledgement."""
    assert front.cloud.socket is not None
    sent = {"envelope_id": f"e{count}", "type": kind, "payload": front.hook(body), "accepts_response_payload": True}
    await front.cloud.socket.send_json(sent)
    return (await front.cloud.until("ack", count))[-1]


async def test_socket_mode_brings_the_same_answers_without_an_address(cloud: Cloud) -> None:
    async for front in opened(cloud, {"REFERRAL_SLACK_APP_TOKEN": "xapp-1"}):
        await cloud.until("socket")
        front.bot.reply = Reply(card=CARDS["logged"])
        ack = await envelope(front, "slash_commands", payload("command"))
        assert ack["envelope_id"] == "e1"
        assert ack["payload"]["blocks"][0]["text"]["text"] == "Introduction #12 logged"
        ack = await envelope(front, "interactive", payload("submission"), 2)
        assert ack["payload"]["response_action"] == "update"
        front.bot.reply = Reply(form=FORMS["log form"])
        await envelope(front, "interactive", payload("shortcut_message"), 3)
        await cloud.until("views.open")
        await envelope(front, "events_api", payload("event_dm"), 4)
        assert [a.text for a in front.bot.asked][-1].startswith("called @{slack:")


async def test_a_socket_that_never_opens_does_not_hold_the_start_or_the_stop(cloud: Cloud) -> None:
    cloud.faults["apps.connections.open"] = [says("invalid_auth")] * 3
    async for _ in opened(cloud, {"REFERRAL_SLACK_APP_TOKEN": "xapp-1"}):
        await cloud.until("apps.connections.open")
