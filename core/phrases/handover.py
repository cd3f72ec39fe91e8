"""What the bot says when somebody's work is handed over: what there is, to whom, and what the new owner finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from core.cards import Block, Button, Buttons, Card, Facts, Item, Line, Mention, Text, line
from core.model import Contact, Introduction, Member
from core.phrases.asking import who
from core.phrases.nudges import described, first, on

if TYPE_CHECKING:
    from core.rules.views import IntroductionView, MemberView

SHOWN = 5
NOT_YOURS = "Only whoever leads that colleague, or an admin, can hand over their work. Ask one of them."
NOT_TO_HIMSELF = "That is the same person. To whom shall it go?"
TO_WHOM = "To whom?"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody looks after, counted. `doors` are open introductions with their prospects."""

    doors: Sequence[tuple[Introduction, Contact]] = ()
    thanks: int = 0  # owed for doors whose outcome is known
    served: int = 0  # clients and partners
    others: int = 0  # people who are neither, and have no open door
    partners: int = 0
    promises: int = 0
    complaints: int = 0
    reminders: int = 0

    @property
    def any(self) -> bool:
        counts = (self.thanks, self.served, self.others, self.partners, self.promises, self.complaints, self.reminders)
        return bool(self.doors) or any(counts)


def card(of: Member, told: Told, to: Iterable[tuple[str, str]], *, left: str | None = None) -> Card:
    """What he has, and a button for each colleague it could go to: (name, line). `left` is what was just noted."""
    said: list[Block] = [Text(line(left))] if left else []
    if not told.any:
        nothing = Text(line("There is nothing to hand over."))
        return Card(f"{of.name} looks after nothing that is open", (*said, nothing))
    said += [Item(line(f"#{entry.id} {who(one)}: {entry.stage.value}")) for entry, one in told.doors[:SHOWN]]
    if len(told.doors) > SHOWN:
        said.append(Text(line(f"and {len(told.doors) - SHOWN} more"), small=True))
    said.append(Facts(tuple(_rows(told))))
    said.append(Text(line("All of it goes in one step, and can be taken back for a day. Closed sales stay counted.")))
    said.append(Buttons(tuple(Button(f"To {name}", text) for name, text in to)))
    said.append(Text(line(f"For somebody else type “handover {of.name} to” and a name."), small=True))
    return Card(f"What {first(of.name)} looks after", tuple(said))


def done(of: Member, to: Member, told: Told, *, mine: bool, undo: str) -> Card:
    whose = line("You have it now.") if mine else line(Mention(to.id, to.name), " has it now, and hears of it.")
    blocks = (Text(whose), Facts(tuple(_rows(told))), Buttons((Button("Undo", undo),)))
    return Card(f"{first(of.name)}’s work is handed over", blocks)


def proposal(view: MemberView, lead: Member, now: datetime) -> Card:
    """To the lead of somebody who has left."""
    of, doors = view.member, _open(view)
    said: list[Block] = [_door(one, view, now) for one in doors[:SHOWN]]
    if len(doors) > SHOWN:
        said.append(Text(line(f"and {len(doors) - SHOWN} more"), small=True))
    here = f"handover @{{member:{of.id}}}"
    choose = Button("Choose who…", here, style="primary")
    said.append(Buttons((choose, Button("I’ll take it", f"{here} to @{{member:{lead.id}}}"))))
    many = "One door is" if len(doors) == 1 else f"{len(doors)} doors are"
    return Card(f"{of.name} has left. {many} still open; who takes over?", tuple(said))


def taken_over(views: Sequence[IntroductionView], view: MemberView, now: datetime) -> Card:
    """The one heads-up to whoever has it now."""
    said: list[Block] = [_door(one, view, now, show=True) for one in views[:SHOWN]]
    if len(views) > SHOWN:
        said.append(Text(line(f"and {len(views) - SHOWN} more"), small=True))
    said.append(Buttons((Button("Show all", "list open", style="primary"), Button("What waits for me", "today"))))
    return Card(f"{first(views[0].namer.name)} has handed {len(views)} open doors over to you", tuple(said))


def taken_back(by: Member) -> Card:
    said = f"{first(by.name)} has taken it back. Nothing is left for you to do."
    return Card("Taken back: the doors handed over to you", (Text(line(said)),))


def because_left(view: MemberView, day: str) -> str:
    return f"{view.member.name} left {day}, and nobody has the open doors"


def because_handed(views: Sequence[IntroductionView], day: str) -> str:
    return f"{first(views[0].namer.name)} handed them over {day}"


def left(of: Member) -> str:
    return f"{first(of.name)} has left: no more messages go there. If that was a slip: “settings returned {of.name}”."


def is_back(of: Member) -> Card:
    return Card(f"{of.name} is back", (Text(line("Messages go there again.")),))


def not_left(of: Member) -> str:
    return f"{of.name} has not left."


def facts(views: Sequence[IntroductionView]) -> tuple[tuple[str, str], ...]:
    return tuple((f"#{v.introduction.id}", f"{described(v.prospect)}, {v.introduction.stage.value}") for v in views)


def thank(opener: str, prospect: str) -> str:
    """The reminder that thanks are still owed where the outcome is known."""
    return f"thank {opener} for {prospect}"


def _open(view: MemberView) -> list[IntroductionView]:
    return [one for one in view.introductions if one.introduction.open]


def _door(one: IntroductionView, view: MemberView, now: datetime, *, show: bool = False) -> Item:
    entry = one.introduction
    since = on(one, entry.stage_at, now)
    buttons = (Button("Open", f"show {entry.id}"),) if show else ()
    return Item(line(f"#{entry.id} {described(one.prospect)}: {entry.stage.value} since {since}"), buttons)


def _rows(told: Told) -> Iterable[tuple[str, Line]]:
    rows = (
        ("Open doors", len(told.doors)),
        ("Thanks owed", told.thanks),
        ("Clients and partners", told.served),
        ("Other people", told.others),
        ("Partnerships", told.partners),
        ("Promises", told.promises),
        ("Complaints", told.complaints),
        ("Reminders", told.reminders),
    )
    return ((label, line(str(many))) for label, many in rows if many)
