"""The words after the verb, matched to arguments: positional ones in order, clauses in any order, each once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.grammar import firms, names, rests
from core.grammar.slots import OPEN, SHORTEST_SLIP, Slots, number_like
from core.kinds import Context, value_of
from core.kinds_listed import expected
from core.phrases import misread
from core.spec import Arg, Command, Misunderstood, Parsed
from core.tokens import Unclear, Word, said

_TWO = ("and", "&", "+")  # before a name that is still due: the one before it were two
_ABOUT = "about"  # the one clause that names a person as a first argument does


def parse(command: Command, line: str, words: tuple[Word, ...], context: Context) -> Parsed:
    """The values of the words after the verb. Raises Misunderstood for a word that fits nowhere."""
    reading = _Reading(command, line, words, context)
    while reading.at < len(words):
        if not (reading.bare() or reading.clause() or reading.positional() or reading.required()):
            reading.rest()
    for name, text in reading.asides.items():
        reading.values[name] = "; ".join(filter(None, (text, reading.values.get(name))))
    missing = tuple([a for a in reading.layout.required if a.name not in reading.values])
    return Parsed(command, reading.values, missing)


class _Reading(Slots):
    """A command's arguments being filled, from the word `at` on."""

    def __init__(self, command: Command, line: str, words: tuple[Word, ...], context: Context) -> None:
        super().__init__(command, words, context)
        self.line = line
        self.at = 0
        self.spoken: set[str] = set()  # keywords already used
        self.asides: dict[str, str] = {}  # what opens the note, by its argument

    def bare(self) -> bool:
        """A clause whose words say it all: 12k, warm intro, agreed."""
        found = self.bare_at(self.at)
        if found is None or (self._owes_a_name() and self.named_like_a_day(self.at, found[1].length)):
            return False
        self._keep(found[0], found[1].value, self.at + found[1].length)
        return True

    def clause(self) -> bool:
        """A keyword and its value: from Carl Smith, value 12k."""
        found = self.keyword_at(self.at)
        if found is None:
            if self._from_the_company():
                return self.clause()
            if self.words[self.at].key in self.spoken:
                self._refuse_twice()
            return False
        arg = found.arg
        self.at += found.length
        self.spoken.add(found.phrase)
        if arg.kind == "yes":
            self.values[arg.name] = True
        elif self.at == len(self.words):
            if not arg.required:
                raise Misunderstood(misread.nothing_after(found.phrase, arg.label))
        elif arg.kind == "rest":
            self.at = rests.keep(self, arg, self.line, self.at)
        elif arg.kind in OPEN:
            start = self.at
            self.keep_open(arg)
            if arg is self.layout.given_to:
                firms.keep(self, arg, start)
        else:
            self._keep_closed(arg)
        return True

    def _from_the_company(self) -> bool:
        """`Ann Lee from Beta via Carl`: what came after `from` was the company, so that `via` has its say."""
        opener, company = self.layout.opener, self.company()
        if opener is None or company is None or "from" not in self.spoken or self.words[self.at].key == "from":
            return False
        length, firm = self.keyword_length(opener, self.at), self.values.get(opener.name)
        after = self.words[self.at + length :]
        if not length or not after or firm is None or firm.words is None:
            return False
        if not after[0].mention and not self.context.known(tuple(w.text for w in after)):
            return False  # `via email` names nobody
        self.values[company.name] = firm.words
        del self.values[opener.name]
        return True

    def positional(self) -> bool:
        """The next argument that needs no keyword; an optional one whose kind does not fit is passed over."""
        waiting = [a for a in self.layout.positional if not self.done(a)]
        for i, arg in enumerate(waiting):
            if arg.kind == "rest":
                return False
            if arg.kind in OPEN:
                if not arg.required and self.words[self.at].key in names.NO_NAME and self.rest_arg() is not None:
                    continue  # `remind me call ann fri`
                numbered = arg.kind == "introduction" and number_like(self.words[self.at].key)
                if not (numbered or self.named_like_a_day(self.at)) and self.any_fits(waiting[i + 1 :], self.at):
                    continue
                if arg.kind == "name" and self.values and self.words[self.at].key in _TWO:
                    raise Misunderstood(misread.two_people())
                self.keep_open(arg, following=waiting[i + 1 :])
                return True
            if taken := self.closed_at(arg, self.at):
                self._keep(arg, taken.value, self.at + taken.length)
                return True
            if arg.required and not any(a.kind in OPEN for a in waiting[i + 1 :]):
                raise expected(arg, self.words[self.at : self.at + 3])
            self.passed.add(arg.name)
        return False

    def _owes_a_name(self) -> bool:
        """Whether the next argument in order is a name: `called mo`."""
        waiting = next((a for a in self.layout.positional if not self.done(a)), None)
        return waiting is not None and waiting.kind in OPEN

    def required(self) -> bool:
        """`pass 12 bob`: a required clause without its keyword, where nothing else could be meant."""
        waiting = [a for a in self.layout.owed if not self.done(a)]
        if len(waiting) != 1 or self.rest_arg() is not None:
            return False
        if waiting[0].kind in OPEN:
            self.keep_open(waiting[0])
        else:
            self._keep_closed(waiting[0])
        return True

    def rest(self) -> None:
        """Everything left is the note, unless its first word looks like a slip of a keyword."""
        first = self.words[self.at]
        arg = self.rest_arg()
        self._refuse_slip(first)
        title = self._title() if arg is None and first.comma else None
        if title is not None:
            self.keep_open(title)
        elif arg is not None:
            self.at = rests.keep(self, arg, self.line, self.at)
        else:
            if closed := self.unfit_choice():
                raise expected(closed, self.words[self.at : self.at + 1])
            left = misread.left_over(self.line[first.start :], self.command.name)
            raise Misunderstood(left, try_line=f"help {self.command.name}")

    def _keep(self, arg: Arg, value: Any, end: int) -> None:
        self.values[arg.name] = value
        self.at = end

    def _keep_closed(self, arg: Arg) -> None:
        taken = self.closed_at(arg, self.at)
        if taken is None:
            raise expected(arg, self.words[self.at : self.window(self.at, arg)])
        self._keep(arg, taken.value, self.at + taken.length)

    def keep_open(self, arg: Arg, following: Sequence[Arg] = ()) -> None:
        """A name, up to what follows it."""
        end = self.window(self.at, arg, following)
        window = self.words[self.at : end]
        if len(window) > 1:
            leave = 1 if following and following[0].kind in OPEN and following[0].required else 0
            if leave or self.rest_arg() is not None:
                bounded = end < len(self.words) and not leave
                extent = self._before_the_name(arg, window) if end == len(self.words) else 0
                window = window[: extent or names.extent(window, self.context, bounded=bounded, leave=leave)]
        for word in window[1:]:
            self._refuse_slip(word)
        self.at += len(window)
        person = arg.kind == "name" and (not arg.keywords or arg.name == _ABOUT)
        if person and (company := self.company()) is not None:
            window = self._split(window, company)
        self.values[arg.name] = value_of(arg, window, self.context)

    def _before_the_name(self, arg: Arg, window: tuple[Word, ...]) -> int:
        """`from Carl Smith Jane Doe`: how long the known name is that comes before the one still owed; 0 if neither."""
        owed = any(a.kind == "name" and a.required and not self.done(a) for a in self.layout.positional)
        if not arg.keywords or not owed or len(window) < 3:
            return 0
        known = self.context.known(tuple(w.text for w in window))
        return known if known <= len(window) - 2 else 0

    def _split(self, window: tuple[Word, ...], company: Arg) -> tuple[Word, ...]:
        """`jane doe acme`, `jane doe, acme`, `"Jane Doe" acme`: the company goes to its own argument."""
        person = names.split_company(window, self.context)
        if window[person:]:
            self.values[company.name] = value_of(company, window[person:], self.context).strip("() ")
        elif self._company_follows(window):
            if (end := self._firm_after_title(company)) is not None:
                self._aside(self.words[self.at : end])
                self.at = end
            else:
                self.keep_open(company)
        return window[:person]

    def _company_follows(self, window: tuple[Word, ...]) -> bool:
        at = self.at
        if at >= len(self.words) or self.words[at].mention or self.words[at].key in names.NO_NAME:
            return False
        if not (self.words[at].comma or window[-1].quoted):
            return False
        if self.bare_at(at) is not None or self.keyword_at(at) is not None:
            return False
        self._refuse_slip(self.words[at])
        return True

    def _firm_after_title(self, company: Arg) -> int | None:
        """Where `at Beta` stands in `finance director at Beta`."""
        for at in range(self.at + 1, len(self.words)):
            if self.words[at].comma:
                return None
            if self.keyword_at(at):
                return at if self.keyword_length(company, at) else None
        return None

    def company(self) -> Arg | None:
        company = self.layout.company
        return None if company is None or self.done(company) else company

    def _aside(self, window: tuple[Word, ...]) -> None:
        """`Ann Lee, finance director at Beta`: the title, where the command keeps one; else it opens the note."""
        if (title := self._title()) is not None:
            self.values[title.name] = said(window)
        elif (arg := self.rest_arg()) is not None:
            self.asides[arg.name] = said(window)

    def _title(self) -> Arg | None:
        title = self.layout.title
        return None if title is None or self.done(title) else title

    def _refuse_slip(self, word: Word) -> None:
        if word.quoted or word.mention or word.text[:1].isupper() or len(word.key) < SHORTEST_SLIP:
            return
        if meant := self.near_keyword(word):
            raise Unclear(misread.near_keyword(word.text, meant), written=word.text, instead=meant)

    def _refuse_twice(self) -> None:
        key = self.words[self.at].key
        if key not in ("at", "of", "to", "by", "on"):
            raise Misunderstood(misread.twice(key))
