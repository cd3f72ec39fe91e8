"""Reading a line costs about as many Python calls as it has words; counted, so that no other load can blur it."""

from __future__ import annotations

import sys
from itertools import count
from types import FrameType
from typing import Any

import pytest

from core.commands import COMMANDS
from core.grammar import command_of, read
from tests.core.sample_commands import context

_FRESH = count()


def calls(line: str) -> int:
    """The Python functions entered while a line not seen before is read, as a request reads it."""
    entered = 0

    def enter(frame: FrameType, event: str, _: Any) -> None:
        nonlocal entered
        entered += event == "call"

    here = context()
    fresh = f"{line} {'x' * next(_FRESH)}".rstrip()
    sys.setprofile(enter)
    try:
        command_of(fresh, COMMANDS)
        read(fresh, COMMANDS, here)
    finally:
        sys.setprofile(None)
    return entered


@pytest.mark.parametrize(
    ("line", "most"),
    [
        ('log "Jane Doe" of "Acme" from "Carl Smith" introduction value 12k met at the fair', 200),
        ("log jane doe acme from carl, warm intro 12k", 330),
        ("Ann Lee at Beta from Carl Smith", 430),
        ("called ann", 150),
        ("won beta 45k", 165),
    ],
)
def test_a_line_is_read_in_few_calls(line: str, most: int) -> None:
    calls(line)
    assert calls(line) <= most
