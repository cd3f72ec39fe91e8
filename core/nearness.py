"""Whether one word is a slip of the finger away from another."""

from __future__ import annotations

from collections.abc import Iterable


def one_edit(word: str, other: str) -> bool:
    """One letter missing, added, wrong, or two neighbours swapped; the same word is not."""
    if word == other or not -2 < len(word) - len(other) < 2:
        return False
    if len(word) > 2 and word[0] != other[0] and word[-1] != other[-1]:
        return False  # one slip leaves the first letter or the last
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    a, b = word[start:], other[start:]
    swapped = len(a) == len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def nearest(word: str, others: Iterable[str]) -> str | None:
    """The other word this one is a slip of; short words must match but for a swap ("lgo" is log, "ron" is not won)."""
    for other in others:
        if one_edit(word, other) and (min(len(word), len(other)) >= 4 or sorted(word) == sorted(other)):
            return other
    return None
