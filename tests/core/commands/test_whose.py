"""`list bob`, `stats bob`: a colleague's introductions for all, his numbers for whoever leads him."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, buttons, read


@pytest.fixture
async def book(desk: Desk) -> Desk:
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith" for @bob introduction')
    await desk.says("ana", 'log "Tom Reyes" of Larkin from "Judy Park"')
    return desk


@pytest.mark.parametrize(
    "line",
    [
        "list bob", "list @bob", "list Bob Stone", "list bob@brightwater.example", "list bob open", "list open @bob",
        "bob's introductions", "show me bob's pipeline", "Bob Stone's open deals",
    ],
)  # fmt: skip
async def test_a_colleagues_introductions(book: Desk, line: str) -> None:
    said = await book.says("ana", line)
    assert "ntroductions of Bob Stone" in said.splitlines()[0]
    assert "#1 Ann Lee" in said
    assert "Tom Reyes" not in said


@pytest.mark.parametrize("line", ["list me", "list ana", "list @ana", "list"])
async def test_my_own_by_any_name(book: Desk, line: str) -> None:
    assert (await book.says("ana", line)).startswith("Your introductions")


async def test_pages_of_a_colleague_are_turned(book: Desk) -> None:
    for n in range(9):
        await book.says("bob", f'log "Client {"ABCDEFGHI"[n]}{"abcdefghi"[n] * 5}" from "Carl Smith"')
    first = await book.ask("ana", "list bob")
    assert "#1 Ann Lee" not in read(first)
    assert "#1 Ann Lee" in read(await book.clicks("ana", first, "Older"))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("list carl", "Doors Carl Smith opened"),
        ("carl's referrals", "Doors Carl Smith opened"),
        ("list ann", "Introductions for “Ann Lee”"),
        ("list beta", "Introductions for “beta”"),
        ("list opne", "Did you mean “open”"),
        ("list bbo", "Nobody I know is called “bbo”"),
        ("list bob due", "What is due I show to each for himself"),
        ("list bob people", "That list I show to each for himself"),
    ],
)
async def test_other_names_lead_somewhere_too(book: Desk, line: str, title: str) -> None:
    assert (await book.says("bob", line)).startswith(title)


async def test_where_both_are_called_so_it_is_asked(book: Desk) -> None:
    await book.says("ana", 'log "Eve Hall" from "Bob Miller" of Orbit')
    asked = await book.ask("ana", "list bob")
    assert read(asked).startswith("Is “bob” Bob Stone, our colleague, or somebody outside?")
    assert "Introductions of Bob Stone" in read(await book.clicks("ana", asked, "Bob Stone"))
    assert "Doors Bob Miller opened" in read(await book.clicks("ana", asked, "Bob Miller"))
    assert "Introductions of Bob Stone" in await book.says("ana", "list @bob")


async def test_a_name_only_a_sensitive_contact_has_is_nobodys(book: Desk) -> None:
    await book.says("ana", 'contact edit "Tom Reyes" sensitive')
    assert "Nobody I know" in await book.says("bob", "list tom")
    assert "Tom Reyes" in await book.says("zoe", "list tom")
    assert "Tom Reyes" not in await book.says("bob", "list ana")


@pytest.mark.parametrize(
    "by", ["", " by warmth", " by month", " by introducer", " by partner", " by cadence", " by rep"]
)
async def test_a_reps_numbers_are_for_whoever_leads_him(book: Desk, by: str) -> None:
    refused = await book.ask("ana", f"stats bob{by}")
    assert read(refused).startswith("Bob Stone’s numbers are between Bob and the lead")
    assert "Introductions of Bob Stone" in read(await book.clicks("ana", refused, "Those introductions"))
    said = await book.ask("zoe", f"stats bob{by} this year")
    title = read(said).splitlines()[0]
    assert "Bob Stone’s" in title or (by == " by partner" and title == "No partners yet")
    assert all("@{member:" in b.line for b in buttons(said) if b.label in ("By month", "The funnel"))


async def test_his_own_are_his_and_a_lead_of_others_sees_as_much_as_a_rep(book: Desk) -> None:
    assert (await book.says("bob", "stats @bob")).startswith("Your doors, last 12 months: one door")
    assert (await book.says("bob", "stats me by warmth")).startswith("Your doors by warmth")
    await book.says("zoe", "settings lead @dana North")
    await book.says("zoe", "settings lead @ana South")
    await book.says("zoe", "settings team @bob South")
    assert (await book.says("ana", "stats bob this year")).startswith("Bob Stone’s doors, this year: one door")
    assert (await book.says("dana", "stats bob")).startswith("Bob Stone’s numbers are between")


async def test_a_slip_of_the_finger_and_a_name_nobody_has(book: Desk) -> None:
    assert button(await book.ask("ana", "stats tema"), "stats team").line == "stats team"
    assert "colleague called “carl”" in await book.says("ana", "stats carl")
