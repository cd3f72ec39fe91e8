"""A command is run, by whoever may; what it lacks is asked for in its form, filled with what was said."""

from __future__ import annotations

from core.asks import Reply
from core.commands.turn import Refused, Turn
from core.forms import form_of
from core.permissions import at_least
from core.phrases import edges
from core.spec import Missing, Parsed


def run(turn: Turn, parsed: Parsed) -> Reply:
    """Raises Refused where it is not theirs to run; Misunderstood or Question as the command does, but Missing only for
    a form that was submitted."""
    if not at_least(turn.me, parsed.command.who):
        raise Refused(Reply(card=edges.not_for_you(parsed.command)))
    if parsed.missing:
        return Reply(form=form_of(parsed, turn.context))
    try:
        return parsed.command.run(turn, parsed.values)
    except Missing as missing:
        if turn.ask.command is not None:
            raise
        return Reply(form=form_of(parsed, turn.context, missing))
