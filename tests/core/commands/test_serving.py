"""`care`, `date`, `clients`, and what a contact's page says of how he is looked after; states that make all silent."""

from __future__ import annotations

import pytest

from tests.core.desk import Desk, button, buttons, read


@pytest.fixture
async def ann(desk: Desk) -> Desk:
    """Ann Lee of Beta, a client of Ana's through Carl Smith."""
    await desk.says("ana", "Ann Lee at Beta from Carl Smith")
    await desk.says("ana", "won ann 12k")
    return desk


def care(desk: Desk) -> dict[str, object]:
    return desk.row("care")


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("care ann every 45 days", 45),
        ("contact Ann check every 60 days", 60),
        ("contact ann lee check every 6 weeks", 42),
        ("care ann check every 2 months", 60),
        ("care ann every 30", 30),
        ("care ann every default", None),
    ],
)
async def test_her_own_interval(ann: Desk, line: str, days: int | None) -> None:
    said = await ann.says("ana", line)
    assert care(ann)["check_days"] == days
    assert ("Asked every" in said) == (days is not None)


async def test_an_interval_that_makes_no_sense_is_asked_back(ann: Desk) -> None:
    assert "number of days, weeks or months" in await ann.says("ana", "care ann every banana")
    assert ann.rows("care") == []


async def test_everything_in_one_form_filled_with_what_holds(ann: Desk) -> None:
    await ann.says("ana", "care ann holiday christmas newsletter every 45 days no gifts sector public")
    kept = care(ann)
    assert (kept["holiday"], kept["newsletter_since"] is not None, kept["gifts_off"]) == ("Christmas", True, True)
    form = await ann.ask("ana", "care ann")
    assert form.form is not None
    values = {field.name: field.value for field in form.form.fields}
    assert (values["every"], values["holiday"], values["newsletter"]) == ("45 days", "christmas", "newsletter")
    hidden = dict(form.form.hidden)
    said = await ann.submits("ana", "care", **hidden, newsletter="no newsletter", holiday="none", sector="public")
    assert "Card for" not in read(said)
    assert care(ann)["newsletter_since"] is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("xmas", "Christmas"),
        ("new year's", "New Year"),
        ("chanukah", "Hanukkah"),
        ("chinese new year", "Lunar New Year"),
        ("orthodox christmas", "Orthodox Christmas"),
    ],
)
async def test_a_holiday_as_people_say_it(ann: Desk, typed: str, kept: str) -> None:
    await ann.says("ana", f"care ann holiday {typed} newsletter")
    assert care(ann)["holiday"] == kept
    assert kept in await ann.says("ana", f"cards {typed}")


async def test_only_her_owner_or_a_lead_changes_it(ann: Desk) -> None:
    assert "not yours to change" in await ann.says("bob", "care ann every 3 days")
    assert "Asked every: 50 days" in await ann.says("zoe", "care ann every 50 days")


async def test_named_dates_stand_on_her_page(ann: Desk) -> None:
    said = await ann.ask("ana", "date ann birthday 3 may")
    assert read(said).startswith("Ann Lee (Beta): birthday May 3")
    await ann.says("ana", 'date ann "firm founded" 1 oct')
    await ann.says("ana", "date ann birthday 4 may")
    assert "Dates: birthday May 4; firm founded Oct 1" in await ann.says("ana", "ann")
    assert "write to Ann Lee (birthday)" in read(await ann.clicks("ana", said, "Remind me that day"))
    assert "removed" in read(await ann.clicks("ana", said, "Remove it"))
    assert "has no birthday noted" in await ann.says("ana", "date ann birthday gone")
    assert "birthday" not in await ann.says("ana", "ann")
    assert "firm founded" in await ann.says("bob", "ann")


@pytest.mark.parametrize("line", ["Ann's birthday is 3 may", "birthday of ann 3 may", "ann lee’s birthday is on May 3"])
async def test_a_date_as_one_says_it(ann: Desk, line: str) -> None:
    assert (await ann.says("ana", line)).startswith("Ann Lee (Beta): birthday May 3")


async def test_who_needs_a_call(ann: Desk) -> None:
    assert (await ann.says("ana", "who needs a call?")).startswith("Your clients")


@pytest.mark.parametrize("line", ["ann lost her phone", "ann has left a message", "ann has left us a note"])
async def test_a_loss_or_a_message_is_no_state(ann: Desk, line: str) -> None:
    await ann.says("ana", line)
    assert ann.row("contact", name="Ann Lee")["state"] == "active"


async def test_a_date_without_a_day_is_asked_for(ann: Desk) -> None:
    assert "Which day?" in await ann.says("ana", "date ann birthday")


async def test_the_page_tells_the_last_answer_and_promises_and_complaints_to_whom_they_concern(ann: Desk) -> None:
    await ann.says("ana", "check ann unhappy the invoice was wrong, promised a credit note by fri")
    mine, others, lead = [await ann.says(who, "ann") for who in ("ana", "bob", "zoe")]
    for told in (mine, lead):
        assert "How are we doing?: “not happy”, today" in told
        assert "Not happy: since today: the invoice was wrong" in told
    assert "Call or ask?: not now; speak to whoever looks after Ann first" in others
    assert "Nobody you look after waits" in await ann.says("bob", "complaints")  # Ann does, and that is not for him
    assert "Call or ask?" not in mine + lead
    for told in ("How are we doing?:", "invoice", "happy", "asked today"):
        assert told not in others
    for told in (mine, others):
        assert "We promised: a credit note, by Fri, Nov 27" in told


