"""The dictionary that forgets."""

from __future__ import annotations

import pytest

from teamsbot.memory import Recent


def test_what_was_not_needed_longest_is_forgotten() -> None:
    kept: Recent[str, int] = Recent(2)
    kept["a"], kept["b"] = 1, 2
    assert kept["a"] == 1
    kept["c"] = 3
    assert set(kept) == {"a", "c"}
    assert len(kept) == 2
    with pytest.raises(KeyError):
        kept["b"]
    assert kept.get("b") is None


def test_an_entry_can_be_written_again_and_dropped() -> None:
    kept: Recent[str, int] = Recent(2)
    kept["a"] = 1
    kept["a"] = 2
    assert dict(kept) == {"a": 2}
    kept.drop("a")
    kept.drop("a")
    assert "a" not in kept
