"""People found by what somebody typed, on both databases: surely, nearly, or not at all."""

from __future__ import annotations

import pytest

from core.model import Contact
from core.store import Store, contacts, search
from core.store.book import Book
from core.store.search import Match
from tests.core.store.desk import Desk, open_desk

KNOWN = (
    Contact(101, "Ann Lee", "Beta", email="ann@beta.example", phone="+1 (555) 0142"),
    Contact(102, "Anna Leigh", "Larkin & Sons, Inc."),
    Contact(103, "Carl Smith"),
    Contact(104, "José Müller", "Straße AG", phone="0049 30 1234"),
    Contact(105, "Ann Lee", "Gamma"),
    Contact(106, "Beta Test", "Quality Ltd"),
)


@pytest.fixture
def desk(store: Store) -> Desk:
    made = open_desk(store)

    def fill(book: Book) -> None:
        for one in KNOWN:
            contacts.add(book, one)

    made.write(fill)
    return made


def ids(match: Match) -> tuple[list[int], list[int]]:
    return sorted(c.id for c in match.sure), sorted(c.id for c in match.near)


@pytest.mark.parametrize(
    ("words", "sure", "near"),
    [
        ("carl smith", [103], []),
        ("CARL", [103], []),
        ("smith carl", [103], []),
        ("ann lee", [101, 105], []),
        ("Ann Lee of Beta", [101], []),
        ("ann beta", [101], []),
        ("ann", [101, 105], []),  # whole words before beginnings
        ("le", [101, 102, 105], []),
        ("larkin and sons", [102], []),
        ("strasse", [104], []),
        ("jose muller", [104], []),
        ("ann@beta.example", [101], []),
        ("ANN@Beta.example", [101], []),
        ("+15550142", [101], []),
        ("+49301234", [104], []),
        ("Beta", [101, 106], []),
        ("contact:103", [103], []),
        ("contact:999", [], []),
        ("carl smyth", [], [103]),
        ("crl smith", [], [103]),
        ("nobody", [], []),
        ("", [], []),
        ("%", [], []),
        ("c%", [103], []),
        ("_____", [], []),
        ("of", [], []),
    ],
)
def test_people(desk: Desk, words: str, sure: list[int], near: list[int]) -> None:
    assert ids(desk.read(search.people, words)) == (sure, near)


@pytest.mark.parametrize(
    ("name", "told", "sure", "near"),
    [
        ("Ann Lee", {"company": "beta gmbh"}, [101], []),
        ("Ann Lee", {}, [], [101, 105]),
        ("Ann Lee", {"company": "Delta"}, [], []),
        ("Ann Lee", {"company": "Bета"}, [], []),
        ("Carl Smith", {"company": "Acme"}, [], [103]),
        ("Carl Smyth", {}, [], [103]),
        ("Somebody Else", {"email": "Ann@Beta.example"}, [101], []),
        ("Somebody Else", {"phone": "001 555 0142"}, [101], []),
        ("Anna Leigh", {"company": "Larkin Sons"}, [102], []),
        ("Ann Leigh", {"company": "Larkin"}, [], []),
        ("Zoltan", {}, [], []),
    ],
)
def test_the_same_person(desk: Desk, name: str, told: dict[str, str], sure: list[int], near: list[int]) -> None:
    reach = {key: value for key, value in told.items() if key != "company"}
    assert ids(desk.read(search.same, name, told.get("company"), **reach)) == (sure, near)


@pytest.mark.parametrize(
    ("words", "length"),
    [
        (("ann", "thu"), 1),
        (("Ann", "Lee", "wants", "more"), 2),
        (("ann", "lee", "beta", "45k"), 3),
        (("larkin", "&", "sons", "said"), 3),
        (("lar", "wants"), 1),  # the beginning of a name, where nobody is called just so
        (("smi", "car", "wants"), 2),
        (("ca", "wants"), 0),
        (("nobody", "ann"), 0),
        ((), 0),
    ],
)
def test_how_many_words_are_a_known_name(desk: Desk, words: tuple[str, ...], length: int) -> None:
    assert desk.read(search.known, words) == length


def test_who_is_gone_is_found_no_more_and_who_was_merged_is_the_other(desk: Desk) -> None:
    def merge(book: Book) -> None:
        contacts.gone(book, KNOWN[2], into=101)
        contacts.gone(book, KNOWN[3], into=None)

    desk.write(merge)
    assert ids(desk.read(search.people, "carl smith")) == ([], [])
    assert ids(desk.read(search.people, "contact:103")) == ([101], [])
    assert desk.read(contacts.get, 104) is None
    assert desk.read(contacts.load, (103, 104)).keys() == {103, 104}


def test_a_renamed_person_is_found_by_both_names_of_the_index_but_shown_by_the_one_that_holds(desk: Desk) -> None:
    desk.write(lambda book: contacts.change(book, KNOWN[2], name="Carlo Schmitt", phone="555-7777"))
    assert ids(desk.read(search.people, "carlo")) == ([103], [])
    assert ids(desk.read(search.people, "555 7777")) == ([103], [])
    assert ids(desk.read(search.people, "smith")) == ([], [])


def test_a_word_many_share_stays_bounded(desk: Desk) -> None:
    def crowd(book: Book) -> None:
        for n in range(search.MOST + 20):
            contacts.add(book, Contact(1000 + n, f"Max Mustermann {n}"))

    desk.write(crowd)
    assert len(desk.read(search.people, "mustermann").sure) == search.MOST


def test_a_company_named_in_part_is_asked_about(desk: Desk) -> None:
    desk.write(lambda book: contacts.add(book, Contact(book.id(), "Ida Bloom", company="Delta Bank")))
    assert [c.company for c in desk.read(search.same, "Ida Bloom", "Delta").near] == ["Delta Bank"]
    assert desk.read(search.same, "Ida Bloom", "Gamma") == Match()
