"""The grammar's parts: where names end, what is a slip, what is said in passing, what people say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.grammar import names, natural
from core.grammar.shapes import canonical
from core.nearness import nearest, one_edit
from core.spec import Misunderstood
from core.tokens import folded, keys, said, straight, words
from tests.core.sample_commands import COMMANDS, context


@pytest.mark.parametrize(
    ("text", "bounded", "name"),
    [
        ("Carl Smith met at the fair", False, "Carl Smith"),
        ("carl smith great guy", False, "carl smith"),
        ("carl great guy", False, "carl"),
        ("stranger danger met him", False, "stranger danger"),
        ("Carl Jones great guy", False, "Carl Jones"),
        ("Ludwig van Beethoven knows", False, "Ludwig van Beethoven"),
        ("maria de la cruz great", False, "maria de la cruz"),
        ("Smith & Sons good firm", False, "Smith & Sons"),
        ("Bank of the West good", False, "Bank of the West"),
        ("Carl and his wife", False, "Carl"),
        ("global trading international", True, "global trading international"),
        ("Carl who knows her", True, "Carl"),
        ("The Home Depot", True, "The Home Depot"),
    ],
)
def test_where_a_name_ends(text: str, bounded: bool, name: str) -> None:
    window = words(text)
    assert said(window[: names.extent(window, context(), bounded=bounded)]) == name


def test_a_name_leaves_the_next_its_words() -> None:
    window = words("Judy Tom Reyes")
    assert names.extent(window, context(), bounded=False, leave=1) == 1
    pair = words("Abel Ash Bea Birch")
    assert names.extent(pair, context(), bounded=False, leave=1) == 2
    assert names.extent(words("Judy Tom"), context(), bounded=False, leave=1) == 1


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("jane doe", "jane doe"),
        ("jane doe acme", "jane doe"),
        ("Jane Doe Acme Corp International", "Jane Doe"),
        ("Dr Ann Lee Beta", "Dr Ann Lee"),
        ("John F. Kennedy Harvard", "John F. Kennedy"),
        ("Martin King jr Memphis", "Martin King jr"),
        ("Ludwig van Beethoven Bonn", "Ludwig van Beethoven"),
        ("Jane Doe (Acme)", "Jane Doe"),
        ("contact:5 acme corp", "contact:5"),
    ],
)
def test_where_the_company_begins(text: str, person: str) -> None:
    window = words(text)
    assert said(window[: names.split_company(window, context())]) == person


def test_a_known_name_is_taken_whole() -> None:
    window = words("Anna Maria Lee Beta")
    known = context(known=lambda some: 3)
    assert said(window[: names.split_company(window, known)]) == "Anna Maria Lee"


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("Ann Lee", True),
        ("ann@beta.example", True),
        ("contact:5", True),
        ('"X Æ A-12"', True),
        ("how are you", False),
        ("12 apples", False),
        ("a b c d e f", False),
    ],
)
def test_what_may_be_a_name(text: str, like: bool) -> None:
    assert names.name_like(words(text)) is like


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("form", "from", True),
        ("fron", "from", True),
        ("frm", "from", True),
        ("ffrom", "from", True),
        ("from", "from", False),
        ("form", "farm", True),
        ("morf", "from", False),
        ("", "a", True),
        ("abc", "cba", False),
    ],
)
def test_one_slip_of_the_finger(word: str, other: str, near: bool) -> None:
    assert one_edit(word, other) is near
    assert one_edit(other, word) is near


@given(st.text(max_size=8), st.integers(0, 8), st.characters())
def test_a_letter_more_is_one_slip(word: str, place: int, letter: str) -> None:
    longer = word[:place] + letter + word[place:]
    assert one_edit(word, longer)


def test_short_words_are_slips_only_when_swapped() -> None:
    assert nearest("lgo", ("log", "won")) == "log"
    assert nearest("ron", ("log", "won")) is None
    assert nearest("hepl", ("help",)) == "help"


NAMES = {word for command in COMMANDS for word in (command.name, *command.aliases)}


@pytest.mark.parametrize(
    ("line", "stands_for"),
    [
        ("left ann a voicemail", "tried ann"),
        ("Left word with Ann Lee", "tried Ann Lee"),
        ("rang ann but no answer", "tried ann"),
        ("talked to ann", "called ann"),
        ("remind me that Judy is back fri", "remind about Judy is back fri"),
        ("remind me on friday to call", "remind about call on friday"),
        ("who's Carl?", "brief Carl"),
        ("what now?", "today"),
        ("hey!", "help"),
        ("look up beta", "list search beta"),
    ],
)
def test_what_people_say_stands_for_a_line(line: str, stands_for: str) -> None:
    assert canonical(line, natural.VERBS, NAMES) == stands_for


def test_what_people_say_counts_only_for_commands_there_are() -> None:
    assert canonical("left ann a message", natural.VERBS, {"log"}) is None


def test_politeness_is_taken_off() -> None:
    assert natural.polite("could you please remind me") == "remind me"
    assert natural.polite("We've just called ann") == "called ann"
    assert natural.polite("Ian called") == "Ian called"


@pytest.mark.parametrize("line", ["ask all", "ask everyone to refer us", "email every client", "Ask all our clients"])
def test_nobody_asks_everybody_at_once(line: str) -> None:
    with pytest.raises(Misunderstood, match="all clients at once"):
        natural.refuse_crowds(line)


def test_asking_allison_is_not_asking_all() -> None:
    natural.refuse_crowds("ask Allison Park")


def test_words_know_their_place_in_the_line() -> None:
    line = "log “Jane Doe”, of Acme; 12,5k @{slack:T1:U2} it's"
    found = words(line)
    assert [w.text for w in found] == ["log", "Jane Doe", "of", "Acme", "12,5k", "slack:T1:U2", "it's"]
    assert [w.comma for w in found] == [False, False, True, False, True, False, False]
    assert line[found[1].start : found[1].end] == "“Jane Doe”"
    assert found[1].quoted
    assert found[5].mention
    assert keys(found)[0] == "log"


@given(st.text(max_size=60))
def test_straightening_moves_nothing(text: str) -> None:
    assert len(straight(text)) == len(text)
    assert all(text[w.start : w.end] for w in words(text))


def test_closing_punctuation_does_not_matter() -> None:
    assert folded("Won!") == "won"
    assert folded("?") == "?"
    assert said(words("Ann Lee.")) == "Ann Lee"
    assert said(words("Acme Inc.")) == "Acme Inc."
