"""Made-up names, each unlike every other, so that nobody is taken for somebody else's misspelling."""

from __future__ import annotations

import hashlib

SYLLABLES = tuple(c + v for c in "bdfgklmnprstvz" for v in "aeiou")


def word(of: str) -> str:
    """Four syllables that depend on nothing but `of`."""
    digest = hashlib.sha256(of.encode()).digest()
    return "".join(SYLLABLES[b % len(SYLLABLES)] for b in digest[:4]).title()


def name(of: str) -> str:
    return f"{word(of)} {word(of + '.')}"


def company(of: str) -> str:
    return f"{word(of + '!')} {word(of + '?')}"
