"""The rule `leaderboard`: the board in the channel, on its day, about the week or month that has just ended."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from core.phrases import boards as words
from core.policy import Number, Policy
from core.readings.boards import Span, board_of, last_board, next_board
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views import ChannelView

NAME = "leaderboard"


def look(view: ChannelView, policy: Policy, now: datetime) -> Look:
    channel, organization = view.channel, view.organization
    later = next_board(channel, organization, policy, now)
    last = last_board(channel, organization, policy, now)
    if last is None or now >= last.at + timedelta(hours=policy["leaderboard.window"]):
        return Look(later=later)
    board = board_of(
        view.counts,
        span=last.span,
        measure=channel.board_by,
        policy=policy,
        organization=organization,
        now=now,
        founded=view.founded,
        teams=view.teams,
    )
    say = Say(
        key=key(NAME, "channel", channel.id, _period(last.span), 1),
        to=channel.key,
        card=words.channel_board(board, organization, top=policy["leaderboard.top"]),
        because=words.because(board),
        facts=words.facts(board, view.organization),
        nudge=False,
    )
    return Look((say,), later)


def _period(span: Span) -> str:
    def short(day: date) -> str:
        return day.strftime("%Y%m%d")

    return f"{short(span.first)}-{short(span.last)}"


RULE = Rule(
    name=NAME,
    looks_at="channel",
    look=look,
    why=(
        "Seeing who opened doors this week reminds everybody that doors can be opened. Five names, no mentions, no "
        "clients; your own place is yours to look up."
    ),
    source="house, A5",
    mutable=False,
    hours=False,
    numbers=(
        Number("leaderboard.top", 5, "names", "Five are applauded; a full table shames the rest.", 1, 20),
        Number("leaderboard.hour", 9, "hour", "With the first coffee.", 0, 23),
        Number("leaderboard.window", 24, "hours", "A board later than a day is old news.", 1, 72),
        Number(
            "leaderboard.money",
            0,
            "0 or 1",
            "Boards by money only where an admin wants them: they show whose clients are big.",
            0,
            1,
        ),
        Number("leaderboard.least", 1, "of what is counted", "Below it nobody is ranked: a 1 is no race.", 1, 1000),
        Number("leaderboard.teams", 0, "0 or 1", "Where people work for each other, teams alone are ranked.", 0, 1),
    ),
)
