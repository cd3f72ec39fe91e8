"""What stands for somebody in a line is read as his name."""

from __future__ import annotations

from core.mentions import accounts, only, spelled

LINE = "lunch with @{slack:T1:U2}, then @{teams:t:u} and @{slack:T1:U2}; @{member:5} too"


def test_each_account_is_found_once_and_buttons_own_words_are_none() -> None:
    assert accounts(LINE) == ("slack:T1:U2", "teams:t:u")
    assert accounts("nobody @bob {x}") == ()


def test_names_stand_where_they_are_known() -> None:
    names = {"slack:T1:U2": "Bob Stone"}
    assert spelled("with @{slack:T1:U2} and @{slack:T1:U9}", names) == "with Bob Stone and @{slack:T1:U9}"
    assert spelled("plain", names) == "plain"


def test_a_mention_and_nothing_else() -> None:
    assert only(" @{slack:T1:U2} ") == "slack:T1:U2"
    assert only("@{slack:T1:U2} too") is None
    assert only("@{member:5}") is None
