"""The subcommands, one a file; adding one is its file and one name here."""

from __future__ import annotations

from core.commands import log
from core.commands.spec import Command

COMMANDS: tuple[Command, ...] = tuple(module.COMMAND for module in (log,))
