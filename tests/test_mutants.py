"""The list of mutants is in step with the code: each can still be made, and each invariant of the rule book has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants.__main__ import verdict
from tests.mutants.listed import MUTANTS, Mutant

ROOT = Path(__file__).resolve().parent.parent
INVARIANTS = range(1, 9)  # as the rule book numbers them


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.idea)
def test_what_a_mutant_changes_stands_there_once(mutant: Mutant) -> None:
    assert (ROOT / mutant.file).read_text().count(mutant.old) == 1
    assert mutant.new != mutant.old
    assert (ROOT / mutant.test.split("::")[0]).exists()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.idea)
def test_a_mutant_is_a_program(mutant: Mutant) -> None:
    changed = (ROOT / mutant.file).read_text().replace(mutant.old, mutant.new)
    compile(changed, mutant.file, "exec")


def test_each_invariant_has_a_mutant() -> None:
    assert {one.invariant for one in MUTANTS} == set(INVARIANTS)


@pytest.mark.parametrize(("assertion", "said"), [("number == 1", "found"), ("number in (1, 2)", "SURVIVES")])
def test_a_test_that_fails_finds_it(tmp_path: Path, assertion: str, said: str) -> None:
    (tmp_path / "ours.py").write_text("number = 1\n")
    (tmp_path / "test_ours.py").write_text(f"from ours import number\n\ndef test_it():\n    assert {assertion}\n")
    mutant = Mutant(1, "one is two", "ours.py", "= 1", "= 2", "test_ours.py")
    assert verdict(tmp_path, mutant)[0] == said
    assert (tmp_path / "ours.py").read_text() == "number = 1\n"


def test_what_does_not_run_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "ours.py").write_text("number = 1\n")
    assert verdict(tmp_path, Mutant(1, "nowhere", "ours.py", "= 3", "= 2", "test_ours.py"))[0] == "NOT APPLIED"
    assert verdict(tmp_path, Mutant(1, "no test", "ours.py", "= 1", "= 2", "test_ours.py"))[0].startswith("BROKEN")
