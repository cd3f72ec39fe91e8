"""Whatever is typed is understood or asked back; nothing breaks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from core.grammar import command_of, read, read_form
from core.spec import Command, Misunderstood, Parsed
from tests.core.sample_commands import COMMANDS, context

_PIECES = st.sampled_from([
    "log", "Ann Lee", "at", "of", "Beta", "from", "Carl", "for", "@bob", "@{slack:T1:U2}", "12k", "€12,5k", "12.000",
    ",", "“", "”", '"', "'", "note", "value", "move", "12", "#12", "met", "won", "remind", "me", "to", "next", "tue",
    "9am", "in", "3", "working", "days", "1/12", "31 feb", "end of", "month", "thanked", "gift", "left", "a message",
    "knows", "called", "snooze", "by", "given", "last", "2026", "q3", "leaderboard", "contact", "merge", "into",
    "contact:5", "@", "#", "-", "0", "999999999999999999999", "\u00a0", "\u200b", "\n", "\ud800", "ǅ", "（", "list",
])  # fmt: skip
LINES = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join), st.lists(_PIECES).map("".join))


def outcome(line: str) -> Parsed | Misunderstood:
    """What becomes of a line; anything else that is raised fails the test."""
    try:
        return read(line, COMMANDS, context())
    except Misunderstood as wrong:
        return wrong


@settings(max_examples=400, deadline=None)
@given(LINES)
def test_any_line_is_understood_or_asked_back(line: str) -> None:
    found = outcome(line)
    if isinstance(found, Misunderstood):
        assert found.sentence
        return
    assert found.command in COMMANDS
    assert found.values.keys() <= {a.name for a in found.command.args}
    required = {a.name for a in found.command.args if a.required}
    assert {a.name for a in found.missing} == required - found.values.keys()


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_the_command_alone_is_found_without_knowing_anybody(line: str) -> None:
    found = outcome(line)
    try:
        command, _ = command_of(line, COMMANDS)
    except Misunderstood:
        assert isinstance(found, Misunderstood)
    else:
        assert isinstance(found, Misunderstood) or found.command is command


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(COMMANDS), st.data())
def test_any_form_is_understood_or_asked_back_at_its_field(command: Command, data: st.DataObject) -> None:
    values = {a.name: data.draw(LINES) for a in command.args}
    try:
        named = read_form(command, values, context()).values.keys()
    except Misunderstood as wrong:
        named = {wrong.field or "no field"}
    assert named <= values.keys()


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_what_is_proposed_instead_is_not_refused_for_the_same_reason(line: str) -> None:
    first = outcome(line)
    if isinstance(first, Misunderstood) and first.try_line is not None:
        second = outcome(first.try_line)
        if isinstance(second, Misunderstood):
            assert (second.sentence, second.try_line) != (first.sentence, first.try_line)
