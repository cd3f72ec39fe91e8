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
_START = (
    "Just say it: “Ann Lee at Beta from Carl Smith” logs an introduction, “called Ann”, “won Beta 45k” and "
    "“thanked Carl” move it on, a name alone tells all about somebody, and nothing at all shows your day."
)


def overview(commands: Iterable[Command]) -> Card:
    """Everything one may do, by group; the first example of each."""
    shown = visible(commands)
    blocks: list[Block] = [Text(line(_START))]
    for group in GROUPS:
        if rows := [c for c in shown if c.group == group]:
            parts: list[str | Bold] = [Bold(group)]
            for command in rows:
                parts += ["\n", Bold(command.examples[0]), f"  {command.summary}"]
            blocks.append(Text(line(*parts)))
    blocks.append(Text(line("“help log” explains one of them; “oops” takes back your last change."), small=True))
    blocks.append(Buttons((Button("My day", "today", style="primary"), Button("Log an introduction…", "log"))))
    return Card("What you can do", tuple(blocks))


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
