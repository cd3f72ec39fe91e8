"""Two companies, everything said and clicked in any order, any weather: the promises the product makes, all at once."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.asks import Reply
from core.cards import Button
from core.policy import policy_of
from core.readings.standings import MEASURES, Counts, Standing, standings
from core.rules import NUMBERS
from core.store import Store, tallies
from core.store.recount import recount
from core.store.undo import FINAL, TABLES
from tests.core.town import MARKS, WHO, Company, Town, words

LINES = (
    'log "Gus {m}" of "Globex {m}" from "Carl {m}" for @bob introduction value 12k', 'log "Ann {m}" from @bob',
    'log "Gus {m}" of "Globex {m}" from "Judy {m}" name', 'log "Ivy {m}" of "Initech {m}" from "Judy {m}" anyway',
    'gave "Judy {m}" "Tom {m}" of "Larkin {m}"', 'log "Gus {m}" from "Carl {m}" for @{other}', "called {n}",
    "tried {n}",
    "met {n} yesterday", "proposed {n} 9k", "won {n} 45k", "won {n} unknown", "won {n} 30k EUR", "declined {n}",
    "lost {n} {m} had no budget", "park {n} until 1 march", "move {n} met", "move {n} introduced", "next {n} fri call",
    "thanked {n}", "thank {n}", "note {n} {m} likes tea", 'touch "Carl {m}" call', "edit {n} value 20k", "agreed {n}",
    'edit {n} from "Judy {m}"', "edit {n} name only", "edit {n} from @bob", "pass {n} to @bob", "pass {n} to @dana",
    "pass {n} to @{member:{id}}", 'contact "Carl {m}"', "contact contact:{id}",
    'contact edit "Carl {m}" phone 555-0100',
    'contact edit "Gus {m}" don\'t call', 'contact edit "Ivy {m}" left', 'contact merge "Judy {m}" into "Carl {m}"',
    'contact merge contact:{id} into "Judy {m}"', 'contact edit "Gus {m}" sensitive', "undo", "undo {id}", "settings",
    "settings pause until fri", "settings away until 1 dec", "settings morning off", "settings morning daily",
    "settings mute quiet", "settings hours 8:00-12:00", "settings zone Asia/Tokyo", "settings number manners.cap 2",
    "today", "", "show {n}", "list open", "list team", "list search {m}", 'list from "Carl {m}"', "list due",
    'brief "Carl {m}"', "remind {n} tomorrow 9am", 'remind me fri to call "Carl {m}"', "snooze {n} tomorrow 9:00",
    "done {id}", "leaderboard", "leaderboard this quarter by won", "leaderboard share", "why", "why {n}",
    "why post:{id}", "why points @bob", "why points @{other}", "undelivered", "undelivered {id}", "draft {id}", "link",
    "help", "called @{other}", "contact carl", "brief judy", "called ann", "show gus", "touch ivy call",
    'ask "Carl {m}" about "Gus {m}"', 'ask anyway "Carl {m}" about "Mia {m}" at "Koch {m}" because {m} grows',
    "answer {n} yes", "answer {n} no {m} is busy", "answer {n} done", "carl said yes",
    'never ask "Carl {m}"', 'may ask "Carl {m}"',
    'not now "Judy {m}" until 1 march', "ask whom", 'inner circle "Carl {m}"', "settings playbook direct",
    "settings playbook earn-it", "settings strict ask-earned", "settings line {m} helps",
    'contact edit "Carl {m}" client',
    "list from carl",
    "why points bob", "pass {n} to dana",
)  # fmt: skip
FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("log", {"name": "Mia {m}", "company": "Koch {m}", "introducer": "Carl {m}", "warmth": "introduction"}),
    ("log", {"name": "Gus {m}", "introducer": "Carl {m}", "anyway": "yes", "note": "{m} twice"}),
    ("edit", {"introduction": "{n}", "value": "7k"}),
    ("won", {"introduction": "{n}", "value": "1k"}),
    ("lost because", {"introduction": "{n}", "reason": "went elsewhere"}),
)
WEATHER = ("later", "refused", "lost", "answer lost")
CAP = 3
ACTS = ("say", "say", "say", "click", "click", "submit", "click theirs", "say in channel")
SEEDS = st.integers(
    0, 2**32
)  # what is said is drawn evenly from these: most lines are dull alone, and few are simplest


class Days(RuleBasedStateMachine):
    """Some days in a town of two companies."""

    def __init__(self, make: Callable[[], Store]) -> None:
        super().__init__()
        self.town = Town(make())
        self.town.open()
        self.looked = self.steps = 0

    def teardown(self) -> None:
        try:
            self.town.rest()
            self._nothing_due_is_left()
            self.nobody_hears_a_thing_twice()
            for company in self.town.companies:
                self._the_board_is_one_order(company)
        finally:
            self.town.close()

    @initialize(seed=SEEDS)
    def something_is_there(self, seed: int) -> None:
        self.seed = seed
        for company in self.town.companies:
            for line in LINES[:2]:
                self._read(company, self.town.say(company, "ana", self._spelled(line, company, Random(1))))

    @rule(seed=SEEDS)
    def a_busy_hour(self, seed: int) -> None:
        random = self._dice(seed)
        for _ in range(8):
            company, who = random.choice(self.town.companies), random.choice(WHO)
            said = self._act(random, random.choice(ACTS), company, who)
            if said is not None:
                self._read(company, said)

    def _dice(self, seed: int) -> Random:
        self.steps += 1
        return Random(f"{self.seed} {self.steps} {seed}")

    def _act(self, random: Random, act: str, company: Company, who: str) -> Reply | None:
        match act:
            case "submit":
                command, given = random.choice(FORMS)
                values = {name: self._spelled(value, company, random) for name, value in given.items()}
                note(f"{who} of {company.mark} submits {command} {values}")
                return self.town.submit(company, who, command, values)
            case "click":
                shown = company.screens.get(who, [])
                return self._click(company, who, random.choice(shown)) if shown else None
            case "click theirs":  # what a button of the other company would type, where it names nobody
                whose = self._other(company)
                shown = [one for one in whose.screens.get(who, []) if whose.mark not in one[1].line]
                return self._click(company, who, random.choice(shown)) if shown else None
        line = self._spelled(random.choice(LINES), company, random)
        note(f"{who} of {company.mark}: {line}")
        how = self.town.in_channel if act == "say in channel" else self.town.say
        return how(company, who, line)

    def _click(self, company: Company, who: str, shown: tuple[str, Button]) -> Reply:
        note(f"{who} of {company.mark} clicks {shown[1].label}: {shown[1].line}")
        return self.town.click(company, who, shown)

    @rule(seed=SEEDS)
    def said_and_taken_back(self, seed: int) -> None:
        """Whatever changed the book can be taken back at once by who did it, and the book is what it was."""
        random = self._dice(seed)
        for _ in range(4):
            company, who = random.choice(self.town.companies), random.choice(WHO)
            before, known = self.town.book(company.org), self._latest(company)
            said = self._act(random, random.choice(ACTS), company, who)
            entry = self._latest(company)
            if said is None or entry is None or entry == known or not _can_be_undone(entry):
                continue
            self._read(company, self.town.say(company, who, f"undo {entry['id']}"))
            (entry,) = self.town.rows("audit", organization_id=company.org, id=entry["id"])
            assert entry["undone_by"] is not None, entry["command"]
            assert self.town.book(company.org) == before, entry["command"]

    def _latest(self, company: Company) -> dict[str, Any] | None:
        entries = self.town.rows("audit", organization_id=company.org)
        return max(entries, key=lambda row: row["id"], default=None)

    def _other(self, company: Company) -> Company:
        return next(c for c in self.town.companies if c is not company)

    def _spelled(self, template: str, company: Company, random: Random) -> str:
        number, id = str(random.randint(1, 5)), str(random.randint(1, 150))
        spelled = template.replace("{m}", company.mark).replace("{n}", number).replace("{id}", id)
        return spelled.replace("@{other}", f"@{{{self._other(company).account('bob')}}}")

    @rule(seed=SEEDS)
    def a_busy_week(self, seed: int) -> None:
        """More doors for one person than he may be asked about in a day, then day after day."""
        random = self._dice(seed)
        company = random.choice(self.town.companies)
        for n in range(6):
            line = f'log "Rush{chr(97 + n)} {{m}}" of "Firm{n} {{m}}" from "Carl {{m}}" for @bob anyway'
            self._read(company, self.town.say(company, "ana", self._spelled(line, company, random)))
        for _ in range(4):
            self.town.settle(hours=20)

    @precondition(lambda self: self.town.asks)
    @rule(seed=SEEDS)
    def deliver_again(self, seed: int) -> None:
        ask = self.town.asks.pop(seed % len(self.town.asks))
        before = self.town.everything()
        assert self.town.again(ask) == Reply()
        assert self.town.everything() == before

    @rule(hours=st.sampled_from((0.2, 1, 5, 16, 24, 71)))
    def time_passes(self, hours: float) -> None:
        self.town.settle(hours=hours)

    @rule(weather=st.lists(st.sampled_from(WEATHER), min_size=1, max_size=3))
    def the_weather_turns(self, weather: list[str]) -> None:
        self.town.carrier.weather = weather

    @invariant()
    def promises_are_kept(self) -> None:
        self.counters_equal_history()
        self.nobody_hears_a_thing_twice()
        self.what_is_heard_is_ones_own_and_comes_in_time()
        self.three_a_day()

    def counters_equal_history(self) -> None:
        for company in self.town.companies:
            assert self.town.store.read_now(partial(recount, org=company.org)) == ()

    def nobody_hears_a_thing_twice(self) -> None:
        assert {key: n for key, n in self.town.times().items() if n > 1} == {}

    def what_is_heard_is_ones_own_and_comes_in_time(self) -> None:
        for one in self.town.heard[self.looked :]:
            company = next(c for c in self.town.companies if c.org == one.org)
            self._read(company, words(one.card))
            assert one.decent, (one.rule, one.key)
        self.looked = len(self.town.heard)

    def three_a_day(self) -> None:
        days = Counter((one.org, one.member, one.day) for one in self.town.heard if one.counts)
        assert all(n <= CAP for n in days.values())

    def _read(self, company: Company, said: Reply | str) -> None:
        """Somebody of this company reads this."""
        text = said if isinstance(said, str) else words(said)
        foreign = next(mark for mark in MARKS if mark != company.mark)
        assert foreign.casefold() not in text.casefold(), text
        assert "Something broke" not in text

    def _nothing_due_is_left(self) -> None:
        now = self.town.clock()
        assert [row for row in self.town.rows("post") if row["due_at"] is not None and row["due_at"] <= now] == []

    def _the_board_is_one_order(self, company: Company) -> None:
        """Every row has its place: by amount, then name, then id; whatever order the counts come in."""
        house = self.town.member(company, None)[1]
        found = partial(tallies.counts, org=company.org, first=date(2026, 1, 1), last=date(2027, 12, 31))
        counts: tuple[Counts, ...] = self.town.store.read_now(lambda tx: found(tx))
        for measure in MEASURES:
            rank = partial(
                standings, measure=measure, policy=policy_of(house, NUMBERS), currency=house.currency,
                now=self.town.clock(),
            )  # fmt: skip
            board = rank(counts)
            assert rank(tuple(reversed(counts))) == board
            order = [(-row.amount, row.member.name.casefold(), row.member.id) for row in board if row.rank]
            assert order == sorted(set(order))
            assert [row.rank for row in board if row.rank] == [_place(row, board) for row in board if row.rank]


def _place(row: Standing, board: tuple[Standing, ...]) -> int:
    return 1 + sum(other.amount > row.amount for other in board if other.rank)


def _can_be_undone(entry: dict[str, Any]) -> bool:
    touched = {table for table, *_ in entry["changes"]}
    return entry["undoes"] is None and entry["command"] not in FINAL and bool(touched) and touched <= TABLES


# A failing example is found again at once, for nothing here is random; shrinking it takes minutes: add Phase.shrink.
CI = os.environ.get("CI") == "true"
OFTEN = settings(
    max_examples=50 if CI else 20, stateful_step_count=12, deadline=None, derandomize=True, phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
SELDOM = settings(OFTEN, max_examples=4 if CI else 2)


def test_any_days_on_sqlite(new_database: Callable[..., str]) -> None:
    settled = new_database("sqlite")
    begun = Town(Store.open(settled))
    begun.open()
    begun.close()

    def make() -> Store:
        url = new_database("sqlite")
        shutil.copyfile(settled.removeprefix("sqlite:///"), url.removeprefix("sqlite:///"))
        return Store.open(url)

    run_state_machine_as_test(lambda: Days(make), settings=OFTEN)


def test_any_days_on_postgresql(new_database: Callable[..., str]) -> None:
    run_state_machine_as_test(lambda: Days(lambda: Store.open(new_database("postgresql"))), settings=SELDOM)
