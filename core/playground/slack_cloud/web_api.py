"""Slack's side of HTTP: the Web API and the response_urls. Sources: https://docs.slack.dev/apis/web-api and
https://docs.slack.dev/interactivity/handling-user-interaction (response_url).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from aiohttp import web

from core.playground.slack_cloud import chat, limits, look_up, views
from core.playground.slack_cloud.workspace import SlackError, Workspace
from core.playground.transcript import BOT

Method = Callable[[Workspace, Mapping[str, Any]], dict[str, Any]]
METHODS: dict[str, Method] = {
    "auth.test": look_up.auth_test,
    "users.info": look_up.users_info,
    "users.list": look_up.users_list,
    "conversations.open": look_up.conversations_open,
    "conversations.info": look_up.conversations_info,
    "conversations.members": look_up.conversations_members,
    "conversations.history": look_up.conversations_history,
    "chat.postMessage": chat.post_message,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.update": chat.update,
    "chat.delete": chat.delete,
    "views.open": views.open_view,
    "views.push": views.push,
    "views.update": views.update,
    "views.publish": views.publish,
}


def routes(slack: Workspace) -> list[web.RouteDef]:
    async def call(request: web.Request) -> web.Response:
        name = request.match_info["method"]
        try:
            args = await _args(request)
            _authorize(slack, request, args, name)
            return web.json_response({"ok": True} | METHODS[name](slack, args))
        except SlackError as error:
            return _error(error)

    async def respond(request: web.Request) -> web.Response:
        return answer(slack, request.match_info["key"], await request.read())

    return [
        web.route("*", "/slack/api/{method}", call),
        web.post("/slack/response/{team}/{key}", respond),
    ]


async def _args(request: web.Request) -> dict[str, Any]:
    """Arguments come as JSON, as a form or in the query; in the latter two, structures are JSON text."""
    args: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        args |= json.loads(await request.text() or "{}")
    else:
        args |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    for name in ("blocks", "view", "metadata"):
        if isinstance(args.get(name), str):
            try:
                args[name] = json.loads(args[name])
            except ValueError:
                raise SlackError("invalid_blocks_format" if name == "blocks" else "invalid_json") from None
    return args


def _authorize(slack: Workspace, request: web.Request, args: Mapping[str, Any], name: str) -> None:
    """Token, method, scope and rate, in the order Slack looks at them."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    token = token if scheme == "Bearer" else str(args.get("token", ""))
    if not token:
        raise SlackError("not_authed")
    if token != slack.token:
        raise SlackError("invalid_auth")
    if name not in METHODS:
        raise SlackError("unknown_method")
    if limits.SCOPES.get(name, "commands") not in slack.scopes:
        raise SlackError("missing_scope", (f"needed: {limits.SCOPES[name]}",))
    _pace(slack, name)


def _pace(slack: Workspace, name: str) -> None:
    """The method's tier: so many calls in any minute, then 429 with Retry-After until the oldest is a minute old."""
    most = limits.TIERS.get(name)
    if most is None:
        return
    now, calls = slack.transcript.clock(), slack.calls[name]
    while calls and now - calls[0] > timedelta(minutes=1):
        calls.popleft()
    if len(calls) >= most:
        wait = timedelta(minutes=1) - (now - calls[0])
        raise SlackError("ratelimited", retry_after=int(wait.total_seconds()) + 1)
    calls.append(now)


def _error(error: SlackError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error": error.code}
    if error.messages:
        body["response_metadata"] = {"messages": list(error.messages)}
    if error.retry_after is not None:
        return web.json_response(body, status=429, headers={"Retry-After": str(error.retry_after)})
    return web.json_response(body)


def answer(slack: Workspace, key: str, body: bytes) -> web.Response:
    """A message posted to a response_url: five uses within thirty minutes, then 404 used_url or expired_url."""
    url = slack.urls.get(key)
    if url is None or slack.transcript.clock() > url.until:
        return web.Response(status=404, text="expired_url")
    if url.left == 0:
        return web.Response(status=404, text="used_url")
    url.left -= 1
    try:
        deliver(slack, url.who, url.channel, json.loads(body), clicked=key)
    except ValueError:
        return web.Response(status=400, text="invalid_payload")
    except SlackError as error:
        return web.Response(status=400 if error.messages else 500, text=error.code)
    return web.Response(text="ok")


def deliver(slack: Workspace, who: str, channel: str, said: Mapping[str, Any], clicked: str = "") -> None:
    """Act on the body of an answer: ephemeral unless `in_channel`; `replace_original` and `delete_original` concern the
    message that was clicked, which may be ephemeral (only so can one of those be changed)."""
    url = slack.urls.get(clicked)
    original = slack.transcript.get(url.message.id) if url is not None and url.message is not None else None
    if original is not None and said.get("delete_original"):
        slack.transcript.change(original, gone=True)
    elif original is not None and said.get("replace_original"):
        slack.transcript.change(original, native=chat.checked(said), edited=True)
    elif said.get("response_type") == "in_channel":
        slack.say(channel, BOT, chat.checked(said), thread=said.get("thread_ts"))
    else:
        slack.say(channel, BOT, chat.checked(said), seen_by=who, thread=said.get("thread_ts"))
