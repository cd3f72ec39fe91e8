"""Three a day, whatever happens to the messages: put off, in doubt, given up and tried again."""

from __future__ import annotations

import pytest

from core.agenda import sweep
from core.model import Morning
from core.port import Refused, Unknown
from core.store import Store, claims, posts
from tests.core.office import MONDAY, Clock, Office
from tests.core.rules.sample import here


@pytest.fixture
def office(store: Store) -> Office:
    """Ana wants no morning list, so that nothing is folded into one."""
    made = Office(store, Clock())
    made.settings("ana", morning=Morning.OFF)
    return made


def wait_for_ana(office: Office, many: int) -> None:
    for n in range(many):
        office.introduce(f"Prospect {chr(65 + n)}", owner="ana", thanked_at=MONDAY)


async def test_what_could_not_leave_today_takes_a_place_of_tomorrow(office: Office) -> None:
    wait_for_ana(office, 5)
    office.clock.now = here(16, 17, 5)
    await sweep(office.store, office.clock)
    office.clock.now = here(16, 20)  # nothing was sent in time: three had a place today, two have one tomorrow
    await office.post.deliver_due()
    await office.until(here(17, 17, 29))
    assert len(office.heard("ana")) == 3
    await office.until(here(18, 17, 29))
    assert len(office.heard("ana")) <= 6


async def test_what_may_have_arrived_keeps_its_place_though_it_was_refused_later(office: Office) -> None:
    wait_for_ana(office, 1)
    office.wire.verifies, office.wire.cannot_tell = False, Unknown("cannot be asked")
    office.wire.trouble = [Unknown("timeout"), Refused("blocked")]
    await office.until(here(16, 17, 29))
    assert [row["state"] for row in office.rows("state")] == ["undelivered"]
    ana, day = office.ids["ana"], here(16, 9).date()
    assert office.read(lambda tx: posts.taken(tx, office.org, [ana], day))[ana][day].counted == 1


async def test_what_was_refused_gives_its_place_up_and_must_find_another(office: Office) -> None:
    wait_for_ana(office, 3)
    office.wire.trouble = [Refused("blocked")]
    await office.until(here(16, 17, 29))
    (lost,) = office.rows("id", "state = 'undelivered'")
    office.write(lambda book: claims.try_again(book.tx, office.org, lost["id"], office.clock()))
    (again,) = office.rows("counts", f"id = {lost['id']}")
    assert not again["counts"]
