"""The post: once, at a decent hour, still true, and what became of it written down."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from core import claiming, delivery
from core.agenda import sweep
from core.asks import Ask, Clicked, Place, Reply
from core.cards import Card, Form, Mention, Text, line, to_json
from core.model import Stage
from core.phrases import undelivered
from core.port import Later, Outgoing, Refused, Sent, Unknown
from core.store import Store, claims, contacts, introductions, posts, routes, tables
from core.store.letters import row
from tests.core.office import MONDAY, Clock, Office, Wire


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store, Clock())


@pytest.fixture
def small(sqlite_store: Store) -> Office:
    return Office(sqlite_store, Clock())


def notice(office: Office, card: Card) -> None:
    """A message of no rule, for Bob, due now."""

    def work(book: Any) -> None:
        made = row(
            book.id(), f"notice:{card.title}", "notice", office.clock(), member_id=office.ids["bob"],
            due_at=office.clock(), card=to_json(card),
        )  # fmt: skip
        posts.add(book.tx, office.org, [made])

    office.write(work)


def states(office: Office) -> list[str]:
    return [one["state"] for one in office.rows("state")]


async def test_a_message_carries_its_reason_and_the_token_for_why(office: Office) -> None:
    office.introduce("Ann Lee")
    await office.settle()
    (message,) = office.wire.sent
    (found,) = office.rows("id, state, ref, sent_to, tries")
    assert f"(why post:{found['id']})" in office.wire.texts()
    assert (found["state"], found["ref"], found["sent_to"], found["tries"]) == ("sent", "m1", "slack:T1:UBOB", 1)
    assert message.key == "heads-up:introduction:1:" + str(office.ids["bob"]) + ":1"


async def test_what_became_untrue_is_dropped_and_its_key_is_free_again(office: Office) -> None:
    number = office.introduce("Ann Lee", owner="ana")
    office.clock.now = MONDAY + timedelta(hours=16)  # after hours: the word about it waits for the morning
    await office.settle()
    office.clock.now = MONDAY + timedelta(hours=23)
    office.change(
        number,
        contacted_at=office.clock(),
        waiting_since=office.clock(),
        stage=Stage.CONTACTED,
        thanked_at=office.clock(),
    )
    await office.settle()
    assert office.wire.sent == []
    assert office.rows("key", "state = 'waiting'") == []


async def test_a_question_answered_while_it_waited_is_not_asked(small: Office) -> None:
    number = small.introduce("Ann Lee", owner="ana", thanked_at=MONDAY)
    small.clock.now = MONDAY + timedelta(hours=12)  # ten at night
    await small.settle()
    (waiting,) = small.rows("key, state, due_at")
    assert waiting["state"] == "waiting"
    small.change(number, agreed=True, stage=Stage.CONTACTED, contacted_at=small.clock(), waiting_since=small.clock())
    small.clock.now = MONDAY + timedelta(hours=23)
    await small.settle()
    (dropped,) = small.rows("key, state, reason")
    assert dropped["state"] == "dropped"
    assert dropped["key"] != waiting["key"]


async def test_rendered_fresh_when_it_leaves(small: Office) -> None:
    number = small.introduce("Ann Lee", owner="ana", thanked_at=MONDAY)
    small.clock.now = MONDAY + timedelta(hours=12)
    await small.settle()
    small.clock.now = MONDAY + timedelta(hours=23)
    small.write(lambda book: _renamed(small, book, number))
    await small.settle()
    assert small.wire.titles()[0] == "Have you reached Ann Lindqvist yet?"


def _renamed(office: Office, book: Any, number: int) -> None:
    entry = introductions.get(book.tx, office.org, number)
    assert entry is not None
    contacts.change(
        book, contacts.load(book.tx, office.org, [entry.prospect_id])[entry.prospect_id], name="Ann Lindqvist"
    )


async def test_the_same_key_is_never_posted_twice(office: Office) -> None:
    number = office.introduce("Ann Lee")
    for _ in range(3):
        await office.settle()
        office.change(number, may_know=True)
        office.change(number, may_know=False)
    assert office.wire.titles() == ["Carl Smith has opened a door for you: Ann Lee"]


async def test_a_rate_limit_is_waited_for_as_long_as_the_platform_says(office: Office) -> None:
    office.wire.trouble = [Later("ratelimited", 30)]
    office.introduce("Ann Lee")
    await office.settle()
    assert office.wire.sent == []
    (found,) = office.rows("state, reason, tries")
    assert (found["state"], found["reason"], found["tries"]) == ("waiting", "ratelimited", 1)
    office.clock.turn(seconds=27)
    await office.settle()
    assert office.wire.sent == []
    office.clock.turn(seconds=2)
    await office.settle()
    assert len(office.wire.sent) == 1


async def test_other_messages_to_that_route_wait_as_well(small: Office) -> None:
    small.wire.gap = 1.0
    small.wire.trouble = [Later("ratelimited", 30)]
    small.introduce("Ann Lee")
    await small.settle()
    small.introduce("Tom Reyes")
    await small.settle()
    assert small.wire.sent == []
    small.clock.turn(seconds=30)
    await small.settle()
    assert len(small.wire.sent) == 2


async def test_after_many_tries_it_is_given_up_with_a_reason(small: Office) -> None:
    small.wire.trouble = [Later("service_unavailable") for _ in range(delivery.TRIES + 1)]
    notice(small, Card("Hello"))
    while states(small) == ["waiting"]:
        await small.settle()
        small.clock.turn(seconds=2400)
    (found,) = small.rows("state, reason, tries")
    assert (found["state"], found["reason"], found["tries"]) == ("undelivered", undelivered.GAVE_UP, delivery.TRIES)
    assert len(small.wire.trouble) == 1


async def test_waits_double_and_jitter_within_their_bounds(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.post.PATIENCE", timedelta(0))
    small.introduce("Ann Lee")
    small.wire.trouble = [Later("busy") for _ in range(4)]
    waits = []
    for _ in range(4):
        await small.settle()
        (letter,) = small.read(lambda tx: posts.load(tx, small.org, [r["id"] for r in small.rows("id")]))
        assert letter.due_at is not None
        waits.append((letter.due_at - small.clock.now).total_seconds())
        small.clock.now = letter.due_at
    for n, wait in enumerate(waits):
        assert 0.75 * 2 * 2**n <= wait <= 1.25 * 2 * 2**n


async def test_refused_it_is_undelivered_and_can_be_tried_again(office: Office) -> None:
    office.wire.trouble = [Refused("the account is deactivated")]
    office.introduce("Ann Lee")
    await office.settle()
    (letter,) = office.read(lambda tx: posts.undelivered(tx, office.org))
    assert letter.reason == "the account is deactivated"
    assert office.store.write_now(lambda tx: claims.try_again(tx, office.org, letter.id, office.clock()))
    await office.settle()
    assert len(office.wire.sent) == 1
    assert not office.store.write_now(lambda tx: claims.try_again(tx, office.org, letter.id, office.clock()))


async def test_refused_on_one_platform_it_goes_to_the_other(sqlite_store: Store) -> None:
    slack, teams = Wire(), Wire("teams", verifies=False)
    office = Office(sqlite_store, Clock(), platforms={"slack": slack, "teams": teams})
    link(office, "teams:X:bob", "bob")
    slack.trouble = [Refused("blocked")]
    office.introduce("Ann Lee")
    await office.settle()
    assert [m.to for m in teams.sent] == ["teams:X:bob"]
    teams.trouble, slack.trouble = [Refused("blocked")], [Refused("blocked")]
    office.introduce("Tom Reyes")
    await office.settle()
    assert states(office).count("undelivered") == 1


def link(office: Office, account: str, who: str) -> None:
    def work(book: Any) -> None:
        mine = {"key": account, "organization_id": office.org, "member_id": office.ids[who], "profiled_at": None}
        book.tx.execute(tables.account.insert(), mine)

    office.write(work)


async def test_nothing_is_sent_to_a_dead_route(office: Office) -> None:
    def dies(tx: Any) -> None:
        routes.hear(tx, office.org, "slack:T1:UBOB", "{}", None, office.clock())
        routes.forget(tx, "slack:T1:UBOB", "uninstalled", office.clock())

    office.store.write_now(dies)
    office.introduce("Ann Lee")
    await office.settle()
    assert office.wire.sent == []
    (found,) = office.rows("state, reason")
    assert (found["state"], found["reason"]) == ("undelivered", "uninstalled")


async def test_one_message_a_gap_and_route_in_order(small: Office) -> None:
    small.wire.gap = 1.0
    at: list[datetime] = []
    small.wire.on_send = lambda message: at.append(small.clock.now)
    for name in ("Ann Lee", "Tom Reyes", "Mia Koch"):
        small.introduce(name)
    await small.settle()
    assert [(later - earlier).total_seconds() >= 1.0 for earlier, later in pairwise(at)] == [True, True]
    assert [t.rsplit(": ")[1] for t in small.wire.titles()] == ["Ann Lee", "Tom Reyes", "Mia Koch"]


async def test_an_unknown_outcome_is_asked_about_and_not_sent_twice(office: Office) -> None:
    office.wire.trouble = [Unknown("timeout")]
    office.introduce("Ann Lee")
    await office.settle()
    (key,) = (one["key"] for one in office.rows("key"))
    office.wire.arrived[key] = Sent("m77")
    office.clock.turn(seconds=6)
    await office.settle()
    assert office.wire.sent == []
    (found,) = office.rows("state, ref")
    assert (found["state"], found["ref"]) == ("sent", "m77")


async def test_what_certainly_did_not_arrive_is_judged_again_and_sent(office: Office) -> None:
    office.wire.trouble = [Unknown("timeout")]
    office.introduce("Ann Lee")
    await office.settle()
    office.clock.turn(seconds=6)
    await office.settle()
    assert len(office.wire.sent) == 1


async def test_where_the_platform_cannot_tell_once_more_and_never_a_third_time(office: Office) -> None:
    office.wire.cannot_tell = Unknown("cannot tell")
    office.wire.trouble = [Unknown("timeout"), Unknown("timeout"), Unknown("timeout")]
    office.introduce("Ann Lee")
    for _ in range(6):
        await office.settle()
        office.clock.turn(seconds=60)
    assert len(office.wire.trouble) == 1  # two sendings
    (found,) = office.rows("state, reason")
    assert (found["state"], found["reason"]) == ("undelivered", undelivered.UNKNOWN_TWICE)


async def test_what_is_sent_once_more_waits_for_the_morning_and_must_be_true_still(small: Office) -> None:
    small.wire.cannot_tell = Unknown("cannot tell")
    small.wire.trouble = [Unknown("timeout"), Unknown("timeout")]
    number = small.introduce("Ann Lee")
    small.introduce("Tom Reyes")
    await small.settle()
    small.clock.turn(hours=12)
    await small.settle()
    assert small.wire.sent == []
    small.change(number, stage=Stage.CONTACTED, contacted_at=small.clock(), waiting_since=small.clock())
    small.clock.turn(hours=11)
    await small.settle()
    assert [t for t in small.wire.titles() if "opened a door" in t] == [
        "Carl Smith has opened a door for you: Tom Reyes"
    ]


async def test_a_claim_whose_process_died_is_taken_up_when_its_lease_ends(office: Office) -> None:
    office.introduce("Ann Lee")
    died = asyncio.Event()

    async def never(message: Outgoing) -> Sent:
        died.set()
        await asyncio.sleep(3600)
        return Sent(None)

    stuck = office.another("two")
    real_send, office.wire.send = office.wire.send, never  # type: ignore[method-assign]
    await sweep(office.store, office.clock)
    task = asyncio.create_task(stuck.deliver_due())
    await died.wait()
    office.wire.send = real_send  # type: ignore[method-assign]
    await office.settle()
    assert office.wire.sent == []  # the lease holds
    office.clock.turn(seconds=41)
    await office.settle()
    assert len(office.wire.sent) == 1
    task.cancel()


async def test_who_comes_too_late_changes_nothing(office: Office) -> None:
    office.introduce("Ann Lee")
    await office.settle()
    (letter,) = office.read(lambda tx: posts.load(tx, office.org, [r["id"] for r in office.rows("id")]))
    late = claims.Settled(letter, "undelivered", reason="too late")
    assert office.store.write_now(lambda tx: claims.settle(tx, office.org, "two", [late])) == 0
    assert states(office) == ["sent"]


async def test_a_platform_that_cannot_verify_has_one_message_under_way(sqlite_store: Store) -> None:
    await _crowd(sqlite_store, Wire(verifies=False), 1)


async def test_a_platform_that_can_has_many(sqlite_store: Store) -> None:
    await _crowd(sqlite_store, Wire(), 6)


async def _crowd(store: Store, wire: Wire, most: int) -> None:
    office = Office(store, Clock(), platforms={"slack": wire})
    real = wire.send

    async def slow(message: Outgoing) -> Sent:
        wire.under_way += 1
        wire.most = max(wire.most, wire.under_way)
        await asyncio.sleep(0.005)
        wire.under_way -= 1
        return await real(message)

    wire.send = slow  # type: ignore[method-assign]
    for n in range(6):
        office.introduce(f"Prospect {chr(65 + n)}")
    await office.settle()
    assert len(wire.sent) == 6
    assert wire.most == most


async def test_a_bug_in_an_adapter_holds_up_nobody_else(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    office.wire.trouble = [KeyError("blocks")]
    office.introduce("Ann Lee")
    office.introduce("Tom Reyes")
    await office.settle()
    assert len(office.wire.sent) == 1
    assert "work on a message broke" in caplog.text
    assert sorted(states(office)) == ["sending", "sent"]


async def test_mentions_carry_the_account_on_the_platform_they_go_to(small: Office) -> None:
    notice(small, Card("Look", (Text(line(Mention(small.ids["ana"], "Ana Ruiz"), " is away")),)))
    await small.settle()
    assert dict(small.wire.sent[0].people) == {small.ids["ana"]: "slack:T1:UANA"}


def answer(office: Office, ask: Ask, reply: Reply) -> Reply:
    return office.store.write_now(
        lambda tx: posts.add_reply(tx, office.org, office.ids["bob"], ask, reply, owner="one", now=office.clock())
    )


async def test_a_durable_answer_leaves_at_once_and_no_second_time(office: Office) -> None:
    ask = Ask("slack:T1:UBOB", durable=True)
    posted = answer(office, ask, Reply(card=Card("Done")))
    await office.settle()
    assert office.wire.sent == []  # leased to whoever committed it
    office.post.send_now(ask, posted)
    await office.post._tasks.drain(1)
    await office.settle()
    assert office.wire.titles() == ["Done"]
    assert states(office) == ["sent"]


async def test_an_answer_whose_process_died_is_sent_by_another(office: Office) -> None:
    answer(office, Ask("slack:T1:UBOB", durable=True), Reply(card=Card("Done")))
    office.clock.turn(seconds=41)
    office.post = office.another("two")
    await office.settle()
    assert office.wire.titles() == ["Done"]


async def test_an_answer_in_a_channel_is_for_one_pair_of_eyes_unless_public(small: Office) -> None:
    place = Place("channel", "slack:T1:C1", thread="1.2")
    ask = Ask("slack:T1:UBOB", place=place, clicked=Clicked("m5"), durable=True)
    for reply in (
        Reply(card=Card("Mine")),
        Reply(card=Card("Ours"), public=True),
        Reply(card=Card("Now"), replaces=True),
    ):
        small.post.send_now(ask, answer(small, ask, reply))
        await small.post._tasks.drain(1)
    mine, ours, changed = small.wire.sent
    assert (mine.to, mine.private_to, mine.thread, mine.edit) == ("slack:T1:C1", "slack:T1:UBOB", "1.2", None)
    assert ours.private_to is None
    assert changed.edit == "m5"


async def test_an_answer_sent_from_memory_is_the_one_that_is_stored(small: Office) -> None:
    card = Card("Done", (Text(line(Mention(small.ids["ana"], "Ana Ruiz"), " knows")),))
    here = Place("channel", "slack:T1:C1", route='{"channel":"C1"}', thread="1.2")
    for ask in (
        Ask("slack:T1:UBOB", route='{"channel":"D1"}', durable=True),
        Ask("slack:T1:UBOB", place=here, clicked=Clicked("m5"), durable=True),
    ):
        said = Reply(card=card, public=True, replaces=True, people={small.ids["ana"]: "slack:T1:UANA"})
        posted = answer(small, ask, said)
        key = ask.place.key or ask.account
        way = str(ask.place.route or ask.route)
        small.store.write_now(lambda tx, key=key, way=way: routes.keep(tx, key, way, None, small.clock()))
        stored = small.read(lambda tx, key=posted.posted: claiming.reply(tx, key))
        known = claiming.at_hand(ask, posted, small.clock())
        assert known is not None
        assert known.message == stored.message
        assert (known.letter.id, known.letter.sent_to) == (stored.letter.id, stored.letter.sent_to)


async def test_an_answer_whose_process_was_stopped_meanwhile_is_looked_up_first(small: Office) -> None:
    ask = Ask("slack:T1:UBOB", route='{"channel":"D1"}', durable=True)
    posted, committed = answer(small, ask, Reply(card=Card("Done"))), small.clock()
    small.clock.turn(seconds=41)
    await small.another("two").deliver_due()  # takes what nobody seems to send
    await small.post._reply(ask, posted, committed)
    assert small.wire.titles() == ["Done"]


async def test_a_form_is_left_to_the_adapter(small: Office) -> None:
    form = Reply(form=Form("log", "Log", ()))
    assert answer(small, Ask("slack:T1:UBOB", durable=True), form) is form
    assert small.rows() == []


async def test_an_edit_reaches_the_message_it_changes(office: Office) -> None:
    office.introduce("Ann Lee")
    await office.settle()
    (letter,) = office.read(lambda tx: posts.load(tx, office.org, [r["id"] for r in office.rows("id")]))
    office.store.write_now(lambda tx: posts.add_edit(tx, office.org, letter, Card("Taken back"), office.clock()))
    await office.settle()
    assert (office.wire.sent[1].edit, office.wire.sent[1].to) == ("m1", "slack:T1:UBOB")
    assert office.wire.sent[1].card == Card("Taken back")


async def test_a_click_is_noted(small: Office) -> None:
    small.introduce("Ann Lee")
    await small.settle()
    small.store.write_now(lambda tx: posts.answered(tx, small.org, "slack:T1:UBOB", "m1", small.clock()))
    found = small.read(lambda tx: posts.by_ref(tx, small.org, "slack:T1:UBOB", "m1"))
    assert found is not None
    assert found.answered_at == small.clock()


async def test_with_nothing_due_there_is_one_read_and_no_write(small: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    await small.settle()
    calls = []
    for name in ("read", "write"):
        real = getattr(small.store, name)

        def counted(work: Any, name: str = name, real: Any = real) -> Any:
            calls.append(name)
            return real(work)

        monkeypatch.setattr(small.store, name, counted)
    await small.post.deliver_due()
    assert calls == ["read"]


async def test_two_processes_share_the_work_and_send_each_message_once(office: Office) -> None:
    for n in range(12):
        office.introduce(f"Prospect {chr(65 + n)}")
    await sweep(office.store, office.clock)
    other = office.another("two")
    for _ in range(5):
        await asyncio.gather(office.post.deliver_due(), other.deliver_due())
    keys = [m.key for m in office.wire.sent]
    assert len(keys) == len(set(keys)) == 12
    assert set(states(office)) == {"sent"}
