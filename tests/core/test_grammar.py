"""Lines as people type them, and what they mean."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from core.grammar import command_of, read
from core.model import Stage, Warmth
from core.spec import Misunderstood, Money, Period, Ref
from tests.core.sample_commands import COMMANDS, NEW_YORK, asked_back, context, understood, whole


def who(words: str) -> Ref:
    return Ref(words=words)


def number(number: int) -> Ref:
    return Ref(number=number)


def at(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK)


K12 = Money(1_200_000)
JANE = {"name": "Jane Doe", "company": "Acme", "introducer": who("Carl Smith")}

DOORS: list[tuple[str, dict[str, Any]]] = [
    ("Ann Lee at Beta from Carl Smith", {"name": "Ann Lee", "company": "Beta", "introducer": who("Carl Smith")}),
    (
        "log jane doe acme from carl, warm intro 12k",
        {
            "name": "jane doe",
            "company": "acme",
            "introducer": who("carl"),
            "warmth": Warmth.INTRODUCTION,
            "value": K12,
        },
    ),
    (
        'log "Jane Doe" of Acme from "Carl Smith" for @bob introduction value 12k met at the fair',
        JANE | {"receiver": who("bob"), "warmth": Warmth.INTRODUCTION, "value": K12, "note": "met at the fair"},
    ),
    (
        "log “Jane Doe” of\u00a0Acme from „Carl Smith“ for @{slack:T1:U2} €12k",
        JANE | {"receiver": Ref(account="slack:T1:U2"), "value": Money(1_200_000, "EUR")},
    ),
    ("log Jane Doe from Carl Smith of Acme", JANE),
    ("log 12,5k from Carl Smith, Jane Doe of Acme", JANE | {"value": Money(1_250_000)}),
    ("Jane Doe, Acme, from Carl Smith", JANE),
    ("Jane Doe (Acme) from Carl Smith", JANE),
    ('log "Jane Doe" Acme from Carl Smith', JANE),
    ("Carl Smith introduced me to Jane Doe at Acme", JANE | {"warmth": Warmth.INTRODUCTION}),
    ("log Dr Maria de la Cruz Acme Corp", {"name": "Dr Maria de la Cruz", "company": "Acme Corp"}),
    ("log John F. Kennedy jr of Acme", {"name": "John F. Kennedy jr", "company": "Acme"}),
    (
        "log Ann Lee of Smith & Sons from Carl",
        {"name": "Ann Lee", "company": "Smith & Sons", "introducer": who("Carl")},
    ),
    ("log Ann O’Neil from Carl", {"name": "Ann O'Neil", "introducer": who("Carl")}),
    (
        "log Ann Lee of Bank of America from Carl",
        {"name": "Ann Lee", "company": "Bank of America", "introducer": who("Carl")},
    ),
    (
        "log ann lee from carl great guy, knows everybody",
        {"name": "ann lee", "introducer": who("carl"), "note": "great guy, knows everybody"},
    ),
    (
        "log ann lee from Carl Jones met at the fair",
        {"name": "ann lee", "introducer": who("Carl Jones"), "note": "met at the fair"},
    ),
    (
        "log ann lee from carl on the board of Acme",
        {"name": "ann lee", "introducer": who("carl"), "note": "on the board of Acme"},
    ),
    ("log ann lee from carl on tue", {"name": "ann lee", "introducer": who("carl"), "on": date(2026, 11, 17)}),
    ("log ann lee from carl not agreed", {"name": "ann lee", "introducer": who("carl"), "agreed": "not agreed"}),
    (
        "log Ann Lee from carl phone +1 (555) 0142 email ann@beta.com",
        {"name": "Ann Lee", "introducer": who("carl"), "phone": "+1 (555) 0142", "email": "ann@beta.com"},
    ),
    ("log contact:5 from carl", {"name": "contact:5", "introducer": who("carl")}),
    (
        "log Tom Reyes to Judy note needs an attorney",
        {"name": "Tom Reyes", "partner": who("Judy"), "note": "needs an attorney"},
    ),
    ("log Jane Doe note value 12k is a guess", {"name": "Jane Doe", "note": "value 12k is a guess"}),
    ("Lisa Ray from Carl", {"name": "Lisa Ray", "introducer": who("Carl")}),
    ("log", {}),
]


@pytest.mark.parametrize(("line", "values"), DOORS)
def test_a_door_is_logged_as_it_was_said(line: str, values: dict[str, Any]) -> None:
    assert understood(line) == ("log", values)


LINES: list[tuple[str, str, dict[str, Any]]] = [
    ("gave Judy Tom Reyes", "gave", {"partner": who("Judy"), "name": "Tom Reyes"}),
    ("called ann", "called", {"who": who("ann")}),
    ("called ann.", "called", {"who": who("ann")}),
    ("Called Ann Lee about the tax thing", "called", {"who": who("Ann Lee"), "note": "about the tax thing"}),
    ("I called ann yesterday, she is keen", "called", {"who": who("ann"), "at": at(22, 12), "note": "she is keen"}),
    ("spoke to ann", "called", {"who": who("ann")}),
    ("left ann a message", "tried", {"introduction": who("ann")}),
    ("left a message for ann lee", "tried", {"introduction": who("ann lee")}),
    ("called ann, left a message", "tried", {"introduction": who("ann")}),
    ("called 12 no answer", "tried", {"introduction": number(12)}),
    (
        "met ann thu, wants proposal by 1 dec",
        "met",
        {"who": who("ann"), "at": at(19, 12), "next": at(1, 9, month=12), "note": "wants proposal by 1 dec"},
    ),
    ("won beta 45k", "won", {"introduction": who("beta"), "value": Money(4_500_000)}),
    ("won beta 45,000 euros", "won", {"introduction": who("beta"), "value": Money(4_500_000, "EUR")}),
    ("won beta $45k/year", "won", {"introduction": who("beta"), "value": Money(4_500_000, "USD")}),
    ("we won 12 $45,000!", "won", {"introduction": number(12), "value": Money(4_500_000, "USD")}),
    ("lost 12 went with another firm", "lost", {"introduction": number(12), "reason": "went with another firm"}),
    ("lost beta went with another firm", "lost", {"introduction": who("beta"), "reason": "went with another firm"}),
    ("thanked carl", "thank", {"who": who("carl")}),
    ('thank 12 gift "bottle of red" 40', "thank", {"who": number(12), "gift": "bottle of red", "cost": Money(4_000)}),
    ("carl", "brief", {"who": who("carl")}),
    ("Carl Smith", "brief", {"who": who("Carl Smith")}),
    ("tell me about Carl?", "brief", {"who": who("Carl")}),
    ("remind me to call Ann next Tuesday", "remind", {"about": "call Ann", "at": at(1, 9, month=12)}),
    ("remind me tomorrow at 3 to call Ann", "remind", {"about": "call Ann", "at": at(24, 15)}),
    ("please remind me in 2 hours to eat", "remind", {"about": "eat", "at": at(23, 12)}),
    ("remind 12 next tue 9am", "remind", {"introduction": number(12), "at": at(1, 9, month=12)}),
    ("remind me about 12 tomorrow", "remind", {"introduction": number(12), "at": at(24, 9)}),
    ("snooze 12 tomorrow 9:00", "snooze", {"introduction": number(12), "until": at(24, 9)}),
    ("snooze #12 until fri", "snooze", {"introduction": number(12), "until": at(27, 9)}),
    ("move 12 won 12000", "move", {"introduction": number(12), "stage": Stage.WON, "value": K12}),
    ("move ann lee beta to proposed", "move", {"introduction": who("ann lee beta"), "stage": Stage.PROPOSED}),
    ("move 12 declined not now", "move", {"introduction": number(12), "stage": Stage.DECLINED, "reason": "not now"}),
    (
        "leaderboard this quarter by given",
        "leaderboard",
        {"period": Period("2026-10-01", "2026-12-31", "this quarter"), "by": "given"},
    ),
    ("leaderboard share", "leaderboard", {"share": True}),
    (
        "board by wins last 30 days",
        "leaderboard",
        {"by": "won", "period": Period("2026-10-25", "2026-11-23", "last 30 days")},
    ),
    ("why 12", "why", {"token": "12"}),
    ("why post:431", "why", {"token": "post:431"}),
    ("why points @ana", "why", {"token": "points @ana"}),
    ("oops", "undo", {}),
    ("undo 12", "undo", {"number": 12}),
    ("list mine", "list", {"which": "mine"}),
    ("list from carl", "list", {"from": who("carl")}),
    ("list search beta page 2", "list", {"search": "beta", "page": 2}),
    ("edit 12 company Beta Industries", "edit", {"introduction": number(12), "company": "Beta Industries"}),
    ("pass 12 to @bob", "pass", {"introduction": number(12), "to": who("bob")}),
    ("pass 12 bob", "pass", {"introduction": number(12), "to": who("bob")}),
    ("pass 12 to bob@brightwater.com", "pass", {"introduction": number(12), "to": who("bob@brightwater.com")}),
    (
        "note 12 she called at 9, from her cell",
        "note",
        {"introduction": number(12), "note": "she called at 9, from her cell"},
    ),
    ("note 12 Carl knows her", "note", {"introduction": number(12), "note": "Carl knows her"}),
    ('note 12 "quoted whole"', "note", {"introduction": number(12), "note": "quoted whole"}),
    ("touch carl call had a good talk", "touch", {"who": who("carl"), "kind": "call", "note": "had a good talk"}),
    (
        "contact add Jane Doe of Acme email jane@acme.com phone 555 0142",
        "contact add",
        {"name": "Jane Doe", "company": "Acme", "email": "jane@acme.com", "phone": "555 0142"},
    ),
    ("contact merge carl into carl smith", "contact merge", {"who": who("carl"), "into": who("carl smith")}),
    ("contact owner carl bob", "contact owner", {"who": who("carl"), "owner": who("bob")}),
    ("12", "show", {"introduction": number(12)}),
    ("#12", "show", {"introduction": number(12)}),
    ("/referral called ann", "called", {"who": who("ann")}),
    ("", "today", {}),
    ("what’s next?", "today", {}),
    ("hello!", "help", {}),
]


@pytest.mark.parametrize(("line", "name", "values"), LINES)
def test_a_line_means(line: str, name: str, values: dict[str, Any]) -> None:
    assert understood(line) == (name, values)


@pytest.mark.parametrize("line", [line for line, *_ in DOORS + LINES])  # type: ignore[operator]
def test_the_command_is_known_before_anybody_is_looked_up(line: str) -> None:
    """Reads and writes go different ways, so both ways of asking must agree."""
    try:
        parsed = whole(line)
    except Misunderstood:
        return
    assert command_of(line, COMMANDS)[0] is parsed.command


@pytest.mark.parametrize(
    ("line", "words", "better"),
    [
        ("lgo Ann Lee from Carl", "Did you mean “log”", "log Ann Lee from Carl"),
        ("helo", "Did you mean “help”", "help"),
        ("remnid 12 next tue 9am", "Did you mean “remind”", "remind 12 next tue 9am"),
        ("leaderbord this quarter", "Did you mean “leaderboard”", "leaderboard this quarter"),
        ("Ann Lee fron Carl", "“from”", "Ann Lee from Carl"),
        ("log Ann Lee form Carl", "“from”", "log Ann Lee from Carl"),
        ("log Ann Lee from Carl vaule 12k", "“value”", "log Ann Lee from Carl value 12k"),
        ("log Ann Lee from Carl 12.000", "12000 or 12", "log Ann Lee from Carl 12000"),
        ("remind 12 1/12", "1 December", "remind 12 12 jan"),
        ("move 12 wno", "“won”", "move 12 won"),
        ("list tema", "“team”", "list team"),
        ("log Ann Lee from Carl from Dana", "two “from”", None),
        ("log Ann Lee of", "after “of”", None),
        ("snooze 12 someday", "a day or time like", None),
        ("remind 12 yesterday", "already past", None),
        ("met ann tomorrow", "still to come", None),
        ("remind 12 31 feb", "no such day", None),
        ("list everything", "mine, team, open or due", None),
        ("oops twelve", "I expected a whole number", None),
        ("log Ann Lee from Carl value lots", "an amount like", None),
        ("edit 12 nonsense here", "not “nonsense here”", "help edit"),
        ("ask all clients", "all clients at once", "list people"),
        ("please ask everybody for a referral", "all clients at once", "list people"),
        ("delete 12", "Nothing is deleted", "oops"),
        ("remove Carl Smith", "Nothing is deleted", "oops"),
        ("how do I export everything?", "I didn’t understand", "help"),
        ("x" * 1501, "1,501 characters", None),
    ],
)
def test_the_bot_asks_back(line: str, words: str, better: str | None) -> None:
    wrong = asked_back(line)
    assert words in wrong.sentence
    assert wrong.try_line == better


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("log", ["name"]),
        ("snooze tomorrow", ["introduction"]),
        ("move 12", ["stage"]),
        ("lost beta", ["reason"]),
        ("pass 12", ["to"]),
        ("won 45k", ["introduction"]),
        ("log ann lee from", []),
    ],
)
def test_what_is_missing_is_told(line: str, missing: list[str]) -> None:
    if not missing:
        assert "after “from”" in asked_back(line).sentence
        return
    assert [a.name for a in whole(line).missing] == missing


@pytest.mark.parametrize(
    "line", ["move 12 met", "snooze 12 tomorrow 9:00", "show 12", "list mine page 3", "log contact:5 from contact:6"]
)
def test_a_button_types_what_a_person_would(line: str) -> None:
    """A button's line reads the same with or without the names anybody knows."""
    assert understood(line) == understood(line, known=lambda words: 0)


def test_the_money_of_the_members_locale() -> None:
    assert understood("won 12 12.000", locale="de_DE")[1]["value"] == K12
    assert "12000 or 12" in asked_back("won 12 12,000", locale="de_DE").sentence


def test_a_known_first_word_is_no_slip() -> None:
    """Somebody called Helo Park is meant, not help."""
    assert understood("helo", known=lambda words: 1) == ("brief", {"who": who("helo")})


def test_commands_that_do_not_exist_leave_their_words_alone() -> None:
    few = tuple(c for c in COMMANDS if c.name not in ("tried", "brief"))
    with pytest.raises(Misunderstood):
        read("left ann a message", few, context())
