"""What members say of themselves: the one line about whom we help, and whether they are on the board."""

from __future__ import annotations

from typing import Any

from core.sales import Profile
from core.store.book import Book
from core.store.engine import Tx
from core.store.nouns import PROFILES


def of(tx: Tx, org: int, member: int) -> Profile:
    """The member's profile; an empty one where he has said nothing yet."""
    return PROFILES.get(tx, org, member) or Profile(member)


def change(book: Book, member: int, **changes: Any) -> Profile:
    """The profile with these fields changed, made where there was none."""
    known = PROFILES.get(book.tx, book.organization, member)
    if known is not None:
        return PROFILES.change(book, known, **changes)
    return PROFILES.add(book, Profile(member, **changes))
