"""Day one: a pasted table is shown as it was understood, imported whole or not at all, and each rep is asked once who
opened the door to his deals."""

from __future__ import annotations

import pytest

from core.agenda import sweep
from core.cards import Form
from core.store.recount import recount
from tests.core.desk import Desk, buttons, read

PEOPLE = """Full Name,Company,E-Mail,Type,Do not call,Shoe size
Ann Lee,Beta,ann@beta.example,client,,38
"Smith, Carl",Acme,carl@acme.example,Client,,44
Judy Park,Park Law,,partner,yes,
,Nameless Ltd,,,,
Tom Reyes,Larkin,not an address,,,
Ann Lee,Beta,ann@beta.example,client,,38
"""
DEALS = """Client;Company;Amount;Close Date;Rep;Referred by
Ann Lee;Beta;12,000;2026-03-02;Bob Stone;
Gus Globe;Globex;45k;2026-05-09;Bob Stone;Carl Smith
Mia Koch;Koch AG;;2026-06-01;Ana Ruiz;
Mia Koch;Koch AG;5k;2026-07-01;Ana Ruiz;
Zed;Zeta;1k;;Ana Ruiz;
Yara;Yota;1k;2030-01-01;Ana Ruiz;
Xena;Xylo;1k;2026-01-01;Nobody Here;
"""


async def pasted(desk: Desk, who: str, kind: str, rows: str) -> str:
    return read(await desk.submits(who, f"import {kind}", rows=rows))


async def imported(desk: Desk, who: str, kind: str, rows: str) -> str:
    preview = await desk.submits(who, f"import {kind}", rows=rows)
    return read(await desk.clicks(who, preview, "Import "))


async def test_the_command_opens_a_form_to_paste_into(desk: Desk) -> None:
    reply = await desk.ask("ana", "import contacts")
    assert isinstance(reply.form, Form)
    assert [field.kind for field in reply.form.fields] == ["long"]
    assert reply.form.fields[0].max_length == 3000


async def test_the_preview_says_how_it_was_understood_and_writes_nothing(desk: Desk) -> None:
    said = await pasted(desk, "ana", "contacts", PEOPLE)
    shown = ("3 contacts to import", "“Full Name” is name", "Left out: “Shoe size”", "1 said twice")
    faults = ("Row 5: there is no name", "Row 6: “not an address” is no e-mail", "Nothing is written yet")
    for words in (*shown, *faults):
        assert words in said, said
    assert desk.rows("contact") == []


async def test_a_german_table_loses_no_phone(desk: Desk) -> None:
    said = await pasted(desk, "ana", "contacts", "Name;Firma;Telefon\nHans Weiss;Weiss GmbH;+49 30 1234")
    assert "“Telefon” is phone" in said
    assert "Left out" not in said


async def test_what_was_shown_is_imported_and_taken_back_whole(either_desk: Desk) -> None:
    desk = either_desk
    said = await imported(desk, "ana", "contacts", PEOPLE)
    assert "3 contacts imported" in said
    carl = desk.row("contact", name="Carl Smith")
    assert (carl["company"], carl["email"], carl["client_since"] is not None) == ("Acme", "carl@acme.example", True)
    judy = desk.row("contact", name="Judy Park")
    assert (judy["partner_since"] is not None, judy["dont_call"]) == (True, True)
    await desk.says("ana", "undo")
    assert all(row["gone_at"] for row in desk.rows("contact"))


async def test_a_second_import_finds_everybody_known(desk: Desk) -> None:
    await imported(desk, "ana", "contacts", PEOPLE)
    said = await pasted(desk, "ana", "contacts", PEOPLE)
    assert "0 new, 3 known already" in said


async def test_a_second_click_imports_nothing_again(desk: Desk) -> None:
    preview = await desk.submits("ana", "import deals", rows=DEALS.replace("Bob Stone", "Ana Ruiz"))
    await desk.clicks("bob", preview, "Import ")
    assert desk.rows("sale") == [], "a preview is its owner's"
    await desk.clicks("ana", preview, "Import ")
    many = len(desk.rows("sale"))
    assert "imported already" in read(await desk.clicks("ana", preview, "Import "))
    assert len(desk.rows("sale")) == many


