"""The gate `knows-source`: with how we know it, never out of a phone or a list."""

from __future__ import annotations

from typing import Any

import pytest

from core.partners import Source
from core.rules.knows_source import KnowsView, judge
from core.rules.rule import Advised, Allowed
from tests.core.rules.sample import MONDAY, policy

LINE = "Carl knows Ann Lee at Beta"


def noted(**more: Any) -> KnowsView:
    return KnowsView(**({"knower": "Carl Smith", "known": "Ann Lee", "line": LINE} | more))


@pytest.mark.parametrize("source", list(Source))
@pytest.mark.parametrize("how", [None, "Rotary", "the phone company", "the board of Beta", "school"])
def test_with_a_source_it_is_kept(source: Source, how: str | None) -> None:
    assert judge(noted(source=source, how=how), policy(), MONDAY) == Allowed()


def test_one_of_us_needs_no_source() -> None:
    assert judge(noted(mine=True, how="school"), policy(), MONDAY) == Allowed()


def test_without_one_the_ways_of_knowing_are_the_answers() -> None:
    verdict = judge(noted(how="Rotary"), policy(), MONDAY)
    assert isinstance(verdict, Advised)
    assert not verdict.hard
    assert "How do we know that Carl Smith knows Ann Lee?" in verdict.sentence
    assert verdict.offers == (
        ("Carl told us", f"{LINE} source told"),
        ("It is public", f"{LINE} source public"),
        ("I know both", f"{LINE} source both"),
    )


@pytest.mark.parametrize(
    "how",
    [
        "his phone book",
        "the address book",
        "her phone",
        "their contacts",
        "his mobile",
        "a contact list",
        "the Member List",
        "the guest list of the gala",
        "an old rolodex",
        "HIS PHONE",
    ],
)
@pytest.mark.parametrize("more", [{}, {"source": Source.TOLD}, {"source": Source.PUBLIC}, {"mine": True}])
def test_out_of_a_phone_or_a_list_never(how: str, more: dict[str, Any]) -> None:
    for numbers in ({}, {"knows__source_speaks": 0}, {"knows__source_speaks": 2}):
        verdict = judge(noted(how=how, **more), policy(**numbers), MONDAY)
        assert isinstance(verdict, Advised)
        assert verdict.hard
        assert (verdict.anyway, verdict.offers) == (None, ())
        assert "stay where they are" in verdict.sentence


@pytest.mark.parametrize(("speaks", "kind"), [(0, Allowed), (1, Advised), (2, Advised)])
def test_an_admin_may_silence_the_question_or_make_it_strict(speaks: int, kind: type) -> None:
    verdict = judge(noted(), policy(knows__source_speaks=speaks), MONDAY)
    assert isinstance(verdict, kind)
    assert not isinstance(verdict, Advised) or verdict.hard is (speaks == 2)
