"""Every card and form of the gallery is drawn within Slack's limits, and hostile text stays the letters it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cards import Because, Bold, Button, Buttons, Card, Field, Form, Item, Link, Mention, Plain, Table, Text, line
from slackbot.render import blocks, fallback, message
from slackbot.render_form import card_view, errors_of, filled, form_view, home_view
from tests.gallery import CARDS, FORMS, HOSTILE
from tests.slackbot.limits import check, check_view

PEOPLE = {2: "slack:T0BRIGHT:U0BOB", 3: "slack:E0GRID:W0DANA", 4: "teams:tenant:aad"}
MARKUP = re.compile(r"[*~`]|(?<!\w)_|_(?!\w)|^\s*>|:\w+:", re.MULTILINE)


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_within_the_limits_of_every_surface(name: str) -> None:
    card = CARDS[name]
    assert check(blocks(card, PEOPLE)) == []
    assert check_view(card_view(card, PEOPLE, at={"channel": "C1"})) == []
    assert check_view(home_view(card, PEOPLE)) == []
    assert 1 <= len(message(card, PEOPLE)["text"]) < 4000


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_within_the_limits(name: str) -> None:
    assert check_view(form_view(FORMS[name], at={"channel": "C0SALES", "url": "https://hooks.slack.com/x"})) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_never_read_as_markup(text: str) -> None:
    card = Card(
        "Ann", (Text((Plain(text),)), Item((Plain(text),), (Button("Open", "show 1"),)), Because(line(text), "1"))
    )
    for said in texts(blocks(card, {})):
        if said["type"] == "mrkdwn":
            assert not re.search(r"<(?!@U|https?:|mailto:)", said["text"])
            assert not MARKUP.search(said["text"].replace("&gt;", ">"))
            assert said["verbatim"] is True
        if said["type"] == "plain_text":
            assert said["emoji"] is False


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_whole(text: str) -> None:
    shown = seen(blocks(Card("Ann", (Text((Plain(text),)),)), {}))
    assert text in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_the_notification_cannot_call_the_channel(text: str) -> None:
    assert not re.search(r"<[@!#]", fallback(Card(text, (Text(line(text)),), summary=text)))


@given(st.lists(st.tuples(st.sampled_from([Plain, Bold]), st.text(max_size=400)), max_size=8))
def test_any_text_is_drawn_whole_and_within_limits(parts: list[tuple[Any, str]]) -> None:
    spans = tuple(kind(text) for kind, text in parts)
    drawn = blocks(Card("Ann", (Text(spans), Text(spans, small=True))), {})
    assert check(drawn) == []
    whole = "".join(text for _, text in parts)
    assert whole.strip() in seen(drawn).replace(" \n", "\n") or whole.strip() in seen(drawn)


def test_a_member_with_an_account_is_mentioned_and_one_without_is_bold() -> None:
    people = Text((Mention(2, "Bob"), Plain(", "), Mention(3, "Dana"), Plain(", "), Mention(4, "Tom"), Plain(".")))
    assert blocks(Card("Who?", (people,)), PEOPLE)[1]["text"]["text"] == "<@U0BOB>, <@W0DANA>, *Tom*."


def test_an_account_that_is_no_slack_id_never_becomes_markup() -> None:
    drawn = blocks(Card("Who?", (Text((Mention(2, "Bob"),)),)), {2: "slack:T1:U1> <!channel"})
    assert drawn[1]["text"]["text"] == "*Bob*"


def test_only_web_and_mail_addresses_become_links() -> None:
    links = (Link("a", "https://a.example/?x=1&y=2"), Plain(" "), Link("b", "javascript:alert(1)"), Plain(" "),
             Link("c", "https://a.example|evil> <!here"), Plain(" "), Link("d|e", "mailto:a@b.example"))  # fmt: skip
    shown = blocks(Card("x", (Text(links),)), {})[1]["text"]["text"]
    assert shown == "<https://a.example/?x=1&amp;y=2|a> b c <mailto:a@b.example|d¦e>"


def test_the_likely_three_buttons_are_in_sight_and_the_rest_in_a_menu() -> None:
    row = Buttons(tuple(Button(f"B{n}", f"do {n}") for n in range(8)))
    (actions,) = blocks(Card("x", (row,)), {})[1:]
    assert [e["type"] for e in actions["elements"]] == ["button"] * 3 + ["overflow"]
    assert [o["value"] for o in actions["elements"][3]["options"]] == [f"do {n}" for n in range(3, 8)]


def test_a_line_too_long_for_a_menu_or_with_a_question_stays_a_button() -> None:
    long, asked = Button("Long", "note " + "x" * 200), Button("Forget", "forget ann", style="danger", confirm="Sure?")
    row = Buttons((*(Button(f"B{n}", f"do {n}") for n in range(5)), long, asked))
    (actions,) = blocks(Card("x", (row,)), {})[1:]
    labels = [e.get("text", {}).get("text", "menu") for e in actions["elements"]]
    assert labels == ["B0", "B1", "B2", "Long", "Forget", "menu"]
    assert actions["elements"][4]["confirm"]["text"]["text"] == "Sure?"


def test_a_button_that_cannot_carry_its_line_is_left_out_rather_than_cut() -> None:
    drawn = blocks(Card("x", (Buttons((Button("Too long", "note " + "x" * 2000), Button("Ok", "help"))),)), {})
    assert [e["value"] for e in drawn[1]["elements"]] == ["help"]


def test_why_stands_beside_its_reason() -> None:
    section = blocks(Card("x", (Because(line("nobody called"), why="post:431"),)), {})[1]
    assert section["text"]["text"] == "Because nobody called"
    assert section["accessory"]["value"] == "why post:431"


def test_a_long_list_folds_its_buttons_before_it_loses_a_line() -> None:
    items = tuple(
        Item(line(f"Ann {n}"), (Button("Called", f"called {n}"), Button("Open", f"show {n}"))) for n in range(40)
    )
    drawn = blocks(Card("Today", items), {})
    assert {b["accessory"]["type"] for b in drawn[1:]} == {"overflow"}
    assert len(drawn) == 41


def test_what_does_not_fit_is_counted_and_the_last_buttons_stay() -> None:
    card = Card("All", (*(Text(line(f"row {n}")) for n in range(300)), Buttons((Button("More", "list"),))))
    drawn = blocks(card, {})
    assert drawn[-1]["type"] == "actions"
    assert drawn[-2]["elements"][0]["text"] == "… and 253 more not shown here"


def test_a_table_is_a_table_in_a_message_and_letters_in_a_modal() -> None:
    card = Card("Board", (Table(("Name", "Points"), ((line("Ana"), line("12")), (line("Bo"), line("3"))), (1,)),))
    table = blocks(card, {})[1]
    assert table["column_settings"] == [{"align": "left"}, {"align": "right"}]
    assert seen(card_view(card, {})["blocks"]).endswith("Name  Points\nAna       12\nBo         3")


def test_a_table_that_holds_too_many_letters_loses_its_last_rows() -> None:
    rows = tuple(tuple(line("x" * 200) for _ in range(5)) for _ in range(99))
    table = blocks(Card("Board", (Table(("a", "b", "c", "d", "e"), rows),)), {})[1]
    assert sum(len(cell["text"]) for row in table["rows"] for cell in row) < 10_000
    assert len(table["rows"]) > 20


def test_a_notification_says_the_summary_first_and_then_everything() -> None:
    text = fallback(CARDS["a draft"])
    assert text.startswith("Carl put in a word for you\nA call is best")
    assert "You might write: Carl, thank you" in text


def test_a_long_notification_is_not_cut_within_an_entity() -> None:
    for length in range(3880, 3910):
        text = fallback(Card("x" * length + "&" * 20))
        assert len(text) <= 3900
        assert re.fullmatch(r"x+(&amp;)*…?", text)


def test_a_form_brings_back_command_hidden_values_and_origin() -> None:
    view = form_view(FORMS["log form"], at={"channel": "C0SALES"})
    assert json.loads(view["private_metadata"]) == {
        "command": "log", "hidden": {"owner": "2"}, "at": {"channel": "C0SALES"},
    }  # fmt: skip
    assert {b["block_id"]: b["optional"] for b in view["blocks"] if b["type"] == "input"}["prospect"] is False


def test_hidden_values_win_over_the_origin_where_room_is_short_and_are_never_cut() -> None:
    form = Form("log", "Log", (), hidden={"note": "x" * 2900})
    assert json.loads(form_view(form, at={"url": "u" * 200})["private_metadata"])["hidden"] == {"note": "x" * 2900}
    with pytest.raises(ValueError, match="do not fit"):
        form_view(Form("log", "Log", (), hidden={"note": "x" * 3000}))


def test_errors_are_shown_at_the_fields_that_are_open() -> None:
    form = Form("log", "Log", (Field("a", "A", error="Who?"), Field("b", "B"), Field("c", "C", error="New")))
    assert errors_of(form, frozenset({"a", "b"})) == {"a": "Who?"}


def test_a_note_is_written_into_the_form() -> None:
    values = {f.name: f.value for f in filled(FORMS["log form"], "note", "met at the fair").fields}
    assert values["note"] == "met at the fair"
    assert values["company"] == "Globex & Sons"


def test_a_choice_without_choices_is_asked_in_words() -> None:
    view = form_view(Form("x", "X", (Field("a", "A", "choice"), Field("b", "B", "date", value="tomorrow"))))
    assert [b["element"]["type"] for b in view["blocks"]] == ["plain_text_input", "datepicker"]
    assert "initial_date" not in view["blocks"][1]["element"]


def texts(node: Any) -> Iterator[dict[str, Any]]:
    """Every text object and leaf."""
    if isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def seen(drawn: list[dict[str, Any]]) -> str:
    """The letters on the screen; stars are taken off only where mrkdwn would."""
    shown = ""
    for said in texts(drawn):
        text = said["text"]
        if said["type"] == "mrkdwn":
            text = re.sub(r"(?<!\w)\*([^*\n]+)\*(?!\w)", r"\1", text)
            text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        shown += text
    return shown
