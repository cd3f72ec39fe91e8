"""Where in the words a value, a keyword or the end of a name stands, given one command's arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from core.days import OPENS_DAY
from core.kinds import Context, Taken, is_email, may_open, openings, take
from core.money import goes_on
from core.nearness import nearest
from core.spec import Arg, Command
from core.tokens import Word, keys, said

OPEN = frozenset({"name", "introduction", "contact", "member"})
SHORTEST_SLIP = 4  # letters; a shorter word is near too many others
_ROUGHLY = ("about", "around", "approx", "approximately", "roughly", "maybe", "perhaps", "probably", "~")
_LEADS = {"with": ("warmth", "choice", "money")} | dict.fromkeys(_ROUGHLY, ("money",))
_FILLERS = frozenset({"to", "as", "until", "till", "is", "it", "for", "by", "me", "on", "about", "around", "roughly"})

_PHONE = re.compile(r"\+[0-9]{6,}|\+?[0-9(][0-9()]*(?:[-/.][0-9()]+)+")
_DIALLED = frozenset("+(0123456789")  # how a phone number begins
_DATE = re.compile(r"[0-9]{1,4}([-/.])[0-9]{1,2}(\1[0-9]{2,4})?|[0-9.]+")


class Slots:
    """The arguments of one command, which of them are filled, and what could fill the others at a word."""

    def __init__(self, command: Command, words: tuple[Word, ...], context: Context) -> None:
        self.command = command
        self.words = words
        self.context = context
        self.values: dict[str, Any] = {}
        self.passed: set[str] = set()  # positional arguments left out
        self.layout = _layout(command)

    def window(self, start: int, arg: Arg, following: Sequence[Arg] = ()) -> int:
        """Where an open value that begins at `start` must end: a comma, a clause, a value that says it all."""
        first = self.words[start]
        if first.quoted or first.mention or "@" in first.key[1:] or (arg.kind != "name" and number_like(first.key)):
            return start + 1
        phone = arg.kind == "name" and arg.keywords and _digits(first)
        for end in range(start + 1, len(self.words)):
            word = self.words[end]
            if phone and _digits(word):
                continue
            if word.comma or word.mention or self.keyword_at(end, besides=arg) or self.bare_at(end):
                return end
            if self.any_fits(following, end):
                return end
        return len(self.words)

    def any_fits(self, some: Sequence[Arg], at: int) -> bool:
        """Whether the words here are a value of one of these closed arguments."""
        return any(self.closed_at(a, at) is not None for a in some if a.kind not in OPEN and a.kind != "rest")

    def closed_at(self, arg: Arg, at: int) -> Taken | None:
        """The value of a closed kind at this word, a filler before it allowed (`move 12 to won`)."""
        if found := take(arg, self.words[at:], self.context):
            return found
        if self.words[at].key in _FILLERS and (found := take(arg, self.words[at + 1 :], self.context)):
            return Taken(found.value, found.length + 1)
        return None

    def bare_at(self, at: int) -> tuple[Arg, Taken] | None:
        """The clause whose words here say it all, and its value."""
        word = self.words[at]
        if not may_open(word, self.layout.openings) or word.mention:
            return None
        if not word.quoted and (reach := self._reach_at(word)):
            return reach
        for arg in self.layout.bare:
            if self.done(arg) or (arg.kind == "money" and self._meant_as_number(at)):
                continue
            taken = take(arg, self.words[at:], self.context, bare=True)
            if taken and not (taken.length == 1 and self._announces(at)):
                return arg, taken
        return None if word.quoted else self._led_at(at)

    def named_like_a_day(self, at: int, length: int = 1) -> bool:
        """Whether a word that may be a weekday or a month is somebody's name: Mo, Jan, May."""
        word = self.words[at]
        return length == 1 and word.key in OPENS_DAY and self.context.known((word.text,)) > 0

    def _led_at(self, at: int) -> tuple[Arg, Taken] | None:
        """`with a warm intro`, `about 12k`: the value after a word that only leads to it."""
        kinds = _LEADS.get(self.words[at].key)
        if kinds is None or self.keyword_at(at) is not None:
            return None
        following = at + 1
        if following < len(self.words) and self.words[following].key in ("a", "an"):
            following += 1
        if following == len(self.words) or self.words[following].comma or (found := self.bare_at(following)) is None:
            return None
        arg, taken = found
        return (arg, Taken(taken.value, taken.length + following - at)) if arg.kind in kinds else None

    def _announces(self, at: int) -> bool:
        """`edit 12 name Anna Lee`: the word is no value here but the keyword of what follows."""
        key, following = self.words[at].key, at + 1
        starts = self.layout.starts.get(key, ())
        keyword = any(k.length == 1 and k.arg.kind in OPEN and not self.done(k.arg) for k in starts)
        if not keyword or following == len(self.words):
            return False
        return self.bare_at(following) is None and self.keyword_at(following) is None

    def _reach_at(self, word: Word) -> tuple[Arg, Taken] | None:
        """An e-mail address or a phone number, which say by themselves what they are."""
        key = word.key
        if "@" in key and is_email(key):
            arg = self.layout.email
        elif key[:1] in _DIALLED and _PHONE.fullmatch(key) and not _DATE.fullmatch(key):
            arg = self.layout.phone
        else:
            return None
        return (arg, Taken(said((word,)), 1)) if arg is not None and not self.done(arg) else None

    def _meant_as_number(self, at: int) -> bool:
        """`won 1200`: a plain number is the introduction's while that is not named yet; `8 grand` is no plain one."""
        waiting = any(a.kind == "introduction" and not self.done(a) for a in self.layout.positional)
        if not waiting or not number_like(self.words[at].key):
            return False
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        return following is None or following.comma or following.key[:1].isdigit() or not goes_on(following.key)

    def keyword_at(self, at: int, besides: Arg | None = None) -> Keyword | None:
        """The keyword that stands here and whose argument is not filled yet; the longest wins."""
        for keyword in self.layout.starts.get(self.words[at].key, ()):
            if keyword.arg is not besides and not self.done(keyword.arg) and self._spelled(keyword, at):
                after = self.words[at + keyword.length :]
                return None if keyword.preposition and take(keyword.arg, after, self.context) is None else keyword
        return None

    def keyword_length(self, arg: Arg, at: int) -> int:
        """How many words the argument's keyword here has; 0 where there is none."""
        starts = self.layout.starts.get(self.words[at].key, ())
        return next((k.length for k in starts if k.arg is arg and self._spelled(k, at)), 0)

    def _spelled(self, keyword: Keyword, at: int) -> bool:
        return keyword.length == 1 or keys(self.words[at : at + keyword.length]) == keyword.parts

    def rest_arg(self) -> Arg | None:
        """The argument that takes whatever is left."""
        return next((a for a in self.layout.rests if not self.done(a)), None)

    def done(self, arg: Arg) -> bool:
        """Whether it has its value, or was passed over."""
        return arg.name in self.values or arg.name in self.passed

    def near_keyword(self, word: Word) -> str | None:
        """The keyword, not used yet, that a word is a slip of."""
        if nearest(word.key, self.layout.long_keywords) is None:
            return None  # nearly always
        unused = (a for a in self.command.args if a.kind != "rest" and not self.done(a))
        return nearest(word.key, (k for a in unused for k in a.keywords if len(k) >= SHORTEST_SLIP))

    def unfit_choice(self) -> Arg | None:
        """The closed argument that was passed over, for saying what it would have taken."""
        return next((a for a in self.command.args if a.name in self.passed and a.kind != "when"), None)


