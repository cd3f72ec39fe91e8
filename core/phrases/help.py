"""The commands explained, from their own descriptions: in the chat, for one command, and as the README's table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.cards import Block, Bold, Button, Buttons, Card, Quote, Text, line
from core.spec import Arg, Command

GROUPS = ("Every day", "Looking", "People", "Partners", "Settings", "More")
TYPE_IT = "As you would type it"
FILL_IN = "Fill in a form…"
EVERYTHING = "All commands"
_SAID = {
    "introduction": "NUMBER or NAME", "contact": "NAME", "member": "@WHO", "when": "WHEN", "day": "DAY", "money": "12k",
    "warmth": "HOW", "stage": "STAGE", "measure": "MEASURE", "period": "PERIOD", "count": "NUMBER", "rest": "TEXT",
}  # fmt: skip
_START = "Just say it, as you would to a colleague. Six ways of saying carry most days:"
_SIX = (
    ("Ann Lee at Beta from Carl Smith", "logs an introduction, and I remind whoever calls"),
    ("called Ann", "you have spoken to her"),
    ("won Beta 45k", "a sale came of it"),
    ("thanked Carl", "whoever opened the door has heard from you"),
    ("Carl", "a name alone: all about somebody, before you call"),
    ("today", "what waits for you; so does nothing at all"),
)


def overview() -> Card:
    """The six words that carry most days, and the way to each group of the rest."""
    parts: list[str | Bold] = []
    for typed, meant in _SIX:
        parts += [Bold(typed), f"  {meant}\n"]
    more = tuple(Button(group, f"help group {group.lower()}") for group in GROUPS)
    return Card(
        "What you can do",
        (
            Text(line(_START)),
            Text(line(*parts[:-1], str(parts[-1]).rstrip())),
            Buttons((Button("My day", "today", style="primary"), Button("Log an introduction…", "log"))),
            Text(line("And more, when you want it:")),
            Buttons((*more, Button(EVERYTHING, "help group all"))),
            Text(line("“help log” explains one of them; “oops” takes back your last change."), small=True),
        ),
    )


def listing(commands: Iterable[Command], group: str) -> Card:
    """The commands of one group, or of all, each by its first example."""
    shown = visible(commands)
    groups = [one for one in GROUPS if group in (one.lower(), "all")]
    blocks: list[Block] = []
    for one in groups:
        parts: list[str | Bold] = [Bold(one)] if len(groups) > 1 else []
        for command in (c for c in shown if c.group == one):
            parts += ["\n" if parts else "", Bold(command.examples[0]), f"  {command.summary}"]
        blocks.append(Text(line(*parts)))
    blocks.append(Buttons((Button("Back", "help"),)))
    return Card(EVERYTHING if group == "all" else group.capitalize(), tuple(blocks))


def one(command: Command) -> Card:
    """One command: how it is typed, with examples."""
    blocks: list[Block] = [Text(line(f"{command.summary}.")), Quote("\n".join(command.examples), TYPE_IT)]
    blocks.append(Text(line("In full: ", Bold(usage(command))), small=True))
    if command.aliases:
        blocks.append(Text(line(f"Also: {', '.join(command.aliases)}"), small=True))
    fill = (Button(FILL_IN, command.name, style="primary"),) if any(a.required for a in command.args) else ()
    blocks.append(Buttons((*fill, Button(EVERYTHING, "help"))))
    return Card(command.name, tuple(blocks))


def unknown(words: str, near: str | None) -> str:
    return f"I have no command “{words}”." + (f" Did you mean “{near}”?" if near else "")


def usage(command: Command) -> str:
    """`thank NUMBER or NAME [gift NAME] [note TEXT]`: optional parts in brackets."""
    return " ".join((command.name, *(_part(arg) for arg in command.args if arg.asked)))


def readme_table(commands: Iterable[Command]) -> str:
    """The commands as a Markdown table, in the order of help."""
    shown = visible(commands)
    rows = [f"| `{c.examples[0]}` | {c.summary} |" for g in GROUPS for c in shown if c.group == g]
    return "\n".join(("| type | what happens |", "|---|---|", *rows))


def visible(commands: Iterable[Command]) -> Sequence[Command]:
    return [command for command in commands if not command.hidden]


def _part(arg: Arg) -> str:
    said = " ".join(_words(arg))
    return said if arg.required else f"[{said}]"


def _words(arg: Arg) -> Iterator[str]:
    if arg.keywords and not arg.bare:
        yield arg.keywords[0]
    if arg.kind == "yes":
        return
    if arg.choices:
        yield "|".join(arg.choices)
    else:
        yield _SAID.get(arg.kind, arg.name.upper())
