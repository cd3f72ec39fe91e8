"""Mentions in a text, `@{slack:T1:U2}`, and the text as a person reads it, with names in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ACCOUNT = re.compile(r"@\{([^{}]+:[^{}]+:[^{}]+)\}")


def accounts(text: str) -> tuple[str, ...]:
    """The accounts mentioned, each once, in order."""
    return tuple(dict.fromkeys(_ACCOUNT.findall(text)))


def spelled(text: str, names: Mapping[str, str]) -> str:
    """The text with the names of these accounts; mentions of others stay as they came."""
    return _ACCOUNT.sub(lambda found: names.get(found[1], found[0]), text) if "@{" in text else text


def only(text: str) -> str | None:
    """The account, where the text is one mention and nothing else."""
    found = _ACCOUNT.fullmatch(text.strip())
    return found[1] if found else None
