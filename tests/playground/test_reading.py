"""What a person reads: markup gone, entities resolved, hostile text seen exactly as it was typed."""

from __future__ import annotations

from typing import Any

import pytest

from core.playground.seen import clean
from core.playground.slack_cloud import mrkdwn
from core.playground.slack_cloud import reading as slack
from core.playground.teams_cloud import markdown
from core.playground.teams_cloud import reading as teams

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("*Ann* _Lee_ ~was~ `here`", "Ann Lee was here"),
        ("*#1 Ann:* next", "#1 Ann: next"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("<@U0BOB> in <#C0SALES>", "@Bob Stone in #sales"),
        ("<@U0ELSE|eve>", "@eve"),
        ("<https://x.example|the page> <mailto:a@b.example|a@b.example>", "the page a@b.example"),
        ("A &amp; B &lt;!channel&gt;", "A & B <!channel>"),
        ("<!channel>", "@channel"),
        ("&gt; Carl, thank you", "Carl, thank you"),
        ("<!date^1700000000^{date}|14 Nov>", "14 Nov"),
    ],
)
def test_mrkdwn(text: str, seen: str) -> None:
    assert mrkdwn.read(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("**Ann** _Lee_ and *Bob*", "Ann Lee and Bob"),
        ("\\*not bold\\* \\[x\\](y)", "*not bold* [x](y)"),
        ("[the page](https://x.example/a)", "the page"),
        ("A &amp; B &lt;at&gt;", "A & B <at>"),
        ("snake_case_name 2*3*4", "snake_case_name 2*3*4"),
        ("> quoted", "quoted"),
        ("<at>Eve</at>", "<at>Eve</at>"),
    ],
)
def test_markdown(text: str, seen: str) -> None:
    assert markdown.read(text) == seen


def test_what_is_never_seen_is_gone() -> None:
    assert clean("a\u200bb\u00a0c  \n") == "ab c"


def test_blocks_as_words_buttons_and_questions() -> None:
    overflow = {"type": "overflow", "options": [{"text": {"type": "plain_text", "text": "More"}, "value": "x"}]}
    blocks: list[Json] = [
        {"type": "header", "text": {"type": "plain_text", "text": "Top"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*One*"}, "fields": [{"type": "mrkdwn", "text": "Two"}],
         "accessory": overflow, "block_id": "b1"},
        {"type": "table", "rows": [[{"type": "raw_text", "text": "Ana"}, {"type": "raw_text", "text": "7"}]]},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
            {"type": "text", "text": "Hello "}, {"type": "user", "user_id": "U0ANA"}]}]},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "small"}]},
    ]  # fmt: skip
    native = {"text": "fallback", "blocks": blocks}
    assert slack.text_of(native) == "Top\nOne\nTwo\nAna  7\nHello @Ana Ruiz\nsmall"
    assert [press.label for press in slack.presses_of(native)] == ["More"]
    assert slack.text_of({"text": "*only* text"}) == "only text"


def test_a_card_as_words_buttons_and_questions() -> None:
    inner = {"type": "AdaptiveCard", "body": [{"type": "Input.Toggle", "id": "sure", "title": "Sure?"}],
             "actions": [{"type": "Action.Execute", "title": "Send", "verb": "submit"}]}  # fmt: skip
    cell = [{"type": "TextBlock", "text": "7"}]
    card: Json = {
        "type": "AdaptiveCard", "version": "1.5",
        "body": [
            {"type": "TextBlock", "text": "**Top**"},
            {"type": "RichTextBlock", "inlines": ["*raw* ", {"type": "TextRun", "text": "run"}]},
            {"type": "FactSet", "facts": [{"title": "Who", "value": "_Ann_"}]},
            {"type": "Table", "columns": [{"width": 1}], "rows": [{"type": "TableRow", "cells": [
                {"type": "TableCell", "items": cell}, {"type": "TableCell", "items": cell}]}]},
            {"type": "Container", "items": [{"type": "TextBlock", "text": "in"}]},
            {"type": "TextBlock", "text": "hidden", "isVisible": False},
            {"type": "ColumnSet", "columns": [{"type": "Column", "items": cell}]},
        ],
        "actions": [{"type": "Action.ShowCard", "title": "More", "card": inner}],
    }  # fmt: skip
    native = {"attachments": [{"contentType": teams.CARD, "content": card}]}
    assert teams.text_of(native) == "Top\n*raw* run\nWho  Ann\n7  7\nin\n7"
    assert [press.label for press in teams.presses_of(native)] == ["Send"]
    (question,) = teams.questions_of(native)
    assert (question.kind, question.value, question.options) == ("yesno", "false", (("true", "yes"), ("false", "no")))


def test_a_typed_line_keeps_what_is_no_mention() -> None:
    assert mrkdwn.typed("mail bob@x.example, @bob, #nowhere, https://a.example/b") == (
        "mail <mailto:bob@x.example|bob@x.example>, <@U0BOB|bob>, #nowhere, <https://a.example/b>"
    )
