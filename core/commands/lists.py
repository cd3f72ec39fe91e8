"""`list`: mine, my open ones, the team's, what is due, doors somebody opened, a search; a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.asks import Reply
from core.commands import finding, whose
from core.commands.turn import Turn
from core.model import Contact, Introduction, Member, Role
from core.permissions import at_least
from core.phrases import looking, mornings
from core.rules.owed import owed
from core.spec import Arg, Command, Misunderstood, Ref
from core.store import introductions, listing, people, search, views
from core.store.listing import Reader

PAGE = 8  # rows with a button each, still one screen
MOST_DUE = 20
WHICH = ("mine", "open", "due", "team", "people")


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    before = values.get("before")
    if "from" in values:
        return _from(turn, values["from"], before)
    if "search" in values:
        return _search(turn, values["search"], before)
    reader, which = reader_of(turn), values.get("which", "mine")
    if "whose" in values:
        return _whose(turn, values["whose"], which, before)
    match which:
        case "due":
            return _due(turn)
        case "people":
            return _people(turn, reader, before)
        case "team":
            found = _team(turn, reader, before)
        case _:
            found = listing.owned(
                turn.tx, reader, (turn.me.id,), before=before, most=PAGE + 1, open_only=which == "open"
            )
    return _page(turn, found, looking.heading(which, empty=not found), f"list {which}", before)


def _whose(turn: Turn, ref: Ref, which: str, before: int | None) -> Reply:
    """What a colleague calls on, open to all; of somebody outside, the doors he opened, else those that name him."""
    match whose.anybody(turn, ref):
        case Member() as rep:
            return _of_colleague(turn, rep, which, before)
        case Contact() as one:
            opened = listing.through(turn.tx, reader_of(turn), one.id, before=None, most=1)
            return _from(turn, Ref(number=one.id), before) if opened else _search(turn, one.name, before)
    words = ref.words or ""
    if not finding.shown(turn, introductions.find(turn.tx, turn.organization.id, words)):
        whose.refuse_slip(turn, words, WHICH)
        raise Misunderstood(looking.nobodys_list(words), try_line="list mine")
    return _search(turn, words, before)


def _of_colleague(turn: Turn, rep: Member, which: str, before: int | None) -> Reply:
    here = f"list @{{member:{rep.id}}}{' open' if which == 'open' else ''}"
    if which not in ("mine", "open"):
        raise Misunderstood(looking.only_mine(which, rep), try_line=f"list {which}")
    found = listing.owned(turn.tx, reader_of(turn), (rep.id,), before=before, most=PAGE + 1, open_only=which == "open")
    if rep.id == turn.me.id:
        return _page(turn, found, looking.heading(which, empty=not found), f"list {which}", before)
    title = looking.heading(f"{which} of", whose=rep.name, empty=not found)
    return _page(turn, found, title, here, before, of=rep)


def reader_of(turn: Turn) -> Reader:
    charge = turn.charge | {listing.NOBODY} if at_least(turn.me, Role.LEAD) else turn.charge
    return Reader(turn.organization.id, turn.me.id, at_least(turn.me, Role.ADMIN), charge)


def _team(turn: Turn, reader: Reader, before: int | None) -> tuple[Introduction, ...]:
    """My team's open ones; the whole house's where I am in no team."""
    if turn.me.team_id is None:
        return listing.all_open(turn.tx, reader, before=before, most=PAGE + 1)
    everybody = people.members(turn.tx, turn.organization.id)
    team = [member.id for member in everybody if member.team_id == turn.me.team_id]
    return listing.owned(turn.tx, reader, team, before=before, most=PAGE + 1, open_only=True)


def _from(turn: Turn, ref: Ref, before: int | None) -> Reply:
    """Doors one person opened: a contact, or a colleague where the words name one."""
    reader = reader_of(turn)
    if (inside := colleague(turn, ref)) is not None:
        found = listing.through_member(turn.tx, reader, inside.id, before=before, most=PAGE + 1)
        name, here = inside.name, f"list from @{{member:{inside.id}}}"
    else:
        contact = finding.contact(turn, ref)
        found = listing.through(turn.tx, reader, contact.id, before=before, most=PAGE + 1)
        name, here = contact.name, f"list from contact:{contact.id}"
    return _page(turn, found, looking.heading("from", whose=name, empty=not found), here, before)


def colleague(turn: Turn, ref: Ref) -> Member | None:
    """The colleague meant: mentioned, or the only one of that name where nobody outside has it."""
    if ref.account is not None:
        return finding.member(turn, ref)
    if ref.number is not None or not ref.words or search.people(turn.tx, turn.organization.id, ref.words).sure:
        return None
    found = people.find_members(turn.tx, turn.organization.id, ref.words)
    return found[0] if len(found) == 1 else None


def _search(turn: Turn, words: str, before: int | None) -> Reply:
    fitting = introductions.find(turn.tx, turn.organization.id, words)
    seen = [e for e in finding.shown(turn, fitting) if before is None or e.id < before]
    title = looking.heading("search", whose=words, empty=not seen)
    return _page(turn, seen[: PAGE + 1], title, f'list search "{words}"', before)


def _due(turn: Turn) -> Reply:
    waiting = owed(views.of_member(turn.tx, turn.organization, turn.me, turn.now), turn.policy, turn.now)[:MOST_DUE]
    title = looking.heading("due", empty=not waiting)
    if not waiting:
        return Reply(card=looking.nothing(title, "list due"), replaces=True)
    rows = [mornings.owed_line(one, turn.now) for one in waiting]
    return Reply(card=looking.page(title, rows, older=None, newest=None, here="list due"), replaces=True)


def _people(turn: Turn, reader: Reader, before: int | None) -> Reply:
    found = listing.own_people(turn.tx, reader, before=before, most=PAGE + 1)
    rows = [looking.person(contact) for contact in found[:PAGE]]
    return _turned(looking.heading("people", empty=not found), rows, found, "list people", before)


def _page(
    turn: Turn, found: Sequence[Introduction], title: str, here: str, before: int | None, of: Member | None = None
) -> Reply:
    """One page of at most PAGE rows; one more was read, to know whether there is an older page. `of`: whose they all
    are, which the title says."""
    entries = found[:PAGE]
    prospects = turn.contacts(*(entry.prospect_id for entry in entries))
    members = turn.members(*(entry.owner_id for entry in entries))
    plain = (turn.me.id, of.id if of else None)
    rows = [
        looking.row(
            looking.Row(
                entry=entry,
                prospect=prospects[entry.prospect_id],
                since=turn.day(entry.stage_at),
                owner=members.get(entry.owner_id) if entry.owner_id not in plain else None,
                value=turn.money(entry.value, entry.currency) if entry.value is not None else None,
            )
        )
        for entry in entries
    ]
    return _turned(title, rows, found, here, before)


def _turned(title: str, rows: Sequence[Any], found: Sequence[Any], here: str, before: int | None) -> Reply:
    if not rows:
        return Reply(card=looking.nothing(title, here), replaces=True)
    older = f"{here} before {found[PAGE - 1].id}" if len(found) > PAGE else None
    card = looking.page(title, rows, older=older, newest=here if before else None, here=here)
    return Reply(card=card, replaces=True)


COMMAND = Command(
    name="list",
    summary="Introductions: mine, open, due, the team's, a colleague's, from somebody, or found by a word",
    examples=("list mine", "list open", "list due", "list team", "list @bob", "list from Carl", "list search beta"),
    run=run,
    args=(
        Arg("whose", "member", "Or a colleague’s?", hint="@colleague"),
        Arg("which", "choice", "Which ones?", choices=WHICH),
        Arg("from", "contact", "Whose doors?", ("from", "by"), hint="Carl Smith, or @colleague"),
        Arg("search", "name", "A name or company", ("search", "for", "find")),
        Arg("before", "count", "Older than number", ("before",), asked=False),
    ),
    aliases=("introductions", "doors"),
    writes=False,
    featured=True,
    group="Looking",
)
