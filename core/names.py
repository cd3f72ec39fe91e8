"""Names, compared forgivingly: case, accents, punctuation and legal forms do not count, small typos are seen."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_LEGAL = frozenset(
    {"inc", "llc", "llp", "ltd", "limited", "gmbh", "ag", "corp", "corporation", "co", "company", "kg", "sa", "sarl"}
    | {"bv", "nv", "plc", "pty", "pte", "oy", "ab", "as", "spa", "srl"}
)
CLOSE = 0.84  # "jon smith" and "john smith" are 0.95, "ann lee" and "anna lee" 0.93, "ann lee" and "ann ray" 0.71


@lru_cache(maxsize=4096)  # the same few names, several times in each request
def fold(text: str) -> str:
    """`José  O'Neil-Müller` -> `jose oneil muller`. Letters of every script are kept."""
    if text.isascii():  # most names, and nothing to take apart
        bare = _APOSTROPHES.sub("", text.lower())
    else:
        flat = unicodedata.normalize("NFKD", text).casefold()
        decomposed = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", flat))
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare).strip()


@lru_cache(maxsize=4096)
def fold_company(text: str) -> str:
    """A company's folded name without `&`, `and` and its legal form: `Globex & Sons, Inc.` -> `globex sons`."""
    words = [w for w in fold(text).split() if w != "and"]
    kept = [w for w in words if w not in _LEGAL]
    return " ".join(kept or words)


def fold_phone(text: str) -> str:
    """The digits, a leading `00` written as `+`; empty where there are fewer than four."""
    digits = re.sub(r"\D", "", text)
    if len(digits) < 4:
        return ""
    if text.strip().startswith("+"):
        return "+" + digits
    return "+" + digits[2:] if digits.startswith("00") else digits


def words_of(name: str, company: str | None, phone: str | None = None) -> frozenset[str]:
    """The folded words a contact is found by, his phone number as one of them; each at most 100 characters."""
    every = fold(name).split() + (fold_company(company).split() if company else [])
    every += [number] if phone and (number := fold_phone(phone)) else []
    return frozenset(w[:100] for w in every)


def close(one: str, other: str) -> bool:
    """Whether two folded names may be the same with a slip of the finger."""
    if one == other:
        return True
    if not one or not other or one[0] != other[0]:
        return False
    return SequenceMatcher(None, one, other).ratio() >= CLOSE
