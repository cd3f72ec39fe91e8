"""Partnerships of some members, or of everybody: the limit counts theirs alone."""

from __future__ import annotations

from datetime import timedelta

from core.partners import Partnership, PartnershipState
from core.store import Store, partnerships
from core.store.book import Book
from core.store.nouns import PARTNERSHIPS
from tests.core.store.desk import NOW, open_desk


def test_a_busy_house_hides_nobodys_own_partners(store: Store) -> None:
    desk = open_desk(store)
    ana, bob = desk.ana.id, desk.bob.id

    def fill(book: Book) -> None:
        for n in range(partnerships.MOST + 5):
            owner, later = (bob, 90) if n < 3 else (ana, 0)
            day = NOW.date() + timedelta(days=later + n)
            PARTNERSHIPS.add(book, Partnership(book.id(), 900 + n, owner, PartnershipState.AGREED, NOW, review_on=day))

    desk.write(fill)
    assert [one.contact_id for one in desk.read(partnerships.live, (bob,))] == [900, 901, 902]
    assert len(desk.read(partnerships.live, (ana, bob))) == partnerships.MOST
    assert len(desk.read(partnerships.live, None)) == partnerships.MOST
    assert len(desk.read(partnerships.live, None, most=5000)) == partnerships.MOST + 5
    assert desk.read(partnerships.live, ()) == ()
