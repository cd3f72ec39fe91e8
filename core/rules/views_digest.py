"""What waits in one member's hands: counts for his lead, his own lines for himself."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Member

KINDS = ("waiting", "unthanked", "reviews", "late")


@dataclass(frozen=True, slots=True)
class Digest:
    """`own` are his lines, for his eyes. `lead` is whoever hears the counts; None where nobody leads him."""

    member: Member
    lead: Member | None
    waiting: int = 0
    unthanked: int = 0
    reviews: int = 0
    late: int = 0
    own: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return self.waiting + self.unthanked + self.reviews + self.late
