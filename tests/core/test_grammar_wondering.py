"""What people ask about their own things is understood as the page that answers it, and names stay names."""

from __future__ import annotations

import pytest

from core.commands import COMMANDS
from core.grammar import command_of
from core.spec import Misunderstood

ASKED = (
    ("show me the leaderboard for this month", "leaderboard", "this month"),
    ("leaderboard", "leaderboard", ""),
    ("the scores of last quarter?", "leaderboard", "last quarter"),
    ("who's winning this week?", "leaderboard", "this week"),
    ("my referrals", "list", "mine"),
    ("what are my open introductions?", "list", "open"),
    ("who are my partners", "partners", ""),
    ("show me all my clients", "clients", ""),
    ("our contacts", "list", "people"),
    ("my numbers please", "stats", ""),
    ("my to-do list", "today", ""),
    ("what's due this week?", "list", "due"),
    ("what is overdue", "list", "due"),
    ("who should I ask next?", "ask whom", ""),
    ("whom do I owe thanks?", "today", ""),
    ("what should we do now", "today", ""),
    ("how is sarah doing?", "brief", "sarah"),
    ("how's the Beta deal coming along", "brief", "the Beta deal"),
    ("review with Carl", "review", "Carl"),
    ("stop reminding me", "settings", "pause"),
    ("leave me alone!", "settings", "pause"),
    ("I'm on vacation until dec 15", "settings", "away until dec 15"),
    ("out of office until monday", "settings", "away until monday"),
    ("I am out of office until monday.", "settings", "away until monday"),
    ("I'm back from holiday", "settings", "away off"),
    ("follow up with Ann on friday", "remind", "about follow up with Ann on friday"),
    ("send ann the papers tomorrow", "remind", "about send ann the papers tomorrow"),
    ("Ann's email is ann@beta.example", "contact edit", "Ann email ann@beta.example"),
    ("ann lee’s phone number: +1 555 0100", "contact edit", "ann lee phone +1 555 0100"),
    ("Ann phone 555 0100", "contact edit", "Ann phone 555 0100"),
    ("Carl Smith's job title is CFO", "contact edit", "Carl Smith title CFO"),
    ("I'd like to log Ann Lee from Carl", "log", "Ann Lee from Carl"),
    ("let's log Ann Lee from Carl", "log", "Ann Lee from Carl"),
)
NAMES = (
    ("Will Call", "brief"),
    ("Scores and Sons", "brief"),
    ("Points West", "brief"),
    ("Doing Good", "brief"),
    ("Ann Lee phone 555 0100 from Carl", "log"),
    ("Ann Title from Carl", "log"),
)
NO_NAMES = ("should I ask", "is it so", "ann is what")


@pytest.mark.parametrize(("line", "name", "rest"), ASKED)
def test_a_question_leads_to_its_page(line: str, name: str, rest: str) -> None:
    command, left = command_of(line, COMMANDS)
    assert (command.name, left) == (name, rest)


@pytest.mark.parametrize(("line", "name"), NAMES)
def test_a_name_stays_a_name(line: str, name: str) -> None:
    assert command_of(line, COMMANDS)[0].name == name


@pytest.mark.parametrize("line", NO_NAMES)
def test_a_question_is_never_taken_for_a_name(line: str) -> None:
    with pytest.raises(Misunderstood):
        command_of(line, COMMANDS)
