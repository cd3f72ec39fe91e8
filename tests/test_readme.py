"""The README says what is: its command table comes from the specs, its settings are those that are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core import settings
from core.cli import _parser
from core.commands import COMMANDS
from core.phrases.help import readme_table

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
TABLE = re.compile(r"<!-- commands:.*?-->\n(.*?)<!-- /commands -->", re.DOTALL)


def test_the_command_table_is_the_specs() -> None:
    found = TABLE.search(README)
    assert found is not None
    assert found[1].strip() == readme_table(COMMANDS).strip()


def test_every_setting_of_core_is_described() -> None:
    missing = [name for name in settings.KNOWN if f"REFERRAL_{name}" not in README and name != "FAULT"]
    assert missing == []


def test_every_setting_described_is_read() -> None:
    source = "".join(p.read_text() for room in ("core", "slackbot", "teamsbot") for p in (ROOT / room).rglob("*.py"))
    named = set(re.findall(r"REFERRAL_(\w+[A-Z])", README))
    unread = {n for n in named if n not in source and n.split("_", 1)[-1] not in source}
    assert unread == set()


@pytest.mark.parametrize("line", re.findall(r"^\| `referral ([a-z-]+)", README, re.MULTILINE))
def test_every_subcommand_described_exists(line: str) -> None:
    assert line in _parser().format_help()


def test_pictures_and_files_named_exist() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
