"""`reminder`: what a member asked for, at its moment, whatever the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.model import Reminder
from core.rules.reminder import RULE
from core.rules.views import ReminderView
from core.text import as_text
from tests.core.rules.sample import ANN, BOB, BRIGHTWATER, MONDAY, ask, entry, here, speaks_at

OWN = Reminder(45, BOB.id, "call Ann", here(21, 6))  # a Saturday, six in the morning


def test_at_its_moment_also_outside_hours() -> None:
    look = speaks_at(RULE, ReminderView(BRIGHTWATER, OWN, BOB), here(21, 6))
    say = look.say[0]
    assert (say.to, say.nudge, look.later, RULE.hours, RULE.mutable) == (BOB.id, False, None, False, False)
    text = as_text(say.card)
    assert "Reminder: call Ann" in text
    for line in ("done 45", "snooze reminder:45 tomorrow 9:00", "snooze reminder:45 next mon 9:00"):
        assert line in text


def test_put_off_it_is_another_message() -> None:
    first = ask(RULE, ReminderView(BRIGHTWATER, OWN, BOB), here(21, 6)).say[0].key
    later = replace(OWN, due_at=here(23, 9))
    assert speaks_at(RULE, ReminderView(BRIGHTWATER, later, BOB), here(23, 9)).say[0].key != first


def test_done_or_gone_it_is_silent() -> None:
    done = ReminderView(BRIGHTWATER, replace(OWN, done_at=MONDAY), BOB)
    left = ReminderView(BRIGHTWATER, OWN, replace(BOB, left_at=MONDAY))
    for silent in (done, left):
        look = ask(RULE, silent, here(30, 9))
        assert (look.say, look.later) == ((), None)


def test_it_says_where_to_call_and_that_one_must_not() -> None:
    view = ReminderView(BRIGHTWATER, OWN, BOB, prospect=ANN, introduction=entry())
    assert "#12 Ann Lee, finance director at Beta. 555-0142" in as_text(ask(RULE, view, here(21, 6)).say[0].card)
    stopped = replace(view, prospect=replace(ANN, dont_call=True))
    text = as_text(ask(RULE, stopped, here(21, 6) + timedelta(hours=1)).say[0].card)
    assert "Ann Lee asked not to be called" in text
