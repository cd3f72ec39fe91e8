"""The act of handing over: what somebody has, and how each piece of it goes to a colleague."""

from __future__ import annotations

from datetime import timedelta

from core.commands import acting, pass_on
from core.commands.turn import Turn
from core.model import Member, Reminder
from core.phrases import handover as words
from core.readings.briefs import thanks_owed
from core.rules.views import IntroductionView
from core.store import contacts, handing, promises, reminders, views
from core.store.nouns import COMPLAINTS, PARTNERSHIPS
from core.workdays import calendar_of

DAY = timedelta(days=1)


def owed(turn: Turn, of: Member) -> list[IntroductionView]:
    """Doors whose outcome is known and whose opener still waits for a word, unless a colleague means to say it."""
    live = views.of_member(turn.tx, turn.organization, of, turn.now)
    found = [
        one
        for one in live
        if not one.introduction.open and one.opener and thanks_owed(one.introduction, one.introducer, one.prospect)
    ]
    others = handing.reminded(turn.tx, turn.organization.id, (one.introduction.id for one in found), but=of.id)
    return [one for one in found if one.introduction.id not in others]


def hand(turn: Turn, of: Member, to: Member, work: handing.Work) -> None:
    """All of it is `to`'s from now on. Whoever has left is told nothing."""
    book = turn.book
    for entry in work.introductions:
        acting.change(turn, entry, **pass_on.changes(turn, entry, to, tell=of.left_at is None))
    passed = {one.id for one in turn.contacts_seen.values() if one.owner_id == to.id}
    for client in work.served:
        if client.id not in passed:
            contacts.change(book, client, owner_id=to.id)
    for partnership in work.partnerships:
        PARTNERSHIPS.change(book, partnership, owner_id=to.id)
    for promise in work.promises:
        by = to.id if promise.by_member_id == of.id else promise.by_member_id
        owner = to.id if promise.owner_id == of.id else promise.owner_id
        promises.change(book, promise, owner_id=owner, by_member_id=by)
    for complaint in work.complaints:
        COMPLAINTS.change(book, complaint, owner_id=to.id)
        book.touch("contact", complaint.contact_id)
    for reminder in work.reminders:
        reminders.change(book, reminder, member_id=to.id)
    book.touch("member", of.id)
    book.touch("member", to.id)


def remind(turn: Turn, view: IntroductionView, to: Member) -> None:
    """A word of thanks is still to be said, by somebody else now."""
    due = calendar_of(to, turn.organization).next_decent(turn.now + DAY)
    about = words.thank(view.opener or "", view.prospect.name)
    reminders.add(turn.book, Reminder(turn.book.id(), to.id, about, due, view.introduction.id))
