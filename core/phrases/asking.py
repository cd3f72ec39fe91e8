"""What the bot says when it must ask back, or finds nothing."""

from __future__ import annotations

from core.model import Contact, Member

NOTHING_SAVED = "Nothing is saved yet."
SOMEBODY_NEW = "Somebody new"
OUTSIDE = "Somebody outside"
I_ASKED = "I ask for it"
DOOR_IS_OPEN = "The door is open"
ONE_NAME = "It is one name"
OTHER_IS_NOTED = "A door is kept with one name; the other goes into the note."


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


def is_it(words: str, near: Contact) -> str:
    return f"Is “{words}” {who(near)}, whom I know?"


def no_name() -> str:
    return "That is no name I could keep. Who was introduced?"


def asked_or_opened(opener: Contact, prospect: str) -> str:
    return f"Do you ask {opener.name} for a word with {prospect}, or has the door been opened already?"


def which_of_two(words: str) -> str:
    return f"“{words}” looks like two people to me. Whom shall I keep with this door?"


def our(member: Member) -> str:
    return f"{member.name}, our colleague"


def colleague_or_not(words: str, member: Member) -> str:
    return f"Is “{words}” {member.name}, our colleague, or somebody outside?"


def from_or_to() -> str:
    return (
        "Did somebody open this door for us (from …), or did we open it for somebody (to …)? I can log one at a time."
    )


def who_opened(name: str) -> str:
    return f"Who opened the door to {name}? Or say to whom we introduced {name}."


def not_a_colleague(member: Member) -> str:
    return f"{member.name} is one of us. Whom outside do you mean?"
