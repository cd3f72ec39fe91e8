"""What `/metrics` tells Prometheus: counts and times by platform and kind, never by person or organization."""

from __future__ import annotations

from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

REGISTRY = CollectorRegistry()
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)

asks = Counter("referral_asks", "Requests handled", ["platform", "command", "outcome"], registry=REGISTRY)
ask_seconds = Histogram(
    "referral_ask_seconds", "Time from an authenticated request to its answer", ["platform"], buckets=_SECONDS,
    registry=REGISTRY,
)  # fmt: skip
posted = Counter("referral_posted", "Messages sent unasked", ["platform", "outcome"], registry=REGISTRY)
looked = Counter("referral_looked", "Subjects the sweep looked at", ["kind"], registry=REGISTRY)
late_seconds = Gauge("referral_sweep_age_seconds", "Seconds since the sweep last finished", registry=REGISTRY)
waiting = Gauge("referral_background_tasks", "Accepted work under way", registry=REGISTRY)


@cache
def _counted(platform: str, command: str, outcome: str) -> Counter:
    """Looked up by the library, a labelled counter costs as much as half a database write."""
    return asks.labels(platform, command, outcome)


@cache
def _timed(platform: str) -> Histogram:
    return ask_seconds.labels(platform)


def asked(platform: str, command: str, outcome: str, seconds: float) -> None:
    """One request handled."""
    _counted(platform, command, outcome).inc()
    _timed(platform).observe(seconds)


def exposition() -> bytes:
    return generate_latest(REGISTRY)
