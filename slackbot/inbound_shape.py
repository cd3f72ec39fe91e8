"""Whether a decoded payload has the types it must have before anything (Bolt included) reads it.

Bolt takes `"id" in payload["user"]` for granted and more of the kind, so that a signed but odd payload would end as a
500. Absent and unknown keys are fine: Slack adds some every month.
"""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, TypeAlias, Union

# A type or a union of types, or a mapping of keys to shapes, or a list of one shape, or a tuple of alternatives.
Shape: TypeAlias = Union[type, UnionType, "dict[str, Shape]", "list[Shape]", "tuple[Shape, ...]"]

TEXT: Shape = str | None
_NAMED: Shape = (str, NoneType, {"id": TEXT, "name": TEXT})
_TEAM: Shape = (str, NoneType, {"id": TEXT, "domain": TEXT, "enterprise_id": TEXT})
_USER: Shape = (str, NoneType, {"id": TEXT, "name": TEXT, "username": TEXT, "team_id": TEXT})
_AUTHORIZATION: Shape = {"enterprise_id": TEXT, "team_id": TEXT, "user_id": TEXT, "enterprise": _NAMED, "team": _TEAM}
_MESSAGE: Shape = (NoneType, {"text": TEXT, "ts": TEXT, "thread_ts": TEXT, "user": _USER})
_EVENT: Shape = {
    "type": str, "subtype": TEXT, "user": _USER, "user_id": TEXT, "text": TEXT, "ts": TEXT, "thread_ts": TEXT,
    "channel": _NAMED, "channel_id": TEXT, "channel_type": TEXT, "bot_id": TEXT, "team": _TEAM, "user_team": TEXT,
    "tab": TEXT, "inviter": TEXT, "enterprise": _NAMED, "enterprise_id": TEXT, "team_id": TEXT,
    "authorizations": (NoneType, [_AUTHORIZATION]), "tokens": (NoneType, {"bot": (NoneType, [str])}),
    "item": (NoneType, str, {"channel": _NAMED}), "message": _MESSAGE, "previous_message": _MESSAGE,
    "view": (NoneType, {"team_id": TEXT, "app_installed_team_id": TEXT}),
    "assistant_thread": (NoneType, {"channel_id": TEXT, "thread_ts": TEXT}), "function_execution_id": TEXT,
    "bot_access_token": TEXT, "inputs": (NoneType, dict),
}  # fmt: skip
_VIEW: Shape = (
    NoneType,
    {
        "id": TEXT, "type": TEXT, "hash": TEXT, "callback_id": TEXT, "private_metadata": TEXT, "team_id": TEXT,
        "app_installed_team_id": TEXT, "root_view_id": TEXT, "state": (NoneType, {"values": (NoneType, dict)}),
    },
)  # fmt: skip
_ACTION: Shape = {
    "type": str, "action_id": TEXT, "block_id": TEXT, "value": TEXT, "action_ts": TEXT,
    "selected_option": (NoneType, {"value": TEXT}),
}  # fmt: skip
PAYLOAD: Shape = {
    "type": str, "command": str, "text": TEXT, "callback_id": TEXT, "action_id": TEXT, "trigger_id": TEXT,
    "response_url": TEXT, "response_urls": [{"response_url": TEXT}], "challenge": str, "event_id": TEXT,
    "user": _USER, "user_id": TEXT, "user_name": TEXT, "team": _TEAM, "team_id": TEXT, "team_domain": TEXT,
    "enterprise": _NAMED, "enterprise_id": TEXT, "channel": _NAMED, "channel_id": TEXT, "channel_name": TEXT,
    "authorizations": (NoneType, [_AUTHORIZATION]), "event": _EVENT, "view": _VIEW, "message": _MESSAGE,
    "previous_message": _MESSAGE, "item": (NoneType, str, {"channel": _NAMED}), "thread_ts": TEXT,
    "container": (NoneType, {"type": TEXT, "message_ts": TEXT, "channel_id": TEXT, "view_id": TEXT}),
    "actions": [_ACTION], "assistant_thread": (NoneType, {"channel_id": TEXT, "thread_ts": TEXT}),
    "function_execution_id": TEXT, "bot_access_token": TEXT, "is_enterprise_install": (bool, str, NoneType),
    "function_data": (NoneType, {"execution_id": TEXT, "inputs": (NoneType, dict)}), "ssl_check": str,
}  # fmt: skip


def fits(value: Any, shape: Shape) -> bool:
    """Whether `value`, as JSON or a form decoded it, has this shape."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return False
        both = value.keys() & shape.keys()
        return all(map(fits, [value[k] for k in both], [shape[k] for k in both]))
    if isinstance(shape, tuple):
        return any(fits(value, one) for one in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    return isinstance(value, shape)


def well_formed(body: Any) -> bool:
    """Whether this can be a payload of Slack's: a kind, and every known key of its type."""
    if not isinstance(body, dict) or not ("type" in body or "command" in body or "ssl_check" in body):
        return False
    if not fits(body, PAYLOAD):
        return False
    match body.get("type"):
        case "event_callback":
            return "type" in body.get("event", {})
        case "block_actions":
            return all(isinstance(a.get("action_id"), str) for a in body.get("actions") or [{}])
        case "view_submission" | "view_closed":
            return isinstance(body.get("view"), dict) and isinstance(body["view"].get("callback_id"), str)
        case "shortcut" | "message_action":
            return isinstance(body.get("callback_id"), str)
        case "url_verification":
            return "challenge" in body
    return True
