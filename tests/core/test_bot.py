"""The bot as a whole: who speaks, replays, what breaks, what stays apart, what goes with an answer."""

from __future__ import annotations

import logging

import pytest

from core.asks import Ask, Clicked, Place, Profile, Reply
from core.cards import Card
from core.store import Store
from tests.core.desk import PEOPLE, Desk, button, buttons, opened, read

ANN = 'log "Ann Lee" of Beta from "Carl Smith"'


async def _silent(account: str) -> Profile | None:
    return None


async def test_first_contact_makes_the_organization_and_its_first_speaker_its_admin(store: Store) -> None:
    desk = Desk(store)
    assert "Introduction #1 logged" in await desk.says("ana", ANN, workspace_name="Brightwater")
    assert desk.row("organization")["name"] == "Brightwater"
    ana = desk.row("member")
    assert (ana["name"], ana["email"], ana["role"]) == ("Ana Ruiz", "ana@brightwater.example", "admin")
    await desk.says("bob", "undo")
    assert desk.row("member", name="Bob Stone")["role"] == "member"


async def test_a_platform_is_asked_who_somebody_is_only_once(desk: Desk) -> None:
    asked = len(desk.asked_profiles)
    await desk.says("ana", ANN)
    await desk.says("ana", "called ann")
    assert len(desk.asked_profiles) == asked


async def test_a_profile_that_came_too_late_fills_the_blanks_later(sqlite_store: Store) -> None:
    first = Desk(sqlite_store)
    first.bot._profiles = _silent
    await first.says("ana", "undo")
    assert (first.row("member")["name"], first.row("member")["zone"]) == ("Somebody", None)
    second = Desk(sqlite_store)
    await second.says("ana", "undo")
    await second.tasks.drain(2)
    assert (second.row("member")["name"], second.row("member")["zone"]) == ("Ana Ruiz", "America/New_York")


async def test_strange_locales_and_zones_break_nothing(sqlite_store: Store) -> None:
    desk = Desk(sqlite_store)
    who = Profile("Xi", zone="Mars/Olympus", locale="tlh-KX")
    assert "logged" in await desk.says("xi", f"{ANN} value 12k", profile=who)


async def test_somebody_the_platform_does_not_describe_gets_the_name_of_the_payload(desk: Desk) -> None:
    await desk.ask("gus", "undo", profile=Profile("Gus Unknown"))
    assert desk.row("member", name="Gus Unknown")["role"] == "member"


async def test_a_mentioned_colleague_is_entered_with_his_profile(sqlite_store: Store) -> None:
    desk = Desk(sqlite_store)
    reply = await desk.ask("ana", f"{ANN} for @bob")
    bob = desk.row("member", name="Bob Stone")
    assert reply.people == {bob["id"]: desk.account("bob")}
    assert desk.row("introduction")["owner_id"] == bob["id"]


async def test_a_made_up_mention_makes_nobody(desk: Desk) -> None:
    before = len(desk.rows("member"))
    said = await desk.says("ana", f"{ANN} for @{{slack:T0BRIGHT:nobody}}")
    assert "don’t know a colleague" in said
    said = await desk.says("ana", f"{ANN} for @{{slack:T0OTHER:bob}}")
    assert "don’t know a colleague" in said
    assert (len(desk.rows("member")), desk.rows("introduction")) == (before, [])


async def test_mentions_in_what_is_kept_become_names(desk: Desk) -> None:
    await desk.says("ana", 'log "Ann Lee" of Beta from "Carl Smith" note lunch with @bob, too')
    assert "Note: lunch with Bob Stone, too" in await desk.says("bob", "show 1")


async def test_mentions_in_what_is_asked_back_are_read_as_names(desk: Desk) -> None:
    reply = await desk.ask("ana", "lgo Jack Jones from @bob")
    assert button(reply, "log").label == "log Jack Jones from Bob Stone"
    assert button(reply, "log").line == f"log Jack Jones from @{{{desk.account('bob')}}}"
    assert "not “zebra for Bob Stone”" in await desk.says("ana", "today zebra for @bob")


async def test_a_colleague_is_no_prospect(desk: Desk) -> None:
    for bob in ("@bob", "@Bob.Stone"):  # mentioned, or typed where nobody can be mentioned
        assert "Bob Stone is one of us" in await desk.says("ana", f'log {bob} of Beta from "Carl Smith"')
    assert not desk.rows("introduction")


async def test_whoever_is_answered_privately_in_a_channel_is_told_once_why(desk: Desk) -> None:
    why = "so that only you see it"
    assert why not in await desk.says("ana", "today")
    assert why in await desk.says("ana", "today", aloud=True)
    assert why not in await desk.says("ana", "today", aloud=True)
    assert (await desk.says("dana", "today", aloud=True, durable=True)).count(why) == 1
    assert why in await desk.says("bob", ANN, aloud=True)


async def test_outsiders_are_told_kindly_and_leave_no_trace(desk: Desk) -> None:
    before = desk.rows("member"), desk.rows("account")
    assert "for the team only" in await desk.says("guest", ANN)
    assert "for the team only" in await desk.says("ana", ANN, profile=Profile("Ana", outsider=True))
    assert (desk.rows("member"), desk.rows("account")) == before
    assert desk.rows("introduction") == []


