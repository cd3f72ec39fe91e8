"""What every command's description promises: its examples work, its words are its own, its lines fit a menu."""

from __future__ import annotations

from collections import Counter

import pytest

from core.commands import COMMANDS
from core.forms import form_of
from core.grammar import command_of, read
from core.phrases.help import GROUPS, readme_table, usage
from core.phrases.misread import LONGEST
from core.spec import Command
from tests.core.sample_commands import context

EXAMPLES = [(command, line) for command in COMMANDS for line in command.examples]


@pytest.mark.parametrize(("command", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_an_example_is_understood_as_its_command(command: Command, line: str) -> None:
    parsed = read(line, COMMANDS, context())
    assert parsed.command is command
    assert all(arg.most > LONGEST for arg in parsed.missing), "only what is too long to type is left to the form"
    assert command_of(line, COMMANDS)[0] is command


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_a_description_is_whole(command: Command) -> None:
    assert command.examples
    assert 0 < len(command.summary) <= 100
    assert not command.summary.endswith(".")
    assert command.group in GROUPS
    assert command.name == command.name.lower()
    assert usage(command).startswith(command.name)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_an_empty_line_fills_an_empty_form(command: Command) -> None:
    form = form_of(read(command.name, COMMANDS, context()), context())
    assert form.command == command.name
    assert len(form.title) <= 24
    assert len({f.name for f in form.fields}) == len(form.fields)


def test_no_word_means_two_commands() -> None:
    words = Counter(word for command in COMMANDS for word in {command.name, *command.aliases})
    assert [word for word, times in words.items() if times > 1] == []


def test_teams_shows_at_most_twelve() -> None:
    assert len([c for c in COMMANDS if c.featured and not c.hidden]) <= 12


def test_the_readmes_table_has_a_row_for_every_command_one_may_type() -> None:
    rows = readme_table(COMMANDS).splitlines()
    assert len(rows) == 2 + len([c for c in COMMANDS if not c.hidden])
