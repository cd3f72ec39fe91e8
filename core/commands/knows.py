"""`knows`, `influence`, `research`: whom somebody knows, with how we know it, and where to look for one more."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import acquainting, finding, naming
from core.commands.turn import Turn
from core.model import Member
from core.partners import Source
from core.phrases import knowing as words
from core.spec import Arg, Command, Missing, Ref
from core.store import caring

ROWS = 5
CLOSE = {"met": 1, "well": 2, "close": 3}
_SOURCES = tuple(source.value for source in Source)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    opener = naming.opener(turn, values["knower"])
    known = _meant(turn, values["known"], values.get("company"))
    mine = isinstance(opener, Member)
    name = opener.name if isinstance(opener, Member) else opener.contact.name
    said = Source(values["source"]) if "source" in values else None
    source = acquainting.judged(turn, name, known.contact.name, values.get("how"), said, mine=mine)
    knower = opener if isinstance(opener, Member) else naming.enter(turn, opener)
    strength = CLOSE[values.get("strength", "well")]
    person, kept, again = acquainting.note(turn, knower, known, values.get("how"), source, strength=strength)
    turn.book.about("contact", person.id)
    return Reply(card=words.noted(knower, person, kept, again=again, undo=f"undo {turn.book.receipt}"), replaces=True)


def influence(turn: Turn, values: dict[str, Any]) -> Reply:
    """Up to five people at once; all of them, or none."""
    contact = finding.contact(turn, values["contact"])
    source = Source(values["source"])
    named = [n for n in range(1, ROWS + 1) if f"name{n}" in values]
    if not named:
        raise Missing(words.ONE_ROW, field="name1")
    found = []
    for n in named:
        how = values.get(f"how{n}")
        known = _meant(turn, values[f"name{n}"], values.get(f"company{n}"))
        acquainting.judged(turn, contact.name, known.contact.name, how, source, mine=False)
        person, kept, _ = acquainting.note(turn, contact, known, how, source, strength=CLOSE["close"])
        found.append((person, kept))
    caring.keep(turn.book, contact, mapped_at=turn.now)
    turn.book.about("contact", contact.id)
    return Reply(card=words.mapped(contact, found, undo=f"undo {turn.book.receipt}"), replaces=True)


def research(turn: Turn, values: dict[str, Any]) -> Reply:
    contact = finding.contact(turn, values["contact"])
    return Reply(card=words.research(contact, acquainting.known_by(turn, contact)[: acquainting.SHOWN]), replaces=True)


def _meant(turn: Turn, name: str, company: str | None) -> naming.Person:
    """Without a company the only contact the name fits, as where somebody opens a door."""
    if company is None:
        return naming.outsider(turn, Ref(words=name))
    return naming.prospect(turn, name, company=company)


def _row(n: int) -> tuple[Arg, ...]:
    return (
        Arg(f"name{n}", "name", f"Person {n}", (f"name{n}",), required=n == 1, hint="Ann Lee" if n == 1 else None),
        Arg(f"company{n}", "name", f"Company of person {n}", (f"company{n}",)),
        Arg(f"how{n}", "name", f"How they know person {n}", (f"how{n}",), hint="Rotary" if n == 1 else None),
    )


_SOURCE = Arg("source", "choice", "How do we know?", ("source",), choices=_SOURCES)
COMMAND = Command(
    name="knows",
    summary="Somebody knows somebody, and how we know",
    examples=("Carl knows Ann Lee through Rotary, he told us", "I know Ann from school"),
    run=run,
    args=(
        Arg("knower", "contact", "Who knows them?", required=True, hint="Carl Smith, or me"),
        Arg("known", "name", "Whom do they know?", ("to",), required=True, hint="Ann Lee"),
        Arg("company", "name", "Company", ("of", "at")),
        Arg("how", "name", "Through what?", ("through", "via", "from"), hint="Rotary"),
        _SOURCE,
        Arg("strength", "choice", "How well?", ("strength",), choices=tuple(CLOSE)),
    ),
    group="People",
)
INFLUENCE = Command(
    name="influence",
    summary="Up to five people somebody has influence with",
    examples=('influence Carl source told name1 "Ann Lee" company1 Beta how1 Rotary',),
    run=influence,
    args=(
        Arg("contact", "contact", "Who has influence?", required=True),
        Arg("source", "choice", "How do we know?", ("source",), choices=_SOURCES, required=True),
        *(arg for n in range(1, ROWS + 1) for arg in _row(n)),
    ),
    group="People",
)
RESEARCH = Command(
    name="research",
    summary="Where to look for one person somebody knows",
    examples=("research Carl",),
    run=research,
    args=(Arg("contact", "contact", "About whom?", required=True),),
    writes=False,
    group="Looking",
)
