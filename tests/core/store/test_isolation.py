"""Nobody reads or changes anything of another organization, by any function of the store, whatever id he names."""

from __future__ import annotations

import importlib
import inspect
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Delete, Select, Update
from sqlalchemy.dialects import sqlite

import core.store
from core.asks import Ask, Reply
from core.cards import Card
from core.model import Contact, Reminder, Role, Stage, Touch
from core.partners import Knows, Partnership, Promise, PromiseState, Review, Source
from core.policy import policy_of
from core.rules import NUMBERS
from core.rules.views import IntroductionView, ReminderView
from core.sales import Contest
from core.store import (
    Store,
    Tx,
    acquainted,
    agenda,
    armies,
    asks,
    audit,
    boards,
    cadences,
    caring,
    chains,
    claims,
    closes,
    complaints,
    contacts,
    contests,
    deals,
    deliveries,
    digests,
    directory,
    drafts,
    exporting,
    facts,
    flows,
    forgetting,
    funnels,
    handing,
    history_counts,
    house,
    introductions,
    joining,
    knowing,
    links,
    listing,
    members,
    merging,
    openers,
    partnerships,
    people,
    planted,
    posts,
    profiles,
    promises,
    reading_through,
    recount,
    reminders,
    retelling,
    revenue,
    routes,
    search,
    sharing,
    sold,
    swaps,
    tallies,
    touches,
    undo,
    views,
    views_clients,
    views_contests,
    views_house,
    views_partners,
    views_sharing,
    views_won,
    waits,
)
from core.store.book import Book
from core.store.loaded import Loaded
from core.store.quick import Quick
from core.store.reading_through import Gone
from tests.core.store.desk import NOW, dump, logged
from tests.core.store.worlds import World, two_worlds

Deed = Callable[[Tx, World], Any]
EVERY = range(200)  # every id there is, in either organization
KINDS = ("introduction", "contact", "partnership", "promise", "reminder", "member", "channel")
SUBJECTS = [(kind, id) for kind in KINDS for id in range(80)]


def _book(change: Callable[[Book, World], Any]) -> Deed:
    def deed(tx: Tx, world: World) -> Any:
        book = Book(tx, world.org, member_id=world.desk.ana.id, via="slack:ALPHA:Ana", now=NOW)
        value = change(book, world)
        book.finish("test")
        return value

    return deed


def _organization(tx: Tx, world: World) -> directory.Organization:
    found = directory.organization_by_id(tx, world.org)
    assert found is not None
    return found


def _contact(tx: Tx, world: World) -> Contact:
    found = contacts.get(tx, world.org, world.entry.prospect_id)
    assert found is not None
    return found


def _contest(tx: Tx, world: World) -> Contest:
    found = contests.at_hand(tx, world.org, NOW.date())
    assert found is not None
    return found


def _reader(world: World) -> listing.Reader:
    return listing.Reader(world.org, world.desk.ana.id, sees_all=True)


def _loaded(tx: Tx, world: World) -> Any:
    organization = _organization(tx, world)
    return views.load(tx, organization, policy_of(organization, NUMBERS), SUBJECTS, NOW)


def _exported(tx: Tx, world: World) -> list[bytes]:
    """Every file of every export, by the id of anybody in either organization."""
    files = []
    whose = ("mine", world.ids["member"]), ("person", world.ids["contact"]), ("everything", [0])
    for what, id in ((what, id) for what, ids in whose for id in ids):
        into = io.BytesIO()
        exporting.write(tx, exporting.Wanted(world.org, what, id), into)  # type: ignore[arg-type]
        with zipfile.ZipFile(into) as zipped:
            files += [zipped.read(name) for name in zipped.namelist()]
    return files


def _loaded_by(load: Callable[..., None], tx: Tx, world: World) -> Any:
    """What one kind's loader finds, whatever ids it is asked for."""
    organization = _organization(tx, world)
    loaded = Loaded(policy_of(organization, NUMBERS))
    load(tx, organization, EVERY, NOW, loaded)
    return loaded.views, loaded.members


def _carl(tx: Tx, world: World) -> Contact:
    found = contacts.get(tx, world.org, world.entry.introducer_id or 0)
    assert found is not None
    return found


def _sold(tx: Tx, world: World) -> IntroductionView:
    sale, ana = replace(world.entry, stage=Stage.WON), world.desk.ana
    return IntroductionView(_organization(tx, world), sale, _contact(tx, world), ana, ana)


def _put_off(tx: Tx, world: World) -> ReminderView:
    sale, ana = replace(world.entry, stage=Stage.WON), world.desk.ana
    own = Reminder(1, ana.id, "", NOW, introduction_id=sale.id)
    return ReminderView(_organization(tx, world), own, ana, _carl(tx, world), sale)


