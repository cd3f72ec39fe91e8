"""`log`: somebody opened a door for us, or we for somebody; who it was, who calls, and what happens next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from core.asks import Reply
from core.cards import Button, Card
from core.commands import acting, finding, gates, given, in_passing, naming, nexts, pairs
from core.commands.naming import Person
from core.commands.turn import Question, Turn
from core.model import Contact, Direction, Introduction, Member, Stage, Warmth
from core.phrases import asking, logged
from core.readings.briefs import not_written
from core.spec import Arg, Command, Missing, Misunderstood

ARGS = (
    Arg("name", "name", "Who was introduced?", required=True, hint="Ann Lee"),
    Arg("company", "name", "Company", ("of", "at")),
    Arg(
        "introducer",
        "contact",
        "Who opened the door?",
        ("from", "via", "through", "thanks to", "referred by", "introduced by"),
        hint="Carl Smith, or @colleague",
    ),
    Arg("beside", "name", "Who else had a part in it?", ("along with", "together with"), asked=False),
    Arg("receiver", "member", "Who calls?", ("for",), hint="you, if empty"),
    Arg("partner", "contact", "Or: whom did we introduce them to?", ("to",)),
    Arg("warmth", "warmth", "What did the introducer do?", ("as",), bare=True),
    Arg("promised", "choice", "Or only promised so far?", bare=True, choices=("promised",), asked=False),
    Arg("agreed", "choice", "Do they expect us?", bare=True, choices=("agreed", "not agreed")),
    Arg(
        "know",
        "choice",
        "May the introducer hear how it ends?",
        bare=True,
        choices=("may know", "may not know"),
        asked=False,
    ),
    Arg("value", "money", "Value, roughly", ("value", "amount", "worth"), bare=True),
    Arg("phone", "name", "Phone", ("phone", "tel", "mobile")),
    Arg("email", "name", "E-mail", ("email", "e-mail", "mail")),
    Arg("title", "name", "Title", ("title", "role"), hint="finance director"),
    Arg("on", "day", "When?", ("on",), past=True, asked=False),
    Arg("anyway", "yes", "Log it although somebody has this door already", ("anyway",), asked=False),
    Arg("note", "rest", "Note", ("note",)),
)


@dataclass(frozen=True, slots=True)
class Door:
    """What was understood: who, through whom or to whom, and whose it is."""

    direction: Direction
    prospect: Person
    owner: Member
    outside: Person | None = None  # the introducer, or who was introduced to
    colleague: Member | None = None
    told_firm: bool = True  # whether the company that was told is the prospect's


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    entry, card = put(turn, values)
    if entry.introducer_id is not None:
        by = turn.contacts_seen[entry.introducer_id]
        card = in_passing.offered(turn, card, by, entry.note, entry.opened_at or turn.now, more=True)
    return Reply(card=card, replaces=True)


def put(turn: Turn, values: dict[str, Any]) -> tuple[Introduction, Card]:
    """The introduction, in the book, and what is said of it. Raises Question or Misunderstood before it is written."""
    door = _understood(turn, values)
    warmth = values.get("warmth") or Warmth.INTRODUCTION
    advice = gates.consent(turn, door.prospect.contact, warmth, _agreed(values, warmth), _opener_name(door))
    advice = None if "promised" in values else advice
    beside = gates.credit(
        turn, door.prospect, door.owner, door.outside, door.colleague, anyway=bool(values.get("anyway"))
    )
    entry = _written(turn, door, warmth, values)
    turn.recorded = "log anyway" if values.get("anyway") else "log"
    return entry, logged.card(_told(turn, door, entry, values, advice=advice, beside=beside))


def _understood(turn: Turn, values: dict[str, Any]) -> Door:
    """Everybody named, looked up; raises Question or Misunderstood before anything is written."""
    told = {key: values.get(key) for key in ("company", "email", "phone")}
    receiver = finding.member(turn, values["receiver"]) if "receiver" in values else turn.me
    if "partner" in values:
        if "introducer" in values:
            raise Misunderstood(asking.from_or_to(), field="partner")
        if (ours := given.rather_for(turn, values["name"], values.get("company"), values["partner"])) is not None:
            return Door(Direction.GIVEN, naming.outsider(turn, values["partner"]), turn.me, ours, told_firm=False)
        outside = naming.outsider(turn, values["partner"])
        return Door(Direction.GIVEN, naming.prospect(turn, values["name"], **told), turn.me, outside)
    if "introducer" not in values:
        raise Missing(asking.who_opened(values["name"]), field="introducer")
    opener = naming.opener(turn, values["introducer"])
    _refuse_in_note(turn, opener, values)
    prospect = naming.prospect(turn, values["name"], **told)
    if isinstance(opener, Member):
        return Door(Direction.INTERNAL, prospect, receiver, colleague=opener)
    return Door(Direction.RECEIVED, prospect, receiver, opener)


def _refuse_in_note(turn: Turn, opener: Person | Member, values: dict[str, Any]) -> None:
    """Raises Question where what is left for the note is a second introducer, or says that nobody has spoken yet."""
    note = values.get("note", "")
    if (words := values["introducer"].words) and note and "beside" not in values:
        pairs.refuse_in_note(turn, words, note)
    if note.casefold() == "asked" and not isinstance(opener, Member):
        token = f'"new: {opener.contact.name}"' if opener.new else f"contact:{opener.contact.id}"
        at = f' at "{values["company"]}"' if "company" in values else ""
        buttons = (
            Button(asking.I_ASKED, f'ask {token} about "{values["name"]}"{at}', style="primary"),
            Button(asking.DOOR_IS_OPEN, re.sub(r"[\s,]+asked\b", " introduction", turn.line, flags=re.IGNORECASE)),
        )
        said = asking.asked_or_opened(opener.contact, naming.proper(values["name"]))
        raise Question(turn.say(said, asking.NOTHING_SAVED, buttons=buttons, replaces=True))


def _agreed(values: dict[str, Any], warmth: Warmth) -> bool | None:
    """An introduction or a meeting implies that the prospect agreed; a name, a mention or a promise says nothing."""
    said = values.get("agreed")
    if said is not None:
        return bool(said == "agreed")
    if "promised" in values:
        return None
    return True if warmth in (Warmth.INTRODUCTION, Warmth.MEETING) else None


def _written(turn: Turn, door: Door, warmth: Warmth, values: dict[str, Any]) -> Introduction:
    number = turn.book.number()
    blanks = {key: values.get(key) for key in ("title", "email", "phone")}
    blanks |= {"company": values.get("company")} if door.told_firm else {}
    prospect = naming.enter(turn, door.prospect, owner_id=door.owner.id, **blanks)
    outside = naming.enter(turn, door.outside) if door.outside else None
    given = door.direction is Direction.GIVEN
    value = values.get("value")
    return acting.write(
        turn,
        Introduction(
            id=number,
            direction=door.direction,
            prospect_id=prospect.id,
            introducer_id=outside.id if outside and not given else None,
            introducer_member_id=door.colleague.id if door.colleague else None,
            given_to_id=outside.id if outside and given else None,
            owner_id=door.owner.id,
            logged_by=turn.me.id,
            logged_at=turn.now,
            stage=Stage.PROMISED if "promised" in values else Stage.INTRODUCED,
            stage_at=turn.now,
            waiting_since=turn.now,
            opened_at=None if "promised" in values else _opened(turn, values.get("on")),
            warmth=warmth,
            agreed=_agreed(values, warmth),
            may_know=values.get("know") == "may know",
            value=value.minor if value else None,
            currency=(value.currency or turn.currency) if value else None,
            note="; ".join(filter(None, (_beside(values), values.get("note")))) or None,
        ),
    )


def _beside(values: dict[str, Any]) -> str | None:
    return logged.together_with(values["beside"]) if "beside" in values else None


def _opened(turn: Turn, day: date | None) -> datetime:
    """When the introducer did his part: now, or at noon of the day that was named."""
    return turn.now if day is None or day == turn.today else turn.calendar.at(day, time(12))


def _opener_name(door: Door) -> str | None:
    """Who may be asked to mention us first."""
    if door.outside and not_written(door.outside.contact, door.prospect.contact):
        return None
    return door.outside.contact.name if door.outside else door.colleague.name if door.colleague else None


def _told(
    turn: Turn, door: Door, entry: Introduction, values: dict[str, Any], *, advice: str | None, beside: int | None
) -> logged.Told:
    prospect: Contact = turn.contacts_seen[entry.prospect_id]
    outside_id = entry.introducer_id or entry.given_to_id
    new = [p.contact for p in (door.prospect, door.outside) if p is not None and p.new]
    return logged.Told(
        entry=entry,
        prospect=prospect,
        owner=door.owner,
        mine=door.owner.id == turn.me.id,
        outside=turn.contacts_seen[outside_id] if outside_id else None,
        colleague=door.colleague,
        value=turn.money(entry.value, entry.currency) if entry.value is not None else None,
        opened=turn.day(entry.opened_at) if entry.opened_at not in (None, turn.now) else None,
        warmth_said="warmth" in values,
        new=tuple(new),
        months=turn.policy["credit.months"],
        next=nexts.what_next(turn, entry, door.owner),
        undo=f"undo {turn.book.receipt}",
        advice=advice,
        beside=beside,
    )


COMMAND = Command(
    name="log",
    summary="Log an introduction: who, through whom, and who calls",
    examples=(
        'log "Ann Lee" of Beta from "Carl Smith"',
        "Ann Lee at Beta from Carl Smith, warm intro 12k",
        "log Tom Reyes to Judy Park note needs an attorney",
    ),
    run=run,
    args=ARGS,
    featured=True,
    group="Every day",
)
