"""What the bot says when a line, or one word of it, makes no sense: what it expected, and what would work."""

from __future__ import annotations

from datetime import date

LONGEST = 1500


def too_long(length: int, most: int = LONGEST) -> str:
    return f"That is {length:,} characters; I can keep {most:,} in one line. Please shorten it."


def unknown_command(word: str, meant: str) -> str:
    return f"I don’t know “{word}”. Did you mean “{meant}”?"


def lost(text: str) -> str:
    return (
        f"I didn’t understand “{text}”. Begin with who was introduced, like Ann Lee at Beta from Carl Smith; or type a "
        "name to see what I know of someone."
    )


def near_keyword(word: str, keyword: str) -> str:
    return f"Did you mean “{keyword}” where you wrote “{word}”? I haven’t saved anything yet. Put “note” before a note."


def did_you_mean(word: str, meant: str) -> str:
    return f"Did you mean “{meant}” where you wrote “{word}”? I haven’t saved anything yet."


def twice(keyword: str) -> str:
    return f"There are two “{keyword}” in that line; I can take one."


def two_people() -> str:
    return "Those look like two people to me, and I take one at a time. Nothing is saved yet."


def left_over(text: str, command: str) -> str:
    return f"I understood {command}, but not “{text}”."


def nothing_after(keyword: str, label: str) -> str:
    return f"Something is missing after “{keyword}”: {_question(label)}"


def _question(label: str) -> str:
    return label if label.endswith("?") else f"{label}."


def not_money(text: str) -> str:
    return f"I expected an amount like 12k, €12,000 or 40 EUR, not “{text}”."


def two_amounts(text: str, big: str, small: str) -> str:
    return f"“{text}” could be {big} or {small}. Which one is it?"


def too_fine(text: str, currency: str) -> str:
    return f"“{text}” is finer than {currency} can be paid."


def too_much(text: str) -> str:
    return f"“{text}” is more than I can count."


def not_a_when(text: str) -> str:
    return f"I expected a day or time like tomorrow, next tue 9am, 1 dec or in 3 days, not “{text}”."


def not_a_day(text: str) -> str:
    return f"I expected a day like tomorrow, thu, 1 dec or 2026-12-01, not “{text}”."


def no_such_day(text: str) -> str:
    return f"There is no such day as “{text}”."


def two_days(text: str, one: date, other: date) -> str:
    return f"“{text}” could be {one.day} {one:%B} or {other.day} {other:%B}. Which one?"


def past(text: str) -> str:
    return f"“{text}” is already past."


def to_come(text: str) -> str:
    return f"“{text}” is still to come."


def remind_then(sentence: str) -> str:
    return f"{sentence} Shall I remind you of it?"


def too_far(text: str) -> str:
    return f"“{text}” is too far away for me; I look ten years ahead."


def another_weekday(text: str, weekday: str) -> str:
    return f"“{text}” is a {weekday}. Which of the two is right: the weekday or the date?"


def day_is_over() -> str:
    return "Today is nearly over. Give me a time, or say tomorrow."


def not_a_period(text: str) -> str:
    return f"I expected a period like this month, last quarter, last 30 days, november, Q3 or 2026, not “{text}”."


def not_a_person(text: str) -> str:
    return f"I expected a person like @ana, a name or an e-mail address, not “{text}”."


def not_an_email(text: str) -> str:
    return f"“{text}” is no e-mail address. It would look like ann@beta.com."


def not_an_introduction(text: str) -> str:
    return f"I expected a number like 12, or the name or company of a prospect, not “{text}”."


def not_a_count(text: str) -> str:
    return f"I expected a whole number, not “{text}”."


def not_one_of(text: str, choices: tuple[str, ...]) -> str:
    return f"I expected {one_of(choices)}, not “{text}”."


def one_of(choices: tuple[str, ...]) -> str:
    *first, last = choices
    return f"{', '.join(first)} or {last}" if first else last


def empty(label: str) -> str:
    return f"{label.rstrip('?:.')}: please write something here."


def not_by_asking() -> str:
    return (
        "How many somebody asks is never a contest here: whoever wins it has asked badly. Count what came of it: doors "
        "opened to us or by us, meetings, sales."
    )


def once_only() -> str:
    return "I can remind you once, not again and again. Nothing is set yet; shall I take the first time?"


def not_everybody() -> str:
    return (
        "I don’t ask all clients at once; one person asked by name, at the right moment, brings more. "
        "Type a client’s name to see what stands open there."
    )


def nothing_is_deleted() -> str:
    return (
        "Nothing is deleted here, so that the history stays true. Take back your last change with oops, "
        "or correct an entry with edit."
    )


def welcome() -> str:
    return "You’re welcome. Type a name to see what I know of someone, or nothing at all to see your day."


def not_yet(what: str) -> str:
    return f"I can’t {what} yet. I can log introductions, remind you, and show how things stand."
