"""The subcommands, one a file; adding one is its file and one name here."""

from __future__ import annotations

from core.commands import (
    agreed,
    called,
    declined,
    draft,
    edit,
    log,
    lost,
    met,
    move,
    next_step,
    note,
    park,
    pass_on,
    proposed,
    thank,
    thanked,
    touch,
    tried,
    undo,
    won,
)
from core.commands.spec import Command

COMMANDS: tuple[Command, ...] = (
    log.COMMAND,
    called.COMMAND,
    tried.COMMAND,
    met.COMMAND,
    proposed.COMMAND,
    won.COMMAND,
    won.VALUE,
    lost.COMMAND,
    lost.REASON,
    declined.COMMAND,
    park.COMMAND,
    move.COMMAND,
    next_step.COMMAND,
    thanked.COMMAND,
    thank.COMMAND,
    note.COMMAND,
    touch.COMMAND,
    edit.COMMAND,
    agreed.COMMAND,
    pass_on.COMMAND,
    undo.COMMAND,
    draft.COMMAND,
)
