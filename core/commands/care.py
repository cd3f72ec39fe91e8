"""`care`: how somebody likes to be looked after: how often asked, which holiday, newsletter, gifts."""

from __future__ import annotations

import re
from typing import Any

from core import forms
from core.asks import Reply
from core.commands import finding
from core.commands.client_views import confided, view_of
from core.commands.turn import Refused, Turn
from core.festivals import FESTIVALS
from core.model import Contact
from core.partners import Care
from core.permissions import Deed, may
from core.phrases import entries, served
from core.spec import Arg, Command, Misunderstood, Parsed, Ref
from core.store import caring

NONE = "none"
_HOLIDAYS = {name.casefold(): name for name in FESTIVALS}
_NEWS = {"newsletter": True, "no newsletter": False}
_GIFTS = {"gifts welcome": False, "no gifts": True}
_INTERVAL = re.compile(r"(?P<many>[0-9]{1,4})\s*(?P<unit>days?|d|weeks?|w|months?|m)?", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30}


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    before = caring.of(turn.tx, turn.organization.id, known.id)
    if len(values) == 1:
        return Reply(form=forms.form_of(Parsed(COMMAND, _form(known, before)), turn.context))
    if not may(Deed.KEEP, turn.me, known):
        raise Refused(Reply(card=entries.not_yours(known, turn.members(known.owner_id).get(known.owner_id or 0))))
    after = caring.keep(turn.book, known, **_changes(turn, values, before))
    turn.book.about("contact", known.id)
    return Reply(card=page(turn, known, changed=after != before), replaces=True)


def page(turn: Turn, known: Contact, *, changed: bool) -> Any:
    """The card of what holds now."""
    dates = caring.dates(turn.tx, turn.organization.id, (known.id,))
    rows = served.rows(view_of(turn, known), dates, turn.day, confided=confided(turn, known))
    return served.card(known, rows, changed=changed, undo=f"undo {turn.book.receipt}" if changed else None)


def _changes(turn: Turn, values: dict[str, Any], before: Care) -> dict[str, Any]:
    changes: dict[str, Any] = {key: values[key] for key in ("profession", "sector") if key in values}
    if "every" in values:
        changes["check_days"] = _interval(values["every"])
    if "holiday" in values:
        changes["holiday"] = _HOLIDAYS.get(values["holiday"])
    if "newsletter" in values and _NEWS[values["newsletter"]] != (before.newsletter_since is not None):
        changes["newsletter_since"] = turn.now if _NEWS[values["newsletter"]] else None
    if "gifts" in values:
        changes["gifts_off"] = _GIFTS[values["gifts"]]
    return changes


def _interval(said: str) -> int | None:
    """Days; None gives it back to the tier. Raises Misunderstood."""
    if said.casefold() in ("default", "tier", NONE, "0"):
        return None
    if (read := _INTERVAL.fullmatch(said.strip())) is None:
        raise Misunderstood(served.NO_INTERVAL, field="every")
    return min(int(read["many"]) * _DAYS[(read["unit"] or "d")[0].lower()], 1095) or None


def _form(known: Contact, care: Care) -> dict[str, Any]:
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


COMMAND = Command(
    name="care",
    summary="How somebody likes to be looked after: how often asked, cards, newsletter, gifts",
    examples=("care Carl every 60 days", "contact Carl check every 60 days", "care Carl holiday christmas newsletter"),
    run=run,
    args=(
        Arg("contact", "contact", "Who?", required=True),
        Arg("every", "name", "Ask how we are doing every", ("check every", "every"), hint="60 days; empty: the tier’s"),
        Arg("holiday", "choice", "A card for", ("holiday", "card for"), choices=(*_HOLIDAYS, NONE)),
        Arg("newsletter", "choice", "The newsletter?", bare=True, choices=tuple(_NEWS)),
        Arg("gifts", "choice", "Gifts?", bare=True, choices=tuple(_GIFTS)),
        Arg("profession", "name", "Profession", ("profession",)),
        Arg("sector", "name", "Sector", ("sector",)),
    ),
    group="People",
)
