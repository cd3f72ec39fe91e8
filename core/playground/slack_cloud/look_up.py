"""auth.test, users.* and conversations.*: who and what there is.

Sources: https://docs.slack.dev/reference/methods, one page each.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.playground.people import ORGANIZATION, PEOPLE, SLACK_TEAM, Person
from core.playground.slack_cloud.chat import shown
from core.playground.slack_cloud.workspace import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    SlackError,
    Workspace,
    by_slack_id,
    dm_of,
    placed,
)  # fmt: skip

Args = Mapping[str, Any]
Answer = dict[str, Any]


def auth_test(slack: Workspace, args: Args) -> Answer:
    return {
        "url": slack.base, "team": ORGANIZATION, "team_id": SLACK_TEAM, "user": "referral", "user_id": BOT_USER,
        "bot_id": BOT_ID, "app_id": APP_ID, "is_enterprise_install": False,
    }  # fmt: skip


def users_info(slack: Workspace, args: Args) -> Answer:
    return {"user": _user(slack, by_slack_id(str(args.get("user", ""))))}


def users_list(slack: Workspace, args: Args) -> Answer:
    return {"members": [_user(slack, person) for person in PEOPLE], "response_metadata": {"next_cursor": ""}}


def conversations_open(slack: Workspace, args: Args) -> Answer:
    given = args.get("users") or ""
    users = given if isinstance(given, list) else [u for u in str(given).split(",") if u]
    if len(users) != 1:
        raise SlackError("not_enough_users" if not users else "too_many_users")
    person = by_slack_id(users[0])
    return {"channel": {"id": dm_of(person), "is_im": True, "user": person.slack_id}, "already_open": True}


def conversations_info(slack: Workspace, args: Args) -> Answer:
    place = placed(str(args.get("channel", "")))
    if isinstance(place, Person):
        return {"channel": {"id": dm_of(place), "is_im": True, "user": place.slack_id}}
    member = place.ref in slack.invited
    return {"channel": {
        "id": place.ref, "name": place.name, "is_channel": True, "is_private": False, "is_member": member,
        "is_ext_shared": place.outside, "num_members": len(place.members),
    }}  # fmt: skip


def conversations_members(slack: Workspace, args: Args) -> Answer:
    place = placed(str(args.get("channel", "")))
    members = (place.id,) if isinstance(place, Person) else place.members
    ids = [person.slack_id for person in PEOPLE if person.id in members]
    return {"members": [*ids, BOT_USER], "response_metadata": {"next_cursor": ""}}


def conversations_history(slack: Workspace, args: Args) -> Answer:
    """Newest first; `metadata` only with include_all_metadata. Ephemeral messages are never in a history."""
    channel = str(args.get("channel", ""))
    placed(channel)
    if not slack.in_channel(channel):
        raise SlackError("not_in_channel")
    oldest, latest = float(args.get("oldest") or 0), float(args.get("latest") or "inf")
    with_metadata = str(args.get("include_all_metadata", "")).lower() in ("1", "true")
    found = [
        m for m in slack.transcript.since(0)
        if m.platform == "slack" and m.ref[0] == channel and m.seen_by is None and oldest <= float(m.ref[1]) <= latest
    ]  # fmt: skip
    hidden = () if with_metadata else ("metadata",)
    listed = [
        {k: v for k, v in shown(m.native, m.ref[1]).items() if k not in hidden}
        for m in reversed(found[-int(args.get("limit") or 100) :])
    ]
    return {"messages": listed, "has_more": False}


def _user(slack: Workspace, person: Person) -> Answer:
    """The user object; the e-mail address only with the scope users:read.email
    (https://docs.slack.dev/reference/objects/user-object)."""
    offset = datetime.now(ZoneInfo(person.zone)).utcoffset()
    profile = {"real_name": person.name, "display_name": person.id}
    if "users:read.email" in slack.scopes:
        profile["email"] = person.email
    return {
        "id": person.slack_id, "team_id": SLACK_TEAM, "name": person.id, "deleted": False, "real_name": person.name,
        "tz": person.zone, "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "locale": person.locale, "profile": profile, "is_admin": person.role == "admin", "is_owner": False,
        "is_primary_owner": False, "is_restricted": False, "is_ultra_restricted": False, "is_bot": False,
        "is_stranger": False, "is_email_confirmed": True,
    }  # fmt: skip
