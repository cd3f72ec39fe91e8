"""`why`: the rule with its numbers, an introduction's story, how points came about."""

from __future__ import annotations

import pytest

from core.rules import RULES, TOPICS
from tests.core.commands.test_remind import delivered
from tests.core.desk import Desk
from tests.core.office import Wire

LOG = 'log "Ann Lee" of Beta from "Carl Smith" for @bob introduction'


async def token(desk: Desk) -> str:
    wire = Wire()
    await desk.says("ana", LOG)
    await delivered(desk, wire)
    return str(next(b.why for b in wire.sent[0].card.blocks if hasattr(b, "why")))


async def test_a_message_tells_its_fact_its_rows_its_rule_and_its_source(either_desk: Desk) -> None:
    text = await either_desk.says("bob", f"why {await token(either_desk)}")
    assert "Because Ana named you on #1." in text
    assert "Door opened by: Carl Smith" in text
    assert "7 days" in text
    assert "Source: our own manners." in text


async def test_the_mail_of_others_is_not_explained(desk: Desk) -> None:
    secret = await token(desk)
    for who in ("ana", "zoe"):
        assert "I only explain what I told you" in await desk.says(who, f"why {secret}")
    assert "I only explain" in await desk.says("bob", "why post:99999")


async def test_a_number_in_force_is_told_as_ours(desk: Desk) -> None:
    assert "met: 10 days." in await desk.says("bob", "why quiet")
    await desk.says("zoe", "settings quiet.met 4")
    assert "met: 4 days (ours; usually 10)" in await desk.says("bob", "why quiet")


async def test_an_introductions_story_in_plain_words(desk: Desk) -> None:
    await desk.says("ana", LOG)
    await desk.says("bob", "left 1 a message")
    await desk.says("bob", "called 1")
    await desk.says("bob", "thanked 1")
    await desk.says("bob", "pass 1 to @dana")
    text = await desk.says("ana", "why 1")
    for words in (
        "Ana Ruiz: logged it", "left a message (try 1)", "spoke to them", "thanked Carl Smith",
        "passed it to Dana Webb",
        "It stands at contacted, with Dana Webb",
    ):  # fmt: skip
        assert words in text
    assert await desk.says("ana", "why Ann Lee") == text


async def test_what_was_taken_back_stays_in_the_story(desk: Desk) -> None:
    await desk.says("ana", LOG)
    await desk.says("bob", "called 1")
    await desk.says("bob", "undo")
    text = await desk.says("bob", "why 1")
    assert "spoke to them (taken back since)" in text
    assert "took a change back" in text


async def test_how_points_came_about(desk: Desk) -> None:
    await desk.says("ana", LOG)
    await desk.says("bob", "met 1")
    text = await desk.says("bob", "why points")
    assert text.startswith("Your points, this month: 7")
    assert "Meetings" in text
    other = await desk.says("ana", "why points @bob")
    assert other.startswith("Bob Stone’s points, this month: 7")
    assert (await desk.says("ana", "why points bob this quarter")).startswith("Bob Stone’s points, this quarter: 7")
    assert "none yet" in await desk.says("ana", "why points last year")


@pytest.mark.parametrize("name", [one.name for one in (*RULES, *TOPICS)])
async def test_every_rule_and_topic_by_its_name(desk: Desk, name: str) -> None:
    prefix = "rule " if name == "points" else ""
    text = await desk.says("bob", f"why {prefix}{name.replace('-', ' ')}")
    assert f"The rule “{name}”" in text
    assert "Source: " in text


async def test_nothing_named_lists_what_can_be_told(desk: Desk) -> None:
    text = await desk.says("bob", "why")
    assert all(one.name in text for one in (*RULES, *TOPICS))


async def test_a_colleague_who_opened_the_door_is_named_in_its_story(desk: Desk) -> None:
    await desk.says("ana", 'log "Ann Lee" of Beta from @bob')
    assert "the door was opened by Bob Stone" in await desk.says("ana", "why 1")
