"""Puts right what colleagues have read of an introduction, once it is passed on or taken back."""

from __future__ import annotations

from core.cards import Card
from core.commands.acting import view_of
from core.commands.turn import Turn
from core.model import Introduction, Member
from core.phrases import changed, handover, undone
from core.store import introductions
from core.store.audit import Change, Entry
from core.store.retelling import retell


def passed_on(turn: Turn, entry: Introduction, to: Member) -> None:
    """What asks its owner so far to call asks him no more; whoever passes on his own has the answer to tell him."""
    if entry.owner_id != turn.me.id:
        told = changed.somebody_else_calls(view_of(turn, entry), to, turn.me)
        retell(
            turn.tx, turn.organization.id, "introduction", entry.id, told, since=entry.logged_at, now=turn.now,
            member=entry.owner_id,
        )  # fmt: skip


def taken_back(turn: Turn, done: Entry) -> None:
    """An introduction that is gone again, or whose new owner has nothing to do with it any more."""
    for change in done.changes:
        if change.table == "introduction" and (change.before is None or "owner_id" in change.before):
            _taken_back(turn, done, change)
    for member in {c.after["owner_id"] for c in done.changes if c.table == "introduction" and "handed_at" in c.after}:
        told, org = handover.taken_back(turn.me), turn.organization.id
        retell(turn.tx, org, "member", member, told, since=done.at, now=turn.now, rule="handover")


def _taken_back(turn: Turn, done: Entry, change: Change) -> None:
    org, number = turn.organization.id, change.id
    entry = introductions.get(turn.tx, org, number)
    stays = view_of(turn, entry) if entry is not None else None
    gone = undone.taken_back(name_of(turn, done), turn.me, stays.owner if stays else None)
    retell(turn.tx, org, "introduction", number, gone, since=done.at, now=turn.now)
    if entry is not None and stays is not None and entry.owner_id != turn.me.id:
        again: Card = undone.yours_again(stays, turn.me)
        retell(turn.tx, org, "introduction", number, again, since=entry.logged_at, now=turn.now, member=entry.owner_id)


def name_of(turn: Turn, done: Entry) -> str:
    """`#12 Ann Lee`, the contact's name, or nothing: what the change was about, as a person knows it."""
    if done.subject_kind == "contact":
        return _name(turn, done.subject_id)
    if done.subject_kind != "introduction":
        return ""
    made = (c.after.get("prospect_id") for c in done.changes if c.table == "introduction" and c.id == done.subject_id)
    entry = introductions.get(turn.tx, turn.organization.id, done.subject_id)
    prospect = entry.prospect_id if entry is not None else next(filter(None, made), None)
    return f"#{done.subject_id} {_name(turn, prospect)}".strip()


def _name(turn: Turn, contact: int | None) -> str:
    known = turn.contacts(contact).get(contact or 0)
    return known.name if known is not None else ""
