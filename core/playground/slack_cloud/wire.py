"""Signed requests from Slack to the bot, within Slack's three seconds, and its retries of events.

Sources: https://docs.slack.dev/authentication/verifying-requests-from-slack (v0 signature) and
https://docs.slack.dev/apis/events-api (retries: at once, after a minute, after five; X-Slack-No-Retry: 1 stops them).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import aiohttp

from core.playground.people import SLACK_TEAM
from core.playground.slack_cloud import limits
from core.playground.slack_cloud.web_api import deliver
from core.playground.slack_cloud.workspace import APP_ID, BOT_USER, SlackError, Workspace


@dataclass(frozen=True, slots=True)
class Heard:
    """The bot's answer. `trouble` is Slack's word where there was none it could use."""

    body: str = ""
    json: Mapping[str, Any] = field(default_factory=dict)
    trouble: str | None = None
    no_retry: bool = False


@dataclass(frozen=True, slots=True)
class Retry:
    at: datetime
    number: int
    body: bytes
    reason: str


class FrontDoor:
    """The bot's /slack/events as this cloud sees it."""

    def __init__(self, slack: Workspace, secret: str, session: aiohttp.ClientSession, url: str = "") -> None:
        self.slack = slack
        self.secret = secret
        self.session = session
        self.url = url
        self.retries: list[Retry] = []

    async def form(self, fields: Mapping[str, str]) -> Heard:
        return await self._post(urlencode(fields).encode(), "application/x-www-form-urlencoded")

    async def payload(self, payload: Mapping[str, Any]) -> Heard:
        return await self.form({"payload": json.dumps(payload)})

    async def event(self, event: Mapping[str, Any]) -> None:
        """Deliver an event; what fails is tried again at once, the rest waits in `retries` for its time."""
        envelope = {
            "token": "unused", "team_id": SLACK_TEAM, "context_team_id": SLACK_TEAM, "api_app_id": APP_ID,
            "event": event, "type": "event_callback", "event_id": "Ev0" + secrets.token_hex(5).upper(),
            "event_time": int(time.time()), "is_ext_shared_channel": False,
            "authorizations": [{"enterprise_id": None, "team_id": SLACK_TEAM, "user_id": BOT_USER, "is_bot": True,
                                "is_enterprise_install": False}],
        }  # fmt: skip
        await self._try(Retry(self.slack.transcript.clock(), 0, json.dumps(envelope).encode(), ""))

    async def retry_due(self) -> None:
        now = self.slack.transcript.clock()
        for retry in [r for r in self.retries if r.at <= now]:
            self.retries.remove(retry)
            await self._try(retry)

    def deliver(self, who: str, channel: str, said: Mapping[str, Any]) -> None:
        """A message in the answer itself; one that Slack cannot read it drops, with a word to the person."""
        try:
            deliver(self.slack, who, channel, said)
        except SlackError as error:
            lines = "; ".join(error.messages) or error.code
            self.slack.say(channel, "slack", {"text": f"The answer was not shown: {lines}"}, seen_by=who)

    async def _try(self, retry: Retry) -> None:
        headers = {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
        heard = await self._post(retry.body, "application/json", headers if retry.number else {})
        if heard.trouble is None or heard.no_retry or retry.number >= len(limits.EVENT_RETRIES):
            return
        reason = "http_timeout" if heard.trouble == "operation_timeout" else "http_error"
        at = self.slack.transcript.clock() + timedelta(seconds=limits.EVENT_RETRIES[retry.number])
        self.retries.append(Retry(at, retry.number + 1, retry.body, reason))
        if retry.number == 0:
            await self.retry_due()

    async def _post(self, body: bytes, kind: str, headers: Mapping[str, str] | None = None) -> Heard:
        stamp = str(int(time.time()))
        signed = hmac.new(self.secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        signature = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": "v0=" + signed, "Content-Type": kind}
        within = aiohttp.ClientTimeout(total=limits.ANSWER_SECONDS)
        try:
            async with self.session.post(
                self.url, data=body, headers=signature | dict(headers or {}), timeout=within
            ) as answer:
                text = await answer.text()
                return _heard(answer.status, text, answer.headers)
        except TimeoutError:
            return Heard(trouble="operation_timeout")
        except aiohttp.ClientError:
            return Heard(trouble="dispatch_failed")


def _heard(status: int, text: str, headers: Mapping[str, str]) -> Heard:
    if status != 200:
        return Heard(text, {}, "dispatch_failed", headers.get("X-Slack-No-Retry") == "1")
    if "json" not in headers.get("Content-Type", ""):
        return Heard(text)
    try:
        said = json.loads(text or "{}")
    except ValueError:
        return Heard(text, {}, "invalid_command_response")
    return Heard(text, said if isinstance(said, dict) else {})
