"""`ask`, `answer` and what somebody wishes: what is written, what is read, and what is never counted."""

from __future__ import annotations

import pytest

from core.partners import Knows, Source
from core.store import Tx
from core.store.book import Book
from core.store.nouns import KNOWS
from tests.core.desk import Desk, button, buttons, read

CARL = 'contact add "Carl Smith" at Acme client'
ANN = "ask Carl about Ann Lee at Beta because they open in Ohio."


async def glad(desk: Desk, who: str = "ana") -> None:
    await desk.ask(who, CARL)
    await desk.ask(who, "check Carl great")


async def test_an_ask_is_an_introduction_that_was_asked_for(either_desk: Desk) -> None:
    desk = either_desk
    await glad(desk)
    said = await desk.says("ana", ANN)
    entry, ask = desk.row("introduction"), desk.row("ask")
    people = {row["id"]: row["name"] for row in desk.rows("contact")}
    ana = desk.row("member", name="Ana Ruiz")["id"]
    assert (entry["stage"], entry["opened_at"], entry["owner_id"]) == ("asked", None, ana)
    assert (people[entry["introducer_id"]], people[entry["prospect_id"]]) == ("Carl Smith", "Ann Lee")
    assert (ask["introduction_id"], ask["because"], ask["overridden"]) == (entry["id"], "they open in Ohio", "")
    words, note = said.index("What you might say"), said.index("Or the note to send")
    assert words < said.index("could you call Ann first, and tell me when it’s done") < note
    assert "What impresses you most about Ann?" in said[words:note]
    assert "No need to answer now." in said[words:note]
    assert "[one line of your own]" in said[note:]
    assert "I write to nobody" in said


@pytest.mark.parametrize(
    ("line", "company", "title", "because"),
    [
        ("ask carl about Ann Lee Beta", "Beta", None, None),
        ("ask carl about ann lee, beta", "Beta", None, None),
        ("ask carl about Ann Lee (Beta) because they grow", "Beta", None, "they grow"),
        (
            "ask carl about Ann Lee, finance director at Beta, because they grow",
            "Beta",
            "finance director",
            "they grow",
        ),
        ("ask carl about Ann Lee, they grow", None, None, "they grow"),
        ("Ask “Carl Smith” about “Ann Lee” at “Beta”, because they grow!", "Beta", None, "they grow"),
        ("please ask carl about ann lee of beta", "Beta", None, None),
    ],
)
async def test_as_people_type_it(
    desk: Desk, line: str, company: str | None, title: str | None, because: str | None
) -> None:
    await glad(desk)
    await desk.ask("ana", line)
    ann = desk.row("contact", name="Ann Lee")
    assert (ann["company"], ann["title"], desk.row("ask")["because"]) == (company, title, because)


async def test_asking_is_never_counted_and_its_answer_is(desk: Desk) -> None:
    await glad(desk)
    before = desk.tallies()
    await desk.ask("ana", ANN)
    assert desk.tallies() == before
    await desk.ask("ana", "carl said no")
    assert desk.tallies() == before
    await desk.ask("ana", "oops")
    await desk.ask("ana", "carl said yes")
    ana = desk.row("member", name="Ana Ruiz")["id"]
    assert desk.tallies() == before | {("logged", ana): 1}


@pytest.mark.parametrize(
    ("line", "stage", "answer"),
    [
        ("carl said yes", "promised", "yes"),
        ("Carl said yes!", "promised", "yes"),
        ("answer 1 yes", "promised", "yes"),
        ("answer carl yes", "promised", "yes"),
        ("carl said no, too busy", "declined", "no"),
        ("answer 1 no too busy", "declined", "no"),
        ("carl called her first, done", "introduced", "yes"),
        ("carl has called him", "introduced", "yes"),
        ("Carl called Ann, done", "introduced", "yes"),
        ("called first, done", "introduced", "yes"),
        ("move 1 promised", "promised", "yes"),
        ("move 1 introduced", "introduced", "yes"),
        ("declined 1 not now", "declined", "no"),
        ("park 1", "parked", None),
    ],
)
async def test_every_way_of_answering(desk: Desk, line: str, stage: str, answer: str | None) -> None:
    await glad(desk)
    await desk.ask("ana", ANN)
    await desk.ask("ana", line)
    assert (desk.row("introduction")["stage"], desk.row("ask")["answer"]) == (stage, answer)


async def test_who_called_already_is_expected(desk: Desk) -> None:
    await glad(desk)
    await desk.ask("ana", ANN)
    said = await desk.says("ana", "carl called her first, done")
    entry = desk.row("introduction")
    assert (entry["agreed"], entry["opened_at"] is not None) == (1, True)
    assert "Thank Carl" in said


