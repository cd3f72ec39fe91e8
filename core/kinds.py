"""What the words of one argument mean: one small function a kind, which asks back by raising."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from core.dates import Almanac
from core.days import OPENS_DAY, take_day
from core.kinds_listed import expected, listed_openings, take_listed
from core.moments import OPENS_MOMENT, take_moment
from core.money import OPENS_AMOUNT, amount, goes_on
from core.periods import OPENS_PERIOD, take_period
from core.phrases import misread
from core.spec import Arg, Kind, Misunderstood, Ref
from core.tokens import ToCome, Unclear, Word, keys, said
from core.workdays import Calendar


def nobody(words: tuple[str, ...]) -> int:
    """Nobody is known: no leading words form a name."""
    return 0


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a line depends on besides the line.

    `zone` is the speaker's, `home` the organization's (periods; the speaker's where None). `known(words)` answers how
    many leading words form a known contact's or member's name or a company (the longest; 0: none); it is asked only
    where a name without quotes may be followed by something else, or may be a day. `calendar` counts working days.
    """

    now: datetime
    zone: ZoneInfo
    locale: str = "en_US"
    currency: str = "USD"
    known: Callable[[tuple[str, ...]], int] = nobody
    calendar: Calendar | None = None
    home: ZoneInfo | None = None

    @property
    def working(self) -> Calendar:
        return self.calendar or Calendar(self.zone)

    def almanac(self, *, past: bool = False) -> Almanac:
        working = self.working
        month_first = self.locale.replace("-", "_").endswith(("_US", "_PH")) or self.locale == "en"
        return Almanac(
            working.day(self.now), month_first, past, lambda n: working.day(working.add_working_days(self.now, n))
        )


class Taken(NamedTuple):
    """A value, and how many of the leading words it is made of."""

    value: Any
    length: int


_YES = frozenset({"yes", "true", "on", "1", "y"})
_DIGIT = re.compile(r"[0-9]")
_FIGURE = re.compile(r"[0-9@]")  # an e-mail address says by itself what it is, too
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_NUMBER = re.compile(r"#?([0-9]{1,18})")
_CONTACT = re.compile(r"contact:([0-9]{1,18})")
_A_YEAR = re.compile(r"/(?:y|yr|year|annum)$", re.IGNORECASE)  # what a value is meant for anyway
_AMOUNT_MARK = re.compile(r"[^0-9.,]|[0-9]{3}")  # a sign, a k, or at least three digits: an amount without a keyword


def take(arg: Arg, some: Sequence[Word], context: Context, *, bare: bool = False) -> Taken | None:
    """The value of a closed kind that the leading words make, None where they make none; for open kinds see `value_of`.

    `bare`: no keyword announced it. Raises Misunderstood where they mean to be one but cannot.
    """
    if not some or (some[0].quoted and arg.kind not in ("choice", "money")):
        return None
    match arg.kind:
        case "money":
            return _take_money(some, context, bare)
        case "when":
            if not may_open(some[0], OPENS_MOMENT):
                return None
            moment = take_moment(_unquoted(some), context.almanac(past=arg.past), context.working, context.now)
            return moment and Taken(moment.at, moment.length)
        case "day":
            if not may_open(some[0], OPENS_DAY):
                return None
            day = take_day(_unquoted(some), context.almanac(past=arg.past))
            return day and Taken(_gone(day[0], some[: day[1]], context) if arg.past else day[0], day[1])
        case "period":
            period = take_period(_unquoted(some), context.now.astimezone(context.home or context.zone).date())
            return period and Taken(*period)
        case "warmth" | "stage" | "measure" | "choice":
            listed = take_listed(arg, some)
            return listed and Taken(*listed)
        case "count":
            return Taken(int(some[0].key), 1) if re.fullmatch(r"[0-9]{1,9}", some[0].key) else None
        case _:
            return None


def openings(some: Iterable[Arg]) -> frozenset[str]:
    """What the first word of a value of these arguments' kinds may be, besides what has a digit in it."""
    words: set[str] = set()
    for arg in some:
        match arg.kind:
            case "money":
                words |= OPENS_AMOUNT
            case "when":
                words |= OPENS_MOMENT
            case "day":
                words |= OPENS_DAY
            case "warmth" | "stage" | "measure" | "choice":
                words |= listed_openings(arg)
            case "period":
                words |= OPENS_PERIOD
    return frozenset(words)


def may_open(word: Word, words: frozenset[str]) -> bool:
    """Whether a value may begin with this word, its kind's `openings` given: a quick look before `take`."""
    return (word.key or word.text.casefold()) in words or _FIGURE.search(word.text) is not None


def value_of(arg: Arg, some: Sequence[Word], context: Context) -> Any:
    """The value of exactly these words, of any kind. Raises Misunderstood, naming what was expected."""
    match arg.kind:
        case "introduction" | "contact" | "member":
            return _reference(arg.kind, some)
        case "name" | "rest":
            return _open(arg, said(some))
        case "yes":
            return True
    taken = take(arg, some, context)
    if taken is not None and taken.length == len(some):
        return taken.value
    raise expected(arg, some)


def value_in_form(arg: Arg, text: str, some: Sequence[Word], context: Context) -> Any:
    """The value of a form's field; None where it was left empty."""
    if arg.kind == "yes":
        return True if text.casefold() in _YES else None
    if arg.kind in ("name", "rest") or not some:
        return _open(arg, text) if text else None
    return value_of(arg, some, context)


def is_email(text: str) -> bool:
    """Whether this has the form of an e-mail address; whether it reaches anybody is not known."""
    return _EMAIL.fullmatch(text) is not None


def _open(arg: Arg, text: str) -> str:
    if arg.name == "email" and not is_email(text := text.rstrip(".,;")):
        raise Misunderstood(misread.not_an_email(text))
    return text


def _take_money(some: Sequence[Word], context: Context, bare: bool) -> Taken | None:
    """12k, EUR 12k, 40 EUR, $ 40, 12 000: at most three words, the most that make an amount."""
    if not _DIGIT.search(some[0].text) and (len(some) == 1 or not _DIGIT.search(some[1].text)):
        return None  # the number is the first word, or comes after a sign
    most = 1
    while most < min(3, len(some)) and goes_on(some[most].text):
        most += 1
    for length in range(most, 0, -1):
        text = " ".join([w.text for w in some[:length]])
        if bare and not _AMOUNT_MARK.search(text) and (len(some) > length or len(text) < 2):
            continue  # `12` in the middle of a line may be anything
        try:
            found = amount(_A_YEAR.sub("", text.rstrip(".!?:")), locale=context.locale, currency=context.currency)
        except Unclear:
            raise
        except Misunderstood:
            continue
        if found is not None:
            return Taken(found, length)
    return None


def _reference(kind: Kind, some: Sequence[Word]) -> Ref:
    first = some[0]
    if len(some) == 1:
        if first.mention:
            return Ref(account=first.text)
        if match := _NUMBER.fullmatch(first.key):
            if kind == "introduction":
                return Ref(number=int(match[1]))
        elif kind == "contact" and (match := _CONTACT.fullmatch(first.key)):
            return Ref(number=int(match[1]))
    return Ref(words=said(some).removeprefix("@"))


def _gone(day: date, some: Sequence[Word], context: Context) -> date:
    if day > context.almanac().today:
        raise ToCome(misread.to_come(said(some)))
    return day


def _unquoted(some: Sequence[Word]) -> tuple[str, ...]:
    """The keys up to a quoted word."""
    found = keys(some)
    return found[: found.index("")] if "" in found else found
