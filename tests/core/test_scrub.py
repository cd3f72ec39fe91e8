"""A person's words are taken out wherever they stand, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.scrub import FORGOTTEN, pattern, scrub

FOUND = pattern(["Carl Smith", "carl@smith.example", "+1 555 0100"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("met Carl Smith at the fair", f"met {FORGOTTEN} at the fair"),
        ("met CARL  smith’s boss", f"met {FORGOTTEN}’s boss"),
        ("write to carl@smith.example, or call +1 555 0100", f"write to {FORGOTTEN}, or call {FORGOTTEN}"),
        ("Carl Smithson and McCarl Smith stay", "Carl Smithson and McCarl Smith stay"),
        ("Carl alone stays: there are many Carls", "Carl alone stays: there are many Carls"),
        ("", ""),
    ],
)
def test_whole_words_in_any_case(before: str, after: str) -> None:
    assert scrub(before, FOUND) == after


def test_everything_json_is_made_of_is_walked_through() -> None:
    value = {"Carl Smith": ["Carl Smith", 5, None, True, {"note": "ask Carl Smith"}]}
    assert scrub(value, FOUND) == {"Carl Smith": [FORGOTTEN, 5, None, True, {"note": f"ask {FORGOTTEN}"}]}


@given(st.text(), st.lists(st.text(max_size=8), max_size=4))
def test_any_words_are_letters_not_patterns(text: str, words: list[str]) -> None:
    assert FORGOTTEN in scrub(text, pattern(words)) or scrub(text, pattern(words)) == text


def test_nobody_is_found_where_there_are_no_words() -> None:
    assert scrub("anything", pattern([])) == "anything"