def _digits(word: Word) -> bool:
    return not word.comma and any(c.isdigit() for c in word.key) and not any(c.isalpha() for c in word.key)


class Keyword(NamedTuple):
    """A keyword of an argument. `preposition`: `on` before a day is one, before anything else (`on the board`) it is a
    word like any other."""

    arg: Arg
    phrase: str
    parts: tuple[str, ...]
    length: int
    preposition: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A command's arguments by the ways they are found: keywords by their first word, those that say it all by
    themselves, those in order, those that must be said after a keyword, those that take what is left; and the few with
    a part of their own."""

    starts: Mapping[str, tuple[Keyword, ...]]  # the longest first
    long_keywords: tuple[str, ...]  # long enough for a slip in one to be seen
    bare: tuple[Arg, ...]
    openings: frozenset[str]  # of the bare ones
    positional: tuple[Arg, ...]
    required: tuple[Arg, ...]
    owed: tuple[Arg, ...]
    rests: tuple[Arg, ...]
    ahead: tuple[Arg, ...]  # days and moments to come
    happened: Arg | None  # the day something happened
    company: Arg | None
    opener: Arg | None  # whom a door came from
    given_to: Arg | None  # for whom we opened one
    title: Arg | None
    email: Arg | None
    phone: Arg | None


@lru_cache(maxsize=256)
def _layout(command: Command) -> Layout:
    starts: dict[str, list[Keyword]] = {}
    for arg in command.args:
        closed = arg.kind not in OPEN and arg.kind not in ("yes", "rest")
        for phrase in arg.keywords:
            first, *more = phrase.split()
            keyword = Keyword(arg, phrase, (first, *more), 1 + len(more), closed and len(first) <= 2)
            starts.setdefault(first, []).append(keyword)
    bare = tuple(a for a in command.args if a.bare)
    named = {a.name: a for a in command.args}
    clauses = {a.name: a for a in command.args if a.keywords}
    return Layout(
        {first: tuple(sorted(some, key=lambda k: -k.length)) for first, some in starts.items()},
        long_keywords=tuple(k for a in command.args if a.kind != "rest" for k in a.keywords if len(k) >= SHORTEST_SLIP),
        bare=bare,
        openings=openings(bare) | (_LEADS.keys() if bare else frozenset()),
        positional=tuple(a for a in command.args if not a.keywords and not a.bare),
        required=tuple(a for a in command.args if a.required),
        owed=tuple(a for a in command.args if a.required and a.keywords),
        rests=tuple(a for a in command.args if a.kind == "rest"),
        ahead=tuple(a for a in command.args if a.kind in ("when", "day") and not a.past),
        happened=next((a for a in command.args if a.kind == "day" and a.past), None),
        company=clauses.get("company"),
        opener=next((a for a in command.args if "from" in a.keywords and "via" in a.keywords), None),
        given_to=next((a for a in command.args if a.kind == "contact" and "to" in a.keywords), None),
        title=named.get("title"),
        email=clauses.get("email"),
        phone=clauses.get("phone"),
    )


def number_like(key: str) -> bool:
    """`12`, `#12`, `contact:5`."""
    return key.lstrip("#").isdecimal() or key.startswith("contact:")
