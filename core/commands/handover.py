"""`handover`: all that a colleague looks after goes to another in one step, when he leaves or cannot."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from core.asks import Reply
from core.cards import Card
from core.commands import finding, handing
from core.commands.turn import Refused, Turn
from core.model import Member
from core.names import fold
from core.permissions import leads
from core.phrases import handover as words
from core.spec import Arg, Command, Misunderstood, Ref
from core.store import handing as works
from core.store import people

OFFERED = 4  # colleagues on buttons


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    of = colleague(turn, values["who"])
    if of.id != turn.me.id and not leads(turn.me, of.id, turn.charge):
        raise Refused(turn.say(words.NOT_YOURS))
    work = works.work_of(turn.tx, turn.organization.id, of.id)
    owed = handing.owed(turn, of)
    if "to" not in values:
        return Reply(card=words.card(of, told(turn, work, owed), choices(turn, of)), replaces=True)
    to = finding.member(turn, values["to"])
    if to.id == of.id:
        raise Misunderstood(words.NOT_TO_HIMSELF, field="to")
    found = told(turn, work, owed)
    handing.hand(turn, of, to, work)
    for view in owed:
        handing.remind(turn, view, to)
    card = words.done(of, to, found, mine=to.id == turn.me.id, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


def told(turn: Turn, work: works.Work, owed: Sized) -> words.Told:
    people = turn.contacts(*(entry.prospect_id for entry in work.introductions))
    served = [one for one in work.served if one.client_since is not None or one.partner_since is not None]
    return words.Told(
        doors=[(entry, people[entry.prospect_id]) for entry in work.introductions],
        thanks=len(owed),
        served=len(served),
        others=len({one.id for one in work.served} - {one.id for one in served} - people.keys()),
        partners=len(work.partnerships),
        promises=len(work.promises),
        complaints=len(work.complaints),
        reminders=len(work.reminders),
    )


def listing(turn: Turn, of: Member, *, left: str) -> Card:
    """The card of what somebody has who was just marked as left."""
    work = works.work_of(turn.tx, turn.organization.id, of.id)
    return words.card(of, told(turn, work, handing.owed(turn, of)), choices(turn, of), left=left)


def choices(turn: Turn, of: Member) -> list[tuple[str, str]]:
    """Colleagues it could go to, of the same team first."""
    everybody = [one for one in people.members(turn.tx, turn.organization.id) if one.id != of.id]
    near = sorted(everybody, key=lambda one: (one.team_id != of.team_id, one.name))[:OFFERED]
    return [(one.name, f"handover @{{member:{of.id}}} to @{{member:{one.id}}}") for one in near]


def colleague(turn: Turn, ref: Ref) -> Member:
    """A colleague, also one who has left."""
    wanted = fold((ref.words or "").lstrip("@"))
    left = [one for one in people.gone(turn.tx, turn.organization.id) if wanted and wanted in fold(one.name)]
    if len(left) == 1 and not people.find_members(turn.tx, turn.organization.id, ref.words or ""):
        return left[0]
    return finding.member(turn, ref)


COMMAND = Command(
    name="handover",
    summary="Hand over all that a colleague looks after, in one step",
    examples=("handover @bob to @ana", "handover @bob"),
    run=run,
    args=(
        Arg("who", "member", "Whose work?", required=True),
        Arg("to", "member", words.TO_WHOM, ("to",)),
    ),
    aliases=("take over",),
    group="People",
)