def _partnership(tx: Tx, world: World) -> Partnership:
    found = partnerships.with_contact(tx, world.org, world.entry.introducer_id or 0)
    assert found is not None
    return found


def _promise(tx: Tx, world: World) -> Promise:
    return promises.open_of(tx, world.org, world.desk.ana.id)[0]


READS: dict[str, Deed] = {
    "acquainted.answers": lambda tx, w: acquainted.answers(tx, w.org, EVERY),
    "acquainted.knows": lambda tx, w: acquainted.knows(tx, w.org, {_carl(tx, w).id: _carl(tx, w)}),
    "acquainted.offers": lambda tx, w: acquainted.offers(tx, w.org, [_partnership(tx, w)]),
    "agenda.hold": lambda tx, w: agenda.hold(tx, w.org),
    "agenda.still_due": lambda tx, w: agenda.still_due(tx, w.org, SUBJECTS, NOW),
    "asks.acquaintances": lambda tx, w: asks.acquaintances(tx, w.org, most=50),
    "asks.complained": lambda tx, w: asks.complained(tx, w.org, EVERY),
    "asks.of_introductions": lambda tx, w: asks.of_introductions(tx, w.org, EVERY),
    "asks.standing": lambda tx, w: asks.standing(tx, _organization(tx, w), contacts.load(tx, w.org, EVERY).values()),
    "asks.waiting": lambda tx, w: [asks.waiting(tx, w.org, id) for id in EVERY],
    "audit.entry": lambda tx, w: [audit.entry(tx, w.org, id) for id in EVERY],
    "audit.latest": lambda tx, w: [audit.latest(tx, w.org, id, since=NOW - timedelta(days=300)) for id in range(40)],
    "audit.story": lambda tx, w: [audit.story(tx, w.org, kind, id) for kind, id in SUBJECTS],
    "caring.dates": lambda tx, w: caring.dates(tx, w.org, EVERY),
    "caring.gifts": lambda tx, w: [caring.gifts(tx, w.org, id, "USD", NOW - timedelta(days=9)) for id in EVERY],
    "caring.greeted": lambda tx, w: caring.greeted(tx, w.org, EVERY, ("Christmas",)),
    "caring.in_season": lambda tx, w: caring.in_season(
        tx, w.org, dict.fromkeys(EVERY, ("Christmas",)), policy_of(_organization(tx, w), NUMBERS), NOW
    ),
    "caring.kept": lambda tx, w: caring.kept(tx, w.org, EVERY),
    "caring.load": lambda tx, w: caring.load(tx, w.org, EVERY),
    "caring.of": lambda tx, w: [caring.of(tx, w.org, id) for id in EVERY],
    "caring.promised": lambda tx, w: caring.promised(tx, w.org, EVERY),
    "caring.takers": lambda tx, w: caring.takers(tx, w.org),
    "claims.accounts": lambda tx, w: claims.accounts(tx, w.org, EVERY),
    "claims.still_due": lambda tx, w: claims.still_due(tx, w.org, EVERY, NOW, NOW),
    "complaints.open_of": lambda tx, w: complaints.open_of(tx, w.org, EVERY),
    "complaints.waiting": lambda tx, w: [complaints.waiting(tx, w.org, owners=some) for some in (None, EVERY)],
    "contacts.get": lambda tx, w: [contacts.get(tx, w.org, id) for id in EVERY],
    "contacts.load": lambda tx, w: contacts.load(tx, w.org, EVERY),
    "deals.known": lambda tx, w: [deals.known(tx, w.org, id, NOW) for id in EVERY],
    "deals.unasked": lambda tx, w: deals.unasked(tx, w.org, EVERY),
    "digests.of_house": lambda tx, w: digests.of_house(
        tx, _organization(tx, w), policy_of(_organization(tx, w), NUMBERS), NOW + timedelta(days=7), lambda ids: ()
    ),
    "directory.accounts_of": lambda tx, w: directory.accounts_of(tx, w.org, EVERY, "slack"),
    "directory.organization_by_id": _organization,
    "deliveries.known": lambda tx, w: deliveries.known(tx, w.org, "slack", "d1"),
    "drafts.text": lambda tx, w: {drafts.text(tx, w.org, m, id) for m in w.ids["member"] for id in w.ids["draft"]},
    "exporting.write": _exported,
    "facts.of_introduction": lambda tx, w: [facts.of_introduction(tx, w.org, id) for id in EVERY],
    "forgetting.begun": lambda tx, w: (
        forgetting.begun(tx, w.org, 1),
        [forgetting.found(tx, w.org, id) for id in w.ids["contact"]],
    ),
    "flows.of_contacts": lambda tx, w: flows.of_contacts(tx, w.org, EVERY, NOW.date()),
    "forgetting.found": lambda tx, w: [forgetting.found(tx, w.org, id) for id in w.ids["contact"]],
    "funnels.by": lambda tx, w: [funnels.by(tx, w.org, key, ("2026-11",), EVERY) for key in ("warmth", "month")],
    "funnels.cells": lambda tx, w: [funnels.cells(tx, w.org, ("2026-11",), some) for some in (None, EVERY)],
    "funnels.months_of": lambda tx, w: funnels.months_of(tx, w.org, NOW.date(), NOW.date()),
    "history_counts.balance": lambda tx, w: history_counts.balance(tx, w.org, NOW - timedelta(days=9)),
    "history_counts.board": lambda tx, w: history_counts.board(tx, w.org, NOW - timedelta(days=9)),
    "history_counts.open_doors": lambda tx, w: history_counts.open_doors(tx, w.org),
    "history_counts.stats": lambda tx, w: history_counts.stats(tx, w.org, NOW - timedelta(days=9)),
    "handing.reminded": lambda tx, w: handing.reminded(tx, w.org, EVERY, 0),
    "handing.together": lambda tx, w: handing.together(
        tx, w.org, [replace(one, handed_at=NOW) for one in introductions.of_prospects(tx, w.org, EVERY)]
    ),
    "handing.work_of": lambda tx, w: [handing.work_of(tx, w.org, id) for id in w.ids["member"]],
    "house.admins": lambda tx, w: house.admins(tx, w.org),
    "house.channel_keys": lambda tx, w: [house.channel_keys(tx, w.org, f"{m}sales") for m in ("alpha", "beta")],
    "house.channels": lambda tx, w: house.channels(tx, w.org),
    "house.leads": lambda tx, w: [house.leads(tx, w.org, id) for id in EVERY],
    "house.teams": lambda tx, w: house.teams(tx, w.org),
    "introductions.by_introducers": lambda tx, w: introductions.by_introducers(tx, w.org, EVERY),
    "introductions.find": lambda tx, w: introductions.find(tx, w.org, "ALPHAJane Doe"),
    "introductions.load": lambda tx, w: introductions.load(tx, w.org, EVERY),
    "introductions.get": lambda tx, w: [introductions.get(tx, w.org, id) for id in EVERY],
    "chains.chain": lambda tx, w: [chains.chain(tx, w.org, id) for id in EVERY],
    "closes.named": lambda tx, w: closes.named(
        tx, w.org, NOW - timedelta(days=900), NOW + timedelta(days=9), None, days=10
    ),
    "chains.of_contacts": lambda tx, w: chains.of_contacts(tx, w.org, EVERY),
    "chains.downstream": lambda tx, w: [chains.downstream(tx, w.org, id) for id in EVERY],
    "knowing.at_company": lambda tx, w: [knowing.at_company(tx, w.org, firm) for firm in ("Beta", "Acme")],
    "knowing.of_knowers": lambda tx, w: knowing.of_knowers(tx, w.org, EVERY),
    "knowing.of_known": lambda tx, w: knowing.of_known(tx, w.org, EVERY),
    "introductions.of_prospects": lambda tx, w: introductions.of_prospects(tx, w.org, EVERY),
    "introductions.unthanked": lambda tx, w: introductions.unthanked(tx, w.org, EVERY),
    "joining.is_empty": lambda tx, w: joining.is_empty(tx, w.org),
    "joining.name_of": lambda tx, w: joining.name_of(tx, w.org),
    "listing.all_open": lambda tx, w: listing.all_open(tx, _reader(w), before=None, most=50),
    "listing.own_people": lambda tx, w: listing.own_people(tx, _reader(w), before=None, most=50),
    "listing.owned": lambda tx, w: listing.owned(tx, _reader(w), EVERY, before=None, most=50),
    "listing.through": lambda tx, w: [listing.through(tx, _reader(w), id, before=None, most=9) for id in EVERY],
    "listing.through_member": lambda tx, w: [
        listing.through_member(tx, _reader(w), id, before=None, most=9) for id in EVERY
    ],
    "members.charge": lambda tx, w: members.charge(tx, w.org, replace(w.desk.bob, role=Role.LEAD)),
    "members.helpers": lambda tx, w: members.helpers(tx, w.org, [w.desk.ana, w.desk.bob]),
    "members.load": lambda tx, w: members.load(tx, w.org, EVERY),
    "merging.introductions_of": lambda tx, w: [merging.introductions_of(tx, w.org, id, 1) for id in EVERY],
    "partnerships.live": lambda tx, w: [partnerships.live(tx, w.org, owners) for owners in (None, EVERY)],
    "partnerships.now": lambda tx, w: partnerships.now(tx, w.org, _partnership(tx, w)),
    "partnerships.with_contact": lambda tx, w: [partnerships.with_contact(tx, w.org, id) for id in EVERY],
    "openers.ranked": lambda tx, w: [
        openers.ranked(tx, _reader(w), NOW - timedelta(days=9), NOW + timedelta(days=9), some) for some in (None, EVERY)
    ],
    "planted.of_members": lambda tx, w: planted.of_members(
        tx, _organization(tx, w), {w.desk.ana.id: w.desk.ana}, NOW.replace(month=10, day=5)
    ),
    "people.called": lambda tx, w: [people.called(tx, w.org, n) for n in ("ALPHAAna", "BETAAna Ruiz")],
    "people.find_members": lambda tx, w: [
        people.find_members(tx, w.org, n) for n in ("ALPHAAna", "BETAAna", "ana", "s")
    ],
    "people.member": lambda tx, w: [people.member(tx, w.org, id) for id in EVERY],
    "people.gone": lambda tx, w: people.gone(tx, w.org),
    "people.members": lambda tx, w: people.members(tx, w.org),
    "posts.by_ref": lambda tx, w: posts.by_ref(tx, w.org, "slack:SAME:C1", "m1"),
    "posts.folded": lambda tx, w: posts.folded(tx, w.org, EVERY),
    "posts.folded_letters": lambda tx, w: posts.folded_letters(tx, w.org, EVERY),
    "posts.get": lambda tx, w: [posts.get(tx, w.org, id) for id in EVERY],
    "posts.known_keys": lambda tx, w: posts.known_keys(tx, w.org, [f"quiet:introduction:1:{n}:1" for n in range(9)]),
    "posts.listed": lambda tx, w: posts.listed(tx, w.org, EVERY, NOW - timedelta(days=9)),
    "posts.load": lambda tx, w: posts.load(tx, w.org, EVERY),
    "posts.said": lambda tx, w: posts.said(tx, w.org, "introduction", EVERY),
    "posts.taken": lambda tx, w: posts.taken(tx, w.org, EVERY, NOW.date()),
    "posts.undelivered": lambda tx, w: posts.undelivered(tx, w.org),
    "armies.troops": lambda tx, w: armies.troops(tx, _organization(tx, w), members.load(tx, w.org, EVERY)),
    "contests.at_hand": lambda tx, w: contests.at_hand(tx, w.org, NOW.date()),
    "contests.between": lambda tx, w: contests.between(tx, w.org, date(2000, 1, 1), date(2100, 1, 1)),
    "contests.last_over": lambda tx, w: contests.last_over(tx, w.org, date(2100, 1, 1)),
    "contests.load": lambda tx, w: contests.load(tx, w.org, EVERY),
    "contests.targets": lambda tx, w: contests.targets(tx, w.org, EVERY),
    "views_contests.load": lambda tx, w: _loaded_by(views_contests.load, tx, w),
    "views_contests.views": lambda tx, w: views_contests.views(
        tx, _organization(tx, w), contests.load(tx, w.org, EVERY).values()
    ),
    "swaps.found": lambda tx, w: swaps.found(tx, w.org, policy_of(_organization(tx, w), NUMBERS), NOW),
    "swaps.passed": lambda tx, w: swaps.passed(tx, w.org, NOW - timedelta(days=900), NOW + timedelta(days=9)),
    "house.team_names": lambda tx, w: house.team_names(tx, w.org),
    "profiles.of": lambda tx, w: [profiles.of(tx, w.org, id) for id in EVERY],
    "promises.get": lambda tx, w: [promises.get(tx, w.org, id) for id in EVERY],
    "promises.open_of": lambda tx, w: [promises.open_of(tx, w.org, id) for id in EVERY],
    "promises.open_with": lambda tx, w: promises.open_with(tx, w.org, EVERY),
    "promises.since": lambda tx, w: promises.since(tx, w.org, EVERY, NOW - timedelta(days=9)),
    "recount.recount": lambda tx, w: recount.recount(tx, w.org),
    "reminders.get": lambda tx, w: [reminders.get(tx, w.org, id) for id in EVERY],
    "reminders.open_of": lambda tx, w: [reminders.open_of(tx, w.org, id) for id in EVERY],
    "revenue.sold": lambda tx, w: revenue.sold(tx, w.org, NOW - timedelta(days=900), NOW + timedelta(days=9)),
    "routes.lookup": lambda tx, w: routes.lookup(tx, w.org, [f"slack:{m}:C1" for m in ("ALPHA", "BETA")]),
    "search.known": lambda tx, w: search.known(tx, w.org, ("BETAJane", "Doe")),
    "search.people": lambda tx, w: [search.people(tx, w.org, n) for n in ("ALPHAJane Doe", "BETAJane Doe", "Jane")],
    "search.same": lambda tx, w: [search.same(tx, w.org, f"{m}Jane Doe") for m in ("ALPHA", "BETA")],
    "sold.buyers": lambda tx, w: sold.buyers(tx, w.org, EVERY),
    "sold.latest_day": lambda tx, w: sold.latest_day(tx, w.org),
    "sold.of_members": lambda tx, w: sold.of_members(tx, w.org, EVERY),
    "tallies.counts": lambda tx, w: tallies.counts(tx, w.org, NOW.date() - timedelta(days=40), NOW.date()),
    "tallies.founded": lambda tx, w: tallies.founded(tx, w.org),
    "touches.of_contacts": lambda tx, w: touches.of_contacts(tx, w.org, EVERY),
    "touches.of_introduction": lambda tx, w: [touches.of_introduction(tx, w.org, id) for id in EVERY],
    "boards.channel_views": lambda tx, w: boards.channel_views(
        tx, _organization(tx, w), policy_of(_organization(tx, w), NUMBERS), range(60), NOW
    ),
    "views.load": _loaded,
    "views_clients.every": lambda tx, w: views_clients.every(tx, _organization(tx, w), {w.desk.ana.id: w.desk.ana}),
    "views_clients.load": lambda tx, w: _loaded_by(views_clients.load, tx, w),
    "views_clients.of_members": lambda tx, w: views_clients.of_members(
        tx, _organization(tx, w), {w.desk.ana.id: w.desk.ana}, policy_of(_organization(tx, w), NUMBERS), NOW
    ),
    "views_clients.one": lambda tx, w: [
        views_clients.one(tx, _organization(tx, w), known, w.desk.ana) for known in (_contact(tx, w),)
    ],
    "views_house.load": lambda tx, w: _loaded_by(views_house.load, tx, w),
    "cadences.told": lambda tx, w: cadences.told(
        tx, w.org, EVERY, NOW - timedelta(days=999), NOW + timedelta(days=1), zone=ZoneInfo("UTC")
    ),
    "sold.latest": lambda tx, w: sold.latest(tx, w.org),
    "waits.of_members": lambda tx, w: waits.of_members(tx, w.org, EVERY, NOW),
    "sharing.deciders": lambda tx, w: sharing.deciders(tx, w.org, [(w.desk.ana, w.desk.bob.id)]),
    "sharing.of_introduction": lambda tx, w: [sharing.of_introduction(tx, w.org, id) for id in EVERY],
    "views_sharing.load": lambda tx, w: _loaded_by(views_sharing.load, tx, w),
    "views_partners.of_promises": lambda tx, w: _loaded_by(views_partners.of_promises, tx, w),
    "views_partners.one": lambda tx, w: views_partners.one(tx, _organization(tx, w), _partnership(tx, w), NOW),
    "views_partners.partnerships": lambda tx, w: _loaded_by(views_partners.partnerships, tx, w),
    "views_partners.views": lambda tx, w: views_partners.views(tx, _organization(tx, w), [_partnership(tx, w)], NOW),
    "views_won.with_chains": lambda tx, w: views_won.with_chains(tx, w.org, [_sold(tx, w)]),
    "views_won.with_known": lambda tx, w: views_won.with_known(tx, w.org, [_put_off(tx, w)]),
    "views.of_member": lambda tx, w: views.of_member(tx, _organization(tx, w), w.desk.ana, NOW),
}
NOTHING_THERE = {
    "people.gone",  # nobody has left
    "closes.named",
    "revenue.sold",
    "swaps.found",
    "sold.latest",
    "sharing.deciders",  # nobody leads them
    "sold.buyers",
    "sold.latest_day",
    "sold.of_members",
    "deliveries.known",
    "asks.waiting",
    "knowing.at_company",
    "search.known",
    "joining.is_empty",
    "introductions.by_member",
    "listing.through_member",
    "posts.listed",
}
CHANGES: dict[str, Deed] = {
    "agenda.drop": lambda tx, w: agenda.drop(tx, w.org, SUBJECTS),
    "agenda.look_at_everything": lambda tx, w: agenda.look_at_everything(tx, w.org, NOW + timedelta(days=1)),
    "agenda.look_now": lambda tx, w: agenda.look_now(tx, w.org, SUBJECTS, NOW + timedelta(days=1)),
    "agenda.put_off": lambda tx, w: [agenda.put_off(tx, w.org, one, NOW + timedelta(days=1)) for one in SUBJECTS],
    "agenda.settle": lambda tx, w: agenda.settle(tx, w.org, {s: (NOW + timedelta(days=1), 1) for s in SUBJECTS}),
    "agenda.wake": lambda tx, w: (
        agenda.settle(tx, w.org, dict.fromkeys(SUBJECTS, (None, 0))),
        agenda.wake(tx, w.org, [("all:introduction", 0)], NOW + timedelta(days=1)),
    ),
    "asks.add": _book(lambda book, w: asks.add(book, replace(w.ask, id=book.id()))),
    "asks.answered": _book(lambda book, w: asks.answered(book, replace(w.entry, stage=Stage.ASKED), Stage.PROMISED)),
    "audit.mark_undone": lambda tx, w: [audit.mark_undone(tx, w.org, id, by=9) for id in EVERY],
    "claims.drop": lambda tx, w: claims.drop(tx, w.org, w.letters.values(), "untrue"),
    "claims.hold_routes": lambda tx, w: claims.hold_routes(tx, w.org, {f"slack:{w.mark}:C1": NOW}),
    "claims.mark": lambda tx, w: claims.mark(
        tx,
        w.org,
        [
            {
                "id": id,
                "state": "sending",
                "due_at": NOW,
                "owner": "x",
                "tries": 1,
                "unknown": 0,
                "card": None,
                "because": None,
                "facts": None,
                "day": None,
                "counts": False,
                "sent_to": "x",
                "reason": None,
            }
            for id in EVERY
        ],
    ),
    "claims.move": lambda tx, w: claims.move(
        tx,
        w.org,
        [{"id": id, "state": "folded", "due_at": None, "day": None, "counts": False, "reason": "x"} for id in EVERY],
    ),
    "claims.put_back": lambda tx, w: [claims.put_back(tx, w.org, id, NOW + timedelta(days=1)) for id in EVERY],
    "claims.said_in_list": lambda tx, w: claims.said_in_list(tx, w.org, EVERY, NOW, "in the list"),
    "claims.settle": lambda tx, w: claims.settle(
        tx, w.org, "me", [claims.Settled(one, "sent", ref="m2", sent_at=NOW) for one in w.letters.values()]
    ),
    "claims.try_again": lambda tx, w: [claims.try_again(tx, w.org, id, NOW) for id in EVERY],
    "caring.keep": _book(lambda book, w: caring.keep(book, _contact(book.tx, w), check_days=9)),
    "introductions.count": _book(lambda book, w: introductions.count(book, w.entry)),
    "partnerships.met": _book(lambda book, w: partnerships.met(book, w.entry.introducer_id or 0, NOW)),
    "partnerships.reviewed": _book(
        lambda book, w: partnerships.reviewed(
            book, Review(book.id(), _partnership(book.tx, w).id, w.desk.ana.id, NOW, moved=True, note=w.mark)
        )
    ),
    "promises.add": _book(lambda book, w: promises.add(book, replace(_promise(book.tx, w), id=book.id()))),
    "promises.change": _book(
        lambda book, w: promises.change(book, _promise(book.tx, w), state=PromiseState.KEPT, kept_on=NOW.date())
    ),
    "caring.merge": _book(lambda book, w: caring.merge(book, _contact(book.tx, w), Contact(150, "x"))),
    "contacts.add": _book(lambda book, w: contacts.add(book, Contact(book.id(), f"{w.mark}New Person"))),
    "contacts.change": _book(lambda book, w: contacts.change(book, _contact(book.tx, w), name=f"{w.mark}Joan Dole")),
    "contacts.gone": _book(lambda book, w: contacts.gone(book, _contact(book.tx, w), into=None)),
    "deliveries.first": lambda tx, w: deliveries.first(tx, w.org, "slack", "d1", NOW),
    "directory.speaks_from": lambda tx, w: [directory.speaks_from(tx, w.org, id, f"slack:{w.mark}:X") for id in EVERY],
    "drafts.keep": _book(lambda book, w: drafts.keep(book, f"{w.mark} text")),
    "contests.add": _book(lambda book, w: contests.add(book, replace(_contest(book.tx, w), id=book.id()))),
    "contests.drop": _book(lambda book, w: contests.drop(book, _contest(book.tx, w))),
    "contests.set_target": _book(lambda book, w: contests.set_target(book, _contest(book.tx, w), w.desk.ana.id, 5)),
    "house.channel_kept": _book(lambda book, w: house.channel_kept(book, f"slack:{w.mark}:C9", f"{w.mark}new")),
    "house.lead": _book(lambda book, w: house.lead(book, w.desk.ana, w.team)),
    "house.set_board": _book(lambda book, w: house.set_board(book, w.channel.key, None, board_every="off")),
    "house.set_number": _book(lambda book, w: house.set_number(book, _organization(book.tx, w), "quiet.met", 2)),
    "house.team_named": _book(lambda book, w: house.team_named(book, f"{w.mark}South")),
    "house.update_organization": _book(
        lambda book, w: house.update_organization(book, _organization(book.tx, w), currency="EUR")
    ),
    "knowing.note": _book(
        lambda book, w: knowing.note(
            book, Knows(book.id(), _contact(book.tx, w).id, Source.TOLD, w.desk.ana.id, NOW, _carl(book.tx, w).id)
        )
    ),
    "introductions.add": _book(lambda book, w: logged(book, f"{w.mark}Ann Lee", f"{w.mark}Judy Park")),
    "introductions.change": _book(lambda book, w: introductions.change(book, w.entry, stage=Stage.MET, met_at=NOW)),
    "joining.merge_members": _book(lambda book, w: joining.merge_members(book, w.desk.ana, w.desk.bob)),
    "links.offer": _book(lambda book, w: links.offer(book)),
    "drafts.drop": _book(lambda book, w: [drafts.drop(book, id) for id in range(60)]),
    "forgetting.forget": _book(lambda book, w: forgetting.forget(book, w.entry.prospect_id)),
    "forgetting.step": lambda tx, w: (
        CHANGES["forgetting.forget"](tx, w),
        [forgetting.step(tx, w.org, id, NOW) for id in EVERY],
    ),
    "reading_through.read_through": lambda tx, w: [
        reading_through.read_through(tx, w.org, place, 0, Gone((), {"contact": frozenset({w.entry.prospect_id})}))
        for place in forgetting.PLACES
    ],
    "merging.move_rest": _book(lambda book, w: [merging.move_rest(book, id, 3) for id in range(40)]),
    "people.update_member": _book(lambda book, w: people.update_member(book, w.desk.bob, role=Role.LEAD)),
    "posts.add": lambda tx, w: posts.add(
        tx,
        w.org,
        [
            dict(zip(one.__slots__, [getattr(one, f) for f in one.__slots__], strict=True))
            | {"id": 900 + n}
            | {"key": f"new{n}"}
            for n, one in enumerate(w.letters.values())
        ],
    ),
    "posts.add_edit": lambda tx, w: posts.add_edit(tx, w.org, w.letters["sent"], Card(f"{w.mark} new"), NOW),
    "posts.add_reply": lambda tx, w: posts.add_reply(
        tx, w.org, w.desk.ana.id, Ask("slack:ALPHA:Ana"), Reply(Card(f"{w.mark} answer")), owner="me", now=NOW
    ),
    "posts.answered": lambda tx, w: posts.answered(tx, w.org, "slack:SAME:C1", "m1", NOW),
    "posts.take_ids": lambda tx, w: posts.take_ids(tx, w.org, 5),
    "profiles.change": _book(lambda book, w: profiles.change(book, w.desk.ana.id, one_line=f"{w.mark} helps")),
    "reminders.add": _book(lambda book, w: reminders.add(book, Reminder(book.id(), 1, f"{w.mark} x", NOW))),
    "reminders.change": _book(lambda book, w: reminders.change(book, w.reminder, done_at=NOW)),
    "retelling.retell": lambda tx, w: retelling.retell(
        tx, w.org, "introduction", w.entry.id, Card(f"{w.mark} back"), since=NOW - timedelta(days=1), now=NOW
    ),
    "routes.hear": lambda tx, w: routes.hear(tx, w.org, f"slack:{w.mark}:C2", "{}", None, NOW),
    "routes.hold": lambda tx, w: [routes.hold(tx, w.org, f"slack:{m}:C1", NOW) for m in ("ALPHA", "BETA")],
    "touches.add": _book(lambda book, w: touches.add(book, Touch(book.id(), w.entry.prospect_id, 1, "call", NOW))),
    "undo.undo": _book(lambda book, w: undo.undo(book, w.receipt)),
}
ALL_OF_THEM = {  # asked about the installation, or before the organization is known; no request of a user names it
    "acquaintance.refresh", "agenda.by_kind", "agenda.due", "agenda.next_look", "checks.quick_check", "claims.due",
    "contacts.made", "directory.enter", "directory.known_zone", "directory.organization_at", "directory.seat",
    "clocked.clocked", "filling.analyze", "filling.fill", "filling.fill_agenda", "filling.fill_counters",
    "filling.fill_nouns", "founding.found", "multiplying.multiply",
    "founding.is_founded", "housekeeping.tidy", "instance.organizations", "introductions.made", "joining.take_in",
    "letters.destined", "letters.row", "links.find", "links.use",
    "posts.next_due", "recount.miscounts", "reminders.made", "routes.forget",
    "routes.keep", "rows.channel_of", "rows.member_of", "rows.member_row", "rows.organization_of", "rows.team_of",
    "tallies.pieces", "upsert.insert_new", "upsert.upsert", "views_deals.load",
    "wire.dumps", "wire.plain", "wire.typed",
}  # fmt: skip
MODULES = sorted(p.stem for p in Path(core.store.__file__).parent.glob("*.py") if p.stem != "__init__")


