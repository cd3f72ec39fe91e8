"""Whom a line mentions: members to look up, and names in what is kept as text."""

from __future__ import annotations

from dataclasses import replace

from core import mentions
from core.asks import workspace_of
from core.commands.turn import Turn
from core.model import Member
from core.phrases import asking
from core.replying import Heard, Stranger
from core.spec import Misunderstood, Parsed
from core.store import Tx, directory


def members(tx: Tx, heard: Heard, organization: int) -> dict[str, Member]:
    """The members behind the accounts that stand in the line; those of other organizations are nobody here."""
    here = workspace_of(heard.ask.account)
    found: dict[str, Member] = {}
    strangers: list[str] = []
    for account in mentions.accounts(heard.ask.text):
        seat = directory.seat(tx, account)
        if seat is None and workspace_of(account) == here and account not in heard.unknown:
            strangers.append(account)
        elif seat is not None and seat.organization.id == organization:
            found[account] = seat.member
    if strangers:
        raise Stranger(*strangers)
    return found


def named(turn: Turn, parsed: Parsed) -> Parsed:
    """Mentions in what is kept as text become names. Raises Misunderstood where one stands for somebody outside."""
    texts = {field: text for field, text in parsed.values.items() if isinstance(text, str) and "@{" in text}
    if not texts:
        return parsed
    names = {account: member.name for account, member in turn.mentioned.items()}
    values = dict(parsed.values)
    for arg in parsed.command.args:
        text = texts.get(arg.name)
        if arg.kind not in ("name", "rest") or arg.accounts or text is None:
            continue
        if arg.kind == "name" and (one := turn.mentioned.get(mentions.only(text) or "")) is not None:
            raise Misunderstood(asking.not_a_colleague(one), field=arg.name)
        values[arg.name] = mentions.spelled(text, names)
    return replace(parsed, values=values)
