"""What the owner of the numbers reads: where the revenue began."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Chart, Line, Table, Text, line

if TYPE_CHECKING:
    from core.readings.revenue import Part

SHOWN = 8


def page(
    label: str,
    doors: Part,
    rest: Part,
    partners: Sequence[Part],
    money: Callable[[int], str],
    *,
    unlike: int,
    also: Sequence[Block] = (),
) -> Card:
    """`money` shows minor units of our currency; `unlike` sales are in another one and stand in no sum; `also` is
    what else there is to say."""
    cases, value = doors.cases + rest.cases, doors.value + rest.value
    if not cases:
        begin = "“won Ann 12k” and “sale Carl 5k” begin the count."
        return Card(f"Revenue, {label}: no sale noted", (Text(line(begin)),))
    share = f", {round(100 * doors.value / value)} % of it by introduction" if value else ""
    rows: list[tuple[Line, ...]] = [
        _row("By introduction", doors, money),
        *(_row(f"… through {part.name}", part, money) for part in partners[:SHOWN]),
        _row("The rest", rest, money),
    ]
    counts = (("Cases", (doors.cases, rest.cases)),)
    chart = Chart("Sales, by where they began", ("By introduction", "The rest"), counts)
    blocks: list[Block] = [chart, Table(("", "Cases", "Value"), tuple(rows), numeric=(1, 2))]
    blocks += also
    blocks.append(Text(line(_small(doors, unlike)), small=True))
    onward = (Button("The funnel", f"stats all {label}"), Button("By partner", f"stats all by partner {label}"))
    blocks.append(Buttons(onward))
    return Card(f"Revenue, {label}: {money(value)} in {_cases(cases)}{share}", tuple(blocks))


def _row(name: str, part: Part, money: Callable[[int], str]) -> tuple[Line, ...]:
    return line(Bold(name)), line(str(part.cases)), line(money(part.value) if part.value else "–")


def _small(doors: Part, unlike: int) -> str:
    other = f" Not in the sums: {_cases(unlike)} in another currency." if unlike else ""
    return f"Cases count also where the value is unknown. For those who lead; no channel sees it.{other}"


def _cases(many: int) -> str:
    return "one sale" if many == 1 else f"{many:,} sales"
