"""What is typed in a hurry is understood as the line a careful person would have typed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from core.commands import COMMANDS
from core.grammar import read
from core.model import Warmth
from core.spec import Misunderstood, Money, Ref
from tests.core.sample_commands import NEW_YORK, context


def understood(line: str) -> tuple[str, dict[str, Any]]:
    parsed = read(line, COMMANDS, context())
    return parsed.command.name, parsed.values


@pytest.mark.parametrize(
    ("hurried", "plain"),
    [
        ("Ann Lee @ Beta from Carl Smith", "log Ann Lee at Beta from Carl Smith"),
        ("Ann Lee - Beta - from Carl Smith", "log Ann Lee at Beta from Carl Smith"),
        ("Ann Lee – Beta – from Carl Smith", "log Ann Lee at Beta from Carl Smith"),
        ("Ann Lee at Beta thru Carl Smith", "log Ann Lee at Beta from Carl Smith"),
        ("Ann Lee at Beta through Carl Smith", "log Ann Lee at Beta from Carl Smith"),
        ("Ann Lee from Beta via Carl Smith", "log Ann Lee at Beta from Carl Smith"),
        ("Ann Lee from Beta via @{slack:T1:U2}", "log Ann Lee at Beta from @{slack:T1:U2}"),
        ("Ann Lee at Beta, referred by Carl Smith", "log Ann Lee at Beta from Carl Smith"),
        ("Ann Lee at Beta - was referred to me by Carl Smith", "log Ann Lee at Beta from Carl Smith"),
        ("log Ann Lee at Beta referred by Carl Smith", "log Ann Lee at Beta from Carl Smith"),
        ("Carl Smith referred Ann Lee at Beta", "log Ann Lee at Beta from Carl Smith"),
        ("Carl Smith sent me Ann Lee at Beta", "log Ann Lee at Beta from Carl Smith"),
        ("got a referral from Carl Smith Ann Lee", "log Ann Lee from Carl Smith"),
        ("Carl Smith referred us to Ann Lee at Beta", "log Ann Lee at Beta from Carl Smith introduction"),
        ("Carl Smith connected me with Ann Lee", "log Ann Lee from Carl Smith introduction"),
        ("I introduced Tom Reyes to Judy", "log Tom Reyes to Judy"),
        ("gave Judy a warm intro to Tom Reyes", "log Tom Reyes to Judy"),
        ("log Ann Lee from Carl w/ intro 12k", "log Ann Lee from Carl introduction value 12k"),
        ("log Ann Lee from Carl w/ a warm intro, 12k", "log Ann Lee from Carl introduction value 12k"),
        ("log Ann Lee from Carl with an intro worth 12k", "log Ann Lee from Carl introduction value 12k"),
        ("log Ann Lee from Carl, a warm intro, 12k", "log Ann Lee from Carl introduction value 12k"),
        ("from Carl Smith: Ann Lee at Beta", "log Ann Lee at Beta from Carl Smith"),
        ("Carl Smith just sent me Ann Lee at Beta", "log Ann Lee at Beta from Carl Smith"),
        ("Carl Smith just gave me Ann Lee", "log Ann Lee from Carl Smith name only"),
        ("lft ann a msg", "tried ann"),
        ("vm ann", "tried ann"),
        ("ann didnt pick up", "tried ann"),
        ("spoke w ann, likes it", "called ann, likes it"),
        ("sent ann the proposal 20k", "proposed ann 20k"),
        ("sent a quote to ann, 20k", "proposed ann, 20k"),
        ("snooze 1 2 weeks", "snooze 1 in 2 weeks"),
        ("lost ann bc price too high", "lost ann because price too high"),
        ("ann said not now", "not now ann"),
        ("carl knows ann from rotary he told me", "knows carl to ann from rotary source told"),
        ("log Ann Lee from Carl about 12k", "log Ann Lee from Carl value 12k"),
        ("log Ann Lee from Carl ~12k", "log Ann Lee from Carl value 12k"),
        ("log Ann Lee from Carl, maybe 12k", "log Ann Lee from Carl value 12k"),
        ("log Ann Lee from Carl great guy, perhaps 12k", "log Ann Lee from Carl great guy, 12k"),
        ("log Ann Lee from Carl value about 12k", "log Ann Lee from Carl value 12k"),
        ("called ann - no answer", "tried ann"),
        ("called ann, vm", "tried ann"),
        ("called ann lm", "tried ann"),
        ("lvm for ann", "tried ann"),
        ("left vm ann", "tried ann"),
        ("left ann a vm", "tried ann"),
        ("left a msg for ann", "tried ann"),
        ("no answer from ann", "tried ann"),
        ("ann didn’t pick up", "tried ann"),
        ("met w/ ann yesterday", "met ann yesterday"),
        ("saw ann yesterday", "met ann yesterday"),
        ("had lunch with ann yesterday", "met ann yesterday"),
        ("met ann thu - wants proposal by 1 dec", "met ann thu, wants proposal by 1 dec"),
        ("won beta w/ 45k", "won beta 45k"),
        ("won the beta deal 45k", "won beta 45k"),
        ("beta won 45k", "won beta 45k"),
        ("beta signed, €45k", "won beta €45k"),
        ("closed beta 45k", "won beta 45k"),
        ("lost beta - went with another firm", "lost beta went with another firm"),
        ("lost the beta deal, price", "lost beta price"),
        ("beta lost to another firm", "lost beta to another firm"),
        ("thx carl", "thanked carl"),
        ("thank you to carl", "thanked carl"),
        ("thanked carl w/ wine", "thanked carl with wine"),
        ("remind me call ann tuesday", "remind me to call ann tuesday"),
        ("remind me tomorrow call ann", "remind me tomorrow to call ann"),
        ("reminder: call ann tue", "remind me to call ann tue"),
        ("call ann tuesday", "remind me to call ann tuesday"),
        ("undo that", "oops"),
        ("take that back", "oops"),
        ("next ann send offer fri", "next ann fri send offer"),
        ("next 12 send the offer on friday", "next 12 fri send the offer"),
        ("next ann email fri", "next ann fri email"),
    ],
)
def test_a_hurried_line_stands_for_a_plain_one(hurried: str, plain: str) -> None:
    assert understood(hurried) == understood(plain)


@pytest.mark.parametrize(
    ("line", "day", "rest"),
    [
        ("log Ann Lee from Carl yesterday", date(2026, 11, 22), {}),
        ("log Ann Lee from Carl, yesterday", date(2026, 11, 22), {}),
        ("log Ann Lee from Carl last friday", date(2026, 11, 20), {}),
        ("log Ann Lee from Carl 12k yesterday", date(2026, 11, 22), {"value": Money(1_200_000)}),
        ("log Ann Lee from Carl great guy, 3 days ago", date(2026, 11, 20), {"note": "great guy"}),
    ],
)
def test_a_day_by_itself_at_the_end_of_a_door_is_when_it_opened(line: str, day: date, rest: dict[str, Any]) -> None:
    assert understood(line) == ("log", {"name": "Ann Lee", "introducer": Ref(words="Carl"), "on": day} | rest)


@pytest.mark.parametrize(
    "note",
    [
        "met at the fair yesterday",
        "tomorrow",
        "her birthday is 31 feb",
        "via email",
        "with pleasure",
        "about the tax thing",
        "[x](y)",
        "(an old friend)",
        "she said a - b - c",
    ],
)
def test_what_only_looks_like_a_value_stays_in_the_note(note: str) -> None:
    door = {"name": "Ann Lee", "introducer": Ref(words="Carl"), "note": note}
    assert understood(f"log Ann Lee from Carl {note}") == ("log", door)


@pytest.mark.parametrize("line", ["Carl introduced himself", "Ann won the lottery"])
def test_a_story_of_something_else_is_no_door(line: str) -> None:
    assert understood(line)[0] == "brief"


@pytest.mark.parametrize("line", ["thank you", "thank you so much!", "thx a lot", "Thanks!"])
def test_thanks_to_the_bot_are_not_taken_for_a_command(line: str) -> None:
    with pytest.raises(Misunderstood, match="welcome"):
        understood(line)


def test_a_next_step_without_its_day_asks_for_the_day() -> None:
    parsed = read("next ann send offer", COMMANDS, context())
    assert parsed.values == {"introduction": Ref(words="ann"), "what": "send offer"}
    assert [arg.name for arg in parsed.missing] == ["on"]


def test_a_dash_inside_a_word_or_quotes_is_no_comma() -> None:
    assert understood('log "Ann - Lee" from Anna-Maria Cruz') == (
        "log",
        {"name": "Ann - Lee", "introducer": Ref(words="Anna-Maria Cruz")},
    )


def test_what_leads_to_a_value_says_nothing_by_itself() -> None:
    _, values = understood("log Ann Lee from Carl with intro, about 12k, met at the fair")
    assert values["warmth"] is Warmth.INTRODUCTION
    assert values["value"] == Money(1_200_000)
    assert values["note"] == "met at the fair"
    assert understood("remind me about 12 tomorrow")[1]["at"] == datetime(2026, 11, 24, 9, tzinfo=NEW_YORK)
