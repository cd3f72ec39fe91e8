"""What a rep reads when he looks at one introduction, or at a list of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.cards import Because, Block, Bold, Button, Buttons, Card, Facts, Item, Line, Mention, Text, line
from core.model import Contact, Direction, Introduction, Member, Stage, Touch
from core.phrases.asking import who
from core.phrases.enumerated import all_of
from core.phrases.moved import steps
from core.phrases.nudges import HOW, described, first, left_message, pass_on, reached_at, tomorrow
from core.readings.briefs import not_written
from core.rules.views import IntroductionView

LISTS = (("Mine", "list mine"), ("Still open", "list open"), ("Due", "list due"), ("Team", "list team"))
OLDER = "Older"
NEWEST = "Newest"
OPEN = "Open"
NOBODY_YET = "No contact of yours is in the book yet."
LOG_ONE = "Log one…"
NOTE = "Note…"
EDIT = "Correct it…"
STORY = "Its story"
_EXPECTS = {True: "they expect us", False: "they don’t know yet", None: "nobody said whether they expect us"}
_DID = {
    "call": "spoke", "meeting": "met", "message": "left a message", "how-are-we-doing": "asked how we are doing",
    "newsletter": "sent the newsletter", "card": "sent a card", "gift": "sent a gift", "thank-you": "said thank you",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ask:
    """The ask an introduction began with; `against` are the gates that advised against it and were overridden."""

    day: str
    because: str | None
    answer: str | None
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One introduction with all that stands on its card, days and money as the reader writes them."""

    view: IntroductionView
    since: str
    logged: str
    given_to: Contact | None = None
    value: str | None = None
    next_step: str | None = None
    quiet_until: str | None = None
    thanked: str | None = None
    thanked_outcome: str | None = None
    talks: tuple[tuple[str, Touch, Member | None], ...] = ()  # day, touch, who
    may_move: bool = True
    ask: Ask | None = None
    shared: str = ""
    deciding: tuple[Button, ...] = ()  # about shared credit, for whoever decides
    chain: tuple[Item, ...] = ()  # how the door came about, in one line


def card(shown: Shown) -> Card:
    """The introduction's card, with the buttons that its stage asks for."""
    view, entry = shown.view, shown.view.introduction
    blocks: list[Block] = [Facts(tuple(_facts(shown)))]
    if talked := _talks(shown):
        blocks.append(Text(talked))
    if entry.note:
        blocks.append(Text(line(f"Note: {entry.note}")))
    blocks += shown.chain
    blocks.append(Because(line(f"logged {shown.logged} by ", Mention(view.logger.id, view.logger.name)), str(entry.id)))
    blocks.append(Buttons(tuple(_buttons(shown))))
    return Card(f"#{entry.id} {described(view.prospect)}", tuple(blocks))


def _facts(shown: Shown) -> Iterator[tuple[str, Line]]:
    view, entry = shown.view, shown.view.introduction
    if reach := reached_at(view.prospect):
        yield "Reach", line(reach)
    if shown.given_to is not None:
        yield "Introduced to", line(who(shown.given_to))
    else:
        outside = view.introducer.name if view.introducer else "not said"
        opener = Mention(view.colleague.id, view.colleague.name) if view.colleague else outside
        if entry.opened_at is None and entry.stage in (Stage.ASKED, Stage.PROMISED, Stage.DECLINED):
            yield "Who would open it", line(opener)
        else:
            yield "Door opened by", line(opener, f" ({HOW[entry.warmth]}; {_EXPECTS[entry.agreed]})")
    yield "Who calls" if entry.direction is not Direction.GIVEN else "Given by", line(_owner(view))
    tries = f", left {entry.tries} message{'s' * (entry.tries > 1)}" if entry.tries and not entry.contacted_at else ""
    yield "Stage", line(Bold(entry.stage.value), f" since {shown.since}{tries}")
    if shown.ask is not None:
        yield "Asked", line(_ask(shown.ask))
    if shown.value:
        yield "Value", line(shown.value)
    if shown.next_step:
        yield "Next step", line(shown.next_step)
    if shown.quiet_until:
        yield "Quiet until", line(shown.quiet_until)
    if entry.reason:
        yield "Reason", line(entry.reason)
    if thanks := _thanks(shown):
        yield "Thanks", line(thanks)
    if shown.shared:
        yield "Shared credit", line(shown.shared)


def _ask(ask: Ask) -> str:
    """`Tue, Nov 24, because they open in Ohio; the answer was yes; asked although ask-rested advised against it`."""
    because = f", because {ask.because}" if ask.because else ""
    answer = f"the answer was {ask.answer}" if ask.answer else "no answer yet"
    against = f"; asked although {all_of(ask.against)} advised against it" if ask.against else ""
    return f"{ask.day}{because}; {answer}{against}"


def _owner(view: IntroductionView) -> Mention:
    return Mention(view.owner.id, view.owner.name)