async def test_no_wish_is_taken_back_by_an_import(desk: Desk) -> None:
    await imported(desk, "ana", "contacts", PEOPLE)
    await desk.says("ana", "contact edit carl sensitive")
    await imported(desk, "ana", "contacts", "name,company,do not call\nCarl Smith,Acme,no\n")
    assert desk.row("contact", name="Carl Smith")["sensitive"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("contact edit carl don't call", "asked not to be called"),
        ("contact edit carl left", "has left Acme"),
        ("contact edit carl bereaved", "has lost someone"),
        ("carl has died", "has died"),
    ],
)
async def test_no_hard_stop_is_passed_by_an_import(desk: Desk, said: str, why: str) -> None:
    await desk.says("ana", 'contact add "Carl Smith" of Acme email carl@acme.example')
    await desk.says("ana", said)
    before = desk.row("contact")
    for row in ("Carl Smith,Acme,,client,no", "Charly Smith,Other,carl@acme.example,client,no"):
        preview = await desk.submits("ana", "import contacts", rows=f"name,company,email,type,do not call\n{row}\n")
        assert why in read(preview)
        assert "0 contacts to import" in read(preview)
        draft = next(b for b in buttons(preview) if b.label.startswith("Change")).line.removeprefix("import columns ")
        await desk.ask("ana", f"import draft {draft} now")  # by hand, past the button that is not there
    await imported(desk, "ana", "deals", "name,company,value,date,phone\nCarl Smith,Acme,9k,2026-05-09,555 0100\n")
    assert desk.rows("contact") == [before]
    assert why in await desk.says("ana", "ask Carl about Tom Reyes at Larkin because golf")


async def test_nobody_left_in_peace_is_entered_anew_by_who_may_not_know(desk: Desk) -> None:
    await desk.says("ana", 'contact add "Carl Smith" of Acme')
    await desk.says("ana", "contact edit carl sensitive")
    await desk.says("ana", "contact edit carl don't call")
    said = await pasted(desk, "bob", "contacts", "name,company\nCarl Smith,Acme\n")
    assert "left in peace for now" in said
    assert "asked" not in said


async def test_who_is_nearly_known_is_asked_about_not_guessed(desk: Desk) -> None:
    await imported(desk, "ana", "contacts", PEOPLE)
    assert "may be Carl Smith (Acme)" in await pasted(desk, "ana", "contacts", "name\nCarl Smyth\n")


async def test_somebody_elses_people_are_not_given_away_by_a_colleague(desk: Desk) -> None:
    rows = "name,company,owner\nAnn Lee,Beta,Ana Ruiz\nGus Globe,Globex,Bob Stone\n"
    said = await pasted(desk, "bob", "contacts", rows)
    assert "only a lead or an admin can give people to Ana Ruiz" in said
    assert "1 contact to import" in said
    assert "2 contacts to import" in await pasted(desk, "zoe", "contacts", rows)


@pytest.mark.parametrize("rows", ["just some words", "company,city\nBeta,Rome\n", "name\n" + "Ann Lee\n" * 2001])
async def test_what_is_no_table_is_asked_for_again(desk: Desk, rows: str) -> None:
    reply = await desk.submits("ana", "import contacts", rows=rows)
    assert reply.form is not None
    assert reply.form.fields[0].error


@pytest.mark.parametrize("kind", ["contacts", "deals"])
@pytest.mark.parametrize("rows", ['name,note\n"' + "a" * 140_000, "name,note\nAnn Lee," + "b" * 140_000])
async def test_a_cell_without_an_end_is_said_in_one_sentence(desk: Desk, kind: str, rows: str) -> None:
    reply = await desk.submits("ana", f"import {kind}", rows=rows)
    assert reply.form is not None
    assert "never closed" in (reply.form.fields[0].error or "")
    assert desk.rows("draft") == []


