"""What is my own: the one line about whom we help, which stands in the notes I send; the chat I want to hear in."""

from __future__ import annotations

from core.cards import Card
from core.commands.setting import Setting
from core.commands.turn import Turn
from core.habits import OFF
from core.phrases import playbooks as words
from core.phrases import settings as phrases
from core.phrases import settled
from core.spec import Misunderstood
from core.store import directory, profiles
from core.store.people import update_member

LAST_USED = OFF | {"last", "last used", "both", "any"}


def _line(turn: Turn, said: str) -> Card:
    told = " ".join(said.strip(" \"'“”‘’").split())
    if told.casefold() in OFF:
        profiles.change(turn.book, turn.me.id, one_line=None)
        return words.one_line(None)
    if not any(c.isalpha() for c in told) or len(told) > words.LONGEST_LINE:
        raise Misunderstood(words.NO_LINE, field="value")
    profiles.change(turn.book, turn.me.id, one_line=told)
    return words.one_line(told)


def _account(turn: Turn, said: str) -> Card:
    platform = said.casefold()
    if platform in LAST_USED:
        update_member(turn.book, turn.me, prefers=None)
        return settled.wherever_last()
    found = directory.accounts_of(turn.tx, turn.organization.id, [turn.me.id], platform)
    if not platform.isalpha() or (account := found.get(turn.me.id)) is None:
        raise Misunderstood(phrases.no_account(said), field="value")
    update_member(turn.book, turn.me, prefers=platform, account=account)
    return settled.messages_on(platform)


PROFILE = (
    Setting("line", _line, now=lambda turn: profiles.of(turn.tx, turn.organization.id, turn.me.id).one_line),
    Setting(
        "account",
        _account,
        choices=lambda turn: tuple(phrases.ACCOUNTS.items()),
        now=lambda turn: turn.me.prefers or "last",
    ),
)
