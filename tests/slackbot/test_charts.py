"""Charts on Slack: drawn where there are charts, tables where Slack refuses them or has none."""

from __future__ import annotations

from typing import Any

import pytest

from core.asks import Reply
from core.cards import Card, Chart
from core.port import Outgoing
from slackbot.render import blocks, message
from tests.gallery import CARDS
from tests.slackbot.cloud import says, status
from tests.slackbot.conftest import Front, payload

SPRING = CARDS["charts"]


def kinds(drawn: list[dict[str, Any]]) -> list[str]:
    return [block["type"] for block in drawn]


def test_a_message_holds_two_charts_and_the_third_as_a_table() -> None:
    assert kinds(blocks(SPRING, {})) == ["header", "data_visualization", "data_visualization", "table", "context"]


@pytest.mark.parametrize("surface", ["modal", "home"])
def test_where_there_are_no_charts_their_numbers_stand_in_letters(surface: Any) -> None:
    drawn = blocks(SPRING, {}, surface)
    assert "data_visualization" not in kinds(drawn)
    assert "Oct" in str(drawn)


def test_a_screen_reader_hears_every_number() -> None:
    assert "Nov 7 0" in message(SPRING, {})["text"]


@pytest.mark.parametrize(
    "chart",
    [
        Chart("none", (), ()),
        Chart("too many", tuple(str(n) for n in range(21)), (("n", tuple(range(21))),)),
        Chart("alike when cut", ("x" * 25 + "a", "x" * 25 + "b"), (("n", (1, 2)),)),
    ],
)
def test_a_chart_slack_would_refuse_is_a_table_from_the_start(chart: Chart) -> None:
    assert "data_visualization" not in kinds(blocks(Card("Numbers", (chart,)), {}))


async def test_a_refused_chart_becomes_a_table_not_mere_words(front: Front) -> None:
    front.cloud.faults["chat.postMessage"] = [says("invalid_blocks")]
    await front.slack.send(Outgoing("k", "slack:T0BRIGHT:C0SALES", SPRING))
    first, second = front.cloud.of("chat.postMessage")
    assert "data_visualization" in str(first["blocks"])
    assert "data_visualization" not in str(second["blocks"])
    assert '"table"' in str(second["blocks"]).replace("'", '"')


async def test_where_even_the_table_is_refused_the_words_arrive(front: Front) -> None:
    front.cloud.faults["chat.postMessage"] = [says("invalid_blocks"), says("invalid_blocks")]
    await front.slack.send(Outgoing("k", "slack:T0BRIGHT:C0SALES", SPRING))
    assert front.cloud.of("chat.postMessage")[-1]["blocks"] == []


async def test_an_answer_with_a_chart_goes_where_a_refusal_can_be_heard(front: Front) -> None:
    front.bot.reply = Reply(card=SPRING)
    front.cloud.faults["hook"] = [status(400)]
    assert await front.deliver(payload("command")) == (200, "")
    await front.settled()
    first, second = front.cloud.of("hook")
    assert "data_visualization" in str(first["blocks"])
    assert "data_visualization" not in str(second["blocks"])
    assert second["response_type"] == "ephemeral"


async def test_in_a_direct_message_too(front: Front) -> None:
    front.bot.reply = Reply(card=SPRING)
    front.cloud.faults["chat.postMessage"] = [says("invalid_blocks")]
    await front.deliver(payload("event_dm"))
    await front.settled()
    assert "data_visualization" not in str(front.cloud.of("chat.postMessage")[-1]["blocks"])
