"""A platform that hangs, forgets, refuses and comes back: who takes over, what an admin sees, where else it goes."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from core.agenda import sweep
from core.asks import Ask, Clicked
from core.bot import Bot
from core.cards import Card, to_json
from core.phrases import undelivered
from core.port import Later, Outgoing, Refused, Sent, Unknown
from core.store import Store, claims, posts, routes, tables
from core.store.letters import LEASE, Letter, row
from tests.core.desk import button, read
from tests.core.office import MONDAY, Clock, Office, Wire

BOB, BOB_ON_TEAMS = "slack:T1:UBOB", "teams:X:bob"
BEYOND = LEASE.total_seconds() + 1


class Hanging(Wire):
    """The first message arrives, and its answer comes when the test says so; what arrived can be asked about."""

    def __init__(self) -> None:
        super().__init__()
        self.under_way_now = asyncio.Event()
        self.answer = asyncio.Event()

    async def send(self, message: Outgoing) -> Sent:
        sent = await super().send(message)
        self.arrived[message.key] = sent
        if len(self.sent) == 1:
            self.under_way_now.set()
            await self.answer.wait()
            return Sent("too late")
        return sent


@pytest.fixture
def both(store: Store) -> Office:
    """Bob has an account on each platform and used Slack last."""
    office = Office(store, Clock(), platforms={"slack": Wire(), "teams": Wire("teams", verifies=False)})
    account = {"key": BOB_ON_TEAMS, "organization_id": office.org, "member_id": office.ids["bob"]}
    office.write(lambda book: book.tx.execute(tables.account.insert(), account | {"profiled_at": None}))
    return office


def sent_to(office: Office) -> list[str]:
    return [message.to for wire in office.platforms.values() for message in wire.sent]


def letter(office: Office) -> Letter:
    (found,) = office.read(lambda tx: posts.load(tx, office.org, [row["id"] for row in office.rows("id")]))
    assert isinstance(found, Letter)
    return found


async def test_who_slept_through_his_lease_is_not_believed(store: Store) -> None:
    """As after SIGSTOP and SIGCONT: somebody else has asked what became of the message and written it down."""
    wire = Hanging()
    office = Office(store, Clock(), platforms={"slack": wire})
    office.introduce("Ann Lee")
    await sweep(office.store, office.clock)
    sleeper = asyncio.create_task(office.another("sleeper").deliver_due())
    await wire.under_way_now.wait()
    assert letter(office).owner == "sleeper"
    office.clock.turn(seconds=BEYOND)
    await office.settle()
    settled = letter(office)
    assert (settled.state, settled.ref, len(wire.sent)) == ("sent", "m1", 1)
    wire.answer.set()
    await sleeper
    assert letter(office) == settled


async def test_who_comes_back_while_another_asks_is_not_believed_either(store: Store) -> None:
    """The message is the other's now: what he finds out is what counts."""
    wire, asking, tell = Hanging(), asyncio.Event(), asyncio.Event()
    found = wire.verify

    async def slowly(message: Outgoing) -> Sent | None:
        asking.set()
        await tell.wait()
        return await found(message)

    wire.verify = slowly  # type: ignore[method-assign]
    office = Office(store, Clock(), platforms={"slack": wire})
    office.introduce("Ann Lee")
    await sweep(office.store, office.clock)
    sleeper = asyncio.create_task(office.another("sleeper").deliver_due())
    await wire.under_way_now.wait()
    office.clock.turn(seconds=BEYOND)
    other = asyncio.create_task(office.another("other").deliver_due())
    await asking.wait()
    wire.answer.set()
    await asyncio.sleep(0.05)
    assert (letter(office).state, letter(office).owner) == ("sending", "other")
    tell.set()
    await asyncio.gather(sleeper, other)
    assert (letter(office).state, letter(office).ref, len(wire.sent)) == ("sent", "m1", 1)


