"""Every command, as its own examples say it, by a member, a lead and an admin: nothing breaks, everything can be drawn
on both platforms, every button types something that works, and nobody does what is not his to do."""

from __future__ import annotations

import asyncio
import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from core.asks import Ask, Clicked, Reply
from core.commands import COMMANDS
from core.spec import Command
from core.store import Store
from core.store.tables import organization
from slackbot.render import blocks, message
from slackbot.render_form import card_view, form_view, home_view
from teamsbot.render import LARGEST, card, size
from teamsbot.render_form import form
from tests.core.desk import Desk, buttons, opened, read
from tests.slackbot.limits import check, check_view

ROLES = ("ana", "dana", "zoe")  # a member, a lead, an admin
LINES = (  # what the examples speak of
    ("ana", 'log "Ann Lee" of Beta from "Carl Smith" introduction value 12k'),
    ("ana", "contact edit Ann email ann@beta.example"), ("ana", 'log "Tom Reyes" of Larkin from "Judy Park" name'),
    ("ana", 'contact add "Ida Moor"'), ("bob", 'log "Mia Koch" of Koch from "Ruth Adler" meeting'),
    ("ana", "remind 12 tomorrow 9am"),
)  # fmt: skip
Desks = Callable[[], Desk]


@pytest.fixture(scope="module")
def prepared(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in which introduction 12 is Ana's, 14 is Bob's, and Dana leads both."""
    path = tmp_path_factory.mktemp("everybody") / "prepared.db"
    shutil.copyfile(sqlite_template, path)
    store = Store.open(f"sqlite:///{path}")
    desk = asyncio.run(opened(store))
    store.write_now(lambda tx: tx.execute(update(organization).values(next_number=12)))
    for line in ("settings lead @dana North", "settings team @ana North", "settings team @bob North"):
        asyncio.run(desk.ask("zoe", line))
    for who, line in LINES:
        assert "broke" not in asyncio.run(desk.says(who, line)), line
    store.close()
    return path


@pytest.fixture
def desks(prepared: Path, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """A desk with the prepared book, as often as wanted."""
    made: list[Store] = []

    def make() -> Desk:
        path = tmp_path / f"{len(made)}.db"
        shutil.copyfile(prepared, path)
        made.append(Store.open(f"sqlite:///{path}"))
        return Desk(made[-1], _deliveries=itertools.count(1000))

    yield make
    for store in made:
        store.close()


def drawn(reply: Reply) -> None:
    """Both platforms can show it."""
    if reply.form is not None:
        assert check_view(form_view(reply.form, at={"channel": "C1"}, people=reply.people)) == []
        assert size(form(reply.form)) <= LARGEST
    if reply.card is not None:
        assert check(blocks(reply.card, reply.people)) == []
        assert check_view(card_view(reply.card, reply.people, at={"channel": "C1"})) == []
        assert check_view(home_view(reply.card, reply.people)) == []
        assert 1 <= len(message(reply.card, reply.people)["text"]) < 4000
        assert size(card(reply.card, reply.people)) <= LARGEST


def sound(line: str, reply: Reply) -> None:
    assert reply.card or reply.form, f"{line} is not answered"
    assert "broke" not in read(reply), line
    drawn(reply)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
async def test_its_examples_by_everybody(command: Command, desks: Desks) -> None:
    for who in ROLES:
        desk = desks()
        for line in command.examples:
            sound(line, await desk.ask(who, line))
            desk.later(seconds=30)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
async def test_its_bare_name_opens_a_form_that_can_be_sent_empty(command: Command, desks: Desks) -> None:
    desk = desks()
    reply = await desk.ask("zoe", command.name)
    sound(command.name, reply)
    if reply.form is not None:
        nonsense = {field.name: field.value or "nonsense <!channel>" for field in reply.form.fields}
        for number, values in enumerate(({}, nonsense)):
            ask = Ask(desk.account("zoe"), command=reply.form.command, values=reply.form.hidden | values)
            sound(command.name, await desk.bot.handle(replace(ask, delivery=f"form {number}")))


@pytest.mark.parametrize("who", ROLES)
async def test_every_button_types_what_works(who: str, desks: Desks) -> None:
    """Two clicks deep, from the first answer of every command."""
    desk = desks()
    seen: set[str] = set()
    lines = [command.examples[0] for command in COMMANDS]
    for _ in range(2):
        found: list[str] = []
        for line in lines:
            reply = await desk.ask(who, line, clicked=Clicked("m1"))
            sound(line, reply)
            assert "I don’t know what" not in read(reply), line
            found += [button.line for button in buttons(reply) if button.line not in seen]
            seen.update(found)
        lines = sorted(set(found))
    assert len(seen) > 60


CONCERNED = {"ana", "dana", "zoe"}  # of introduction 12: who logged it, the lead, the admin
EVERYBODY = {"ana", "bob", "dana", "zoe"}
ADMIN = {"zoe"}
MATRIX = {
    **dict.fromkeys(
        ("called 12", "tried 12", "met 12", "proposed 12 9k", "won 12 45k", "lost 12 no budget", "declined 12",
         "park 12", "move 12 met", "next 12 fri call again", "edit 12 value 20k", "pass 12 to @dana",
         "snooze 12 tomorrow 9:00", "contact edit Ann phone 555-0100", 'contact merge "Ida Moor" into "Carl Smith"'),
        CONCERNED,
    ),
    **dict.fromkeys(
        ("note 12 likes tea", "thanked 12", "touch Carl call", 'log "Jane Doe" of Acme from "Carl Smith"',
         "gave Judy Jane Doe", 'contact add "Zed Ash"', "remind 12 fri", "settings hours 8-16",
         "settings pause until thu"),
        EVERYBODY,
    ),
    **dict.fromkeys(
        ("settings playbook direct", "settings number quiet.contacted 5", "settings lead @bob South",
         "settings name Acme", "settings currency EUR", "settings admin @bob",
         "settings office Berlin DE"),
        ADMIN,
    ),
}  # fmt: skip


@contextmanager
def unchanged(desk: Desk, but: bool) -> Iterator[None]:
    """What is somebody's to do changes something; what is not leaves every row as it was."""
    tables = ("introduction", "contact", "touch", "reminder", "member", "team", "channel", "organization", "tally")

    def rows() -> list[object]:
        found = [desk.rows(table) for table in tables]
        return [[{k: v for k, v in row.items() if k != "next_id"} for row in some] for some in found]

    before = rows()
    yield
    assert (rows() != before) is but


@pytest.mark.parametrize("line", MATRIX)
async def test_who_may(line: str, desks: Desks) -> None:
    desk = desks()
    for who in sorted(EVERYBODY, key=lambda who: who in MATRIX[line]):  # who may not first: nothing is changed by them
        allowed = who in MATRIX[line]
        desk = desks() if allowed else desk
        with unchanged(desk, but=allowed):
            said = await desk.says(who, line)
        assert ("not yours" in said or "Only an admin" in said) is not allowed, (who, said)


@pytest.mark.parametrize("line", MATRIX)
async def test_a_stranger_in_another_company_may_nothing(line: str, desks: Desks) -> None:
    """Whose company is another has the same numbers and names before him, and nothing behind them."""
    desk = desks()
    other = Desk(desk.store, workspace="slack:T0OTHER")
    await other.ask("zoe", "help")
    (theirs, _) = desk.rows("organization")
    before = {t: desk.rows(t, organization_id=theirs["id"]) for t in ("introduction", "contact", "member", "channel")}
    assert "broke" not in await other.says("zoe", line)
    assert {t: desk.rows(t, organization_id=theirs["id"]) for t in before} == before
