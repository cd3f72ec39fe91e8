"""`contact`: shown, added, edited, merged; who may; what a wish of theirs stops."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, read

ANN = 'log "Ann Lee" of Beta from "Carl Smith"'


async def test_add_and_show(either_desk: Desk) -> None:
    desk = either_desk
    said = await desk.says("ana", 'contact add "Judy Park" of "Park Law" title partner phone 555-0188 tier a')
    assert said.startswith("Judy Park (Park Law), new in our book")
    for words in ("Judy", "judy park", "Park Law", "555-0188", "5550188", "judy park law", "jud"):
        shown = await desk.says("bob", f"contact {words}")
        assert shown.startswith("Judy Park (Park Law)\n"), words
    assert "Title: partner" in shown
    assert "Tier: A" in shown


@pytest.mark.parametrize("words", ["JOSÉ", "Jose Muller", "josé müller", "muller", "josé@acme.example"])
async def test_case_accents_and_addresses_do_not_matter(desk: Desk, words: str) -> None:
    await desk.says("ana", 'contact add "José Müller" email josé@acme.example')
    assert (await desk.says("ana", f"contact {words}")).startswith("José Müller\n")


async def test_a_typo_is_asked_back(desk: Desk) -> None:
    await desk.says("ana", ANN)
    question = await desk.ask("ana", "contact Carl Smiht")
    assert "Did you mean one of these?" in read(question)
    assert button(question, "Carl Smith").line.startswith("contact contact:")


async def test_adding_a_known_person_is_asked_back(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert "Is “Ann Lee” Ann Lee (Beta), whom I know?" in await desk.says("ana", "contact add Ann Lee")
    assert len(desk.rows("contact")) == 2


async def test_edit_by_words_and_by_form(desk: Desk) -> None:
    await desk.says("ana", ANN)
    said = await desk.says("ana", "contact edit ann phone 555-0142 owner @bob")
    assert "Looked after by: @Bob Stone" in said
    form = await desk.ask("bob", "contact edit ann")
    assert form.form is not None
    values = dict(form.form.hidden) | {f.name: f.value or "" for f in form.form.fields} | {"company": "Larkin"}
    assert "Ann Lee (Larkin)" in read(await desk.submits("bob", "contact edit", **values))
    ann = desk.row("contact", name="Ann Lee")
    assert (ann["company"], ann["phone"]) == ("Larkin", "555-0142")
    assert "contact edit" in {row["command"] for row in desk.rows("audit")}


async def test_a_renamed_person_is_found_by_the_new_name_and_after_undo_by_the_old(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "contact edit ann name Ann Miller")
    assert (await desk.says("ana", "contact Miller")).startswith("Ann Miller (Beta)")
    await desk.says("ana", "undo")
    assert (await desk.says("ana", "contact Lee")).startswith("Ann Lee (Beta)")
    assert "don’t know" in await desk.says("ana", "contact Miller")


async def test_only_the_owner_and_leads_change_somebody(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert "not yours to change" in await desk.says("bob", "contact edit ann phone 555")
    assert "555" in await desk.says("zoe", "contact edit ann phone 555-9999")


@pytest.mark.parametrize(
    ("words", "said"),
    [("don't call", "asked not to be called"), ("don’t call", "asked not to be called"), ("left", "has left"),
     ("deceased", "has died"), ("bereaved", "leave business aside")],
)  # fmt: skip
async def test_a_wish_or_a_fate_stops_introductions(desk: Desk, words: str, said: str) -> None:
    await desk.says("ana", "contact add Ann Lee of Beta")
    assert said in await desk.says("ana", f"contact edit ann {words}")
    assert "logged" not in await desk.says("ana", ANN)
    assert desk.rows("introduction") == []


async def test_sensitive_people_are_for_their_owner_and_the_lead(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "contact edit ann sensitive")
    desk.store.write_now(lambda tx: tx.exec_driver_sql("UPDATE member SET role = 'lead' WHERE name = 'Dana Webb'"))
    for line in ("contact ann", "called 1", "called ann", "note 1 x", "thanked 1", "touch ann call", "edit 1 agreed"):
        assert "Ann Lee" not in await desk.says("bob", line), line
    for who in ("ana", "dana", "zoe"):
        assert "Ann Lee" in await desk.says(who, "contact ann")


async def test_a_sensitive_introducer_is_not_given_away(desk: Desk) -> None:
    await desk.says("ana", ANN)
    await desk.says("ana", "contact edit carl sensitive")
    lines = ("contact carl", "contact edit carl", "called 1", "thanked 1", "thanked carl", "thank 1", "edit 1")
    more = ("note 1 x", "brief carl", "list all", "log Ann Lee of Beta from Judy Park", "log Tom of Foo from carl")
    for line in lines + more:
        said = await desk.says("bob", line)
        assert "Carl Smith" not in said, line
    assert "Thank Carl now?" in await desk.says("ana", "thank 1")


async def test_merging_moves_everything_and_undo_moves_it_back(either_desk: Desk) -> None:
    desk = either_desk
    await desk.says("ana", ANN)
    await desk.says("ana", 'contact add "new: Carl Smyth" of "Smyth & Sons" phone 555-0100')
    await desk.says("ana", 'log Tim Tam of Foo from "Carl Smyth"')
    await desk.says("ana", "touch Carl Smyth call")
    before = desk.book()
    reply = await desk.ask("ana", 'contact merge "Carl Smyth" into "Carl Smith"')
    kept = desk.row("contact", name="Carl Smith")
    assert (kept["phone"], kept["company"]) == ("555-0100", "Smyth & Sons")
    assert {row["introducer_id"] for row in desk.rows("introduction")} == {kept["id"]}
    assert desk.row("touch")["contact_id"] == kept["id"]
    assert "don’t know" not in await desk.says("ana", "thank 2")
    await desk.clicks("ana", reply, "Undo")
    assert desk.book() == before


async def test_merging_an_entry_with_itself_is_said(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert "one entry already" in await desk.says("ana", "contact merge ann into ann lee")


async def test_a_touch_is_noted_by_anybody(desk: Desk) -> None:
    await desk.says("ana", ANN)
    assert (await desk.says("bob", "touch Carl meeting yesterday note lunch")).startswith(
        "Carl Smith: met yesterday\nlunch"
    )
    assert (await desk.says("bob", "touch 1 card")).startswith("#1 Ann Lee: card sent today")
    assert [row["kind"] for row in desk.rows("touch")] == ["meeting", "card"]
    assert desk.row("contact", name="Carl Smith")["last_talk_at"] is not None
    assert desk.row("contact", name="Ann Lee")["last_talk_at"] is None


async def test_what_was_done_to_an_entry_stands_in_its_title(desk: Desk) -> None:
    assert (await desk.says("ana", "contact add Ann Lee of Beta")).startswith("Ann Lee (Beta), new in our book")
    assert (await desk.says("ana", "contact edit Ann tier A")).startswith("Ann Lee (Beta): changed")
    again = await desk.says("ana", "contact edit Ann tier A")
    assert again.startswith("Ann Lee (Beta): nothing new")
    assert "Undo" not in again


@pytest.mark.parametrize(
    "line", ["contact add Tom email mary@", "contact add Tom email mary@here", "Ann Lee from Carl email ann"]
)
async def test_what_is_no_address_is_refused_before_anything_is_written(desk: Desk, line: str) -> None:
    assert "is no e-mail address" in await desk.says("ana", line)
    assert not desk.rows("contact")


async def test_no_wish_and_no_grave_state_is_lost_in_a_merge(desk: Desk) -> None:
    for name, line in (("Carl Smith", "not now {} until 1 feb"), ("Carla Smithers", "contact edit {} left")):
        await desk.says("ana", f'contact add "{name}" of Acme')
        await desk.says("ana", line.format(name))
    await desk.says("ana", 'contact add "Karl Q" of Acme note')
    await desk.says("ana", "contact edit karl bereaved")
    await desk.says("ana", 'contact merge "Carl Smith" into "Carla Smithers"')
    await desk.says("ana", 'contact merge "Karl Q" into "Carla Smithers"')
    kept = desk.row("contact", name="Carla Smithers")
    assert (kept["state"], str(kept["rest_until"])[:10]) == ("bereaved", "2027-02-01")


async def test_of_two_partnerships_with_one_person_the_agreed_one_holds(desk: Desk) -> None:
    for name, who in (("Judith Park", "ana"), ("Judy Parks", "bob")):
        await desk.says(who, f'contact add "{name}" of "{name} Law"')
        await desk.says(who, f'fit "{name}" click 5 trust 4 focus 4 because good')
        if who == "ana":
            await desk.says(who, f'agree "{name}" both')
    await desk.says("zoe", 'contact merge "Judy Parks" into "Judith Park"')
    assert "partner since today" in await desk.says("ana", "partner judith")
