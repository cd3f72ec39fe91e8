"""What the bot says about our way of asking: what a switch changes, which checks are strict, the one line."""

from __future__ import annotations

from collections.abc import Iterable

from core.cards import Block, Bold, Button, Buttons, Card, Item, Quote, Text, line
from core.phrases.enumerated import all_of
from core.phrases.settings import ALL, PLAYBOOKS, amount
from core.policy import Number

NO_GATE = "I expected one of my checks, like “settings strict ask-earned”, or “… off”."
NO_LINE = "I expected one line about whom we help, like “We help owners of family firms sell in good order”."
LONGEST_LINE = 200
FIRST_MOVES = {
    "balanced": "First move: look who is glad of us (“check Carl great”), then “who do you know”.",
    "earn-it": "First move: the how-are-we-doing call (“check Carl great”).",
    "ask-at-close": "First move: the card that comes with every win.",
    "two-way": "First move: the check-in with a partner, and a door you open.",
    "direct": "First move: two minutes of research (“who do you know” shows whom you could ask about whom).",
}
ORDER = (
    "The article on four mistakes warns of this one: asking because a manager wants it “at every appointment” makes us "
    "beggars, and clients feel it. Become indispensable, and earn it; then asking less brings more."
)


def switched(name: str, before: str, changes: Iterable[tuple[Number, int, int]], kept: tuple[str, ...]) -> Card:
    """What holds now; `changes` are (number, was, is), `kept` the keys of our own numbers, which stay."""
    rows = [_changed(number, was, now) for number, was, now in changes]
    blocks: list[Block] = [Text(line(PLAYBOOKS[name])), Text(line(FIRST_MOVES[name]))]
    if rows:
        blocks.append(Text(line(Bold("What changes")), small=True))
        blocks += rows
    elif name != before:
        blocks.append(Text(line("No number changes.")))
    if kept:
        blocks.append(Text(line(f"Kept as you set them: {all_of(kept)}."), small=True))
    back = (Button(f"Back to {before}", f"settings playbook {before}"),) if before != name else ()
    blocks.append(Buttons((Button("Why?", f"why {name}"), *back, Button("All numbers", "settings numbers"), ALL)))
    return Card(f"Our way of asking is “{name}”", tuple(blocks))


def _changed(number: Number, was: int, now: int) -> Item:
    rule, what = number.key.split(".", 1)
    named = rule if what == "speaks" else f"{rule}, {what.replace('_', ' ')}"
    said = line(Bold(f"{named}: {amount(number, now)}"), f" (was {amount(number, was)}). {number.reason}")
    return Item(said)


def of_rule(rule: str, rows: Iterable[tuple[Number, int, int]]) -> Card:
    """Each number of one rule with its reason, and the way to change it; `rows` are (number, ours, the playbook's)."""
    items = tuple(
        Item(
            line(Bold(f"{n.key}: {amount(n, ours)}"), f"{_else(n, ours, base)}. {n.reason}"),
            (Button("Change…", f"settings number {n.key}"),),
        )
        for n, ours, base in rows
    )
    return Card(f"The numbers of {rule}", (*items, Buttons((Button("Why?", f"why {rule}"), ALL))))


def _else(number: Number, ours: int, base: int) -> str:
    return "" if ours == base else f" (ours; else {amount(number, base)})"


def strict(gate: str, *, on: bool) -> Card:
    said = (
        "Nobody passes it any more; there is no “anyway”."
        if on
        else "It speaks as our way of asking has it, and advises where it does."
    )
    title = f"“{gate}” is strict" if on else f"“{gate}” is not strict"
    back = Button("Not strict", f"settings strict {gate} off") if on else Button("Strict", f"settings strict {gate}")
    return Card(title, (Text(line(said)), Buttons((Button("Why?", f"why {gate}"), back, ALL))))


def one_line(words: str | None) -> Card:
    if words is None:
        return Card("Your notes say nothing of whom we help", (Buttons((ALL,)),))
    said = "It stands in every note you send when you ask somebody for an introduction."
    return Card("Your one line is kept", (Quote(words, "Whom we help"), Text(line(said)), Buttons((ALL,))))
