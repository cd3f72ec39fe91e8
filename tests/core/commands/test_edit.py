"""`edit`, `pass`, `agreed`: putting right what was logged, and handing it on."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, read

ANN = 'log "Ann Lee" of Beta from "Carl Smith"'


def member(desk: Desk, name: str) -> int:
    return int(desk.row("member", name=name)["id"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("value 20k", "Value: $20,000 (was not known)"),
        ("of Gamma", "Company: Gamma (was Beta)"),
        ("phone 555-0142", "Phone: 555-0142 (was none)"),
        ("from Judy Park", "Opened by: Judy Park (was Carl Smith)"),
        ("from @bob", "Opened by: Bob Stone (was Carl Smith)"),
        ("for bob", "Who calls: Bob Stone (was Ana Ruiz)"),
        ("meeting", "Door: brought us together (was spoke for us)"),
        ("person Anna Leigh", "Name: Anna Leigh (was Ann Lee)"),
        ("not agreed", "Expects us: not yet (was yes)"),
        ("may know", "May the introducer know: yes (was no)"),
    ],
)
async def test_what_changed_is_told_with_what_it_was(desk: Desk, words: str, told: str) -> None:
    await desk.says("ana", ANN)
    assert told in await desk.says("ana", f"edit 1 {words}")


async def test_saying_what_stands_changes_nothing(desk: Desk) -> None:
    await desk.says("ana", ANN)
    before = len(desk.rows("audit"))
    assert "noted so already" in await desk.says("ana", "edit 1 of Beta")
    assert len(desk.rows("audit")) == before


async def test_edit_alone_opens_the_form_with_what_stands(desk: Desk) -> None:
    await desk.says("ana", f"{ANN} value 12k")
    reply = await desk.ask("ana", "edit ann")
    assert reply.form is not None
    fields = {f.name: f.value for f in reply.form.fields}
    assert (fields["name"], fields["company"], fields["value"]) == ("Ann Lee", "Beta", "12000 USD")
    values = dict(reply.form.hidden) | {k: v or "" for k, v in fields.items()} | {"value": "15k"}
    assert "Value: $15,000 (was $12,000)" in read(await desk.submits("ana", "edit", **values))


async def test_a_colleague_as_introducer_makes_it_internal_and_moves_the_counts(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "edit 1 from @bob")
    assert desk.row("introduction")["direction"] == "internal"
    assert desk.tallies() == {("given", member(desk, "Bob Stone")): 1}


async def test_passing_on_moves_the_counts_and_promises_a_heads_up(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", ANN)
    said = await desk.says("ana", "pass 1 to @bob")
    assert "@Bob Stone calls now. Bob hears of it now." in said
    bob = member(desk, "Bob Stone")
    assert desk.row("introduction")["owner_id"] == bob
    assert desk.row("contact", name="Ann Lee")["owner_id"] == bob
    assert desk.row("contact", name="Carl Smith")["owner_id"] == member(desk, "Ana Ruiz")
    assert desk.tallies() == {("logged", bob): 1, ("received", bob): 1}
    assert "Bob Stone has #1 Ann Lee already" in await desk.says("ana", "pass 1 to @bob")


async def test_both_days_are_looked_at_again(desk: Desk) -> None:
    await desk.says("ana", ANN)
    desk.store.write_now(lambda tx: tx.exec_driver_sql("UPDATE agenda SET look_at = NULL"))
    await desk.says("ana", "pass 1 to @bob")
    due = {(row["kind"], row["subject_id"]) for row in desk.rows("agenda") if row["look_at"] is not None}
    assert {("introduction", 1), ("member", member(desk, "Ana Ruiz")), ("member", member(desk, "Bob Stone"))} <= due


async def test_agreed_counts_the_door_as_received(desk: Desk) -> None:
    await desk.says("ana", f"{ANN} name only")
    assert ("received", member(desk, "Ana Ruiz")) not in desk.tallies()
    assert "Expects us: yes (was not said)" in await desk.says("ana", "agreed 1")
    assert desk.tallies()["received", member(desk, "Ana Ruiz")] == 1


async def test_notes_are_kept_one_under_the_other(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "note 1 prefers mornings")
    await desk.says("bob", "note ann likes tea")
    kept = desk.row("introduction")["note"]
    assert kept == "Tue, Nov 24, 2026, Ana Ruiz: prefers mornings\nTue, Nov 24, 2026, Bob Stone: likes tea"


async def test_what_comes_next_is_told_where_it_changes(desk: Desk) -> None:
    await desk.says("ana", "Ann Lee at Beta from Carl Smith, name only")
    assert "If nothing is noted, I’ll ask you Fri, Nov 27" in await desk.says("ana", "edit 1 agreed")
    assert "Bob hears of it now" in await desk.says("ana", "edit 1 for @bob")
    assert "I’ll ask" not in await desk.says("bob", "edit 1 value 20k")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("name Anna Lee", "Name: Anna Lee (was Ann Lee)"),
        ("name anna lee company Gamma", "Company: Gamma (was Beta)"),
        ("name", "Door: gave us the name"),
        ("name value 20k", "Door: gave us the name"),
        ("name only", "Door: gave us the name"),
    ],
)
async def test_name_is_what_follows_it_or_what_the_introducer_gave(desk: Desk, words: str, told: str) -> None:
    await desk.says("ana", ANN)
    assert told in await desk.says("ana", f"edit 1 {words}")


async def test_a_call_is_waited_for_from_the_day_they_agree(desk: Desk) -> None:
    await desk.says("ana", f"{ANN} name only")
    desk.later(days=10)
    assert "If nothing is noted, I’ll ask you Mon, Dec 7" in await desk.says("ana", "agreed 1")


async def test_as_one_says_it(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert "Value: $30,000" in await desk.says("ana", "change ann value to 30k")
