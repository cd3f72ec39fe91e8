"""What holds after a setting was changed, and what follows from it."""

from __future__ import annotations

from core.cards import Card
from core.model import Channel, Morning
from core.phrases.settings import MORNINGS, WEEKDAYS, amount, away, days, is_now
from core.policy import Number

_SPEAKING = "I’ll speak up in your working hours again."


def zone(name: str, clock: str) -> Card:
    return is_now(f"Your time zone is {name}", f"It is {clock} for you now.")


def hours(span: str) -> Card:
    return is_now(f"Your working hours are {span}", "Outside them I keep quiet.")


def workdays(some: tuple[int, ...]) -> Card:
    return is_now(f"Your working days are {days(some)}", "On the others I keep quiet.")


def is_back() -> Card:
    return is_now("Welcome back", _SPEAKING)


def is_away(first: str | None, back: str) -> Card:
    return is_now(
        f"You are away {away(first, back)}", "Meanwhile I keep quiet, and tell colleagues who name you to call."
    )


def pause_over() -> Card:
    return is_now("The pause is over", _SPEAKING)


def quiet_until(moment: str) -> Card:
    return is_now(f"I’ll be quiet until {moment}", "Reminders you set yourself still come. The pause ends by itself.")


def morning(choice: Morning) -> Card:
    return is_now(f"Morning list: {MORNINGS[choice]}")


def messages_on(platform: str) -> Card:
    return is_now(
        f"Your messages come on {platform.capitalize()}",
        "Wherever you speak from. “settings account last” changes that; answers still come where you ask.",
    )


def wherever_last() -> Card:
    return is_now("Your messages come where you spoke last")


def left_out(rule: str) -> Card:
    return is_now(f"I’ll leave out “{rule}”", f"To hear it again, type “settings unmute {rule}”.")


def comes_again(rule: str | None) -> Card:
    """`rule` None: all of them."""
    return is_now("You hear all reminders again" if rule is None else f"“{rule}” comes again")


def holidays(country: str | None) -> Card:
    return is_now(f"Your public holidays are those of {country}" if country else "Your public holidays are the team’s")


def written_as(locale: str) -> Card:
    return is_now(f"Dates and numbers come as in {locale}")


def number(number: Number, value: int, base: int, more: str | None = None) -> Card:
    own = "" if value == base else f" Our playbook has {base}."
    return is_now(f"{number.key}: {amount(number, value)}", f"{number.reason}{own}", *((more,) if more else ()))


def leads(who: str, team: str) -> Card:
    return is_now(f"{who} leads {team}", "What the team leaves waiting comes to the lead.")


def in_team(who: str, team: str | None) -> Card:
    return is_now(f"{who} is in {team}" if team else f"{who} is in no team")


def is_admin(who: str) -> Card:
    return is_now(f"{who} is an admin", "Settings and forgetting are open to every admin.")


def no_admin(who: str) -> Card:
    return is_now(f"{who} is no admin any more")


def currency(code: str) -> Card:
    return is_now(f"Our currency is {code}", "What stands in the book keeps the currency it was written in.")


def office(zone: str, country: str | None) -> Card:
    known = f"Public holidays are those of {country}." if country else "Public holidays are not known."
    return is_now(f"Our time zone is {zone}", known)


def called(name: str) -> Card:
    return is_now(f"We are called {name}")


def board(channel: Channel) -> Card:
    name = f"#{channel.name}" if channel.name else "that channel"
    match channel.board_every:
        case "off":
            return is_now(f"No board in {name} any more")
        case "month":
            return is_now(f"{name} gets the board each month", f"On the first working day, by {channel.board_by}.")
    return is_now(
        f"{name} gets the board on {WEEKDAYS[channel.board_day]}s", f"For the week before, by {channel.board_by}."
    )
