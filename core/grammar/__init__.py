"""One line of text, or one submitted form, becomes one command and its typed arguments.

tokens     words, quotes, mentions                    natural    what people say, and the line it stands for
kinds      what the words of one argument mean        hurried    the same, as reps type it
names      where a name ends                          clauses    words matched to arguments
repeating  reminders that would come again               shorthand  the same, with words cut short
                                                      verbs      which command it is
"""

from __future__ import annotations

from collections.abc import Mapping

from core.grammar import clauses
from core.grammar.verbs import find, meant_instead
from core.kinds import Context, value_in_form
from core.phrases import misread
from core.spec import Command, Misunderstood, Parsed
from core.tokens import ToCome, Unclear, clean, words

_DOING = {"met": "meet", "called": "call", "tried": "call", "thanked": "thank"}  # what is told, while it is to come

__all__ = ["command_of", "read", "read_form"]


def command_of(line: str, commands: tuple[Command, ...]) -> tuple[Command, str]:
    """The command a line means, and the text its arguments stand in.

    No verb is `log`, or `brief` for a bare name, `show` for a bare number, `today` for nothing. Raises Misunderstood,
    with a line that would work where one is near. It knows nobody, so it may be asked before a transaction; `read`
    then finds the same command.
    """
    found = find(_checked(line), commands)
    return found.command, found.rest


def read(line: str, commands: tuple[Command, ...], context: Context) -> Parsed:
    """The line understood. Raises Misunderstood (never anything else), with `try_line` where one would work.

    Absent arguments are absent from `values`; required ones among them are listed as `missing`.
    """
    line = _checked(line)
    found = find(line, commands)
    if not found.spoken and (better := meant_instead(line, found, commands, context)):
        raise Misunderstood(better.sentence, try_line=better.line)
    try:
        return clauses.parse(found.command, found.line, found.words, context)
    except Unclear as unclear:
        raise _asked_back(line, unclear) from None
    except ToCome as early:
        if (doing := _DOING.get(found.command.name)) is None:
            raise
        raise Misunderstood(
            misread.remind_then(early.sentence), try_line=f"remind me to {doing} {found.rest}"
        ) from None


def read_form(command: Command, values: Mapping[str, str], context: Context) -> Parsed:
    """A submitted form, by argument name; empty fields are absent, names that are no arguments are ignored.

    Raises Misunderstood with `field` set to the argument that makes no sense.
    """
    understood = {}
    for arg in command.args:
        text = clean(values.get(arg.name, ""))
        try:
            if len(text) > arg.most:
                raise Misunderstood(misread.too_long(len(text), arg.most))
            value = value_in_form(arg, text, () if arg.kind == "rest" else words(text), context)
        except Misunderstood as error:
            raise Misunderstood(error.sentence, field=arg.name) from None
        if value is not None:
            understood[arg.name] = value
    missing = tuple(a for a in command.args if a.required and a.name not in understood)
    return Parsed(command, understood, missing)


def _checked(line: str) -> str:
    line = clean(line)
    if len(line) > misread.LONGEST:
        raise Misunderstood(misread.too_long(len(line)))
    return line


def _asked_back(line: str, unclear: Unclear) -> Misunderstood:
    """The question with the line as it would work; where it has two readings, with each of them to choose."""
    before, _, after = line.partition(unclear.written)
    readings = [(meant, f"{before}{meant}{after}") for meant in (unclear.instead, unclear.other) if meant]
    return Misunderstood(
        unclear.sentence, try_line=readings[0][1], choices=tuple(readings) if len(readings) > 1 else ()
    )
