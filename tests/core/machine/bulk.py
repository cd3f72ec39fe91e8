"""Years of introductions in the books of both companies, written in bulk as their commands would have left them."""

from __future__ import annotations

from dataclasses import replace

from core.bench import readings_world as world
from core.bench.people import word
from core.model import Contact, Introduction
from core.store import Tx, people
from core.store.filling import Counts, analyze, fill, fill_counters
from tests.core.machine.town import BASE, Company, Town


def seed(town: Town, entries: int) -> None:
    """So many introductions in all, each with people nobody else knows."""
    for company in town.companies:
        town.store.write_now(lambda tx, one=company: _fill(tx, one, entries // len(town.companies)))
    town.store.write_now(analyze)


def _fill(tx: Tx, company: Company, entries: int) -> None:
    members = [one.id for one in people.members(tx, company.org)]
    known = tuple(_marked(one, company.mark) for one in world.contacts(entries, members))
    doors, counts = tuple(_moved(one) for one in world.ended(entries, members, Counts())), Counts()
    for door in doors:
        counts.add(door)
    fill(tx, company.org, doors, known, world.NOW)
    fill_counters(tx, company.org, counts)


def _marked(one: Contact, mark: str) -> Contact:
    who = f"{mark} {one.id}"
    return replace(one, id=one.id + BASE, name=f"{word(who)} {mark}", company=f"{word(who + '!')} {mark}")


def _moved(one: Introduction) -> Introduction:
    people = (one.prospect_id, one.introducer_id, one.given_to_id)
    prospect, introducer, given_to = (id and id + BASE for id in people)
    return replace(one, id=one.id + BASE, prospect_id=prospect or 0, introducer_id=introducer, given_to_id=given_to)
