"""`complaint`, `resolve`, `complaints`: somebody is not happy with us; who puts it right, and that it is done."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import checking, finding
from core.commands.client_views import confided
from core.commands.turn import Refused, Turn
from core.model import Role
from core.permissions import at_least
from core.phrases import checked as words
from core.spec import Arg, Command
from core.store import complaints
from core.store.nouns import COMPLAINTS

_WHO = Arg("contact", "contact", "Who is not happy?", required=True)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    looks_after = finding.member(turn, values["owner"]).id if "owner" in values else known.owner_id or turn.me.id
    made = checking.complain(turn, known, values["text"], looks_after)
    checking.unhappy(turn, known)
    if "owner" in values and made.owner_id != looks_after:
        made = COMPLAINTS.change(turn.book, made, owner_id=looks_after)
    turn.book.about("contact", known.id)
    owner = turn.members(made.owner_id).get(made.owner_id) if made.owner_id != turn.me.id else None
    return Reply(card=words.opened(known, values["text"], owner, undo=f"undo {turn.book.receipt}"), replaces=True)


def resolve(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    standing = complaints.open_of(turn.tx, turn.organization.id, (known.id,)).get(known.id)
    mine = standing is not None and standing.owner_id == turn.me.id
    if not (mine or confided(turn, known)):
        owner = turn.members(known.owner_id).get(known.owner_id or 0)
        raise Refused(Reply(card=words.not_yours(known, owner)))
    if standing is None:
        return Reply(card=words.none_open(known), replaces=True)
    COMPLAINTS.change(turn.book, standing, closed_by=turn.me.id, closed_at=turn.now, outcome=values["outcome"])
    turn.book.touch("contact", known.id)
    turn.book.about("contact", known.id)
    days = (turn.today - standing.opened_at.astimezone(turn.zone).date()).days
    card = words.resolved(known, values["outcome"], days, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


def waiting(turn: Turn, values: dict[str, Any]) -> Reply:
    everybody = at_least(turn.me, Role.LEAD)
    owners = None if at_least(turn.me, Role.ADMIN) else turn.charge | {turn.me.id}
    found = complaints.waiting(turn.tx, turn.organization.id, owners=owners)
    people = turn.contacts(*(one.contact_id for one in found))
    members = turn.members(*(one.owner_id for one in found))
    rows = [
        (one, people[one.contact_id], turn.day(one.opened_at), members.get(one.owner_id) if everybody else None)
        for one in found
        if finding.known_to(turn, people[one.contact_id])
    ]
    return Reply(card=words.waiting(rows, everybody=everybody), replaces=True)


COMMAND = Command(
    name="complaint",
    summary="Somebody is not happy with us: what went wrong, and who puts it right",
    examples=("complaint Carl the invoice was wrong twice", "complaint Carl for @bob nobody called back"),
    run=run,
    args=(
        _WHO,
        Arg("owner", "member", "Who puts it right?", ("for", "owner"), hint="whoever looks after them, if empty"),
        Arg("text", "rest", "What went wrong?", required=True),
    ),
    group="People",
)
RESOLVE = Command(
    name="resolve",
    summary="A complaint is put right, and how",
    examples=("resolve Carl new invoice sent, two hours credited",),
    run=resolve,
    args=(_WHO, Arg("outcome", "rest", "How was it put right?", required=True)),
    aliases=("put right",),
    group="People",
)
LIST = Command(
    name="complaints",
    summary="Who is not happy with us, the longest waiting first",
    examples=("complaints",),
    run=waiting,
    writes=False,
    group="Looking",
)
