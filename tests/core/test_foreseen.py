"""A new introduction is judged where it is written: the agenda then holds what a sweep would have put there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.agenda import sweep
from core.rules import judging, quiet
from core.rules.rule import Look
from core.store import agenda
from tests.core.desk import TUESDAY, Desk


def looks(desk: Desk) -> dict[int, Any]:
    return {row["subject_id"]: row["look_at"] for row in desk.rows("agenda", kind="introduction")}


async def swept(desk: Desk) -> int:
    return await sweep(desk.store, lambda: desk.now)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee at Beta from Carl Smith",
        "Ann Lee at Beta from Carl Smith, not agreed",
        "log Ann Lee from Carl Smith as name",
        "log Ann Lee from Carl Smith promised",
        "log Ann Lee from Carl Smith meeting 12k note met at the fair",
        "log Ann Lee from @bob",
        "log Ann Lee to Carl Smith",
    ],
)
@pytest.mark.parametrize("led", [False, True])
async def test_the_moment_of_the_next_look_is_the_sweeps_own(either_desk: Desk, line: str, led: bool) -> None:
    desk = either_desk
    await desk.says("zoe", "today")
    await desk.says("bob", "today")
    if led:
        await desk.says("dana", "today")
        await desk.says("ana", "today")
        await desk.says("zoe", "settings lead @dana North")
        assert "Ana Ruiz is in North" in await desk.says("zoe", "settings team @ana North")
    await swept(desk)
    await desk.says("ana", line)
    foreseen = looks(desk)
    org = desk.row("organization")["id"]
    desk.store.write_now(lambda tx: agenda.look_now(tx, org, [("introduction", 1)], desk.now))
    assert await swept(desk) == 1
    assert looks(desk) == foreseen
    assert desk.rows("post", kind="nudge") == []


async def test_nothing_is_due_after_a_line_of_ones_own(desk: Desk) -> None:
    await desk.says("ana", "today")
    await swept(desk)
    await desk.says("ana", "Ann Lee at Beta from Carl Smith")
    assert await swept(desk) == 0


async def test_what_is_to_be_said_now_is_left_to_the_sweep(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("bob", "today")
    await swept(desk)
    await desk.says("ana", "Ann Lee at Beta from Carl Smith for @bob")
    assert await swept(desk) >= 1
    assert [row["rule"] for row in desk.rows("post", subject_kind="introduction")] == ["heads-up"]


async def test_what_changes_after_it_was_judged_is_looked_at_now(desk: Desk) -> None:
    await desk.says("ana", "Ann Lee at Beta from Carl Smith")
    await swept(desk)
    await desk.says("ana", "called ann")
    assert await swept(desk) >= 1


async def test_a_rule_that_fails_loses_nobody_a_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(view: Any, policy: Any, now: Any) -> Any:
        raise ZeroDivisionError("Ann Lee")

    await desk.says("ana", "today")
    await swept(desk)
    monkeypatch.setitem(judging._BY_KIND, "introduction", (replace(quiet.RULE, look=broken),))
    assert "Introduction #1 logged" in await desk.says("ana", "Ann Lee at Beta from Carl Smith")
    assert "could not be judged ahead" in caplog.text
    assert await swept(desk) == 1
    assert desk.row("agenda", kind="introduction")["failures"] == 1
    assert desk.now == TUESDAY


async def test_a_rule_that_wants_to_know_who_leads_is_asked_by_the_sweep(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def curious(view: Any, policy: Any, now: Any) -> Look:
        seen.append(view.lead)
        return Look()

    await desk.says("zoe", "today")
    await desk.says("ana", "today")
    await swept(desk)
    monkeypatch.setitem(judging._BY_KIND, "introduction", (replace(quiet.RULE, look=curious),))
    await desk.says("ana", "Ann Lee at Beta from Carl Smith")
    assert seen == []
    assert await swept(desk) == 1
    assert [lead.name for lead in seen] == ["Zoe Hart"]
