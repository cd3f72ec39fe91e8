"""Slack's own markup is undone exactly once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slackbot.inbound_markup import aloud, said, storable
from slackbot.render_text import escape


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("log Ann for <@U1|bob>", "log Ann for @{slack:T1:U1}"),
        ("<@W123ABC>", "@{slack:T1:W123ABC}"),
        ("<#C1|general> <#C2>", "#general #C2"),
        ("<!here> <!channel|@channel>", "@here @channel"),
        ("<!subteam^S1|@north>", "@north"),
        ("<!date^1392734382^{date}|18 Feb>", "18 Feb"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<mailto:a@b.example|write to me>", "a@b.example"),
        ("<https://acme.example/x?a=1&amp;b=2>", "https://acme.example/x?a=1&b=2"),
        ("<http://acme.example|acme.example>", "acme.example"),
        ("<tel:+15550142|555-0142>", "555-0142"),
        ("&lt;@U1&gt; &amp;lt;", "<@U1> &lt;"),
        ("<>", ""),
        ("3 &lt; 4 &amp;&amp; 5 &gt; 4", "3 < 4 && 5 > 4"),
    ],
)
def test_what_was_typed(sent: str, typed: str) -> None:
    assert said(sent, "slack:T1").text == typed


def test_names_beside_mentions_are_kept() -> None:
    assert said("<@U1|O&amp;M> <@U2>", "slack:T1").mentions == {"slack:T1:U1": "O&M"}


def test_a_message_read_aloud_has_names() -> None:
    assert aloud("<@U1|bob> and <@U2> met") == "@bob and @somebody met"


def test_a_typed_account_is_only_text() -> None:
    """The braces are ours, so a person could type them: core looks the account up in his own organization."""
    assert said("for @{slack:T9:U9}", "slack:T1").mentions == {}


@given(st.text())
def test_what_we_escape_comes_back_as_it_was(text: str) -> None:
    assert said(escape(text), "slack:T1").text == storable(text)


@given(st.text(alphabet="<>&|@#!;ampltgU1 \n"))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(said(text, "slack:T1").text, str)
