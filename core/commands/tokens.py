"""What a button's token means: `12`, `reminder:5`, or the message `post:431` and what it was about."""

from __future__ import annotations

import re

from core.commands import finding
from core.commands.turn import Turn
from core.model import Introduction, Reminder
from core.phrases import reminding
from core.spec import Misunderstood, Ref
from core.store import posts, reminders
from core.store.letters import Letter

_TOKEN = re.compile(r"(post|reminder):([0-9]{1,18})", re.IGNORECASE)


def introduction(turn: Turn, ref: Ref) -> Introduction:
    """The introduction meant, by number, by name, or as what a message was about. Raises as `finding.introduction`."""
    found = subject(turn, ref)
    if isinstance(found, Reminder):
        if found.introduction_id is None:
            raise Misunderstood(reminding.STOPPED_ALREADY)
        return finding.introduction(turn, Ref(number=found.introduction_id))
    return found


def subject(turn: Turn, ref: Ref) -> Introduction | Reminder:
    """What is to be put off or reminded of. Raises Misunderstood for a message that was about neither."""
    read = _TOKEN.fullmatch(ref.words or "")
    if read is None:
        return finding.introduction(turn, ref)
    kind, id = read[1].lower(), int(read[2])
    if kind == "post":
        letter = message(turn, id)
        if letter is None or letter.subject_kind not in ("introduction", "reminder") or letter.subject_id is None:
            raise Misunderstood(reminding.STOPPED_ALREADY)
        kind, id = letter.subject_kind, letter.subject_id
    if kind == "introduction":
        return finding.introduction(turn, Ref(number=id))
    own = reminders.get(turn.tx, turn.organization.id, id)
    if own is None:
        raise Misunderstood(reminding.NO_REMINDER)
    if own.member_id != turn.me.id:
        raise Misunderstood(reminding.NOT_YOURS)
    return own


def message(turn: Turn, id: int) -> Letter | None:
    """One message of the post, if it was for me or for a channel; nobody reads the mail of others."""
    found = posts.get(turn.tx, turn.organization.id, id)
    if found is None or found.rule is None:
        return None
    return found if found.member_id in (None, turn.me.id) else None
