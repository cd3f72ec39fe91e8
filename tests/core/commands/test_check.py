"""`check`, `complaint`, `resolve`, `complaints`: both questions, and what comes of an unhappy answer."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, buttons, read

CARL = 'contact add "Carl Smith" of Acme'


@pytest.fixture
async def carl(desk: Desk) -> Desk:
    await desk.says("ana", CARL)
    return desk


@pytest.mark.parametrize(
    ("line", "mood", "note"),
    [
        ("check carl great", "great", None),
        ("checked carl good, likes the new report", "good", "likes the new report"),
        ("check great carl", "great", None),
        ("Carl is happy", "good", None),
        ("carl is very happy with the plan", "great", "with the plan"),
        ("carl smith is delighted", "great", None),
        ("carl is not very happy", "fair", None),
        ("carl is so-so", "fair", None),
        ("carl is fine", "good", None),
        ("Carl Smith loves us", "great", None),
        ("carl is unhappy", "unhappy", None),
        ("Carl is not happy about the invoice", "unhappy", None),
        ("carl is upset", "unhappy", None),
    ],
)
async def test_the_answer_is_noted_with_the_talk(carl: Desk, line: str, mood: str, note: str | None) -> None:
    said = await carl.says("ana", line)
    assert said.startswith(f"Carl Smith (Acme): {'not happy' if mood == 'unhappy' else mood}")
    talk, care, contact = carl.row("touch"), carl.row("care"), carl.row("contact")
    assert (talk["kind"], talk["answer"], talk["note"]) == ("how-are-we-doing", mood, note)
    assert (care["answer"], care["checked_at"], contact["last_talk_at"]) == (mood, talk["at"], talk["at"])
    assert len(carl.rows("complaint")) == (mood == "unhappy")


async def test_on_either_database_and_taken_back(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", CARL)
    before = [desk.rows(table) for table in ("contact", "care", "promise", "complaint")]
    await desk.says("ana", "check carl unhappy late again, promised a new timetable")
    await desk.says("ana", "oops")
    live = [[r for r in desk.rows(t) if r["gone_at"] is None] for t in ("contact", "care", "promise", "complaint")]
    assert live == before


async def test_the_second_answer_becomes_a_promise(carl: Desk) -> None:
    said = await carl.says("ana", "check carl good promised the tax guide by fri")
    assert "You promised: the tax guide (Fri, Nov 27)" in said
    made = carl.row("promise")
    assert (made["text"], made["due_on"], made["state"]) == ("the tax guide", "2026-11-27", "open")
    assert made["contact_id"] == carl.row("contact")["id"]


async def test_a_promise_without_a_day_is_for_a_week(carl: Desk) -> None:
    await carl.says("ana", "check carl great wants a copy of the plan")
    assert (carl.row("promise")["text"], carl.row("promise")["due_on"]) == ("a copy of the plan", "2026-12-01")


async def test_the_form_asks_both_questions(carl: Desk) -> None:
    text = await carl.says("ana", "check carl")
    assert "How are we doing?" in text
    assert "Anything else we can do?" in text
    reply = await carl.submits("ana", "check", contact="carl", answer="great", more="call his accountant")
    assert "You promised: call his accountant" in read(reply)


async def test_a_touch_of_that_kind_asks_for_the_answer(carl: Desk) -> None:
    form = (await carl.ask("ana", "touch carl how-are-we-doing he was in a hurry")).form
    assert form is not None
    assert (form.command, {f.name: f.value for f in form.fields}["note"]) == ("check", "he was in a hurry")
    assert carl.rows("touch") == []


async def test_an_earlier_answer_does_not_cover_a_later_one(carl: Desk) -> None:
    await carl.says("ana", "check carl great")
    await carl.says("ana", "check carl fair on 2 nov")
    assert carl.row("care")["answer"] == "great"


async def test_unhappy_opens_a_complaint_until_it_is_closed(carl: Desk) -> None:
    said = await carl.ask("ana", "check carl unhappy the invoice was wrong")
    assert "Until it is closed nobody asks" in read(said)
    assert (carl.row("complaint")["text"], carl.row("touch")["note"]) == ("the invoice was wrong", None)
    again = await carl.ask("ana", "check carl unhappy and late")
    assert len(carl.rows("complaint")) == 1
    form = await carl.clicks("ana", again, "It is put right")
    assert form.form is not None
    closed = await carl.submits("ana", "resolve", outcome="credit note sent", **dict(form.form.hidden))
    assert read(closed).startswith("Carl Smith (Acme): put right the same day")
    assert carl.row("complaint")["outcome"] == "credit note sent"
    assert "has no complaint open" in await carl.says("ana", "resolve carl once more")


@pytest.mark.parametrize("typed", ["carl", "car", "Carl Smith", "Carl"])
async def test_how_it_was_put_right_is_no_part_of_the_name(carl: Desk, typed: str) -> None:
    await carl.says("ana", "complaint carl nobody called back")
    assert "put right" in await carl.says("ana", f"resolve {typed} brought it myself")
    assert carl.row("complaint")["outcome"] == "brought it myself"


async def test_whom_nobody_knows_is_asked_by_his_name_alone(carl: Desk) -> None:
    assert "I don’t know “bea” yet" in await carl.says("ana", "resolve bea brought it myself")


async def test_a_complaint_is_for_its_owner_and_the_lead(carl: Desk) -> None:
    await carl.says("ana", "complaint carl nobody called back")
    assert "nobody called back" not in await carl.says("bob", "complaint carl I heard it too")
    assert "not yours to close" in await carl.says("bob", "resolve carl sorry")
    assert "Carl" not in await carl.says("bob", "complaints")
    assert "nobody called back" in await carl.says("ana", "complaints")
    assert "Ana Ruiz" in await carl.says("zoe", "complaints")
    assert "put right" in await carl.says("zoe", "resolve carl called, all is well")


async def test_a_complaint_as_one_says_it(carl: Desk) -> None:
    assert "Carl Smith (Acme) is not happy" in await carl.says("ana", "Carl complained about the invoice")
    assert carl.row("complaint")["text"] == "the invoice"


async def test_somebody_else_may_put_it_right(carl: Desk) -> None:
    reply = await carl.ask("ana", "complaint carl for @bob nobody called back")
    assert "@Bob Stone looks after it" in read(reply)
    assert "Carl Smith" in await carl.says("bob", "complaints")
    assert "Put it right with Carl Smith (Acme)" in await carl.says("bob", "today")
    assert "Put it right" not in await carl.says("ana", "today")
    assert "put right" in await carl.says("bob", "resolve carl called, all is well")


async def test_whoever_is_silent_by_mistake_is_asked_what_went_wrong(carl: Desk) -> None:
    reply = await carl.ask("ana", "check carl unhappy")
    assert button(reply, "What went wrong?").line.startswith("complaint contact:")
    noted = await carl.ask("ana", "check carl unhappy late again")
    assert "What went wrong?…" not in [one.label for one in buttons(noted)]
