"""What a kind's loader fills: the views of its subjects, and every member met on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from core.model import Member, Organization
from core.policy import Policy
from core.store.agenda import Subject
from core.store.engine import Tx


@dataclass(slots=True)
class Loaded:
    """Views by subject (one that is gone is left out), and members by id. `policy` is the organization's."""

    policy: Policy
    views: dict[Subject, Any] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)


Loader: TypeAlias = Callable[[Tx, Organization, Iterable[int], datetime, Loaded], None]
