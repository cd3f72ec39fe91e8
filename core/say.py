"""`referral say`: one line through the whole bot and `referral seed`, which fills an empty database."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from core.asks import Ask, Profile
from core.bot import Bot
from core.settings import Misconfigured, Settings
from core.store import Store, Tx, directory, instance
from core.text import as_text

WORKSPACE = "local:cli"


def say(settings: Settings, who: str, line: str) -> str:
    """The answer to `line`, said by `who` (a name, or an account such as `slack:T1:U2`), as text.

    What it makes due is sent by the server that runs on the same database. Raises Misconfigured where `who` is unclear.
    """
    store = _open(settings)
    try:
        account = store.read_now(lambda tx: _account(tx, who))
        bot = Bot(store, _now, profiles=_nobody, ring=lambda: None, owner="cli")
        name = who.title() if account.startswith(WORKSPACE) else who
        reply = asyncio.run(bot.handle(Ask(account=account, text=line, profile=Profile(name=name))))
        return as_text(reply.card or reply.form)
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
