"""Settings of serving, for admins: gifts and their terms, the newsletter's owner and day."""

from __future__ import annotations

import re

from babel.numbers import list_currencies

from core.cards import Card
from core.commands import finding
from core.commands.setting import Setting
from core.commands.turn import Turn
from core.model import Member, Role
from core.phrases import gifts, newsletters
from core.rules import gift, newsletter
from core.spec import Misunderstood, Money, Ref
from core.store import agenda, house

OFF = frozenset({"off", "no", "none", "nobody"})
_TERMS = re.compile(r"(?P<cap>[0-9]{1,6})\s*(?P<currency>[A-Za-z]{3})?\s+(?:by\s+)?(?P<who>\S.*)")
_DAY = re.compile(r"(?P<who>.+?)(?:\s+(?:on\s+)?(?:the\s+)?(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?)?")


def _gifts(turn: Turn, said: str) -> Card:
    if said.strip().casefold() in OFF:
        _set(turn, {"gift.cap": None, gift.CURRENCY: None, gift.APPROVER: None})
        return gifts.set_off()
    read = _TERMS.fullmatch(said.strip())
    currency = (read["currency"] or turn.currency).upper() if read else ""
    if read is None or not int(read["cap"]) or currency not in list_currencies():
        raise Misunderstood(gifts.NO_TERMS, try_line="settings gifts 100 USD @dana", field="value")
    approver = _colleague(turn, read["who"])
    _set(turn, {"gift.cap": read["cap"], gift.CURRENCY: currency, gift.APPROVER: str(approver.id)})
    return gifts.set_to(Money(int(read["cap"]) * gift.units(currency), currency), approver.name, turn.locale)


def _newsletter(turn: Turn, said: str) -> Card:
    if said.strip().casefold() in OFF:
        _set(turn, {newsletter.KEEPER: None})
        return newsletters.set_off()
    read = _DAY.fullmatch(said.strip())
    day = int(read["day"]) if read is not None and read["day"] else turn.policy["newsletter.day"]
    if read is None or not 1 <= day <= newsletter.LAST_DAY:
        raise Misunderstood(newsletters.NO_KEEPER, try_line="settings newsletter @bob on 5", field="value")
    keeper = _colleague(turn, read["who"])
    _set(turn, {newsletter.KEEPER: str(keeper.id), "newsletter.day": str(day)})
    return newsletters.set_to(keeper.name, day)


def _set(turn: Turn, values: dict[str, str | None]) -> None:
    """Written among the organization's numbers; None takes one out."""
    numbers: dict[str, str | None] = {**turn.organization.numbers, **values}
    kept = {key: value for key, value in numbers.items() if value is not None}
    house.update_organization(turn.book, turn.organization, numbers=kept)
    agenda.look_at_everything(turn.tx, turn.organization.id, turn.now)


def _colleague(turn: Turn, said: str) -> Member:
    mention = re.fullmatch(r"@\{(.+)\}", said.strip())
    return finding.member(turn, Ref(account=mention[1]) if mention else Ref(words=said.strip()))


SERVICE = (
    Setting("gifts", _gifts, Role.ADMIN),
    Setting("newsletter", _newsletter, Role.ADMIN),
)
