"""A door told in passing: who it was, how it is logged, and what is no door."""

from __future__ import annotations

import pytest

from core.grammar.passing import Door, doors

INTRODUCED, NAME, PROMISED = "introduction", "name", "promised"


@pytest.mark.parametrize(
    ("note", "who", "how"),
    [
        ("he introduced me to ann", "ann", INTRODUCED),
        ("and he introduced me to Ann Lee at Beta", "Ann Lee at Beta", INTRODUCED),
        ("introduced me to Ann Lee.", "Ann Lee", INTRODUCED),
        ("great talk, Carl introduced us to his partner Ann Lee", "Ann Lee", INTRODUCED),
        ("who referred me to Ann Lee, CFO of Beta. She wants a demo", "Ann Lee, CFO of Beta", INTRODUCED),
        ("nice lunch; he has kindly introduced us to Dr. Ann Lee (Beta)", "Dr. Ann Lee (Beta)", INTRODUCED),
        ("he put me in touch with ann lee at beta by email", "ann lee at beta", INTRODUCED),
        ("got an intro to Ann Lee at Beta", "Ann Lee at Beta", INTRODUCED),
        ("he introduced me to ann and wants a proposal", "ann", INTRODUCED),
        ("he introduced me to ann lee at the fair", "ann lee", INTRODUCED),
        ("he introduced me to Ann Lee at Smith and Jones", "Ann Lee at Smith and Jones", INTRODUCED),
        ("he introduced me to Yan Yo", "Yan Yo", INTRODUCED),
        ("he gave me a name: Ann Lee at Beta", "Ann Lee at Beta", NAME),
        ("she gave us the name of Ann Lee", "Ann Lee", NAME),
        ("he'll introduce us to Ann Lee next week", "Ann Lee", PROMISED),
        ("he's going to introduce me to Ann", "Ann", PROMISED),
        ("and promised to put me in touch with Ann Lee", "Ann Lee", PROMISED),
        ("he introduced me to his boss", "", INTRODUCED),
        ("he introduced me to some people at Beta", "", INTRODUCED),
    ],
)
def test_one_door(note: str, who: str, how: str) -> None:
    assert doors(note, "Carl Smith") == (Door(who, how),)


@pytest.mark.parametrize(
    "note",
    [
        "", "wants a proposal by 1 dec", "he didn't introduce me to Ann", "he never introduced me to anyone",
        "he introduced Ann to Tom", "she wants me to introduce her to Tom", "Judy introduced me to Ann",
    ],
)  # fmt: skip
def test_no_door(note: str) -> None:
    assert doors(note, "Carl Smith") == ()


def test_several_doors_and_their_names() -> None:
    found = doors("he introduced me to Ann Lee at Beta and Tom Reyes of Larkin", "Carl Smith")
    assert [one.who for one in found] == ["Ann Lee at Beta", "Tom Reyes of Larkin"]
    assert [one.name for one in found] == ["Ann Lee", "Tom Reyes"]
