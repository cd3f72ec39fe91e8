"""Commands shaped like the real ones, so that the grammar is tested by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.asks import Reply
from core.grammar import read
from core.kinds import Context
from core.spec import Arg, Command, Kind, Misunderstood, Parsed
from core.workdays import Calendar

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)  # Monday 10:00 in New York, in the week of Thanksgiving
KNOWN = ("ann lee", "ann", "carl smith", "carl", "judy", "beta", "jane doe", "tom reyes")


def known(words: tuple[str, ...]) -> int:
    """The longest known name the words begin with."""
    return next((n for n in range(len(words), 0, -1) if " ".join(words[:n]).casefold() in KNOWN), 0)


def context(**different: Any) -> Context:
    settings: dict[str, Any] = {
        "now": NOW,
        "zone": NEW_YORK,
        "known": known,
        "calendar": Calendar(NEW_YORK, country="US"),
    }
    return Context(**settings | different)


def _run(turn: object, values: dict[str, Any]) -> Reply:
    return Reply()


def arg(name: str, kind: Kind, *keywords: str, **more: Any) -> Arg:
    return Arg(name, kind, name, keywords, **more)


def command(name: str, *args: Arg, **more: Any) -> Command:
    return Command(name, name, (), _run, args, **more)


_WHICH = arg("introduction", "introduction", required=True)
_WHO = arg("who", "contact", required=True)
_TALK = (_WHO, arg("at", "when", bare=True, past=True), arg("next", "when", "by", "next"), arg("note", "rest", "note"))

COMMANDS: tuple[Command, ...] = (
    command(
        "log",
        arg("name", "name", required=True),
        arg("company", "name", "of", "at"),
        arg("introducer", "contact", "from", "via"),
        arg("receiver", "member", "for"),
        arg("partner", "contact", "to"),
        arg("warmth", "warmth", "as", bare=True),
        arg("agreed", "choice", bare=True, choices=("agreed", "not agreed")),
        arg("value", "money", "value", "amount", "worth", bare=True),
        arg("phone", "name", "phone"),
        arg("email", "name", "email"),
        arg("on", "day", "on", past=True),
        arg("note", "rest", "note"),
        aliases=("add",),
    ),
    command("gave", arg("partner", "contact", required=True), arg("name", "name", required=True), arg("note", "rest")),
    command("called", *_TALK, aliases=("call",)),
    command("met", *_TALK),
    command("tried", _WHICH, arg("note", "rest")),
    command("won", _WHICH, arg("value", "money", "value", bare=True), arg("note", "rest")),
    command("lost", _WHICH, arg("reason", "rest", required=True)),
    command(
        "thank",
        arg("who", "introduction", required=True),
        arg("gift", "name", "gift"),
        arg("cost", "money", bare=True),
        arg("note", "rest", "note"),
        aliases=("thanked",),
    ),
    command(
        "remind", arg("introduction", "introduction"), arg("at", "when", "at", bare=True, required=True),
        arg("about", "rest", "about"),
    ),
    command("snooze", _WHICH, arg("until", "when", required=True)),
    command(
        "move", _WHICH, arg("stage", "stage", required=True), arg("value", "money", bare=True), arg("reason", "rest"),
    ),
    command(
        "leaderboard", arg("period", "period"), arg("by", "measure", "by"), arg("share", "yes", "share"),
        aliases=("board",), writes=False,
    ),
    command("why", arg("token", "name"), writes=False),
    command("undo", arg("number", "count"), aliases=("oops",)),
    command(
        "list", arg("which", "choice", choices=("mine", "team", "open", "due")), arg("from", "contact", "from"),
        arg("search", "name", "search"), arg("page", "count", "page"), writes=False,
    ),
    command("edit", _WHICH, arg("name", "name", "name"), arg("company", "name", "company")),
    command("pass", _WHICH, arg("to", "member", "to", required=True)),
    command("note", _WHICH, arg("note", "rest", required=True)),
    command(
        "touch", _WHO, arg("kind", "choice", choices=("call", "meeting", "card"), required=True), arg("note", "rest"),
    ),
    command(
        "contact add", arg("name", "name", required=True), arg("company", "name", "of", "at"),
        arg("email", "name", "email"), arg("phone", "name", "phone"),
    ),
    command("contact merge", _WHO, arg("into", "contact", "into", required=True)),
    command("contact owner", _WHO, arg("owner", "member", required=True)),
    command("brief", _WHO, writes=False),
    command("show", _WHICH, writes=False),
    command("help", arg("about", "name"), writes=False),
    command("today", writes=False),
)  # fmt: skip


def understood(line: str, **different: Any) -> tuple[str, dict[str, Any]]:
    """The command's name and its values."""
    parsed = whole(line, **different)
    return parsed.command.name, parsed.values


def whole(line: str, **different: Any) -> Parsed:
    return read(line, COMMANDS, context(**different))


def asked_back(line: str, **different: Any) -> Misunderstood:
    """What the bot says to a line it does not understand."""
    try:
        parsed = whole(line, **different)
    except Misunderstood as wrong:
        return wrong
    raise AssertionError(f"understood as {parsed.command.name} {parsed.values}")
