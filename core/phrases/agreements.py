"""What the bot says while an agreement takes shape: ideal clients, terms, each side's yes, reviews held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.cards import Block, Button, Buttons, Card, Facts, Text, line
from core.model import Member
from core.phrases.lights import not_agreed
from core.phrases.nudges import first
from core.phrases.partners import ideal_client, next_step

if TYPE_CHECKING:
    from core.rules.views_partners import PartnershipView

AGREE_ANYWAY = "Agree anyway"
SAY_WHOM = "Title, size, sophistication or sector: one of them is enough to begin with."
SAY_HOW = "In the partner’s own words, or how you both want it to work."
WHO_SAID_YES = "Who said yes: both, we, or they?"
HOW_WAS_IT = "What came of it? One of these is enough."
NO_PAST_REVIEW = "That day is past. When do you meet?"


def ideal(view: PartnershipView, whose: str, shared: Sequence[str], *, undo: str) -> Card:
    who = first(view.partner.name)
    found = view.partnership.ideal_ours if whose == "ours" else view.partnership.ideal_theirs
    said = [f"{ideal_client(found)}."]
    if shared:
        said.append(f"You both look for the same {' and '.join(shared)}: good ground.")
    elif view.partnership.ideal_ours and view.partnership.ideal_theirs:
        said.append("There is no overlap yet; is there one neither of you has said?")
    title = "Whom we look for" if whose == "ours" else f"Whom {who} looks for"
    return _card(f"{title}: noted", " ".join(said), view, undo)


def terms(view: PartnershipView, *, undo: str) -> Card:
    said, who = view.partnership, first(view.partner.name)
    rows = tuple(
        (label, line(text))
        for label, text in (
            (f"In {who}’s words", said.own_words),
            ("Ground rules", said.ground_rules),
            ("How it works", said.mechanics),
            ("Accountable", said.accountable),
            ("Profession", said.profession),
        )
        if text
    )
    more: tuple[Block, ...] = ()
    if said.restricted:
        told = f"Because of {who}’s profession I keep no balance and no values, and take promises of acts only."
        more = (Text(line(told)),)
    buttons = Buttons((next_step(view), Button("The whole page", f"partner {view.token}"), Button("Undo", undo)))
    return Card(f"How it works with {who}: noted", (Facts(rows), *more, buttons))


def one_yes(view: PartnershipView, *, undo: str) -> Card:
    who = first(view.partner.name)
    ours = view.partnership.ours_on is not None
    title = "Our yes is noted" if ours else f"{who}’s yes is noted"
    missing = f"Now {who}’s." if ours else "Now ours."
    said = Text(line(f"{missing} A partnership begins when both have said it."))
    return Card(title, (said, Buttons((_missing_yes(view), Button("Undo", undo)))))


def _missing_yes(view: PartnershipView) -> Button:
    who, ours = first(view.partner.name), view.partnership.ours_on is not None
    return Button(
        f"{who} said yes" if ours else "We say yes", f"agree {view.token} {'they' if ours else 'we'}", "primary"
    )


def already(view: PartnershipView) -> Card:
    who = first(view.partner.name)
    buttons = Buttons((Button("The page", f"partner {view.token}", style="primary"),))
    return Card(f"You and {who} are partners already", (Text(line("Both yes are noted with their days.")), buttons))


def agreed(view: PartnershipView, review: str, book: int, *, undo: str) -> Card:
    who = first(view.partner.name)
    said = (
        f"The first review is {review}. I’ll suggest booking it {book} days before, and put the agenda together one "
        "working day before."
    )
    buttons = (
        Button("First promise…", f"promise {view.token}", style="primary"),
        Button("The page", f"partner {view.token}"),
        Button("Undo", undo),
    )
    return Card(f"You and {who} are partners", (Text(line(said)), Buttons(buttons)))


def no_review_yet(view: PartnershipView) -> Card:
    """A review of what nobody has agreed to yet."""
    who, said = first(view.partner.name), view.partnership
    buttons = (
        _missing_yes(view) if said.ours_on or said.theirs_on else Button("Said yes…", f"agree {view.token}", "primary"),
        Button("Meet again: remind me…", f"remind {view.token}"),
        Button("The page", f"partner {view.token}"),
    )
    text = f"A review looks at what you agreed, and {not_agreed(view)}. Its day is set with the second yes."
    return Card(f"You and {who} are not partners yet", (Text(line(text)), Buttons(buttons)))


def dated(view: PartnershipView, review: str, *, booked: bool, undo: str) -> Card:
    who = first(view.partner.name)
    said = "The agenda comes one working day before." if booked else "I’ll remind you to book it."
    buttons = (Button("Agenda now", f"review {view.token}"), Button("Undo", undo))
    return Card(f"Review with {who}: {review}{', booked' if booked else ''}", (Text(line(said)), Buttons(buttons)))


def held(view: PartnershipView, review: str, promises: Sequence[str], *, moved: bool, undo: str) -> Card:
    who = first(view.partner.name)
    said = [f"Next time {review}."]
    if promises:
        said.append(f"Noted: {'; '.join(promises)}.")
    if not moved:
        said.append("Not much moved since last time; a small promise with a near day often starts it again.")
    buttons = (
        Button("Promise…", f"promise {view.token}"),
        Button(f"Copy for {who}", f"review copy {view.token}"),
        Button("Undo", undo),
    )
    return Card(f"You and {who} met", (Text(line(" ".join(said))), Buttons(buttons)))


def not_working(view: PartnershipView) -> Button:
    return Button("Change how it works…", f"terms {view.token}")


def not_yours(name: str, owner: Member | None) -> Card:
    asked = f"{owner.name} looks after it; ask there." if owner else "Ask a lead."
    return Card(f"The partnership with {name} is not yours to change", (Text(line(asked)),))


def _card(title: str, said: str, view: PartnershipView, undo: str) -> Card:
    buttons = (next_step(view), Button("The whole page", f"partner {view.token}"), Button("Undo", undo))
    return Card(title, (Text(line(said)), Buttons(buttons)))
