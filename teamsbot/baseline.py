"""What a benchmark measures the bot against: botbuilder as it comes (adapter, authentication, connector), echoing."""

from __future__ import annotations

from aiohttp import web
from botbuilder.core import ActivityHandler, CloudAdapterBase, TurnContext
from botbuilder.schema import Activity
from botframework.connector.auth import BotFrameworkAuthenticationFactory


class _Echo(ActivityHandler):  # type: ignore[misc]
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity("Echo")


def application() -> web.Application:
    """One route, as Microsoft's echo sample has it; no app id, so nothing is checked and no token is fetched."""
    adapter = CloudAdapterBase(BotFrameworkAuthenticationFactory.create())
    bot = _Echo()

    async def messages(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        await adapter.process_activity(request.headers.get("Authorization", ""), activity, bot.on_turn)
        return web.Response(status=201)

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    return app
