"""Our way of asking: a switch shows what changes and moves every reminder; numbers come with their reasons."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.policy import PLAYBOOKS
from core.rules import NUMBERS
from core.store import agenda
from tests.core.desk import Desk, button, buttons


@pytest.mark.parametrize("name", [name for name in PLAYBOOKS if name != "balanced"])
async def test_a_switch_shows_every_number_that_changes_and_the_way_back(desk: Desk, name: str) -> None:
    reply = await desk.ask("zoe", f"settings playbook {name}")
    said = await desk.says("zoe", f"settings playbook {name}")
    assert f"Our way of asking is “{name}”" in said
    changed = {n.key.split(".")[0] for n in NUMBERS if n.playbooks.get(name, n.default) != n.default}
    assert changed
    assert reply.card is not None
    shown = str(reply.card)
    assert all(rule in shown for rule in changed)
    assert button(reply, "Back to balanced").line == "settings playbook balanced"


@pytest.mark.parametrize("name", PLAYBOOKS)
async def test_each_way_tells_its_article_and_the_other_side(desk: Desk, name: str) -> None:
    said = await desk.says("ana", f"why {name}")
    assert "The other side" in said or "Others hold" in said  # ask-at-close is told by the rule of that name
    assert "Source" in said


async def test_only_an_admin_switches(desk: Desk) -> None:
    for line in ("settings playbook direct", "settings strict ask-earned", "settings number ask-rested.open 3"):
        assert "Only an admin can change that" in await desk.says("ana", line)


async def test_what_we_set_ourselves_is_kept(desk: Desk) -> None:
    await desk.ask("zoe", "settings number ask-rested.after_no 200")
    assert "Kept as you set them: ask-rested.after_no" in await desk.says("zoe", "settings playbook direct")


async def test_a_switch_moves_the_reminders_at_once_and_wakes_what_sleeps(desk: Desk) -> None:
    await desk.ask("ana", "Ann Lee at Beta from Carl Smith")
    await desk.ask("ana", "Tom Reyes at Larkin from Carl Smith")
    org = desk.row("organization")["id"]
    desk.store.write_now(lambda tx: agenda.settle(tx, org, {("introduction", 1): (desk.now + timedelta(days=9), 0)}))
    desk.store.write_now(lambda tx: agenda.settle(tx, org, {("introduction", 2): (None, 0)}))
    await desk.ask("zoe", "settings playbook direct")
    due = desk.store.read_now(lambda tx: agenda.due(tx, desk.now, 500))[org]
    assert ("introduction", 1) in due
    assert ("all:introduction", 0) in due
    assert ("introduction", 2) not in due  # its turn comes with the sweep


class TestStrict:
    CARL = 'contact add "Carl Smith" client'

    async def test_nobody_passes_a_strict_check(self, desk: Desk) -> None:
        await desk.ask("ana", self.CARL)
        old = await desk.ask("ana", "ask Carl about Ann Lee")
        await desk.ask("zoe", "settings strict ask-earned")
        await desk.clicks("ana", old, "Ask anyway")
        assert desk.rows("ask") == []
        assert not [b for b in buttons(await desk.ask("ana", "ask Carl about Ann Lee")) if b.label == "Ask anyway"]
        await desk.ask("zoe", "settings strict ask-earned off")
        await desk.clicks("ana", old, "Ask anyway")
        assert len(desk.rows("ask")) == 1

    async def test_credit_and_consent_too(self, desk: Desk) -> None:
        await desk.ask("ana", "Ann Lee at Beta from Carl Smith")
        old = await desk.ask("bob", "Ann Lee at Beta from Judy Park")
        await desk.ask("zoe", "settings strict credit")
        await desk.clicks("bob", old, "Log it anyway")
        await desk.ask("zoe", "settings strict consent")
        assert "doesn’t know yet" in await desk.says("bob", "Tom Reyes at Larkin from Judy Park, name only")
        assert len(desk.rows("introduction")) == 1

    async def test_a_silent_check_says_nothing(self, desk: Desk) -> None:
        await desk.ask("ana", "Ann Lee at Beta from Carl Smith")
        await desk.ask("zoe", "settings number credit.speaks 0")
        await desk.ask("bob", "Ann Lee at Beta from Judy Park")
        await desk.ask("zoe", "settings number stage.speaks 0")
        await desk.ask("ana", "lost 1")
        assert [row["stage"] for row in desk.rows("introduction")] == ["lost", "introduced"]

    async def test_a_check_misspelt_is_offered_right(self, desk: Desk) -> None:
        assert "settings strict ask-earned" in await desk.says("zoe", "settings strict ask-erned")
        form = await desk.ask("zoe", "settings strict")
        assert form.form is not None
        assert "ask-rested" in {option.value for option in form.form.fields[0].options}

    async def test_a_number_of_it_is_told_in_words(self, desk: Desk) -> None:
        assert "ask-earned.speaks: silent" in await desk.says("zoe", "settings number ask-earned.speaks 0")
        assert "from 0 to 2" in await desk.says("zoe", "settings number ask-earned.speaks 3")


async def test_an_order_to_ask_more_is_answered(desk: Desk) -> None:
    for line in ("ask-rested.after_no 30", "ask-rested.a_year 12", "ask-rested.open 5", "ask-thanked.speaks 0"):
        assert "at every appointment" in await desk.says("zoe", f"settings number {line}"), line
    for line in ("ask-rested.after_no 365", "ask-thanked.speaks 1", "quiet.met 3"):
        assert "at every appointment" not in await desk.says("zoe", f"settings number {line}"), line


async def test_the_numbers_of_one_rule_come_with_their_reasons(desk: Desk) -> None:
    reply = await desk.ask("zoe", "settings numbers ask-rested")
    said = await desk.says("zoe", "settings numbers ask-rested")
    assert all(n.reason in said for n in NUMBERS if n.key.startswith("ask-rested."))
    form = await desk.clicks("zoe", reply, "Change")
    assert form.form is not None
    assert form.form.fields[0].value == "ask-rested.speaks 1"
