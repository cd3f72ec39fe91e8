"""The table of who may do what, as a matrix."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.model import Contact, Direction, Introduction, Member, Role, Stage
from core.permissions import Deed, at_least, may, may_see

NOW = datetime(2026, 11, 24, tzinfo=UTC)
ENTRY = Introduction(1, Direction.RECEIVED, 10, 2, 3, NOW, Stage.INTRODUCED, NOW, NOW)
OWNED = Contact(10, "Ann Lee", owner_id=2, sensitive=True)
OWNER, LOGGER, OTHER = Member(2, "Owner"), Member(3, "Logger"), Member(4, "Other")
LEAD, ADMIN = Member(5, "Lead", role=Role.LEAD), Member(6, "Admin", role=Role.ADMIN)
EVERYBODY = (OWNER, LOGGER, OTHER, LEAD, ADMIN)


@pytest.mark.parametrize(
    ("deed", "allowed"),
    [
        (Deed.MOVE, {OWNER, LOGGER, LEAD, ADMIN}),
        (Deed.TELL, {OWNER, LOGGER, OTHER, LEAD, ADMIN}),
        (Deed.LOG, {OWNER, LOGGER, OTHER, LEAD, ADMIN}),
        (Deed.SETTLE, {ADMIN}),
    ],
)
def test_on_an_introduction(deed: Deed, allowed: set[Member]) -> None:
    assert {who for who in EVERYBODY if may(deed, who, ENTRY)} == allowed


def test_on_a_contact() -> None:
    assert {who for who in EVERYBODY if may(Deed.KEEP, who, OWNED)} == {OWNER, LEAD, ADMIN}
    assert all(may(Deed.KEEP, who, Contact(11, "Nobody's")) for who in EVERYBODY)


def test_sensitive_people_are_for_owner_and_lead() -> None:
    assert {who for who in EVERYBODY if may_see(who, OWNED)} == {OWNER, LEAD, ADMIN}
    assert all(may_see(who, Contact(11, "Open", owner_id=2)) for who in EVERYBODY)


def test_each_role_includes_the_ones_before() -> None:
    assert [at_least(LEAD, role) for role in (Role.MEMBER, Role.LEAD, Role.ADMIN)] == [True, True, False]
