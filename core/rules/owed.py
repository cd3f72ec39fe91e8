"""What a member's introductions ask of him now: whom to call, whom to thank, where it has gone quiet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.policy import Policy
from core.rules import calling, quiet, thanks
from core.rules.shared import began
from core.rules.views import IntroductionView

What = Literal["call", "thank", "outcome", "sign"]
ORDER: tuple[What, ...] = ("call", "thank", "outcome", "sign")
RULE_OF: dict[What, str] = {
    "call": "first-contact", "thank": "thank-at-once", "outcome": "thank-at-outcome", "sign": "quiet",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing to do. `since` is when the wait began, `due` from when it is owed, `told_at` when it was last told."""

    what: What
    view: IntroductionView
    since: datetime
    due: datetime
    told_at: datetime | None = None

    @property
    def prefix(self) -> str:
        """How the keys of the messages about it begin."""
        return _prefix(RULE_OF[self.what], self.view.introduction.id, self.since)


def owed(views: Iterable[IntroductionView], policy: Policy, now: datetime) -> tuple[Owed, ...]:
    """Everything owed now: calls before thanks before silences, the longest wait first. Thanks that would come oddly
    late are owed no more."""
    found = [one for view in views for one in _of(view, policy, now) if one.due <= now]
    return tuple(sorted(found, key=lambda o: (ORDER.index(o.what), o.since, o.view.introduction.id)))


def _of(view: IntroductionView, policy: Policy, now: datetime) -> list[Owed]:
    entry = view.introduction
    over = {"thank": thanks.opened_too_long_ago(view, policy), "outcome": thanks.too_late(view, policy)}
    step = entry.next_step_at if entry.next_step_at and entry.next_step_at > entry.waiting_since else None
    waits: tuple[tuple[What, datetime | None, datetime | None], ...] = (
        ("call", calling.due(view, policy), entry.waiting_since),
        ("thank", thanks.for_opening(view, policy), entry.opened_at),
        ("outcome", thanks.for_outcome(view, policy), entry.closed_at),
        ("sign", quiet.due(view, policy), step or entry.waiting_since),
    )
    out = []
    for what, due, since in waits:
        if due is None or since is None or ((end := over.get(what)) is not None and now >= end):
            continue
        start = began(entry, since)
        out.append(Owed(what, view, start, due, _told(view, _prefix(RULE_OF[what], entry.id, start))))
    return out


def _prefix(rule: str, id: int, since: datetime) -> str:
    return f"{rule}:introduction:{id}:{int(since.timestamp())}:"


def _told(view: IntroductionView, prefix: str) -> datetime | None:
    return max((at for key, at in view.said.items() if key.startswith(prefix)), default=None)
