"""The playground's JSON API: what the page, the stories and anybody else may see and do.

    GET  /playground/state    everything there is to draw (below)
    GET  /playground/events   server-sent events: `data: {"version": 18}` whenever something changed
    POST /playground/say      {"as": "ana", "platform": "slack", "where": "dm", "text": "/referral log ..."}
    POST /playground/click    {"as": "ana", "message": "s12", "button": "Contacted", "index": 0 (optional)}
    POST /playground/submit   {"as": "ana", "form": "f3", "values": {"prospect": "Gus Globe"}}
    POST /playground/dismiss  {"as": "ana", "form": "f3"}                 the X of a Slack modal
    POST /playground/home     {"as": "ana", "platform": "slack"}          opens the bot's Home
    POST /playground/clock    {"advance": "1 day"} or {"to": "2026-11-30T09:00"} or {"to": "mon 9:00"}
    POST /playground/reset    {"empty": true} starts again without a book; {} with the sample book

`where` is "dm" (the private conversation with the bot) or a channel's id ("#sales", on Teams "Sales"). In a Teams
channel a line beginning with /referral or @Referral mentions the bot; with "slash": true it is picked from the slash
menu instead.
`index` counts the message's `buttons`; without it the first of that label is clicked. Home and modals are clicked by
their own ids. say, click, submit, home and clock answer, when everything that came of it has been delivered,

    {"messages": [message...], "form": form or null, "clock": clock, "version": 18}

with the messages that are new or changed, in order, whoever sees them. Errors: 4xx {"error": "a sentence"}.

State:

    {"version": 17, "organization": "Brightwater Advisory", "kept": false,
     "clock": {"now": "2026-12-01T10:00:03-05:00", "zone": "America/New_York", "text": "Tue 1 Dec 2026, 10:00"},
     "people": [{"id": "ana", "name": "Ana Ruiz", "role": "member", "team": "North", "zone": "America/New_York"}],
     "channels": [{"id": "#sales", "platform": "slack", "members": ["ana", ...], "bot": true}],
     "commands": [{"name": "log", "summary": "...", "example": "log ..."}],         what a composer may suggest
     "messages": [message...], "forms": [form...],
     "homes": [{"id": "home-slack-ana", "platform": "slack", "as": "ana", "blocks": [...], "text": "...",
                "buttons": [...]}]}

`kept`: the book is of an earlier run, whose messages are not here.

message:

    {"id": "s12", "platform": "slack", "where": "dm", "with": "ana" (whose dm; null in a channel),
     "author": "bot" or a person's id or "slack"/"teams" (the client's own words), "name": "Referral", "at": ISO,
     "time": "10:00", "text": what a person reads, "markup": the native text, "blocks": [...] (Slack) or "card": {...}
     or null (Teams), "buttons": [{"label": "Contacted", "style": "primary", "confirm": null}], "private": true,
     "seen_by": "ana" or null (everybody there), "edited": false, "thread": a message's id or null,
     "views": {"ana": {"card": ..., "text": ..., "buttons": ...}} (Teams: what an answered click shows to one person)}

`buttons` stand in the order of the native JSON; each option of a menu (overflow) is one.

form (a Slack modal, or a Teams card with inputs):

    {"id": "f3", "platform": "slack", "as": "ana", "message": null or the id of the Teams message it stands in,
     "title": "Log an introduction", "view": {...} or "card": {...}, "submit": "Save" or null, "text": "...",
     "fields": [{"name": "prospect", "label": "Who", "kind": "text", "required": true, "value": "", "hint": null,
                 "placeholder": null, "options": [{"value": "a", "label": "A"}], "error": null}],
     "buttons": [...]}

`kind` is text, long, choice, date, yesno or number. A modal without fields is an answer to read.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from core.playground import clock, state
from core.playground.people import Impossible, person, platform_named
from core.playground.stage import Outcome, Stage

Body = Mapping[str, Any]
Act = Callable[[Stage, Body], Awaitable[Outcome]]
HEARTBEAT = 15.0  # seconds between two signs of life on /playground/events


def routes(stage: Callable[[], Stage], reset: Callable[[bool], Awaitable[None]]) -> list[web.RouteDef]:
    """The API over whatever stage is set now; `reset(empty)` sets a new one."""

    async def whole(request: web.Request) -> web.Response:
        return web.json_response(state.whole(stage().clouds, kept=stage().kept))

    async def start_again(request: web.Request) -> web.Response:
        try:
            body = await _body(request)
        except Impossible as impossible:
            return _refused(impossible)
        await reset(bool(body.get("empty")))
        return web.json_response(state.whole(stage().clouds, kept=stage().kept))

    async def events(request: web.Request) -> web.StreamResponse:
        return await _follow(request, stage)

    def post(name: str, act: Act) -> web.RouteDef:
        async def answer(request: web.Request) -> web.Response:
            try:
                body = await _body(request)
                return web.json_response(_told(stage(), await act(stage(), body), body))
            except Impossible as impossible:
                return _refused(impossible)

        return web.post(f"/playground/{name}", answer)

    acts: dict[str, Act] = {
        "say": _say, "click": _click, "submit": _submit, "dismiss": _dismiss, "home": _home, "clock": _clock,
    }  # fmt: skip
    return [
        web.get("/playground/state", whole),
        web.get("/playground/events", events),
        web.post("/playground/reset", start_again),
        *(post(name, act) for name, act in acts.items()),
    ]


async def _say(stage: Stage, body: Body) -> Outcome:
    who, platform = person(_word(body, "as")), platform_named(_word(body, "platform"))
    where, text = _word(body, "where", "dm"), _word(body, "text")
    return await stage.say(who, platform, where, text, slash=bool(body.get("slash")))


async def _click(stage: Stage, body: Body) -> Outcome:
    index = body.get("index")
    if index is not None and not isinstance(index, int):
        raise Impossible("“index” must be a whole number.")
    return await stage.click(person(_word(body, "as")), _word(body, "message"), _word(body, "button", ""), index)


async def _submit(stage: Stage, body: Body) -> Outcome:
    values = body.get("values", {})
    if not isinstance(values, Mapping) or not all(isinstance(value, str) for value in values.values()):
        raise Impossible("“values” must be an object of texts, by field name.")
    return await stage.submit(person(_word(body, "as")), _word(body, "form"), values)


async def _dismiss(stage: Stage, body: Body) -> Outcome:
    return await stage.dismiss(person(_word(body, "as")), _word(body, "form"))


async def _home(stage: Stage, body: Body) -> Outcome:
    return await stage.home(person(_word(body, "as")), platform_named(_word(body, "platform")))


async def _clock(stage: Stage, body: Body) -> Outcome:
    now = stage.clock()
    if "advance" in body:
        return await stage.until(clock.later(_word(body, "advance"), now, stage.zone))
    return await stage.until(clock.moment(_word(body, "to"), now, stage.zone))


def _told(stage: Stage, outcome: Outcome, body: Body) -> dict[str, Any]:
    form = state.form(outcome.form, person(_word(body, "as"))) if outcome.form is not None else None
    return {
        "messages": [state.message(message) for message in outcome.messages],
        "form": form,
        "clock": state.clock(stage.clouds),
        "version": stage.clouds.transcript.version,
    }


async def _body(request: web.Request) -> Body:
    """The JSON object of a request that no other site's page has made."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise Impossible("The playground is for its own page.", 403)
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        raise Impossible("The body must be JSON.") from None
    if not isinstance(body, dict):
        raise Impossible("The body must be a JSON object.")
    return body


def _word(body: Body, name: str, default: str | None = None) -> str:
    value = body.get(name, default)
    if not isinstance(value, str):
        raise Impossible(f"“{name}” is missing; it must be a text.")
    return value


def _refused(impossible: Impossible) -> web.Response:
    return web.json_response({"error": impossible.sentence}, status=impossible.status)


async def _follow(request: web.Request, stage: Callable[[], Stage]) -> web.StreamResponse:
    """Server-sent events until the page goes away. After a reset the version starts again, which is a change too."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    known, told = stage().clouds.transcript, -1
    try:
        while True:
            transcript = stage().clouds.transcript
            version = await transcript.changed(told if transcript is known else -1, HEARTBEAT)
            fresh = version != told or transcript is not known
            known, told = transcript, version
            await response.write(f'data: {{"version": {version}}}\n\n'.encode() if fresh else b": still here\n\n")
    except (ConnectionResetError, ConnectionAbortedError):
        return response