async def test_columns_can_be_put_right_by_hand(desk: Desk) -> None:
    preview = await desk.submits("ana", "import contacts", rows="name,wer\nBeta,Ann Lee\n")
    form = (await desk.clicks("ana", preview, "Change columns")).form
    assert form is not None
    again = await desk.submits("ana", "import columns", **form.hidden, name="wer", company="name")
    assert "“wer” is name, “name” is company" in read(again)
    await desk.clicks("ana", again, "Import ")
    assert desk.row("contact")["company"] == "Beta"


async def test_of_very_many_columns_the_right_one_is_typed(desk: Desk) -> None:
    heads = [f"Custom field {n}" for n in range(90)]
    preview = await desk.submits("ana", "import contacts", rows=",".join(["name", *heads]) + "\nAnn Lee" + ",Beta" * 90)
    form = (await desk.clicks("ana", preview, "Change columns")).form
    assert form is not None
    assert {field.kind for field in form.fields} == {"text"}
    assert next(field.value for field in form.fields if field.name == "name") == "name"
    again = await desk.submits("ana", "import columns", **form.hidden, name="name", company="custom field 7")
    assert "“Custom field 7” is company" in read(again)


@pytest.mark.parametrize(("letters", "kind"), [(75, "choice"), (76, "text")])
async def test_a_head_longer_than_a_menu_shows_is_typed(desk: Desk, letters: int, kind: str) -> None:
    preview = await desk.submits("ana", "import contacts", rows=f"name,{'x' * letters}\nAnn Lee,Beta\n")
    form = (await desk.clicks("ana", preview, "Change columns")).form
    assert form is not None
    assert {field.kind for field in form.fields} == {kind}


async def test_deals_become_introductions_where_the_door_is_known_and_questions_where_not(either_desk: Desk) -> None:
    desk = either_desk
    preview = await desk.submits("zoe", "import deals", rows=DEALS)
    said = read(preview)
    for words in ("4 deals to import", "Row 6: there is no day", "Row 7: ", "Row 8: nobody here is called"):
        assert words in said, said
    assert "2 colleagues are asked" in read(await desk.clicks("zoe", preview, "Import "))
    assert len([row for row in desk.rows("contact") if row["name"] == "Mia Koch"]) == 1
    won = desk.row("introduction")
    assert (won["stage"], won["value"], "2026-05-09" in str(won["counted"])) == ("won", 4_500_000, True)
    assert "Bob Stone" in await desk.says("ana", "leaderboard may 2026")
    assert desk.store.read_now(lambda tx: recount(tx, 1)) == ()


async def test_each_rep_is_asked_who_opened_the_door_and_the_answers_make_the_book(desk: Desk) -> None:
    await imported(desk, "zoe", "deals", DEALS)
    await sweep(desk.store, lambda: desk.now)
    (asked,) = [row for row in desk.rows("post") if row["rule"] == "who-opened" and "Mia Koch" in row["card"]]
    assert asked["card"].count("Somebody…") == 2
    first = max(row["id"] for row in desk.rows("sale") if row["gone_at"] is None and row["value"] is None)
    assert "Who opened the door to Mia Koch" in read(await desk.ask("ana", f"door {first}"))
    said = await desk.says("ana", f'door {first} "Carl Smith"')
    assert "Carl Smith opened the door" in said
    assert "And these?" in said
    assert "Mia Koch" in await desk.says("ana", "list from carl")
    second = max(row["id"] for row in desk.rows("sale") if row["gone_at"] is None and row["value"] == 500_000)
    assert "we found them ourselves" in await desk.says("ana", f"door {second} nobody")
    assert desk.store.read_now(lambda tx: recount(tx, 1)) == ()
    for late in (f"door {second} nobody", f'door {second} "Carl Smith"', f"door {first} nobody"):
        assert "answered already" in await desk.says("ana", late)
    assert desk.row("sale", id=second)["door"] == "nobody"


async def test_only_its_owner_or_a_lead_answers_for_a_deal(desk: Desk) -> None:
    await imported(desk, "zoe", "deals", DEALS)
    deal = next(row["id"] for row in desk.rows("sale") if row["value"] == 500_000)
    assert "somebody else’s" in await desk.says("bob", f"door {deal} nobody")
    assert "answered already" in await desk.says("ana", "door 99999 nobody")
