"""What holds for every rule: its name is its key's beginning, its numbers are its own, its words can be told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import core.rules
from core.phrases import why
from core.policy import Number
from core.rules import NUMBERS, RULES, TOPICS
from core.rules.rule import Rule
from core.text import as_text
from tests.core.rules.sample import policy


def test_names_and_numbers_are_unique() -> None:
    names = [one.name for one in (*RULES, *TOPICS)]
    assert len(names) == len(set(names))
    keys = [number.key for number in NUMBERS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_can_be_explained(rule: Rule) -> None:
    text = as_text(why.rule(rule, policy(), {}))
    assert rule.why in text
    assert re.fullmatch(r"(A[1-5]|field|house)(, (A[1-5]|field|house))*", rule.source)
    for number in rule.numbers:
        assert number.key.startswith(f"{rule.name}.")
        assert number.reason in text


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.key)
def test_every_number_is_within_its_bounds_and_has_a_reason(number: Number) -> None:
    assert number.least <= number.default <= number.most
    assert number.reason.endswith(".")
    assert number.unit


def test_a_changed_number_is_told_as_ours() -> None:
    quiet = next(rule for rule in RULES if rule.name == "quiet")
    text = as_text(why.rule(quiet, policy(quiet_met=4), {"quiet.met": "4"}))
    assert "met: 4 days (ours; usually 10)" in text


def test_one_rule_a_file_of_at_most_ninety_lines() -> None:
    files = Path(core.rules.__file__).parent.glob("*.py")
    lengths = {path.name: len(path.read_text().splitlines()) for path in files}
    ruled = [name for name in lengths if name.removesuffix(".py").replace("_", "-") in {rule.name for rule in RULES}]
    assert len(ruled) == len(RULES)
    assert max(lengths[name] for name in ruled) <= 90
