"""The three questions of fit: asked, judged, and a kind no."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from core.cards import Block, Button, Buttons, Card, Facts, Quote, Text, line
from core.model import Contact
from core.partners import FIT
from core.phrases import when
from core.phrases.nudges import described, first
from core.readings.fits import latest, open_questions
from core.readings.fits import low as judged_at_most

if TYPE_CHECKING:
    from core.rules.views_partners import PartnershipView

QUESTIONS = {
    "click": "Do we click?",
    "trust": "Would I send my best client there?",
    "focus": "Do we serve the same type of client?",
}
NAMES = {"click": "Click", "trust": "Trust", "focus": "Focus"}
JUDGE = "Judge the fit…"
NOT_A_MATCH = "Not a match…"
NOTHING_JUDGED = "Which of the three is it: click, trust or focus? Each from 1 to 5."
PRIVATE = "Seen by you and your lead only; never on anything you share."


def not_yet(contact: Contact) -> Card:
    """Somebody with whom there is no partnership."""
    who = first(contact.name)
    said = (
        f"{contact.name} is not a partner yet. Begin with fit, before anybody promises anything. Three questions, "
        "and an honest no to one of them is a good result:"
    )
    questions = "\n".join(f"• {question}" for question in QUESTIONS.values())
    token = f"contact:{contact.id}"
    buttons = (Button(JUDGE, f"fit {token}", style="primary"), Button(f"All about {who}", f"brief {token}"))
    return Card(described(contact), (Text(line(said)), Text(line(questions)), Buttons(buttons)))


def noted(view: PartnershipView, now: datetime, *, low: int, undo: str, new: bool) -> Card:
    """After a judgement: what stands, and what comes next."""
    missing = open_questions(view.partnership)
    blocks: list[Block] = [Facts(tuple((label, line(said)) for label, said in judged(view, now)))]
    token = view.token
    if missing:
        questions = " ".join(QUESTIONS[name] for name in missing)
        blocks.append(Text(line(f"Still open: {questions}")))
        following = Button(JUDGE, f"fit {token}", style="primary")
    elif judged_at_most(view.partnership, low):
        blocks.append(Text(line("That sounds like a friendly no, which is a good result; I have kind words for it.")))
        following = Button(NOT_A_MATCH, f"not a match {token}", style="primary")
    else:
        blocks.append(Text(line("Next, tell each other whom you look for.")))
        following = Button("Whom we look for…", f"ideal {token} ours", style="primary")
    blocks.append(Text(line(PRIVATE), small=True))
    others = () if following.label == NOT_A_MATCH else (Button(NOT_A_MATCH, f"not a match {token}"),)
    blocks.append(Buttons((following, Button("The whole page", f"partner {token}"), *others, Button("Undo", undo))))
    title = f"{view.partner.name}: {'fit judged' if not missing else 'fit noted'}"
    return Card(f"{title}{', a partnership begins' if new else ''}", tuple(blocks))


def judged(view: PartnershipView, now: datetime) -> tuple[tuple[str, str], ...]:
    """Each judgement for itself, with its reason and day; never added up."""
    rows = []
    for name in FIT:
        found = latest(view.partnership, name)
        if found is not None:
            score, reason, day, _ = found
            rows.append((NAMES[name], f"{score} of 5, {_day(view, day, now)}: {reason}"))
    return tuple(rows)


def not_judged(view: PartnershipView, missing: tuple[str, ...]) -> str:
    asked = " ".join(QUESTIONS[name] for name in missing)
    return f"Before the two of you agree on anything with {first(view.partner.name)}: {asked}"


def judged_low(view: PartnershipView, low: tuple[str, ...]) -> str:
    names = " and ".join(name for name in low)
    return (
        f"You judged {names} low with {first(view.partner.name)}. A kind no now is a good result; "
        "a half-hearted yes costs both of you a year."
    )


def offers(view: PartnershipView, missing: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    judge, no = (JUDGE, f"fit {view.token}"), (NOT_A_MATCH, f"not a match {view.token}")
    return (judge, no) if missing else (no, judge)


def parted(contact: Contact, me: str, *, was_partner: bool, undo: str) -> Card:
    """A kind end, before the agreement or after it, with the words for it."""
    who = first(contact.name)
    if was_partner:
        title, said = f"Wound down kindly: {contact.name}", "The door stays open; reviews and reminders end here."
        note = (
            f"{who}, thank you for the time you gave our arrangement. I don’t think we are serving each other as well "
            "as we both hoped, and I’d rather say so over a good coffee than let it fade. I’ll gladly stay in touch, "
            f"and I’ll look after what I promised you.\n{me}"
        )
    else:
        title, said = f"Not a match: {contact.name}", "A good result: both of you know early, and part as friends."
        note = (
            f"{who}, I enjoyed our talk. Thinking it over, we look for rather different clients, so I doubt I could do "
            f"right by you. If I meet somebody for whom you are the right one, I’ll say your name with pleasure.\n{me}"
        )
    buttons = (Button(f"All about {who}", f"brief contact:{contact.id}"), Button("Undo", undo))
    return Card(title, (Text(line(said)), Quote(note, "You might write"), Buttons(buttons)))


def _day(view: PartnershipView, day: date, now: datetime) -> str:
    return when.day(day, now, view.calendar.zone, view.locale)
