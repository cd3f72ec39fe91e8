"""People who keep logging introductions on both platforms while the process under them is killed."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from urllib.parse import urlencode

import aiohttp

from core.bench.people import company, name

SECRET = "crash-signing-secret"
PEOPLE = 24  # receivers on each platform, so that one message a second and conversation does not hold the test up


class Load:
    """`accepted` are the numbers of the prospects whose log was answered; each names its receiver by number."""

    def __init__(self, teams_url: str) -> None:
        self.port = 0
        self.accepted: set[int] = set()
        self.asked = 0
        self._teams_url = teams_url
        self._numbers = itertools.count(1)
        self._up = asyncio.Event()

    def server(self, port: int) -> None:
        """Send to this server from now on; 0 while there is none."""
        self.port = port
        if port:
            self._up.set()
        else:
            self._up.clear()

    async def greet(self, session: aiohttp.ClientSession) -> None:
        """Everybody who will receive on Teams has spoken to the bot once: it may not write to strangers."""
        for n in range(PEOPLE):
            await self._teams(session, f"29:r{n}", person(100 + n), f"a:r{n}", f"g{n}", "help")

    async def log(self, session: aiohttp.ClientSession, until: asyncio.Event) -> None:
        """One person who logs one introduction after another, on Slack and on Teams in turn."""
        while not until.is_set():
            await self._up.wait()
            n = next(self._numbers)
            self.asked += 1
            try:
                done = await self.once(session, n)
            except (TimeoutError, aiohttp.ClientError, ConnectionError):
                await asyncio.sleep(0.02)  # killed under us: not accepted
                continue
            if done:
                self.accepted.add(n)
            await asyncio.sleep(0.01)

    async def once(self, session: aiohttp.ClientSession, n: int) -> bool:
        """Log prospect `n`, on Slack where it is odd: whether that was answered well. Raises where nobody answers."""
        return await (self._log_slack(session, n) if n % 2 else self._log_teams(session, n))

    async def _log_slack(self, session: aiohttp.ClientSession, n: int) -> bool:
        receiver = f"<@UR{n % PEOPLE}|r{n % PEOPLE}>"
        text = f'log "{name(str(n))}" of "{company(str(n))}" from "Carl Smith" for {receiver} introduction'
        body = urlencode(
            {
                "command": "/referral", "team_id": "T1", "user_id": "ULOG", "user_name": "logger", "channel_id": "DLOG",
                "channel_name": "directmessage", "trigger_id": f"t.{n}", "text": text,
                "response_url": "http://127.0.0.1:9/none",
            }
        ).encode()  # fmt: skip
        stamp = str(int(time.time()))
        signed = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signed}",
        }
        url = f"http://127.0.0.1:{self.port}/slack/events"
        async with session.post(url, data=body, headers=headers) as answer:
            return answer.status == 200 and f"logged: {name(str(n))}" in await answer.text()

    async def _log_teams(self, session: aiohttp.ClientSession, n: int) -> bool:
        receiver = n % PEOPLE
        line = f'log "{name(str(n))}" of "{company(str(n))}" from "Carl Smith" for <at>r{receiver}</at> introduction'
        mention = {
            "type": "mention", "text": f"<at>r{receiver}</at>",
            "mentioned": {"id": f"29:r{receiver}", "name": f"r{receiver}", "aadObjectId": person(100 + receiver)},
        }  # fmt: skip
        return await self._teams(session, "29:log", person(1), "a:log", f"m{n}", line, mention)

    async def _teams(self, session: aiohttp.ClientSession, *said: object) -> bool:
        sender, aad, conversation, delivery, text, *entities = said
        activity = {
            "type": "message", "id": delivery, "channelId": "msteams", "serviceUrl": self._teams_url, "text": text,
            "from": {"id": sender, "name": str(sender), "aadObjectId": aad}, "entities": entities,
            "recipient": {"id": "28:bot", "name": "Referral"},
            "conversation": {"id": conversation, "conversationType": "personal", "tenantId": "tenant-1"},
            "channelData": {"tenant": {"id": "tenant-1"}},
        }  # fmt: skip
        url = f"http://127.0.0.1:{self.port}/api/messages"
        body = json.dumps(activity)
        async with session.post(url, data=body, headers={"Content-Type": "application/json"}) as answer:
            return answer.status in (200, 201, 202)


def person(n: int) -> str:
    return f"00000000-0000-4000-8000-{n:012}"


def conversation_of(n: int) -> str:
    """Where the heads-up of prospect `n` arrives."""
    return f"DUR{n % PEOPLE}" if n % 2 else f"a:r{n % PEOPLE}"
