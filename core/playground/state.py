"""The playground as JSON: what `api` documents, made from the clouds' own state."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from core.commands import COMMANDS
from core.playground.clouds import Clouds
from core.playground.people import CHANNELS, ORGANIZATION, PEOPLE, ZONE, Person
from core.playground.seen import Press, Question
from core.playground.slack_cloud import reading as slack_reading
from core.playground.slack_cloud import views
from core.playground.slack_cloud.workspace import Modal
from core.playground.teams_cloud import reading as teams_reading
from core.playground.transcript import BOT, Message, Native

Json = dict[str, Any]
_ZONE = ZoneInfo(ZONE)
_NAMES = {p.id: p.name for p in PEOPLE} | {BOT: "Referral", "slack": "Slack", "teams": "Teams"}
_COMMANDS = [{"name": c.name, "summary": c.summary, "example": c.examples[0]} for c in COMMANDS if not c.hidden]
_MEMBERS = {(c.platform, c.id): c.members for c in CHANNELS}


def whole(clouds: Clouds, *, kept: bool = False) -> Json:
    """Everything there is to draw."""
    messages = clouds.transcript.since(0)
    return {
        "version": clouds.transcript.version,
        "organization": ORGANIZATION,
        "kept": kept,
        "clock": clock(clouds),
        "people": [
            {"id": p.id, "name": p.name, "role": p.role, "team": p.team, "zone": p.zone} for p in PEOPLE
        ],
        "channels": [
            {"id": c.id, "platform": c.platform, "members": list(c.members), "bot": _bot_is_in(clouds, c.ref)}
            for c in CHANNELS
        ],
        "commands": _COMMANDS,
        "messages": [message(m) for m in messages],
        "forms": [form(f, p) for p in PEOPLE for f in forms(clouds, p).values()],
        "homes": [_home(p, clouds.slack.homes[p.id]) for p in PEOPLE if p.id in clouds.slack.homes],
    }  # fmt: skip


def clock(clouds: Clouds) -> Json:
    now = clouds.transcript.clock().astimezone(_ZONE)
    return {"now": now.isoformat(timespec="seconds"), "zone": ZONE, "text": f"{now:%a %-d %b %Y, %H:%M}"}


def message(of: Message) -> Json:
    local = of.at.astimezone(_ZONE)
    return {
        "id": of.id, "platform": of.platform, "where": of.where, "with": of.dm_with, "author": of.author,
        "name": _NAMES[of.author], "at": local.isoformat(timespec="seconds"), "time": f"{local:%H:%M}",
        "private": of.seen_by is not None, "seen_by": of.seen_by, "edited": of.edited, "thread": of.thread,
        "views": {who: _content(of, native) for who, native in of.views.items()},
    } | _content(of, of.native)  # fmt: skip


def _content(of: Message, native: Native) -> Json:
    card = {"blocks": native.get("blocks", [])} if of.platform == "slack" else {"card": teams_reading.card_of(native)}
    seen = {"text": _text(of, native), "markup": str(native.get("text") or "")}
    return seen | card | {"buttons": [press.to_json() for press in _presses(of, native)]}


def text(of: Message, who: str | None = None) -> str:
    """The message's words, as this person sees it."""
    return _text(of, of.views.get(who or "", of.native))


def presses(of: Message, who: str) -> tuple[Press, ...]:
    return _presses(of, of.views.get(who, of.native))


def questions(of: Message, who: str) -> tuple[Question, ...]:
    return teams_reading.questions_of(of.views.get(who, of.native)) if of.platform == "teams" else ()


def members(of: Message) -> tuple[str, ...]:
    """Who is where the message stands."""
    return _MEMBERS.get((of.platform, of.where), ())


def forms(clouds: Clouds, who: Person) -> dict[tuple[str, ...], Modal | Message]:
    """What this person could fill in now, by a key that changes with it: modals, and Teams cards with inputs."""
    found: dict[tuple[str, ...], Modal | Message] = {
        (m.id, m.hash, str(sorted(m.errors.items()))): m for m in clouds.slack.modals.values() if m.who == who.id
    }
    for of in clouds.transcript.since(0):
        if of.platform == "teams" and of.visible_to(who.id, members(of)) and questions(of, who.id):
            found[of.id, str(of.version)] = of
    return found


def form(of: Modal | Message, who: Person) -> Json:
    if isinstance(of, Modal):
        view = views.shown(of)
        title, submit = (str((of.view.get(name) or {}).get("text", "")) for name in ("title", "submit"))
        return _form(of.id, "slack", who, slack_reading.questions_of(of.view, of.errors)) | {
            "message": None, "title": title, "view": view, "submit": submit or None,
            "text": slack_reading.text_of(of.view),
            "buttons": [press.to_json() for press in slack_reading.presses_of(of.view)],
        }  # fmt: skip
    content = _content(of, of.views.get(who.id, of.native))
    words = content["text"].split("\n")
    sending = [p for p in presses(of, who.id) if p.native.get("verb") == "submit"] or list(presses(of, who.id))
    return _form(of.id, "teams", who, questions(of, who.id)) | {
        "message": of.id, "title": words[0], "card": content["card"], "text": content["text"],
        "submit": sending[0].label if sending else None, "buttons": content["buttons"],
    }  # fmt: skip


def home_id(who: Person) -> str:
    return f"home-slack-{who.id}"


def _form(id: str, platform: str, who: Person, questions: tuple[Question, ...]) -> Json:
    return {"id": id, "platform": platform, "as": who.id, "fields": [question.to_json() for question in questions]}


def _home(who: Person, view: Native) -> Json:
    return {
        "id": home_id(who), "platform": "slack", "as": who.id, "blocks": view["blocks"],
        "text": slack_reading.text_of(view), "buttons": [p.to_json() for p in slack_reading.presses_of(view)],
    }  # fmt: skip


def _text(of: Message, native: Native) -> str:
    return slack_reading.text_of(native) if of.platform == "slack" else teams_reading.text_of(native)


def _presses(of: Message, native: Native) -> tuple[Press, ...]:
    return slack_reading.presses_of(native) if of.platform == "slack" else teams_reading.presses_of(native)


def _bot_is_in(clouds: Clouds, ref: str) -> bool:
    return ref in clouds.slack.invited or ref in clouds.teams.installed