async def test_a_lease_keeps_others_off_until_it_ends(store: Store) -> None:
    wire = Hanging()
    office = Office(store, Clock(), platforms={"slack": wire})
    office.introduce("Ann Lee")
    await sweep(office.store, office.clock)
    sleeper = asyncio.create_task(office.another("sleeper").deliver_due())
    await wire.under_way_now.wait()
    office.clock.turn(seconds=LEASE.total_seconds() - 3)
    await office.settle()
    assert letter(office).owner == "sleeper"
    wire.answer.set()
    await sleeper
    assert (letter(office).state, letter(office).ref) == ("sent", "too late")


@pytest.mark.parametrize("verifies", [True, False])
async def test_what_did_not_arrive_leaves_its_route_free(store: Store, verifies: bool) -> None:
    """Sent again a moment later, not when a lease of forty seconds would have ended."""
    wire = Wire(gap=1.0, verifies=verifies, cannot_tell=None if verifies else Unknown("cannot tell"))
    office = Office(store, Clock(), platforms={"slack": wire})
    wire.trouble = [Unknown("timeout")]
    office.introduce("Ann Lee")
    await office.settle()
    assert letter(office).state == "sending"
    office.clock.turn(seconds=6)
    await office.settle()
    assert (letter(office).state, len(wire.sent)) == ("sent", 1)
    assert office.clock.now < MONDAY + timedelta(seconds=12)


@pytest.mark.parametrize(
    ("trouble", "state", "sendings"),
    [
        ([], "sent", 1),
        ([Later("busy")], "sent", 2),
        ([Unknown("timeout")], "sent", 2),
        ([Later("busy"), Unknown("timeout"), Later("busy")], "sent", 4),
        ([Unknown("timeout"), Unknown("timeout")], "undelivered", 2),
        ([Unknown("timeout"), Later("busy"), Unknown("timeout")], "undelivered", 3),
        ([Refused("blocked")], "undelivered", 1),
        ([Unknown("timeout"), Refused("blocked")], "undelivered", 2),
    ],
)
async def test_where_nobody_can_tell_it_may_have_arrived_twice_at_most(
    store: Store, trouble: list[Exception], state: str, sendings: int
) -> None:
    """Known failures may be many; after the second unknown outcome it is given up, and an admin is told so."""
    asked = 0

    def count(_: object) -> None:
        nonlocal asked
        asked += 1

    wire = Wire(verifies=False, cannot_tell=Unknown("cannot tell"))
    real, wire.trouble = wire.send, list(trouble)

    async def send(message: Outgoing) -> Sent:
        count(message)
        return await real(message)

    wire.send = send  # type: ignore[method-assign]
    office = Office(store, Clock(), platforms={"slack": wire})
    office.introduce("Ann Lee")
    for _ in range(12):
        await office.settle()
        office.clock.turn(seconds=40)
    assert (letter(office).state, asked) == (state, sendings)


async def test_a_dead_way_on_one_platform_and_a_living_on_the_other(both: Office) -> None:
    def dies(tx: Any) -> None:
        routes.hear(tx, both.org, BOB, "{}", None, both.clock())
        routes.forget(tx, BOB, "uninstalled", both.clock())

    both.store.write_now(dies)
    both.introduce("Ann Lee")
    await both.settle()
    assert sent_to(both) == [BOB_ON_TEAMS]
    both.store.write_now(lambda tx: routes.hear(tx, both.org, BOB, "{}", None, both.clock()))
    both.introduce("Tom Reyes")
    await both.settle()
    assert sorted(sent_to(both)) == [BOB, BOB_ON_TEAMS]  # heard from again, he is spoken to where he was before


async def test_a_platform_that_is_not_connected_any_more(both: Office) -> None:
    del both.platforms["slack"]
    both.introduce("Ann Lee")
    await both.settle()
    assert sent_to(both) == [BOB_ON_TEAMS]
    both.platforms["other"] = both.platforms.pop("teams")
    both.introduce("Tom Reyes")
    await both.settle()
    lost = both.read(lambda tx: posts.undelivered(tx, both.org))
    assert [one.reason for one in lost] == [undelivered.NOT_CONNECTED]


async def test_refused_on_both_it_is_undelivered_for_the_last_reason(both: Office) -> None:
    both.platforms["slack"].trouble = [Refused("blocked")]
    both.platforms["teams"].trouble = [Refused("the bot was removed")]
    both.introduce("Ann Lee")
    await both.settle()
    assert (letter(both).state, letter(both).reason) == ("undelivered", "the bot was removed")
    assert sent_to(both) == []


