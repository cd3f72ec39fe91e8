"""Several things in one breath."""

from __future__ import annotations

from collections.abc import Sequence


def all_of(words: Sequence[str]) -> str:
    """`Ann`, `Ann and Tom`, `Ann, Tom and Mia`."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
