"""One payload of Slack's becomes one `Incoming`: what to ask the bot, and where its answer can go."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from core.asks import Ask, Clicked, Place, Profile
from slackbot.inbound_markup import aloud, said, storable

Json: TypeAlias = Mapping[str, Any]
Surface: TypeAlias = Literal["message", "modal", "home"]
LINE = "line:"  # action ids of buttons that carry a line
ASIDE = "aside:"  # begins the ref of a message that one person sees in a channel
FORM = "form"  # callback id of modals that carry a command
LOG_MESSAGE, LOG = "log_message", "log"  # callback ids of the two shortcuts


class Malformed(ValueError):
    """Not a payload Slack sends."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """`ask` is None where there is nothing to ask the bot (an old button, an invitation, an uninstall)."""

    kind: Literal["command", "click", "submit", "shortcut", "dm", "mention", "home", "invited", "gone", "ignored"]
    ask: Ask | None = None
    workspace: str = ""  # `slack:T1`
    user: str = ""
    channel: str | None = None  # Slack's id of the conversation
    channel_name: str | None = None
    thread: str | None = None
    trigger: str | None = None
    response_url: str | None = None
    surface: Surface = "message"
    home: bool = False  # clicked in Home, or in a modal opened from there
    view: str | None = None  # id of the modal clicked or submitted in
    fields: frozenset[str] = frozenset()  # the questions of the submitted modal
    note: str | None = None  # to fill into the form that comes back


IGNORED = Incoming("ignored")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a modal was opened from; travels in its private_metadata."""

    channel: str | None = None
    name: str | None = None
    url: str | None = None  # the response_url of the command or click
    home: str | None = None  # "yes" if it was opened from Home, which is then drawn again

    def packed(self) -> dict[str, str]:
        at = {"channel": self.channel, "name": self.name, "url": self.url, "home": self.home}
        return {name: value for name, value in at.items() if value}


def command(body: Json) -> Incoming:
    """`/referral …`: https://docs.slack.dev/interactivity/implementing-slash-commands"""
    told = body.get  # a form: every value is a text, and none lies deeper
    team, user = told("enterprise_id") or told("team_id"), told("user_id")
    if not team or not user:
        raise Malformed("a command without a workspace or a user")
    workspace, trigger = f"slack:{team}", told("trigger_id") or None
    channel, name = told("channel_id") or None, told("channel_name") or None
    line = said(told("text") or "", workspace)
    ask = Ask(
        f"{workspace}:{user}",
        text=line.text.strip(),
        delivery=f"command:{trigger}" if trigger else None,
        workspace_name=told("team_domain") or None,
        profile=Profile(storable(told("user_name") or "")) if told("user_name") else None,
        place=place(workspace, channel, name),
        mentions=line.mentions,
    )
    url = told("response_url") or None
    return Incoming("command", ask, workspace, user, channel, name, trigger=trigger, response_url=url)


def click(body: Json) -> Incoming:
    """A button or a menu entry: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload"""
    came = _came("click", body)
    action = body["actions"][0]
    line = action.get("value") or text_at(action, "selected_option", "value")
    if not text_at(action, "action_id").startswith(LINE) or not line:
        return came
    private = ASIDE if (body.get("container") or {}).get("is_ephemeral") else ""
    ts = text_at(body, "container", "message_ts") or text_at(body, "message", "ts")
    clicked = Clicked(f"{private}{came.channel}:{ts}" if came.surface == "message" and came.channel and ts else None)
    delivery = _delivery("click", body) or f"click:{action.get('action_ts')}"
    return replace(came, ask=_ask(came, body, text=storable(line), delivery=delivery, clicked=clicked))


def submission(body: Json) -> Incoming:
    """A submitted modal: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload"""
    view = body["view"]
    meta = _metadata(view)
    if view.get("callback_id") != FORM or not isinstance(meta.get("command"), str):
        return IGNORED
    values = {name: storable(_answer(block)) for name, block in _state(view).items()}
    hidden = meta.get("hidden")
    merged = values | {k: str(v) for k, v in hidden.items()} if isinstance(hidden, dict) else values
    came = replace(_came("submit", body), fields=frozenset(values))
    digest = hashlib.sha256(json.dumps(merged, sort_keys=True).encode()).hexdigest()[:16]
    ask = _ask(came, body, command=meta["command"], values=merged, delivery=f"form:{view.get('id')}:{digest}")
    return replace(came, ask=ask)


