"""The HTTP door: nothing is parsed before Slack's signature over the raw bytes is right, and nothing malformed passes.

https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

from __future__ import annotations

import hmac
import json
import time
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from yarl import URL

from slackbot.inbound import Malformed
from slackbot.inbound_shape import well_formed

LARGEST = 384 * 1024  # bytes; a view of 250 KB, URL-encoded state on top
STALE = 300  # seconds a signature is good for
_FIELDS = 64  # of a form; a slash command has about 15
_FINAL = {"X-Slack-No-Retry": "1"}


async def receive(request: web.Request, secret: str | None, bolt: AsyncApp) -> web.Response:
    """413 too large, 401 unless Slack signed it, 400 malformed; else Bolt's answer. Without a secret nobody gets in."""
    if (request.content_length or 0) > LARGEST:
        return web.Response(status=413)
    body = await request.read()
    if len(body) > LARGEST:
        return web.Response(status=413)
    stamp, signature = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
    if secret is None or not genuine(secret, body, stamp, signature, time.time()):
        return web.Response(status=401)
    try:
        payload = decoded(body, request.content_type)
    except Malformed:
        return web.Response(status=400, headers=_FINAL)
    if "ssl_check" in payload:
        return web.Response()
    # Already parsed, as Socket Mode's are: Bolt would parse the text once more, and end odd ones in a 500.
    asked = AsyncBoltRequest(body=payload, mode="socket_mode")
    return _response(await bolt.async_dispatch(asked))


def _response(answer: BoltResponse) -> web.Response:
    """As Bolt's own adapter, which also looks for cookies and types text twice, but we have none."""
    return web.Response(status=answer.status, body=answer.body.encode(), headers=answer.first_headers())


def genuine(secret: str, body: bytes, timestamp: str, signature: str, now: float) -> bool:
    """Whether Slack signed these bytes within the last five minutes. Takes the same time for every wrong signature."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12) or abs(now - int(timestamp)) > STALE:
        return False
    wanted = hmac.digest(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, "sha256").hex()
    return hmac.compare_digest(b"v0=" + wanted.encode(), signature.encode("utf-8", "surrogateescape"))


def decoded(body: bytes, content_type: str) -> dict[str, Any]:
    """The payload: JSON for events, a form for commands, JSON within a form for clicks. Raises Malformed."""
    try:
        text = body.decode()
        found = json.loads(text) if content_type == "application/json" else _form(text)
    except (ValueError, RecursionError):
        raise Malformed("neither JSON nor a form") from None
    if not well_formed(found):
        raise Malformed("not a payload of Slack's")
    assert isinstance(found, dict)
    return found


def _form(text: str) -> Any:
    """A URL's query is decoded in C; `parse_qsl` takes ten times as long."""
    if text.count("&") >= _FIELDS:
        raise Malformed("too many fields")
    fields = dict(URL.build(path="/", query_string=text, encoded=True).query)
    return json.loads(fields["payload"]) if "payload" in fields else fields
