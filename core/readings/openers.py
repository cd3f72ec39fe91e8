"""Who opened doors for us, in counts: a row of the table by introducer or by partner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.model import Act, Contact
from core.readings.flows import Passed


@dataclass(frozen=True, slots=True)
class Opener:
    """A contact, and what came of the doors he opened; `gave` is how many we opened for him."""

    id: int
    name: str
    company: str | None
    opened: int
    met: int = 0
    won: int = 0
    gave: int = 0


def opener(contact: Contact, passed: Iterable[Passed]) -> Opener:
    """What passed between us and one contact, added up."""
    counts = dict.fromkeys((Act.LOGGED, Act.MET, Act.WON, Act.GIVEN), 0)
    for one in passed:
        if one.act in counts:
            counts[one.act] += one.many
    opened, met, won, gave = counts.values()
    return Opener(contact.id, contact.name, contact.company, opened, met, won, gave)