async def test_a_no_is_kept_in_their_words_and_is_thanked_for_by_nobody(desk: Desk) -> None:
    await glad(desk)
    await desk.ask("ana", ANN)
    said = await desk.says("ana", "carl said no, too busy")
    assert desk.row("introduction")["reason"] == "too busy"
    assert "Nobody need ask Carl again before" in said
    assert not [b for b in buttons(await desk.ask("ana", "show 1")) if b.label.startswith("Thank")]
    assert "nothing owed" not in await desk.says("ana", "brief carl")


async def test_an_old_button_takes_nothing_back(desk: Desk) -> None:
    await glad(desk)
    reply = await desk.ask("ana", ANN)
    await desk.clicks("ana", reply, "Carl called Ann, done")
    assert "stands at introduced already" in read(await desk.clicks("ana", reply, "Carl said yes"))
    assert "stands at introduced already" in read(await desk.clicks("ana", reply, "Carl said no"))
    assert desk.row("introduction")["stage"] == "introduced"


async def test_which_ask_is_meant_is_asked_back(desk: Desk) -> None:
    for name, about in (("Carl Smith", "Ann Lee"), ("Judy Park", "Tom Reyes")):
        await desk.ask("ana", f'contact add "{name}" client')
        await desk.ask("ana", f'check "{name}" great')
        await desk.ask("ana", f'ask "{name}" about "{about}"')
    which = await desk.ask("ana", "called first, done")
    await desk.clicks("ana", which, "#2 Tom Reyes")
    assert [row["stage"] for row in desk.rows("introduction")] == ["asked", "introduced"]
    assert "No answer is waited for" in await desk.says("bob", "called first, done")


async def test_a_prospects_yes_and_no_are_still_the_prospects(desk: Desk) -> None:
    await desk.ask("ana", "Ann Lee at Beta from Carl Smith, name only")
    assert "yes (was not said)" in await desk.says("ana", "ann said yes")
    assert "#1 Ann Lee: declined" in await desk.says("ana", "ann said no, too busy")


async def test_somebody_elses_ask_is_not_mine_to_answer(desk: Desk) -> None:
    await glad(desk)
    await desk.ask("ana", ANN)
    assert "is not yours to move" in await desk.says("bob", "carl said yes")
    assert "is promised" in await desk.says("dana", "answer 1 yes") or desk.row("introduction")["stage"] == "asked"


async def test_what_advised_against_it_stands_beside_it_in_order_of_weight(desk: Desk) -> None:
    await glad(desk)
    await desk.ask("ana", "Jane Doe at Delta from Carl Smith")
    await desk.ask("bob", 'contact add "Ann Lee" at Beta')
    await desk.ask("bob", "Ann Lee at Beta from Judy Park")
    advice = await desk.ask("ana", ANN)
    said = read(advice)
    assert "Before you ask Carl: two things" in said
    assert said.index("Bob Stone already has a door to Ann Lee") < said.index("hasn’t been thanked for Jane Doe")
    assert len([b for b in buttons(advice) if b.label == "Ask anyway"]) == 1
    await desk.clicks("ana", advice, "Ask anyway")
    assert desk.row("ask")["overridden"] == "credit,ask-thanked"
    assert desk.rows("audit")[-1]["command"] == "ask anyway"
    assert "credit and ask-thanked advised against it" in await desk.says("ana", "show 3")


async def test_nothing_is_written_where_something_speaks_against_it(desk: Desk) -> None:
    await desk.ask("ana", CARL)
    before = desk.book()
    assert "Ask anyway" in await desk.says("ana", ANN)
    assert "One call to Carl Smith" in await desk.says("ana", ANN.replace("ask", "ask checking", 1))
    assert desk.book() == before
    assert desk.rows("ask") == []


async def test_a_glad_answer_and_the_ask_are_one_step_to_take_back(desk: Desk) -> None:
    await desk.ask("ana", CARL)
    advice = await desk.ask("ana", ANN)
    call = await desk.clicks("ana", advice, "Check and ask in one call")
    asked = await desk.clicks("ana", call, "Great, and I asked")
    assert desk.row("care")["answer"] == "great"
    assert desk.row("touch")["kind"] == "how-are-we-doing"
    await desk.clicks("ana", asked, "Undo")
    assert [row for row in desk.rows("ask") if row["gone_at"] is None] == []
    assert "Nobody has asked Carl how we are doing yet" in await desk.says("ana", ANN)