@pytest.mark.parametrize("line", ["ann", "contact ann", "why value-check contact:{}"])
async def test_colleagues_hear_nothing_of_a_complaint_before_or_after(ann: Desk, line: str) -> None:
    await ann.says("ana", "check ann unhappy the invoice was wrong")
    line = line.format(ann.row("contact", name="Ann Lee")["id"])
    during = await ann.says("bob", line)
    await ann.says("ana", "resolve ann credit note sent")
    after = await ann.says("bob", line)
    for told in ("invoice", "not happy", "asked today", "nobody has asked", "credit note"):
        assert told not in during + after
    assert ("not now" in during, "not now" in after) == (not line.startswith("why"), False)
    assert ("Two questions keep a client" in during) is line.startswith("why")


async def test_who_puts_it_right_reads_what_went_wrong(ann: Desk) -> None:
    await ann.says("ana", "complaint ann for @bob nobody called back")
    assert "nobody called back" in await ann.says("bob", "ann")


async def test_clients_are_listed_by_need(ann: Desk) -> None:
    for name, tier in (("Tom Reyes", "A"), ("Mia Koch", "C")):
        await ann.says("ana", f'log "{name}" of Larkin from Carl Smith')
        await ann.says("ana", f"won {name} 1k")
        await ann.says("ana", f"contact edit {name} tier {tier}")
    assert (await ann.says("ana", "clients")).startswith("Your clients: 3 well")
    ann.later(days=62)
    await ann.says("ana", "touch mia call")
    ann.later(days=62)
    text = await ann.says("ana", "clients")
    assert text.startswith("Your clients: 1 red, 1 amber, 1 well")
    assert text.index("Tom Reyes") < text.index("Ann Lee") < text.index("Mia Koch")
    assert "No client or partner of yours" in await ann.says("bob", "clients team")
    assert "Our clients: 1 red" in await ann.says("zoe", "clients team")


async def test_clients_are_turned_page_by_page(ann: Desk) -> None:
    for n in range(9):
        await ann.says("ana", f'log "Client {chr(65 + n)}x" of "Firm {n}" from Carl Smith anyway')
        await ann.says("ana", f"won {n + 2} 1k")
    reply = await ann.ask("ana", "clients")
    assert len([b for b in buttons(reply) if b.label.startswith("All about")]) == 8
    further = await ann.clicks("ana", reply, "Older")
    assert len([b for b in buttons(further) if b.label.startswith("All about")]) == 2


@pytest.mark.parametrize(
    ("line", "state", "words"),
    [
        ("ann has died", "deceased", "I’m sorry"),
        ("Ann Lee passed away", "deceased", "by hand"),
        ("ann lost her husband", "bereaved", "I’ll keep quiet about Ann"),
        ("ann left the company", "left", "who follows here?"),
        ("Ann has left Beta", "left", "who follows here?"),
        ("ann lost her job", "left", "who follows here?"),
        ("Ann just lost her job at Beta", "left", "who follows here?"),
        ("ann was laid off", "left", "who follows here?"),
    ],
)
async def test_a_state_is_said_as_one_says_it_and_answered_kindly(ann: Desk, line: str, state: str, words: str) -> None:
    assert words in await ann.says("ana", line)
    assert ann.row("contact", name="Ann Lee")["state"] == state
    ann.later(days=400)
    assert "Ann Lee (Beta): a client" not in await ann.says("ana", "today")
    assert "Ann Lee" not in await ann.says("ana", "clients")
    assert "[How are we doing?…]" not in await ann.says("ana", "ann")


async def test_no_draft_is_written_to_the_departed_or_about_them(ann: Desk) -> None:
    await ann.says("ana", "Carl Smith has died")
    said = await ann.ask("ana", "thank 1")
    assert read(said).startswith("Carl Smith has died")
    assert "You might write" not in read(said)
    assert button(said, "Brief").line.startswith("brief contact:")


async def test_two_entries_become_one_with_all_that_was_noted(ann: Desk) -> None:
    await ann.says("ana", 'contact add "Anne Leigh" of Betta')
    await ann.says("ana", "care anne leigh holiday christmas no gifts every 30 days")
    await ann.says("ana", "check anne leigh good")
    await ann.says("ana", "date anne leigh birthday 3 may")
    await ann.says("ana", "care ann lee every 45 days")
    await ann.says("ana", 'contact edit "Anne Leigh" bereaved')
    await ann.says("ana", 'contact merge "Anne Leigh" into "Ann Lee"')
    known = ann.row("contact", name="Ann Lee")
    kept = ann.row("care", id=known["id"])
    assert (kept["holiday"], kept["gifts_off"], kept["check_days"], kept["answer"]) == ("Christmas", True, 45, "good")
    assert known["state"] == "bereaved"
    assert "birthday May 3" in await ann.says("ana", "ann lee")
