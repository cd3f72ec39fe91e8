"""What the bot says when it must ask back, or finds nothing."""

from __future__ import annotations

from collections.abc import Sequence

from core.model import Contact


def who(contact: Contact) -> str:
    """`Ann Lee (Beta)`."""
    return f"{contact.name} ({contact.company})" if contact.company else contact.name


def no_number(number: int) -> str:
    return f"I have no introduction #{number}."


def no_introduction(words: str) -> str:
    return f"I have no introduction for “{words}” yet."


def no_contact(words: str) -> str:
    return f"I don’t know “{words}” yet."


def no_member(words: str) -> str:
    return f"I don’t know a colleague called “{words}”. Mention them like @ana, or use their e-mail address."


def which_introduction(words: str, many: int) -> str:
    return f"Which one? “{words}” fits {many} introductions."


def which_contact(words: str, many: int) -> str:
    return f"Which {words}? I know {many}."


def which_member(words: str) -> str:
    return f"Which colleague is “{words}”?"


def did_you_mean(words: str) -> str:
    return f"I don’t know “{words}”. Did you mean one of these?"


def in_words(question: str, choices: Sequence[str]) -> str:
    return f"{question} {'; '.join(choices)}."