def _thanks(shown: Shown) -> str:
    view, entry = shown.view, shown.view.introduction
    if entry.direction is Direction.GIVEN or view.opener is None:
        return ""
    said = [f"for the door {shown.thanked}"] if shown.thanked else []
    said += [f"for the outcome {shown.thanked_outcome}"] if shown.thanked_outcome else []
    if not said and not_written(view.introducer, view.prospect) is not None:
        return ""
    if not said and entry.opened_at is not None:
        return f"{first(view.opener)} has not been thanked yet"
    return ", ".join(said)


def _talks(shown: Shown) -> Line:
    parts: list[str | Mention] = []
    for day, touch, member in shown.talks:
        parts.append("; " if parts else "Last: ")
        parts.append(f"{day} ")
        if member is not None:
            parts += [Mention(member.id, member.name), " "]
        parts.append(f"{_DID.get(touch.kind, touch.kind)}{f' (“{touch.note}”)' if touch.note else ''}")
    return line(*parts)


def _buttons(shown: Shown) -> Iterator[Button]:
    view, entry = shown.view, shown.view.introduction
    yield from shown.deciding
    if view.prospect.forgotten:
        yield Button(STORY, f"why {entry.id}")
        return
    if shown.may_move:
        if entry.stage in (Stage.ASKED, Stage.PROMISED):
            yield from _answers(view)
        yield from steps(view)
        if entry.stage is Stage.INTRODUCED and entry.direction is not Direction.GIVEN:
            yield left_message(view)
        if entry.open and entry.direction is not Direction.GIVEN:
            yield tomorrow(view)
            yield pass_on(view)
        if entry.open and entry.stage is not Stage.PROPOSED:
            yield Button("Lost", f"lost {entry.id}")
        yield Button(EDIT, f"edit {entry.id}")
    yield Button(NOTE, f"note {entry.id}")
    yield Button(STORY, f"why {entry.id}")


def _answers(view: IntroductionView) -> Iterator[Button]:
    """What whoever was asked, or promised, may have said since."""
    number, by, whom = view.introduction.id, first(view.opener), first(view.prospect.name)
    if view.introduction.stage is Stage.ASKED:
        yield Button(f"{by} said yes", f"answer {number} yes", style="primary")
    yield Button(f"{by} called {whom}, done", f"answer {number} done")
    yield Button(f"{by} said no", f"answer {number} no")


@dataclass(frozen=True, slots=True)
class Row:
    """One introduction of a list: its prospect, its owner where that is not the reader, the day of its stage."""

    entry: Introduction
    prospect: Contact
    since: str
    owner: Member | None = None
    value: str | None = None


def row(one: Row) -> Item:
    """`#12 Ann Lee (Beta): met since 3 Nov, $12,000, Ana Ruiz`."""
    parts: list[str | Bold] = [f"#{one.entry.id} ", Bold(who(one.prospect)), f": {one.entry.stage.value} {one.since}"]
    if one.value:
        parts.append(f", {one.value}")
    if one.owner is not None:
        parts.append(f", {one.owner.name}")
    return Item(line(*parts), (Button(OPEN, f"show {one.entry.id}"),))


def page(title: str, rows: Sequence[Item], *, older: str | None, newest: str | None, here: str) -> Card:
    """A page of a list; `older` and `newest` are the lines that turn it, `here` the list it is."""
    turn = [Button(label, to) for label, to in ((OLDER, older), (NEWEST, newest)) if to]
    others = [Button(label, to) for label, to in LISTS if to != here]
    return Card(title, (*rows, Buttons((*turn, *others))))


def nothing(title: str, here: str) -> Card:
    others = [Button(label, to) for label, to in LISTS if to != here]
    return Card(title, (Buttons((Button(LOG_ONE, "log", style="primary"), *others)),))


def person(contact: Contact) -> Item:
    return Item(line(Bold(contact.name), f", {contact.company}" if contact.company else ""), (brief(contact),))


def brief(contact: Contact) -> Button:
    return Button(f"All about {first(contact.name)}", f"brief contact:{contact.id}")


def heading(which: str, *, whose: str | None = None, empty: bool = False) -> str:
    """The title of a list; `whose` is the introducer or the words searched for."""
    titles = {
        "mine": ("Your introductions", "You have no introductions yet"),
        "open": ("Your open introductions", "None of your introductions is open"),
        "mine of": (f"Introductions of {whose}", f"{whose} has no introductions yet"),
        "open of": (f"Open introductions of {whose}", f"None of {whose}’s introductions is open"),
        "team": ("Open in your team", "Nothing is open in your team"),
        "due": ("What is due", "Nothing is due. Well done."),
        "people": ("Your contacts", NOBODY_YET),
        "from": (f"Doors {whose} opened", f"{whose} has opened no door yet"),
        "search": (f"Introductions for “{whose}”", f"I have no introduction for “{whose}”"),
    }
    return titles[which][empty]


def only_mine(which: str, rep: Member) -> str:
    """Why a list of a colleague's is not shown."""
    said = "What is due" if which == "due" else "That list"
    return f"{said} I show to each for himself. Of {rep.name} I can show all introductions, or the open ones."


def nobodys_list(words: str) -> str:
    return (
        f"Nobody I know is called “{words}”, and no introduction is. Lists are mine, open, due, team, people, or @bob."
    )
