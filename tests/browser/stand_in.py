"""A server that stands in for the playground: it serves the page and answers the JSON API from a state set by a test.

What the page posts is kept in `posted`; the gallery of cards, drawn by both renderers, makes the state.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from aiohttp import web

from core.playground.demo import HEADERS, PAGE
from core.playground.people import CHANNELS, ORGANIZATION, PEOPLE, ZONE
from core.playground.slack_cloud import reading as slack_reading
from core.playground.teams_cloud import reading as teams_reading
from slackbot.render import message as slack_message
from slackbot.render_form import errors_of, form_view
from teamsbot.render import card as teams_card
from teamsbot.render_form import form as teams_form
from tests.gallery import CARDS, FORMS

Json = dict[str, Any]
NATIVE: dict[str, list[Json]] = json.loads((Path(__file__).with_name("native.json")).read_text())
CARD = "application/vnd.microsoft.card.adaptive"
_SLACK_PEOPLE = {2: "slack:T0BRIGHT:U0BOB", 3: "slack:T0BRIGHT:U0DANA"}
_TEAMS_PEOPLE = {2: "teams:t:aad-bob", 3: "teams:t:aad-dana"}


def empty_state() -> Json:
    """The company with nothing said yet."""
    return {
        "version": 1,
        "organization": ORGANIZATION,
        "clock": {"now": "2026-12-01T10:00:00-05:00", "zone": ZONE, "text": "Tue 1 Dec 2026, 10:00"},
        "people": [{"id": p.id, "name": p.name, "role": p.role, "team": p.team, "zone": p.zone} for p in PEOPLE],
        "channels": [{"id": c.id, "platform": c.platform, "members": list(c.members), "bot": c.bot} for c in CHANNELS],
        "messages": [],
        "forms": [],
        "homes": [],
        "commands": [
            {"name": "log", "summary": "Log an introduction", "example": "log Ann Lee at Beta from Carl Smith"},
            {"name": "leaderboard", "summary": "Who opened doors", "example": "leaderboard this quarter"},
            {"name": "called", "summary": "I spoke to her", "example": "called ann"},
        ],
    }


def said(
    id: str, platform: str, native: Json, *, who: str = "ana", author: str = "bot", minute: int = 0, **more: Any
) -> Json:
    """One message in a private conversation, as the playground would tell it."""
    slack = platform == "slack"
    reading: Any = slack_reading if slack else teams_reading
    shown: Json = {"blocks": native.get("blocks", [])} if slack else {"card": teams_reading.card_of(native)}
    return {
        "id": id, "platform": platform, "where": "dm", "with": who, "author": author,
        "name": "Referral" if author == "bot" else author, "at": f"2026-12-01T10:{minute:02d}:00-05:00",
        "text": reading.text_of(native), "markup": str(native.get("text") or ""), "private": False, "seen_by": None,
        "time": "10:00", "edited": False, "thread": None, "views": {},
        "buttons": [press.to_json() for press in reading.presses_of(native)],
    } | shown | more  # fmt: skip


def teams_native(card: Json) -> Json:
    return {"type": "message", "attachments": [{"contentType": CARD, "content": card}]}


def gallery_messages() -> list[Json]:
    """Every card of the gallery on both platforms, then hand-written blocks and elements the bot has no use for."""
    made = []
    for n, card in enumerate(CARDS.values()):
        made.append(said(f"s{n}", "slack", slack_message(card, _SLACK_PEOPLE), minute=n))
        made.append(said(f"t{n}", "teams", teams_native(teams_card(card, _TEAMS_PEOPLE)), minute=n))
    for n, form in enumerate(FORMS.values()):
        made.append(said(f"tf{n}", "teams", teams_native(teams_form(form)), minute=30 + n))
    for n, blocks in enumerate(NATIVE["blocks"]):
        made.append(said(f"sn{n}", "slack", {"text": "", "blocks": blocks["blocks"]}, minute=40 + n))
    for n, card_json in enumerate(NATIVE["cards"]):
        made.append(said(f"tn{n}", "teams", teams_native(card_json), minute=40 + n))
    return made


def slack_modal(name: str, *, who: str = "ana") -> Json:
    """A form of the gallery as an open Slack modal, with the errors it carries."""
    form = FORMS[name]
    view = form_view(form)
    names = frozenset(field.name for field in form.fields)
    questions = slack_reading.questions_of(view, errors_of(form, names))
    return {
        "id": f"f-{name}", "platform": "slack", "as": who, "message": None, "title": form.title, "view": view,
        "submit": form.submit, "text": "", "fields": [q.to_json() for q in questions], "buttons": [],
    }  # fmt: skip


class StandIn:
    """The API over `state`. `answers` are what the next posts get; without one, an empty outcome."""

    def __init__(self) -> None:
        self.url = ""
        self.state = empty_state()
        self.posted: list[tuple[str, Json]] = []
        self.answers: list[tuple[int, Json]] = []
        self._changed = asyncio.Event()

    def app(self) -> web.Application:
        app = web.Application()
        app.add_routes(
            [
                web.get("/playground/state", self._state),
                web.get("/playground/events", self._events),
                web.post("/playground/{act}", self._act),
                web.get("/", self._index),
                web.static("/", PAGE),
            ]
        )
        app.on_response_prepare.append(_headers)
        return app

    def change(self) -> None:
        """Tell the page that the state is another."""
        self.state["version"] += 1
        self._changed.set()

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html")

    async def _state(self, request: web.Request) -> web.Response:
        return web.json_response(self.state)

    async def _act(self, request: web.Request) -> web.Response:
        self.posted.append((request.match_info["act"], await request.json()))
        outcome = {"messages": [], "form": None, "clock": self.state["clock"], "version": self.state["version"]}
        status, body = self.answers.pop(0) if self.answers else (200, outcome)
        return web.json_response(body, status=status)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        try:
            while True:
                await response.write(f'data: {{"version": {self.state["version"]}}}\n\n'.encode())
                await self._changed.wait()
                self._changed.clear()
        except (ConnectionResetError, ConnectionAbortedError):
            return response


async def _headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update({name: value for name, value in HEADERS.items() if name not in response.headers})