async def test_a_reminder_of_it_is_one_click(desk: Desk) -> None:
    await desk.ask("ana", "Ann Lee at Beta from Carl Smith")
    advice = await desk.ask("ana", "ask Ann about Tom Reyes")
    assert "Wait until Ann is one" in read(advice)
    assert "ask Ann Lee about Tom Reyes" in read(await desk.clicks("ana", advice, "Remind me in 4 weeks"))
    assert desk.row("reminder")["about"] == "ask Ann Lee about Tom Reyes"


async def test_no_two_notes_to_one_person_are_the_same(desk: Desk) -> None:
    await glad(desk)
    notes = []
    for name in ("Ann Lee", "Tom Reyes", "Mia Koch", "Lou Grant"):
        said = await desk.says("ana", f'ask anyway Carl about "{name}"')
        notes.append(said[said.index("Or the note to send") : said.index("I write to nobody")].replace(name, "X"))
    assert len({note.replace("Ann", "X").split("X")[0] for note in notes}) == len(notes)


async def test_ones_own_line_stands_in_the_note(desk: Desk) -> None:
    await glad(desk)
    assert "Add my line…" in await desk.says("ana", ANN)
    await desk.ask("ana", "oops")
    assert "is kept" in await desk.says("ana", "settings line “we help owners sell in good order”")
    said = await desk.says("ana", ANN)
    assert "We help owners sell in good order." in said
    assert "Add my line…" not in said
    assert "owners" not in await desk.says("bob", "ask anyway Carl about Tom Reyes")
    assert "say nothing" in await desk.says("ana", "settings line off")
    assert "I expected one line" in await desk.says("ana", f"settings line {'x' * 300}")


async def test_a_colleague_is_not_asked_through_the_bot(desk: Desk) -> None:
    assert "is one of us" in await desk.says("ana", "ask @bob about Ann Lee")


async def test_nobody_is_asked_about_himself(desk: Desk) -> None:
    await glad(desk)
    said = await desk.says("ana", "ask anyway Carl about Carl Smith at Acme")
    assert "can’t be the one who opened the door" in said
    assert desk.rows("ask") == []


async def test_the_form_asks_for_both_and_says_why_one_person(desk: Desk) -> None:
    await glad(desk)
    form = await desk.ask("ana", "ask")
    assert form.form is not None
    assert [f.name for f in form.form.fields] == ["asked", "about", "company", "because"]
    said = read(await desk.submits("ana", "ask", asked="Carl", about="Ann Lee", company="Beta", because="Ohio"))
    assert said.startswith("#1 Ask Carl Smith (Acme) about Ann Lee (Beta)")


async def test_whom_a_sensitive_client_knows_is_shown_to_nobody_else(desk: Desk) -> None:
    await glad(desk)
    await desk.ask("ana", "contact edit Carl sensitive")
    said = await desk.says("bob", "ask Carl about Ann Lee")
    assert "Acme" not in said
    assert desk.rows("ask") == []


def knows(desk: Desk, knower: str, known: str, how: str = "Rotary") -> None:
    people = {row["name"]: row["id"] for row in desk.rows("contact")}

    def write(tx: Tx) -> None:
        org, ana = desk.row("organization")["id"], desk.row("member", name="Ana Ruiz")["id"]
        book = Book(tx, org, member_id=ana, via="test", now=desk.now)
        KNOWS.add(book, Knows(book.id(), people[known], Source.TOLD, ana, desk.now, people[knower], how=how))
        book.finish("test")

    desk.store.write_now(write)


class TestWhomHeKnows:
    async def ready(self, desk: Desk) -> None:
        await glad(desk)
        for name in ("Ann Lee", "Tom Reyes", "Eve Moss"):
            await desk.ask("ana", f'contact add "{name}" at Beta')
            knows(desk, "Carl Smith", name)

    async def test_an_ask_without_a_name_offers_each(self, desk: Desk) -> None:
        await self.ready(desk)
        reply = await desk.ask("ana", "ask carl for a name")
        assert "Ann Lee of Beta (Rotary; they told us)" in read(reply)
        said = read(await desk.clicks("ana", reply, "Tom"))
        assert "Ask Carl Smith (Acme) about Tom Reyes (Beta)" in said

    async def test_nobody_is_offered_who_may_not_be_called_or_has_a_door_already(self, desk: Desk) -> None:
        await self.ready(desk)
        await desk.ask("ana", "don't call Eve")
        await desk.ask("bob", "Tom Reyes at Beta from Judy Park")
        labels = [b.label for b in buttons(await desk.ask("ana", "ask carl"))]
        assert labels == ["Ann", "Someone else…"]

    async def test_who_could_be_asked_today_with_every_gate_clear(self, desk: Desk) -> None:
        await self.ready(desk)
        reply = await desk.ask("bob", "who do you know")
        assert "Carl Smith knows Ann Lee of Beta" in read(reply)
        await desk.ask("ana", "carl not now until march")
        assert "Carl" not in await desk.says("bob", "who do you know")

    async def test_somebody_sensitive_is_not_named_to_others(self, desk: Desk) -> None:
        await self.ready(desk)
        await desk.ask("ana", "contact edit Ann sensitive")
        assert "Ann Lee" not in await desk.says("bob", "ask carl")
        assert "Ann Lee" in await desk.says("ana", "ask carl")


