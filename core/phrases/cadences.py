"""What the bot says of cadences, of who waits for a first call, and of the last sale that an introduction led to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Chart, Item, Table, Text, line
from core.readings.cadences import MOST

if TYPE_CHECKING:
    from core.phrases.stats import Told
    from core.readings.cadences import Cadence
    from core.readings.waits import Waiting

KINDS = {
    "call": "A call", "meeting": "A meeting", "message": "A message left", "how-are-we-doing": "“How are we doing?”",
    "newsletter": "The newsletter", "card": "A card", "gift": "A gift", "thank-you": "A thank-you",
    "": "No word at all",
}  # fmt: skip
WHOSE = {"mine": "my clients", "team": "our team’s clients", "all": "all our clients"}


def page(told: Told, found: Sequence[Cadence], *, latest: int) -> Card:
    """By kind of word; of no more than the `latest` people."""
    onward = Buttons((Button("The funnel", f"stats {told.asked} {told.label}"), Button("Why?", "why stats")))
    whose = f"{told.rep.name}’s clients" if told.rep else WHOSE[told.which]
    title = f"Which cadence pays: {whose}, {told.label}"
    if not any(one.kind for one in found):
        said = "Nothing can be said yet. It takes clients or partners, words noted with them, and ninety days after."
        return Card(title, (Text(line(said)), onward))
    rows = tuple(
        (line(Bold(KINDS.get(one.kind, one.kind))), line(told.share(one.opened, one.cases)), line(f"{one.cases:,}"))
        for one in found
    )
    blocks: list[Block] = []
    if all(one.cases >= told.cases for one in found) and len(found) > 1:
        labels = tuple(KINDS.get(one.kind, one.kind) for one in found)
        shares = tuple(round(100 * one.opened / one.cases) for one in found)
        blocks.append(Chart("Months followed by a door, in percent", labels, (("Percent", shares),)))
    blocks.append(Table(("In a month with …", "A door within 90 days", "Cases"), rows, numeric=(1, 2)))
    small = (
        "A case is one client or partner in one month that has had its ninety days. Who is spoken to more may be "
        f"closer to us anyway: this tells what went together, not why. Counted over {MOST} months and the latest "
        f"{latest:,} clients and partners at most."
    )
    return Card(title, (*blocks, Text(line(small), small=True), onward))


def beside(what: str, mine: Waiting, median: Waiting, whose: str) -> Text:
    """`Waiting for a first call: 3 of yours, the longest for 12 days; your team’s median is 1, for 2 days.`"""
    yours = f"{mine.many} of yours{_longest(', the longest', mine)}" if mine.many else "none of yours"
    return Text(line(f"{what}: {yours}; {whose} median is {median.many}{_longest(',', median)}."))


def _longest(begin: str, one: Waiting) -> str:
    return f"{begin} for {one.days} day{'' if one.days == 1 else 's'}" if one.days else ""


def last_sale(day: date, today: date, client: str | None, opener: str | None, number: int) -> Item:
    """The chain that led to it is a click away, for those who may know the client."""
    days = (today - day).days
    ago = "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"
    who = f", {client}" if client else ""
    through = f" through {opener}" if opener else ""
    chain = (Button("Its chain", f"chain {number}"),) if client else ()
    return Item(line(f"Our last sale from an introduction: {ago}{who}{through}."), chain)
