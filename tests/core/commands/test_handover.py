"""`handover`: everything of somebody's in one transaction, by whoever leads him, and back again."""

from __future__ import annotations

import pytest

from core.store import Store
from tests.core.desk import Desk, buttons, opened, read


@pytest.fixture
async def desk(store: Store) -> Desk:
    """Bob in Dana's team, with two open doors, a sale still unthanked, a client, a promise and a reminder."""
    made = await opened(store)
    for line in ("lead @dana North", "team @bob North"):
        await made.ask("zoe", f"settings {line}")
    for line in (
        'log "Ann Lee" of Beta from "Carl Smith"',
        'log "Tom Reyes" of Larkin from "Judy Park"',
        'log "Mia Koch" of Orbit from "Carl Smith"',
        "won 3 12k",
        'promise "Mia Koch" to send the tax guide by 10 dec',
        "remind me to call Judy Park next fri",
    ):
        await made.ask("bob", line)
    return made


def id_of(desk: Desk, name: str) -> int:
    return next(int(row["id"]) for row in desk.rows("member") if row["name"].startswith(name))


def owners(desk: Desk) -> dict[int, int]:
    return {row["id"]: row["owner_id"] for row in desk.rows("introduction")}


async def test_all_of_it_goes_in_one_step_and_comes_back_in_one(desk: Desk) -> None:
    ana, bob = id_of(desk, "Ana"), id_of(desk, "Bob")
    before = desk.book() | {"promise": desk.rows("promise")}
    done = await desk.ask("dana", "handover @bob to @ana")
    assert owners(desk) == {1: ana, 2: ana, 3: bob}  # the sale stays Bob's; the thanks for it are Ana's
    assert {row["member_id"] for row in desk.rows("reminder")} == {ana}
    assert "thank Carl Smith for Mia Koch" in {row["about"] for row in desk.rows("reminder")}
    assert {row["owner_id"] for row in desk.rows("promise")} == {ana}
    mia = next(row for row in desk.rows("contact") if row["name"] == "Mia Koch")
    assert mia["owner_id"] == ana
    assert len(desk.rows("audit", command="handover")) == 1
    assert "Taken back: handover" in read(await desk.clicks("dana", done, "Undo"))
    assert desk.book() | {"promise": desk.rows("promise")} == before


async def test_without_a_name_it_shows_what_there_is_and_to_whom_it_could_go(desk: Desk) -> None:
    shown = await desk.ask("dana", "handover @bob")
    assert owners(desk)[1] == id_of(desk, "Bob")
    text = read(shown)
    assert "#1 Ann Lee (Beta): introduced" in text
    assert "Open doors: 2" in text
    labels = [button.label for button in buttons(shown)]
    assert "To Ana Ruiz" in labels
    assert "To Bob Stone" not in labels
    await desk.clicks("dana", shown, "To Ana Ruiz")
    assert owners(desk)[1] == id_of(desk, "Ana")


@pytest.mark.parametrize(("who", "may"), [("bob", True), ("dana", True), ("zoe", True), ("ana", False)])
async def test_himself_his_lead_or_an_admin(desk: Desk, who: str, may: bool) -> None:
    said = await desk.says(who, "handover @bob to @ana")
    assert ("handed over" in said) is may
    assert (owners(desk)[1] == id_of(desk, "Ana")) is may


async def test_thanks_to_who_has_died_are_handed_to_nobody(desk: Desk) -> None:
    assert "Thanks owed: 1" in await desk.says("dana", "handover @bob")
    await desk.says("bob", "Carl Smith has died")
    assert "Thanks owed" not in await desk.says("dana", "handover @bob")
    await desk.says("dana", "handover @bob to @ana")
    assert not [row for row in desk.rows("reminder") if "thank" in row["about"]]


async def test_people_with_nothing_open_are_left_to_nobody(desk: Desk) -> None:
    await desk.says("zoe", 'contact add "Vera Lund" of Lund')
    await desk.says("zoe", "contact edit vera owner @ana")
    said = await desk.ask("zoe", "settings left @ana")
    assert "Other people: 1" in read(said)
    assert "Open doors" not in read(said)
    assert "Other people: 1" in await desk.says("dana", "handover ana")
    done = await desk.clicks("zoe", said, "To Dana Webb")
    vera = next(row for row in desk.rows("contact") if row["name"] == "Vera Lund")
    assert vera["owner_id"] == id_of(desk, "Dana")
    await desk.clicks("zoe", done, "Undo")
    vera = next(row for row in desk.rows("contact") if row["name"] == "Vera Lund")
    assert vera["owner_id"] == id_of(desk, "Ana")


async def test_not_to_himself(desk: Desk) -> None:
    assert "same person" in await desk.says("dana", "handover @bob to @bob")


async def test_who_has_left_is_still_found_and_may_return(desk: Desk) -> None:
    said = await desk.says("zoe", "settings left @bob")
    assert "Bob has left" in said
    assert "What Bob looks after" in said
    assert "handed over" in await desk.says("dana", "handover bob to ana")
    assert "nothing that is open" in await desk.says("dana", "handover bob stone")
    assert "Bob Stone is back" in await desk.says("zoe", "settings returned bob")
    assert desk.row("member", name="Bob Stone")["left_at"] is None
    assert "not left" in await desk.says("zoe", "settings returned bob")
    assert "only admin" in await desk.says("zoe", "settings left @zoe")
    assert "Only an admin" in await desk.says("dana", "settings left @ana")
