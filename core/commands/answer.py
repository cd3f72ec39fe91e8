"""`answer`: what somebody said when he was asked: yes, no, or that he has called already."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import answering, ask_views, edit, finding, moving, nexts
from core.commands.turn import Refused, Turn
from core.model import Contact, Introduction, Stage
from core.phrases import ask_answers as words
from core.rules import ask_rested
from core.spec import Arg, Command, Misunderstood, Ref

SAID = ("yes", "no", "done")


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    said, reason, ref = values["said"], values.get("reason"), values.get("introduction")
    entry = answering.meant(turn, ref, said)
    if entry is None:
        return _of_the_prospect(turn, ref or Ref(), said, reason)
    if not answering.waits(entry, said):
        raise Refused(Reply(card=words.already(entry, _about(turn, entry)), replaces=True))
    match said:
        case "yes":
            return _promised(turn, entry)
        case "no":
            return _declined(turn, entry, reason)
    return moving.move(turn, entry, moving.Move(Stage.INTRODUCED, reason=reason))


def _promised(turn: Turn, entry: Introduction) -> Reply:
    reply = moving.move(turn, entry, moving.Move(Stage.PROMISED))
    after, by = answering.now(turn, entry), _introducer(turn, entry)
    if by is None:
        return reply
    owner = turn.members(after.owner_id)[after.owner_id]
    next = nexts.what_next(turn, after, owner, moved=True)
    card = words.promised(after, by, _about(turn, entry), next=next, undo=f"undo {turn.book.receipt}")
    return Reply(card=card, replaces=True)


def _declined(turn: Turn, entry: Introduction, reason: str | None) -> Reply:
    reply = moving.move(turn, entry, moving.Move(Stage.DECLINED, reason=reason or words.DECLINED))
    after, by = answering.now(turn, entry), _introducer(turn, entry)
    if by is None:
        return reply
    rest = ask_rested.until(ask_views.view(turn, by), turn.policy, turn.now)
    rests = turn.day(rest[1]) if rest is not None else None
    undo = f"undo {turn.book.receipt}"
    return Reply(card=words.declined(after, by, _about(turn, entry), rests=rests, undo=undo), replaces=True)


def _of_the_prospect(turn: Turn, ref: Ref, said: str, reason: str | None) -> Reply:
    """Nobody of this name was asked: it is the prospect who agreed, or would rather not."""
    if finding.introduction_or_none(turn, ref) is None:
        raise Misunderstood(words.not_asked(ref.words or ""), try_line=f"ask {ref.words or '…'} about …")
    match said:
        case "yes":
            return edit.run(turn, {"introduction": ref, "agreed": "agreed"})
        case "no":
            entry = finding.introduction(turn, ref)
            return moving.move(turn, entry, moving.Move(Stage.DECLINED, reason=reason))
    raise Misunderstood(words.NONE_OPEN, try_line="list open")


def _introducer(turn: Turn, entry: Introduction) -> Contact | None:
    return turn.contacts(entry.introducer_id).get(entry.introducer_id or 0)


def _about(turn: Turn, entry: Introduction) -> Contact:
    return turn.contacts(entry.prospect_id)[entry.prospect_id]


COMMAND = Command(
    name="answer",
    summary="What somebody said when you asked: yes, no, or that the call is made",
    examples=("Carl said yes", "answer 12 no too busy this year", "Carl called first, done"),
    run=run,
    args=(
        Arg("introduction", "introduction", "Which ask?", hint="a number, or the name of whom you asked"),
        Arg("said", "choice", "What was the answer?", required=True, choices=SAID),
        Arg("reason", "rest", "In their words", ("because", "reason", "note")),
    ),
    group="Every day",
)
