"""Cards and forms of every shape, friendly and hostile: each platform must draw all of them within its limits.

`GALLERY` maps a name to a card or form. `MENTIONED` are the members its mentions speak of. `HOSTILE` is text that means
something to one platform or the other, and must come out as the letters it is.
"""

from __future__ import annotations

from core.cards import (
    Because,
    Bold,
    Button,
    Buttons,
    Card,
    Chart,
    Facts,
    Field,
    Form,
    Item,
    Link,
    Mention,
    Option,
    Plain,
    Quote,
    Table,
    Text,
    line,
)

BOB, DANA, UNKNOWN = Mention(2, "Bob Stone"), Mention(3, "Dana Webb"), Mention(99, "Nadja O’Hara")
MENTIONED = {2: "Bob Stone", 3: "Dana Webb"}

HOSTILE = (
    "<!channel> hello",
    "<@U0BOB> and <#C1|general>",
    "*bold* _slanted_ ~gone~ `code`",
    "[a link](https://evil.example)",
    "<at>Bob</at> <script>alert(1)</script>",
    "> quoted\n>>> more",
    "**strong** __em__ # heading",
    "&amp; &lt; &gt; &",
    "line one\nline two\r\n\tthree",
    ":tada: 12:30:45",
    "<https://evil.example|click>",
    "@channel @here @everyone",
    "${value} {{TIME(2026-12-01T00:00:00Z)}}",
    "mañana “Größe” 日本語 🙂 \u202eevil",
    "- item\n1. item\n| a | b |",
)

_NEXT = Buttons(
    (
        Button("I’ll call today", "remind 12 today 17:00 call Ann", style="primary"),
        Button("Spoke to her", "called 12"),
        Button("Not for me…", "pass 12"),
    )
)
_MANY = Buttons(
    (
        *tuple(Button(f"Step {n}", f"move 12 step{n}", style="danger" if n == 6 else "plain") for n in range(1, 10)),
        Button("Forget her", "forget ann", style="danger", confirm="Ann Lee will be removed for good."),
        Button("Long", "note 12 " + "x" * 900),
    )
)
_FIELDS = (
    Field("prospect", "Who?", required=True, placeholder="Ann Lee", value="Gus <Globe>"),
    Field("company", "Company", value="Globex & Sons", max_length=200),
    Field(
        "warmth",
        "What did the introducer do?",
        "choice",
        options=(
            Option("name", "Gave me the name"),
            Option("introduction", "Spoke to her"),
            Option("meeting", "Brought us together"),
        ),
        value="introduction",
    ),
    Field("on", "When?", "date", value="2026-12-01"),
    Field("agreed", "Does she expect us?", "yesno", value="yes"),
    Field("note", "Anything to remember?", "long", hint="Only our team reads this."),
)

