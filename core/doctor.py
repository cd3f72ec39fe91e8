"""`referral doctor`: what is right and wrong with this installation, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.serve import adapters, settings_of
from core.settings import Misconfigured, Settings
from core.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    good: bool
    sentence: str


def examine(env: Mapping[str, str], *, recount: bool = False) -> Iterator[Finding]:
    """Look at the settings, then at the database, then (on demand) at every counter."""
    try:
        settings = settings_of(env)
    except Misconfigured as wrong:
        yield from (Finding(False, problem) for problem in wrong.problems)
        return
    yield Finding(True, "The settings can be read.")
    names = sorted(adapters(env))
    yield Finding(
        bool(names),
        f"Configured: {', '.join(names)}."
        if names
        else "No platform is configured: set REFERRAL_SLACK_… or REFERRAL_TEAMS_… (README.md says how).",
    )
    if not settings.local and settings.public_url is None:
        yield Finding(False, "REFERRAL_PUBLIC_URL is not set, though the server listens beyond this machine.")
    yield from _database(settings, recount)


def _database(settings: Settings, recount: bool) -> Iterator[Finding]:
    from core.store.checks import quick_check
    from core.store.recount import miscounts

    store = Store.open(settings.database_url)
    try:
        problem = store.reach_now()
        if problem is not None:
            yield Finding(False, problem)
            return
        yield Finding(True, f"The database answers ({store.dialect}).")
        if not store.current():
            yield Finding(False, "The database is not up to date: run `referral migrate`.")
            return
        yield Finding(True, "The database is up to date.")
        for complaint in store.read_now(quick_check):
            yield Finding(False, complaint)
        if recount:
            wrong = store.read_now(miscounts)
            yield Finding(not wrong, f"{wrong} counters differ from history." if wrong else "Counters equal history.")
    finally:
        store.close()
