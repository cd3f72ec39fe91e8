"""What a benchmark measures the bot against: Bolt as it comes, in its default mode, with one empty handler."""

from __future__ import annotations

from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult

from core.bench.ack import SECRET


async def _authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-bench", bot_id="B0", bot_user_id="U0")  # noqa: S106


async def _empty(ack: AsyncAck) -> None:
    await ack()


def application() -> web.Application:
    """Bolt's own aiohttp application on /slack/events."""
    app = AsyncApp(signing_secret=SECRET, authorize=_authorize)
    app.command("/referral")(_empty)
    return app.web_app(path="/slack/events")
