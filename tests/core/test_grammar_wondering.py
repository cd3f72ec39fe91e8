"""What people ask about their own things is understood as the page that answers it, and names stay names."""

from __future__ import annotations

import pytest

from core.commands import COMMANDS
from core.grammar import command_of
from core.grammar.names import addable
from core.spec import Misunderstood
from core.tokens import words

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
    ("who do I still have to thank?", "today", ""),
    ("who needs thanking", "today", ""),
    ("what do i have to do today", "today", ""),
    ("my deals", "list", "mine"),
    ("my team", "list", "team"),
    ("show me beth", "brief", "beth"),
    ("what's our revenue this quarter?", "revenue", "this quarter"),
    ("whats my revenue this month", "stats", "this month"),
    ("leaderboard by referrals given", "leaderboard", "by given"),
    ("rename team North to Northeast", "settings", "team"),
    ("set my hours to 8-4", "settings", "hours 8-4"),
    ("export everything about judy", "export", "judy"),
    ("export all", "export", "everything"),
    ("undo everything", "help", "undo"),
    ("unmute", "settings", "pause off"),
    ("I'm away next week", "settings", "away next week"),
    ("im on vacation from 1 dec to 8 dec", "settings", "away from 1 dec to 8 dec"),
    ("I'm away on 3 dec", "settings", "away 3 dec to 3 dec"),
    ("out 3 to 5 dec", "settings", "away 3 to 5 dec"),
    ("off on friday", "settings", "away friday to friday"),
    ("out sick today", "settings", "away today to today"),
    ("vacation", "settings", "away"),
    ("stop reminding me", "settings", "pause"),
    ("leave me alone!", "settings", "pause"),
    ("make bob an admin", "settings", "admin bob"),
    ("promote bob to admin", "settings", "admin bob"),
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
RECOUNTED = (
    ("schedule a meeting with dana fox", "remind", "about schedule a meeting with dana fox"),
    ("lunch with Ann on friday", "remind", "about lunch with Ann on friday"),
    ("call with Ann tomorrow", "remind", "about call with Ann tomorrow"),
    ("meeting with dana went well", "met", "dana went well"),
    ("just had coffee with Dana Fox", "met", "Dana Fox"),
    ("had a great call with dana, she's in", "called", "dana she's in"),
    ("dana fox wants a demo", "note", "dana fox wants a demo"),
    ("dana asked for references", "note", "dana asked for references"),
    ("internal referral from bob: Peter Wolf at Acme", "log", "Peter Wolf at Acme from bob"),
    ("got a referal from judy: Jack Jones", "log", "Jack Jones from judy"),
    ("got an intro to Cy Young at Young & Co via judy", "log", "Cy Young at Young & Co from judy introduction"),
    (
        "carl intro'd me to Ann Lee, CFO at Beta. Her number is 555-0142",
        "log",
        "Ann Lee, CFO at Beta from carl introduction phone 555-0142",
    ),
    ("carl put me in touch with Ann Lee. she likes golf", "log", "Ann Lee from carl introduction note she likes golf"),
    ("dana passed me Peter Wolf", "log", "Peter Wolf from dana"),
    ("I referred Gil Bates to judy", "log", "Gil Bates to judy"),
    ("sent judy a lead: Hal Nine", "log", "Hal Nine to judy"),
    ("judy gave me two names: Al Gray and Bo Finch", "names", '"judy" name1 "Al Gray" name2 "Bo Finch"'),
    (
        "judy gave us names: Al Gray, Bo Finch and Cy Young",
        "names",
        '"judy" name1 "Al Gray" name2 "Bo Finch" name3 "Cy Young"',
    ),
    ("referrals from judy", "list", "from judy"),
    ("new referral", "log", ""),
    ("I have a new lead", "log", ""),
    ("ann signed! 45k", "won", "ann 45k"),
    ("mark 12 as won 45k", "won", "12 45k"),
    ("set ann to met", "met", "ann"),
    ("win 12 45k", "won", "12 45k"),
    ("ann called me back, likes it", "called", "ann, likes it"),
    ("emailed carl about the deck", "note", "carl emailed about the deck"),
    ("had a zoom with ann", "met", "ann"),
    ("ann ghosted me", "note", "ann ghosted me"),
    ("judy is away until march", "note", "judy is away until march"),
    ("can judy introduce me to Tom Reyes?", "ask", "judy about Tom Reyes"),
    ("judy said she'd rather not", "answer", "judy no"),
    ("judy said yes to introducing tom", "answer", "judy yes"),
    ("ann is not interested anymore", "declined", "ann"),
    ("Greta Holm moved to Nordea", "note", "Greta Holm moved to Nordea"),
    ("Greta Holm now works at Nordea", "contact edit", "Greta Holm company Nordea"),
    ("Greta Holm joined Nordea", "contact edit", "Greta Holm company Nordea"),
    ("carl is an A client", "contact edit", "carl tier A"),
    ("tier carl b", "contact edit", "carl tier b"),
    ("dana fox bought", "won", "dana fox"),
    ("Dana became a client for 20k", "won", "Dana for 20k"),
    ("carl is our client now", "contact edit", "carl client"),
    ("new client Pete Best", "contact add", "Pete Best client"),
    ("add new contact: Pete Best", "contact add", "Pete Best"),
    ("make judy park a partner", "partner", "judy park"),
    ("I owe judy an introduction", "promise", "judy an introduction"),
    ("note on dana fox: likes golf", "note", "dana fox likes golf"),
    ("gift for carl", "gift", "carl"),
    ("who can introduce me to pete best?", "who", "pete best"),
    ("who sent us the most business?", "stats", "by introducer"),
    ("how many referrals did I get this year?", "stats", ""),
    ("where did my best deals come from?", "revenue", ""),
    ("how are we doing with carl", "check", "carl"),
    ("import my contacts", "import contacts", ""),
    ("agree Grace her", "agree", "Grace they"),
    ("agree Grace us", "agree", "Grace we"),
    ("kept promise to grace", "kept", "grace"),
    ("start a contest", "contest new", ""),
    ("run a new contest for fridays", "contest new", "for fridays"),
    ("export my data", "export", "mine"),
    ("connect my slack account", "link", ""),
    ("change my timezone to Europe/London", "settings", "zone Europe/London"),
    ("only remind me on mondays", "settings", "morning monday"),
)
NAMES = (
    ("Will Call", "brief"),
    ("Win Butler", "brief"),
    ("Win Butler from Carl", "log"),
    ("Mark Twain from Carl", "log"),
    ("Team Health from Carl", "log"),
    ("Vacation Rentals", "brief"),
    ("carl is a client", "contact edit"),
    ("Scores and Sons", "brief"),
    ("Points West", "brief"),
    ("Doing Good", "brief"),
    ("Ann Lee phone 555 0100 from Carl", "log"),
    ("Ann Title from Carl", "log"),
    ("Ann Lee from Carl wants a demo", "log"),
    ("first national bank boston", "brief"),
)
NO_NAMES = ("should I ask", "is it so", "ann is what")


@pytest.mark.parametrize(("line", "name", "rest"), ASKED + RECOUNTED)
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


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("pete best", True),
        ("Maria de la Cruz", True),
        ("maria de la cruz", True),
        ("First National Bank Boston", True),
        ("first national bank boston again", False),
        ("me the board for this month", False),
        ("my time zone", False),
        ("😀", False),
        ("voicemail ann", False),
        ("sb at beta", False),
        ("una not now", False),
        ("Una Not at Beta", True),
    ],
)
def test_only_what_reads_like_a_name_is_offered_as_somebody_new(text: str, may: bool) -> None:
    assert addable(words(text)) is may
