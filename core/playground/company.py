"""The sample company in a database: its people with an account on each platform, and a book of three months."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from core.model import Organization, Role
from core.playground.people import ORGANIZATION, PEOPLE, SLACK_TEAM, TEAMS_TENANT, ZONE, Person
from core.store import Tx
from core.store.founding import Founder, found, is_founded

SLACK, TEAMS = f"slack:{SLACK_TEAM}", f"teams:{TEAMS_TENANT}"
_PLAN = Organization(id=0, name=ORGANIZATION, zone=ZONE, country="US", currency="USD", locale="en_US")
# Where each person is reached until he speaks elsewhere: one team on each platform.
REACHED = {person.id: "teams" if person.team == "South" else "slack" for person in PEOPLE}


def account(person: Person, platform: str = "slack") -> str:
    return f"{SLACK}:{person.slack_id}" if platform == "slack" else f"{TEAMS}:{person.aad_id}"


def settle_in(tx: Tx, now: datetime, *, prefers: Mapping[str, str] | None = None) -> int:
    """Found the company; its id. `prefers` names the platform on which somebody is reached until he speaks. Raises
    ValueError where it is there already."""
    if is_founded(tx, SLACK) or is_founded(tx, TEAMS):
        raise ValueError(f"{ORGANIZATION} is in this database already")
    people = tuple(_founder(person, (prefers or REACHED)[person.id]) for person in PEOPLE)
    return found(tx, _PLAN, {SLACK: ORGANIZATION, TEAMS: ORGANIZATION}, people, now)


def _founder(person: Person, first: str) -> Founder:
    accounts = sorted((account(person, "slack"), account(person, "teams")), key=lambda key: not key.startswith(first))
    zone = person.zone if person.zone != ZONE else None
    return Founder(
        name=person.name, accounts=tuple(accounts), email=person.email, role=Role(person.role), team=person.team,
        zone=zone,
    )  # fmt: skip


def is_there(tx: Tx) -> bool:
    return is_founded(tx, SLACK)
