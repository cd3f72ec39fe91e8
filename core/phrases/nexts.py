"""What happens next, in one sentence under what was just noted."""

from __future__ import annotations


def given() -> str:
    return "Tell me when they have spoken; it counts for you."


def asks(moment: str) -> str:
    return f"If nothing is noted, I’ll ask you {moment}."


def taken_up(moment: str) -> str:
    return f"I’ll remind you {moment}."


def hears_now(name: str) -> str:
    return f"{name.split()[0]} hears of it now."


def hears(name: str, moment: str) -> str:
    return f"{name.split()[0]} hears of it {moment}."


def hears_nothing(name: str) -> str:
    return f"{name.split()[0]} wants no heads-ups from me, so a word from you will help."


def away(name: str, back: str) -> str:
    return f"{name.split()[0]} is away until {back}. I’ll ask you who calls meanwhile."