@pytest.fixture
def worlds(store: Store) -> tuple[World, World]:
    return two_worlds(store)


def test_the_two_worlds_share_their_ids(worlds: tuple[World, World]) -> None:
    alpha, beta = worlds
    assert alpha.org != beta.org
    assert (alpha.entry.id, alpha.entry.prospect_id, alpha.receipt) == (
        beta.entry.id, beta.entry.prospect_id, beta.receipt,
    )  # fmt: skip
    assert {one.id for one in alpha.letters.values()} == {one.id for one in beta.letters.values()}


def test_no_function_reads_what_is_anothers(worlds: tuple[World, World]) -> None:
    alpha, _ = worlds
    for name, deed in READS.items():
        found = alpha.desk.store.write_now(lambda tx, deed=deed: repr(deed(tx, alpha)))
        assert "BETA" not in found, f"{name} of ALPHA returns something of BETA"
        if name not in NOTHING_THERE:
            assert re.search(r"ALPHA|True|[1-9]", found), f"{name} finds nothing: the test would not see a leak"


def test_reads_find_the_same_whoever_else_is_there(store: Store, worlds: tuple[World, World]) -> None:
    """What one organization sees is the same after the other has changed everything it has."""
    alpha, beta = worlds
    before = {name: store.write_now(lambda tx, deed=deed: repr(deed(tx, alpha))) for name, deed in READS.items()}
    for deed in CHANGES.values():
        _done(store, deed, beta)
    after = {name: store.write_now(lambda tx, deed=deed: repr(deed(tx, alpha))) for name, deed in READS.items()}
    assert after == before


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_no_function_changes_what_is_anothers(sqlite_store: Store, name: str) -> None:
    alpha, beta = two_worlds(sqlite_store)
    theirs = sqlite_store.read_now(lambda tx: dump(tx, org=beta.org))
    ours = sqlite_store.read_now(lambda tx: dump(tx, org=alpha.org))
    _done(sqlite_store, CHANGES[name], alpha)
    assert sqlite_store.read_now(lambda tx: dump(tx, org=beta.org)) == theirs
    assert sqlite_store.read_now(lambda tx: dump(tx, org=alpha.org)) != ours, "it changed nothing at all"


