"""How somebody likes to be looked after, as told in a line or a form, and back again."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from core.festivals import FESTIVALS
from core.model import Contact
from core.partners import Care
from core.phrases import served
from core.spec import Misunderstood, Ref

NONE = "none"
HOLIDAYS = {name.casefold(): name for name in FESTIVALS}
NEWS = {"newsletter": True, "no newsletter": False}
GIFTS = {"gifts welcome": False, "no gifts": True}
_INTERVAL = re.compile(r"(?P<many>[0-9]{1,4})\s*(?P<unit>days?|d|weeks?|w|months?|m)?", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30}


def changes(values: dict[str, Any], before: Care, now: datetime) -> dict[str, Any]:
    """The fields that were told. Raises Misunderstood."""
    changes: dict[str, Any] = {key: values[key] for key in ("profession", "sector") if key in values}
    if "every" in values:
        changes["check_days"] = _interval(values["every"])
    if "holiday" in values:
        changes["holiday"] = HOLIDAYS.get(values["holiday"])
    if "newsletter" in values and NEWS[values["newsletter"]] != (before.newsletter_since is not None):
        changes["newsletter_since"] = now if NEWS[values["newsletter"]] else None
    if "gifts" in values:
        changes["gifts_off"] = GIFTS[values["gifts"]]
    return changes


def _interval(said: str) -> int | None:
    """Days; None gives it back to the tier. Raises Misunderstood."""
    if said.casefold() in ("default", "tier", NONE, "0"):
        return None
    if (read := _INTERVAL.fullmatch(said.strip())) is None:
        raise Misunderstood(served.NO_INTERVAL, field="every")
    return min(int(read["many"]) * _DAYS[(read["unit"] or "d")[0].lower()], 1095) or None


def form(known: Contact, care: Care) -> dict[str, Any]:
    """What holds, as the form shows it."""
    given: dict[str, Any] = {
        "contact": Ref(account=f"contact:{known.id}"),
        "holiday": (care.holiday or "").casefold(),
        "every": f"{care.check_days} days" if care.check_days else "",
        "newsletter": "newsletter" if care.newsletter_since else "no newsletter",
        "gifts": "no gifts" if care.gifts_off else "gifts welcome",
        "profession": care.profession or "",
        "sector": care.sector or "",
    }
    return {key: value for key, value in given.items() if value}
