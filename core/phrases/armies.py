"""What the bot says of somebody's army: the clients who would help him, and whom he could ask today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Item, Line, Text, line
from core.phrases.asking import who

if TYPE_CHECKING:
    from core.rules.views_asks import AskView

SHOWN = 5
ASKS = "How many you ask is not counted, and nobody else sees this."
TODAY = "Today nothing speaks against it, and tomorrow something may: one call is worth more than five notes."


def card(ready: Sequence[AskView], clients: int, *, contest: str | None = None) -> Card:
    """Whom he could ask today; where nobody, what to do first. `contest` is the one it is for."""
    for_it = f" for {contest}" if contest else ""
    if not ready:
        return Card(f"Your army{for_it} rests today", _nobody(clients))
    blocks: list[Block] = [Text(line(_lead(len(ready), clients)))]
    blocks += [Item(_row(view), (Button(f"Ask {_first(view)}…", _ask(view)),)) for view in ready[:SHOWN]]
    if len(ready) > SHOWN:
        blocks.append(Text(line(f"and {len(ready) - SHOWN} more; “ask whom” shows the people they know."), small=True))
    blocks.append(Text(line(f"{TODAY} {ASKS}"), small=True))
    return Card(f"Your army{for_it}: {_many(len(ready))} you could ask today", tuple(blocks))


def because(contest: str, ready: int, clients: int) -> str:
    return f"{contest} is on, and {_many(ready)} of your {clients} could be asked today"


def facts(ready: Sequence[AskView], clients: int) -> tuple[tuple[str, str], ...]:
    return (("Your clients", str(clients)), ("Every gate clear", str(len(ready))))


def headline(contest: str, ready: int) -> str:
    return f"Your army for {contest}: {_many(ready)} you could ask today"


def _nobody(clients: int) -> tuple[Block, ...]:
    if not clients:
        said = "You have no clients in the book yet. Each sale you win puts one there."
        return (Text(line(said)),)
    said = "Nobody should be asked just now: first ask how they are doing, thank whom you owe, keep what you promised."
    return (Text(line(said)), Text(line(ASKS), small=True), Buttons((Button("Whom to call first", "clients"),)))


def _lead(ready: int, clients: int) -> str:
    if ready == clients:
        return "Each of your clients has been looked after, rested and thanked. Choose one, and ask about one person."
    return f"Of your {clients} clients these have been looked after, rested and thanked. Choose one, and ask about one."


def _row(view: AskView) -> Line:
    known = ", ".join(person.name for person, _ in view.knows[:2])
    return line(Bold(who(view.asked)), f", who knows {known}" if known else "")


def _ask(view: AskView) -> str:
    about = f" about contact:{view.knows[0][0].id}" if len(view.knows) == 1 else ""
    return f"ask {view.token}{about}"


def _first(view: AskView) -> str:
    return view.asked.name.split()[0]


def _many(count: int) -> str:
    return {0: "nobody", 1: "one client"}.get(count, f"{count} clients")
