"""What waits for one member now."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.model import Reminder
from core.phrases import todays as words
from core.readings.todays import Today, today
from core.text import as_text
from core.workdays import Calendar
from tests.core.rules.sample import ANN, BOB, MONDAY, NEW_YORK, entry, here, policy, view

CALENDAR = Calendar(NEW_YORK)
DAY = timedelta(days=1)


def at(moment: datetime, *views: object, reminders: tuple[Reminder, ...] = ()) -> Today:
    return today(views, reminders, CALENDAR, policy(), moment)  # type: ignore[arg-type]


def shown(found: Today, now: datetime, *, new: bool = False) -> str:
    return as_text(words.card(found, BOB, lambda m: f"{m.astimezone(NEW_YORK):%H:%M}", now, new=new))


def test_reminders_of_today_come_first_then_what_is_owed() -> None:
    later = MONDAY + 3 * DAY
    own = (
        Reminder(1, BOB.id, "ring the printer", later + timedelta(hours=4)),
        Reminder(2, BOB.id, "not today", later + 2 * DAY),
    )
    found = at(later, view(), reminders=own)
    assert [r.id for r in found.reminders] == [1]
    assert [one.what for one in found.owed] == ["call", "thank"]
    text = shown(found, later)
    assert text.startswith("3 things wait for you today")
    assert text.index("ring the printer: 14:00") < text.index("Call Ann Lee")


def test_an_overdue_reminder_says_so() -> None:
    late = Reminder(1, BOB.id, "ring the printer", MONDAY - timedelta(hours=1))
    assert "ring the printer: was due 09:00" in shown(at(MONDAY, reminders=(late,)), MONDAY)


def test_a_step_planned_for_today_is_told_once() -> None:
    planned = entry(
        agreed=True, contacted_at=MONDAY, thanked_at=MONDAY, next_step="send the guide", next_step_at=here(18, 9)
    )
    found = at(here(18, 10), view(planned))
    assert [v.introduction.id for v in found.steps] == [12]
    assert "send the guide (#12)" in shown(found, here(18, 10))
    own = Reminder(1, BOB.id, "send it", here(18, 12), introduction_id=12)
    assert at(here(18, 10), view(planned), reminders=(own,)).steps == ()
    assert at(here(17, 10), view(planned)).many == 0


def test_a_quiet_day() -> None:
    calm = at(MONDAY, view(entry(contacted_at=MONDAY, thanked_at=MONDAY)))
    assert "Nothing waits for you today" in shown(calm, MONDAY)
    assert "One introduction of yours is on the way" in shown(calm, MONDAY)
    assert "Who opened a door for us lately?" in shown(at(MONDAY), MONDAY)


def test_a_newcomer_is_told_how_to_begin() -> None:
    text = shown(at(MONDAY), MONDAY, new=True)
    assert "Welcome, Bob" in text
    assert "Ann Lee at Beta from Carl Smith" in text


def test_home_puts_the_actions_on_top() -> None:
    home = as_text(words.home(at(MONDAY), BOB, lambda m: "", MONDAY, new=False)).splitlines()
    assert home[0] == "Bob, nothing waits for you today"
    assert home[1].startswith("[Log an introduction…] log")
    assert ANN.name not in "".join(home)
