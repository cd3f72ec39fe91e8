"""Who knows whom, in words: what is noted, how we know it, the ways to somebody, and where to look for one more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from core.cards import Block, Bold, Button, Buttons, Card, Item, Line, Mention, Text, line
from core.model import Contact, Member
from core.partners import Knows, Source
from core.phrases.ask_gates import RESEARCH
from core.phrases.enumerated import all_of
from core.phrases.nudges import described, first
from core.readings.paths import Path

HERSELF = "Nobody needs a way to themselves: name two people."
SAYS_SO = "says so"
ONE_ROW = "Name at least one person they have influence with."
SHOWN = 4
_WELL = {1: "has met", 2: "knows", 3: "knows well"}


def ways(knower: str) -> tuple[tuple[Source, str], ...]:
    return (
        (Source.TOLD, f"{first(knower)} told us"),
        (Source.PUBLIC, "It is public"),
        (Source.BOTH, "I know both"),
    )


def how_do_we_know(knower: str, known: str) -> str:
    return f"How do we know that {knower} knows {known}? A name counts once we can say who gave it."


def copied(knower: str) -> str:
    return (
        f"Names out of a phone or a list stay where they are. Ask {first(knower)} about one person, and note whom "
        f"{first(knower)} names."
    )


def noted(knower: Contact | Member, known: Contact, one: Knows, *, again: bool, undo: str) -> Card:
    """`again`: it was known already, and is fresh now."""
    title = f"{knower.name} knows {described(known)}"
    said = f"{_through(one)}{how_known(one, knower)}{'. We knew; it is fresh again' if again else ''}."
    buttons = [Button("Undo", undo)]
    if isinstance(knower, Contact):
        buttons.insert(0, ask_button(knower, known))
    return Card(title, (Text(line(said[0].upper() + said[1:])), Buttons(tuple(buttons))))


def how_known(one: Knows, knower: Contact | Member | None) -> str:
    """The source, as a clause: `Carl told us`, `public`, `one of us knows both`."""
    if isinstance(knower, Member):
        return SAYS_SO
    told = f"{first(knower.name)} told us" if knower is not None else "they told us"
    return {Source.TOLD: told, Source.PUBLIC: "public", Source.BOTH: "one of us knows both"}[one.source]


def known_rows(known: Sequence[tuple[Contact, Knows]]) -> tuple[tuple[str, Line], ...]:
    """The line of somebody's page with the people he knows; none where nobody is known."""
    if not known:
        return ()
    names = [f"{described(contact)}{f' ({one.how})' if one.how else ''}" for contact, one in known[:SHOWN]]
    more = len(known) - SHOWN
    return (("Knows", line(all_of([*names, *([f"{more} more"] if more > 0 else [])]))),)


def paths(
    wanted: str,
    found: Sequence[Path],
    people: Mapping[int, Contact],
    members: Mapping[int, Member],
    day: Callable[[datetime], str],
    *,
    there: Sequence[Contact],
) -> Card:
    """The ways to somebody, the best first; `there` are those asked for, whom nobody may be known to know."""
    if not found:
        return _no_path(wanted, there)
    many = "1 way" if len(found) == 1 else f"{len(found)} ways"
    items = [_path(path, people, members, day) for path in found]
    return Card(f"{many} to {wanted}", (*items, Text(line("The nearest and strongest first."), small=True)))


def _path(
    path: Path, people: Mapping[int, Contact], members: Mapping[int, Member], day: Callable[[datetime], str]
) -> Item:
    said: list[str | Bold | Mention] = []
    for n, step in enumerate(path.steps):
        said += ["; " if n else "", *_step(step, people, members, day)]
    start, known = path.steps[0], people[path.steps[0].known_id]
    if start.member_id is not None:
        colleague = members[start.member_id]
        return Item(line(*said), (Button("Remind me…", f"remind about word with {colleague.name}"),))
    return Item(line(*said), (ask_button(people[start.knower_id or 0], known),))


def _step(
    step: Knows, people: Mapping[int, Contact], members: Mapping[int, Member], day: Callable[[datetime], str]
) -> tuple[str | Bold | Mention, ...]:
    knower = members.get(step.member_id) if step.member_id is not None else people.get(step.knower_id or 0)
    assert knower is not None  # a path is made of people who were loaded
    name = Mention(knower.id, knower.name) if isinstance(knower, Member) else Bold(knower.name)
    by = members.get(step.told_by)
    noted = f", noted {day(step.at)}{f' by {first(by.name)}' if by and by != knower else ''}"
    said = f" ({_through(step)}{how_known(step, knower)}{noted})"
    return name, f" {_WELL[step.strength]} ", Bold(described(people[step.known_id])), said


def _no_path(wanted: str, there: Sequence[Contact]) -> Card:
    said = f"Nobody we know of knows {wanted} yet."
    if there:
        names = all_of([contact.name for contact in there])
        said += f" In our book: {names}. That two work for one firm doesn’t say they know each other."
    return Card(said, (*research_rows(), Buttons((Button("Somebody does…", "knows"),))))


def research(contact: Contact, known: Sequence[tuple[Contact, Knows]]) -> Card:
    """Where to look for one person he knows, before he is asked about that one."""
    token, name = f"contact:{contact.id}", first(contact.name)
    items = [
        Item(line(Bold(described(one)), f" ({_through(how)}{how_known(how, contact)})"), (ask_button(contact, one),))
        for one, how in known
    ]
    add = Button(f"{name} knows…", f"knows {token}", style="primary")
    many = Button("Several people…", f"influence {token}")
    lead = "Two minutes first, then ask for one person:" if not known else "Known so far; and where one more may be:"
    return Card(f"Whom {contact.name} may know", (*items, Text(line(lead)), *research_rows(), Buttons((add, many))))


def research_rows() -> tuple[Block, ...]:
    return tuple(Item(line(Bold(place), f": {what}")) for place, what in RESEARCH)


def mapped(contact: Contact, known: Sequence[tuple[Contact, Knows]], undo: str) -> Card:
    """The influence map as it was filled in."""
    items = [
        Item(line(Bold(described(one)), f"{f' ({how.how})' if how.how else ''}"), (ask_button(contact, one),))
        for one, how in known
    ]
    title = f"{contact.name} has influence with {all_of([one.name for one, _ in known])}"
    hint = Text(line("One of them, one day, with your reason. Nobody hears from us until then."), small=True)
    return Card(title, (*items, hint, Buttons((Button("Undo", undo),))))


def _through(one: Knows) -> str:
    return f"{one.how}; " if one.how else ""


def ask_button(knower: Contact, known: Contact) -> Button:
    return Button(f"Ask about {first(known.name)}", f"ask contact:{knower.id} about contact:{known.id}")
