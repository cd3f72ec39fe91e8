"""Some days in a town of two companies: steps in any order, and after each everything that must hold."""

from __future__ import annotations

from collections import Counter
from functools import partial
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from core.asks import Reply
from core.store.recount import recount
from core.store.undo import FINAL, TABLES
from tests.core.machine import promises
from tests.core.machine.carrier import WEATHER
from tests.core.machine.said import DOORS, PASSING, PRYING, TWICE, a_word
from tests.core.machine.shown import buttons, words
from tests.core.machine.talk import Talk
from tests.core.machine.town import WHO, Company

CAP = 3
SEEDS = st.integers(0, 2**32)  # what is said is drawn evenly from these: most lines are dull alone
SECRETLY = (
    'contact add "Hush {m}" of "Silent {m}"', 'contact edit "Hush {m}" sensitive',
    'log "Hush {m}" of "Silent {m}" from "Carl {m}" for @bob anyway', 'log "Lea {m}" from "Hush {m}" for @bob anyway',
)  # fmt: skip


class Days(Talk):
    """Each step is drawn anew; what must hold is looked at after every one."""

    def teardown(self) -> None:
        try:
            self.town.rest()
            self._nothing_due_is_left()
            self.checked.clear()
            self.promises_are_kept()
        finally:
            self.town.close()

    @initialize(seed=SEEDS, verifies=st.booleans())
    def something_is_there(self, seed: int, verifies: bool) -> None:
        self.seed, self.town.carrier.verifies = seed, verifies
        for company in self.town.companies:
            for line in DOORS[:2]:
                self._say(company, "ana", line, Random(1))
            for line in SECRETLY:
                self._say(company, "bob", line, Random(1))

    @rule(seed=SEEDS)
    def a_busy_hour(self, seed: int) -> None:
        random = self._dice(seed)
        for _ in range(3):
            self._act(random, random.choice(self.town.companies), random.choice(WHO))

    @rule(seed=SEEDS)
    def one_company_alone(self, seed: int) -> None:
        """What one says, clicks and fills in, the other's numbers and buttons included, changes nothing over there."""
        random = self._dice(seed)
        company = random.choice(self.town.companies)
        other = self._other(company)
        before = self.town.everything(other.org)
        for _ in range(3):
            self._act(random, company, random.choice(WHO))
        _assert_same(before, self.town.everything(other.org), "the other company’s")

    @rule(seed=SEEDS)
    def somebody_pries(self, seed: int) -> None:
        random = self._dice(seed)
        company = random.choice(self.town.companies)
        for line in random.sample(PRYING, 4):
            self._say(company, "ana", line, random)

    @rule(seed=SEEDS)
    def said_and_taken_back(self, seed: int) -> None:
        """Whatever changed the book can be taken back at once by who did it, and the book is what it was."""
        random = self._dice(seed)
        for _ in range(2):
            company, who = random.choice(self.town.companies), random.choice(WHO)
            before, known = self.town.book(company.org), self._latest(company)
            said = self._act(random, company, who)
            entry = self._latest(company)
            if said is None or entry is None or entry == known or not _can_be_undone(entry):
                continue
            self._read(company, who, self.town.say(company, who, f"undo {entry['id']}"))
            (after,) = self.town.rows("audit", organization_id=company.org, id=entry["id"])
            assert after["undone_by"] is not None, entry["command"]
            assert after | {"undone_by": None} == entry, entry["command"]
            _assert_same(before, self.town.book(company.org), entry["command"])

    @rule(seed=SEEDS)
    def a_busy_week(self, seed: int) -> None:
        """More doors for one person than he may be asked about in a day, then day after day."""
        random = self._dice(seed)
        company = random.choice(self.town.companies)
        for n in range(CAP + 1):
            line = f'log "Rush{chr(97 + n)} {{m}}" of "Firm{n} {{m}}" from "Carl {{m}}" for @bob anyway'
            self._say(company, "ana", line, random)
        for _ in range(2):
            self.town.settle(hours=20)

    @rule(seed=SEEDS)
    def somebody_is_forgotten(self, seed: int) -> None:
        """Whatever was noted of him, he is nowhere afterwards, and what was counted stays."""
        random = self._dice(seed)
        company, person = random.choice(self.town.companies), a_word(random)
        twice = TWICE if random.random() < 0.3 else ()
        for line in ('contact add "{p} {m}"', *twice):
            self._say(company, "ana", line, random, person)
        for line in random.sample(PASSING, 5):
            self._say(company, random.choice(WHO), line, random, person)
        self.town.settle(hours=random.choice((0.2, 20)))
        asked = self._say(company, "zoe", 'forget "{p} {m}"', random, person)
        sure = next(button for button in buttons(asked.card) if button.style == "danger")
        counted = self.town.counters(company.org)
        self._read(company, "zoe", self.town.click(company, "zoe", ("m0", sure)))
        assert self.town.counters(company.org) == counted
        self.town.carrier.weather.clear()
        self.town.settle(minutes=5)
        self.forgotten[company.mark].append(person)
        self._close_what_names(company, person)

    def _close_what_names(self, company: Company, person: str) -> None:
        """Whoever types the name again, or sends again what had it, would bring it back by his own hand."""
        for who, shown in company.screens.items():
            company.screens[who] = [one for one in shown if person.casefold() not in str(one[1]).casefold()]
        self.town.asks[:] = [ask for ask in self.town.asks if person.casefold() not in str(ask).casefold()]

    @precondition(lambda self: self.town.asks)
    @rule(seed=SEEDS)
    def deliver_again(self, seed: int) -> None:
        """Nothing changes, but for when a process that has just begun last asked who somebody is."""
        ask = self.town.asks.pop(seed % len(self.town.asks))
        before = self.town.everything()
        assert self.town.again(ask) == Reply()
        after = self.town.everything()
        _assert_same(before | {"account": []}, after | {"account": []}, "delivered again")

    @rule(hours=st.sampled_from((0.2, 1, 5, 16, 24, 71)))
    def time_passes(self, hours: float) -> None:
        self.town.settle(hours=hours)

    @rule(seed=SEEDS, weather=st.lists(st.sampled_from(WEATHER), min_size=1, max_size=3))
    def the_weather_turns(self, seed: int, weather: list[str]) -> None:
        """And somebody is to hear something in it."""
        random = self._dice(seed)
        company = random.choice(self.town.companies)
        self._say(company, "ana", 'log "Wim {m}" of "Weir {m}" from "Carl {m}" for @bob anyway', random)
        self.town.carrier.weather = weather
        for hours in (random.choice((0.1, 16)), 4):
            self.town.settle(hours=hours)

    @invariant()
    def promises_are_kept(self) -> None:
        promises.nobody_hears_a_thing_twice(self.town)
        self._what_was_heard()
        self._three_a_day()
        for company in self.town.companies:
            as_it_is = (*self.town.reached(company), self.town.clock())
            if self.checked.get(company.mark) != as_it_is:
                self._the_book_is_sound(company)
            self.checked[company.mark] = as_it_is

    def _the_book_is_sound(self, company: Company) -> None:
        assert self.town.store.read_now(partial(recount, org=company.org)) == ()
        promises.the_balance_is_the_same_from_both_sides(self.town, company)
        promises.every_door_received_is_counted_once(self.town, company)
        promises.the_board_is_one_order(self.town, company)
        promises.what_is_taken_back_is_put_right(self.town, company)
        promises.the_forgotten_are_nowhere(self.town, company, self.forgotten[company.mark])

    def _three_a_day(self) -> None:
        """In any weather: what may have arrived counts as if it had."""
        once = {(one.org, one.key): one for one in self.town.heard if one.counts}
        days = Counter((one.org, one.member, one.day) for one in once.values())
        for day, n in days.items():
            assert n <= CAP, (day, [one.key for one in once.values() if (one.org, one.member, one.day) == day])

    def _what_was_heard(self) -> None:
        """What is heard is one's own, comes in time, and is true."""
        for one in self.town.heard[self.looked :]:
            company = next(c for c in self.town.companies if c.org == one.org)
            self._text(company, one.to.rsplit(":U", 1)[-1].lower(), words(one.card))
            if one.rule is not None:  # an answer is as old as its question; what is clicked is judged anew
                promises.no_way_past(self.town, company, buttons(one.card))
            assert one.decent, (one.rule, one.key)
            assert one.wrong is None, (one.wrong, one.key)
        self.looked = len(self.town.heard)

    def _latest(self, company: Company) -> dict[str, Any] | None:
        entries = self.town.rows("audit", organization_id=company.org)
        return max(entries, key=lambda row: row["id"], default=None)

    def _nothing_due_is_left(self) -> None:
        now = self.town.clock()
        assert [row for row in self.town.rows("post") if row["due_at"] is not None and row["due_at"] <= now] == []


def _can_be_undone(entry: dict[str, Any]) -> bool:
    touched = {table for table, *_ in entry["changes"]}
    return entry["undoes"] is None and entry["command"] not in FINAL and bool(touched) and touched <= TABLES


def _assert_same(before: dict[str, Any], after: dict[str, Any], what: str) -> None:
    """No row that was not there, and none that is there no more."""
    changed = [
        (table, row) for table in before for one, other in ((before, after), (after, before))
        for row in one[table] if row not in other[table]
    ]  # fmt: skip
    assert not changed, (what, changed)
