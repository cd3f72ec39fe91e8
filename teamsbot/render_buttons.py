"""Buttons as Adaptive Card actions: Action.Execute, and Action.Submit with the same data for clients that lack it.

A question before the act is an Action.ShowCard: the card has no dialog of its own.
Source: learn.microsoft.com, "Universal Actions for Adaptive Cards" and "Card actions" (six primary actions a row).
"""

from __future__ import annotations

from collections.abc import Sequence

from core.cards import Button, Plain
from teamsbot.render_text import Json, Voices, paragraphs

IN_SIGHT = 4  # the rest goes into the "…" menu
LABEL = 60  # characters; longer ones are cut by every client
MOST = 20  # actions of one row, the menu included
STYLES = {"plain": "default", "primary": "positive", "danger": "destructive"}


def row(buttons: Sequence[Button], *, private: bool, older: bool = True) -> Json | None:
    """One row, or None where there is nothing to press. `older`: serve clients without Action.Execute, too."""
    made = [action(button, private=private, older=older) for button in buttons[:MOST] if button.line]
    for folded in made[IN_SIGHT:] if len(made) > IN_SIGHT + 1 else ():
        folded["mode"] = "secondary"
    return {"type": "ActionSet", "actions": made} if made else None


def action(button: Button, *, private: bool, older: bool) -> Json:
    data: Json = {"line": button.line} | ({"private": True} if private else {})
    pressed = execute(button.label, "line", data, button.style, older=older)
    if not button.confirm:
        return pressed
    asked = paragraphs((Plain(button.confirm),), Voices({}))
    card = {"type": "AdaptiveCard", "body": [*asked, {"type": "ActionSet", "actions": [pressed]}]}
    return {"type": "Action.ShowCard", "title": _label(button.label), "style": STYLES[button.style], "card": card}


def execute(label: str, verb: str, data: Json, style: str = "plain", *, older: bool = True) -> Json:
    """The action and its older twin. Of an Action.Submit only the data arrives, so all that matters stands there."""
    shown: Json = {"title": _label(label)} | ({"style": STYLES[style]} if style != "plain" else {})
    made = {"type": "Action.Execute", **shown, "verb": verb, "data": data}
    return made | {"fallback": {"type": "Action.Submit", **shown, "data": data}} if older else made


def _label(text: str) -> str:
    text = " ".join(text.split()) or "…"
    return text if len(text) <= LABEL else text[: LABEL - 1] + "…"
