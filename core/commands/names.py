"""`names`: up to five people a client named at once, each a door to open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.asks import Reply
from core.commands import finding, log, naming
from core.commands.turn import Question, Turn
from core.model import Contact, Warmth
from core.names import fold_phone
from core.phrases import named as words
from core.spec import Arg, Command, Missing, Misunderstood, Ref
from core.store import search

ROWS = ("one", "two", "three", "four", "five")


def names(turn: Turn, values: dict[str, Any]) -> Reply:
    """Each name becomes an introduction of its own, with nobody's agreement yet; one that is not clear, and none is."""
    contact = finding.contact(turn, values["contact"])
    made = [(_logged(turn, contact, *row), row[1]) for row in _rows(turn, values)]
    return Reply(card=words.captured(contact, tuple(made), undo=f"undo {turn.book.receipt}"), replaces=True)


def _rows(turn: Turn, values: dict[str, Any]) -> Iterator[tuple[str, str, str | None, str | None]]:
    """(field, name, company, the rest) of each row that was filled in. Raises Missing where none was."""
    filled = [(row, values[row]) for row in ROWS if values.get(row, "").strip()]
    if not filled:
        raise Missing(words.LABELS[0], field=ROWS[0])
    for field, text in filled:
        name, company, rest = ([part.strip() or None for part in text.split(",", 2)] + [None, None])[:3]
        if name is None or not any(c.isalpha() for c in name):
            raise Misunderstood(words.HINT, field=field)
        yield field, name, company, rest


def _person(turn: Turn, field: str, name: str, company: str | None) -> naming.Person:
    """Known or new; one who is only nearly somebody known is asked about at his field."""
    match = search.same(turn.tx, turn.organization.id, name, company)
    sure = [c for c in match.sure if finding.known_to(turn, c)]
    near = [c for c in match.near if finding.known_to(turn, c)]
    if len(sure) == 1:
        return naming.Person(sure[0])
    if sure or near:
        raise Misunderstood(words.may_be(name, (sure or near)[0]), field=field)
    return naming.Person(Contact(0, naming.proper(name), naming.proper(company) if company else None), new=True)


def _logged(turn: Turn, contact: Contact, field: str, name: str, company: str | None, reach: str | None) -> int:
    person = _person(turn, field, name, company)
    given: dict[str, Any] = {
        "name": f"contact:{person.contact.id}" if not person.new else f"new: {name}",
        "introducer": Ref(number=contact.id),
        "warmth": Warmth.NAME,
    }
    given |= {"company": company} if company else {}
    given |= {"phone" if fold_phone(reach) else "note": reach} if reach else {}
    try:
        entry, _ = log.put(turn, given)
    except Question as question:
        card = question.reply.card
        raise Misunderstood(card.title if card else words.HINT, field=field) from None
    return entry.id


_LABELS = zip(ROWS, words.LABELS, strict=True)
COMMAND = Command(
    name="names",
    summary="A client gave you names: up to five at once",
    examples=('names "Carl Smith" name1 "Ann Lee, Beta, 555 0100"',),
    run=names,
    args=(
        Arg("contact", "contact", "Who named them?", required=True),
        *(Arg(row, "name", label, (f"name{n}",), hint=words.HINT) for n, (row, label) in enumerate(_LABELS, 1)),
    ),
    group="People",
)
