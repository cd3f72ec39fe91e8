"""An activity of Teams as the bot's own words: an `Ask`, one of three events, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.asks import Ask, Clicked, Place, Profile
from teamsbot.inbound_route import Route
from teamsbot.inbound_shape import Activity, Malformed, Person, words
from teamsbot.inbound_text import line_of

PRIVATE = "private:"  # begins the ref of a message that one person sees in a channel
NAMELESS = "Somebody"  # until Teams says more
INVOKE = "adaptiveCard/action"
_LOCALE = re.compile(r"([a-z]{2,3})[-_]([A-Z]{2})")
_ZONE = re.compile(r"[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}")


@dataclass(frozen=True, slots=True)
class Installed:
    """The bot is new there: `ask` greets in the name of whoever installed it; None where it only became reachable."""

    to: str
    route: str
    name: str | None
    ask: Ask | None


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing more can be sent there."""

    to: str


Event = Installed | Gone


def account_of(tenant: str, person: Person) -> str:
    """The account: by the id in the tenant, which every bot sees alike; else by Teams' own."""
    return f"teams:{tenant}:{person.aad or person.id}"


def understand(activity: Activity, accounts: Mapping[str, str]) -> Ask | Event | None:
    """What was meant; None for what is nothing to us. Raises Malformed for a click or a form of no known shape.

    `accounts` maps ids in Teams to accounts, for mentions.
    """
    if activity.tenant is None or activity.sender is None or activity.recipient is None:
        return None
    if activity.sender.id.startswith("28:"):  # another bot, or ourselves
        return None
    match activity.type:
        case "message":
            return _message(activity, accounts)
        case "invoke" if activity.name == INVOKE:
            return _invoke(activity)
        case "installationUpdate":
            return _installation(activity)
        case "conversationUpdate":
            return _changed(activity)
    return None


def _message(activity: Activity, accounts: Mapping[str, str]) -> Ask:
    if not activity.value:
        line, people = line_of(activity, accounts)
        return _ask(activity, durable=True, text=line, mentions=people, aloud=activity.kind != "personal")
    return _pressed(activity, activity.value, durable=True)


def _invoke(activity: Activity) -> Ask:
    action = activity.value.get("action") if isinstance(activity.value, dict) else None
    if not isinstance(action, dict) or action.get("verb") not in ("line", "submit"):
        raise Malformed("value.action")
    return _pressed(activity, action.get("data"))


def _pressed(activity: Activity, data: object, *, durable: bool = False) -> Ask:
    """A click carries a line; a form its command, what was hidden in it, and the inputs beside them."""
    if not isinstance(data, dict):
        raise Malformed("data")
    ref = activity.reply_to
    clicked = Clicked(f"{PRIVATE}{ref}" if ref and data.get("private") is True else ref)
    if isinstance(data.get("command"), str):
        command, values = words(data["command"], "command"), _values(data)
        return _ask(activity, durable=durable, clicked=clicked, command=command, values=values)
    if isinstance(data.get("line"), str):
        return _ask(activity, durable=durable, clicked=clicked, text=words(data["line"], "line"))
    raise Malformed("data")


def _values(data: Mapping[str, Any]) -> dict[str, str]:
    hidden = data.get("hidden")
    if not isinstance(hidden, dict | None):
        raise Malformed("hidden")
    inputs = {k: v for k, v in data.items() if k not in ("command", "hidden", "private", "msteams")}
    return {str(k): words(v, "value") for k, v in (inputs | (hidden or {})).items() if isinstance(v, str)}


def _ask(activity: Activity, **more: Any) -> Ask:
    tenant, sender, bot = activity.tenant or "", activity.sender, activity.recipient
    if sender is None or bot is None:
        raise Malformed("from")
    private = activity.kind == "personal"
    route = Route(activity.service, bot.id, tenant, activity.conversation if private else None, sender.id)
    return Ask(
        account=account_of(tenant, sender),
        delivery=f"{activity.conversation}/{activity.id}" if activity.id else None,
        place=Place() if private else _place(activity, tenant, bot),
        profile=_profile(activity, sender),
        route=route.to_json(),
        **more,
    )


def _place(activity: Activity, tenant: str, bot: Person) -> Place:
    room, _, root = activity.conversation.partition(";messageid=")
    route = Route(activity.service, bot.id, tenant, room)
    key = f"teams:{tenant}:{room}"
    return Place("channel", key, activity.place_name, route.to_json(), root or None)


def _profile(activity: Activity, sender: Person) -> Profile | None:
    locale = _LOCALE.fullmatch(activity.locale or "")
    zone = _ZONE.fullmatch(activity.zone or "")
    return Profile(
        name=sender.name or NAMELESS,
        zone=zone.group() if zone else None,
        locale=f"{locale[1]}_{locale[2]}" if locale else None,
    )


def _installation(activity: Activity) -> Event | None:
    """Teams sends this once for a chat or team; the conversationUpdate beside it greets nobody, so that one does."""
    if (activity.action or "").startswith("remove"):
        return Gone(_here(activity))
    if (activity.action or "").startswith("add"):
        return _new(activity, greet=activity.action == "add")
    return None


def _changed(activity: Activity) -> Event | None:
    ours = activity.recipient.id if activity.recipient else ""
    if ours in activity.removed:
        return Gone(_here(activity))
    if activity.event in ("channelDeleted", "teamDeleted", "teamArchived"):
        room = activity.team_channel if activity.event == "channelDeleted" else None
        return Gone(f"teams:{activity.tenant}:{room}" if room else _here(activity))
    return _new(activity, greet=False) if ours in activity.added else None


def _new(activity: Activity, *, greet: bool) -> Installed:
    ask = _ask(activity)
    profile = replace(ask.profile or Profile(NAMELESS), admin=True)  # whoever installs the bot looks after it
    asked = replace(ask, profile=profile, text="today") if greet else None
    if ask.place.key is None:
        return Installed(ask.account, ask.route or "", None, asked)
    return Installed(ask.place.key, ask.place.route or "", ask.place.name, asked)


def _here(activity: Activity) -> str:
    ask = _ask(activity)
    return ask.place.key or ask.account
