"""What a rep reads before a call: one screen about one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from core.cards import Block, Bold, Button, Buttons, Card, Facts, Item, Line, Mention, Text, line
from core.model import Contact, ContactState, Introduction, Member, Stage
from core.phrases.asking import who
from core.phrases.nudges import described, first, reached_at
from core.phrases.serving import asking
from core.readings.briefs import Brief

_BEFORE = {Stage.ASKED: "Asked about: ", Stage.PROMISED: "Promised: "}  # no door is open yet
SHOWN = 4  # of each kind: one screen
_STATE = {
    ContactState.LEFT: "has left the firm",
    ContactState.BEREAVED: "is bereaved; leave them in peace",
    ContactState.DECEASED: "has died",
}


def card(
    known: Brief,
    prospects: Mapping[int, Contact],
    owner: Member | None,
    day: Callable[[datetime], str],
    *,
    served: tuple[tuple[str, Line], ...] = (),
    chain: tuple[Item, ...] = (),
) -> Card:
    """`prospects` of the doors he opened, by id; `day` writes a moment as the reader would; `served` is how he is
    looked after (core.phrases.served), `chain` how he came to us (core.phrases.chains)."""
    contact = known.contact
    facts = (*_facts(known, prospects, owner, day), *served)
    blocks: list[Block] = [Text(line(Bold(_warning(contact))))] if known.stop else []
    blocks += [Facts(facts)] if facts else []
    blocks += [_owed(entry, prospects, contact) for entry in known.thanks[:SHOWN]]
    blocks += [_door(entry, prospects) for entry in known.opened[:SHOWN] if entry not in known.thanks]
    blocks += [_himself(entry) for entry in known.came[:SHOWN]]
    blocks += chain
    if contact.note:
        blocks.append(Text(line(f"Note: {contact.note}")))
    blocks.append(Buttons(tuple(_buttons(known))))
    return Card(described(contact), tuple(blocks))


def _warning(contact: Contact) -> str:
    if contact.state is not ContactState.ACTIVE:
        return f"{first(contact.name)} {_STATE[contact.state]}."
    return f"{first(contact.name)} asked us not to call."


def _facts(
    known: Brief, prospects: Mapping[int, Contact], owner: Member | None, day: Callable[[datetime], str]
) -> Iterator[tuple[str, Line]]:
    contact = known.contact
    if reach := reached_at(contact):
        yield "Reach", line(reach)
    yield "Last talk", line(_last_talk(known, day))
    for at, what, number in known.planned[:SHOWN]:
        yield "Promised", line(f"{day(at)}: {what or 'next step'}{f' (#{number})' if number else ''}")
    if known.total:
        yield "Doors opened", line(f"{known.total}{f', {known.won} won' if known.won else ''}")
    if contact.client_since is not None:
        yield "Client", line(f"since {day(contact.client_since)}")
    if contact.tier:
        yield "Tier", line(contact.tier)
    if owner is not None:
        yield "Looked after by", line(Mention(owner.id, owner.name))


def _last_talk(known: Brief, day: Callable[[datetime], str]) -> str:
    touch = known.last_talk
    if touch is None:
        at = known.contact.last_talk_at
        return day(at) if at is not None else "none noted"
    return f"{day(touch.at)}{f': {touch.note}' if touch.note else ''}"


def _owed(entry: Introduction, prospects: Mapping[int, Contact], contact: Contact) -> Item:
    said = line("Owed: thanks for ", Bold(prospects[entry.prospect_id].name), f" (#{entry.id}, {entry.stage.value})")
    return Item(said, (Button(f"Thank {first(contact.name)}", f"thank {entry.id}", style="primary"),))


def _door(entry: Introduction, prospects: Mapping[int, Contact]) -> Item:
    label = _BEFORE.get(entry.stage, "Open door: ")
    said = line(label, Bold(who(prospects[entry.prospect_id])), f" (#{entry.id}, {entry.stage.value})")
    return Item(said, (Button("Open", f"show {entry.id}"),))


def _himself(entry: Introduction) -> Item:
    return Item(
        line(f"Introduced to us: #{entry.id}, ", Bold(entry.stage.value)), (Button("Open", f"show {entry.id}"),)
    )


def _buttons(known: Brief) -> Iterator[Button]:
    contact = known.contact
    token = f"contact:{contact.id}"
    if not known.stop:
        yield Button(f"Spoke to {first(contact.name)}", f"touch {token} call", style="primary")
        if contact.client_since is not None:
            yield asking(contact, primary=False)
        if not contact.never_ask and (known.total or contact.client_since is not None):
            yield Button(f"Ask {first(contact.name)} about one person…", f"ask {token}")
        yield Button("Remind me…", f"remind {token}")
    if contact.partner_since is not None:
        yield Button("Partner page", f"partner {token}")
    if contact.state is not ContactState.DECEASED:
        yield Button(f"{first(contact.name)} opened a door…", f"log from {token}")
    if known.total > SHOWN:
        yield Button("All doors", f"list from {token}")


def colleague(member: Member, open_doors: int, *, more: bool) -> Card:
    """A name that is a colleague's."""
    many = "no open introduction" if not open_doors else f"{open_doors}{'+' if more else ''} open"
    return Card(
        f"{member.name}, our colleague",
        (
            Text(line(f"{first(member.name)} has {many}.")),
            Buttons((Button(f"Doors {first(member.name)} opened", f"list from @{{member:{member.id}}}"),)),
        ),
    )
