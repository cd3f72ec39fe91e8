"""What stands in a card."""

from __future__ import annotations

from core.cards import Because, Button, Buttons, Card, Facts, Form, Item, Mention, Plain, Table, Text
from core.walking import lines, mentioned, with_lines, with_words, words

M = [Mention(n, f"M{n}") for n in range(1, 7)]
CARD = Card(
    "t",
    (
        Text((Plain("x"), M[0])),
        Facts((("label", (M[1],)),)),
        Because((M[2],)),
        Item((M[3],), (Button("one", "a line"),)),
        Table(("head",), (((M[4],),),)),
        Buttons((Button("two", "another line", style="primary"),)),
    ),
)


def test_everybody_mentioned_is_found() -> None:
    assert mentioned(CARD) == {1, 2, 3, 4, 5}
    assert mentioned(Form("c", "t", (), intro=(M[5],))) == {6}


def test_lines_are_replaced_and_nothing_else() -> None:
    changed = with_lines(CARD, str.upper)
    assert list(lines(changed)) == ["A LINE", "ANOTHER LINE"]
    assert with_lines(changed, str.lower) == CARD


def test_words_are_replaced_and_what_buttons_type_is_not() -> None:
    changed = with_words(CARD, str.upper, str.title)
    assert list(words(changed)) == ["T", "X", "One", "Two"]
    assert list(lines(changed)) == ["a line", "another line"]
    assert mentioned(changed) == mentioned(CARD)
