"""My own settings: when and how I want to be spoken to."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

from core import habits
from core.cards import Card
from core.commands.setting import Setting, context_of
from core.commands.turn import Turn
from core.model import Morning
from core.nearness import nearest
from core.phrases import settings as phrases
from core.phrases import settled, when
from core.rules import RULES
from core.spec import Misunderstood
from core.store.people import update_member

MUTABLE = tuple(rule.name for rule in RULES if rule.mutable)


def _zone(turn: Turn, words: str) -> Card:
    name = habits.zone(words)
    update_member(turn.book, turn.me, zone=name)
    clock = when.clock(turn.now.astimezone(ZoneInfo(name)).time(), turn.locale)
    return settled.zone(name, clock)


def _hours(turn: Turn, words: str) -> Card:
    start, end = habits.hours(words)
    update_member(turn.book, turn.me, day_start=start, day_end=end)
    return settled.hours(span(turn, start, end))


def _days(turn: Turn, words: str) -> Card:
    days = habits.weekdays(words)
    update_member(turn.book, turn.me, workdays=days)
    return settled.workdays(days)


def _away(turn: Turn, words: str) -> Card:
    if words.casefold() in habits.OFF:
        update_member(turn.book, turn.me, away_from=None, away_until=None)
        return settled.is_back()
    first, back = habits.absence(words, context_of(turn))
    update_member(turn.book, turn.me, away_from=first, away_until=back)
    return settled.is_away(turn.day(first) if first is not None else None, turn.day(back))


def _pause(turn: Turn, words: str) -> Card:
    if words.casefold() in habits.OFF:
        update_member(turn.book, turn.me, paused_until=None)
        return settled.pause_over()
    until = habits.moment(words, context_of(turn))
    update_member(turn.book, turn.me, paused_until=until)
    return settled.quiet_until(turn.moment(until))


def _morning(turn: Turn, words: str) -> Card:
    given = {"daily": Morning.DAILY, "every day": Morning.DAILY, "weekly": Morning.MONDAY, "mondays": Morning.MONDAY}
    known = given | {choice.value: choice for choice in Morning} | dict.fromkeys(habits.OFF - {""}, Morning.OFF)
    choice = known.get(words.casefold())
    if choice is None:
        raise Misunderstood(phrases.NO_MORNING, try_line="settings morning daily", field="value")
    update_member(turn.book, turn.me, morning=choice)
    return settled.morning(choice)


def _mute(turn: Turn, words: str) -> Card:
    rule = _rule(words, MUTABLE, "mute")
    update_member(turn.book, turn.me, muted=turn.me.muted | {rule})
    return settled.left_out(rule)


def _unmute(turn: Turn, words: str) -> Card:
    rule = words.casefold()
    left = frozenset() if rule == "all" else turn.me.muted - {_rule(words, MUTABLE, "unmute")}
    update_member(turn.book, turn.me, muted=left)
    return settled.comes_again(None if rule == "all" else rule)


def _rule(words: str, known: tuple[str, ...], topic: str) -> str:
    """A reminder's name, written with spaces or hyphens."""
    name = "-".join(words.casefold().split())
    if name in known:
        return name
    meant = nearest(name, known)
    raise Misunderstood(
        phrases.no_such_reminder(words, ", ".join(known)),
        try_line=f"settings {topic} {meant}" if meant else None,
        field="value",
    )


def _holidays(turn: Turn, words: str) -> Card:
    code = habits.country(words)
    update_member(turn.book, turn.me, country=code)
    return settled.holidays(code)


def _format(turn: Turn, words: str) -> Card:
    name = habits.format(words)
    update_member(turn.book, turn.me, locale=name)
    return settled.written_as(name)


def span(turn: Turn, start: time, end: time) -> str:
    """`9:00 AM to 5:30 PM`."""
    return " to ".join(when.clock(at, turn.locale) for at in (start, end))


def _shown(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, name.replace("-", " ")) for name in names)


OWN = (
    Setting("zone", _zone, now=lambda turn: turn.zone.key),
    Setting("hours", _hours, now=lambda turn: f"{turn.me.day_start:%H:%M}-{turn.me.day_end:%H:%M}"),
    Setting("days", _days, now=lambda turn: phrases.days(turn.me.workdays)),
    Setting("away", _away),
    Setting("pause", _pause),
    Setting(
        "morning",
        _morning,
        choices=lambda turn: tuple((m.value, words) for m, words in phrases.MORNINGS.items()),
        now=lambda turn: turn.me.morning.value,
    ),
    Setting("mute", _mute, choices=lambda turn: _shown(*(r for r in MUTABLE if r not in turn.me.muted))),
    Setting("unmute", _unmute, choices=lambda turn: _shown(*sorted(turn.me.muted))),
    Setting("holidays", _holidays, now=lambda turn: turn.me.country),
    Setting("format", _format, now=lambda turn: turn.locale),
)
