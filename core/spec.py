"""One description of a subcommand, from which the parser, help, forms, README, and both manifests are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from core.model import Role

if TYPE_CHECKING:
    from core.asks import Reply
    from core.commands.turn import Turn

# What an argument's words become; the functions that read them stand in core/kinds.py:
#   name      words in quotes, or plain words up to the next clause             -> str
#   introduction  a number, or the name or company of a prospect                -> Ref
#   contact   a contact's name                                                  -> Ref
#   member    @mention, "@bob", bob, an e-mail address                          -> Ref (account, or words)
#   when      a moment in the member's zone                                     -> datetime (UTC)
#   day       a date                                                            -> date
#   money     12k, €12k, 12,5k, 40 EUR                                          -> Money(minor units, currency or None)
#   warmth / stage / measure / period / choice   one of a closed list           -> enum, or Period, or str
#   count     a whole number                                                    -> int
#   yes       the bare keyword                                                  -> True
#   rest      everything that is left                                           -> str
Kind = Literal[
    "name", "introduction", "contact", "member", "when", "day", "money", "warmth", "stage", "measure", "period",
    "choice", "count", "yes", "rest",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arg:
    """One argument. Without `keywords` it is positional, in order; with them it is a clause, in any order, once.

    A clause of kind warmth, money, yes, choice, when or day may also stand without a keyword when its words say it all
    (`bare`). A `name` clause called `company` also takes what follows a comma, and the tail of a name without quotes.
    """

    name: str
    kind: Kind
    label: str  # the form's question
    keywords: tuple[str, ...] = ()
    required: bool = False
    bare: bool = False
    choices: tuple[str, ...] = ()
    hint: str | None = None
    asked: bool = True  # whether the form shows it
    accounts: bool = False  # of a rest: mentions in it are looked up by the command; else they become names
    most: int = 1500  # letters it may have in a form
    past: bool = False  # of a when or day: it tells what happened ("thu" is last Thursday), so it cannot be to come


@dataclass(frozen=True, slots=True, eq=False)  # one of each: hashed on every line, so by identity
class Command:
    """One subcommand. `run` gets the parsed values by argument name, absent ones left out.

    Reads (`writes=False`) never enter the writer. `featured` commands stand in Teams' list (at most 12).
    """

    name: str
    summary: str  # one line for help and menus, at most 100 characters
    examples: tuple[str, ...]  # lines that parse; the first is shown in help
    run: Callable[[Turn, dict[str, Any]], Reply]
    args: tuple[Arg, ...] = ()
    aliases: tuple[str, ...] = ()
    writes: bool = True
    who: Role = Role.MEMBER
    featured: bool = False
    shows: bool = False  # something to a whole channel: who is there is looked up first
    hidden: bool = False  # for buttons; left out of help and menus
    group: str = "More"  # heading in help: Every day | Looking | People | Settings | More


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference still to be looked up: exactly one of the three is set (`account` also holds `member:5`)."""

    number: int | None = None
    words: str | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """Minor units; `currency` is None where none was written (the organization's then holds)."""

    minor: int
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days in the organization's zone, both ends included, ISO dates; `label` is 'this quarter'."""

    first: str
    last: str
    label: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line understood: the command, its values, and what was read into it (shown back: 'company: Acme')."""

    command: Command
    values: dict[str, Any]
    missing: tuple[Arg, ...] = ()


class Misunderstood(Exception):
    """The line, or one value, makes no sense. `sentence` is what the person reads; `try_line` a line that would work;
    `choices` are what it may have meant, each with its line; `field` the argument concerned (a form shows the error
    there)."""

    def __init__(
        self,
        sentence: str,
        *,
        try_line: str | None = None,
        field: str | None = None,
        choices: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.try_line = try_line
        self.field = field
        self.choices = choices


class Missing(Misunderstood):
    """A line leaves out what only its command can tell it needs; it is asked for in the form, at `field`. Raised before
    anything is written."""
