"""Everything the gates before an ask look at, gathered for one turn; and the one place that refuses a hard stop."""

from __future__ import annotations

from dataclasses import replace

from core.asks import Reply
from core.commands import finding
from core.commands.naming import Person
from core.commands.turn import Question, Turn
from core.model import Contact, Introduction, Stage
from core.phrases import ask_cards
from core.readings.briefs import thanks_owed
from core.rules import asking, stops
from core.rules.views_asks import AskView
from core.store import asks, introductions


def view(turn: Turn, asked: Contact, about: Person | None = None) -> AskView:
    """The person to be asked, as the gates see him."""
    found = views(turn, (asked,))[0]
    if about is None:
        return found
    unhappy = asks.complained(turn.tx, turn.organization.id, [about.contact.id] if about.contact.id else ())
    return replace(found, about=about.contact, about_complaint=bool(unhappy))


def views(turn: Turn, people: tuple[Contact, ...]) -> tuple[AskView, ...]:
    """Each of these people as the gates see him, nobody named yet."""
    known = asks.standing(turn.tx, turn.organization, people)
    standing = {one.id: known.get(one.id, asks.Standing()) for one in people}
    turn.contacts(
        *(k.known_id for s in standing.values() for k in s.knows),
        *(e.prospect_id for s in standing.values() for e in s.opened),
    )
    open_doors = _open_doors(turn, {k.known_id for s in standing.values() for k in s.knows})
    members = turn.members(*(a.member_id for s in standing.values() for a in s.asks))
    names = {id: member.name for id, member in members.items()}
    found = (_view(turn, one, standing[one.id], names) for one in people)
    return tuple(replace(v, knows=tuple(k for k in v.knows if k[0].id not in open_doors)) for v in found)


def _open_doors(turn: Turn, known: set[int]) -> set[int]:
    """Those of these people who need no introduction any more: one is open, or they are clients."""
    standing = introductions.of_prospects(turn.tx, turn.organization.id, known)
    return {e.prospect_id for e in standing if e.open or e.stage is Stage.WON}


def _view(turn: Turn, asked: Contact, known: asks.Standing, names: dict[int, str]) -> AskView:
    people = turn.contacts_seen
    acquainted = ((people[k.known_id], k) for k in known.knows if k.known_id in people)
    owed = tuple(
        (e, people[e.prospect_id].name)
        for e in known.opened
        if finding.visible(turn, e) and thanks_owed(e, asked, people[e.prospect_id])
    )
    return AskView(
        organization=turn.organization,
        me=turn.me,
        asked=asked,
        complaint=known.complaint,
        knows=tuple((who, k) for who, k in acquainted if finding.known_to(turn, who) and stops.stop(who) is None),
        care=known.care,
        earned=known.earned,
        owed=owed,
        asks=known.asks,
        came=bool(known.came),
        opened=any(e.opened_at is not None for e in known.opened),
        members=names,
    )


def refuse_stopped(turn: Turn, entry: Introduction) -> None:
    """Raises Question where the introducer may not be asked, or not about this prospect: whichever way it is asked."""
    people = turn.contacts(entry.introducer_id, entry.prospect_id)
    introducer = people.get(entry.introducer_id or 0)
    if introducer is None:
        return
    found = asking.hard(view(turn, introducer, Person(people[entry.prospect_id])), turn.now)
    if found is not None:
        raise Question(Reply(card=ask_cards.advice((found,), introducer, anyway=None), replaces=True))
