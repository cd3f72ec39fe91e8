"""Whatever happens in whatever order: nothing is heard twice (once more after a crash), three a day, in hours."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.agenda import sweep
from core.model import Stage
from core.port import Later, Outgoing, Sent, Unknown
from core.store import Store
from core.workdays import calendar_of
from tests.core.office import Clock, Office

CAP = 3
COUNTED = ("first-contact", "quiet", "thank-at-once", "thank-at-outcome", "morning")


class Weeks(RuleBasedStateMachine):
    """Some weeks in an office where everything that can happen does."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        store = Store.open(f"sqlite:///{self.folder / 'weeks.db'}")
        store.migrate()
        self.office = Office(store, Clock())
        self.office.wire.on_send = self._sent
        self.numbers: list[int] = []
        self.sent: list[tuple[str, str, Any]] = []
        self.crashes = 0

    def _sent(self, message: Outgoing) -> None:
        self.sent.append((message.key, message.to, self.office.clock.now))

    def teardown(self) -> None:
        self.office.store.close()
        shutil.rmtree(self.folder)

    @initialize(blind=st.booleans())
    def platform(self, blind: bool) -> None:
        """A platform that can tell what arrived, or one that cannot."""
        self.blind = blind
        self.office.wire.verifies = not blind
        self.office.wire.cannot_tell = Unknown("cannot tell") if blind else None

    @rule(owner=st.sampled_from(["ana", "bob"]))
    def log(self, owner: str) -> None:
        self.numbers.append(self.office.introduce(f"Prospect {len(self.numbers)}", owner=owner))

    @precondition(lambda self: self.numbers)
    @rule(data=st.data(), what=st.sampled_from(["called", "tried", "thanked", "won", "snoozed"]))
    def act(self, data: st.DataObject, what: str) -> None:
        number, now = data.draw(st.sampled_from(self.numbers)), self.office.clock()
        changes: dict[str, Any] = {
            "called": {"stage": Stage.CONTACTED, "contacted_at": now, "waiting_since": now},
            "tried": {"tries": 1, "tried_at": now, "waiting_since": now},
            "thanked": {"thanked_at": now},
            "won": {"stage": Stage.WON, "closed_at": now, "contacted_at": now, "waiting_since": now},
            "snoozed": {"snoozed_until": now + timedelta(days=1)},
        }[what]
        self.office.change(number, **changes)

    @rule(hours=st.sampled_from([1, 5, 16, 24, 60]))
    def time_passes(self, hours: int) -> None:
        self.office.clock.turn(hours=hours)
        asyncio.run(self.office.settle())

    @rule(trouble=st.lists(st.sampled_from(["later", "unknown"]), min_size=1, max_size=3))
    def trouble(self, trouble: list[str]) -> None:
        self.office.wire.trouble = [Later("busy") if t == "later" else Unknown("timeout") for t in trouble]

    @rule()
    def crash(self) -> None:
        """A process dies between sending and writing it down."""

        async def dies(results: Iterable[Any]) -> None:
            self.crashes += len(list(results))

        async def run() -> None:
            await sweep(self.office.store, self.office.clock)
            dying = self.office.another(f"dying {self.crashes}")
            dying._settle = dies  # type: ignore[method-assign]
            await dying.deliver_due()

        before = len(self.sent)
        self.log("bob")  # so that something is under way
        asyncio.run(run())
        if not self.blind:
            for message in self.office.wire.sent[len(self.office.wire.sent) - (len(self.sent) - before) :]:
                self.office.wire.arrived[message.key] = _arrived(message)

    @invariant()
    def nobody_hears_a_thing_twice(self) -> None:
        times = Counter(key for key, _, _ in self.sent)
        assert all(n <= 2 for n in times.values())
        if not self.blind:
            assert all(n == 1 for n in times.values())
        assert sum(n - 1 for n in times.values()) <= self.crashes

    @invariant()
    def three_a_day_and_in_hours(self) -> None:
        calendar = calendar_of(self.office.member("ana"), self.office.organization())
        days = Counter(
            (to, calendar.day(at)) for key, to, at in {k: (k, t, a) for k, t, a in self.sent}.values()
            if key.startswith(COUNTED)
        )  # fmt: skip
        assert all(n <= CAP for n in days.values())
        assert all(calendar.in_hours(at) for _, _, at in self.sent)


def _arrived(message: Outgoing) -> Sent:
    return Sent(f"arrived {message.key}")


TestWeeks = Weeks.TestCase
TestWeeks.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
