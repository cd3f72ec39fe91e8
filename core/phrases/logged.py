"""What a rep reads after logging: what was understood, what happens next, the next step on a button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.cards import Because, Block, Button, Buttons, Card, Facts, Line, Mention, Text, line
from core.model import Contact, ContactState, Direction, Introduction, Member, Stage, Warmth
from core.phrases import when
from core.phrases.asking import who
from core.phrases.nudges import described, first
from core.readings.briefs import thanks_owed


@dataclass(frozen=True, slots=True)
class Told:
    """An introduction just logged, with everybody in it. `value` and `opened` are as shown, None where not said."""

    entry: Introduction
    prospect: Contact
    owner: Member
    mine: bool
    undo: str
    outside: Contact | None = None
    colleague: Member | None = None
    value: str | None = None
    opened: str | None = None
    warmth_said: bool = True
    new: tuple[Contact, ...] = ()
    advice: str | None = None  # the consent gate's sentence
    next: str | None = None
    months: int = 12
    beside: int | None = None  # the open door to the same person, where it was logged anyway


def card(told: Told) -> Card:
    blocks: list[Block] = [Text(_what(told))]
    if quiet := _quiet(told):
        blocks.append(Text(line(quiet)))
    if told.advice:
        blocks.append(Text(line(told.advice)))
    if facts := tuple(_facts(told)):
        blocks.append(Facts(facts))
    if told.next:
        blocks.append(Text(line(told.next)))
    blocks.append(Because(line(_because(told)), str(told.entry.id)))
    blocks.append(Buttons(_buttons(told)))
    return Card(f"Introduction #{told.entry.id} logged: {who(told.prospect)}", tuple(blocks))


def together_with(name: str) -> str:
    """What the note keeps of a second one who opened the door."""
    return f"together with {name}"


def _what(told: Told) -> Line:
    entry, prospect = told.entry, first(told.prospect.name)
    opener = Mention(told.colleague.id, told.colleague.name) if told.colleague else (told.outside and told.outside.name)
    opener = opener or "Somebody"
    if entry.direction is Direction.GIVEN:
        return line(f"You introduced {told.prospect.name} to {described(told.outside) if told.outside else opener}.")
    if entry.stage is Stage.PROMISED:
        return line(opener, f" has promised to speak to {prospect}.", *_caller(told))
    call = line("your call") if told.mine else line("a call from ", Mention(told.owner.id, told.owner.name))
    match entry.warmth:
        case Warmth.NAME:
            return line(opener, f" gave us {prospect}’s name.", *_caller(told))
        case Warmth.MENTION:
            return line(opener, f" may be mentioned to {prospect}.", *_caller(told))
        case Warmth.MEETING:
            return line(opener, f" brought us together with {prospect}.", *_caller(told))
        case Warmth.INTRODUCTION if entry.agreed:
            return line(opener, f" spoke to {prospect}, who expects ", *call, ".")
        case _:
            return line(opener, f" spoke to {prospect}.", *_caller(told))


def _quiet(told: Told) -> str:
    """Said of an introducer nobody writes to, so that a door of long ago is not taken for one of today."""
    if told.outside is None or told.entry.direction is Direction.GIVEN:
        return ""
    by, who = first(told.outside.name), first(told.prospect.name)
    match told.outside.state:
        case ContactState.DECEASED:
            ago = f"It may be a while since {by} spoke of us: {who} may need reminding."
            return f"{by} has died, so I’ll ask for no thanks. {ago}"
        case ContactState.BEREAVED:
            return f"{by} is bereaved, so I’ll ask for no thanks now. A few lines by hand are kind."
        case ContactState.LEFT:
            return f"{by} has left the firm, so I’ll ask for no thanks there. A word to the new place is welcome."
        case _:
            return ""


def _caller(told: Told) -> Line:
    return () if told.mine else line(" ", Mention(told.owner.id, told.owner.name), " calls.")


def _facts(told: Told) -> Iterator[tuple[str, Line]]:
    if told.outside is not None and told.outside.company and told.entry.direction is not Direction.GIVEN:
        yield "Opened by", line(who(told.outside))
    if told.opened:
        yield "When", line(told.opened)
    if told.prospect.title:
        yield "Title", line(told.prospect.title)
    if told.value:
        yield "Value", line(told.value)
    if told.prospect.phone:
        yield "Phone", line(told.prospect.phone)
    if told.prospect.email:
        yield "E-mail", line(told.prospect.email)
    if told.entry.may_know:
        yield "May know how it ends", line("yes")
    if told.entry.note:
        yield "Note", line(told.entry.note)
    if told.new:
        yield "New in our book", line(", ".join(who(c) for c in told.new))


def _because(told: Told) -> str:
    if told.entry.direction is Direction.GIVEN:
        return "doors you open for others count for you"
    if told.beside:
        return f"you asked for it, beside #{told.beside}"
    return f"nobody introduced {told.prospect.name} in {when.last_months(told.months)}"


def _buttons(told: Told) -> tuple[Button, ...]:
    number, entry = told.entry.id, told.entry
    buttons: list[Button] = []
    if entry.direction is Direction.GIVEN:
        buttons.append(Button("They have spoken", f"called {number}", style="primary"))
    elif entry.stage is Stage.PROMISED:
        buttons.append(Button(f"{first(told.prospect.name)} expects us", f"move {number} introduced", style="primary"))
    elif told.mine and entry.agreed:
        buttons.append(Button(f"Spoke to {first(told.prospect.name)}", f"called {number}", style="primary"))
    elif not entry.agreed:
        buttons.append(Button(f"{first(told.prospect.name)} has agreed", f"edit {number} agreed", style="primary"))
    thanked = told.outside is not None and thanks_owed(entry, told.outside, told.prospect)
    if told.outside is not None and thanked and entry.direction is Direction.RECEIVED:
        buttons.append(Button(f"Thank {first(told.outside.name)}", f"thank {number}"))
    if not told.warmth_said and entry.direction is not Direction.GIVEN and entry.opened_at is not None:
        buttons.append(Button("Only gave the name", f"edit {number} name"))
    return (*buttons, Button("Change…", f"edit {number}"), Button("Undo", told.undo))
