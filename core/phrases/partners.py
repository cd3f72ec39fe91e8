"""A partner's page, and the list of partners with their lights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Facts, Item, Line, Mention, Text, line
from core.partners import IDEAL, PromiseState
from core.phrases import fits, lights, when
from core.phrases import promises as promised
from core.phrases.nudges import described, first
from core.readings.fits import open_questions
from core.readings.flows import Balance

if TYPE_CHECKING:
    from core.rules.views_partners import PartnershipView

PRIVATE = "Fit, evidence and balance are seen by the owner and the lead only."
NO_PARTNERS = "No partner yet"


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on it. `weighed` are fit, evidence and balance, for those who may see them; days as the reader
    writes them."""

    view: PartnershipView
    light: str
    reasons: tuple[str, ...]
    day: Callable[[date | datetime], str]
    today: date
    now: datetime
    weighed: tuple[tuple[str, str], ...] | None


def page(given: Page) -> Card:
    view, said = given.view, given.view.partnership
    state = f"partner since {given.day(view.partner.partner_since)}" if view.partner.partner_since else None
    title = f"{described(view.partner)}: {state if state and view.agreed else 'a partnership in the making'}"
    blocks: list[Block] = [Text(_lamp(given.light, given.reasons if given.weighed is not None else ()))]
    rows = tuple(_agreement(given))
    blocks += [Facts(rows)] if rows else []
    if given.weighed is not None:
        blocks.append(Facts(tuple((label, line(value)) for label, value in given.weighed)))
        blocks.append(Text(line(PRIVATE), small=True))
    for one in view.promises:
        if one.state is PromiseState.OPEN:
            whose = "We promised" if one.by_member_id is not None else f"{first(view.partner.name)} promised"
            spans = line(f"{whose}: ", Bold(promised.sentence(one)), f", {promised.state(one, given.day, given.today)}")
            blocks.append(Item(spans, (Button(promised.KEPT, f"kept {one.id}"),)))
    blocks.append(Buttons(tuple(_buttons(view))))
    if said.restricted:
        blocks.append(
            Text(line(f"{_profession(view)}: promises are of acts only, and nothing is weighed."), small=True)
        )
    return Card(title, tuple(blocks))


def _agreement(given: Page) -> Iterator[tuple[str, Line]]:
    view, said = given.view, given.view.partnership
    who = first(view.partner.name)
    yield "Looked after by", line(Mention(view.owner.id, view.owner.name))
    for label, ideal in (("We look for", said.ideal_ours), (f"{who} looks for", said.ideal_theirs)):
        if text := ideal_client(ideal):
            yield label, line(text)
    for label, words in (
        (f"In {who}’s words", f"“{said.own_words}”" if said.own_words else None),
        ("Ground rules", said.ground_rules),
        ("How it works", said.mechanics),
        ("Accountable", said.accountable),
    ):
        if words:
            yield label, line(words)
    yes = [f"we, {given.day(said.ours_on)}"] if said.ours_on else []
    yes += [f"{who}, {given.day(said.theirs_on)}"] if said.theirs_on else []
    if yes:
        yield "Said yes", line("; ".join(yes))
    if said.review_on is not None:
        yield "Next review", line(f"{given.day(said.review_on)}{', booked' if said.booked_at else ''}")
    if said.reviewed_at is not None:
        yield "Last review", line(given.day(said.reviewed_at))


def ideal_client(ideal: Mapping[str, str]) -> str:
    """`finance directors, 50 to 200 people, manufacturing`."""
    return ", ".join(ideal[part] for part in IDEAL if ideal.get(part))


def _profession(view: PartnershipView) -> str:
    word = view.partnership.profession or "this profession"
    return word[0].upper() + word[1:]


def _buttons(view: PartnershipView) -> Iterator[Button]:
    """The likely next step first."""
    token, said = view.token, view.partnership
    if view.agreed:
        yield Button("Agenda", f"review {token}", style="primary")
        yield Button("Promise…", f"promise {token}")
        yield Button(fits.JUDGE, f"fit {token}")
        yield Button("How it works…", f"terms {token}")
        yield Button("Wind it down…", f"wind down {token}")
        return
    yield next_step(view)
    yield Button("How it works…", f"terms {token}")
    yield Button("Promise…", f"promise {token}")
    if said.ours_on is None or said.theirs_on is None:
        yield Button("Said yes…", f"agree {token}")
    yield Button(fits.NOT_A_MATCH, f"not a match {token}")


def next_step(view: PartnershipView) -> Button:
    """Fit, then whom each looks for, then how it works, then both say yes."""
    token, said, who = view.token, view.partnership, first(view.partner.name)
    if open_questions(said):
        return Button(fits.JUDGE, f"fit {token}", style="primary")
    if not said.ideal_ours:
        return Button("Whom we look for…", f"ideal {token} ours", style="primary")
    if not said.ideal_theirs:
        return Button(f"Whom {who} looks for…", f"ideal {token} theirs", style="primary")
    if not said.own_words:
        return Button(f"In {who}’s words…", f"terms {token}", style="primary")
    return Button("Both said yes", f"agree {token} both", style="primary")


def weighed(
    judged: Sequence[tuple[str, str]], evidence: Sequence[tuple[str, str]], found: Balance | None
) -> tuple[tuple[str, str], ...]:
    return (*judged, *evidence, *((("Balance", balance(found)),) if found is not None else ()))


def balance(found: Balance) -> str:
    """`we gave 1, received 3 in half a year`, both sides, no debt."""
    return f"we gave {found.given}, received {found.received} in {when.about(found.days)}"


def listed(rows: Sequence[tuple[PartnershipView, str, tuple[str, ...], str]]) -> Card:
    """`rows`: each with its light, reasons, and the next review as the reader writes it."""
    if not rows:
        said = "Begin with fit: “partner Judy Park” asks three questions before anybody promises anything."
        return Card(NO_PARTNERS, (Text(line(said)),))
    items = tuple(
        Item(
            line(
                f"{lights.LAMPS[light]}  ", Bold(described(view.partner)), _so(reasons), f" {review}" if review else ""
            ),
            (Button("Page", f"partner {view.token}"),),
        )
        for view, light, reasons, review in rows
    )
    return Card("1 partner" if len(rows) == 1 else f"{len(rows)} partners", items)


def _so(reasons: tuple[str, ...]) -> str:
    return f": {'; '.join(reasons)}." if reasons else "."


def _lamp(light: str, reasons: tuple[str, ...]) -> Line:
    return line(Bold(lights.LAMPS[light]), _so(reasons))