def test_objects_of_another_organization_are_refused_or_miss(sqlite_store: Store) -> None:
    """Even an object read in BETA, handed to a book of ALPHA, changes nothing of BETA."""
    alpha, beta = two_worlds(sqlite_store)
    theirs = sqlite_store.read_now(lambda tx: dump(tx, org=beta.org))
    mixed = replace(beta, desk=replace(beta.desk, org=alpha.org))
    for name, deed in CHANGES.items():
        _done(sqlite_store, deed, mixed)
        assert sqlite_store.read_now(lambda tx: dump(tx, org=beta.org)) == theirs, name


def _done(store: Store, deed: Deed, world: World) -> None:
    """The deed, done or refused; either way in a transaction of its own."""
    try:
        store.write_now(lambda tx: deed(tx, world))
    except (LookupError, ValueError, AssertionError):
        return
    except Exception as error:
        if type(error).__name__ != "IntegrityError":
            raise


def _functions() -> Iterator[str]:
    for stem in MODULES:
        module = importlib.import_module(f"core.store.{stem}")
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
                yield f"{stem}.{name}"


def test_every_function_of_the_store_is_looked_at() -> None:
    assert set(_functions()) - READS.keys() - CHANGES.keys() - ALL_OF_THEM == set()
    assert (READS.keys() | CHANGES.keys() | ALL_OF_THEM) - set(_functions()) == set()


