"""What the bot says when somebody outside is to be forgotten."""

from __future__ import annotations

from collections.abc import Mapping

from core.cards import Button, Buttons, Card, Facts, Text, line
from core.model import Contact
from core.phrases.asking import who

GONE = Card("This was about somebody who has been forgotten", (Text(line("What it counted for is kept.")),))
_WHAT = {
    "introduction": ("introduction", "introductions"),
    "touch": ("talk or note", "talks and notes"),
    "reminder": ("reminder", "reminders"),
    "promise": ("promise", "promises"),
    "ask": ("ask", "asks"),
    "knows": ("acquaintance", "acquaintances"),
    "complaint": ("complaint", "complaints"),
    "partnership": ("partnership", "partnerships"),
}


def sure(known: Contact, counts: Mapping[str, int]) -> Card:
    """Before it is done: what would go, and that nothing brings it back."""
    rows = tuple((_named(kind, many), line(_fate(kind))) for kind, many in counts.items() if many and kind in _WHAT)
    return Card(
        f"Forget {who(known)} for good?",
        (
            Text(
                line(
                    "Name, company, addresses and every note go, here, in the history and in my own messages. "
                    "What was counted stays counted. Nothing brings it back."
                )
            ),
            *((Facts(rows),) if rows else ()),
            Buttons(
                (
                    Button(f"Forget {known.name}", f"forget contact:{known.id} for good", style="danger"),
                    Button("Keep", f"contact contact:{known.id}"),
                )
            ),
        ),
    )


def done(messages: int) -> Card:
    edited = f" I’m blanking {messages} of my own messages." if messages else ""
    return Card(
        "Forgotten",
        (
            Text(
                line(
                    "The entry and every note about this person are gone. I’m reading everything else through for the "
                    f"name; that takes a moment.{edited}"
                )
            ),
            Text(
                line(
                    "What I can’t reach: what people wrote themselves in chats, files exported before, and backups, "
                    "until they are overwritten."
                ),
                small=True,
            ),
        ),
    )


def _named(kind: str, many: int) -> str:
    one, more = _WHAT[kind]
    return f"{many} {one if many == 1 else more}"


def _fate(kind: str) -> str:
    return "kept in the counts, without names or notes" if kind == "introduction" else "gone, or kept as a date alone"
