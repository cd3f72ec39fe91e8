"""`referral say`, one line through the whole bot; `referral import`, a file; `referral seed`, the sample company."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from core import walking
from core.asks import Ask, Profile
from core.bot import Bot
from core.settings import Misconfigured, Settings
from core.store import Store, Tx, directory, exporting, instance, search
from core.text import as_text

WORKSPACE = "local:cli"


def say(settings: Settings, who: str, line: str) -> str:
    """The answer to `line`, said by `who` (a name, or an account such as `slack:T1:U2`), as text.

    What it makes due is sent by the server that runs on the same database. Raises Misconfigured where `who` is unclear.
    """
    with _seat(settings, who) as (bot, ask):
        reply = asyncio.run(bot.handle(replace(ask, text=line)))
        return as_text(reply.card or reply.form)


def bring_in(settings: Settings, who: str, kind: str, text: str, *, sure: bool) -> str:
    """A whole file of contacts or deals, as `import` in a chat takes it: how it was understood, and, where `sure`, what
    became of it. Raises Misconfigured as `say` does."""
    with _seat(settings, who) as (bot, ask):
        reply = asyncio.run(bot.handle(replace(ask, command=f"import {kind}", values={"rows": text})))
        go = next((one for one in walking.lines(reply.card) if one.endswith(" now")), None) if reply.card else None
        said = as_text(reply.card or reply.form)
        if not sure or go is None:
            return said
        done = asyncio.run(bot.handle(replace(ask, text=go)))
        return f"{said}\n\n{as_text(done.card or done.form)}"


def take_out(settings: Settings, who: str, what: exporting.What, name: str, out: str) -> int:
    """The export into the file `out`; how many rows. Whoever can type this on the server may see all of it.

    Raises Misconfigured where `who` or the person is unclear."""
    store = _open(settings)
    try:
        account = store.read_now(lambda tx: _account(tx, who))
        with open(out, "wb") as file:
            return store.read_now(lambda tx: exporting.write(tx, _wanted(tx, account, what, name), file))
    finally:
        store.close()


def _wanted(tx: Tx, account: str, what: exporting.What, name: str) -> exporting.Wanted:
    seat = directory.seat(tx, account)
    if seat is None:
        raise Misconfigured(["Nobody has said anything yet: there is nothing to take out."])
    org = seat.organization.id
    if what != "person":
        return exporting.Wanted(org, what, seat.member.id if what == "mine" else 0)
    found = search.people(tx, org, name).sure if name else ()
    if len(found) != 1:
        raise Misconfigured([f"“{name}” fits {len(found)} people. Give the whole name, or an e-mail address."])
    return exporting.Wanted(org, what, found[0].id)


@contextmanager
def _seat(settings: Settings, who: str) -> Iterator[tuple[Bot, Ask]]:
    """The bot on this database, and an empty request of this member."""
    store = _open(settings)
    try:
        account = store.read_now(lambda tx: _account(tx, who))
        name = who.title() if account.startswith(WORKSPACE) else who
        bot = Bot(store, _now, profiles=_nobody, ring=lambda: None, owner="cli")
        yield bot, Ask(account=account, profile=Profile(name=name))
    finally:
        store.close()


def seed_company(settings: Settings, *, sure: bool) -> str:
    """Write the sample company into an empty database; what was done, in a sentence."""
    from core.playground.seed import seed

    store = _open(settings)
    try:
        if store.read_now(instance.organizations) and not sure:
            raise Misconfigured(
                ["The database is not empty. `referral seed --yes` adds the sample company beside what is there."]
            )
        made = seed(store, _now())
        counts = f"{made.members} people, {made.contacts} contacts, {made.introductions} introductions"
        return f"Brightwater Advisory is there: {counts}."
    finally:
        store.close()


def _open(settings: Settings) -> Store:
    store = Store.open(settings.database_url)
    if store.dialect == "sqlite":
        store.migrate()
    if not store.current():
        store.close()
        raise Misconfigured(["The database is not up to date: run `referral migrate`."])
    return store


def _account(tx: Tx, who: str) -> str:
    if who.count(":") >= 2:
        return who
    organizations = instance.organizations(tx)
    if not organizations:
        return f"{WORKSPACE}:{who}"
    if len(organizations) > 1:
        raise Misconfigured([f"{len(organizations)} organizations are here: give --as an account such as slack:T1:U2."])
    found = directory.find_members(tx, organizations[0], who)
    if len(found) == 1 and found[0].account is not None:
        return found[0].account
    if not found and directory.organization_at(tx, WORKSPACE) == organizations[0]:
        return f"{WORKSPACE}:{who}"
    names = ", ".join(m.name for m in (found or directory.members(tx, organizations[0]))[:10])
    raise Misconfigured([f"Nobody here is called {who}. There are {names}."])


def _now() -> datetime:
    return datetime.now(UTC)


async def _nobody(account: str) -> Profile | None:
    return None