GALLERY: dict[str, Card | Form] = {
    "the shortest": Card("Introduction #1 logged"),
    "logged": Card(
        "Introduction #12 logged",
        (
            Text((Bold("Ann Lee"), Plain(" at Beta, opened by Carl Smith. "), BOB, Plain(" calls."))),
            Facts((("Company", line("Beta")), ("Value", line("$12,000")), ("Receiver", (DANA,)))),
            Because(line("Carl introduced her on Tuesday, no call noted"), why="12"),
            _NEXT,
        ),
    ),
    "people": Card("Who calls?", (Text((BOB, Plain(", "), DANA, Plain(" or "), UNKNOWN, Plain("?"))),)),
    "a draft": Card(
        "Thank Carl today?",
        (
            Text(line("A call is best; if not, a note:")),
            Quote("Carl, thank you for speaking to Ann Lee for me.\nYou lent me your good name.\n\nBob"),
            Buttons((Button("I’ve sent it", "thanked 12"), Button("Change the words", "thank 12"))),
        ),
        summary="Carl put in a word for you",
    ),
    "the board": Card(
        "This quarter, by points",
        (
            Table(
                ("", "Name", "Points", "Won"),
                tuple(
                    (line(str(n)), (Mention(n, f"Rep {n}"),), line(str(99 - n)), line("$1,200")) for n in range(1, 21)
                ),
                numeric=(0, 2, 3),
            ),
            Text(line("Only you see: you are 8th."), small=True),
        ),
    ),
    "two tables": Card(
        "Funnel", (Table(("Stage", "n"), ((line("met"), line("3")),), (1,)), Table(("", ""), ((line(""), line("")),)))
    ),
    "charts": Card(
        "Your spring",
        (
            Chart("Planted and asked", ("Sep", "Oct", "Nov"), (("Planted", (4, 0, 7)), ("Asked", (1, 2, 0)))),
            Chart("Points", ("Ana", "Bob", "Cleo von und zu Hohenstein"), (("Points", (12, 9, 3)),)),
            Chart("Won by month", ("Oct", "Nov"), (("Won", (1, 2)),), kind="line"),
            Text(line("Only you see this."), small=True),
        ),
    ),
    "hostile chart": Card(
        "Numbers",
        (
            Chart(HOSTILE[0] * 9, tuple(HOSTILE[:6]), ((HOSTILE[3], (1, 2, 3, 4, 5, 6)), (HOSTILE[4], (0,) * 6))),
            Chart("alike", ("x" * 30 + "a", "x" * 30 + "b"), (("n", (1, 2)),)),
        ),
    ),
    "a list": Card(
        "Today",
        (
            *tuple(
                Item(
                    (Bold(f"#{n}"), Plain(f" Ann {n} at Beta")),
                    (Button("Called", f"called {n}"), Button("Later", f"snooze {n}"), Button("Open", f"show {n}")),
                )
                for n in range(1, 41)
            ),
            Buttons((Button("All of them", "list", style="primary"),)),
        ),
    ),
    "a plain list": Card("People she knows", tuple(Item(line(f"Friend {n}")) for n in range(30))),
    "items with one button": Card(
        "Waiting", tuple(Item(line(f"#{n}"), (Button("Open", f"show {n}"),)) for n in range(9))
    ),
    "many buttons": Card("What now?", (_MANY, _MANY)),
    "a link": Card(
        "Read",
        (
            Text(
                (
                    Link("the article", "https://example.com/a?b=1&c=2|x"),
                    Plain(" or "),
                    Link("not this", "javascript:alert(1)"),
                )
            ),
        ),
    ),
    "very long": Card(
        "T" * 400,
        (
            Text(line("word & " * 3000)),
            Facts(tuple((f"Label {n}", line("v" * 300)) for n in range(40))),
            Quote("q" * 9000, label="L" * 400),
            Because(line("b" * 5000), why="post:431"),
            Text(line("s" * 4000), small=True),
            Buttons((Button("L" * 200, "note 1 " + "y" * 1400, confirm="c" * 900),)),
        ),
    ),
    "far too many blocks": Card("Everything", (*tuple(Text(line(f"row {n}")) for n in range(300)), _NEXT)),
    "hostile": Card(
        HOSTILE[0],
        (
            *(Text((Plain(text), Bold(text), Mention(99, text))) for text in HOSTILE),
            Facts(tuple((text, line(text)) for text in HOSTILE)),
            *(Quote(text, label=text) for text in HOSTILE[:3]),
            *(Because(line(text), why="12") for text in HOSTILE[:3]),
            *(Item(line(text), (Button(text, "help", confirm=text),)) for text in HOSTILE[:4]),
            Table(tuple(HOSTILE[:3]), (tuple(line(text) for text in HOSTILE[3:6]),)),
        ),
        summary=HOSTILE[1],
    ),
    "empty inside": Card("", (Text(()), Text(line("")), Facts(()), Buttons(()), Quote(""), Because(()), Item(()))),
    "log form": Form(
        "log", "Log an introduction", _FIELDS, intro=line("One line is enough, too."), hidden={"owner": "2"}
    ),
    "form with errors": Form(
        "log",
        "Log an introduction made at the fair",
        tuple(
            Field(f.name, f.label, f.kind, True, options=f.options, error=f"I expected {f.name}, not “<b>”")
            for f in _FIELDS
        ),
        submit="Save it and tell everybody",
    ),
    "form with many choices": Form(
        "edit",
        "Which?",
        (Field("who", "Who", "choice", options=tuple(Option(str(n), "N" * n) for n in range(1, 250)), value="240"),),
    ),
    "hostile form": Form(
        "log",
        HOSTILE[2],
        tuple(
            Field(f"f{n}", text, "long", hint=text, placeholder=text, value=text, error=text)
            for n, text in enumerate(HOSTILE)
        ),
        intro=line(HOSTILE[0]),
        hidden={"x": HOSTILE[3]},
    ),
}
CARDS = {name: value for name, value in GALLERY.items() if isinstance(value, Card)}
FORMS = {name: value for name, value in GALLERY.items() if isinstance(value, Form)}
