"""What is counted for the boards."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What is counted for the boards, by member and day; points are multiplied at reading (rules/points numbers)."""

    RECEIVED = "received"  # once the prospect agreed
    GIVEN = "given"
    GIVEN_CONTACTED = "given_contacted"
    CALLED_IN_TIME = "called_in_time"
    MET = "met"
    WON = "won"
    WON_VALUE = "won_value"  # minor units, one row a currency; money, never points
    THANKED_IN_TIME = "thanked_in_time"
    PROMISE_KEPT = "promise_kept"
    LOST_WITH_REASON = "lost_with_reason"
    SHARED = "shared"  # half a win, taken from whoever has the introduction and given to whom it is shared with
    LOGGED = "logged"  # every introduction received, agreed or not; a measure, no points