def _statements() -> Iterator[tuple[str, Any]]:
    for stem in MODULES:
        for name, value in vars(importlib.import_module(f"core.store.{stem}")).items():
            for statement in _inside(value):
                if isinstance(statement, Select | Update | Delete):
                    yield f"{stem}.{name}", statement


def _inside(value: Any) -> Iterator[Any]:
    match value:
        case Quick():
            yield from _inside(value.statement)
        case dict():
            for inner in value.values():
                yield from _inside(inner)
        case tuple() | list():
            for inner in value:
                yield from _inside(inner)
        case _:
            yield value


DIRECTORY = {  # statements that begin without an organization, each with its reason
    "agenda._DUE": "what is due anywhere; the ids found are worked on organization by organization",
    "agenda._NEXT": "only a moment",
    "claims._DUE": "as agenda._DUE",
    "posts._NEXT": "only a moment",
    "directory._FIND_SEAT": "the key names the account",
    "directory._SEAT": "the key names the account",
    "directory._SEAT_LOCKED": "the key names the account",
    "directory._WORKSPACE": "the key names the workspace",
    "housekeeping._ORGANIZATIONS": "each in turn",
    "instance._ORGANIZATIONS": "the operator asks",
    "links._FIND": "the code names its owner",
    "links._USE": "the code names its owner",
    "recount._ORGANIZATIONS": "each in turn",
}


def test_every_statement_names_its_organization() -> None:
    names = re.compile(r"(?<!\w)organization(_id|\.id) = \?")
    without = {name for name, s in _statements() if not names.search(str(s.compile(dialect=sqlite.dialect())))}
    assert without == DIRECTORY.keys()
