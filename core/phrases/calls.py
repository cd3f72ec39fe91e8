"""What the bot says so that a call is made while the good word is fresh: the heads-up and the questions after it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Button, Buttons, Card, Line, Mention, Quote, Text, line
from core.model import Warmth
from core.phrases.nudges import (
    agreed,
    declined,
    described,
    facts,
    first,
    left_message,
    next_week,
    on,
    opener,
    park,
    pass_on,
    possessive,
    reached_at,
    spoke,
    spoken,
    tomorrow,
)

if TYPE_CHECKING:
    from core.rules.views import IntroductionView

__all__ = [
    "because_away",
    "because_named",
    "because_waiting",
    "facts",
    "first_contact",
    "headline_call",
    "headline_lead",
    "heads_up",
    "heads_up_away",
]  # fmt: skip


def expects_us(view: IntroductionView) -> bool:
    entry = view.introduction
    return bool(entry.agreed) or (entry.agreed is None and has_spoken(view))


def has_spoken(view: IntroductionView) -> bool:
    """Whether the introducer has spoken to the prospect for us."""
    return view.introduction.warmth in (Warmth.INTRODUCTION, Warmth.MEETING)


def heads_up(view: IntroductionView) -> Card:
    by = view.opener or "Somebody"
    ours = {"you": "we", "call": "our call"} if view.hander else {}
    blocks = [Text(line(f"{described(view.prospect)}. {_standing(view, **ours)}", *_passed_on(view)))]
    if where := reached_at(view.prospect):
        blocks.append(Text(line(where)))
    title = f"{by} has opened a door for you: {view.prospect.name}"
    if not expects_us(view):
        buttons = (agreed(view), spoke(view, primary=False), tomorrow(view), pass_on(view))
        return Card(title, (*blocks, *_ask_first(view), Buttons(buttons)))
    return Card(title, (*blocks, Buttons((spoke(view), left_message(view), tomorrow(view), pass_on(view)))))


def _passed_on(view: IntroductionView) -> Line:
    """From whom it comes where that is not whoever logged it."""
    by = view.hander
    return () if by is None else line(" ", Mention(by.id, by.name), " has passed the call on to you.")


def heads_up_away(view: IntroductionView, now: datetime) -> Card:
    back = f" until {on(view, view.calendar.at(view.owner.away_until, view.calendar.day_start), now)}" if (
        view.owner.away_until
    ) else ""  # fmt: skip
    standing = _standing(view, you="we", call="our call")
    said = Text(line(Mention(view.owner.id, view.owner.name), f" is away{back}. {standing} Who calls meanwhile?"))
    keep = Button(f"Leave it with {first(view.owner.name)}", f"why {view.introduction.id}")
    return Card(
        f"{view.prospect.name} is waiting for a call",
        (said, Buttons((pass_on(view), spoke(view, primary=False), keep))),
    )


def first_contact(
    view: IntroductionView, step: int, now: datetime, *, tried_out: bool = False, lead_at: datetime | None = None
) -> Card:
    """The first word, the second, or the lead's; softer where only a name or a mention was given."""
    if tried_out:
        return _tried_out(view)
    if not expects_us(view):
        return _not_mentioned_yet(view, now)
    if step == 3:
        return _to_lead(view, now)
    who = view.prospect.name
    usual = Buttons((spoke(view), left_message(view), tomorrow(view), pass_on(view), declined(view)))
    if step == 1:
        return Card(f"Have you reached {who} yet?", (Text(line(_told(view, now))), usual))
    if view.lead is None or lead_at is None:
        why = "is all it takes" if view.wordless else f"keeps {possessive(opener(view))} word"
        said = f"{_told(view, now)} A short call today {why}."
    else:
        kept = f"{first(who)} waits no longer" if view.wordless else f"{possessive(opener(view))} word is kept"
        helper = first(view.lead.name)
        said = f"If nothing is noted by noon {on(view, lead_at, now)} I’ll ask {helper} to help, so that {kept}."
    return Card(f"{who} is still waiting", (Text(line(said)), usual))


def because_named(view: IntroductionView) -> str:
    by, number = first(view.namer.name), view.introduction.id
    return f"{by} named you on #{number}" if view.hander is None else f"{by} passed #{number} on to you"


def because_away(view: IntroductionView) -> str:
    owner, number = first(view.owner.name), view.introduction.id
    return f"you logged #{number} for {owner}" if view.hander is None else f"you passed #{number} on to {owner}"


def because_waiting(view: IntroductionView, now: datetime) -> str:
    entry = view.introduction
    if entry.tries:
        tried = spoken(view, entry.tried_at, now) if entry.tried_at else ""
        many = f"you tried {tried}" if entry.tries == 1 else f"{entry.tries} tries, the last {tried}"
        return f"{many}, and no talk is noted on #{entry.id}"
    return f"#{entry.id} was opened {spoken(view, entry.opened_at or entry.stage_at, now)}, no call noted"


def headline_call(view: IntroductionView) -> str:
    return f"{first_step(view)} (#{view.introduction.id})"


