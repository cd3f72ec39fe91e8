"""What the lead reads of swap rings: what went round, that nobody was met, and what to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.cards import Bold, Button, Buttons, Card, Item, Text, line
from core.phrases.asking import who

if TYPE_CHECKING:
    from core.model import Contact, Member
    from core.rules.swap_ring import Ring

SHOWN = 10
WHY = Buttons((Button("Why?", "why swap-ring"),))


def card(rings: Sequence[Ring], people: Mapping[int, Contact], members: Mapping[int, Member], *, days: int) -> Card:
    if not rings:
        said = f"In the last {days} days, where introductions went both ways, somebody was met."
        return Card("No swap rings", (Text(line(said)), WHY))
    items = [_item(ring, people, members) for ring in rings[:SHOWN]]
    rest = f"and {len(rings) - SHOWN} more. " if len(rings) > SHOWN else ""
    advice = "It may be bad luck. Ask both sides what they hoped for, and what would make the next one a meeting."
    small = f"{rest}The last {days} days; only you and other leads see this."
    title = "Introductions go round, and nobody is met"
    return Card(title, (*items, Text(line(advice)), Text(line(small), small=True), WHY))


def _item(ring: Ring, people: Mapping[int, Contact], members: Mapping[int, Member]) -> Item:
    if ring.contact is not None:
        partner = people[ring.contact]
        said = f": we sent {ring.out}, {ring.back} came back, nobody was met"
        return Item(line(Bold(who(partner)), said), (Button("All about them", f"brief contact:{partner.id}"),))
    names = " and ".join(members[id].name for id in ring.members)
    return Item(line(Bold(names), f": {ring.out} introductions among them, nobody was met"))
