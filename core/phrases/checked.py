"""What a rep reads after a how-are-we-doing call, and of complaints."""

from __future__ import annotations

from collections.abc import Sequence

from core.cards import Block, Bold, Button, Buttons, Card, Item, Mention, Text, line
from core.model import Contact, Member
from core.partners import Complaint, Mood
from core.phrases import when
from core.phrases.asking import who
from core.phrases.nudges import first
from core.phrases.serving import PUT_RIGHT, about, answer

FIRST = "How are we doing?"
SECOND = "Anything else we can do?"
COMPLAIN = "What went wrong?…"
NO_ASKS = "Until it is closed nobody asks for anything; service comes first."
_NEXT = {
    Mood.GREAT: "That is what introductions grow from. Nothing to ask today: a glad client is enough.",
    Mood.GOOD: "Good to hear. One small thing done early turns good into great.",
    Mood.FAIR: "Fair is a polite no. Find the one thing that would make it good; I’ll ask you to call again soon.",
}


def card(
    known: Contact,
    mood: Mood,
    note: str | None,
    *,
    more: tuple[str, str] | None,
    owner: Member | None,
    may_resolve: bool,
    undo: str,
) -> Card:
    """`more` is the promise it brought and its day; `owner` looks after the complaint, where that is not the reader."""
    blocks: list[Block] = [Text(line(f"“{note}”"))] if note else []
    buttons: list[Button] = []
    if mood is Mood.UNHAPPY:
        whose = (Mention(owner.id, owner.name), " looks after it. ") if owner else ("It is yours to put right. ",)
        blocks.append(Text(line(f"{first(known.name)} has a complaint open now. ", *whose, NO_ASKS)))
        buttons += [Button(PUT_RIGHT, f"resolve contact:{known.id}", style="primary")] if may_resolve else []
        if not note:
            buttons.append(Button(COMPLAIN, f"complaint contact:{known.id}"))
    else:
        blocks.append(Text(line(_NEXT[mood])))
    if more is not None:
        blocks.append(Text(line("You promised: ", Bold(more[0]), f" ({more[1]}). Early is better.")))
    buttons += [about(known), Button("Undo", undo)]
    return Card(f"{who(known)}: {answer(mood)}", (*blocks, Buttons(tuple(buttons))))


def opened(known: Contact, text: str, owner: Member | None, *, undo: str) -> Card:
    """A complaint noted by hand, in the reader's words. `owner` where it is not the reader."""
    whose = (Mention(owner.id, owner.name), " looks after it. ") if owner else ("It is yours to put right. ",)
    blocks = (Text(line(f"“{text}”")), Text(line(*whose, NO_ASKS)))
    right = Button(PUT_RIGHT, f"resolve contact:{known.id}", style="primary")
    return Card(f"{who(known)} is not happy", (*blocks, Buttons((right, about(known), Button("Undo", undo)))))


def resolved(known: Contact, outcome: str, days: int, *, undo: str) -> Card:
    after = f"after {when.span(days)}" if days else "the same day"
    again = "Well done."
    if known.client_since is not None:
        again += f" I’ll ask you to call {first(known.name)} once more, and hear that it stayed right."
    told = (Text(line(f"“{outcome}”")), Text(line(again)))
    return Card(f"{who(known)}: put right {after}", (*told, Buttons((about(known), Button("Undo", undo)))))


def none_open(known: Contact) -> Card:
    said = f"Nothing is open with {first(known.name)}. Good."
    return Card(f"{who(known)} has no complaint open", (Text(line(said)), Buttons((about(known),))))


def not_yours(known: Contact, owner: Member | None) -> Card:
    whose = (Mention(owner.id, owner.name),) if owner else ("Whoever looks after them",)
    return Card("That is not yours to close", (Text(line(*whose, f" or a lead closes what {known.name} is owed.")),))


def waiting(rows: Sequence[tuple[Complaint, Contact, str, Member | None]], *, everybody: bool) -> Card:
    """Complaints still open: each with the day it began, and who looks after it where that is not the reader."""
    if not rows:
        who = "Nobody" if everybody else "Nobody you look after"
        return Card(
            f"{who} waits for us to put something right", (Text(line("Ask how we are doing, and keep it so.")),)
        )
    title = "Not happy, and still open" if everybody else "Yours to put right"
    return Card(title, tuple(_row(*row) for row in rows))


def _row(complaint: Complaint, known: Contact, since: str, owner: Member | None) -> Item:
    said = f": “{complaint.text}”" if complaint.text else ""
    whose = f", {owner.name}" if owner else ""
    right = Button(PUT_RIGHT, f"resolve contact:{known.id}", style="primary")
    return Item(line(Bold(who(known)), f" since {since}{whose}{said}"), (right, about(known)))
