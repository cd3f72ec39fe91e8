"""Which command a line means: by its first words, by what people say, or by its shape when there is no verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from core.grammar import clauses, hurried, natural
from core.grammar.names import NO_NAME, name_like
from core.grammar.repeating import refuse_repeats
from core.grammar.shapes import canonical
from core.grammar.shorthand import SHORT_SENTENCES, SHORTENED
from core.kinds import Context
from core.nearness import nearest
from core.phrases import misread
from core.spec import Command, Misunderstood
from core.tokens import Word, straight, words

_LIKE_VERBS = frozenset({  # first names a slip away from a verb
    "cal", "cara", "caren", "carey", "carl", "cary", "dane", "dave", "dona", "edie", "edith", "gabe", "gale", "hank",
    "kate", "kent", "linc", "lisa", "liz", "mark", "mave", "mose", "nate", "noah", "shae", "shane", "shaw", "tess",
    "wong",
})  # fmt: skip
_IDLE = "today"
_LONGEST = 3  # words
_VERBS = SHORTENED + hurried.VERBS + natural.VERBS
_SENTENCES = SHORT_SENTENCES + hurried.SENTENCES + natural.SENTENCES


class Found(NamedTuple):
    """A command, and the words of the line its arguments are in; `spoken` where the line names the command itself."""

    command: Command
    line: str  # what the words know their places in
    words: tuple[Word, ...]
    spoken: bool = True

    @property
    def rest(self) -> str:
        """The text the arguments stand in."""
        return self.line[self.words[0].start :] if self.words else ""


@dataclass(frozen=True, slots=True)
class Better:
    """A line the person may have meant."""

    sentence: str
    line: str


@lru_cache(maxsize=256)  # asked before the transaction, and in it
def find(line: str, commands: tuple[Command, ...]) -> Found:
    """The command of a cleaned line. Raises Misunderstood where there is none."""
    by_name = _by_name(commands)
    if not line:
        return Found(_named(by_name, _IDLE, line), line, ())
    line = straight(line)
    for typed in _without_politeness(line):
        natural.refuse_crowds(typed)
        refuse_repeats(typed)
        said = canonical(typed, _VERBS, by_name.keys()) or typed
        if found := _verb(said, by_name):
            return found
    bare = natural.polite(line)
    sentence = canonical(bare, _SENTENCES, by_name.keys())
    if sentence and (found := _verb(sentence, by_name)):
        return found
    natural.refuse(bare)
    return _by_shape(line, words(line), commands)


def meant_instead(line: str, found: Found, commands: tuple[Command, ...], context: Context) -> Better | None:
    """For a line without a verb whose first word is a slip of one (`lgo Ann Lee from Carl`, `helo`) and no known name:
    the line with that verb, if that makes sense."""
    first = words(line)[:1]
    if not first or first[0].quoted or first[0].mention or first[0].key in _LIKE_VERBS:
        return None
    meant = nearest(first[0].key, _offered(commands))
    if meant is None or context.known((first[0].text,)):
        return None
    better = meant + line[first[0].end :]
    try:
        corrected = find(better, commands)
        parsed = clauses.parse(corrected.command, corrected.line, corrected.words, context)
    except Misunderstood:
        return None
    if parsed.missing and found.rest.strip() != first[0].text:
        return None
    return Better(misread.unknown_command(first[0].text, meant), better)


def _without_politeness(line: str) -> Iterator[str]:
    """The line as it is, then without the words put before a verb."""
    yield line
    if (bare := natural.polite(line)) != line:
        yield bare


def _verb(line: str, by_name: dict[str, Command]) -> Found | None:
    """The command named by the first words: the longest name or alias."""
    some = words(line)
    keys: list[str] = []
    for word in some[:_LONGEST]:
        if word.quoted or word.mention or (word.comma and keys):
            break
        keys.append(word.key.removeprefix("/"))
    for length in range(len(keys), 0, -1):
        if command := by_name.get(" ".join(keys[:length])):
            return Found(command, line, _from(length, some))
    return None


def _from(length: int, some: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words after so many; a comma after the verb says nothing."""
    rest = some[length:]
    return (rest[0]._replace(comma=False), *rest[1:]) if rest and rest[0].comma else rest


def _by_shape(line: str, some: tuple[Word, ...], commands: tuple[Command, ...]) -> Found:
    """A line without a verb: a number to show, a name to brief on, or a door somebody opened."""
    by_name = _by_name(commands)
    if not some:
        return Found(_named(by_name, _IDLE, line), line, some, spoken=False)
    if len(some) == 1 and some[0].key.removeprefix("#").isdecimal():
        return Found(_named(by_name, "show", line), line, some, spoken=False)
    starts_a_name = some[0].key not in NO_NAME and not some[0].key[:1].isdigit()
    if starts_a_name and "log" in by_name and _says_a_door(by_name["log"], some):
        return Found(by_name["log"], line, some, spoken=False)
    if name_like(some) and "brief" in by_name:
        if "log" in by_name:
            _refuse_slip(line, by_name["log"], some)
        return Found(by_name["brief"], line, some, spoken=False)
    if some[0].key not in _LIKE_VERBS and (meant := nearest(some[0].key, _offered(commands))) is not None:
        better = meant + line[some[0].end :]
        raise Misunderstood(misread.unknown_command(some[0].text, meant), try_line=better)
    raise Misunderstood(misread.lost(line), try_line="help")


def _says_a_door(log: Command, some: tuple[Word, ...]) -> bool:
    """Whether a clause of `log` stands in the line after its first word."""
    keywords = _clause_words(log)
    if any(not w.quoted and w.key in keywords for w in some[1:]):
        return True
    return any(w.comma for w in some[1:]) and len(some) > 2


def _refuse_slip(line: str, log: Command, some: tuple[Word, ...]) -> None:
    """`Ann Lee fron Carl` is no name. Raises Misunderstood with the line corrected."""
    for word in some[1:]:
        if len(word.key) >= 3 and word.text.islower() and (meant := nearest(word.key, _clause_words(log))):
            better = line[: word.start] + meant + line[word.end :]
            raise Misunderstood(misread.did_you_mean(word.text, meant), try_line=better)


@lru_cache(maxsize=8)
def _clause_words(log: Command) -> frozenset[str]:
    return frozenset(k for a in log.args if a.kind != "rest" for k in a.keywords if " " not in k)


def _named(by_name: dict[str, Command], name: str, line: str) -> Command:
    if (command := by_name.get(name)) is None:
        raise Misunderstood(misread.lost(line), try_line="help")
    return command


@lru_cache(maxsize=8)
def _by_name(commands: tuple[Command, ...]) -> dict[str, Command]:
    """Names and aliases; a name wins over another command's alias."""
    aliases = {alias.casefold(): command for command in commands for alias in command.aliases}
    return aliases | {command.name: command for command in commands}


@lru_cache(maxsize=8)
def _offered(commands: tuple[Command, ...]) -> tuple[str, ...]:
    shown = dict.fromkeys(c for c in _by_name(commands).values() if not c.hidden)
    return tuple(word for c in shown for word in (c.name, *c.aliases))
