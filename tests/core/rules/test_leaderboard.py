"""`leaderboard`: on its day in the channel, about the days that have just ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from core.cards import Mention, Table
from core.model import Act, Channel, Member
from core.readings.boards import last_board, next_board
from core.readings.standings import Counts
from core.rules.leaderboard import RULE
from core.rules.views import ChannelView
from core.text import as_text
from core.walking import mentioned
from tests.core.rules.sample import ANA, BOB, BRIGHTWATER, ask, here, policy

WEEKLY = Channel(5, "slack:T1:C1", "sales")
MONTHLY = replace(WEEKLY, board_every="month")
COUNTS = (Counts(ANA, {Act.MET: 1}), Counts(BOB, {Act.WON: 1}))


def test_weekly_on_its_day() -> None:
    look = ask(RULE, ChannelView(BRIGHTWATER, WEEKLY, COUNTS), here(16, 9))
    say = look.say[0]
    assert (say.to, say.key) == ("slack:T1:C1", "leaderboard:channel:5:20261109-20261115:1")
    assert look.later == here(23, 9)
    text = as_text(say.card)
    assert text.index("Bob Stone") < text.index("Ana Ruiz")
    assert "Nov 9 to Nov 15" in text


def test_names_never_mentions_and_five_at_most() -> None:
    crowd = tuple(Counts(Member(n, f"Rep {n}"), {Act.MET: n}) for n in range(1, 9))
    card = ask(RULE, ChannelView(BRIGHTWATER, WEEKLY, crowd), here(16, 9)).say[0].card
    table = next(block for block in card.blocks if isinstance(block, Table))
    assert len(table.rows) == 5
    assert mentioned(card) == frozenset()
    assert not any(isinstance(span, Mention) for row in table.rows for cell in row for span in cell)
    assert "and 3 more" in as_text(card)


def test_an_empty_board_is_kind() -> None:
    text = as_text(ask(RULE, ChannelView(BRIGHTWATER, WEEKLY), here(16, 9)).say[0].card)
    assert "Nothing counted yet" in text


@pytest.mark.parametrize(
    ("channel", "now", "moment", "first", "last"),
    [
        (WEEKLY, here(18, 12), here(16, 9), date(2026, 11, 9), date(2026, 11, 15)),
        (replace(WEEKLY, board_day=4), here(18, 12), here(13, 9), date(2026, 11, 6), date(2026, 11, 12)),
        (MONTHLY, here(18, 12), here(1, 9), date(2026, 10, 1), date(2026, 10, 31)),
        (MONTHLY, here(1, 8), datetime.fromisoformat("2026-10-01T13:00Z"), date(2026, 9, 1), date(2026, 9, 30)),
    ],
)
def test_what_the_last_board_told_of(
    channel: Channel, now: datetime, moment: datetime, first: date, last: date
) -> None:
    due = last_board(channel, BRIGHTWATER, policy(), now)
    assert due is not None
    assert (due.at, due.span.first, due.span.last) == (moment, first, last)


@pytest.mark.parametrize("channel", [WEEKLY, MONTHLY, replace(WEEKLY, board_day=6)])
def test_every_board_is_looked_at_at_its_moment_and_none_twice(channel: Channel) -> None:
    at = here(1, 0)
    keys = []
    for _ in range(20):
        following = next_board(channel, BRIGHTWATER, policy(), at)
        assert following is not None
        assert following > at
        look = ask(RULE, ChannelView(BRIGHTWATER, channel, COUNTS), following)
        assert ask(RULE, ChannelView(BRIGHTWATER, channel, COUNTS), following - timedelta(seconds=1)).later == following
        keys += [say.key for say in look.say]
        at = following
    assert len(keys) == len(set(keys)) == 20


def test_a_day_late_it_is_old_news_and_off_is_off() -> None:
    assert ask(RULE, ChannelView(BRIGHTWATER, WEEKLY, COUNTS), here(17, 8, 59)).say
    assert ask(RULE, ChannelView(BRIGHTWATER, WEEKLY, COUNTS), here(17, 9)).say == ()
    silent = ask(RULE, ChannelView(BRIGHTWATER, replace(WEEKLY, board_every="off"), COUNTS), here(16, 9))
    assert (silent.say, silent.later) == ((), None)