async def test_a_replayed_delivery_changes_nothing(either_desk: Desk) -> None:
    desk = either_desk
    first = await desk.ask("ana", ANN, delivery="same")
    before = desk.book(), desk.rows("audit")
    again = await desk.ask("ana", ANN, delivery="same")
    assert first.card is not None
    assert again == Reply()
    assert (desk.book(), desk.rows("audit")) == before


async def test_a_delivery_that_was_only_asked_back_about_may_come_again(desk: Desk) -> None:
    await desk.says("ana", ANN)
    question = await desk.ask("ana", "log Ann Lee from Carl Smyth", delivery="d")
    assert await desk.ask("ana", "log Ann Lee from Carl Smyth", delivery="d") == question


async def test_what_breaks_becomes_a_reference_that_the_log_carries_without_what_was_typed(
    desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Reply:
        raise ZeroDivisionError

    monkeypatch.setattr("core.answering.act", broken)
    with caplog.at_level(logging.ERROR):
        said = await desk.says("ana", ANN)
    ref = said.split("(ref ")[1][:4]
    assert said.startswith("Something broke on our side")
    record = next(r for r in caplog.records if r.levelno == logging.ERROR)
    assert record.__dict__["ref"] == ref
    assert "Ann" not in record.getMessage()
    assert all("Ann" not in str(value) for key, value in vars(record).items() if key not in ("exc_info", "exc_text"))


async def test_the_log_names_a_command_and_never_what_may_be_a_person(
    desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Reply:
        raise ZeroDivisionError

    monkeypatch.setattr("core.answering.act", broken)
    for line, command in (("Ann Lee at Beta from Carl", "?"), ("Oops", "undo"), ("contact Ann", "contact"), ("", "?")):
        caplog.clear()
        await desk.says("ana", line)
        (record,) = [r for r in caplog.records if r.levelno == logging.ERROR]
        assert record.__dict__["command"] == command


async def test_nothing_of_a_command_that_breaks_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Card:
        raise ZeroDivisionError

    monkeypatch.setattr("core.phrases.logged.card", broken)
    assert "Nothing was saved" in await desk.says("ana", ANN, delivery="d")
    assert (desk.rows("introduction"), desk.rows("contact"), desk.rows("delivery", id="d")) == ([], [], [])
    monkeypatch.undo()
    assert "#1 logged" in (await desk.says("ana", ANN, delivery="d")).replace("#2", "#1")


async def test_a_commit_rings_the_bell_and_a_read_does_not(desk: Desk) -> None:
    await desk.says("ana", ANN)
    rung = desk.rung
    assert rung > 0
    await desk.says("ana", "contact ann")
    assert desk.rung == rung


async def test_two_organizations_never_see_each_other(store: Store) -> None:
    here, there = await opened(store), await opened(store)
    there.workspace = "slack:T0OTHER"
    await here.says("ana", ANN)
    assert "no introduction" in await there.says("ana", "called 1")
    assert "don’t know" in await there.says("ana", "called ann")
    assert "don’t know" in await there.says("ana", "contact carl")
    assert "find no such change" in await there.says("ana", "undo 11")
    assert "#1 logged" in await there.says("ana", ANN)
    first, second = here.rows("introduction")
    assert first["organization_id"] != second["organization_id"]
    assert first["prospect_id"] is not None
    await there.says("ana", "called 1")
    assert [row["stage"] for row in here.rows("introduction")] == ["introduced", "contacted"]


async def test_a_line_too_long_for_a_button_is_kept_as_a_draft_for_its_speaker(desk: Desk) -> None:
    await desk.says("ana", ANN)
    note = "a long story " * 40
    question = await desk.ask("ana", f"log Ann Lee from Carl Smyth note {note}")
    new = button(question, "Somebody new")
    assert new.line.startswith("draft ")
    assert "too old, or was meant for somebody else" in await desk.says("bob", new.line)
    second = await desk.clicks("ana", question, "Somebody new")
    assert "Is “Ann Lee” Ann Lee (Beta)" in read(second)
    assert "logged: Ann Lee" in read(await desk.clicks("ana", second, "Somebody new"))
    assert desk.rows("introduction")[-1]["note"] == note.strip()


async def test_a_durable_answer_stands_in_the_post_once(desk: Desk) -> None:
    reply = await desk.ask("ana", ANN, durable=True, delivery="durable-1")
    assert reply.posted is not None
    assert await desk.ask("ana", ANN, durable=True, delivery="durable-1") == Reply()
    question = await desk.ask("ana", "called nobody at all", durable=True, delivery="durable-2")
    assert question.posted is not None
    read_only = await desk.ask("ana", "contact ann", durable=True, delivery="durable-3")
    assert read_only.posted is not None
    assert await desk.ask("ana", "contact ann", durable=True, delivery="durable-3") == Reply()
    assert len(desk.rows("post", kind="reply")) == 3


async def test_ways_to_reach_somebody_are_stored_once(desk: Desk) -> None:
    place = Place("channel", "slack:T0BRIGHT:C1", "deals", "channel-route")
    await desk.says("ana", "contact nobody", route="mine", place=place)
    routes = {row["key"]: row["route"] for row in desk.rows("route")}
    assert routes == {desk.account("ana"): "mine", "slack:T0BRIGHT:C1": "channel-route"}


async def test_an_answered_message_is_marked(desk: Desk) -> None:
    await desk.ask("ana", ANN, durable=True)
    with_ref = desk.row("post")["key"]
    desk.store.write_now(lambda tx: tx.exec_driver_sql("UPDATE post SET ref='m1', state='sent'"))
    await desk.ask("ana", "called ann", clicked=Clicked("m1"))
    assert desk.row("post", key=with_ref)["answered_at"] is not None


async def test_he_is_answered_where_he_spoke_last(desk: Desk) -> None:
    ana = desk.row("member", name="Ana Ruiz")
    desk.store.write_now(
        lambda tx: tx.exec_driver_sql(
            "INSERT INTO account (key, organization_id, member_id)"
            " SELECT 'teams:tenant:ana', organization_id, member_id FROM account WHERE key = 'slack:T0BRIGHT:ana'"
        )
    )
    await desk.bot.handle(Ask("teams:tenant:ana", ANN))
    assert desk.row("member", id=ana["id"])["account"] == "teams:tenant:ana"


@pytest.mark.parametrize(
    "text",
    ["<!channel> & <b>x</b>", "*bold* _it_ ~no~ `code`", "[a](http://x.example)", "</at><at>all</at>",
     "'; DROP TABLE contact; --", "{{7*7}} %s {0}", "\u202eevil\u0000", "😀" * 200, "a" * 1600, "%_%", "\\", '"',
     "@", "#", "log", "from", "to"],
)  # fmt: skip
async def test_hostile_text_comes_out_as_it_went_in_or_is_asked_back(desk: Desk, text: str) -> None:
    reply = await desk.ask("ana", f'log "Ann {text}" of "{text}" from "Carl {text}" note {text}')
    assert reply.card is not None or reply.form is not None
    assert "Something broke" not in read(reply)
    for line in (text, f"called {text}", f"contact {text}", f"won {text} {text}", f"undo {text}", f"pass 1 to {text}"):
        assert "Something broke" not in await desk.says("ana", line)


async def test_a_form_with_a_mistake_comes_back_with_what_was_typed(desk: Desk) -> None:
    reply = await desk.submits("ana", "log", name="Ann Lee", introducer="Carl Smith", value="a lot")
    assert reply.form is not None
    fields = {field.name: field for field in reply.form.fields}
    assert fields["value"].error is not None
    assert (fields["name"].value, fields["introducer"].value) == ("Ann Lee", "Carl Smith")
    assert desk.rows("introduction") == []


async def test_a_form_does_what_the_line_does(desk: Desk) -> None:
    reply = await desk.submits("ana", "log", name="Ann Lee", company="Beta", introducer="Carl Smith", value="12k")
    assert "Introduction #1 logged: Ann Lee (Beta)" in read(reply)
    assert desk.row("introduction")["value"] == 1_200_000


async def test_a_form_that_must_be_asked_back_about_goes_on_as_a_line(desk: Desk) -> None:
    await desk.says("ana", ANN)
    values = {
        "name": "Jane Doe",
        "company": 'Doe "& Daughters"',
        "introducer": "Carl Smyth",
        "value": "12k",
        "note": "x, y",
    }
    question = await desk.submits("ana", "log", **values)
    assert "Is “Carl Smyth” Carl Smith, whom I know?" in read(question)
    assert "Carl Smith spoke to Jane" in read(await desk.clicks("ana", question, "Carl Smith"))
    entry = desk.rows("introduction")[-1]
    assert (entry["value"], entry["note"]) == (1_200_000, "x, y")


async def test_a_form_of_an_older_version_is_answered(desk: Desk) -> None:
    reply = await desk.submits("ana", "no-such-command", x="y")
    assert "older version" in read(reply)


async def test_missing_arguments_open_the_form_with_what_was_said(desk: Desk) -> None:
    await desk.says("ana", ANN)
    reply = await desk.ask("ana", "pass 1")
    assert reply.form is not None
    assert reply.form.command == "pass"
    assert desk.row("introduction")["owner_id"] == desk.row("member", name="Ana Ruiz")["id"]


async def test_help_is_offered_once(desk: Desk) -> None:
    for line in ("how do I export everything?", "help me", "called zed"):
        assert [b.line for b in buttons(await desk.ask("ana", line))].count("help") == 1, line


async def test_an_unknown_word_is_answered_with_what_was_meant(desk: Desk) -> None:
    reply = await desk.ask("ana", "lgo Ann Lee from Carl")
    assert "Did you mean “log”" in read(reply)
    assert buttons(reply)[0].line == "log Ann Lee from Carl"


def test_everybody_at_the_desk_is_somebody() -> None:
    assert {"ana", "bob", "dana", "zoe", "guest"} == set(PEOPLE)
