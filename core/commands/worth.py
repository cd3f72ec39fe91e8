"""What a gift was, and what it was worth, out of the words of a line or a form."""

from __future__ import annotations

import re
from typing import Any

from core import money
from core.commands.turn import Turn
from core.phrases import gifts as words
from core.spec import Missing, Money

_WORTH = re.compile(r"(?P<what>.*?)\s*(?P<worth>\S*[0-9]\S*(?:\s[A-Za-z]{3})?)", re.DOTALL)


def told(turn: Turn, values: dict[str, Any]) -> tuple[Money, str | None]:
    """What it was worth and what it was: `chocolate $8` says both. Raises Missing where no worth is said."""
    what = values.get("what")
    if "value" in values:
        return values["value"], what
    read = _WORTH.fullmatch(what or "")
    worth = money.amount(read["worth"], locale=turn.locale, currency=turn.currency) if read is not None else None
    if read is None or worth is None:
        raise Missing(words.HOW_MUCH, field="value")
    return worth, read["what"].strip('"“” ') or None
