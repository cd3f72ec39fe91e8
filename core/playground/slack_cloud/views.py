"""The views.* methods: modals and Home.

Sources: https://docs.slack.dev/reference/methods/views.open, views.push, views.update and views.publish.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping
from typing import Any

from core.playground.people import SLACK_TEAM, Person
from core.playground.slack_cloud import limits
from core.playground.slack_cloud.blocks import view_complaints
from core.playground.slack_cloud.chat import with_ids
from core.playground.slack_cloud.workspace import APP_ID, BOT_ID, Modal, SlackError, Workspace, by_slack_id

Args = Mapping[str, Any]


def open_view(slack: Workspace, args: Args) -> dict[str, Any]:
    """A first modal. A trigger_id is good once and for three seconds: expired_trigger_id, exchanged_trigger_id."""
    who, _ = _exchange(slack, args)
    close_all(slack, who)
    return {"view": shown(put(slack, who, checked(args.get("view"), "modal")))}


def push(slack: Workspace, args: Args) -> dict[str, Any]:
    """A modal upon a modal, three at most."""
    who, modal = _exchange(slack, args)
    below = slack.modals.get(modal or "")
    if below is None:
        raise SlackError("not_found")
    if len([m for m in slack.modals.values() if m.who == who]) >= limits.MODALS:
        raise SlackError("push_limit_reached")
    return {"view": shown(put(slack, who, checked(args.get("view"), "modal"), above=below))}


def update(slack: Workspace, args: Args) -> dict[str, Any]:
    modal = slack.modals.get(str(args.get("view_id", "")))
    if modal is None:
        raise SlackError("not_found")
    if args.get("hash") and args["hash"] != modal.hash:
        raise SlackError("hash_conflict")
    replace(slack, modal, checked(args.get("view"), "modal"))
    return {"view": shown(modal)}


def publish(slack: Workspace, args: Args) -> dict[str, Any]:
    person = by_slack_id(str(args.get("user_id", "")))
    view = checked(args.get("view"), "home")
    before = slack.homes.get(person.id)
    if before is not None and args.get("hash") and args["hash"] != before["hash"]:
        raise SlackError("hash_conflict")
    slack.homes[person.id] = _dressed(view, f"V0HOME{person.number}", secrets.token_hex(6))
    slack.transcript.touch()
    return {"view": slack.homes[person.id]}


def put(slack: Workspace, who: str, view: dict[str, Any], above: Modal | None = None) -> Modal:
    """Show a modal to somebody, alone or upon another."""
    id = "V0" + secrets.token_hex(5).upper()
    modal = Modal(id, who, view, secrets.token_hex(6), above.root if above else id, above.id if above else None)
    slack.modals[id] = modal
    slack.transcript.touch()
    return modal


def replace(slack: Workspace, modal: Modal, view: dict[str, Any]) -> None:
    modal.view, modal.hash, modal.errors = view, secrets.token_hex(6), {}
    slack.transcript.touch()


def close(slack: Workspace, modal: Modal) -> None:
    slack.modals.pop(modal.id, None)
    slack.transcript.touch()


def close_all(slack: Workspace, who: str) -> None:
    for modal in [m for m in slack.modals.values() if m.who == who]:
        close(slack, modal)


def of(slack: Workspace, person: Person) -> list[Modal]:
    """The modals on this person's screen, the topmost last."""
    return [modal for modal in slack.modals.values() if modal.who == person.id]


def checked(view: Any, kind: str) -> dict[str, Any]:
    """The view as Slack keeps it, or the error it gives."""
    if isinstance(view, str):
        view = json.loads(view)
    if not isinstance(view, dict) or view.get("type") != kind:
        raise SlackError("invalid_arguments", (f"[ERROR] a {kind} view is required [json-pointer:/view]",))
    if said := view_complaints(view):
        raise SlackError("invalid_arguments", tuple(line.replace("pointer:", "pointer:/view") for line in said))
    if len(json.dumps(view).encode()) > limits.VIEW_BYTES:
        raise SlackError("view_too_large")
    return {**view, "blocks": with_ids(view["blocks"])}


def shown(modal: Modal, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The view object, as the methods answer with it and interactions carry it."""
    return _dressed(modal.view, modal.id, modal.hash) | {
        "root_view_id": modal.root,
        "previous_view_id": modal.previous,
        "state": {"values": dict(values or {})},
    }


def _dressed(view: Mapping[str, Any], id: str, hash: str) -> dict[str, Any]:
    rest = {"callback_id": "", "private_metadata": "", "external_id": "", "clear_on_close": False}
    ids = {"id": id, "hash": hash, "team_id": SLACK_TEAM, "app_id": APP_ID, "bot_id": BOT_ID}
    return rest | dict(view) | ids | {"app_installed_team_id": SLACK_TEAM, "state": {"values": {}}}


def _exchange(slack: Workspace, args: Args) -> tuple[str, str | None]:
    """Whose click this trigger_id came of, and in which modal."""
    trigger = str(args.get("trigger_id", ""))
    if trigger not in slack.triggers:
        raise SlackError("invalid_trigger_id")
    who, until, modal = slack.triggers[trigger]
    if until == 0:
        raise SlackError("exchanged_trigger_id")
    if time.monotonic() > until:
        raise SlackError("expired_trigger_id")
    slack.triggers[trigger] = (who, 0, modal)
    return who, modal