def first_step(view: IntroductionView) -> str:
    """What is to be done first: the call, or a word with the introducer where the prospect does not expect it."""
    who = described(view.prospect)
    if expects_us(view):
        return f"Call {who}"
    if view.silent:
        return f"See whether a call would suit {who}"
    return f"Ask {opener(view)} " + (f"when a call suits {who}" if has_spoken(view) else f"to mention you to {who}")


def headline_lead(view: IntroductionView) -> str:
    return f"{first(view.owner.name)} and {view.prospect.name} (#{view.introduction.id}): no call noted yet"


def _standing(view: IntroductionView, *, you: str = "you", call: str = "your call") -> str:
    """How the door was opened, told to whoever calls, or (`we`, `our call`) to a colleague."""
    who, by, them = first(view.prospect.name), opener(view), "us" if you == "we" else you
    may = f"{you.capitalize()} may mention {by}"
    if view.silent and not expects_us(view) and not has_spoken(view):
        return f"{by} gave us the name. {who} doesn’t know yet."
    match view.introduction.warmth, expects_us(view):
        case Warmth.NAME, True:
            return f"{by} gave us the name, and {who} has agreed to hear from us."
        case Warmth.MENTION, True:
            return f"{may}, and {who} has agreed to hear from us."
        case Warmth.INTRODUCTION, True:
            return f"{by} has spoken to {who}, who expects {call}."
        case Warmth.MEETING, True:
            return f"{by} has brought {them} together, and {who} expects to hear from {them}."
        case Warmth.MENTION, False:
            return f"{may}. {who} doesn’t know yet, so ask {by} to mention {them} first."
        case Warmth.NAME, False:
            return f"{by} gave us the name. {who} doesn’t know yet, so ask {by} to mention {them} first."
        case _:
            return f"{by} has spoken to {who}, who hasn’t agreed to a call yet."


def _told(view: IntroductionView, now: datetime) -> str:
    day = spoken(view, view.introduction.opened_at or view.introduction.stage_at, now)
    who, by = first(view.prospect.name), opener(view)
    if view.wordless:
        return f"It was {by} who opened this door." if view.opener else f"This door was opened {day}."
    match view.introduction.warmth:
        case Warmth.NAME:
            return f"{by} gave you the name {day}, and {who} has agreed to hear from you."
        case Warmth.MENTION:
            return f"{by} let you use the name {day}, and {who} has agreed to hear from you."
        case Warmth.INTRODUCTION:
            return f"{by} told {who} {day} to expect you."
        case Warmth.MEETING:
            return f"{by} brought you together {day}."


def _ask_first(view: IntroductionView) -> tuple[Quote, ...]:
    """What one might write to the introducer; nothing where nobody writes to him."""
    if view.silent:
        return ()
    by, who, me = opener(view), view.prospect.name, first(view.owner.name)
    text = f"{by}, thank you for thinking of {who}. Would you mention me before I call, so that it is no surprise?"
    if has_spoken(view):
        text = f"{by}, thank you for speaking to {who}. Would a call be welcome by now, or shall I wait?"
    return (Quote(f"{text}\n{me}", f"You might write to {by}"),)


def _not_mentioned_yet(view: IntroductionView, now: datetime) -> Card:
    by, who = opener(view), first(view.prospect.name)
    since = view.introduction.opened_at or view.introduction.stage_at
    title = f"Has {by} mentioned you to {view.prospect.name} yet?"
    said = f"You have had the name since {on(view, since, now)}. A call is easier once {who} has heard of you."
    if view.silent:
        title = f"Does {view.prospect.name} know of us by now?"
        said = f"You have had the name since {on(view, since, now)}, and {by} can’t be asked to mention you."
    elif has_spoken(view):
        title = f"Would {view.prospect.name} welcome a call by now?"
        said = f"{by} spoke to {who} {spoken(view, since, now)}; a yes to your call was still to come."
    buttons = Buttons((agreed(view), spoke(view, primary=False), next_week(view), declined(view)))
    return Card(title, (Text(line(said)), *_ask_first(view), buttons))


def _tried_out(view: IntroductionView) -> Card:
    by, who, me, tries = opener(view), view.prospect.name, first(view.owner.name), view.introduction.tries
    note = (
        f"{by}, I’ve tried {first(who)} {tries} times and don’t want to be a nuisance. Is there a good time, or a "
        f"better way?\n{me}"
    )
    said = (Text(line(f"A word with {by} may do more than one more message.")), Quote(note, f"You might write to {by}"))
    rest = Text(line(f"One more message may be one too many; perhaps let {first(who)} rest for a while."))
    buttons = Buttons((spoke(view), next_week(view), park(view), declined(view)))
    return Card(f"{tries} tries, and no talk with {who}", (*((rest,) if view.silent else said), buttons))


def _to_lead(view: IntroductionView, now: datetime) -> Card:
    owner, by = view.owner, opener(view)
    told = _told(view, now).replace(" you ", " us ").replace(" you.", " us.")
    said = line(Mention(owner.id, owner.name), f" has noted no call yet. {told} ")
    sake = "" if view.wordless else f", for {possessive(by)} sake"
    ask = f"A word with {first(owner.name)} may be enough. Else pass it on{sake}."
    buttons = Buttons((pass_on(view), spoke(view, primary=False), tomorrow(view)))
    return Card(f"Can you help with {view.prospect.name}?", (Text(said), Text(line(ask)), buttons))
