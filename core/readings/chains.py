"""The chain of doors that led to somebody, back to its root, and all that goes back to that root."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Contact, Introduction


@dataclass(frozen=True, slots=True)
class Link:
    """One door of the chain: who opened it, to whom."""

    opener: Contact
    prospect: Contact
    entry: Introduction


@dataclass(frozen=True, slots=True)
class Chain:
    """How somebody came to us: `links` nearest first, the last one opened by the `root`; `below` are all doors that go
    back to the root, oldest first, `won` of them sales, `worth` what they brought, as the reader writes money."""

    start: Contact
    root: Contact
    links: tuple[Link, ...]
    below: tuple[Link, ...]
    won: int = 0
    worth: str = ""
    cut: bool = False  # there is more below than was looked at, so that nothing is told of its sums

    @property
    def deep(self) -> bool:
        """Whether it goes on beyond one door; till then the introduction says it all."""
        return len(self.links) > 1 or any(link.opener.id != self.root.id for link in self.below)
