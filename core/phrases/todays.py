"""What a rep reads when he types nothing: what waits today; and the page he opens at home."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from core.cards import Block, Bold, Button, Buttons, Card, Item, Text, line
from core.model import Member
from core.phrases.mornings import owed_line
from core.phrases.nudges import described, first, spoke, tomorrow
from core.readings.todays import Today
from core.rules.views import IntroductionView

SHOWN = 5
LOG = Button("Log an introduction…", "log", style="primary")
OPEN = Button("My open ones", "list open")
BOARD = Button("Leaderboard", "leaderboard")
HELP = Button("What can I do?", "help")
DUE = Button("Show all", "list due")
CLIENTS = Button("My clients", "clients")


def card(found: Today, me: Member, clock: Callable[[datetime], str], now: datetime, *, new: bool) -> Card:
    """`clock` writes a moment's time in my zone; `new`: nothing of mine is in the book yet."""
    if new:
        return _welcome(me)
    items = list(_items(found, clock, now))
    blocks: list[Block] = list(items[:SHOWN])
    if found.many > SHOWN:
        blocks.append(Text(line(f"and {found.many - SHOWN} more"), small=True))
    if not items:
        blocks.append(Text(line(_calm(found))))
    more = ((DUE,) if len(found.owed) > SHOWN else ()) + ((CLIENTS,) if found.listed else ())
    blocks.append(Buttons((*more, OPEN, Button(LOG.label, LOG.line), HELP)))
    return Card(title(found), tuple(blocks))


def title(found: Today) -> str:
    match found.many:
        case 0:
            return "Nothing waits for you today"
        case 1:
            return "One thing waits for you today"
        case many:
            return f"{many} things wait for you today"


def home(found: Today, me: Member, clock: Callable[[datetime], str], now: datetime, *, new: bool) -> Card:
    """The page of the app: quick actions, then today."""
    actions = Buttons((LOG, OPEN, BOARD, HELP))
    shown = card(found, me, clock, now, new=new)
    title = shown.title if new else f"{first(me.name)}, {shown.title[0].lower()}{shown.title[1:]}"
    return Card(title, (actions, *shown.blocks[:-1]))


def _calm(found: Today) -> str:
    if found.open:
        many = "One introduction of yours is" if found.open == 1 else f"{found.open} introductions of yours are"
        return f"{many} on the way, and nobody is kept waiting."
    return "No introduction of yours is open. Who opened a door for us lately?"


def _welcome(me: Member) -> Card:
    return Card(
        f"Welcome, {first(me.name)}",
        (
            Text(line("Tell me who opened a door for us, as you would tell a colleague:")),
            Text(line(Bold("Ann Lee at Beta from Carl Smith"))),
            Text(line("I remind whoever calls, see that Carl is thanked, and keep the board. Nothing else to learn.")),
            Buttons((LOG, HELP)),
        ),
    )


def _items(found: Today, clock: Callable[[datetime], str], now: datetime) -> Iterator[Item]:
    for own in found.reminders:
        late = "" if own.due_at > now else "was due "
        buttons = (Button("Done", f"done {own.id}", style="primary"), _put_off(own.id))
        yield Item(line(Bold(own.about), f": {late}{clock(own.due_at)}"), buttons)
    for one in found.owed:
        yield owed_line(one, now)
    for view in found.steps:
        yield _step(view)
    for listed in found.listed:
        yield Item(listed.spans, listed.buttons)


def _put_off(reminder: int) -> Button:
    return Button("Tomorrow", f"snooze reminder:{reminder} tomorrow 9:00")


def _step(view: IntroductionView) -> Item:
    entry = view.introduction
    what = entry.next_step or f"next step, {entry.stage.value}"
    return Item(line(f"{described(view.prospect)}: {what} (#{entry.id})"), (spoke(view), tomorrow(view)))
