"""What Slack refuses about a chart: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from core.playground.slack_cloud import limits

Json = Mapping[str, Any]


def complaints(block: Json, at: str) -> Iterator[str]:
    """Of a line, bar or area chart; of a pie, only that it has segments."""
    if len(str(block.get("title", ""))) > limits.CHART_TITLE:
        yield f"must be less than {limits.CHART_TITLE + 1} characters [json-pointer:{at}/title]"
    chart = block.get("chart")
    if not isinstance(chart, dict) or chart.get("type") not in ("line", "bar", "area", "pie"):
        yield f"unsupported chart [json-pointer:{at}/chart]"
    elif chart["type"] == "pie":
        if not 1 <= len(chart.get("segments") or ()) <= limits.CHART_SERIES:
            yield f"must have 1 to {limits.CHART_SERIES} segments [json-pointer:{at}/chart]"
    else:
        yield from _series(chart, f"{at}/chart")


def _series(chart: Json, at: str) -> Iterator[str]:
    series = chart.get("series") or []
    categories = (chart.get("axis_config") or {}).get("categories") or []
    names = [one.get("name") for one in series]
    if not 1 <= len(series) <= limits.CHART_SERIES or len(set(names)) < len(names):
        yield f"must have 1 to {limits.CHART_SERIES} series of different names [json-pointer:{at}/series]"
    if not 1 <= len(categories) <= limits.CHART_LABELS or len(set(categories)) < len(categories):
        yield f"must have 1 to {limits.CHART_LABELS} different categories [json-pointer:{at}/axis_config]"
    if any(not 1 <= len(str(word)) <= limits.CHART_LABEL for word in [*names, *categories]):
        yield f"must be 1 to {limits.CHART_LABEL} characters [json-pointer:{at}]"
    for n, one in enumerate(series):
        points = one.get("data") or []
        if [point.get("label") for point in points] != categories:
            yield f"must cover the categories [json-pointer:{at}/series/{n}]"
        if any(not isinstance(point.get("value"), int | float) for point in points):
            yield f"must be numbers [json-pointer:{at}/series/{n}]"
