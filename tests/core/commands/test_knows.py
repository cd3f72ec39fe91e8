"""`knows`, `influence`, `research` and `who knows`: kept with how we know it, once, and offered as a named ask."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, buttons, read


async def carl(desk: Desk) -> None:
    await desk.says("ana", 'contact add "Carl Smith" at Acme client')


@pytest.mark.parametrize(
    ("line", "source", "how"),
    [
        ("Carl knows Ann Lee at Beta through Rotary, he told us", "told", "Rotary"),
        ("Carl knows Ann Lee at Beta through the chamber, it's public", "public", "the chamber"),
        ("Carl knows Ann Lee at Beta through golf, I know both", "both", "golf"),
        ("knows Carl to Ann Lee of Beta source told", "told", None),
    ],
)
async def test_kept_with_how_we_know_it(either_desk: Desk, line: str, source: str, how: str | None) -> None:
    await carl(either_desk)
    assert (await either_desk.says("ana", line)).startswith("Carl Smith knows Ann Lee of Beta")
    row = either_desk.row("knows")
    assert (row["source"], row["how"]) == (source, how)
    assert row["knower_id"] == either_desk.row("contact", name="Carl Smith")["id"]


@pytest.mark.parametrize(
    ("label", "source"), [("Carl told us", "told"), ("It is public", "public"), ("I know both", "both")]
)
async def test_without_a_source_nothing_is_kept_until_a_button_says_it(desk: Desk, label: str, source: str) -> None:
    await carl(desk)
    reply = await desk.ask("ana", "Carl knows Ann Lee at Beta through Rotary")
    assert "How do we know" in read(reply)
    assert desk.rows("knows") == []
    assert len(desk.rows("contact")) == 1
    await desk.clicks("ana", reply, label)
    assert desk.row("knows")["source"] == source


async def test_out_of_a_phone_there_is_no_way(desk: Desk) -> None:
    await carl(desk)
    reply = await desk.ask("ana", "Carl knows Ann Lee at Beta through his phone book, he told us")
    assert "stay where they are" in read(reply)
    assert not [b for b in buttons(reply) if b.line.startswith("Carl knows")]
    assert desk.rows("knows") == []


async def test_told_twice_it_is_one_and_fresh(desk: Desk) -> None:
    await carl(desk)
    await desk.says("ana", "Carl knows Ann Lee at Beta through Rotary, he told us")
    desk.later(days=90)
    said = await desk.says("bob", "Carl knows Ann Lee at Beta, it's public")
    assert "fresh again" in said
    row = desk.row("knows")
    assert (row["source"], row["how"]) == ("public", "Rotary")


async def test_undo_takes_the_person_away_too(desk: Desk) -> None:
    await carl(desk)
    reply = await desk.ask("ana", "Carl knows Ann Lee at Beta through Rotary, he told us")
    await desk.clicks("ana", reply, "Undo")
    assert desk.row("knows")["gone_at"] is not None
    assert "Ann Lee" not in await desk.says("ana", "carl")


async def test_nobody_is_a_way_to_himself(desk: Desk) -> None:
    await carl(desk)
    assert "way to themselves" in await desk.says("ana", "knows Carl to Carl Smith of Acme source told")


async def test_the_way_leads_to_one_named_ask(desk: Desk) -> None:
    await carl(desk)
    assert "Two minutes first" in await desk.says("ana", "research carl")
    await desk.says("ana", "Carl knows Ann Lee at Beta through Rotary, he told us")
    for line in ("research carl", "who knows ann"):
        reply = await desk.ask("ana", line)
        assert "Rotary" in read(reply), line
        assert "about contact:" in button(reply, "Ask about Ann").line, line


async def test_the_map_is_whole_or_not_at_all(desk: Desk) -> None:
    await carl(desk)
    given = {"contact": "Carl Smith", "source": "told", "name1": "Ann Lee", "company1": "Beta"}
    refused = await desk.submits("ana", "influence", **given, name2="Tom Reyes", how2="his phone book")
    assert "stay where they are" in read(refused)
    assert desk.rows("knows") == []
    kept = await desk.submits("ana", "influence", **given, name2="Tom Reyes", how2="school")
    assert "has influence with Ann Lee and Tom Reyes" in read(kept)
    assert [row["strength"] for row in desk.rows("knows")] == [3, 3]


async def test_whom_one_may_not_see_is_no_way(desk: Desk) -> None:
    await carl(desk)
    await desk.says("ana", "Carl knows Ann Lee at Beta through Rotary, he told us")
    await desk.says("ana", 'contact edit "Ann Lee" sensitive')
    assert "Ann Lee" in await desk.says("ana", "research carl")
    for line in ("research carl", "carl", "ask whom"):
        assert "Ann Lee" not in await desk.says("bob", line), line
