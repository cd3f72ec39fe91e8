"""Who is in which team, who leads it, and who is an admin; for admins."""

from __future__ import annotations

from core.cards import Card
from core.commands import finding, handover
from core.commands.setting import Setting
from core.commands.turn import Turn
from core.model import Member, Role
from core.names import fold
from core.phrases import handover as words_of_handover
from core.phrases import settings as phrases
from core.phrases import settled
from core.spec import Misunderstood, Ref
from core.store import house, people
from core.tokens import clean, words

NO_TEAM = frozenset({"none", "no", "off", "out"})
_BEFORE_A_TEAM = frozenset({"of", "the", "to", "in", "leads", "lead", "is", "as", "for", "team"})


def _lead(turn: Turn, said: str) -> Card:
    who, team = _colleague_and(turn, said, phrases.NO_LEAD)
    made = house.lead(turn.book, who, house.team_named(turn.book, _team_meant(team)))
    return settled.leads(who.name, made.name)


def _team(turn: Turn, said: str) -> Card:
    who, name = _colleague_and(turn, said, phrases.NO_MEMBER)
    if name.casefold() in NO_TEAM:
        people.update_member(turn.book, who, team_id=None)
        return settled.in_team(who.name, None)
    team = house.team_named(turn.book, _team_meant(name))
    people.update_member(turn.book, who, team_id=team.id)
    return settled.in_team(who.name, team.name)


def _team_meant(said: str) -> str:
    """The team's own name: of the North team is North."""
    some = said.split()
    while len(some) > 1 and some[0].casefold() in _BEFORE_A_TEAM:
        some.pop(0)
    return " ".join(some[:-1] if len(some) > 1 and some[-1].casefold() == "team" else some)


def _admin(turn: Turn, said: str) -> Card:
    who = colleague(turn, said)
    people.update_member(turn.book, who, role=Role.ADMIN)
    return settled.is_admin(who.name)


def _member(turn: Turn, said: str) -> Card:
    who = colleague(turn, said)
    if who.role is Role.ADMIN and house.admins(turn.tx, turn.organization.id) == 1:
        raise Misunderstood(phrases.LAST_ADMIN, field="value")
    role = Role.LEAD if house.leads(turn.tx, turn.organization.id, who.id) else Role.MEMBER
    people.update_member(turn.book, who, role=role)
    return settled.no_admin(who.name)


def colleague(turn: Turn, said: str) -> Member:
    """The colleague these words name, by mention, name or e-mail address."""
    found = words(clean(said))
    if len(found) == 1 and found[0].mention:
        return finding.member(turn, Ref(account=found[0].text))
    return finding.member(turn, Ref(words=said.strip()))


def _colleague_and(turn: Turn, said: str, expected: str) -> tuple[Member, str]:
    """A colleague and what follows: as many leading words as name one person, and the rest."""
    some = words(clean(said))
    if len(some) < 2:
        raise Misunderstood(expected, field="value")
    if some[0].mention or some[0].quoted:
        first = finding.member(turn, Ref(account=some[0].text) if some[0].mention else Ref(words=some[0].text))
        return first, " ".join(word.text for word in some[1:])
    for length in range(len(some) - 1, 1, -1):
        name = " ".join(word.text for word in some[:length])
        found = people.find_members(turn.tx, turn.organization.id, name)
        if len(found) == 1 and fold(found[0].name) == fold(name):
            return found[0], " ".join(word.text for word in some[length:])
    return finding.member(turn, Ref(words=some[0].text)), " ".join(word.text for word in some[1:])


def _left(turn: Turn, said: str) -> Card:
    who = colleague(turn, said)
    if who.role is Role.ADMIN and house.admins(turn.tx, turn.organization.id) == 1:
        raise Misunderstood(phrases.LAST_ADMIN, field="value")
    gone = people.update_member(turn.book, who, left_at=turn.now)
    turn.members_seen.pop(who.id, None)
    return handover.listing(turn, gone, left=words_of_handover.left(who))


def _returned(turn: Turn, said: str) -> Card:
    who = handover.colleague(turn, Ref(words=said.strip()))
    if who.left_at is None:
        raise Misunderstood(words_of_handover.not_left(who), field="value")
    return words_of_handover.is_back(people.update_member(turn.book, who, left_at=None))


TEAMS = (
    Setting("lead", _lead, Role.ADMIN),
    Setting("team", _team, Role.ADMIN),
    Setting("admin", _admin, Role.ADMIN),
    Setting("member", _member, Role.ADMIN),
    Setting("left", _left, Role.ADMIN),
    Setting("returned", _returned, Role.ADMIN),
)