class TestWishes:
    @pytest.mark.parametrize(
        ("line", "never", "until"),
        [
            ("carl not now until march", 0, "2027-03-01"),
            ("Carl asked us to wait until 1 march", 0, "2027-03-01"),
            ("don’t ask carl until 1 march", 0, "2027-03-01"),
            ("not now carl until 1 march", 0, "2027-03-01"),
            ("never ask carl", 1, None),
            ("carl said never", 1, None),
            ("please don't ask carl again", 1, None),
        ],
    )
    async def test_as_people_say_them(self, desk: Desk, line: str, never: int, until: str | None) -> None:
        await desk.ask("ana", CARL)
        assert "It holds for all of us" in await desk.says("bob", line)
        carl = desk.row("contact")
        assert (carl["never_ask"], carl["rest_until"]) == (never, until)

    async def test_a_day_that_is_past_is_asked_back(self, desk: Desk) -> None:
        await desk.ask("ana", CARL)
        assert "until when" in (await desk.says("ana", "not now carl until today")).lower()

    async def test_my_own_open_ask_is_answered_with_it(self, desk: Desk) -> None:
        await glad(desk)
        reply = await desk.ask("ana", ANN)
        assert button(reply, "Not now").line.startswith("not now contact:")
        assert "Declined with it: #1 Ann Lee" in await desk.says("ana", "carl not now until march")
        assert (desk.row("introduction")["stage"], desk.row("ask")["answer"]) == ("declined", "no")

    async def test_who_asked_not_to_be_called_is_noted_by_anybody_and_freed_by_his_own(self, desk: Desk) -> None:
        await desk.ask("ana", CARL)
        assert "asked not to be called" in await desk.says("bob", "don't call Carl")
        assert "is not yours to change" in await desk.says("bob", "contact edit Carl may call")
        assert "is not yours to change" in await desk.says("bob", "contact edit Carl don't call tier A")
        assert "asked not to be called" not in await desk.says("ana", "contact edit Carl may call")

    async def test_a_wish_is_taken_back_by_his_own_or_a_lead(self, desk: Desk) -> None:
        await desk.ask("ana", CARL)
        await desk.ask("bob", "never ask carl")
        assert "is not yours to change" in await desk.says("bob", "may ask carl")
        assert "may be asked again" in await desk.says("zoe", "may ask carl")
        assert desk.row("contact")["never_ask"] == 0


class TestBeforeThereIsAName:
    LINES = ("who do you know", "Who do you know?", "who does he know that could use us", "ask whom")
    TO_CARL = (
        "ask carl who do you know", "ask carl who else he knows", "ask carl for referrals", "ask carl for a few names",
        "ask carl", "ask carl for an introduction",
    )  # fmt: skip

    @pytest.mark.parametrize("line", LINES)
    async def test_nobody_can_answer_it_on_the_spot(self, desk: Desk, line: str) -> None:
        assert "Ask one person about one other, by name" in await desk.says("ana", line)

    @pytest.mark.parametrize("line", TO_CARL)
    async def test_asked_of_somebody_it_leads_to_one_name(self, desk: Desk, line: str) -> None:
        await glad(desk)
        reply = await desk.ask("ana", line)
        assert "This leaves Carl to do the thinking" in read(reply)
        form = await desk.clicks("ana", reply, "Name one person")
        assert form.form is not None
        assert form.form.hidden["asked"].startswith("contact:")

    @pytest.mark.parametrize(
        "line",
        [
            "ask carl for an introduction to Ann Lee",
            "ask carl for Ann Lee",
            "ask carl to introduce me to Ann Lee",
            "ask carl if he knows Ann Lee",
        ],
    )
    async def test_other_words_for_one_person(self, desk: Desk, line: str) -> None:
        await glad(desk)
        assert "about Ann Lee" in await desk.says("ana", line)

    @pytest.mark.parametrize(
        "line", ["ask all clients", "ask my clients for referrals", "ask everybody", "email clients"]
    )
    async def test_all_at_once_is_kindly_refused(self, desk: Desk, line: str) -> None:
        assert "I don’t ask all clients at once" in await desk.says("ana", line)
