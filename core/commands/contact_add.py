"""`contact add`: somebody outside, before there is any introduction."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import finding, naming
from core.commands.turn import Turn
from core.model import Contact
from core.phrases import entries
from core.spec import Arg, Command

TIERS = ("A", "B", "C")
REACHED = (
    Arg("company", "name", "Company", ("of", "at", "company")),
    Arg("title", "name", "Title", ("title", "role")),
    Arg("email", "name", "E-mail", ("email", "e-mail", "mail")),
    Arg("phone", "name", "Phone", ("phone", "tel", "mobile")),
    Arg("tier", "choice", "Tier", ("tier",), choices=TIERS),
    Arg("owner", "member", "Who looks after them?", ("owner",), hint="you, if empty"),
    Arg("client", "choice", "A client?", bare=True, choices=("client", "no client")),
    Arg("as", "choice", "As what?", ("as a", "as"), choices=("client", "partner", "prospect"), asked=False),
)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    told = {key: values.get(key) for key in ("company", "email", "phone")}
    person = naming.prospect(turn, values["name"], **told)
    owner = finding.member(turn, values["owner"]) if "owner" in values else turn.me
    more = {key: values.get(key) for key in ("title", "tier")} | since(turn, values)
    known = naming.enter(turn, person, owner_id=owner.id, **told, **more)
    turn.book.about("contact", known.id)
    owner_now = turn.members(known.owner_id).get(known.owner_id or 0)
    undo = f"undo {turn.book.receipt}" if known != person.contact else None
    news = entries.NEW if person.new else entries.CHANGED if undo else entries.NOTHING_NEW
    card = entries.card(known, owner_now, None, news=news, undo=undo, fit=to_fit(values, known))
    return Reply(card=card, replaces=True)


def to_fit(values: dict[str, Any], known: Contact) -> bool:
    """Whether he was called a partner and is none yet: that begins with fit, and is nobody's word alone."""
    return values.get("as") == "partner" and known.partner_since is None


def since(turn: Turn, values: dict[str, Any]) -> dict[str, Any]:
    """What being a client, or none, means for the entry: a client from before we met here counts as one now."""
    match values.get("client") or values.get("as"):
        case "client":
            return {"client_since": turn.now}
        case "no client":
            return {"client_since": None}
    return {}


COMMAND = Command(
    name="contact add",
    summary="Add somebody outside",
    examples=('contact add "Judy Park" of "Park Law" phone 555-0188', "contact add Tom Reyes at Larkin tier A"),
    run=run,
    args=(Arg("name", "name", "Name", required=True), *REACHED),
    aliases=("add contact",),
    group="People",
)
