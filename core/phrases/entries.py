"""What the bot shows of somebody outside, and says when an entry changes."""

from __future__ import annotations

from collections.abc import Iterator

from core.cards import Button, Buttons, Card, Facts, Line, Mention, Text, line
from core.model import Contact, ContactState, Member
from core.phrases.asking import who

NEW = ", new in our book"
CHANGED = ": changed"
NOTHING_NEW = ": nothing new"
FIT = "Begin with fit…"
PARTNER = "A partnership with {name} begins with fit, and stands once both sides have agreed."
KIND = {  # said once, when it is noted
    ContactState.LEFT: "Nothing more goes to {name} there. A word to the new place is welcome, and who follows here?",
    ContactState.BEREAVED: "I’ll keep quiet about {name}: no reminders, no drafts, no asks. A few lines by hand are "
    "kind. When the time has come, “contact edit {name} active” brings all of it back.",
    ContactState.DECEASED: "I’m sorry. Nothing more is sent or asked in {name}’s name, and {name} is off every list. "
    "A line to the family or the colleagues is for you to write, by hand.",
}
_STATES = {
    ContactState.LEFT: "has left",
    ContactState.BEREAVED: "is bereaved; leave business aside",
    ContactState.DECEASED: "has died",
}


def card(
    known: Contact,
    owner: Member | None,
    talked: str | None,
    *,
    news: str | None = None,
    undo: str | None = None,
    served: tuple[tuple[str, Line], ...] = (),
    fit: bool = False,
) -> Card:
    """`news` is what has just been done to the entry, `served` how he is looked after (core.phrases.served), `fit`
    whether a partnership was meant and is still to begin."""
    buttons = [Button(FIT, f"fit contact:{known.id}", style="primary")] if fit else []
    buttons += [Button("Change…", f"contact edit contact:{known.id}"), Button("Brief", f"brief contact:{known.id}")]
    if undo is not None:
        buttons.append(Button("Undo", undo))
    title = f"{who(known)}{news}" if news else who(known)
    rows = (*_facts(known, owner, talked), *served)
    kind = KIND.get(known.state, "").format(name=known.name.split()[0]) if news == CHANGED else ""
    kind = PARTNER.format(name=known.name.split()[0]) if fit else kind
    words = (Text(line(kind)),) if kind else ()
    return Card(title, (*words, *((Facts(rows),) if rows else ()), Buttons(tuple(buttons))))


def merged(kept: Contact, away: Contact, *, undo: str) -> Card:
    said = line(f"Everything noted with {away.name} stands with {kept.name} now.")
    buttons = (Button("Show it", f"contact contact:{kept.id}", style="primary"), Button("Undo", undo))
    return Card(f"{who(kept)}: one entry from two", (Text(said), Buttons(buttons)))


def left_in_peace(known: Contact) -> Card:
    """No draft is offered to somebody, or about him."""
    said = Text(line(KIND[known.state].format(name=known.name.split()[0])))
    return Card(
        f"{who(known)} {_STATES[known.state]}", (said, Buttons((Button("Brief", f"brief contact:{known.id}"),)))
    )


def same_already(known: Contact) -> Card:
    return Card(f"{who(known)} is one entry already", (Text(line("Name two entries: contact merge … into …")),))


def not_yours(known: Contact, owner: Member | None) -> Card:
    whose = line(Mention(owner.id, owner.name), " looks after them; ask there.") if owner else line("Ask an admin.")
    return Card(f"{who(known)} is not yours to change", (Text(whose),))


def _facts(known: Contact, owner: Member | None, talked: str | None) -> Iterator[tuple[str, Line]]:
    plain = (
        ("Title", known.title),
        ("Phone", known.phone),
        ("E-mail", known.email),
        ("Tier", known.tier),
        ("Last talk", talked),
        ("State", _STATES.get(known.state)),
        ("Calls", "asked not to be called" if known.dont_call else None),
        ("Asking", "never, as they asked" if known.never_ask else None),
        ("Seen by", "owner and lead only" if known.sensitive else None),
        ("Note", known.note),
    )
    if owner is not None:
        yield "Looked after by", line(Mention(owner.id, owner.name))
    for label, value in plain:
        if value:
            yield label, line(value)
