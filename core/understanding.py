"""What was asked for: the command a line or form means, and its typed values."""

from __future__ import annotations

from core import grammar
from core.asks import Ask
from core.commands import COMMANDS
from core.commands.turn import Turn
from core.phrases import edges
from core.spec import Command, Misunderstood, Parsed
from core.store import drafts

_NAMES = {word: c.name for c in reversed(COMMANDS) for word in (*c.aliases, c.name)}


def command_of(ask: Ask) -> Command:
    """What is asked for, before anything is looked up. Raises Misunderstood."""
    if ask.command is None:
        return grammar.command_of(ask.text, COMMANDS)[0]
    found = next((c for c in COMMANDS if c.name == ask.command), None)
    if found is None:
        raise Misunderstood(edges.NO_SUCH_FORM, try_line="help")
    return found


def shows(ask: Ask) -> bool:
    """Whether what is asked for may be shown to the channel it was said in."""
    try:
        return ask.place.kind == "channel" and command_of(ask).shows
    except Misunderstood:
        return False


def spoken(ask: Ask) -> str:
    """The command named by its first word, for logs and metrics; `?` where there is none, for it may be a name."""
    return _NAMES.get(ask.command or ask.text.partition(" ")[0].lower(), "?")


def parsed_of(turn: Turn, command: Command) -> Parsed:
    """The line or form as typed values. A draft is read as the line it keeps."""
    if turn.ask.command is not None:
        return grammar.read_form(command, turn.ask.values, turn.context)
    parsed = grammar.read(turn.line, COMMANDS, turn.context)
    if parsed.command.name != "draft" or parsed.missing:
        return parsed
    text = drafts.text(turn.tx, turn.organization.id, turn.me.id, parsed.values["number"])
    if text is None:
        raise Misunderstood(edges.DRAFT_GONE)
    turn.line = text
    return grammar.read(text, COMMANDS, turn.context)
