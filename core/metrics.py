"""What `/metrics` tells Prometheus: counts and times by platform and kind, never by person or organization."""

from __future__ import annotations

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


def exposition() -> bytes:
    return generate_latest(REGISTRY)
