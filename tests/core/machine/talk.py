"""Anybody says, clicks or fills in anything, and what comes back is read by him whose it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

from hypothesis import note
from hypothesis.stateful import RuleBasedStateMachine

from core.asks import Reply
from core.cards import Button
from core.store import Store
from tests.core.machine import promises
from tests.core.machine.said import FORMS, SECRET, a_line, spelled
from tests.core.machine.shown import buttons, words
from tests.core.machine.town import MARKS, WHO, Company, Town

ACTS = ("say", "say", "say", "click", "click", "submit", "click theirs", "click a colleague's", "say in channel")


class Talk(RuleBasedStateMachine):
    """`make` gives the store of each run."""

    seed = 0  # of the run

    def __init__(self, make: Callable[[], Store]) -> None:
        super().__init__()
        self.town = Town(make())
        self.town.wrong = partial(promises.what_should_keep_it_unsaid, self.town)
        self.town.open()
        self.looked = self.steps = 0
        self.forgotten: dict[str, list[str]] = {mark: [] for mark in MARKS}
        self.revealed: set[str] = set()
        self.checked: dict[str, tuple[Any, ...]] = {}  # the state each company's book was last looked at in

    def _act(self, random: Random, company: Company, who: str) -> Reply | None:
        """Something said, clicked or filled in, and read; None where there was nothing to click."""
        act, other = random.choice(ACTS), self._other(company)
        match act:
            case "submit":
                command, given = random.choice(FORMS)
                values = {name: spelled(value, company, other, random) for name, value in given.items()}
                note(f"{who} of {company.mark} submits {command} {values}")
                return self._done(company, who, lambda: self.town.submit(company, who, command, values))
            case "click":
                return self._click(random, company, who, company.screens.get(who, []))
            case "click a colleague's":
                return self._click(random, company, who, company.screens.get(random.choice(WHO), []))
            case "click theirs":  # what a button of the other company would type, where it names nobody
                shown = [one for one in other.screens.get(who, []) if other.mark not in one[1].line]
                return self._click(random, company, who, shown)
        how = self.town.in_channel if act == "say in channel" else self.town.say
        line = spelled(a_line(random, who), company, other, random)
        note(f"{who} of {company.mark}: {line}")
        return self._done(company, who, lambda: how(company, who, line))

    def _say(self, company: Company, who: str, template: str, random: Random, person: str = "") -> Reply:
        line = spelled(template, company, self._other(company), random, person)
        note(f"{who} of {company.mark}: {line}")
        return self._done(company, who, lambda: self.town.say(company, who, line))

    def _click(self, random: Random, company: Company, who: str, screen: list[tuple[str, Button]]) -> Reply | None:
        known = [one for one in screen if who != "ana" or not _secret(one[1].line)]
        if not known:
            return None
        shown = random.choice(known)
        note(f"{who} of {company.mark} clicks {shown[1].label}: {shown[1].line}")
        return self._done(company, who, lambda: self.town.click(company, who, shown))

    def _done(self, company: Company, who: str, act: Callable[[], Reply]) -> Reply:
        before = self.town.reached(company)
        reply = act()
        promises.no_stop_was_passed(self.town, company, before)
        promises.no_way_past(self.town, company, buttons(reply.card))
        self._read(company, who, reply)
        return reply

    def _read(self, company: Company, who: str, said: Reply) -> None:
        self._text(company, "everybody" if said.public else who, words(said))

    def _text(self, company: Company, who: str, text: str) -> None:
        """Somebody of this company reads this."""
        foreign = next(mark for mark in MARKS if mark != company.mark)
        assert foreign.casefold() not in text.casefold(), text
        assert "Something broke" not in text
        if who not in ("bob", "dana", "zoe") and company.mark not in self.revealed and _secret(text):
            (ana,) = self.town.rows("account", key=company.account("ana"))
            assert promises.may_read_the_secret(self.town, company, ana["member_id"]), text
            self.revealed.add(company.mark)

    def _dice(self, seed: int) -> Random:
        self.steps += 1
        return Random(f"{self.seed} {self.steps} {seed}")

    def _other(self, company: Company) -> Company:
        return next(c for c in self.town.companies if c is not company)


def _secret(text: str) -> bool:
    return any(word in text.casefold() for word in SECRET)
