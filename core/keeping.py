"""How long we keep whom: a name that was passed on without its owner's word is forgotten after a while, and whoever
asked to be forgotten is read out of every text, step by step."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.model import FINAL_STAGES, Contact, Direction, Introduction, Organization, Stage, Warmth
from core.phrases import forgetting as words
from core.policy import Policy
from core.store import Tx, contacts, forgetting, introductions
from core.store.agenda import look_now
from core.store.book import Book
from core.store.retelling import retell

DAYS = "consent.forget"
PASSED_ON = (Warmth.NAME, Warmth.MENTION)
_EVER = timedelta(days=4000)
_TAKE_BACK = timedelta(days=1)  # as long as a change can be taken back, nobody is forgotten because of it


def lapses_at(entry: Introduction, policy: Policy) -> datetime | None:
    """When the prospect of this introduction is to be forgotten, unless he agrees before; None where he is known to
    have agreed, or to have been spoken to."""
    if entry.direction is not Direction.RECEIVED or entry.warmth not in PASSED_ON or not policy[DAYS]:
        return None
    if entry.agreed or entry.contacted_at or entry.met_at or entry.stage in FINAL_STAGES:
        return None
    return entry.logged_at + timedelta(days=policy[DAYS])


def watch(book: Book, entry: Introduction, policy: Policy) -> None:
    """Come back to the prospect of an introduction that is new, or lapses only now, when he is to be forgotten."""
    if (lapses := lapses_at(entry, policy)) is not None:
        at = max(lapses, book.now + _TAKE_BACK)
        look_now(book.tx, book.organization, [("forgetting", entry.prospect_id)], at)


def step(tx: Tx, organization: Organization, policy: Policy, contact_id: int, now: datetime) -> datetime | None:
    """What is to be done about this contact now; when to come back, None: not any more."""
    if forgetting.begun(tx, organization.id, contact_id):
        return forgetting.step(tx, organization.id, contact_id, now)
    lapses = _lapses(tx, organization, policy, contact_id)
    if lapses is None or lapses > now:
        return lapses
    entry = introductions.of_prospects(tx, organization.id, [contact_id])[0]
    book = Book(tx, organization.id, member_id=entry.owner_id, via="house", now=now)
    forget(book, contact_id)
    book.finish("forget")
    return now


def forget(book: Book, contact_id: int) -> int:
    """Take somebody out of the book: his open introductions are parked, our messages about him lose their words. The
    number of these messages."""
    tx, org, messages = book.tx, book.organization, 0
    for id in forgetting.found(tx, org, contact_id).subjects["introduction"]:
        entry = introductions.get(tx, org, id)
        if entry is not None and entry.open and entry.prospect_id == contact_id:
            introductions.change(book, entry, stage=Stage.PARKED, stage_at=book.now, waiting_since=book.now)
        messages += retell(tx, org, "introduction", id, words.GONE, since=book.now - _EVER, now=book.now)
    messages += retell(tx, org, "contact", contact_id, words.GONE, since=book.now - _EVER, now=book.now)
    forgetting.forget(book, contact_id)
    return messages


def _lapses(tx: Tx, organization: Organization, policy: Policy, contact_id: int) -> datetime | None:
    """The last of the moments at which the introductions to this contact lapse; None where one of them does not, or we
    know him otherwise."""
    known = contacts.get(tx, organization.id, contact_id)
    entries = introductions.of_prospects(tx, organization.id, [contact_id])
    if known is None or not entries or _otherwise(tx, organization.id, known):
        return None
    moments = [lapses_at(entry, policy) for entry in entries]
    return None if None in moments else max(moment for moment in moments if moment is not None)


def _otherwise(tx: Tx, org: int, known: Contact) -> bool:
    """Whether we know him by more than a name that was passed on."""
    return bool(
        known.client_since
        or known.partner_since
        or known.last_talk_at
        or introductions.by_introducers(tx, org, [known.id])
    )
