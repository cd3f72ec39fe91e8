"""Partners by command, by button and by form: begun, agreed, reviewed, wound down; who sees what; all of it undone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from core.agenda import sweep
from core.store.recount import miscounts
from tests.core.desk import Desk, button, buttons, read

JUDY = 'contact add "Judy Park" of "Park Mills"'
FIT = "fit judy click 5 trust 4 focus 4 because she keeps her word"


async def partners(desk: Desk) -> None:
    for line in (JUDY, FIT, "agree judy both"):
        await desk.says("ana", line)


def judy(desk: Desk) -> dict[str, Any]:
    return desk.row("contact", name="Judy Park")


async def test_begun_judged_and_agreed(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", JUDY)
    assert "not a partner yet" in await desk.says("ana", "partner judy")
    await desk.says("ana", FIT)
    made = desk.row("partnership")
    assert (made["state"], judy(desk)["partner_since"]) == ("forming", None)
    fit = made["fit"] if isinstance(made["fit"], dict) else json.loads(made["fit"])
    assert fit["trust"][0][:2] == [4, "she keeps her word"]
    await desk.says("ana", 'ideal judy ours title owner sector "family firms"')
    assert "same sector" in await desk.says("ana", "ideal judy theirs sector family offices")
    await desk.says("ana", "agree judy we")
    assert desk.row("partnership")["state"] == "forming"
    assert "first review is" in await desk.says("ana", "agree judy they")
    made = desk.row("partnership")
    assert (made["state"], str(made["review_on"])) == ("agreed", "2027-01-25")  # sixty days are a Saturday
    assert judy(desk)["partner_since"] is not None
    page = await desk.says("ana", "partner judy")
    assert "Green" in page
    assert "4 of 5, today: she keeps her word" in page
    assert "Judy Park" in await desk.says("ana", "partners")
    assert "Judy sent" in await desk.says("ana", "review judy")


async def test_all_of_it_can_be_taken_back(desk: Desk) -> None:
    await desk.says("ana", JUDY)
    for line in (FIT, "agree judy both", "promise judy to send the guide by 10 dec"):
        before = {table: desk.rows(table) for table in ("partnership", "contact", "promise", "review")}
        await desk.says("ana", line)
        await desk.says("ana", "undo")
        after = {table: [r for r in desk.rows(table) if r["gone_at"] is None] for table in before}
        assert after == {table: [r for r in rows if r["gone_at"] is None] for table, rows in before.items()}, line
        await desk.says("ana", line)


async def test_a_form_is_opened_for_what_is_missing(desk: Desk) -> None:
    await desk.says("ana", JUDY)
    asked = (await desk.ask("ana", "fit judy")).form
    assert asked is not None
    assert [field.name for field in asked.fields] == ["contact", "click", "trust", "focus", "because"]
    said = read(await desk.submits("ana", "fit", contact="judy", click="4", because="we laughed"))
    assert "Still open: Would I send my best client there? Do we serve the same type of client?" in said
    for line in ("ideal judy ours", "terms judy", "agree judy", "promise judy", "not a match judy"):
        assert (await desk.ask("ana", line)).form is not None, line
    await desk.says("ana", FIT)
    await desk.says("ana", "agree judy both")
    assert (await desk.ask("ana", "review held judy")).form is not None


async def test_a_day_that_is_past_is_asked_back_in_the_form(desk: Desk) -> None:
    await partners(desk)
    reply = await desk.submits("ana", "review date", contact="judy", on="2026-11-01")
    assert reply.form is not None
    assert any(field.error for field in reply.form.fields)


async def test_the_gate_is_passed_only_knowingly(desk: Desk) -> None:
    await desk.says("ana", JUDY)
    advised = await desk.ask("ana", "agree judy both")
    assert "Do we click?" in read(advised)
    assert desk.rows("partnership") == []
    await desk.clicks("ana", advised, "Agree anyway")
    assert desk.row("partnership")["state"] == "agreed"
    assert desk.rows("audit", command="agree anyway")


@pytest.mark.parametrize("who", ["ana", "zoe"])
async def test_owner_and_lead_see_what_is_weighed(desk: Desk, who: str) -> None:
    await partners(desk)
    await desk.says("ana", '"Jack Jones" of Jones from judy')
    assert "Balance" in await desk.says(who, "partner judy")
    assert "we gave 0, received 1" in await desk.says(who, "judy")
    assert "Judy Park" in await desk.says(who, "partners")


async def test_others_see_the_agreement_only(desk: Desk) -> None:
    await partners(desk)
    await desk.says("ana", '"Jack Jones" of Jones from judy')
    page = await desk.says("bob", "partner judy")
    assert "Ana Ruiz" in page
    for private in ("of 5", "Balance", "Sent us", "By quarter"):
        assert private not in page
    assert "Balance" not in await desk.says("bob", "judy")
    assert "No partner yet" in await desk.says("bob", "partners")
    for line in ("review judy", "review copy judy", FIT, "agree judy both", "wind down judy because of him"):
        assert "is not yours to change" in await desk.says("bob", line), line


async def test_a_sensitive_partner_is_nobody_elses(desk: Desk) -> None:
    await partners(desk)
    await desk.says("ana", "contact edit judy sensitive")
    assert "I don’t know" in await desk.says("bob", "partner judy")
    assert "Park Mills" not in await desk.says("bob", "partners")


async def test_a_review_has_next_steps_and_a_rhythm(desk: Desk) -> None:
    await partners(desk)
    await desk.submits(
        "ana", "review held", contact="judy", working="yes", ours="to send the guide", ours_by="2026-12-10",
        theirs="ask her group",
    )  # fmt: skip
    made = desk.row("partnership")
    assert (made["reviews"], made["idle_reviews"], str(made["review_on"])) == (1, 1, "2026-12-24")
    assert [(p["text"], str(p["due_on"])) for p in desk.rows("promise")] == [
        ("send the guide", "2026-12-10"), ("ask her group", "2026-12-24"),
    ]  # fmt: skip
    assert desk.row("review")["working"] in (True, 1)
    await desk.says("ana", "kept judy guide")
    desk.later(days=30)
    await desk.says("ana", "review held judy working yes")
    made = desk.row("partnership")
    assert (made["reviews"], made["idle_reviews"]) == (2, 0)
    assert str(made["review_on"]) >= "2027-03-24"


@pytest.mark.parametrize("line", ["review", "review copy", "review held", "review date"])
async def test_no_review_opens_before_both_have_said_yes(desk: Desk, line: str) -> None:
    more = {"review held": " working yes", "review date": " in 2 weeks"}.get(line, "")
    await desk.says("ana", JUDY)
    await desk.says("ana", FIT)
    nobody = await desk.ask("ana", f"{line} judy{more}")
    assert "nobody has said yes yet" in read(nobody)
    assert button(nobody, "Said yes…").line.startswith("agree contact:")
    await desk.says("ana", "agree judy we")
    half = await desk.ask("ana", f"{line} judy{more}")
    assert "Judy has still to say yes" in read(half)
    assert (desk.rows("review"), desk.row("partnership")["review_on"]) == ([], None)
    assert "The first review is" in read(await desk.clicks("ana", half, "Judy said yes"))
    assert "not partners yet" not in await desk.says("ana", f"{line} judy{more}")


async def test_the_copy_says_nothing_of_who_is_late(desk: Desk) -> None:
    await partners(desk)
    await desk.says("ana", "promise judy to send the guide by 1 dec")
    await desk.says("ana", '"Jack Jones" of Jones from judy value 45k')
    desk.later(days=20)
    said = await desk.says("ana", "review copy judy")
    assert "send the guide (by Tue, Dec 1)" in said
    for private in ("late", "45", "5 of", "Balance"):
        assert private not in said


async def test_wound_down_it_is_quiet_and_may_begin_again(desk: Desk) -> None:
    await partners(desk)
    assert "Wound down kindly" in await desk.says("ana", "wind down judy because she moves away")
    assert judy(desk)["partner_since"] is None
    assert "not a partner yet" in await desk.says("ana", "partner judy")
    await desk.says("ana", FIT)
    assert [row["state"] for row in desk.rows("partnership")] == ["ended", "forming"]


async def test_a_restricted_profession_by_title(desk: Desk) -> None:
    await desk.says("ana", 'contact add "Judy Park" of "Park Law" title "estate attorney"')
    await desk.says("ana", FIT)
    assert desk.row("partnership")["profession"] == "attorney"
    await desk.says("ana", "agree judy both")
    await desk.says("ana", '"Jack Jones" of Jones from judy')
    assert "Balance" not in await desk.says("ana", "partner judy")
    assert "Balance" not in await desk.says("ana", "judy")
    refused = await desk.ask("ana", "promise judy to refer two clients by 10 dec")
    assert "Promise an act instead" in read(refused)
    assert desk.rows("promise") == []
    assert button(refused, "Promise something else")


async def test_promises_kept_count_and_uncount(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", JUDY)
    await desk.says("ana", "promise judy to send the guide by 10 dec")
    await desk.says("ana", "judy promised to ask her group by 11 dec")
    ana = int(desk.row("member", name="Ana Ruiz")["id"])
    assert "Kept early" in await desk.says("ana", "kept judy guide")
    assert desk.tallies() == {("promise_kept", ana): 1}
    await desk.says("ana", "kept judy group")
    assert desk.tallies() == {("promise_kept", ana): 1}  # hers, not ours
    assert desk.store.read_now(miscounts) == 0
    await desk.says("ana", "undo")
    await desk.says("ana", "undo")
    assert desk.tallies() == {}
    assert desk.store.read_now(miscounts) == 0
    assert "2 promises are open" in await desk.says("ana", "promises")


async def test_which_promise_is_asked_back(desk: Desk) -> None:
    await desk.says("ana", JUDY)
    await desk.says("ana", "promise judy to send the guide by 10 dec")
    await desk.says("ana", "promise judy to send the deck by 11 dec")
    question = await desk.ask("ana", "kept judy")
    assert "Which promise?" in read(question)
    await desk.clicks("ana", question, "send the deck")
    assert [p["state"] for p in desk.rows("promise")] == ["open", "kept"]
    assert "settled already" in await desk.says("ana", f"kept {desk.rows('promise')[1]['id']}")
    assert "not yours" in await desk.says("bob", f"kept {desk.rows('promise')[0]['id']}")
    assert "no open promise like that" in await desk.says("ana", "kept 9999")


async def test_what_passed_follows_a_merged_contact(either_desk: Desk) -> None:
    desk = either_desk
    await partners(desk)
    await desk.says("ana", 'contact add "Judith Park" of "Park Mill"')
    await desk.says("ana", '"Jack Jones" of Jones from "Judith Park"')
    await desk.says("ana", 'gave "Judith Park" Tom Reyes')
    await desk.says("ana", 'contact merge "Judith Park" into "Judy Park"')
    assert "we gave 1, received 1" in await desk.says("ana", "partner judy park")
    assert desk.store.read_now(miscounts) == 0


async def test_a_name_in_somebody_elses_judgement_is_forgotten(either_desk: Desk) -> None:
    desk = either_desk
    await partners(desk)
    await desk.says("ana", 'contact add "Gus Gray" of Gray')
    await desk.says("ana", "fit judy trust 5 because Gus Gray vouched for her")
    await desk.says("ana", "promise judy to call Gus Gray by 10 dec")
    reply = await desk.ask("zoe", "forget gus gray")
    await desk.says("zoe", next(one.line for one in buttons(reply) if one.style == "danger"))
    while await sweep(desk.store, lambda: desk.now):
        pass
    kept = str([desk.row("partnership"), desk.row("promise")])
    assert "Gus Gray" not in kept
    assert "vouched for her" in kept
