"""The one endpoint of Teams: a body of bearable size and shape to botbuilder's turn, and what that comes to as HTTP."""

from __future__ import annotations

import json
import logging

from aiohttp import web

from teamsbot.callers import Unauthorized
from teamsbot.inbound_shape import Activity, Malformed, activity_of
from teamsbot.keys import KeysDown
from teamsbot.render_wire import encoded
from teamsbot.transport import Transport

log = logging.getLogger(__name__)
LARGEST = 256 * 1024  # bytes of a request; Teams sends a tenth of it


class Door:
    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def messages(self, request: web.Request) -> web.Response:
        """Answers 200 to whatever is authentic and well-formed: Teams repeats what it gets 5xx for."""
        if (request.content_length or 0) > LARGEST:
            return web.Response(status=413)
        body = await request.read()
        if len(body) > LARGEST:
            return web.Response(status=413)
        try:
            answer = await self._transport.run(_parsed(body), request.headers.get("Authorization", ""))
        except Malformed as error:
            log.info("not an activity", extra={"part": str(error)})
            return web.Response(status=400)
        except Unauthorized as error:
            log.info("not let in", extra={"reason": str(error)})
            return web.Response(status=401)
        except KeysDown as error:
            log.warning("Microsoft's keys cannot be read", extra={"reason": str(error)})
            return web.Response(status=503)
        return (
            web.Response(status=200)
            if answer is None
            else web.Response(body=encoded(answer), content_type="application/json")
        )


def _parsed(body: bytes) -> Activity:
    try:
        raw = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Malformed("JSON") from error
    return activity_of(raw)
