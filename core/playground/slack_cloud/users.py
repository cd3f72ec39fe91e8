"""The people in Slack: what they type, click and fill in becomes the signed requests Slack would send.

Sources: https://docs.slack.dev/interactivity/implementing-slash-commands, /interactivity/handling-user-interaction,
https://docs.slack.dev/reference/interaction-payloads (one page a payload), https://docs.slack.dev/apis/events-api and
https://docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from core.playground.people import ORGANIZATION, SLACK_TEAM, Channel, Impossible, Person
from core.playground.seen import Press, filled, pressed
from core.playground.slack_cloud import views
from core.playground.slack_cloud.mrkdwn import typed, unlabelled
from core.playground.slack_cloud.reading import presses_of, questions_of, state_of
from core.playground.slack_cloud.wire import FrontDoor, Heard
from core.playground.slack_cloud.workspace import (
    APP_ID,
    BOT_NAME,
    BOT_USER,
    COMMAND,
    Modal,
    SlackError,
    Workspace,
    dm_of,
    placed,
)  # fmt: skip
from core.playground.transcript import Message


class Users:
    """Everybody's hands in one workspace; `door` is where the bot listens."""

    def __init__(self, slack: Workspace, door: FrontDoor) -> None:
        self.slack = slack
        self.door = door

    async def say(self, who: Person, place: Channel | None, text: str) -> None:
        """A line: a slash command where it begins with "/", else a message, which the bot hears in its own conversation
        and where it is mentioned."""
        channel = place.ref if place else dm_of(who)
        if text.startswith("/"):
            await self._slash(who, channel, text)
            return
        line = unlabelled(typed(text))
        mention = f"@{BOT_NAME}"
        if text.lower().startswith(mention.lower()):
            line = f"<@{BOT_USER}>" + line[len(mention) :]
        said = self.slack.say(channel, who.id, {"text": line})
        if place is None or line.startswith(f"<@{BOT_USER}>"):
            await self.door.event(self._message(who, channel, line, said.ref[1], im=place is None))

    async def _slash(self, who: Person, channel: str, text: str) -> None:
        command, _, rest = text.partition(" ")
        self.slack.say(channel, who.id, {"text": typed(text)}, seen_by=who.id)
        if command != COMMAND:
            self._slackbot(who, channel, f"{command} is not a valid command. The one here is {COMMAND}.")
            return
        place = placed(channel)
        fields = {
            "token": "unused", "team_id": SLACK_TEAM, "team_domain": "brightwater", "channel_id": channel,
            "channel_name": place.name if isinstance(place, Channel) else "directmessage", "user_id": who.slack_id,
            "user_name": who.id, "command": COMMAND, "text": typed(rest), "api_app_id": APP_ID,
            "is_enterprise_install": "false", "response_url": self.slack.response_url(who.id, channel),
            "trigger_id": self.slack.trigger(who.id),
        }  # fmt: skip
        heard = await self.door.form(fields)
        if heard.trouble is not None:
            self._slackbot(who, channel, f"{COMMAND} failed with the error “{heard.trouble}”.")
        else:
            self._answered(heard, who, channel)

    async def click(self, who: Person, message: Message, press: Press) -> None:
        """A button or menu option of a message."""
        channel = message.ref[0]
        url = self.slack.response_url(who.id, channel, message)
        payload = self._interaction(who, "block_actions") | {
            "container": {"type": "message", "message_ts": message.ref[1], "channel_id": channel,
                          "is_ephemeral": message.seen_by is not None},
            "channel": {"id": channel, "name": message.where.removeprefix("#")},
            "trigger_id": self.slack.trigger(who.id),
            "response_url": url,
            "actions": [self._action(press)],
        }  # fmt: skip
        if message.seen_by is None:  # an ephemeral message is not in any channel's history: the payload has only its ts
            payload["message"] = {"type": "message", "user": BOT_USER, "ts": message.ref[1], **message.native}
        heard = await self.door.payload(payload)
        if heard.trouble is not None:
            self._slackbot(who, channel, f"The button did not work: {heard.trouble}.")

    async def click_view(self, who: Person, view: Mapping[str, Any], label: str, index: int | None) -> None:
        """A button in a modal or on Home."""
        press = pressed(presses_of(view), label, index)
        payload = self._interaction(who, "block_actions") | {
            "container": {"type": "view", "view_id": view["id"]},
            "view": dict(view),
            "trigger_id": self.slack.trigger(who.id, view["id"] if view["type"] == "modal" else None),
            "actions": [self._action(press)],
        }
        heard = await self.door.payload(payload)
        if heard.trouble is not None:
            self._slackbot(who, dm_of(who), f"The button did not work: {heard.trouble}.")

    async def submit(self, who: Person, modal: Modal, values: Mapping[str, str]) -> None:
        """Fill in and send a modal; what it answers closes, changes or stacks modals, or brings field errors back."""
        if not modal.view.get("submit"):
            raise Impossible("There is nothing to send in this one; it can only be closed.", 409)
        questions = questions_of(modal.view)
        answers = filled(questions, values)
        state: dict[str, dict[str, Any]] = {
            q.name: {q.native["action_id"]: state_of(q, answers[q.name])} for q in questions
        }
        payload = self._interaction(who, "view_submission") | {
            "trigger_id": self.slack.trigger(who.id, modal.id),
            "view": views.shown(modal, state),
            "response_urls": [],
        }
        heard = await self.door.payload(payload)
        _keep_typed(modal, answers)
        try:
            if heard.trouble is None:
                self._closing(modal, heard)
                return
        except SlackError as error:
            self._slackbot(who, dm_of(who), f"The modal was not shown: {'; '.join(error.messages) or error.code}")
        modal.errors = {q.name: "We had some trouble connecting. Try again?" for q in questions[:1]}
        self.slack.transcript.touch()

    def _closing(self, modal: Modal, heard: Heard) -> None:
        """https://docs.slack.dev/surfaces/modals: an empty answer closes this view; response_action says otherwise."""
        said = heard.json
        match said.get("response_action"):
            case None:
                views.close(self.slack, modal)
            case "clear":
                views.close_all(self.slack, modal.who)
            case "errors":
                modal.errors = {str(k): str(v) for k, v in said["errors"].items()}
                self.slack.transcript.touch()
            case "update":
                views.replace(self.slack, modal, views.checked(said.get("view"), "modal"))
            case "push":
                views.put(self.slack, modal.who, views.checked(said.get("view"), "modal"), above=modal)

    async def open_home(self, who: Person) -> None:
        """The bot's Home tab: app_home_opened, answered by views.publish."""
        view = self.slack.homes.get(who.id)
        event = {"type": "app_home_opened", "user": who.slack_id, "channel": dm_of(who), "tab": "home",
                 "event_ts": self.slack.ts()}  # fmt: skip
        await self.door.event(event | ({"view": view} if view else {}))

    def _message(self, who: Person, channel: str, text: str, ts: str, *, im: bool) -> dict[str, Any]:
        kind = {"type": "message", "channel_type": "im"} if im else {"type": "app_mention"}
        words = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
        return kind | {
            "channel": channel, "user": who.slack_id, "text": text, "ts": ts, "event_ts": ts, "team": SLACK_TEAM,
            "client_msg_id": secrets.token_hex(16),
            "blocks": [{"type": "rich_text", "block_id": secrets.token_urlsafe(3), "elements": [words]}],
        }  # fmt: skip

    def _interaction(self, who: Person, kind: str) -> dict[str, Any]:
        user = {"id": who.slack_id, "username": who.id, "name": who.id, "team_id": SLACK_TEAM}
        return {
            "type": kind, "user": user, "api_app_id": APP_ID, "token": "unused", "enterprise": None,
            "team": {"id": SLACK_TEAM, "domain": "brightwater", "name": ORGANIZATION}, "is_enterprise_install": False,
        }  # fmt: skip

    def _action(self, press: Press) -> dict[str, Any]:
        extra = press.extra or {}
        kept = {k: v for k, v in press.native.items() if k in ("type", "action_id", "text", "value", "style")}
        chosen = {"selected_option": extra["option"]} if "option" in extra else {}
        return kept | chosen | {"block_id": extra.get("block_id"), "action_ts": self.slack.ts()}

    def _answered(self, heard: Heard, who: Person, channel: str) -> None:
        """The body of the answer to a command, where it has one, is a message."""
        said = heard.json or ({"text": heard.body} if heard.body.strip() else {})
        if said:
            self.door.deliver(who.id, channel, said)

    def _slackbot(self, who: Person, channel: str, text: str) -> None:
        self.slack.say(channel, "slack", {"text": text}, seen_by=who.id)


def _keep_typed(modal: Modal, answers: Mapping[str, str]) -> None:
    """A modal that stays open shows what was typed."""
    for block in modal.view["blocks"]:
        if block.get("type") == "input" and block["element"]["type"] == "plain_text_input":
            block["element"] = block["element"] | {"initial_value": answers[block["block_id"]]}
