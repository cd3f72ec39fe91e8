"""What is said about shared credit: proposed to a lead, decided, and told to both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.cards import Button, Buttons, Card, Mention, Text, line
from core.model import Contact, ContactState, Introduction, Member
from core.phrases.nudges import first
from core.phrases.thanked import thanked
from core.sales import Share, ShareState

if TYPE_CHECKING:
    from core.rules.views_sharing import ShareView

NOT_OPEN = "There is nothing to decide there; it has been decided, or taken back."
NOT_RECEIVED = "Credit is shared for doors opened to us."
ENDED = "That introduction has ended, so there is nothing left to share."
WITH_WHOM = "With whom? Name a colleague."
SHARE_IT = "Share it"


def his_own(owner: Member) -> str:
    return f"{first(owner.name)} has that introduction already. Who else has a part in it?"


def in_confidence(prospect: Contact, other: Member) -> str:
    return f"{prospect.name} is held in confidence, and {first(other.name)} would hear of it. Speak with a lead first."


def shared_already(entry: Introduction, other: Member) -> str:
    return f"#{entry.id} is shared with {other.name} already."


def asked_already(entry: Introduction, other: Member) -> str:
    return f"To share #{entry.id} with {other.name} has been proposed already; a lead decides."


def proposed(entry: Introduction, prospect: Contact, sharer: Member, lead: Member | None, *, undo: str) -> Card:
    who = line(Mention(lead.id, lead.name), " decides") if lead else line("An admin decides")
    said = line(*who, ", and both of you hear of it. Until then it counts for whoever has it.")
    buttons = Buttons((Button(f"Open #{entry.id}", f"show {entry.id}"), Button("Undo", undo)))
    return Card(f"Proposed: share #{entry.id} {prospect.name} with {sharer.name}", (Text(said), buttons))


def asked(view: ShareView) -> Card:
    entry, share = view.introduction, view.share
    said = line(
        Mention(view.owner.id, view.owner.name), " has it", f" ({entry.stage.value}). ",
        Mention(view.sharer.id, view.sharer.name), f" has a door there too{_through(view)}. ",
        "Shared, a win counts half for each of them; nothing else changes hands.",
    )  # fmt: skip
    buttons = Buttons((*to_decide(share, view.owner), Button(f"Open #{entry.id}", f"show {entry.id}")))
    return Card(f"Shall {view.prospect.name} count for both?", (Text(said), buttons))


def told(view: ShareView, member: int) -> Card:
    """To whom it concerns: what the lead decided, and the one thing to do."""
    entry, by = view.introduction, view.decider.name if view.decider else "A lead"
    owner, sharer = first(view.owner.name), first(view.sharer.name)
    buttons = Buttons((Button(f"Open #{entry.id}", f"show {entry.id}"),))
    if view.share.state is not ShareState.ACCEPTED:
        stays = "yours" if member == view.owner.id else f"{owner}’s"
        return Card(f"{view.prospect.name} stays {stays}", (Text(line(f"{first(by)} decided so.")), buttons))
    other = f"you and {sharer}" if member == view.owner.id else f"{owner} and you"
    calls = "You call" if member == view.owner.id else f"{owner} calls"
    second = view.second if view.second and view.second.state is ContactState.ACTIVE else None
    second = second if member == view.sharer.id else None
    thanks = f" Thank {first(second.name)}, too." if second else ""
    buttons = Buttons((thanked(second), *buttons.buttons)) if second else buttons
    said = line(f"{first(by)} decided so. {calls}; a win counts half for each.{thanks}")
    return Card(f"{view.prospect.name} counts for {other}", (Text(said), buttons))


def decided(share: Share, entry: Introduction, prospect: Contact, sharer: Member, *, undo: str) -> Card:
    if share.state is ShareState.ACCEPTED:
        title, said = f"Shared: #{entry.id} {prospect.name}, with {sharer.name}", "A win counts half for each."
    else:
        title, said = f"Not shared: #{entry.id} {prospect.name}", "It stays with whoever has it."
    return Card(title, (Text(line(said, " Both hear of it.")), Buttons((Button("Undo", undo),))))


def because_asked(view: ShareView) -> str:
    return f"{view.proposer.name} proposed to share #{view.introduction.id}"


def because_decided(view: ShareView) -> str:
    by = view.decider.name if view.decider else "a lead"
    return f"{by} decided about #{view.introduction.id}"


def headline(view: ShareView) -> str:
    return f"Share {view.prospect.name} (#{view.introduction.id}) between {view.owner.name} and {view.sharer.name}?"


def facts(view: ShareView) -> tuple[tuple[str, str], ...]:
    rows = [("Introduction", f"#{view.introduction.id} {view.prospect.name}"), ("Has it", view.owner.name)]
    rows += [("Would share", view.sharer.name), ("Proposed by", view.proposer.name)]
    rows += [("Also opened by", view.second.name)] if view.second else []
    return (*rows, ("State", view.share.state.value))


def on_card(share: Share, sharer: Member, second: Contact | None, *, his: bool) -> str:
    """`with Bob Stone; Judy Park opened the door as well`, for the introduction's card. `his`: it was passed on to the
    sharer, whose alone it is now."""
    if his:
        return f"no more, {sharer.name} has all of it" + (f"; {second.name} opened the door as well" if second else "")
    state = "with" if share.state is ShareState.ACCEPTED else "proposed, a lead decides: with"
    return f"{state} {sharer.name}" + (f"; {second.name} opened the door as well" if second else "")


def to_decide(share: Share, owner: Member) -> tuple[Button, ...]:
    """For whoever decides, where he reads the introduction."""
    no = Button(f"Leave it with {first(owner.name)}", f"share no {share.id}")
    return Button(SHARE_IT, f"share yes {share.id}", style="primary"), no


def not_yours(lead: Member | None) -> Card:
    who = line(Mention(lead.id, lead.name)) if lead else line("An admin")
    return Card("That is not yours to decide", (Text(line(*who, " decides, and both of you hear of it.")),))


def _through(view: ShareView) -> str:
    return f", opened by {view.second.name}" if view.second else ""