def shortcut(body: Json) -> Incoming:
    """Either shortcut, "Log a referral" or, at a message whose text becomes the form's note, "Log as referral"."""
    came = _came("shortcut", body)
    if body["callback_id"] not in (LOG, LOG_MESSAGE):
        return came
    note = aloud(text_at(body, "message", "text")) if body["callback_id"] == LOG_MESSAGE else None
    return replace(came, ask=_ask(came, body, text="log"), note=note or None)


def _came(kind: Any, body: Json) -> Incoming:
    """Everything but the question: who, where, and the ways back."""
    workspace = text_at(body, "enterprise_id") or id_of(body.get("enterprise")) or _team(body)
    user = text_at(body, "user_id") or id_of(body.get("user"))
    if not workspace or not user:
        raise Malformed("a payload without a workspace or a user")
    view: Mapping[str, Any] = body.get("view") or {}
    origin = _metadata(view).get("at", {}) if view else {}
    at = origin if isinstance(origin, dict) else {}
    surface: Surface = "message" if not view else "home" if view.get("type") == "home" else "modal"
    return Incoming(
        kind,
        workspace=f"slack:{workspace}",
        user=user,
        channel=text_at(body, "channel_id") or id_of(body.get("channel")) or text_at(at, "channel") or None,
        channel_name=text_at(body, "channel_name") or text_at(body, "channel", "name") or text_at(at, "name") or None,
        thread=text_at(body, "message", "thread_ts") or None,
        trigger=text_at(body, "trigger_id") or None,
        response_url=text_at(body, "response_url") or text_at(at, "url") or None,
        surface=surface,
        home=surface == "home" or bool(text_at(at, "home")),
        view=view.get("id"),
    )


def _ask(came: Incoming, body: Json, **more: Any) -> Ask:
    name = text_at(body, "user_name") or text_at(body, "user", "name") or text_at(body, "user", "username")
    home, team = text_at(body, "user", "team_id"), _team(body)
    stranger = bool(home and team and home != team and came.workspace == f"slack:{team}")
    return Ask(
        f"{came.workspace}:{came.user}",
        workspace_name=text_at(body, "team_domain") or text_at(body, "team", "domain") or None,
        profile=Profile(storable(name), outsider=stranger) if name or stranger else None,
        place=Place("home") if came.surface == "home" else place(came.workspace, came.channel, came.channel_name),
        **more,
    )


def place(workspace: str, channel: str | None, name: str | None) -> Place:
    """Direct messages (also those between two people, where a slash command works too) are private: no key."""
    if not channel or channel.startswith("D") or name == "directmessage":
        return Place("dm")
    return Place("channel", f"{workspace}:{channel}", name if name != "privategroup" else None, route(channel))


def route(channel: str) -> str:
    """What core stores to reach a conversation again."""
    return json.dumps({"channel": channel})


def _delivery(kind: str, body: Json) -> str | None:
    """A trigger is made anew for every use of a command or button, and is part of what Slack signs."""
    trigger = text_at(body, "trigger_id")
    return f"{kind}:{trigger}" if trigger else None


def _metadata(view: Json) -> Mapping[str, Any]:
    try:
        found = json.loads(view.get("private_metadata") or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _state(view: Json) -> Mapping[str, Any]:
    state = view.get("state") or {}
    values = state.get("values") or {}
    return values if isinstance(values, dict) else {}


def _answer(block: Any) -> str:
    """The one answer of an input block, whatever kind of element it holds; empty when left empty."""
    element = next(iter(block.values()), None) if isinstance(block, dict) else None
    if not isinstance(element, dict):
        raise Malformed("an answer that is none")
    ticked = element.get("selected_options")
    option = ticked[0] if isinstance(ticked, list) and ticked else element.get("selected_option")
    given = element.get("value") or element.get("selected_date") or text_at(option, "value")
    return given if isinstance(given, str) else ""


def _team(body: Json) -> str:
    return text_at(body, "team_id") or id_of(body.get("team"))


def id_of(value: Any) -> str:
    """The id of what Slack gives as an id or as an object with one."""
    return value if isinstance(value, str) else text_at(value, "id")


def text_at(value: Any, *path: str) -> str:
    """The text at the end of a path of keys, or nothing."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""
