"""What the gates before an ask say: what speaks against it today, and the better ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.model import Contact, Introduction
from core.partners import Asked, Knows, Mood
from core.phrases import when
from core.phrases.enumerated import all_of
from core.phrases.nudges import described, first

if TYPE_CHECKING:
    from core.rules.views_asks import AskView, Earned

SOMEBODY_ELSE = "Someone else…"
NAME_ONE = "Name one person…"
REMIND_THEN = "Remind me then"
REMIND_LATER = "Remind me in 4 weeks"
CHECK_FIRST = "Check and ask in one call"
THANK_NOW = "Thank first…"
ALREADY_DID = "Already did"
NEVER_WISHED = "never, as they asked"
INNER_CIRCLE = "The inner-circle question"
SOURCES = {"told": "they told us", "public": "public", "both": "one of us knows both"}
RESEARCH = (
    ("Their board", "who sits on it with them"),
    ("Their club", "Rotary, golf, school, charity: who else goes"),
    ("Their last firm", "the old boss, the colleague who moved on"),
    ("Their suppliers", "who sells to them, and to whom they sell"),
    ("Their stage", "who spoke beside them, or was in the same picture"),
)
_HOW = {Mood.GREAT: "great", Mood.GOOD: "good", Mood.FAIR: "only fair", Mood.UNHAPPY: "badly"}


def not_before(day: str) -> str:
    return f"not before {day}, as they asked"


def all_about(who: Contact) -> str:
    return f"All about {first(who.name)}"


def is_a_client(who: Contact) -> str:
    return f"{first(who.name)} is a client"


def remind_of(view: AskView, day: str) -> str:
    """The line of a reminder of this ask."""
    about = f" about {view.about.name}" if view.about is not None else ""
    return f"remind me to ask {view.asked.name}{about} {day}"


def nobody_named(asked: Contact, known: Sequence[Contact]) -> str:
    name = first(asked.name)
    leaves = f"This leaves {name} to do the thinking, and few people can on the spot."
    if not known:
        return f"{leaves} Two minutes first: find one person {name} knows, then ask about that one."
    some = all_of([who.name for who in known])
    return f"{leaves} {name} knows {some}. Ask about {'that one' if len(known) == 1 else 'one of them'}."


def acquaintances(known: Iterable[tuple[Contact, Knows]]) -> tuple[tuple[str, str], ...]:
    """`Ann Lee, finance director at Beta`: `Rotary; they told us`."""
    return tuple((described(who), "; ".join(filter(None, (k.how, SOURCES[k.source.value])))) for who, k in known)


def not_asked_here(asked: Contact, playbook: str) -> str:
    name = first(asked.name)
    match playbook:
        case "earn-it":
            return f"Our way is to earn it, so {name} isn’t asked. Serve, keep promises, call; and log what comes."
        case "two-way":
            return f"In our way of asking clients are served, not asked. What could we do for {name} first?"
        case _:
            return f"We don’t ask clients. Serve {name} well, and log what comes by itself."


def instead(view: AskView, *, inner_circle: bool) -> tuple[tuple[str, str], ...]:
    name, token = first(view.asked.name), view.token
    if not view.asked.id:
        return ()
    circle = ((INNER_CIRCLE, f"inner circle {token}"),) if inner_circle else ()
    return (*circle, (f"Open a door for {name}…", f"gave {token}"), (all_about(view.asked), f"brief {token}"))


def no_client_yet(asked: Contact, *, came: bool) -> str:
    name = first(asked.name)
    after = f" Wait until {name} is one." if came else ""
    return f"{name} isn’t a client yet. Ask now and you may look like you’re only after the sale.{after}"


def not_earned(view: AskView, now: datetime) -> str:
    name, care = first(view.asked.name), view.care
    if care is None or care.checked_at is None or care.answer is None:
        return f"Nobody has asked {name} how we are doing yet. Find out first; a glad client opens doors gladly."
    day = _day(view, care.checked_at, now)
    if care.answer in (Mood.GREAT, Mood.GOOD):
        return f"{name} last told us {day} how we are doing ({_HOW[care.answer]}). Ask again first."
    return f"{name} said {day} that we are doing {_HOW[care.answer]}. Put that right first, and ask another day."


def earned(view: AskView, by: Earned | None, now: datetime) -> str | None:
    """The fact that makes today a good day to ask; None where it takes none."""
    if by is None:
        return None
    name, day = first(view.asked.name), _day(view, by.at, now)
    match by.by:
        case "win":
            return f"the last sale to {name} was {day}"
        case "promise":
            return f"we kept our promise to {name} {day}"
    return f"{name} said “{by.by}” {day}, asked how we are doing"


def last_answer(view: AskView, now: datetime) -> tuple[tuple[str, str], ...]:
    care = view.care
    if care is None or care.checked_at is None:
        return (("", "no answer to “how are we doing?” is noted"),)
    return (("", f"the last answer to “how are we doing?” was {care.answer}, {_day(view, care.checked_at, now)}"),)


def not_thanked(asked: Contact, entry: Introduction, prospect: str, now: datetime) -> str:
    days = max(0, (now - (entry.closed_at or entry.opened_at or entry.logged_at)).days)
    since = f" ({when.span(days)})" if days else ""
    return f"{first(asked.name)} hasn’t been thanked for {prospect}{since}. Thank first; ask another day."


def rests(view: AskView, ask: Asked, free: date, now: datetime) -> str:
    name, who = first(view.asked.name), asker(view, ask)
    silent = "" if ask.answer is not None else ", and there is no answer yet"
    said = {"no": " and heard a no", "yes": " and heard a yes"}.get(ask.answer or "", silent)
    until = when.day(free, now, view.zone, view.locale)
    return f"{who} asked {name} {_day(view, ask.at, now)}{said}. Let {name} rest until {until}."


def asks_open(asked: Contact, many: int) -> str:
    name = first(asked.name)
    return f"{name} has {many} questions of ours to answer already. Let {name} answer those first."


def asked_before(view: AskView, now: datetime) -> tuple[tuple[str, str], ...]:
    """`Priya Nair`: `Mon 12 Oct, no`, the newest first."""
    return tuple(
        (view.members.get(ask.member_id, "Somebody"), f"{_day(view, ask.at, now)}, {ask.answer or 'no answer yet'}")
        for ask in view.asks[:3]
    )


def asker(view: AskView, ask: Asked) -> str:
    return "You" if ask.member_id == view.me.id else first(view.members.get(ask.member_id))


def _day(view: AskView, at: datetime, now: datetime) -> str:
    """`today`, `yesterday`, `on Mon, Oct 12`."""
    said = when.day(at, now, view.zone, view.locale)
    return said if said in ("today", "yesterday", "tomorrow") else f"on {said}"