async def test_a_refusal_holds_up_nobody_elses_message(both: Office) -> None:
    both.platforms["slack"].trouble = [Refused("blocked")]
    both.introduce("Ann Lee")
    both.introduce("Tom Reyes", owner="dana")
    await both.settle()
    assert sorted(sent_to(both)) == ["slack:T1:UDANA", BOB_ON_TEAMS]


def bot_of(office: Office) -> Bot:
    async def nobody(account: str) -> None:
        return None

    return Bot(office.store, office.clock, profiles=nobody, ring=lambda: None, owner="one")


async def test_an_admin_sees_what_was_not_delivered_and_tries_again(both: Office) -> None:
    both.platforms["slack"].trouble = [Refused("the account is deactivated")]
    both.platforms["teams"].trouble = [Refused("blocked")]
    both.introduce("Ann Lee")
    await both.settle()
    bot = bot_of(both)
    shown = await bot.handle(Ask("slack:T1:UZOE", "undelivered", delivery="d1"))
    assert "“heads-up” for Bob Stone" in read(shown)
    assert "blocked" in read(shown)
    line = button(shown, "Try again").line
    for who in ("BOB", "DANA"):
        assert "Only an admin" in read(await bot.handle(Ask(f"slack:T1:U{who}", line, delivery=f"d{who}")))
    again = await bot.handle(Ask("slack:T1:UZOE", line, delivery="d2", clicked=Clicked("m9")))
    assert "try again now" in read(again)
    await both.settle()
    assert sent_to(both) == [BOB]
    assert "Everything has been delivered" in read(await bot.handle(Ask("slack:T1:UZOE", "undelivered", delivery="d3")))


async def test_trying_again_what_became_untrue_says_nothing(both: Office) -> None:
    both.platforms["slack"].trouble = [Refused("blocked")]
    both.platforms["teams"].trouble = [Refused("blocked")]
    number = both.introduce("Ann Lee")
    await both.settle()
    lost = letter(both)
    both.change(number, contacted_at=both.clock(), thanked_at=both.clock(), waiting_since=both.clock())
    assert both.store.write_now(lambda tx: claims.try_again(tx, both.org, lost.id, both.clock()))
    await both.settle()
    assert sent_to(both) == []
    assert letter(both).state == "dropped"


async def test_busy_for_long_then_well_again(store: Store) -> None:
    """A platform down for an hour: the waits grow, and what was due then arrives once it is back."""
    office = Office(store, Clock())
    office.introduce("Ann Lee")
    office.wire.trouble = [Later("service_unavailable") for _ in range(99)]
    tried = []
    while office.clock.now < MONDAY + timedelta(hours=1):
        before = len(office.wire.trouble)
        await office.settle()
        tried += [office.clock.now] * (before > len(office.wire.trouble))
        office.clock.turn(seconds=10)
    office.wire.trouble = []
    office.clock.turn(minutes=40)
    await office.settle()
    assert office.wire.titles() == ["Carl Smith has opened a door for you: Ann Lee"]
    waits = [later - earlier for earlier, later in pairwise(tried)]
    assert waits[-1] > 4 * waits[0]
    assert len(tried) < 15


async def test_a_card_that_cannot_be_read_holds_up_nobody(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """Written by a version that knew another kind of block."""
    office = Office(store, Clock())
    for title in ("Old", "New"):
        _notice(office, Card(title))
    office.store.write_now(
        lambda tx: tx.exec_driver_sql("UPDATE post SET card = '{\"_\":\"Gone\"}' WHERE key = 'notice:Old'")
    )
    await office.settle()
    assert office.wire.titles() == ["New"]
    assert "work on a message broke" in caplog.text


def _notice(office: Office, card: Card) -> None:
    def work(book: Any) -> None:
        made = row(
            book.id(), f"notice:{card.title}", "notice", office.clock(), member_id=office.ids["bob"],
            due_at=office.clock(), card=to_json(card),
        )  # fmt: skip
        posts.add(book.tx, office.org, [made])

    office.write(work)
