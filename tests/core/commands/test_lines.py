"""The line a form stands for reads back as the form did."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import grammar
from core.commands import COMMANDS, edit, log, won
from core.commands.finding import replaced
from core.commands.lines import line_of
from core.kinds import Context

CONTEXT = Context(datetime(2026, 11, 24, 15, tzinfo=UTC), ZoneInfo("America/New_York"))
LETTERS = st.text("abcdefgh ÄÖéß-'", min_size=1, max_size=20)
WORDS = LETTERS.map(str.strip).filter(lambda text: any(c.isalnum() for c in text))


@given(WORDS, WORDS, WORDS, WORDS)
def test_a_log_form(name: str, company: str, introducer: str, note: str) -> None:
    values = {
        "name": name,
        "company": company,
        "introducer": introducer,
        "value": "12k",
        "warmth": "name",
        "note": note,
    }
    line = line_of(log.COMMAND, values)
    from_line = grammar.read(line, COMMANDS, CONTEXT).values
    from_form = grammar.read_form(log.COMMAND, values, CONTEXT).values
    for key in ("company", "value", "warmth"):
        assert " ".join(str(from_line[key]).split()) == " ".join(str(from_form[key]).split())


@pytest.mark.parametrize(
    ("command", "values", "line"),
    [
        (won.COMMAND, {"introduction": "12", "value": "45k"}, "won 12 value 45k"),
        (won.COMMAND, {"introduction": "Ann Lee", "value": "", "reason": "hard work"}, 'won "Ann Lee" note hard work'),
        (edit.COMMAND, {"introduction": "12", "receiver": "@{member:5}"}, "edit 12 for @{member:5}"),
        (log.COMMAND, {"name": 'Ann "A" Lee', "anyway": "yes"}, "log \"Ann 'A' Lee\" anyway"),
    ],
)
def test_as_somebody_would_type_it(command: object, values: dict[str, str], line: str) -> None:
    assert line_of(command, values) == line  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "words", "token", "expected"),
    [
        ("met beta yesterday", "beta", "2", "met 2 yesterday"),
        ('met "Ann  Lee" thu', "Ann Lee", "2", "met 2 thu"),
        ("log Ann from “Carl Smith”, warm", "carl smith", "contact:7", "log Ann from contact:7, warm"),
        ("pass 12 to @bob", "bob", "@{member:5}", "pass 12 to @{member:5}"),
        ("met ann, Ann's idea", "ann", "2", "met 2, Ann's idea"),
        ("met joanna about ann", "ann", "2", "met joanna about 2"),
        ("met a.b (c)", "a.b (c)", r"\1", r"met \1"),
    ],
)
def test_the_words_are_replaced_once(line: str, words: str, token: str, expected: str) -> None:
    assert replaced(line, words, token) == expected
