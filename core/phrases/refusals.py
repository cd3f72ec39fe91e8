"""Kind refusals: what is not done, whose it is, and what to do instead."""

from __future__ import annotations

from core.cards import Because, Block, Button, Buttons, Card, Line, Mention, Text, line
from core.model import Introduction, Member
from core.rules.rule import Advised

ANYWAY = "Log it anyway"


def not_yours(entry: Introduction, owner: Member | None) -> Card:
    whose: Line = line(Mention(owner.id, owner.name), " has it; ask there") if owner else line("Ask an admin")
    return Card(
        f"#{entry.id} is not yours to move",
        (
            Text((*whose, *line(", or leave a note for whoever does."))),
            Buttons(
                (Button("Show it", f"show {entry.id}", style="primary"), Button("Add a note…", f"note {entry.id}"))
            ),
        ),
    )


def advised(verdict: Advised, *more: Button, anyway: str = ANYWAY) -> Card:
    """A gate's sentence, the rows it looked at, the better ways, and the way past it (`anyway`) where there is one."""
    rows = "; ".join(f"{label} {value}" for label, value in verdict.facts)
    blocks: list[Block] = [Because(line(rows), verdict.gate)] if rows else []
    buttons = [Button(label, to, style="primary" if not n else "plain") for n, (label, to) in enumerate(verdict.offers)]
    if verdict.anyway and not verdict.hard:
        buttons.append(Button(anyway, verdict.anyway))
    buttons += more
    return Card(verdict.sentence, (*blocks, *((Buttons(tuple(buttons)),) if buttons else ())))
