"""Everything at once: the same request, first contacts, logs of one company, clicks, sweeps and deliveries; on both
databases, and from two processes' stores."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest

from core.agenda import sweep
from core.asks import Ask, Reply
from core.port import Tasks
from core.post import Post
from core.store import Store
from core.store.recount import recount
from tests.core.desk import PEOPLE, TUESDAY, Desk, button, opened, read
from tests.core.office import Clock, Wire
from tests.core.store.desk import dump

ANN = 'log "Ann Lee" of Beta from "Carl Smith"'
SPEAKERS = ("ana", "bob", "dana", "zoe")


@pytest.fixture
def desks(store: Store, database_url: str) -> Iterator[tuple[Desk, Desk]]:
    """The same office served by two processes, as far as the database can tell."""
    other = Store.open(database_url)
    asyncio.run(opened(store))
    numbers = itertools.count(1000)
    yield Desk(store, _deliveries=numbers), Desk(other, _deliveries=numbers)
    other.close()


async def test_the_same_delivery_sixteen_times_at_once_is_one(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    ask = Ask(here.account("ana"), ANN, delivery="same")
    replies = await asyncio.gather(*(desk.bot.handle(ask) for _ in range(8) for desk in (here, there)))
    assert len([reply for reply in replies if reply.card is not None]) == 1
    assert replies.count(Reply()) == 15
    assert len(here.rows("introduction")) == 1
    assert len(here.rows("contact")) == 2
    assert len([row for row in here.rows("audit") if row["command"] == "log"]) == 1


async def test_logs_of_one_company_get_numbers_without_gap_or_double(desks: tuple[Desk, Desk]) -> None:
    """Each names a prospect of his own, and one of two people whom nobody knows before the first of them is done."""
    names = ("Alba", "Bruno", "Cara", "Dario", "Elin", "Falk", "Gesa", "Hugo", "Ines", "Jona", "Kira", "Levi")
    lines = [f'log "{name} Moor" of Moor from "Carl Smith" for @bob' for name in names]
    lines += [f'log "{name} Weld" of Weld from "Judy Park" for @ana' for name in names]
    turns = zip(lines, itertools.cycle(SPEAKERS), itertools.cycle(desks), strict=False)
    answers = await asyncio.gather(*(desk.says(who, line) for line, who, desk in turns))
    assert [answer for answer in answers if "logged" not in answer] == []
    here = desks[0]
    assert [row["id"] for row in here.rows("introduction")] == list(range(1, len(lines) + 1))
    assert len(here.rows("contact")) == len({row["name"] for row in here.rows("contact")}) == len(lines) + 2
    assert here.store.read_now(partial(recount, org=here.row("organization")["id"])) == ()


async def test_a_company_is_founded_once_whoever_speaks_first(store: Store, database_url: str) -> None:
    other = Store.open(database_url)
    try:
        here, there = Desk(store, workspace="slack:T0NEW"), Desk(other, workspace="slack:T0NEW")
        answers = await asyncio.gather(*(desk.says(who, "help") for who in SPEAKERS for desk in (here, there)))
        assert [answer for answer in answers if "broke" in answer] == []
        assert len(here.rows("organization")) == len(here.rows("workspace")) == 1
        assert sorted(row["name"] for row in here.rows("member")) == sorted(PEOPLE[who].name for who in SPEAKERS)
        assert len(here.rows("account")) == len(SPEAKERS)
    finally:
        other.close()


async def test_many_clicks_on_undo_take_back_once(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    await here.says("ana", ANN)
    before = here.book()
    line = button(await here.ask("ana", "met 1"), "Undo").line
    answers = await asyncio.gather(*(desk.says("ana", line) for _ in range(5) for desk in (here, there)))
    assert Counter("Taken back:" in answer for answer in answers) == {True: 1, False: 9}
    assert here.book() == before


async def test_changes_sweeps_and_deliveries_all_at_once(desks: tuple[Desk, Desk]) -> None:
    """Nobody waits for ever, nothing is said twice, and the counters are what history makes them."""
    here, there = desks
    clock, wires = Clock(TUESDAY), [Wire(), Wire()]
    posts = [
        Post(desk.store, clock, {"slack": wire}, owner=owner, tasks=Tasks())
        for desk, wire, owner in zip(desks, wires, ("one", "two"), strict=True)
    ]
    for n in range(1, 7):
        await here.says("ana", f'log "Prospect Moor{n}" of Firm{n} from "Carl Smith" for @bob introduction')

    async def deliver() -> None:
        await asyncio.gather(*(sweep(desk.store, clock) for desk in desks))
        await asyncio.gather(*(post.deliver_due() for post in posts))

    lines = ("met 1", "won 2 unknown", "called 3", "lost 4 no budget", "thanked 5", "edit 6 name")
    changes = [here.says("ana", line) for line in lines] + [there.says("dana", f"note {n} tea") for n in range(1, 7)]
    answers, *_ = await asyncio.gather(asyncio.gather(*changes), deliver(), deliver(), deliver())
    assert [answer for answer in answers if "broke" in answer] == []
    await deliver()
    keys = [message.key for wire in wires for message in wire.sent]
    assert len(keys) == len(set(keys)) > 0
    assert here.store.read_now(partial(recount, org=here.row("organization")["id"])) == ()


async def test_a_read_changes_nothing(desks: tuple[Desk, Desk]) -> None:
    """Reads of all kinds beside each other leave every row as it is."""
    here, there = desks
    await here.says("ana", ANN)
    await there.says("ana", "today")
    await asyncio.gather(here.tasks.drain(5), there.tasks.drain(5))
    before = here.store.read_now(dump)
    lines = ("", "show 1", "list open", "list team", "leaderboard", "why 1", "contact ann", "brief carl", "help")
    replies = await asyncio.gather(*(desk.ask("ana", line) for line in lines for desk in (here, there)))
    assert here.store.read_now(dump) == before
    assert [read(reply) for reply in replies[::2]] == [read(reply) for reply in replies[1::2]]
