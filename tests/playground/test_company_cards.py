"""Whatever the sample company asks for, and whatever it is told in a season, can be drawn on both platforms."""

from __future__ import annotations

import asyncio
import itertools
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from core.agenda import sweep
from core.asks import Ask, Reply
from core.bot import Bot
from core.cards import Card, from_json
from core.playground import company, seed
from core.playground.people import PEOPLE
from core.store import Store
from core.store.tables import post
from core.text import as_text
from slackbot.render import blocks, message
from slackbot.render_form import card_view, form_view, home_view
from teamsbot.render import LARGEST, card, size
from teamsbot.render_form import form
from tests.slackbot.limits import check, check_view

NOW = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
PAGES = (
    "today", "list", "list from carl", "list search bank", "contact Carl Smith", "clients", "partners", "ask", "army",
    "partner Judy Park", "fit Judy Park", "review Judy Park", "promises", "help", "help group all", "who do you know",
    "ask Carl Smith", "chain 1", "why 1", "show 1", "Carl Smith", "stats", "stats all", "stats all by introducer",
    "stats all by month", "stats by cadence", "stats by warmth", "revenue", "swaps", "cards", "newsletter", "contest",
    "leaderboard", "leaderboard all time", "leaderboard by value", "settings", "settings numbers", "settings playbook",
    "undo",
)  # fmt: skip
WHO = ("bob", "dana", "zoe", "lena")
_deliveries = itertools.count(1)


@pytest.fixture(scope="module")
def book(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("company") / "book.db"
    shutil.copyfile(sqlite_template, path)
    store = Store.open(f"sqlite:///{path}")
    seed.seed(store, NOW)
    store.close()
    return path


@pytest.fixture(scope="module")
def store(book: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{book}")
    yield opened
    opened.close()


def ask(store: Store, who: str, line: str = "", **more: object) -> Reply:
    person = next(one for one in PEOPLE if one.id == who)

    async def nobody(account: str) -> None:
        return None

    bot = Bot(store, lambda: NOW, profiles=nobody, ring=lambda: None, owner="test")
    made = Ask(account=company.account(person), text=line, delivery=f"d{next(_deliveries)}", **more)  # type: ignore[arg-type]
    return asyncio.run(bot.handle(made))


def drawn(shown: Card, people: dict[int, str]) -> None:
    """A message, a window and Home of Slack, and a card of Teams, can hold it."""
    assert check(blocks(shown, people)) == []
    assert check_view(card_view(shown, people, at={"channel": "C1"})) == []
    assert check_view(home_view(shown, people)) == []
    assert 1 <= len(message(shown, people)["text"]) < 4000
    assert size(card(shown, people)) <= LARGEST


def answered(reply: Reply) -> None:
    assert "broke" not in as_text(reply.card or reply.form)
    if reply.card is not None:
        drawn(reply.card, dict(reply.people))
    if reply.form is not None:
        assert check_view(form_view(reply.form, at={"channel": "C1"}, people=reply.people)) == []
        assert size(form(reply.form)) <= LARGEST


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("line", PAGES)
def test_every_page(store: Store, who: str, line: str) -> None:
    reply = ask(store, who, line)
    assert not as_text(reply.card or reply.form).startswith("I don’t know")
    answered(reply)


def test_every_message_of_a_season(book: Path, tmp_path: Path) -> None:
    """Nobody does anything for six weeks: what the rules say meanwhile, to everybody."""
    shutil.copyfile(book, tmp_path / "book.db")
    store = Store.open(f"sqlite:///{tmp_path / 'book.db'}")
    now = NOW
    try:
        for _ in range(42):
            now += timedelta(hours=24)
            asyncio.run(sweep(store, partial(datetime.fromtimestamp, now.timestamp(), UTC)))
        said = store.read_now(lambda tx: [row.card for row in tx.execute(select(post.c.card))])
    finally:
        store.close()
    assert len(said) > 60
    for words in said:
        drawn(from_json(words), {})


WIDE = ",".join(f"Column {n} {'x' * 80}" for n in range(150))
TABLES = (
    "name,company\n" + "".join(f"Person {chr(97 + n % 26)}{n},Firm {n}\n" for n in range(300)),
    f"name,{WIDE}\nAnn Lee\n",
    f"name,{'y' * 2900}\nAnn Lee\n",
    "name,email\n" + "".join(f"Person,{'z' * 200}{n}\n" for n in range(12)),
    "name,<!channel>,*bold*\n<@U1>,x,[a](https://evil.example)\n",
    WIDE + "\n",
    "name," + ",".join(f"A custom field of this house, number {n}" for n in range(60)) + "\nAnn Lee\n",
    "name," + ",".join(f"Head {n:03}" for n in range(23)) + "\nAnn Lee\n",
    "name," + ",".join(f"{'Ж' * 24}{n}" for n in range(9)) + "\nAnn Lee\n",
)


@pytest.mark.parametrize("kind", ["contacts", "deals"])
@pytest.mark.parametrize("rows", TABLES, ids=range(len(TABLES)))
def test_every_table_somebody_pastes(store: Store, kind: str, rows: str) -> None:
    preview = ask(store, "zoe", command=f"import {kind}", values={"rows": rows})
    answered(preview)
    for line in (
        b.line for block in (preview.card.blocks if preview.card else ()) for b in getattr(block, "buttons", ())
    ):
        if line.startswith("import columns"):
            answered(ask(store, "zoe", line))
