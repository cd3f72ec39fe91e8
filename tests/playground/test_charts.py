"""What the double of Slack refuses about charts, and how both doubles read them aloud."""

from __future__ import annotations

from typing import Any

import pytest

from core.playground.slack_cloud.blocks import complaints
from core.playground.slack_cloud.reading import text_of as slack_text
from core.playground.teams_cloud.limits import complaints as teams_complaints
from core.playground.teams_cloud.reading import text_of_card as teams_text
from slackbot.render import message
from teamsbot.render import card
from tests.gallery import CARDS

ONE = {
    "type": "data_visualization", "title": "Won",
    "chart": {
        "type": "bar", "axis_config": {"categories": ["Oct"]},
        "series": [{"name": "Won", "data": [{"label": "Oct", "value": 3}]}],
    },
}  # fmt: skip


def test_a_good_chart_is_taken() -> None:
    assert complaints([ONE], "message") == []


@pytest.mark.parametrize(
    "wrong",
    [
        ONE | {"title": "x" * 51},
        ONE | {"chart": {"type": "donut"}},
        ONE | {"chart": {"type": "pie", "segments": []}},
        ONE | {"chart": ONE["chart"] | {"series": []}},  # type: ignore[operator]
        ONE | {"chart": ONE["chart"] | {"axis_config": {"categories": ["Nov"]}}},  # type: ignore[operator]
        ONE | {"chart": ONE["chart"] | {"axis_config": {"categories": ["x" * 21]}}},  # type: ignore[operator]
    ],
)
def test_what_slack_would_refuse_is_refused(wrong: dict[str, Any]) -> None:
    assert complaints([wrong], "message")


def test_three_charts_and_charts_outside_messages_are_refused() -> None:
    assert complaints([ONE, ONE, ONE], "message")
    assert complaints([ONE], "home")


def test_both_read_the_same_numbers() -> None:
    drawn = card(CARDS["charts"], {})
    assert teams_complaints(drawn) == []
    for text in (slack_text(message(CARDS["charts"], {})), teams_text(drawn)):
        assert "Planted and asked" in text
        assert "Nov  7  0" in text
        assert "Bob  9" in text
