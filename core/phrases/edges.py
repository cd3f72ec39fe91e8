"""What the bot says at the edges: what it did not understand, may not do, or broke on."""

from __future__ import annotations

from core.cards import Button, Buttons, Card, Text, line
from core.spec import Command

NO_SUCH_FORM = "That form is from an older version of me. Nothing was saved."
DRAFT_GONE = "That button is too old, or was meant for somebody else. Nothing was saved."


def broken(ref: str) -> Card:
    return Card(f"Something broke on our side (ref {ref}). Nothing was saved; please try again.")


def outsider() -> Card:
    return Card(
        "I’m here for the team only",
        (Text(line("I keep a company’s own book of introductions, so I can’t answer guests. Your host can.")),),
    )


def not_for_you(command: Command) -> Card:
    return Card(
        f"Only {'an admin' if command.who.value == 'admin' else 'a lead or an admin'} can do that",
        (Text(line(f"Ask one of them to type “{command.name}”. Nothing was changed.")),),
    )


def misunderstood(sentence: str, better: str | None, choices: tuple[tuple[str, str], ...] = ()) -> Card:
    """`better` is a line that would work; `choices` are readings to choose from, each with its line."""
    if choices:
        return Card(sentence, (Buttons(tuple(Button(label(meant), typed) for meant, typed in choices)),))
    goes_on = better and "…" not in better and better != "help"
    buttons = [Button(label(better), better, style="primary")] if better and goes_on else []
    buttons.append(Button("What can I do?", "help"))
    hint = (Text(line(f"Try: {better}"), small=True),) if better and "…" in better else ()
    return Card(sentence, (*hint, Buttons(tuple(buttons))))


def label(text: str) -> str:
    """A line as it stands on a button; one that mentions somebody is not cut before the name stands there."""
    return text if len(text) <= 40 or "@{" in text else text[:39].rstrip() + "…"
