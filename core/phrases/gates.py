"""What the gates say: the sentence a rep reads when an act is advised against, and the better ways offered."""

from __future__ import annotations

from core.model import Contact, ContactState, Introduction
from core.phrases.when import last_months

HAS_AGREED = "They have agreed"
SHARE = "Ask to share it"
SEE_STORY = "How it came about"
UNKNOWN_VALUE = "Value not known"

REASONS = ("Went with another firm", "No budget", "No need now", "No answer")


def see(number: int) -> str:
    return f"Open #{number}"


def opened_his_own_door(prospect: str) -> str:
    return f"{prospect} can’t be the one who opened the door to {prospect}. Who spoke for you?"


def introduced_to_himself() -> str:
    return "That would make you your own introducer. Who opened this door: someone outside, or a colleague?"


def door_already_open(
    prospect: str, entry: Introduction, owner: str, opener: str | None, *, mine: bool, months: int
) -> str:
    has = ("have" if mine or not owner else "has") if entry.open else "had"
    whose = "You" if mine else owner or "We"
    by = f", {'opened by' if entry.opened_at else 'to be opened by'} {opener}" if opener else ""
    state = (
        f"it stands at {entry.stage.value}" if entry.open else f"it was {entry.stage.value} in {last_months(months)}"
    )
    ask = "Add to that one" if mine else f"Speak with {owner.split()[0]} first" if owner else "Look at that one first"
    return (
        f"{whose} already {has} a door to {prospect}: #{entry.id}{by}; {state}. {ask}, so that nobody is called twice."
    )


def standing(entry: Introduction, owner: str) -> str:
    """`is with Ana Ruiz (introduced)`, after the number."""
    return f"is with {owner} ({entry.stage.value})" if owner else f"stands at {entry.stage.value}"


def not_to_be_called(prospect: Contact) -> str:
    match prospect.state:
        case ContactState.LEFT:
            return f"{prospect.name} has left {prospect.company or 'the company'}. Find out where to before you call."
        case ContactState.BEREAVED:
            return f"{prospect.name} has lost someone. Leave business aside; a kind word is all that is called for."
        case ContactState.DECEASED:
            return f"{prospect.name} has died. Nothing more is sent or asked in that name."
        case _:
            return f"{prospect.name} asked not to be called, so we don’t."


def about(prospect: Contact) -> str:
    return f"All about {prospect.name.split()[0]}"


def does_not_know(prospect: Contact, introducer: str | None, *, spoken_to: bool) -> str:
    """`introducer` is None where nobody can be asked to speak to the prospect first."""
    who, forgotten = prospect.name.split()[0], "A name nobody agreed to is forgotten in time."
    if introducer is None:
        return f"{who} hasn’t agreed to a call yet." if spoken_to else f"{who} doesn’t know yet. {forgotten}"
    by = introducer.split()[0]
    if spoken_to:
        return f"{who} hasn’t agreed to a call yet, so hear from {by} first when one is welcome."
    return f"{who} doesn’t know yet, so ask {by} to mention you first. {forgotten}"


def is_final(entry: Introduction, prospect: str) -> str:
    return f"#{entry.id} {prospect} is {entry.stage.value} already. If that was a slip, undo takes it back."


def is_there_already(entry: Introduction, prospect: str) -> str:
    return f"#{entry.id} {prospect} stands at {entry.stage.value} already."


def why_lost(prospect: str) -> str:
    return f"What was the reason with {prospect}? A word or two is enough, and it helps the next one."


def lost_reasons(number: int) -> tuple[tuple[str, str], ...]:
    return tuple((reason, f"lost {number} {reason[0].lower()}{reason[1:]}") for reason in REASONS)


def what_value(prospect: str) -> str:
    return f"What is {prospect} worth in the first year? Roughly will do, and so will “unknown”."
