"""What the bot says after a quarter: what was planted, what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.cards import Button, Buttons, Card, Chart, Text, line

if TYPE_CHECKING:
    from core.rules.views_members import Planted

LABELS = ("Talked to", "Doors for others", "Promises kept", "Asked")
_NAMES = {1: "winter", 4: "spring", 7: "summer", 10: "autumn"}


def card(planted: Planted) -> Card:
    counts = (planted.talked, planted.given, planted.kept, planted.asked)
    said = (
        f"You talked to {_some(planted.talked, 'person', 'people')}, opened "
        f"{_some(planted.given, 'door', 'doors')} for others and kept {_some(planted.kept, 'promise', 'promises')}. "
        f"You asked {_times(planted.asked)}."
    )
    return Card(
        f"Your {season(planted)}: what you planted",
        (
            Chart("Planted, and asked", LABELS, (("You", counts),)),
            Text(line(said)),
            Text(line(_onward(planted))),
            Text(line("Only you see this."), small=True),
            Buttons((Button("Who would like a call?", "clients", style="primary"), Button("My promises", "promises"))),
        ),
    )


def because(planted: Planted) -> str:
    return f"{season(planted)} is over, {planted.first:%B} to {planted.last:%B}"


def facts(planted: Planted) -> tuple[tuple[str, str], ...]:
    counts = (planted.talked, planted.given, planted.kept, planted.asked)
    return (
        ("Quarter", f"{planted.first.isoformat()} to {planted.last.isoformat()}"),
        *((label, str(count)) for label, count in zip(LABELS, counts, strict=True)),
    )


def headline(planted: Planted) -> str:
    return f"Your {season(planted)}: what you planted"


def season(planted: Planted) -> str:
    """`autumn quarter`: words of the year, not of a fiscal one."""
    return f"{_NAMES[planted.first.month]} quarter"


def _onward(planted: Planted) -> str:
    sown = planted.talked + planted.given + planted.kept
    if planted.asked > sown:
        return "More asked than planted. The next quarter could begin with a call that wants nothing."
    if planted.given == 0:
        return "One door opened for somebody else would be a good beginning of the next."
    return "A good sowing. What you plant now is picked in a year."


def _some(many: int, one: str, more: str) -> str:
    return f"{'one' if many == 1 else many or 'no'} {one if many == 1 else more}"


def _times(many: int) -> str:
    return {0: "for nothing", 1: "once", 2: "twice"}.get(many, f"{many} times")
