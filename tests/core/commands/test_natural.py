"""What people really type, with the commands there really are."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from core.commands import COMMANDS
from core.grammar import read
from core.model import Warmth
from core.spec import Misunderstood, Money, Ref
from tests.core.sample_commands import NEW_YORK, context


def who(words: str) -> Ref:
    return Ref(words=words)


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=NEW_YORK)


N12 = Ref(number=12)
ANN = {"name": "Ann Lee", "introducer": who("Carl Smith")}
BETA = ANN | {"company": "Beta"}

LINES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "Ann Lee (Beta) via Carl Smith, met at the fair, 12k",
        "log",
        BETA | {"value": Money(1_200_000), "note": "met at the fair"},
    ),
    (
        "Ann Lee at Beta from Carl Smith, great fit, for @bob",
        "log",
        BETA | {"note": "great fit", "receiver": who("bob")},
    ),
    ("Ann Lee at Beta from Carl Smith 555-0142", "log", BETA | {"phone": "555-0142"}),
    ("Ann Lee from Carl Smith, ann@beta.example", "log", ANN | {"email": "ann@beta.example"}),
    (
        "Ann Lee at Beta from Carl Smith, great fit, not agreed",
        "log",
        BETA | {"note": "great fit", "agreed": "not agreed"},
    ),
    ("Ann Lee at Beta from Carl Smith she expects us", "log", BETA | {"agreed": "agreed"}),
    ("Ann Lee from Carl Smith agreed", "log", ANN | {"agreed": "agreed"}),
    ("Ann Lee from Carl Smith as a name only", "log", ANN | {"warmth": Warmth.NAME}),
    ("Ann Lee from Carl Smith, he knows her well", "log", ANN | {"note": "he knows her well"}),
    ("Ann Lee, finance director at Beta, from Carl Smith", "log", BETA | {"title": "finance director"}),
    ("Ann Lee at Beta thanks to Carl Smith", "log", BETA),
    ("Carl Smith gave me Ann Lee at Beta", "log", BETA | {"warmth": Warmth.NAME}),
    ("got a referral from Carl Smith: Ann Lee at Beta", "log", BETA),
    ("new lead Ann Lee at Beta from Carl Smith", "log", BETA),
    ("referral: Ann Lee at Beta from Carl Smith", "log", BETA),
    ("gave Judy Tom Reyes", "gave", {"partner": who("Judy"), "name": "Tom Reyes"}),
    (
        'gave "Judy Park" Tom Reyes of Larkin',
        "gave",
        {"partner": who("Judy Park"), "name": "Tom Reyes", "company": "Larkin"},
    ),
    ("give 12 to bob", "pass", {"introduction": N12, "to": who("bob")}),
    ("ann lee said no, too busy", "answer", {"introduction": who("ann lee"), "said": "no", "reason": "too busy"}),
    ("ann agreed", "agreed", {"introduction": who("ann")}),
    ("park ann until march", "park", {"introduction": who("ann"), "until": datetime(2027, 3, 1, 9, tzinfo=NEW_YORK)}),
    ("won ann lee for €45k", "won", {"introduction": who("ann lee"), "value": Money(4_500_000, "EUR")}),
    (
        "won beta 45k after a long fight",
        "won",
        {"introduction": who("beta"), "value": Money(4_500_000), "reason": "after a long fight"},
    ),
    ("won 1200", "won", {"introduction": Ref(number=1200)}),
    ("won value 12 45k", "won value", {"introduction": N12, "value": Money(4_500_000)}),
    ("left ann lee a message yesterday", "tried", {"introduction": who("ann lee"), "on": date(2026, 11, 22)}),
    ("called 12, left a message, will try again", "tried", {"introduction": N12, "note": "will try again"}),
    ("called May", "called", {"introduction": who("May")}),
    (
        "met ann lee on 12 nov, great talk, proposal by next fri",
        "met",
        {
            "introduction": who("ann lee"),
            "on": date(2026, 11, 12),
            "next": at(12, 4),
            "reason": "great talk, proposal by next fri",
        },
    ),
    (
        "remind me to call Ann in two weeks, she is travelling",
        "remind",
        {"at": at(12, 7), "about": "call Ann, she is travelling"},
    ),
    (
        "remind me to send the tax guide on 10 jan",
        "remind",
        {"at": datetime(2027, 1, 10, 9, tzinfo=NEW_YORK), "about": "send the tax guide"},
    ),
    ("snooze reminder:5 tomorrow 9:00", "snooze", {"introduction": who("reminder:5"), "until": at(11, 24)}),
    (
        'thank 12 gift "bottle of red" 40',
        "thank",
        {"introduction": N12, "kind": "gift", "what": "bottle of red", "value": Money(4_000)},
    ),
    ('note 12 "call" she said', "note", {"introduction": N12, "text": '"call" she said'}),
    (
        "contact add Jane Doe, Acme, CFO, jane@acme.example",
        "contact add",
        {"name": "Jane Doe", "company": "Acme", "title": "CFO", "email": "jane@acme.example"},
    ),
    ("contact add Jane Doe, CFO at Acme", "contact add", {"name": "Jane Doe", "company": "Acme", "title": "CFO"}),
    (
        "contact edit carl phone 555 0100 tier A",
        "contact edit",
        {"contact": who("carl"), "phone": "555 0100", "tier": "A"},
    ),
    ("leaderboard share", "leaderboard", {"share": True}),
    ("why post:431", "why", {"what": "post:431"}),
    ("find beta", "list", {"search": "beta"}),
    ("look up Ann Lee", "list", {"search": "Ann Lee"}),
    ("how is Carl?", "brief", {"who": who("Carl")}),
    ("who knows someone at beta", "who", {"whom": "someone at beta"}),
    ("who could introduce me to Ann Lee?", "who", {"whom": "Ann Lee"}),
    (
        "Carl knows Ann Lee through Rotary",
        "knows",
        {"knower": who("Carl"), "known": "Ann Lee", "how": "Rotary"},
    ),
    (
        "Carl Smith knows Ann Lee, she told us",
        "knows",
        {"knower": who("Carl Smith"), "known": "Ann Lee", "source": "told"},
    ),
    (
        "Carl knows Ann Lee at Beta via golf, it's public",
        "knows",
        {"knower": who("Carl"), "known": "Ann Lee", "company": "Beta", "how": "golf", "source": "public"},
    ),
    ("I know Ann Lee from school", "knows", {"knower": who("me"), "known": "Ann Lee", "how": "school"}),
]


@pytest.mark.parametrize(("line", "name", "values"), LINES, ids=[line for line, *_ in LINES])
def test_a_line_means(line: str, name: str, values: dict[str, Any]) -> None:
    parsed = read(line, COMMANDS, context())
    assert (parsed.command.name, parsed.values) == (name, values)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("thanks!", "welcome"),
        ("ok", "welcome"),
        ("ask every client for a name", "all clients at once"),
        ("delete 12", "Nothing is deleted"),
    ],
)
def test_what_is_not_done_is_said_kindly(line: str, says: str) -> None:
    with pytest.raises(Misunderstood, match=says):
        read(line, COMMANDS, context())


def test_a_company_called_like_a_topic_is_still_a_name() -> None:
    assert read("Partners Group", COMMANDS, context()).command.name == "brief"
    assert read("Partners Group from Carl Smith", COMMANDS, context()).command.name == "log"
    assert read("partners", COMMANDS, context()).command.name == "partners"


@pytest.mark.parametrize(
    ("line", "command", "what"),
    [
        ("Judy promised to call Ann by 10 dec", "promise from", "call Ann"),
        ("Judy has promised us the report by fri", "promise from", "the report"),
        ("I promised Judy to send the guide by thu 26 nov", "promise", "send the guide"),
        ("promised judy the tax guide by friday", "promise", "the tax guide"),
    ],
)
def test_who_promised_whom(line: str, command: str, what: str) -> None:
    parsed = read(line, COMMANDS, context())
    assert (parsed.command.name, parsed.values["what"], parsed.missing) == (command, what, ())


@pytest.mark.parametrize(
    ("line", "stands_for"),
    [
        ("judy is not a match", "not a match judy"),
        ("is Judy Park a partner?", "partner Judy Park"),
        ("what's our balance with judy?", "partner judy"),
        ("judy kept her promise", "kept judy"),
        ("kept my promise to judy", "kept judy"),
        ("wind it down with judy", "wind down judy"),
        ("booked the review with judy 12 jan", "review date judy 12 jan booked"),
    ],
)
def test_what_is_said_of_partners(line: str, stands_for: str) -> None:
    assert read(line, COMMANDS, context()) == read(stands_for, COMMANDS, context())
