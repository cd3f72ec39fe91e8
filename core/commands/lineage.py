"""The chain that led to somebody, as far as I may follow it, and what goes back to its root."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from core.commands import finding
from core.commands.turn import Turn
from core.model import Contact, Introduction, Stage
from core.readings.chains import Chain, Link
from core.store import chains


def of(turn: Turn, start: Contact) -> Chain:
    """What I may not see ends the chain: whoever opened that door stays unnamed, and with him all before him."""
    doors = chains.chain(turn.tx, turn.organization.id, start.id)
    turn.contacts(*(id for e in doors for id in (e.prospect_id, e.introducer_id)))
    links = _links(turn, _up_to_hidden(turn, doors))
    root = links[-1].opener if links else start
    all_found = chains.downstream(turn.tx, turn.organization.id, root.id)
    found = sorted(finding.shown(turn, all_found[: chains.MOST]), key=lambda entry: entry.id)
    below = _links(turn, found)
    won = [link.entry for link in below if link.entry.stage is Stage.WON]
    return Chain(start, root, links, below, len(won), _worth(turn, won), cut=len(all_found) > chains.MOST)


def _up_to_hidden(turn: Turn, doors: Iterable[Introduction]) -> list[Introduction]:
    shown = []
    for entry in doors:
        opener = turn.contacts_seen.get(entry.introducer_id or 0)
        if opener is None or not finding.visible(turn, entry) or not finding.known_to(turn, opener):
            break
        shown.append(entry)
    return shown


def _links(turn: Turn, doors: Iterable[Introduction]) -> tuple[Link, ...]:
    """Each door with its people; none whose introducer stays unnamed to me."""
    people = turn.contacts_seen
    pairs = ((people.get(e.introducer_id or 0), people[e.prospect_id], e) for e in doors)
    return tuple(Link(by, to, e) for by, to, e in pairs if by is not None and finding.known_to(turn, by))


def _worth(turn: Turn, won: list[Introduction]) -> str:
    sums: Counter[str] = Counter()
    for entry in won:
        sums[entry.currency or turn.currency] += entry.value or 0
    return ", ".join(turn.money(minor, currency) for currency, minor in sorted(sums.items()) if minor)
