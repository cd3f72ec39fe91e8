"""What the words of one argument mean: one small function a kind, which asks back by raising."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from core import money
from core.commands.spec import Arg, Kind, Misunderstood, Ref
from core.dates import Almanac
from core.days import take_day
from core.model import Stage, Warmth
from core.moments import take_moment
from core.nearness import nearest
from core.periods import take_period
from core.phrases import misread
from core.tokens import Unclear, Word, keys, said
from core.workdays import Calendar


def nobody(words: tuple[str, ...]) -> int:
    """Nobody is known: no leading words form a name."""
    return 0


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a line depends on besides the line.

    `zone` is the speaker's, `home` the organization's (periods; the speaker's where None). `known(words)` answers how
    many leading words form a known contact's or member's name or a company (the longest; 0: none); it is asked only
    where a name without quotes may be followed by something else. `calendar` counts working days.
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


WARMTHS: Mapping[str, Warmth] = {
    "name": Warmth.NAME, "name only": Warmth.NAME, "just a name": Warmth.NAME, "only a name": Warmth.NAME,
    "mention": Warmth.MENTION, "may mention him": Warmth.MENTION, "may use his name": Warmth.MENTION,
    "may use her name": Warmth.MENTION,
    "introduction": Warmth.INTRODUCTION, "intro": Warmth.INTRODUCTION, "warm": Warmth.INTRODUCTION,
    "warm intro": Warmth.INTRODUCTION, "warm introduction": Warmth.INTRODUCTION, "email intro": Warmth.INTRODUCTION,
    "spoke to her": Warmth.INTRODUCTION, "spoke to him": Warmth.INTRODUCTION,
    "meeting": Warmth.MEETING, "brought us together": Warmth.MEETING, "joint meeting": Warmth.MEETING,
}  # fmt: skip
STAGES: Mapping[str, Stage] = {stage.value: stage for stage in Stage} | {
    "called": Stage.CONTACTED, "spoke": Stage.CONTACTED, "reached": Stage.CONTACTED,
    "proposal": Stage.PROPOSED, "quoted": Stage.PROPOSED, "win": Stage.WON, "closed": Stage.WON, "signed": Stage.WON,
    "lose": Stage.LOST, "said no": Stage.DECLINED, "park": Stage.PARKED, "later": Stage.PARKED,
}  # fmt: skip
MEASURES: Mapping[str, str] = {
    "points": "points", "received": "received", "given": "given", "gave": "given", "met": "met", "meetings": "met",
    "won": "won", "wins": "won", "value": "value", "money": "value", "revenue": "value", "thanked": "thanked",
    "thanks": "thanked", "promises": "promises", "called": "called", "logged": "logged",
}  # fmt: skip
_YES = frozenset({"yes", "true", "on", "1", "y"})
_NO = frozenset({"no", "false", "off", "0", "n", ""})
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
            moment = take_moment(_unquoted(some), context.almanac(past=arg.past), context.working, context.now)
            return moment and Taken(moment.at, moment.length)
        case "day":
            day = take_day(_unquoted(some), context.almanac(past=arg.past))
            return day and Taken(_gone(day[0], some[: day[1]], context) if arg.past else day[0], day[1])
        case "period":
            period = take_period(_unquoted(some), context.now.astimezone(context.home or context.zone).date())
            return period and Taken(*period)
        case "warmth":
            return _take_listed(some, WARMTHS)
        case "stage":
            return _take_listed(some, STAGES)
        case "measure":
            return _take_listed(some, {c: c for c in arg.choices} or MEASURES)
        case "choice":
            return _take_listed(some, {c.casefold(): c for c in arg.choices})
        case "count":
            return Taken(int(some[0].key), 1) if re.fullmatch(r"[0-9]{1,9}", some[0].key) else None
        case _:
            return None


def value_of(arg: Arg, some: Sequence[Word], context: Context) -> Any:
    """The value of exactly these words, of any kind. Raises Misunderstood, naming what was expected."""
    match arg.kind:
        case "introduction" | "contact" | "member":
            return _reference(arg.kind, some)
        case "name" | "rest":
            return said(some)
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
        return text or None
    return value_of(arg, some, context)


def expected(arg: Arg, some: Sequence[Word]) -> Misunderstood:
    """What to say when these words are not of the argument's kind."""
    text = said(some)
    match arg.kind:
        case "money":
            return Misunderstood(misread.not_money(text))
        case "when":
            return Misunderstood(misread.not_a_when(text))
        case "day":
            return Misunderstood(misread.not_a_day(text))
        case "period":
            return Misunderstood(misread.not_a_period(text))
        case "count":
            return Misunderstood(misread.not_a_count(text))
        case "introduction":
            return Misunderstood(misread.not_an_introduction(text))
        case "contact" | "member":
            return Misunderstood(misread.not_a_person(text))
    choices = _choices(arg)
    if some and (meant := nearest(some[0].key, choices)):
        return Unclear(misread.did_you_mean(some[0].text, meant), written=some[0].text, instead=meant)
    return Misunderstood(misread.not_one_of(text, choices))


def _choices(arg: Arg) -> tuple[str, ...]:
    match arg.kind:
        case "warmth":
            return tuple(w.value for w in Warmth)
        case "stage":
            return tuple(s.value for s in Stage)
        case "measure":
            return arg.choices or tuple(dict.fromkeys(MEASURES.values()))
    return arg.choices or ("yes", "no")


def _take_listed(some: Sequence[Word], listed: Mapping[str, Any]) -> Taken | None:
    """The longest phrase of the list that the words begin with."""
    for length in range(min(4, len(some)), 0, -1):
        phrase = " ".join(w.text.casefold() if w.quoted else w.key for w in some[:length])
        if phrase in listed:
            return Taken(listed[phrase], length)
    return None


def _take_money(some: Sequence[Word], context: Context, bare: bool) -> Taken | None:
    """12k, EUR 12k, 40 EUR, $ 40, 12 000: at most three words, the most that make an amount."""
    for length in range(min(3, len(some)), 0, -1):
        text = " ".join(w.text for w in some[:length])
        if not any(c in "0123456789" for c in text):
            continue
        if bare and not _AMOUNT_MARK.search(text) and (len(some) > length or len(text) < 2):
            continue  # `12` in the middle of a line may be anything
        try:
            return Taken(money.parse(text.rstrip(".!?:"), locale=context.locale, currency=context.currency), length)
        except Unclear:
            raise
        except Misunderstood:
            continue
    return None


def _reference(kind: Kind, some: Sequence[Word]) -> Ref:
    first = some[0]
    if len(some) == 1:
        if first.mention:
            return Ref(account=first.text)
        if match := re.fullmatch(r"#?([0-9]{1,18})", first.key):
            if kind == "introduction":
                return Ref(number=int(match[1]))
        elif kind == "contact" and (match := re.fullmatch(r"contact:([0-9]{1,18})", first.key)):
            return Ref(number=int(match[1]))
    return Ref(words=said(some).removeprefix("@"))


def _gone(day: date, some: Sequence[Word], context: Context) -> date:
    if day > context.almanac().today:
        raise Misunderstood(misread.to_come(said(some)))
    return day


def _unquoted(some: Sequence[Word]) -> tuple[str, ...]:
    """The keys up to a quoted word."""
    found = keys(some)
    return found[: found.index("")] if "" in found else found
