"""A contact as the rules of serving see him, for whoever asks: a complaint is for the owner and the lead."""

from __future__ import annotations

from dataclasses import replace

from core.commands.turn import Turn
from core.model import Contact, Member
from core.partners import Mood
from core.permissions import leads
from core.rules.views_clients import ContactView
from core.store import views_clients


def view_of(turn: Turn, known: Contact) -> ContactView:
    """The view, without what I may not know."""
    view = views_clients.one(turn.tx, turn.organization, known, owner_of(turn, known))
    if confided(turn, known) or (view.complaint is not None and view.complaint.owner_id == turn.me.id):
        return view
    unhappy = view.care is not None and view.care.answer is Mood.UNHAPPY
    care = replace(view.care, answer=None) if view.care is not None and unhappy else view.care
    return replace(view, care=care, complaint=None, in_peace=view.complaint is not None)


def owner_of(turn: Turn, known: Contact) -> Member:
    """Who looks after him; I do, where nobody does."""
    return turn.members(known.owner_id).get(known.owner_id or 0, turn.me)


def confided(turn: Turn, known: Contact) -> bool:
    """Whether I may hear of his complaints: I look after him, or lead whoever does."""
    return known.owner_id in (None, turn.me.id) or leads(turn.me, known.owner_id, turn.charge)
