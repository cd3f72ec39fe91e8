"""The sweep: what is due is looked at, once, and what a rule says goes into the post."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.agenda import sweep
from core.store import Store, agenda
from tests.core.office import Clock, Office


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store, Clock())


async def test_heads_up_reaches_the_one_who_is_to_call_at_once(office: Office) -> None:
    office.introduce("Ann Lee", company="Beta")
    await office.settle()
    assert office.wire.titles() == ["Carl Smith has opened a door for you: Ann Lee"]
    assert office.wire.sent[0].to == "slack:T1:UBOB"
    assert "Because Ana named you on #1" in office.wire.texts()
