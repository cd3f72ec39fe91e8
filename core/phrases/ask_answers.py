"""What a rep reads after the answer to an ask is noted, and after somebody's own wish is."""

from __future__ import annotations

from core.cards import Block, Button, Buttons, Card, Quote, Text, line
from core.model import Contact, Introduction
from core.phrases.asking import who
from core.phrases.nudges import first

DECLINED = "the introducer would rather not"
LATER = "not now, in the introducer’s own words"
NEVER = "never, in the introducer’s own words"
NONE_OPEN = "No answer is waited for: nobody has been asked, or every answer is noted."
WHICH = "Which ask was it?"
PAST = "That day is past. Until when shall we leave it?"


def not_asked(name: str) -> str:
    return f"Nobody has asked “{name}” for an introduction yet, as far as I know."


def already(entry: Introduction, about: Contact) -> Card:
    said = f"#{entry.id} {who(about)} stands at {entry.stage.value} already"
    return Card(said, (Buttons((Button("Show it", f"show {entry.id}", style="primary"),)),))


def promised(entry: Introduction, by: Contact, about: Contact, *, next: str | None, undo: str) -> Card:
    name, whom = first(by.name), first(about.name)
    blocks: list[Block] = [
        Quote(
            f"Thank you, {name}. What impresses you most about {whom}? Just tell me when it’s done, so that I don’t "
            f"call too early.",
            "You might say",
        )
    ]
    if next:
        blocks.append(Text(line(next)))
    done = Button(f"{name} called {whom}, done", f"answer {entry.id} done", style="primary")
    no = Button("Rather not after all", f"answer {entry.id} no")
    return Card(f"{name} said yes: #{entry.id} {who(about)} is promised", (*blocks, Buttons((done, no, _undo(undo)))))


def declined(entry: Introduction, by: Contact, about: Contact, *, rests: str | None, undo: str) -> Card:
    name = first(by.name)
    quiet = f" Nobody need ask {name} again before {rests}." if rests else ""
    said = f"A kind no is worth having: {name} can still say yes another day.{quiet}"
    note = Button("Note the reason…", f"note {entry.id}")
    return Card(
        f"{name} would rather not: #{entry.id} {who(about)} is declined",
        (Text(line(said)), Buttons((note, _undo(undo)))),
    )


def wish(known: Contact, until: str | None, *, closed: tuple[str, ...], undo: str) -> Card:
    """His own wish, kept by all of us; `until` None: never."""
    name = first(known.name)
    title = f"{who(known)} is left in peace until {until}" if until else f"{who(known)} is never asked again"
    said = f"It holds for all of us: no ask of {name} passes, whoever makes it."
    blocks: list[Block] = [Text(line(said))]
    if closed:
        blocks.append(Text(line(f"Declined with it: {', '.join(closed)}.")))
    blocks.append(Buttons((_undo(undo),)))
    return Card(title, tuple(blocks))


def may_ask(known: Contact, *, undo: str) -> Card:
    return Card(f"{who(known)} may be asked again", (Buttons((_undo(undo),)),))


def _undo(line_of_it: str) -> Button:
    return Button("Undo", line_of_it)
