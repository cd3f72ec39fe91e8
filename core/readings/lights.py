"""The light of each client: red, amber or green, and the one reason for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.policy import Policy
from core.rules import keep_in_touch, value_check
from core.rules.views_clients import ContactView


class Light(StrEnum):
    """Grey is somebody who asked not to be called."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    GREY = "grey"


_ORDER = {light: place for place, light in enumerate(Light)}
_BY_WEIGHT = {0: Light.GREEN, 1: Light.AMBER, 2: Light.RED}


@dataclass(frozen=True, slots=True)
class Lit:
    """One client with his light; `because` is empty where it is green."""

    view: ContactView
    light: Light
    because: tuple[str, ...] = ()
    days: int = 0  # the longest wait behind it


def lit(view: ContactView, policy: Policy, now: datetime) -> Lit:
    """The worse of the two: the talk, and the question how we are doing."""
    if view.silent:
        return Lit(view, Light.GREY)
    found = [item for rule in (value_check.RULE, keep_in_touch.RULE) for item in rule.look(view, policy, now).listed]
    weight = max((item.weight for item in found), default=0)
    reasons = tuple(item.because for item in found if item.weight == weight)
    return Lit(view, _BY_WEIGHT[weight], reasons, max((item.days for item in found), default=0))


def by_need(views: Iterable[ContactView], policy: Policy, now: datetime) -> tuple[Lit, ...]:
    """Red first, the longest wait first in each."""
    every = (lit(view, policy, now) for view in views)
    return tuple(sorted(every, key=lambda one: (_ORDER[one.light], -one.days, one.view.contact.id)))
