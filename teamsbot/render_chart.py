"""A `Chart` as Teams' own chart elements, with its table for clients that lack them.

https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards
"""

from __future__ import annotations

from core.cards import Chart, as_table
from teamsbot.render_table import table
from teamsbot.render_text import Json, Voices


def chart(content: Chart, voices: Voices, level: int) -> Json:
    """`level` 0 and 1 draw the chart and its table; where room is short, the table's lines alone."""
    instead = table(as_table(content), voices, max(level, 1))
    if level > 1 or not content.labels or not content.series:
        return instead
    return {"type": _kind(content), "title": content.title, "data": _data(content), "fallback": instead}


def _kind(content: Chart) -> str:
    if content.kind == "line":
        return "Chart.Line"
    return "Chart.VerticalBar" if len(content.series) == 1 else "Chart.VerticalBar.Grouped"


def _data(content: Chart) -> list[Json]:
    drawn = [(name, _points(content.labels, values)) for name, values in content.series]
    if content.kind == "bar" and len(drawn) == 1:
        return drawn[0][1]
    return [{"legend": name, "values": points} for name, points in drawn]


def _points(labels: tuple[str, ...], values: tuple[int, ...]) -> list[Json]:
    return [{"x": label, "y": value} for label, value in zip(labels, values, strict=False)]
