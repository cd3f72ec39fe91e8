"""Delivers one `Outgoing` by the Web API, and finds out whether one of unknown outcome arrived.

https://docs.slack.dev/reference/methods/chat.postMessage; the key rides in the message's metadata.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from core.port import Later, Outgoing, Sent, Unknown
from slackbot.inbound import route as route_of
from slackbot.outcome import CONTENT, Failure, call
from slackbot.render import has_chart
from slackbot.render import message as shown
from slackbot.render_text import Block

EVENT_TYPE = "referral_post"
LOOK_BACK = 100  # messages searched for a key


async def send(client: AsyncWebClient, message: Outgoing) -> Sent:
    """Raises Refused, Later or Unknown."""
    try:
        if message.edit:
            return await _edit(client, message)
        if message.private_to:
            return await _whisper(client, message)
        return await _post(client, message)
    except Failure as failure:
        raise failure.as_send_error() from None


async def verify(client: AsyncWebClient, message: Outgoing) -> Sent | None:
    """Looks for the message's key where it was sent. Raises Unknown where history is closed to us (channels)."""
    if message.edit or message.private_to:
        return None  # an edit done twice, or a whisper lost, harms nobody
    try:
        channel, route = await _address(client, message.to, message.route)
        found = await call(client.conversations_history(channel=channel, limit=LOOK_BACK, include_all_metadata=True))
    except (Failure, Later):
        raise Unknown("history is closed") from None
    messages = found.get("messages")
    if not isinstance(messages, list):
        raise Unknown("history is unreadable")
    for one in messages:
        if _key(one) == message.key:
            return Sent(f"{channel}:{one['ts']}", route)
    if found.get("has_more"):
        raise Unknown("too much was said since")
    return None


async def _post(client: AsyncWebClient, message: Outgoing) -> Sent:
    channel, route = await _address(client, message.to, message.route)
    try:
        ts = await _say(client, channel, message)
    except Failure as failure:
        if failure.code != "channel_not_found" or route is not None or not _is_person(message.to):
            raise
        channel, route = await _address(client, message.to, None)  # the remembered conversation is gone
        ts = await _say(client, channel, message)
    return Sent(f"{channel}:{ts}", route)


async def _say(client: AsyncWebClient, channel: str, message: Outgoing) -> str:
    card = shown(message.card, message.people)
    more: dict[str, Any] = {
        "channel": channel,
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"key": message.key}},
        "thread_ts": message.thread,
        "unfurl_links": False,
        "unfurl_media": False,
    }
    try:
        answer = await call(client.chat_postMessage(**card, **more))
    except Failure as failure:
        if failure.code not in CONTENT:
            raise
        answer = await _plainer(message, lambda plainer: client.chat_postMessage(**plainer, **more))
    return str(answer.get("ts"))


async def _edit(client: AsyncWebClient, message: Outgoing) -> Sent:
    channel, _, ts = (message.edit or "").partition(":")
    card = shown(message.card, message.people)
    try:
        await call(client.chat_update(channel=channel, ts=ts, **card))
    except Failure as failure:
        if failure.code not in CONTENT:
            raise
        await _plainer(message, lambda plainer: client.chat_update(channel=channel, ts=ts, **plainer))
    return Sent(message.edit)


async def _whisper(client: AsyncWebClient, message: Outgoing) -> Sent:
    """In a channel, for one person's eyes; in his private conversation where the channel cannot be used."""
    account = message.private_to or ""
    card = shown(message.card, message.people)
    channel, _ = await _address(client, message.to, message.route)
    try:
        user = _native(account)
        await call(client.chat_postEphemeral(channel=channel, user=user, thread_ts=message.thread, **card))
    except Failure as failure:
        if failure.effect != "none":
            raise
        private = Outgoing(message.key, account, message.card, message.private_route, people=message.people)
        sent = await _post(client, private)
        return Sent(sent.ref)
    return Sent(None)


async def _address(client: AsyncWebClient, to: str, route: str | None) -> tuple[str, str | None]:
    """Slack's channel id, and the route to remember where it was only now learnt."""
    known = _channel(route)
    if known:
        return known, None
    if not _is_person(to):
        return _native(to), None
    try:
        opened = await call(client.conversations_open(users=_native(to)))
    except Failure as failure:
        if failure.effect == "unknown":  # nothing was said yet
            raise Later(failure.code) from None
        raise
    channel = str(opened["channel"]["id"])
    return channel, route_of(channel)


async def _plainer(message: Outgoing, say: Callable[[Block], Awaitable[Any]]) -> Mapping[str, Any]:
    """Blocks that Slack refuses (a kind not yet rolled out there) must not cost the message: charts become tables,
    then all of it words."""
    if has_chart(message.card):
        try:
            return await call(say(shown(message.card, message.people, charts=False)))
        except Failure as failure:
            if failure.code not in CONTENT:
                raise
    return await call(say({"text": shown(message.card, message.people)["text"], "blocks": []}))


def _native(key: str) -> str:
    return key.split(":", 2)[2]


def _is_person(key: str) -> bool:
    return _native(key).startswith(("U", "W"))


def _channel(route: str | None) -> str | None:
    try:
        found = json.loads(route or "{}")
    except ValueError:
        return None
    channel = found.get("channel") if isinstance(found, dict) else None
    return channel if isinstance(channel, str) else None


def _key(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    key = (metadata.get("event_payload") or {}).get("key")
    return key if isinstance(key, str) else None
