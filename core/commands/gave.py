"""`gave`: the short form of logging a door that we opened for somebody."""

from __future__ import annotations

from dataclasses import replace

from core.commands import log
from core.spec import Arg, Command

_ONLY_RECEIVED = ("introducer", "receiver", "partner", "name")

COMMAND: Command = replace(
    log.COMMAND,
    name="gave",
    summary="You opened a door: to whom, and who was introduced",
    examples=("gave Judy Tom Reyes", 'gave "Judy Park" "Tom Reyes" of Larkin'),
    args=(
        Arg("partner", "contact", "Whom did you introduce them to?", required=True, hint="Judy Park"),
        Arg("name", "name", "Who was introduced?", required=True, hint="Tom Reyes"),
        *(arg for arg in log.ARGS if arg.name not in _ONLY_RECEIVED),
    ),
    featured=False,
)
