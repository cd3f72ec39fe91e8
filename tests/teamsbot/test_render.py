"""Every card and form of the gallery within Teams' limits, and hostile text that stays the letters it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cards import Because, Bold, Button, Buttons, Card, Facts, Item, Link, Mention, Plain, Quote, Table, Text, line
from core.phrases import doors, frame
from teamsbot.render import LARGEST, card, size
from teamsbot.render_buttons import IN_SIGHT
from teamsbot.render_fit import LEVELS, shortened
from teamsbot.render_text import escape
from tests.gallery import CARDS, HOSTILE, MENTIONED

PEOPLE = {2: "teams:t:aad-bob", 3: "teams:t:aad-dana", 4: "slack:T1:U4"}
MARKDOWN = ("TextBlock", "Fact")  # what a client reads as Markdown


def walk(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a card but the older twins, which repeat what is there."""
    if isinstance(node, dict):
        yield node
        for name, child in node.items():
            if name != "fallback":
                yield from walk(child)
    elif isinstance(node, list):
        for child in node:
            yield from walk(child)


def texts(drawn: dict[str, Any]) -> str:
    return " ".join(str(node.get("text", "")) for node in walk(drawn["body"]))


def kinds(drawn: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [node for node in walk(drawn) if node.get("type") == kind]


def one(*blocks: Any, people: dict[int, str] | None = None, private: bool = False) -> dict[str, Any]:
    return card(Card("T", blocks), people or {}, private=private)


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_within_the_limits(name: str) -> None:
    drawn = card(CARDS[name], PEOPLE)
    assert drawn["version"] == "1.5"
    assert size(drawn) <= LARGEST
    assert drawn["body"]
    for row in kinds(drawn, "ActionSet"):
        assert 1 <= len([a for a in row["actions"] if a.get("mode") != "secondary"]) <= 6
    for node in walk(drawn):
        if node.get("type") in ("TextBlock", "TextRun"):
            assert node["text"]
    json.dumps(drawn)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_runs_is_untouched_and_in_markdown_escaped(text: str) -> None:
    drawn = one(Text((Plain(text), Bold(text))), Quote(text), people=PEOPLE)
    runs = [run["text"] for block in kinds(drawn, "RichTextBlock") for run in block["inlines"]]
    for row in text.replace("\r\n", "\n").split("\n"):
        assert runs.count(row) >= 3
    with_people = one(Text((Plain(text), Mention(2, "Bob"))), people=PEOPLE)
    assert "<at>Bob</at>" in texts(with_people)
    assert texts(with_people).count("<at>") == 1
    assert len(with_people["msteams"]["entities"]) == 1


@given(st.text())
def test_escaping_leaves_no_sign_that_means_something(text: str) -> None:
    escaped = escape(text)
    assert "<at>" not in escaped
    assert "](" not in escaped.replace("\\](", "")
    assert "{{" not in escaped


def test_ordinary_words_are_not_disfigured() -> None:
    for text in ("#12 Gus Globe: met", "O'Brien & Sons (UK)", "-5 %", "12.5k", "AT&T", "a@b.example", "10:30 – 11:00"):
        assert escape(text) == text


def test_a_mention_is_real_only_where_he_has_an_account_here() -> None:
    spans = (Mention(2, "Bob Stone"), Mention(4, "Priya"), Mention(99, "Nadja"), Mention(2, "Bob Stone"))
    drawn = one(Text(spans), people=PEOPLE)
    assert texts(drawn).endswith("<at>Bob Stone</at>**Priya****Nadja**<at>Bob Stone</at>")
    assert drawn["msteams"]["entities"] == [
        {"type": "mention", "text": "<at>Bob Stone</at>", "mentioned": {"id": "aad-bob", "name": "Bob Stone"}}
    ]


def test_of_two_people_with_one_name_only_one_can_be_mentioned() -> None:
    people = {1: "teams:t:a", 2: "teams:t:b"}
    drawn = one(Text((Mention(1, "Bob"), Plain(" "), Mention(2, "Bob"))), people=people)
    assert texts(drawn).endswith("<at>Bob</at> **Bob**")
    assert [e["mentioned"]["id"] for e in drawn["msteams"]["entities"]] == ["a"]


def test_a_name_cannot_break_out_of_its_mention() -> None:
    drawn = one(Text((Mention(2, "Bob</at><at>Eve"),)), people=PEOPLE)
    assert drawn["msteams"]["entities"][0]["text"] == "<at>Bob/atatEve</at>"
    assert texts(drawn).endswith(" <at>Bob/atatEve</at>")


def test_links_open_only_what_is_safe() -> None:
    drawn = one(Text((Link("the [article]", "https://x.example/a(b) c"), Plain(" "), Link("not", "javascript:x"))))
    assert texts(drawn).endswith(" [the \\[article\\]](https://x.example/a%28b%29%20c) not")


def test_a_button_types_its_line_on_old_and_new_clients() -> None:
    (action,) = kinds(one(Buttons((Button("They met", "move 12 met", style="primary"),))), "ActionSet")[0]["actions"]
    assert (action["type"], action["verb"], action["style"]) == ("Action.Execute", "line", "positive")
    assert action["data"] == {"line": "move 12 met"} == action["fallback"]["data"]
    assert action["fallback"]["type"] == "Action.Submit"


def test_what_one_person_sees_in_a_channel_says_so_when_clicked() -> None:
    drawn = one(Buttons((Button("A", "a"),)), Item(line("x"), (Button("B", "b"),)), private=True)
    assert all(a["data"]["private"] is True for a in kinds(drawn, "Action.Execute"))


def test_a_question_before_the_act() -> None:
    drawn = one(Buttons((Button("Forget her", "forget ann", style="danger", confirm="For good?"),)))
    (asking,) = drawn["body"][-1]["actions"]
    assert (asking["type"], asking["title"], asking["style"]) == ("Action.ShowCard", "Forget her", "destructive")
    assert "For good?" in texts(asking["card"])
    assert kinds(asking["card"], "Action.Execute")[0]["data"] == {"line": "forget ann"}


@pytest.mark.parametrize(("count", "in_sight"), [(1, 1), (4, 4), (5, 5), (6, IN_SIGHT), (20, IN_SIGHT)])
def test_many_buttons_fold_into_the_menu(count: int, in_sight: int) -> None:
    actions = one(Buttons(tuple(Button(f"B{n}", f"b{n}") for n in range(count))))["body"][-1]["actions"]
    assert len(actions) == count
    assert [a.get("mode") for a in actions[:in_sight]] == [None] * in_sight
    assert {a.get("mode") for a in actions[in_sight:]} <= {"secondary"}


def test_why_stands_beside_its_reason() -> None:
    drawn = one(Because(line("no call noted"), why="post:431"))
    assert f"{doors.BECAUSE} " in texts(drawn)
    (why,) = kinds(drawn, "Action.Execute")
    assert (why["title"], why["data"]["line"]) == (doors.WHY, "why post:431")
    assert kinds(one(Because(line("no call noted"))), "ActionSet") == []


def test_numbers_stand_to_the_right_and_older_clients_read_lines() -> None:
    table = Table(("Name", "Points"), ((line("Ana"), line("12")), ((Mention(2, "Bob"),), line("3"))), numeric=(1,))
    (drawn,) = kinds(one(table, people=PEOPLE), "Table")
    assert [c["horizontalCellContentAlignment"] for c in drawn["columns"]] == ["Left", "Right"]
    assert len(drawn["rows"]) == 3
    assert "Ana" in str(drawn["fallback"])
    assert " · " in str(drawn["fallback"])


def test_a_column_has_room_for_its_longest_word_and_for_short_lines() -> None:
    table = Table(
        ("To an appointment", "Ours", "Sandler, 2002"),
        ((line("Personal introduction"), line("1 of 3"), line("40–60 %")),), numeric=(1, 2),
    )  # fmt: skip
    (drawn,) = kinds(one(table), "Table")
    around = 4
    assert [c["width"] - around for c in drawn["columns"]] == [len("introduction"), len("1 of 3"), len("Sandler,")]


def test_facts_keep_their_markup_and_their_letters() -> None:
    (facts,) = kinds(one(Facts((("a*b", (Bold("x_y"), Mention(2, "Bob"))), ("Empty", ()))), people=PEOPLE), "FactSet")
    assert facts["facts"] == [{"title": "a\\*b", "value": "**x\\_y**<at>Bob</at>"}, {"title": "Empty", "value": " "}]


def test_each_line_of_a_draft_is_a_line() -> None:
    drawn = one(Quote("Carl,\n\nthank you.\r\nBob"))
    (quoted,) = kinds(drawn, "Container")
    assert quoted["style"] == "emphasis"
    assert [i["inlines"][0]["text"] for i in quoted["items"]] == ["You might write", "Carl,", " ", "thank you.", "Bob"]


def test_a_long_list_keeps_its_last_row_of_buttons_and_says_what_is_missing() -> None:
    items = tuple(Item(line("x" * 900), (Button("Open", f"show {n}"),)) for n in range(60))
    drawn = card(Card("Today", (*items, Buttons((Button("All of them", "list"),)))), {})
    assert size(drawn) <= LARGEST
    assert "more not shown here" in texts(drawn)
    assert kinds(drawn, "Action.Execute")[-1]["title"] == "All of them"


def test_older_clients_are_given_up_before_anything_is_left_out() -> None:
    drawn = card(CARDS["a list"], {})
    assert len(kinds(drawn, "Action.Execute")) == 121
    assert "fallback" not in json.dumps(drawn)


def test_the_last_resort_is_a_sentence() -> None:
    made = Card("T" * 900, (Text(line("x")),))
    last = shortened(made, LEVELS - 1)
    assert len(last.title) == 200
    assert last.blocks == (Text(line(frame.TOO_LONG)),)


def test_a_button_whose_line_would_be_cut_is_left_out() -> None:
    blocks = (Item(line("x"), (Button("Keep", "show 1"), Button("Long", "note 1 " + "y" * 400))),)
    assert [b.label for b in shortened(Card("T", blocks), LEVELS - 3).blocks[0].buttons] == ["Keep"]  # type: ignore[union-attr]


SPANS = st.one_of(
    st.builds(Plain, st.text(max_size=400)),
    st.builds(Bold, st.text(max_size=80)),
    st.builds(Mention, st.integers(1, 5), st.text(max_size=40)),
    st.builds(Link, st.text(max_size=40), st.text(max_size=80)),
)
LINES = st.lists(SPANS, max_size=4).map(tuple)
PRESS = st.builds(Button, st.text(max_size=99), st.text(max_size=1500), confirm=st.none() | st.text(max_size=99))
BLOCKS = st.one_of(
    st.builds(Text, LINES, st.booleans()),
    st.builds(Facts, st.lists(st.tuples(st.text(max_size=20), LINES), max_size=9).map(tuple)),
    st.builds(Table, st.just(("a", "b")), st.lists(st.tuples(LINES, LINES), max_size=20).map(tuple), st.just((1,))),
    st.builds(Quote, st.text(max_size=2000)),
    st.builds(Because, LINES, st.none() | st.text(min_size=1, max_size=20)),
    st.builds(Item, LINES, st.lists(PRESS, max_size=3).map(tuple)),
    st.builds(Buttons, st.lists(PRESS, max_size=9).map(tuple)),
)


@given(st.text(max_size=300), st.lists(BLOCKS, max_size=20).map(tuple))
def test_any_card_at_all_fits(title: str, blocks: tuple[Any, ...]) -> None:
    assert size(card(Card(title, blocks), PEOPLE)) <= LARGEST


def test_the_gallery_mentions_people_we_know() -> None:
    assert set(MENTIONED) == {2, 3}
