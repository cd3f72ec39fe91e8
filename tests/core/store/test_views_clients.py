"""The views of clients: who is in a member's lists, who is not, and that their number costs no more queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.model import Member, Organization
from core.rules import policy_in
from core.store import Tx, directory, members, views, views_clients
from core.store.clocked import clocked
from tests.core.desk import Desk

Of = Callable[[Tx, Organization, Member], Any]


@pytest.fixture
async def rep(desk: Desk) -> Desk:
    """Ana with nobody to look after yet."""
    await desk.says("ana", "help")
    return desk


async def win(desk: Desk, name: str, **care: str) -> None:
    await desk.says("ana", f'log "{name}" of "{name} Ltd" from "Carl Smith"')
    await desk.says("ana", f'won "{name}" 1k')
    for key, value in care.items():
        await desk.says("ana", f'{key.replace("_", " ")} "{name}" {value}')


def read(desk: Desk, of: Of) -> Any:
    def work(tx: Tx) -> Any:
        organization = directory.organization_by_id(tx, 1)
        assert organization is not None
        me = next(m for m in members.load(tx, 1, range(200)).values() if m.name == "Ana Ruiz")
        return of(tx, organization, me)

    return desk.store.read_now(work)


def waiting(desk: Desk, at: datetime) -> list[str]:
    """The names read for Ana's lists at that moment."""

    def of(tx: Tx, organization: Organization, me: Member) -> list[str]:
        found = views_clients.of_members(tx, organization, {me.id: me}, policy_in(organization), at)
        return sorted(view.contact.name for view in found.get(me.id, ()))

    names: list[str] = read(desk, of)
    return names


async def test_only_those_are_read_who_may_want_a_call(rep: Desk) -> None:
    for name in ("Quiet Quinn", "Talked Tess", "Asked Ada", "Own Otto", "Sad Sue", "Gone Gus"):
        await win(rep, name)
    rep.later(days=29)
    for name in ("Talked Tess", "Asked Ada", "Own Otto", "Sad Sue", "Gone Gus"):
        await rep.says("ana", f'check "{name}" good')
    await rep.says("ana", 'care "Own Otto" every 5 days')
    await rep.says("ana", 'check "Sad Sue" unhappy')
    await rep.says("ana", 'contact edit "Gone Gus" left')
    assert waiting(rep, rep.now) == ["Own Otto", "Quiet Quinn", "Sad Sue"]
    assert waiting(rep, rep.now + timedelta(days=40)) == [
        "Asked Ada", "Own Otto", "Quiet Quinn", "Sad Sue", "Talked Tess",
    ]  # fmt: skip


async def test_prospects_and_other_peoples_clients_are_not_ones_own(rep: Desk) -> None:
    await rep.says("ana", 'log "Ann Lee" of Beta from "Carl Smith"')
    await win(rep, "Tom Reyes")
    await rep.says("ana", 'contact edit "Tom Reyes" owner @bob')
    assert waiting(rep, rep.now + timedelta(days=400)) == []


async def test_whose_own_day_is_near_is_read_whether_client_or_not(rep: Desk) -> None:
    for name, day in (("Ann Lee", "25 nov"), ("Tom Reyes", "9 dec"), ("Gone Gus", "25 nov")):
        await rep.says("ana", f'contact add "{name}" of Beta')
        await rep.says("ana", f'date "{name}" birthday {day}')
    await rep.says("ana", 'date "Ann Lee" "name day" 26 nov')
    await rep.says("ana", 'contact edit "Gone Gus" left')
    assert waiting(rep, rep.now) == ["Ann Lee"]
    assert waiting(rep, rep.now + timedelta(days=10)) == ["Tom Reyes"]
    await rep.says("ana", 'date "Tom Reyes" birthday gone')
    assert waiting(rep, rep.now + timedelta(days=10)) == []


async def test_a_view_holds_all_the_rules_look_at(rep: Desk) -> None:
    await win(rep, "Tom Reyes")
    await rep.says("ana", 'check "Tom Reyes" unhappy the invoice, promised a new one')
    contact = rep.row("contact", name="Tom Reyes")["id"]

    def of(tx: Tx, organization: Organization, me: Member) -> Any:
        return views.load(tx, organization, policy_in(organization), [("contact", contact), ("contact", 999)], rep.now)

    loaded = read(rep, of)
    view = loaded.views["contact", contact]
    assert set(loaded.views) == {("contact", contact)}
    assert (view.owner.name, view.care.answer, view.complaint.text) == ("Ana Ruiz", "unhappy", "the invoice")
    assert [promise.text for promise in view.promises] == ["a new one"]


async def test_more_clients_cost_no_more_queries(rep: Desk) -> None:
    counts = []
    for many in (1, 8):
        for n in range(many):
            await win(rep, f"Client {chr(65 + n)}{'x' * many}", care="holiday christmas")
        ids = [row["id"] for row in rep.rows("contact")]

        def of(tx: Tx, organization: Organization, me: Member, ids: list[int] = ids) -> int:
            subjects, at = [("member", me.id), *(("contact", id) for id in ids)], rep.now + timedelta(days=100)
            return clocked(tx, lambda: views.load(tx, organization, policy_in(organization), subjects, at)).statements

        counts.append(read(rep, of))
    assert counts[0] == counts[1]
