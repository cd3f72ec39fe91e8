"""The ways an answer can take outside the HTTP response: response_url, modal, Home, direct message, whisper.

A way that is closed (an expired trigger, a used-up response_url) leads to the next best one; what cannot be brought
at all is logged by its code, never by its words.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from core.asks import Reply
from core.phrases import doors
from slackbot.inbound import Incoming
from slackbot.outcome import Failure, call
from slackbot.render import has_chart, message
from slackbot.render_form import card_view, form_view, home_view
from slackbot.render_text import Block
from slackbot.settings import API_URL

log = logging.getLogger(__name__)
HOOKS = frozenset({("https", "hooks.slack.com"), ("https", "hooks.slack-gov.com")})
URL_SECONDS = aiohttp.ClientTimeout(total=8)


class Ways:
    def __init__(self, client: AsyncWebClient, session: Callable[[], aiohttp.ClientSession], api_url: str) -> None:
        self._client = client
        self._session = session
        own = urlsplit(api_url)
        self._allowed = HOOKS if api_url == API_URL else HOOKS | {(own.scheme, own.netloc)}

    async def by_url(self, came: Incoming, reply: Reply) -> None:
        """Five uses within half an hour; afterwards the person gets a direct message."""
        if reply.card is None:
            return
        said = {
            "response_type": "in_channel" if reply.public else "ephemeral",
            "replace_original": reply.replaces and came.kind != "command",
        }
        status = await self._hook(came.response_url or "", said | message(reply.card, reply.people))
        if status != 200 and has_chart(reply.card):
            without = message(reply.card, reply.people, charts=False)
            status = await self._hook(came.response_url or "", said | without)
        if status != 200:
            log.warning("response_url did not take the answer", extra={"status": status})
            await self.say(came, reply, direct=True)
        elif reply.public and came.kind != "command":  # the private answer that was clicked has done its part
            done = {"response_type": "ephemeral", "replace_original": True, **message(doors.shared(), {})}
            await self._hook(came.response_url or "", done)

    async def open(self, came: Incoming, reply: Reply, at: Mapping[str, str]) -> None:
        """A modal with the form, or with the card where there is no other place; triggers expire after 3 seconds."""
        if reply.form is not None:
            view = form_view(reply.form, at=at, people=reply.people)
        elif reply.card is not None:
            view = card_view(reply.card, reply.people, at=at)
        else:
            return
        try:
            await call(self._client.views_open(trigger_id=came.trigger or "", view=view))
        except Failure as failure:
            log.info("a modal was not opened", extra={"code": failure.code})
            await self._instead(came, reply)

    async def update(self, came: Incoming, reply: Reply, at: Mapping[str, str]) -> None:
        """The modal that is open becomes the answer; needs no trigger."""
        if reply.form is not None:
            view = form_view(reply.form, at=at, people=reply.people)
        elif reply.card is not None:
            view = card_view(reply.card, reply.people, at=at)
        else:
            return
        try:
            await call(self._client.views_update(view_id=came.view, view=view))
        except Failure as failure:  # he has closed it
            log.info("a modal was not updated", extra={"code": failure.code})
            if reply.card is not None:
                await self.say(came, reply, direct=True)

    async def publish(self, came: Incoming, reply: Reply) -> None:
        """Home, as this person sees it."""
        if reply.card is None:
            return
        try:
            await call(self._client.views_publish(user_id=came.user, view=home_view(reply.card, reply.people)))
        except Failure as failure:
            log.warning("Home was not published", extra={"code": failure.code})

    async def say(self, came: Incoming, reply: Reply, *, direct: bool = False) -> None:
        """A message in the conversation, or, `direct`, in the person's own with us."""
        if reply.card is None:
            return
        where = came.user if direct or not came.channel else came.channel
        thread = None if direct else came.thread
        failed = "none"
        for charts in (True, False) if has_chart(reply.card) else (True,):
            card = message(reply.card, reply.people, charts=charts)
            try:
                await call(self._client.chat_postMessage(channel=where, thread_ts=thread, unfurl_links=False, **card))
                return
            except Failure as failure:
                failed = failure.code
        log.warning("an answer was not delivered", extra={"code": failed})

    async def whisper(self, came: Incoming, reply: Reply) -> None:
        """In the channel, for this person's eyes only."""
        if reply.card is None:
            return
        try:
            card = message(reply.card, reply.people)
            channel, user = came.channel or "", came.user
            await call(self._client.chat_postEphemeral(channel=channel, user=user, thread_ts=came.thread, **card))
        except Failure as failure:
            log.info("a whisper was not delivered", extra={"code": failure.code})
            await self.say(came, reply, direct=True)

    async def _instead(self, came: Incoming, reply: Reply) -> None:
        """After an expired trigger: a button that makes a new one."""
        if reply.form is not None:
            again = came.ask.text if came.ask and came.ask.text else reply.form.command
            reply = Reply(card=doors.open_form(reply.form, again))
        if came.response_url:
            await self.by_url(came, reply)
        else:
            await self.say(came, reply, direct=True)

    async def _hook(self, url: str, body: Block) -> int:
        """The HTTP status, or 0 where there was none. Only Slack's own hosts are ever called."""
        parts = urlsplit(url)
        if (parts.scheme, parts.netloc) not in self._allowed:
            return 0
        try:
            async with self._session().post(url, json=body, timeout=URL_SECONDS, allow_redirects=False) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 0
