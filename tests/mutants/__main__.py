"""`python -m tests.mutants [words]`: puts each mutant (or those whose idea has the words) into a copy of the code and
runs its test there; prints who was found, and ends with 1 where one survives."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.mutants.listed import MUTANTS, Mutant

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("core", "slackbot", "teamsbot", "tests", "pyproject.toml")
LONGEST = 600  # seconds one test may take
WHERE = re.compile(r"^(\S+\.py:\d+): \w+$", re.MULTILINE)
PASSED, FAILED = 0, 1  # what pytest ends with; all else is a test that did not run


def copy(into: Path) -> None:
    """What the tests need, without what was compiled: a stale file would run in a mutant's stead."""
    left = shutil.ignore_patterns("__pycache__", "node_modules", ".*")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, into / name, ignore=left)
        else:
            shutil.copy(ROOT / name, into / name)


def run(tree: Path, test: str) -> tuple[int, str]:
    """How pytest ends, and where an assertion failed. Examples are the same each time."""
    environment = {name: value for name, value in os.environ.items() if name not in ("REFERRAL_MACHINE", "CI")}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", test]
    try:
        ended = subprocess.run(
            command, cwd=tree, env=environment | {"PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, timeout=LONGEST,
            check=False, text=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return FAILED, "it hangs"  # nobody would overlook that
    return ended.returncode, " ".join(WHERE.findall(ended.stdout)[-1:])


def verdict(tree: Path, mutant: Mutant) -> tuple[str, str]:
    """found (and where), SURVIVES, or what else became of it."""
    path = tree / mutant.file
    whole = path.read_text()
    if whole.count(mutant.old) != 1:
        return "NOT APPLIED", ""
    path.write_text(whole.replace(mutant.old, mutant.new))
    try:
        ended, where = run(tree, mutant.test)
    finally:
        path.write_text(whole)
    return {FAILED: "found", PASSED: "SURVIVES"}.get(ended, f"BROKEN ({ended})"), where


def main(chosen: Iterable[Mutant]) -> int:
    mutants = tuple(chosen)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder)
        copy(tree)
        for test in sorted({one.test for one in mutants}):
            if (ended := run(tree, test)[0]) != PASSED:
                print(f"{test} fails as it is ({ended}): no mutant can be told from that.")
                return 1
        missed = 0
        for one in mutants:
            begun = time.perf_counter()
            found, where = verdict(tree, one)
            missed += found != "found"
            print(f"{one.invariant}  {found:12} {time.perf_counter() - begun:4.0f} s  {one.idea}  {where}", flush=True)
    print(f"{len(mutants) - missed} of {len(mutants)} found")
    return 1 if missed else 0


if __name__ == "__main__":
    words = " ".join(sys.argv[1:])
    sys.exit(main(one for one in MUTANTS if words in one.idea))
