"""Hard stops: who is left in peace, in which order it is told why, and when a wish ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Contact, ContactState
from core.rules.shared import not_to_be_called
from core.rules.stops import Stop, stop

CARL = Contact(10, "Carl Smith")
TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("of", "complaint", "expected"),
    [
        ({}, False, None),
        ({"state": ContactState.DECEASED}, False, Stop.DECEASED),
        ({"state": ContactState.BEREAVED}, False, Stop.BEREAVED),
        ({"state": ContactState.LEFT}, False, Stop.LEFT),
        ({"dont_call": True}, False, Stop.DONT_CALL),
        ({}, True, Stop.COMPLAINT),
        ({"never_ask": True}, False, Stop.NEVER),
        ({"rest_until": date(2026, 11, 17)}, False, Stop.NOT_NOW),
        ({"rest_until": TODAY}, False, None),
        ({"rest_until": date(2020, 1, 1)}, False, None),
        ({"never_ask": True, "rest_until": date(2027, 1, 1)}, True, Stop.COMPLAINT),
        ({"state": ContactState.DECEASED, "dont_call": True, "never_ask": True}, True, Stop.DECEASED),
    ],
)
def test_who_is_asked_nothing(of: dict[str, Any], complaint: bool, expected: Stop | None) -> None:
    assert stop(replace(CARL, **of), complaint=complaint, asked_on=TODAY) is expected


@pytest.mark.parametrize("wish", [{"never_ask": True}, {"rest_until": date(2027, 1, 1)}])
def test_not_wanting_to_be_asked_is_no_reason_not_to_be_called(wish: dict[str, Any]) -> None:
    assert stop(replace(CARL, **wish)) is None
    assert not not_to_be_called(replace(CARL, **wish))


@given(
    st.builds(
        lambda state, dont_call, never, rest: replace(
            CARL, state=state, dont_call=dont_call, never_ask=never, rest_until=rest
        ),
        st.sampled_from(ContactState),
        st.booleans(),
        st.booleans(),
        st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    ),
    st.booleans(),
)
def test_whoever_may_be_asked_may_be_called(who: Contact, complaint: bool) -> None:
    if stop(who, complaint=complaint, asked_on=TODAY) is None:
        assert stop(who) is None
        assert who.state is ContactState.ACTIVE
        assert True not in (complaint, who.dont_call, who.never_ask)
