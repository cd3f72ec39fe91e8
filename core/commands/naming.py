"""Who is meant by a name that is being logged: somebody known, somebody new, or the bot asks which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.cards import Button
from core.commands import finding, pairs
from core.commands.turn import Question, Turn
from core.model import Contact, Member
from core.names import fold, fold_company
from core.phrases import asking
from core.spec import Misunderstood, Ref
from core.store import contacts, people, search
from core.store.search import Match

_DOORS = ("log", "edit", "door")  # commands that keep one name with a door
SHOWN = 4  # beside the button for somebody new
_NEW = re.compile(r"new:\s*", re.IGNORECASE)
_KNOWN = re.compile(r"contact:(\d{1,18})\b.*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a line: `contact` as it stands (or will stand) in the book, `new` if it is not there yet."""

    contact: Contact
    new: bool = False


def prospect(turn: Turn, name: str, **told: str | None) -> Person:
    """The person introduced. Known by equal e-mail, phone, or name and company; where only the name is the same, or
    nearly, the bot asks. `told` are company, email, phone."""
    if (known := _by_id(turn, name)) is not None:
        return Person(known)
    if started := _NEW.match(name):
        return _new(turn, name[started.end() :], **told)
    if name.startswith("@") and (ours := people.find_members(turn.tx, turn.organization.id, name[1:])):
        raise Misunderstood(asking.not_a_colleague(ours[0]), field="name")
    found = search.same(turn.tx, turn.organization.id, name, told.get("company"), **_reach(told))
    if found == Match() and not told.get("company"):
        found = _company_behind(turn, name) if " " in name.strip() else _by_first_name(turn, name)
    return _decided(turn, name, found, **told)


def opener(turn: Turn, ref: Ref) -> Person | Member:
    """Who opened the door, or to whom we open one: the only contact a name fits, in full or not. A colleague where he
    was mentioned, or typed with an @; a plain name that no contact has but a colleague does is asked back."""
    if ref.account is not None:
        return finding.member(turn, ref)
    words = f"contact:{ref.number}" if ref.number is not None else ref.words or ""
    if (known := _by_id(turn, words)) is not None:
        return Person(known)
    if started := _NEW.match(words):
        return _new(turn, *_split(words[started.end() :]))
    if words.casefold() in finding.MYSELF or f"@{words}".casefold() in turn.line.casefold():
        return finding.member(turn, ref)
    found = search.people(turn.tx, turn.organization.id, words)
    name, company = _split(words)
    if not found.sure and company:
        found = search.same(turn.tx, turn.organization.id, name, company)
    if not found.sure:
        if turn.command in _DOORS:
            pairs.refuse(turn, words, noted=turn.command == "log")
        _colleague_or_not(turn, words)
    return _decided(turn, words, found, name=name, company=company)


def outsider(turn: Turn, ref: Ref) -> Person:
    """`opener`, where it cannot be a colleague."""
    found = opener(turn, ref)
    if isinstance(found, Member):
        raise Misunderstood(asking.not_a_colleague(found))
    return found


def _colleague_or_not(turn: Turn, words: str) -> None:
    found = people.called(turn.tx, turn.organization.id, words)
    if found:
        tokens = [(asking.our(m), f"@{{member:{m.id}}}") for m in found[:SHOWN]] + [(asking.OUTSIDE, f'"new: {words}"')]
        raise _question(turn, asking.colleague_or_not(words, found[0]), words, tokens)


def enter(turn: Turn, person: Person, *, owner_id: int | None = None, **told: Any) -> Contact:
    """The person in the book: added if new (`owner_id` looks after him, else I do), and with what was told but not yet
    known of him filled in."""
    known = person.contact
    missing = {field: value for field, value in told.items() if value and getattr(known, field) is None}
    if "company" in missing:
        missing["company"] = proper(missing["company"])
    if person.new:
        known = replace(known, id=turn.book.id(), owner_id=owner_id or turn.me.id, **missing)
        contacts.add(turn.book, known)
    else:
        owner = {"owner_id": owner_id} if known.owner_id is None and owner_id else {}
        known = contacts.change(turn.book, known, **missing, **owner)
    turn.contacts_seen[known.id] = known
    return known


def _decided(turn: Turn, words: str, found: Match, name: str | None = None, **told: str | None) -> Person:
    sure = [c for c in found.sure if finding.known_to(turn, c)]
    near = [c for c in found.near if finding.known_to(turn, c)]
    if len(sure) == 1:
        return Person(sure[0])
    if not sure and not near:
        return _new(turn, name or words, **told)
    fitting = (sure or near)[:SHOWN]
    question = asking.which_contact(words, len(sure)) if sure else _near(words, near)
    tokens = [*finding.told_apart(turn, fitting), (asking.SOMEBODY_NEW, f'"new: {words}"')]
    raise _question(turn, question, words, tokens)


def _question(turn: Turn, question: str, words: str, tokens: Sequence[tuple[str, str]]) -> Question:
    """The line as it was typed on each button, with one reading in place of the words."""
    buttons = [Button(label, finding.replaced(turn.line, words, token)) for label, token in tokens]
    return Question(turn.say(question, asking.NOTHING_SAVED, buttons=buttons, replaces=True))


def _by_id(turn: Turn, name: str) -> Contact | None:
    if not (match := _KNOWN.fullmatch(name.strip())):
        return None
    found = contacts.get(turn.tx, turn.organization.id, int(match[1]))
    if found is None or not finding.known_to(turn, found):
        raise Misunderstood(asking.no_contact(name))
    return found


def _new(turn: Turn, name: str, company: str | None = None, **told: str | None) -> Person:
    name = proper(name.strip())
    if not any(c.isalnum() for c in name):
        raise Misunderstood(asking.no_name())
    firm = proper(company) if company else None
    made = Contact(id=0, name=name, company=firm, owner_id=turn.me.id, email=told.get("email"), phone=told.get("phone"))
    return Person(made, new=True)


def _near(words: str, fitting: Sequence[Contact]) -> str:
    if len(fitting) == 1:
        return asking.is_it(words, fitting[0])
    alike = len({fold(c.name) for c in fitting}) == 1
    return asking.which_contact(words, len(fitting)) if alike else asking.did_you_mean(words)


def _company_behind(turn: Turn, words: str) -> Match:
    """`mia koch larkin`, where Mia Koch of Larkin is known: the name and the company in one."""
    wanted = fold_company(words)
    fitting = search.people(turn.tx, turn.organization.id, words).sure if " " in wanted else ()
    return Match(tuple(c for c in fitting if c.company and fold_company(f"{c.name} {c.company}") == wanted))


def _by_first_name(turn: Turn, word: str) -> Match:
    """`judy`, where Judy Park is known: it may be her, so it is asked."""
    fitting = search.people(turn.tx, turn.organization.id, word).sure
    return Match(near=tuple(c for c in fitting if fold(c.name).split(" ")[0] == fold(word)))


def _reach(told: dict[str, str | None]) -> dict[str, str | None]:
    return {"email": told.get("email"), "phone": told.get("phone")}


def _split(words: str) -> tuple[str, str | None]:
    """`Carl Smith of Acme`, `Carl Smith (Acme)` -> name, company."""
    match = re.fullmatch(r"(.+?)\s+(?:of|at)\s+(.+)|(.+?)\s*\((.+)\)", words)
    if match is None:
        return words, None
    return (match[1] or match[3]), (match[2] or match[4])


def proper(name: str) -> str:
    """A name as it is written: typed all in small letters, each word gets a capital."""
    return re.sub(r"(^|[\s-])(\w)", lambda m: m[1] + m[2].upper(), name) if name == name.lower() else name
