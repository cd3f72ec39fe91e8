"""Swap rings: partners or colleagues who trade introductions of which nobody is ever met. For the lead alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.policy import Number, Policy
from core.rules.rule import Topic

NAME = "swap-ring"
US = 0  # our house, towards a partner


@dataclass(frozen=True, slots=True)
class Passed:
    """What went one way in the window: `many` introductions, of which `met` came to a meeting. A side is a member's
    id; with a partner (`contact`) our side is US, and his is None."""

    giver: int | None
    taker: int | None
    many: int
    met: int
    contact: int | None = None


@dataclass(frozen=True, slots=True)
class Ring:
    """`contact` is the partner it is with; or `members` are the colleagues, in order of their ids. `out` and `back` are
    how many went each way; in a ring of colleagues `out` is all there were."""

    contact: int | None
    members: tuple[int, ...]
    out: int
    back: int = 0


def rings(passed: Iterable[Passed], policy: Policy) -> tuple[Ring, ...]:
    """The rings in what passed, the busiest first, then by id: the same book always gives the same list."""
    barren = [one for one in passed if one.met == 0 and one.many >= policy["swap-ring.least"]]
    out = {one.contact: one.many for one in barren if one.contact is not None and one.giver is not None}
    back = {one.contact: one.many for one in barren if one.contact is not None and one.taker is not None}
    with_partners = [Ring(id, (), out[id], back[id]) for id in out.keys() & back.keys()]
    ours = {(one.giver, one.taker): one.many for one in barren if one.contact is None}
    inside = [_ring(group, ours) for group in _groups([(a, b) for a, b in ours if a is not None and b is not None])]
    return tuple(sorted((*with_partners, *inside), key=lambda r: (-(r.out + r.back), r.contact or 0, r.members)))


def _ring(group: tuple[int, ...], ours: dict[tuple[int | None, int | None], int]) -> Ring:
    return Ring(None, group, sum(many for (a, b), many in ours.items() if a in group and b in group))


def _groups(edges: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Those who come round to each other along these ways, however many stand between them."""
    reached = {a: {a} for edge in edges for a in edge}
    for _ in reached:
        for a, b in edges:
            reached[a] |= reached[b]
    groups = {tuple(sorted(b for b in reached[a] if a in reached[b])) for a in reached}
    return sorted(group for group in groups if len(group) > 1)


TOPIC = Topic(
    name=NAME,
    why=(
        "An introduction is somebody’s good name, lent. Where two sides send each other names and nobody is ever met, "
        "something else is being fed: a count, a habit, a favour. It may be bad luck too, so the lead hears of it, "
        "and nobody else; he asks both what they hoped for."
    ),
    source="A1, field",
    numbers=(
        Number("swap-ring.days", 180, "days", "Half a year is long enough for luck to turn.", 30, 1095),
        Number("swap-ring.settled", 21, "days", "A door needs three weeks before it says anything.", 0, 180),
        Number("swap-ring.least", 2, "introductions each way", "Once each way is courtesy.", 1, 50),
    ),
)
