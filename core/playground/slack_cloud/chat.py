"""The chat.* methods. Sources: https://docs.slack.dev/reference/methods/chat.postMessage and its neighbours."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from core.playground.people import Person
from core.playground.slack_cloud import limits
from core.playground.slack_cloud.blocks import complaints
from core.playground.slack_cloud.workspace import BOT_ID, SlackError, Workspace, by_slack_id, dm_of, placed
from core.playground.transcript import BOT

Args = Mapping[str, Any]
Answer = dict[str, Any]


def post_message(slack: Workspace, args: Args) -> Answer:
    """One message a second and channel, else 429 with Retry-After; not_in_channel where the bot was not invited."""
    channel = _channel(slack, args)
    if not slack.in_channel(channel):
        raise SlackError("not_in_channel")
    now, last = slack.transcript.clock(), slack.posted_at.get(channel)
    if last is not None and now - last < timedelta(seconds=slack.post_gap):
        raise SlackError("ratelimited", retry_after=1)
    native = checked(args)
    slack.posted_at[channel] = now
    said = slack.say(channel, BOT, native, thread=args.get("thread_ts"))
    return {"channel": channel, "ts": said.ref[1], "message": shown(said.native, said.ref[1])}


def post_ephemeral(slack: Workspace, args: Args) -> Answer:
    channel, user = _channel(slack, args), by_slack_id(str(args.get("user", "")))
    place = placed(channel)
    if not slack.in_channel(channel):
        raise SlackError("not_in_channel")
    if user.id not in ((place.id,) if isinstance(place, Person) else place.members):
        raise SlackError("user_not_in_channel")
    said = slack.say(channel, BOT, checked(args), seen_by=user.id, thread=args.get("thread_ts"))
    return {"message_ts": said.ref[1]}


def update(slack: Workspace, args: Args) -> Answer:
    """Only the bot's own messages, never ephemeral ones; blocks that are not given again are gone."""
    channel, ts = _channel(slack, args), str(args.get("ts", ""))
    message = slack.own(channel, ts)
    changed = slack.transcript.change(message, native=checked(args), edited=True)
    return {"channel": channel, "ts": ts, "text": changed.native["text"], "message": shown(changed.native, ts)}


def delete(slack: Workspace, args: Args) -> Answer:
    channel, ts = _channel(slack, args), str(args.get("ts", ""))
    slack.transcript.change(slack.own(channel, ts), gone=True)
    return {"channel": channel, "ts": ts}


def checked(args: Args) -> dict[str, Any]:
    """The message's text and blocks as Slack keeps them, or the error it gives. Blocks and elements without an id get
    one (https://docs.slack.dev/reference/block-kit/blocks, block_id)."""
    blocks = args.get("blocks") or []
    if said := complaints(blocks, "message"):
        raise SlackError("invalid_blocks", tuple(said))
    text = str(args.get("text") or "")
    if not text and not blocks:
        raise SlackError("no_text")
    native: dict[str, Any] = {"text": text[: limits.TEXT], "blocks": with_ids(blocks)}
    if isinstance(args.get("metadata"), Mapping):
        native["metadata"] = args["metadata"]
    return native


def with_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks with a block_id each, and an action_id on each element that can be acted on."""
    return [_with_ids(block) for block in blocks]


def _with_ids(block: dict[str, Any]) -> dict[str, Any]:
    made = {"block_id": secrets.token_urlsafe(4), **block}
    if made["type"] == "actions":
        made["elements"] = [{"action_id": secrets.token_urlsafe(4), **element} for element in block["elements"]]
    for name in ("accessory", "element"):
        if name in block:
            made[name] = {"action_id": secrets.token_urlsafe(4), **block[name]}
    return made


def shown(native: Mapping[str, Any], ts: str) -> dict[str, Any]:
    """The message object of the bot's own message, as methods and interactions carry it."""
    return {"type": "message", "subtype": "bot_message", "bot_id": BOT_ID, "ts": ts, **native}


def _channel(slack: Workspace, args: Args) -> str:
    """`channel` may be a user's id too: his direct conversation with the bot."""
    channel = str(args.get("channel", ""))
    place = placed(channel)
    return dm_of(place) if isinstance(place, Person) else channel
