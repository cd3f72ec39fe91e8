"""What the Events API tells (direct messages, mentions, Home, invitations, uninstalls) becomes an `Incoming`.

https://docs.slack.dev/apis/events-api; every delivery has an `event_id`, and may come up to four times.
"""

from __future__ import annotations

import re
from dataclasses import replace

from core.asks import Ask, Place
from slackbot.inbound import IGNORED, Incoming, Json, Malformed, id_of, place, route, text_at
from slackbot.inbound_markup import said

EVENTS = (
    "app_home_opened", "app_mention", "app_uninstalled", "member_joined_channel", "message.im", "tokens_revoked",
)  # fmt: skip
_SPOKEN = (None, "file_share")  # other subtypes are edits, deletions, joins, and bots
_SLASH = re.compile(r"^/referral\b\s*")


def event(body: Json) -> Incoming:
    """One event. What is not meant for us (bots, edits, our own messages, unknown kinds) is `IGNORED`."""
    inner = body["event"]
    match inner["type"]:
        case "message":
            return _message(body, inner)
        case "app_mention":
            return _mention(body, inner)
        case "app_home_opened" if inner.get("tab") != "messages":
            came = _came("home", body, inner)
            return replace(came, surface="home", ask=_ask(came, body, text="home", place=Place("home")))
        case "member_joined_channel" if inner.get("user") == bot_of(body):
            inviter = text_at(inner, "inviter")
            return replace(_came("invited", body, inner), user=inviter)
        case "app_uninstalled":
            return Incoming("gone", workspace=_workspace(body))
        case "tokens_revoked" if (inner.get("tokens") or {}).get("bot"):
            return Incoming("gone", workspace=_workspace(body))
    return IGNORED


def bot_of(body: Json) -> str:
    """Our own user id, as the delivery names it; empty where it does not."""
    for one in body.get("authorizations") or ():
        if one.get("is_bot"):
            return text_at(one, "user_id")
    return ""


def _message(body: Json, inner: Json) -> Incoming:
    user = id_of(inner.get("user"))
    direct = inner.get("channel_type", "im") == "im" and id_of(inner.get("channel")).startswith("D")
    spoken = direct and inner.get("subtype") in _SPOKEN
    if not spoken or inner.get("bot_id") or not user or user == bot_of(body):
        return IGNORED
    came = _came("dm", body, inner)
    line = said(text_at(inner, "text"), came.workspace)
    text = _SLASH.sub("", line.text.strip())
    ask = _ask(came, body, text=text, mentions=line.mentions, durable=True, route=route(came.channel or ""))
    return replace(came, ask=ask)


def _mention(body: Json, inner: Json) -> Incoming:
    if inner.get("bot_id") or inner.get("subtype"):
        return IGNORED
    came = _came("mention", body, inner)
    text = re.sub(rf"<@{bot_of(body) or '[UW][A-Z0-9]+'}(\|[^>]*)?>", "", text_at(inner, "text"), count=1)
    line = said(text, came.workspace)
    here = place(came.workspace, came.channel, None)
    ask = _ask(came, body, text=line.text.strip(), mentions=line.mentions, place=here, aloud=True)
    return replace(came, ask=ask)


def _came(kind: str, body: Json, inner: Json) -> Incoming:
    user = id_of(inner.get("user"))
    if not user:
        raise Malformed("an event without a user")
    return Incoming(
        kind,  # type: ignore[arg-type]
        workspace=_workspace(body),
        user=user,
        channel=id_of(inner.get("channel")) or None,
        thread=text_at(inner, "thread_ts") or None,
    )


def _ask(came: Incoming, body: Json, **more: object) -> Ask:
    delivery = text_at(body, "event_id")
    return Ask(f"{came.workspace}:{came.user}", delivery=delivery or None, **more)  # type: ignore[arg-type]


def _workspace(body: Json) -> str:
    """The installed workspace or organization: for shared channels only `authorizations` tells it rightly."""
    first: Json = next(iter(body.get("authorizations") or ()), {})
    found = (
        text_at(first, "enterprise_id")
        or text_at(body, "enterprise_id")
        or text_at(first, "team_id")
        or text_at(body, "team_id")
    )
    if not found:
        raise Malformed("an event without a workspace")
    return f"slack:{found}"
