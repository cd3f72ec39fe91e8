"""Commands as forms: what is asked, what is filled in, and what is read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import forms
from core.asks import Ask
from core.cards import Field, Form
from core.spec import Misunderstood, Money, Ref
from tests.core.sample_commands import COMMANDS, context, whole

ME = "slack:T1:U1"


def form(line: str) -> Form:
    return forms.form_of(whole(line), context())


def field(of: Form, name: str) -> Field:
    return next(f for f in of.fields if f.name == name)


def test_a_form_asks_for_every_argument_and_keeps_what_was_said() -> None:
    made = form("log Ann Lee of Beta from carl warm intro €12,5k on tue")
    assert made.command == "log"
    assert [f.name for f in made.fields][:3] == ["name", "company", "introducer"]
    assert field(made, "name").required
    assert field(made, "name").value == "Ann Lee"
    assert field(made, "introducer").value == "carl"
    assert field(made, "value").value == "12500 EUR"
    assert field(made, "on").value == "2026-11-17"
    assert field(made, "on").kind == "date"
    assert field(made, "warmth").value == "introduction"
    assert [o.value for o in field(made, "agreed").options] == ["agreed", "not agreed"]


def test_numbers_and_mentions_travel_hidden() -> None:
    made = form("pass 12 to @{slack:T1:U2}")
    assert made.hidden == {"introduction": "12", "to": "@{slack:T1:U2}"}
    assert made.fields == ()
    assert form("lost 12").hidden == {"introduction": "12"}
    assert form("called contact:5").hidden == {"who": "contact:5"}


@pytest.mark.parametrize(
    "line",
    [
        "log Ann Lee of Beta from carl warm intro €12,5k on tue note met at the fair",
        "remind 12 tomorrow 9:30 about the tax thing",
        "leaderboard this quarter by given share",
        "board all time",
        "pass 12 to @{slack:T1:U2}",
        "called contact:5 yesterday",
        "move beta won 12000",
    ],
)
def test_a_form_sent_unchanged_says_what_the_line_said(line: str) -> None:
    parsed = whole(line)
    made = forms.form_of(parsed, context())
    values = dict(made.hidden) | {f.name: f.value or "" for f in made.fields}
    again = forms.read(Ask(ME, command=made.command, values=values), COMMANDS, context())
    assert again.values == parsed.values


def test_an_error_comes_back_at_its_field_with_everything_typed() -> None:
    ask = Ask(ME, command="log", values={"name": "Ann Lee", "value": "lots", "receiver": "@{slack:T1:U2}"})
    with pytest.raises(Misunderstood) as wrong:
        forms.read(ask, COMMANDS, context())
    back = forms.again(ask, COMMANDS, wrong.value)
    assert back is not None
    assert "an amount" in (field(back, "value").error or "")
    assert field(back, "value").value == "lots"
    assert field(back, "name").value == "Ann Lee"
    assert back.hidden == {"receiver": "@{slack:T1:U2}"}


def test_an_error_of_no_field_stands_on_top() -> None:
    ask = Ask(ME, command="lost", values={"introduction": "12", "reason": "gone"})
    back = forms.again(ask, COMMANDS, Misunderstood("I have no introduction #12.", field="introduction"))
    assert back is not None
    assert "#12" in back.intro[0].text  # type: ignore[union-attr]
    assert all(f.error is None for f in back.fields)


def test_empty_fields_are_absent_and_missing_ones_told() -> None:
    read = forms.read(Ask(ME, command="log", values={"name": "  ", "company": "", "other": "x"}), COMMANDS, context())
    assert read.values == {}
    assert [a.name for a in read.missing] == ["name"]


def test_yes_and_no() -> None:
    def shared(word: str) -> dict[str, object]:
        return forms.read(Ask(ME, command="leaderboard", values={"share": word}), COMMANDS, context()).values

    assert shared("yes") == shared("true") == {"share": True}
    assert shared("no") == shared("") == {}


def test_a_form_of_no_command_is_an_old_one() -> None:
    ask = Ask(ME, command="nothing")
    assert forms.again(ask, COMMANDS, Misunderstood("x")) is None
    with pytest.raises(Misunderstood, match="older version"):
        forms.read(ask, COMMANDS, context())


def test_a_name_in_a_form_is_kept_as_typed() -> None:
    values = {"name": "Jane Doe, Acme", "introducer": "Carl Smith"}
    read = forms.read(Ask(ME, command="log", values=values), COMMANDS, context())
    assert read.values == {"name": "Jane Doe, Acme", "introducer": Ref(words="Carl Smith")}


def test_a_field_too_long_is_told() -> None:
    with pytest.raises(Misunderstood, match="1,501") as wrong:
        forms.read(Ask(ME, command="note", values={"introduction": "12", "note": "x" * 1501}), COMMANDS, context())
    assert wrong.value.field == "note"


def test_money_without_a_currency_stays_without() -> None:
    parsed = whole("won 12 45k")
    assert parsed.values["value"] == Money(4_500_000)
    assert field(forms.form_of(replace(parsed, missing=()), context()), "value").value == "45000"
