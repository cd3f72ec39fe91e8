"""`settings`: what holds for me and for the team, and how to change it."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands.known_settings import SETTINGS, named
from core.commands.playbook_settings import KEYS, numbers
from core.commands.settings_shown import everything
from core.commands.turn import Refused, Turn
from core.model import Role
from core.permissions import at_least
from core.phrases import settings as phrases
from core.spec import Arg, Command


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    said = " ".join(str(values.get(key, "")) for key in ("topic", "value")).strip()
    name, _, rest = said.partition(" ")
    if not name:
        return Reply(card=everything(turn))
    if name.casefold() == "numbers":
        return Reply(card=numbers(turn, rest))
    if name.casefold() in KEYS:
        name, rest = "number", said
    one = named(name, rest)
    if not at_least(turn.me, one.who):
        raise Refused(Reply(card=phrases.for_admins(one.name)))
    rest = "back" if name.casefold() == "back" else rest.strip()
    if not rest:
        return Reply(form=phrases.ask(one.name, value=one.now(turn), options=one.choices(turn)))
    card = one.change(turn, rest)
    subject = ("organization", turn.organization.id) if one.who is Role.ADMIN else ("member", turn.me.id)
    turn.book.about(*subject)
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="settings",
    summary="When and how I speak to you, and what holds for the team",
    examples=(
        "settings", "settings zone Europe/Berlin", "settings hours 9:00-17:30", "settings away until 1 dec",
        "settings pause until thu", "settings morning monday", "settings mute quiet",
        "settings line We help owners of family firms sell in good order",
    ),
    run=run,
    args=(
        Arg("topic", "choice", "Which setting?", choices=(*SETTINGS, "numbers"), asked=False),
        Arg("value", "rest", "What shall it be?", accounts=True),
    ),
    aliases=("setting", "preferences"),
    featured=True,
    group="Settings",
)  # fmt: skip
