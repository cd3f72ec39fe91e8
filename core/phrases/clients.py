"""What a rep reads of all his clients: who needs a call first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime

from core.cards import Block, Bold, Button, Buttons, Card, Item, Text, line
from core.phrases.asking import who
from core.phrases.looking import OLDER
from core.phrases.serving import about, asking, check_buttons
from core.readings.lights import Light, Lit

NOBODY = "No client or partner of yours is in the book yet. A win makes a client."
NOBODY_AT_ALL = "No client or partner is in the book yet. A win makes a client."
_NAMES = {Light.RED: "red", Light.AMBER: "amber", Light.GREEN: "well", Light.GREY: "not to be called"}


def page(
    every: Sequence[Lit], shown: Sequence[Lit], day: Callable[[datetime | date], str], *, next: str | None, team: bool
) -> Card:
    """One page, the most pressing first; `next` is the line that turns it."""
    if not every:
        return Card(NOBODY_AT_ALL if team else NOBODY, (Buttons((Button("Log an introduction…", "log"),)),))
    counted = Counter(one.light for one in every)
    title = "Our clients" if team else "Your clients"
    told = ", ".join(f"{counted[light]} {_NAMES[light]}" for light in Light if counted[light])
    blocks: list[Block] = [_row(one, day, team=team) for one in shown]
    if next is not None:
        blocks.append(Buttons((Button(OLDER, next),)))
    if not counted[Light.RED] and not counted[Light.AMBER]:
        blocks.append(Text(line("Everybody has heard from us in time."), small=True))
    return Card(f"{title}: {told}", tuple(blocks))


def _row(one: Lit, day: Callable[[datetime | date], str], *, team: bool) -> Item:
    contact, view = one.view.contact, one.view
    tier = f", {contact.tier}" if contact.tier else ""
    owner = f", {view.owner.name}" if team else ""
    talk = f"last talk {day(contact.last_talk_at)}" if contact.last_talk_at else "no talk noted"
    said = f": {'; '.join(one.because) or talk}"
    buttons: tuple[Button, ...] = (about(contact),)
    if view.complaint is not None:
        buttons = check_buttons(view, "complaint")[:2]
    elif view.client and one.light is not Light.GREY:
        buttons = (asking(contact), about(contact))
    return Item(line(f"{_NAMES[one.light]}  ", Bold(who(contact)), f"{tier}{owner}{said}"), buttons)
