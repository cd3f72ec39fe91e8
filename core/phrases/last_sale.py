"""What the bot says of the last sale that began with an introduction: to oneself, and never an ask."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Block, Button, Buttons, Card, Text, line
from core.phrases.nudges import first

if TYPE_CHECKING:
    from core.rules.views import MemberView
    from core.rules.views_clients import ContactView
    from core.rules.views_members import Won

ALONE = "Only you see this."
LESS = "Don’t ask me this"
ANYBODY = "If not, don’t ask for anything today: call somebody you have not spoken to for long, and find out how he is."


def card(view: MemberView, call: ContactView | None, now: datetime) -> Card:
    last = view.sold[0] if view.sold else None
    blocks: list[Block] = []
    if last is not None:
        title = (
            f"Your last sale from an introduction was {name(last)}, {_days(view, last, now)} days ago. Happy with that?"
        )
        blocks.append(Text(line(began(last))))
        blocks.append(Text(line(_service(call, now))))
    else:
        title = "Your first sale from an introduction is still ahead."
        blocks.append(Text(line(_service(call, now, opening="It begins with service: "))))
    blocks += [Text(line(ALONE), small=True), Buttons(_buttons(call, last))]
    return Card(title, tuple(blocks))


def because(view: MemberView, now: datetime) -> str:
    if not view.sold:
        return "nothing won from an introduction is noted yet"
    return f"nothing won from an introduction is noted for {_days(view, view.sold[0], now)} days"


def facts(view: MemberView, patience: int) -> tuple[tuple[str, str], ...]:
    days = view.calendar.day
    last = (("Last", f"{name(one)}, #{one.introduction_id}, {days(one.at).isoformat()}") for one in view.sold[:1])
    return (
        *last,
        ("Asked after", f"{patience} days"),
        ("Sales looked at", str(len(view.sold))),
        ("Seen by", "only you"),
    )


def headline(view: MemberView, now: datetime) -> str:
    if not view.sold:
        return "Your first sale from an introduction is still ahead"
    return f"{_days(view, view.sold[0], now)} days since your last sale from an introduction"


def name(won: Won) -> str:
    return won.company or won.client


def began(won: Won) -> str:
    """The chain that led to it."""
    who = won.client if won.company else "It"
    return f"{who} came through {won.opener}." if won.opener else f"#{won.introduction_id} tells how it began."


def _service(
    call: ContactView | None, now: datetime, *, opening: str = "If not, don’t ask for anything today: "
) -> str:
    if call is None:
        return ANYBODY if opening.startswith("If") else "It begins with service: one call that wants nothing."
    since = call.contact.last_talk_at
    silence = f"no talk for {call.days_since(since, now)} days" if since else "no talk noted yet"
    return f"{opening}call {call.contact.name} ({silence}) and find out how things are going."


def _buttons(call: ContactView | None, last: Won | None) -> tuple[Button, ...]:
    chain = (Button("The chain", f"chain {last.introduction_id}"),) if last is not None else ()
    less = Button(LESS, "settings mute last-referral-sale")
    if call is None:
        return (Button("Who would like a call?", "clients", style="primary"), *chain, less)
    who = call.contact
    return (
        Button(f"Before the call: {first(who.name)}", f"contact contact:{who.id}", style="primary"),
        Button("Two more people", "clients"),
        *chain,
        less,
    )


def _days(view: MemberView, won: Won, now: datetime) -> int:
    return (view.calendar.day(now) - view.calendar.day(won.at)).days
