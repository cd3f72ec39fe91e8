"""What a rep reads after thanking somebody, or when there is nobody to thank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from core.cards import Button, Buttons, Card, Text, line
from core.model import Contact, Stage
from core.phrases import asking
from core.phrases.enumerated import all_of
from core.phrases.nudges import first
from core.rules.views import IntroductionView

ALL_OF_THEM = "All of them"
LOG_DOOR = "Log that door"
WHICH_DOOR = "Which one were the thanks for? Nothing is noted yet."


def card(view: IntroductionView, note: str | None, *, again: bool, undo: str) -> Card:
    entry, by = view.introduction, first(view.opener)
    said = f"{by} will remember that you did." if not again else f"{by} has been thanked before; one more never hurts."
    buttons = [Button("Undo", undo)]
    if entry.stage is Stage.INTRODUCED:
        buttons.insert(0, Button(f"Spoke to {first(view.prospect.name)}", f"called {entry.id}", style="primary"))
    title = f"{view.opener or 'They'} thanked for {view.prospect.name} (#{entry.id})"
    return Card(title, (*((Text(line(note)),) if note else ()), Text(line(said)), Buttons(tuple(buttons))))


def not_his_door(opener: Contact, who: str, doors: Sequence[str]) -> str:
    by = first(opener.name)
    return f"{by} opened the door to {all_of(doors)}; no door to “{who}” from {by} is noted."


def together(views: Sequence[IntroductionView], note: str | None, *, undo: str) -> Card:
    """One word of thanks for several doors."""
    doors = [f"{view.prospect.name} (#{view.introduction.id})" for view in views]
    said = Text(line(f"For {all_of(doors)}. {first(views[0].opener)} will remember that you did."))
    title = f"{views[0].opener or 'They'} thanked for all {len(views)} doors"
    return Card(title, (*((Text(line(note)),) if note else ()), said, Buttons((Button("Undo", undo),))))


def already(view: IntroductionView, day: Callable[[datetime], str]) -> Card:
    entry = view.introduction
    at = entry.thanked_outcome_at or entry.thanked_at or entry.logged_at
    return Card(
        f"{view.opener} was thanked {day(at)} for {view.prospect.name}",
        (
            Text(line("Once more is fine, too. Tell me if you did.")),
            Buttons((Button("Thanked again", f"thanked {entry.id}"), Button("Show it", f"show {entry.id}"))),
        ),
    )


def no_door(known: Contact) -> Card:
    """Thanks to somebody who stands with no introduction of his own."""
    who, token = first(known.name), f"contact:{known.id}"
    said = f"No introduction stands with {who} alone, so I can’t say what for. The thanks can be noted all the same."
    buttons = (thanked(known), Button(f"{who} opened a door…", f"log from {token}"))
    return Card(f"Thanks to {asking.who(known)}", (Text(line(said)), Buttons(buttons)))


def thanked(known: Contact) -> Button:
    """Thanks noted with the person, whatever for."""
    return Button(f"I’ve thanked {first(known.name)}", f"touch contact:{known.id} thank-you", style="primary")


def nobody(view: IntroductionView) -> Card:
    entry = view.introduction
    return Card(
        f"Nobody is named who opened #{entry.id} {view.prospect.name}",
        (Buttons((Button("Name somebody…", f"edit {entry.id}", style="primary"),)),),
    )
