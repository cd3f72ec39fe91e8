"""What a platform tells of somebody later than at first contact: only blanks are filled, his own settings stand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, update

from core.asks import Profile
from core.store.book import Book
from core.store.directory import known_zone, seat
from core.store.engine import Tx
from core.store.people import update_member
from core.store.tables import account

_PROFILED = (
    update(account)
    .where(account.c.organization_id == bindparam("org"), account.c.key == bindparam("whose"))
    .values(profiled_at=bindparam("now"))
)
NAMELESS = "Somebody"


def refresh(tx: Tx, key: str, profile: Profile, now: datetime) -> bool:
    """Fill in zone, locale and a missing name of whoever has this account; whether anything was."""
    found = seat(tx, key, lock=True)
    if found is None:
        return False
    known = found.member
    told = {"zone": known_zone(profile.zone), "locale": profile.locale}
    blanks = {field: value for field, value in told.items() if value and getattr(known, field) is None}
    if known.name == NAMELESS and profile.name:
        blanks["name"] = profile.name
    tx.execute(_PROFILED, {"org": found.organization.id, "whose": key, "now": now})
    if not blanks:
        return False
    book = Book(tx, found.organization.id, member_id=known.id, via=key, now=now)
    update_member(book, known, **blanks)
    book.finish("profile")
    return True
