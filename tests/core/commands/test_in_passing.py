"""A talk noted in which somebody opened a door: the talk stands, and the door is one tap away."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, buttons, read


@pytest.fixture
async def carl(desk: Desk) -> Desk:
    await desk.says("ana", 'contact add "Carl Smith" of Acme')
    return desk


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("met carl yesterday, he introduced me to ann", "meeting"),
        ("I met with Carl Smith yesterday and he introduced me to Ann", "meeting"),
        ("yesterday I met carl, he introduced me to ann", "meeting"),
        ("lunch with carl yesterday, he introduced me to ann", "meeting"),
        ("called carl yesterday; he put me in touch with Ann", "call"),
        ("yesterday spoke to carl and he introduced me to Ann", "call"),
        ("touch carl call yesterday he introduced me to Ann", "call"),
    ],
)
async def test_the_talk_is_noted_and_the_door_is_one_tap_away(carl: Desk, line: str, kind: str) -> None:
    said = await carl.ask("ana", line)
    touch = carl.row("touch")
    assert (touch["kind"], str(touch["at"])[:10]) == (kind, str(carl.row("contact")["last_talk_at"])[:10])
    assert "Carl opened a door: one tap logs it." in read(said)
    assert carl.rows("introduction") == []
    logged = read(await carl.clicks("ana", said, "Log Ann"))
    assert logged.startswith("Introduction #1 logged: Ann")
    assert "yesterday" in logged
    assert carl.row("introduction")["introducer_id"] == touch["contact_id"]


async def test_a_line_that_says_who_called(carl: Desk) -> None:
    said = await carl.ask("ana", "carl called, he introduced me to Ann Lee at Beta")
    assert read(said).startswith("Carl Smith (Acme): spoke today")
    assert "logged: Ann Lee (Beta)" in read(await carl.clicks("ana", said, "Log Ann Lee"))


async def test_he_who_was_not_named_is_asked_for(carl: Desk) -> None:
    asked = await carl.ask("ana", "he introduced me to Ann Lee")
    assert asked.form is not None
    assert {f.name: f.value for f in asked.form.fields if f.value} == {"name": "Ann Lee", "warmth": "introduction"}
    assert carl.rows("introduction") == []


async def test_nobody_known_is_called_so(desk: Desk) -> None:
    asked = await desk.ask("ana", "met judy park, she introduced me to Ann Lee")
    assert [b.label for b in buttons(asked)] == ["Log Ann Lee", "Only add Judy Park"]
    assert desk.rows("touch") == []
    assert "New in our book: Ann Lee, Judy Park" in read(await desk.clicks("ana", asked, "Log Ann Lee"))
    assert button(await desk.ask("ana", "met zed zorn, nice talk"), "contact add").line == "contact add zed zorn"


async def test_undo_takes_back_the_door_and_then_the_talk(carl: Desk) -> None:
    before = carl.book()
    await carl.clicks("ana", await carl.ask("ana", "met carl, he introduced me to ann"), "Log Ann")
    assert "Taken back: log" in await carl.says("ana", "oops")
    assert "Taken back: met" in await carl.says("ana", "oops")
    assert carl.book() == before


@pytest.mark.parametrize(
    ("line", "title", "note"),
    [
        ("yesterday I called ann about prices", "#1 Ann Lee: contacted", "about prices"),
        ("on monday I had lunch with Ann Lee", "#1 Ann Lee: met", None),
        ("today met ann and she liked it", "#1 Ann Lee: met", "and she liked it"),
        ("yesterday called ann, left a message", "#1 Ann Lee: left a message", None),
        ("yesterday I called Ann but no answer", "#1 Ann Lee: left a message", None),
    ],
)
async def test_a_line_may_begin_with_the_day(carl: Desk, line: str, title: str, note: str | None) -> None:
    await carl.says("ana", "Ann Lee at Beta from Carl Smith")
    assert (await carl.says("ana", line)).startswith(title)
    touch = carl.rows("touch")[-1]
    assert touch["note"] == note
    assert (str(touch["at"])[:10] < str(carl.row("introduction")["logged_at"])[:10]) is not line.startswith("today")
