"""Reading the book through for somebody who is forgotten: the database finds at least what is to be changed."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import bindparam, select

from core.model import Contact
from core.scrub import FORGOTTEN, likeness, pattern
from core.store import Store, contacts, reading_through
from core.store.reading_through import Gone, read_through
from core.store.tables import contact
from tests.core.store.desk import Desk, open_desk

NAMES = st.text(st.sampled_from("aAbßikKsS éİıſ\u212a李'-._%\\\"1"), min_size=1, max_size=8).filter(str.strip)


def found_by_like(store: Store, pattern_: str, said: str) -> bool:
    asked = select(bindparam("said", said).ilike(bindparam("pattern", pattern_)))
    return bool(store.read_now(lambda tx: tx.execute(asked).scalar()))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Carl Smith", "told CARL  \n SMITH of it"),
        ("José Müller", "josé MÜLLER"),
        ("Kirk Kiss", "\u212aİR\u212a \u212aıſſ"),
        ("O'Brien", "that's o'brien."),
        ("100%_Pure\\", "100%_pure\\"),
        ("李", "said 李 "),
        ('Ann "Bee" Lee', 'ann "bee" lee'),
    ],
)
@pytest.mark.parametrize("in_json", [False, True], ids=["text", "json"])
def test_what_is_to_go_is_found_by_either_database(store: Store, word: str, said: str, in_json: bool) -> None:
    assert pattern([word]).search(said)
    assert found_by_like(store, likeness(word), orjson.dumps([said]).decode() if in_json else said)


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open("sqlite:///" + str(tmp_path_factory.mktemp("memory") / "m.db"))
    yield store
    store.close()


@given(word=NAMES, data=st.data())
def test_whatever_a_text_makes_of_a_name_is_found(memory: Store, word: str, data: st.DataObject) -> None:
    cases = st.sampled_from((str.upper, str.lower, str.title, str.swapcase, lambda w: w.replace("k", "\u212a")))
    said = f"({data.draw(cases)(word)})"
    if pattern([word]).search(said):
        assert found_by_like(memory, likeness(word), said)
        assert found_by_like(memory, likeness(word), orjson.dumps(said).decode())


def test_nobody_else_is_read() -> None:
    """A name of more than wildcards tells most rows apart."""
    assert likeness("Carl Brown") == "%Carl%Brown%"
    assert likeness("Mike Lee") == "%M%e%Lee%"


@pytest.fixture
def desk(store: Store) -> Desk:
    return open_desk(store)


def test_a_long_table_is_read_in_steps_to_its_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_through, "AT_ONCE", 10)
    notes = {
        id: f"plays golf with Carla Quist, {id}" if id % 7 == 0 else f"plays golf, {id}" for id in range(1001, 1036)
    }
    people = [Contact(id, f"P{id}", note=note) for id, note in notes.items()]
    desk.write(lambda book: [contacts.add(book, one) for one in people])
    gone, steps, after = Gone(("Carla Quist",), {}), 0, 1000
    while after is not None:
        after = desk.store.write_now(lambda tx, at=after: read_through(tx, desk.org, "contact", at, gone))
        steps += 1
    assert steps == 4
    read = select(contact.c.id, contact.c.note).where(contact.c.id > 1000)
    kept = {row.id: row.note for row in desk.store.read_now(lambda tx: tx.execute(read).all())}
    assert kept == {id: note.replace("Carla Quist", FORGOTTEN) for id, note in notes.items()}
