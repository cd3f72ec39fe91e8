"""`check`: the how-are-we-doing call, with both its questions."""

from __future__ import annotations

import re
from typing import Any

from core.asks import Reply
from core.commands import checking, finding, moving
from core.commands.client_views import confided, owner_of
from core.commands.turn import Turn
from core.partners import Mood
from core.phrases import checked as words
from core.spec import Arg, Command

_PROMISED = re.compile(
    r"(?P<note>.*?)[,;.]?\s*\b(?:and\s+)?(?:(?:i|we)\s+)?promised\s+(?:(?:him|her|them)\s+)?(?P<more>.+)", re.IGNORECASE
)
_UNTIL = re.compile(r",?\s+(?:by|due|until|till)\s+[^,]+$", re.IGNORECASE)  # its day, heard already


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    known = finding.contact(turn, values["contact"])
    note, more = _both(values.get("note"), values.get("more"))
    given = checking.Answer(
        mood=Mood(values["answer"]),
        at=moving.when(turn, values.get("on")),
        note=note,
        more=_UNTIL.sub("", more) if more is not None and "due" in values else more,
        due=values.get("due"),
    )
    promised, complaint = checking.note(turn, known, given)
    card = words.card(
        known,
        given.mood,
        given.note,
        more=(promised.text, turn.day(promised.due_on)) if promised is not None and promised.due_on else None,
        owner=owner_of(turn, known) if complaint is not None and known.owner_id != turn.me.id else None,
        may_resolve=confided(turn, known),
        undo=f"undo {turn.book.receipt}",
    )
    return Reply(card=card, replaces=True)


def _both(note: str | None, more: str | None) -> tuple[str | None, str | None]:
    """`the invoice was wrong, promised a credit note` holds both answers."""
    if more is None and note is not None and (read := _PROMISED.fullmatch(note)):
        return read["note"] or None, read["more"]
    return note, more


COMMAND = Command(
    name="check",
    summary="The how-are-we-doing call: the answer, and what else we can do",
    examples=("check Carl great", "check Carl good promised the tax guide by fri", "Carl is happy"),
    run=run,
    args=(
        Arg("contact", "contact", "Whom did you ask?", required=True),
        Arg("answer", "choice", words.FIRST, bare=True, required=True, choices=tuple(mood.value for mood in Mood)),
        Arg("note", "rest", "In their own words", ("note", "said"), hint="for you and whoever looks after them"),
        Arg(
            "more", "rest", words.SECOND, ("promised", "promise", "else", "wants"), hint="It becomes a promise of yours"
        ),
        Arg("due", "day", "By when?", ("by", "due"), hint="within a week, if empty"),
        Arg("on", "day", "When did you talk?", ("on",), bare=True, past=True, asked=False),
    ),
    aliases=("checked",),
    group="Every day",
)
