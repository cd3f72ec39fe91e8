"""Every setting by its name, and by what people call it."""

from __future__ import annotations

from difflib import get_close_matches

from core.commands.board_wishes import BOARD
from core.commands.house_settings import HOUSE
from core.commands.own_settings import OWN
from core.commands.playbook_settings import PLAYBOOK
from core.commands.profile_settings import PROFILE
from core.commands.service_settings import SERVICE
from core.commands.setting import Setting
from core.commands.team_settings import TEAMS
from core.phrases import settings as phrases
from core.spec import Misunderstood

SETTINGS = {one.name: one for one in (*OWN, *PROFILE, *PLAYBOOK, *HOUSE, *TEAMS, *SERVICE, BOARD)}
ALSO = {
    "timezone": "zone", "time": "zone", "lang": "format", "locale": "format", "quiet": "pause", "leaderboard": "board",
    "list": "morning", "vacation": "away", "back": "away",
}  # fmt: skip


def named(name: str, rest: str) -> Setting:
    """The setting meant; raises Misunderstood, with the line that would work where a name is near."""
    key = ALSO.get(name.casefold(), name.casefold())
    if (found := SETTINGS.get(key)) is not None:
        return found
    meant = next(iter(get_close_matches(key, SETTINGS, 1, 0.75)), None)
    raise Misunderstood(
        phrases.unknown(name, meant),
        try_line=f"settings {meant} {rest}".strip() if meant else "settings",
        field="value",
    )
