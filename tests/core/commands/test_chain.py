"""`chain`: the way back to the root, what came of it, thanks for one's own door only; and its line on other cards."""

from __future__ import annotations

import pytest

from core.store import chains
from tests.core.desk import Desk, button, buttons, read


async def three(desk: Desk) -> None:
    """Carl → Ann → Gus → Mia; Ann is a client."""
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith"')
    await desk.says("ana", "won ann 12k")
    await desk.says("ana", 'log "Gus Globe" of Globex from "Ann Lee"')
    await desk.says("ana", 'log "Mia Koch" of Orbit from "Gus Globe"')


@pytest.mark.parametrize("of", ["3", "#3", "mia", "Mia Koch", "orbit"])
async def test_back_to_the_root_by_number_or_by_name(either_desk: Desk, of: str) -> None:
    await three(either_desk)
    text = await either_desk.says("ana", f"chain {of}")
    found = [text.index(f"{by} introduced") for by in ("Gus Globe", "Ann Lee", "Carl Smith")]
    assert found == sorted(found), "the nearest first"
    assert "3 doors go back to Carl Smith, 1 won, worth $12,000" in text


async def test_from_the_root_and_from_the_middle(desk: Desk) -> None:
    await three(desk)
    root = await desk.says("ana", "chain carl")
    assert "the chain begins here" in root
    assert root.index("What came of it") < root.index("Carl Smith introduced") < root.index("Gus Globe introduced")
    middle = await desk.says("ana", "chain ann")
    assert middle.index("Carl Smith introduced") < middle.index("What came of it") < middle.index("Ann Lee introduced")


async def test_each_is_thanked_for_his_own_door_until_it_is_done(desk: Desk) -> None:
    await three(desk)
    reply = await desk.ask("ana", "chain mia")
    assert [(b.label, b.line) for b in buttons(reply)] == [
        ("Thank Gus", "thank 3"),
        ("Thank Ann", "thank 2"),
        ("Thank Carl", "thank 1"),
    ]
    draft = read(await desk.clicks("ana", reply, "Thank Carl"))
    assert "Ann Lee" in draft
    assert "Gus" not in draft
    assert "Mia" not in draft
    await desk.says("ana", "thanked 1")
    await desk.says("ana", "thanked 3")
    assert [b.label for b in buttons(await desk.ask("ana", "chain mia"))] == ["Thank Ann"]


async def test_nobody_who_has_died_is_to_be_thanked(desk: Desk) -> None:
    await three(desk)
    await desk.says("ana", "Carl Smith has died")
    assert [b.label for b in buttons(await desk.ask("ana", "chain mia"))] == ["Thank Gus", "Thank Ann"]


async def test_one_door_is_no_chain(desk: Desk) -> None:
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith"')
    for line in ("show 1", "brief ann", "brief carl"):
        assert "Chain" not in await desk.says("ana", line), line
    assert "one door" in await desk.says("ana", "stats")
    assert "1 door goes back to Carl Smith, 0 won" in await desk.says("ana", "chain 1")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("show 1", "Carl Smith → Ann Lee. 3 doors"),
        ("show 3", "Carl Smith → Ann Lee → Gus Globe → Mia Koch. 3 doors"),
        ("brief gus", "Carl Smith → Ann Lee → Gus Globe. 3 doors"),
        ("brief carl", "Chain: 3 doors go back to Carl Smith"),
    ],
)
async def test_in_one_line_with_a_button_to_all_of_it(desk: Desk, line: str, told: str) -> None:
    await three(desk)
    reply = await desk.ask("ana", line)
    assert told in read(reply)
    assert button(reply, "The whole chain").line.startswith("chain ")
    assert "The chain to" in read(await desk.clicks("ana", reply, "The whole chain"))


async def test_two_who_introduced_each_other_end_it(desk: Desk) -> None:
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith"')
    known = await desk.ask("ana", 'log "Carl Smith" from "Ann Lee" anyway')
    await desk.clicks("ana", known, "Carl Smith")
    assert "2 doors go back" in await desk.says("ana", "chain ann")


async def test_it_ends_for_me_at_whom_i_may_not_see(desk: Desk) -> None:
    await three(desk)
    await desk.says("ana", 'contact edit "Carl Smith" sensitive')
    assert "Carl Smith introduced" in await desk.says("ana", "chain mia")
    for line in ("chain mia", "show 3", "brief mia", "brief ann"):
        assert "Carl" not in await desk.says("bob", line), line
    assert "2 doors go back to Ann Lee" in await desk.says("bob", "chain mia")
    assert "Ann Lee introduced" in await desk.says("bob", "chain mia")


async def test_each_currency_by_itself(desk: Desk) -> None:
    await three(desk)
    await desk.says("ana", "won gus 9k EUR")
    assert "2 won, worth €9,000, $12,000" in await desk.says("ana", "chain mia")


async def test_of_a_long_chain_no_sums_are_told_that_nobody_added_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chains, "MOST", 3)
    for name in ("Ann Lee", "Gus Globe", "Mia Koch"):
        await desk.says("ana", f'"{name}" from "Carl Smith"')
    assert "3 doors go back to Carl Smith, 0 won." in await desk.says("ana", "chain ann")
    await desk.says("ana", '"Tom Reyes" from "Ann Lee"')
    said = await desk.says("ana", "chain ann")
    assert "More than 3 doors go back to Carl Smith." in said
    assert "won" not in said
