"""What a rep reads after an introduction has moved: where it stands, what comes next, whom to thank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.cards import Block, Button, Buttons, Card, Line, Mention, Text, line
from core.model import FINAL_STAGES, Direction, Introduction, Stage
from core.phrases.gates import UNKNOWN_VALUE
from core.phrases.nudges import first
from core.readings.briefs import not_written
from core.rules.views import IntroductionView
from core.stages import next_stages

_LABELS = {
    Stage.CONTACTED: ("Spoke", "called"),
    Stage.MET: ("Met", "met"),
    Stage.PROPOSED: ("Proposed", "proposed"),
    Stage.WON: ("Won", "won"),
    Stage.LOST: ("Lost", "lost"),
}
OWN_WORDS = "In my own words…"
AMOUNT = "Enter the value…"


@dataclass(frozen=True, slots=True)
class Plan:
    """A date heard in a note: as shown, as typed (ISO), and the words it stood in."""

    shown: str
    day: str
    words: str


def card(
    view: IntroductionView,
    *,
    was: Introduction,
    undo: str,
    value: str | None = None,
    note: str | None = None,
    next: str | None = None,
    plan: Plan | None = None,
) -> Card:
    entry = view.introduction
    blocks: list[Block] = [Text(text) for text in _said(view, was, value, note, next) if text]
    buttons = [*planning(entry, plan), *_onward(entry), *_thanks(view), *_step(entry, plan), Button("Undo", undo)]
    return Card(title(entry, view.prospect.name), (*blocks, Buttons(tuple(buttons))))


def title(entry: Introduction, prospect: str) -> str:
    return f"#{entry.id} {prospect}: {entry.stage.value}"


def in_own_words(entry: Introduction, to: Stage) -> tuple[Button, ...]:
    """The form for what a button cannot know; nothing where it is over."""
    match None if entry.stage in FINAL_STAGES else to:
        case Stage.LOST:
            return (Button(OWN_WORDS, f"lost because {entry.id}"),)
        case Stage.WON:
            return (Button(AMOUNT, f"won value {entry.id}", style="primary"),)
        case _:
            return ()


def which_amount(number: int, words: str, shown: str = "", typed: str = "") -> Card:
    """Words where an amount was expected; what was thought at the beginning is one answer. `typed` is read in every
    locale."""
    stands = (Button(f"It’s {shown}, as noted", f'won {number} {typed} note "{words}"'),) if shown else ()
    buttons = (
        Button(AMOUNT, f"won value {number}", style="primary"),
        *stands,
        Button(UNKNOWN_VALUE, f'won {number} unknown note "{words}"'),
    )
    said = "Type it in figures, like 12k or 8,000; nothing is saved yet."
    return Card(f"I can’t read “{words}” as an amount. What is the sale worth?", (Text(line(said)), Buttons(buttons)))


def won_again(entry: Introduction, shown: str, typed: str) -> tuple[Button, ...]:
    """An amount for what is won already: it is put right, or it is another sale. `typed` is read in every locale."""
    return (
        Button(f"It was worth {shown}", f"edit {entry.id} value {typed}", style="primary"),
        Button("They bought again", f"sale contact:{entry.prospect_id} {typed}"),
    )


def steps(view: IntroductionView) -> tuple[Button, ...]:
    """What may come next: the likely stages, thanks that are owed, a next step."""
    return (*_onward(view.introduction), *_thanks(view), *_step(view.introduction, None))


def tried(view: IntroductionView, *, undo: str, next: str | None, enough: bool) -> Card:
    entry, who = view.introduction, first(view.prospect.name)
    many = "" if entry.tries == 1 else f", {entry.tries} times now"
    blocks: list[Block] = []
    if enough and view.opener and not view.silent:
        blocks.append(Text(line(f"A word with {first(view.opener)} will do more than another message.")))
    if next:
        blocks.append(Text(line(next)))
    buttons = [
        Button(f"Spoke to {who}", f"called {entry.id}", style="primary"),
        *_step(entry, None),
        Button("Undo", undo),
    ]
    return Card(f"#{entry.id} {view.prospect.name}: left a message{many}", (*blocks, Buttons(tuple(buttons))))


def take_up(number: int) -> str:
    """What the reminder at the end of a rest says."""
    return f"Take up #{number} again"


def _said(
    view: IntroductionView, was: Introduction, value: str | None, note: str | None, next: str | None
) -> Iterator[Line]:
    entry, who = view.introduction, view.prospect.name
    match entry.stage:
        case Stage.WON:
            yield line(f"Well done: {who} is a client{f', {value}' if value else ''}.", *_began(view))
            if note:
                yield line(note)
        case Stage.LOST | Stage.DECLINED:
            yield line(f"{note[0].upper()}{note[1:]}. " if note else "", *_thanks_anyway(view))
        case Stage.PARKED:
            yield line(f"{note}. " if note else "", "It rests." if next else "It rests; I won’t remind anybody of it.")
        case _ if note:
            yield line(note)
    if fresh := [s.value for s in entry.implied if s not in was.implied]:
        yield line(f"Taken as done on the way: {', '.join(fresh)}.")
    if next:
        yield line(next)


def _began(view: IntroductionView) -> Line:
    if view.colleague is not None:
        return line(" It began with ", Mention(view.colleague.id, view.colleague.name), ".")
    return line(f" It began with {view.introducer.name}.") if view.introducer is not None else ()


def _thanks_anyway(view: IntroductionView) -> Line:
    if view.introduction.direction is Direction.GIVEN or view.opener is None:
        return line("Noted.")
    if not_written(view.introducer, view.prospect) is not None:
        return line(f"{first(view.opener)}’s word was worth as much.")
    return line(f"{first(view.opener)}’s word was worth as much; a thank-you is still due.")


def planning(entry: Introduction, plan: Plan | None) -> Iterator[Button]:
    if plan is not None:
        yield Button(f"Next step: {plan.shown}", f"next {entry.id} {plan.day} {plan.words}".strip(), style="primary")


def _onward(entry: Introduction) -> Iterator[Button]:
    for n, stage in enumerate(next_stages(entry)):
        label, verb = _LABELS[stage]
        yield Button(label, f"{verb} {entry.id}", style="primary" if not n else "plain")


def _thanks(view: IntroductionView) -> Iterator[Button]:
    entry = view.introduction
    if entry.direction is Direction.GIVEN or view.opener is None:
        return
    if entry.opened_at is None and entry.stage in (Stage.ASKED, Stage.DECLINED):
        return  # an ask is no door yet
    if not_written(view.introducer, view.prospect) is not None:
        return
    closed = entry.stage in FINAL_STAGES
    if (closed and entry.thanked_outcome_at is None) or entry.thanked_at is None:
        yield Button(f"Thank {first(view.opener)}", f"thank {entry.id}", style="primary" if closed else "plain")


def _step(entry: Introduction, plan: Plan | None) -> Iterator[Button]:
    if entry.open and plan is None and entry.direction is not Direction.GIVEN:
        yield Button("Next step…", f"next {entry.id}")
