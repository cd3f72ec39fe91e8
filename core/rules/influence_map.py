"""The rule `influence-map`: a client said "great", and nobody has asked yet whom he has influence with."""

from __future__ import annotations

from datetime import datetime

from core.cards import Button
from core.partners import Mood
from core.phrases import named as words
from core.policy import Number, Policy
from core.rules.rule import ListItem, Look, Rule
from core.rules.views_clients import ContactView

NAME = "influence-map"


def look(view: ContactView, policy: Policy, now: datetime) -> Look:
    care = view.care
    if care is None or care.answer is not Mood.GREAT or care.checked_at is None or care.mapped_at is not None:
        return Look()
    days = view.days_since(care.checked_at, now)
    if view.silent or view.complaint is not None or view.contact.never_ask or days >= policy["influence-map.until"]:
        return Look()
    item = ListItem(
        rule=NAME,
        subject=("contact", view.contact.id),
        fact=("influence-map", str(care.checked_at.date())),
        spans=words.map_line(view.contact),
        buttons=(Button("The map…", f"influence contact:{view.contact.id}"),),
        weight=0,
        days=days,
        because=f"{view.contact.name} said great",
        facts=((view.contact.name, "great"),),
    )
    return Look(listed=(item,))


RULE = Rule(
    name=NAME,
    looks_at="contact",
    look=look,
    why=(
        "Whoever is glad with us likes to say with whom he has influence, as one names an emergency contact. The map "
        "is for finding the one person to ask about, never for calling down a list."
    ),
    source="A5, A4",
    numbers=(Number("influence-map.until", 30, "days", "A month after the good word it would be out of the blue.", 1),),
)
