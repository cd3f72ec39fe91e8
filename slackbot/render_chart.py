"""A `Chart` as Slack's data visualization block.

https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block: messages only, two a message; a title of 50
characters, labels and names of 20, 20 labels; every series has a value for every label.
"""

from __future__ import annotations

from core.cards import Chart
from slackbot.render_text import Block, clip

MOST, TITLE, LABEL, LABELS, SERIES = 2, 50, 20, 20, 6


def fits(chart: Chart) -> bool:
    """Whether Slack would take it: cut labels that became alike, or too many of them, make it a table."""
    labels, names = _names(chart.labels), _names(tuple(name for name, _ in chart.series))
    whole = all(len(values) == len(labels) for _, values in chart.series)
    alike = len(set(labels)) < len(labels) or len(set(names)) < len(names)
    return whole and not alike and 0 < len(labels) <= LABELS and 0 < len(names) <= SERIES and bool(chart.title.strip())


def as_block(chart: Chart) -> Block:
    labels = _names(chart.labels)
    series = [
        {
            "name": name,
            "data": [{"label": label, "value": value} for label, value in zip(labels, values, strict=True)],
        }
        for name, (_, values) in zip(_names(tuple(n for n, _ in chart.series)), chart.series, strict=True)
    ]
    drawn = {"type": chart.kind, "series": series, "axis_config": {"categories": labels}}
    return {"type": "data_visualization", "title": clip(chart.title, TITLE), "chart": drawn}


def _names(given: tuple[str, ...]) -> list[str]:
    return [clip(" ".join(one.split()), LABEL) or "–" for one in given]
