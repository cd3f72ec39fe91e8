"""The brief before a call, from what is known of a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.cards import Card
from core.model import FORGOTTEN, Contact, ContactState, Direction, Introduction, Reminder, Stage, Touch
from core.phrases import briefs as words
from core.readings.briefs import Brief, brief, thanks_owed
from core.text import as_text
from tests.core.rules.sample import ANN, BOB, CARL, MONDAY, entry

DAY = timedelta(days=1)


def of(contact: Contact = CARL, **known: object) -> Brief:
    given: dict[str, object] = {"came": (), "through": (), "touches": (), "reminders": (), "prospects": {ANN.id: ANN}}
    return brief(contact, **(given | known))  # type: ignore[arg-type]


def card(known: Brief) -> Card:
    return words.card(known, {ANN.id: ANN}, None, lambda at: f"{at:%d %b}")


@pytest.mark.parametrize(
    ("changes", "owed"),
    [
        ({}, True),
        ({"thanked_at": MONDAY}, False),
        ({"opened_at": None}, False),
        ({"direction": Direction.GIVEN}, False),
        ({"stage": Stage.WON, "closed_at": MONDAY + DAY}, True),
        ({"stage": Stage.WON, "closed_at": MONDAY + DAY, "thanked_at": MONDAY}, True),  # again at the outcome
        ({"stage": Stage.WON, "closed_at": MONDAY, "thanked_at": MONDAY + DAY}, False),  # thanked knowing how it ended
        ({"stage": Stage.LOST, "closed_at": MONDAY, "thanked_outcome_at": MONDAY + DAY}, False),
    ],
)
def test_thanks_are_owed_for_the_door_and_again_for_the_outcome(changes: dict[str, object], owed: bool) -> None:
    assert thanks_owed(replace(entry(), **changes), CARL, ANN) is owed  # type: ignore[arg-type]


@pytest.mark.parametrize("state", list(ContactState))
def test_nobody_who_is_gone_is_owed_thanks(state: ContactState) -> None:
    carl = replace(CARL, state=state)
    for door in (entry(), entry(stage=Stage.WON, closed_at=MONDAY + DAY)):
        assert thanks_owed(door, carl, ANN) is (state is ContactState.ACTIVE)
        assert ("Owed" in as_text(card(of(carl, through=[door])))) is (state is ContactState.ACTIVE)
    assert thanks_owed(entry(), None, ANN), "a colleague"


@pytest.mark.parametrize(
    "ann",
    [
        replace(ANN, state=ContactState.DECEASED),
        replace(ANN, state=ContactState.BEREAVED),
        replace(ANN, name=FORGOTTEN, state=ContactState.LEFT),
    ],
)
def test_no_thanks_are_owed_that_would_have_to_speak_of_somebody_left_in_peace(ann: Contact) -> None:
    assert not thanks_owed(entry(), CARL, ann)
    assert "Owed" not in as_text(card(of(through=[entry()], prospects={ann.id: ann})))


def test_doors_still_open_and_how_the_others_went() -> None:
    doors = [
        entry(id=1),
        entry(id=2, stage=Stage.WON, closed_at=MONDAY),
        entry(id=3, stage=Stage.LOST, closed_at=MONDAY),
    ]
    known = of(through=doors)
    assert [e.id for e in known.opened] == [1]
    assert (known.total, known.won) == (3, 1)
    assert "Doors opened: 3, 1 won" in as_text(card(known))


def test_the_last_talk_is_a_talk_and_no_newsletter() -> None:
    talks = [
        Touch(1, CARL.id, BOB.id, "call", MONDAY, note="his new firm"),
        Touch(2, CARL.id, BOB.id, "newsletter", MONDAY + DAY),
        Touch(3, CARL.id, BOB.id, "meeting", MONDAY - DAY),
    ]
    known = of(touches=talks)
    assert known.last_talk == talks[0]
    assert "Last talk: 16 Nov: his new firm" in as_text(card(known))
    assert "Last talk: none noted" in as_text(card(of()))


def test_what_is_promised_comes_nearest_first() -> None:
    planned = entry(id=1, next_step="send the guide", next_step_at=MONDAY + 3 * DAY)
    closed = entry(id=2, stage=Stage.LOST, closed_at=MONDAY, next_step="nothing", next_step_at=MONDAY + DAY)
    mine = [
        Reminder(5, BOB.id, "call Carl", MONDAY + DAY, contact_id=CARL.id),
        Reminder(6, BOB.id, "about the door", MONDAY + 2 * DAY, introduction_id=1),
        Reminder(7, BOB.id, "something else", MONDAY + DAY, introduction_id=99),
    ]
    known = of(through=[planned, closed], reminders=mine)
    assert [what for _, what, _ in known.planned] == ["call Carl", "about the door", "send the guide"]
    assert "19 Nov: send the guide (#1)" in as_text(card(known))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"dont_call": True}, "Carl asked us not to call."),
        ({"state": ContactState.LEFT}, "Carl has left the firm."),
        ({"state": ContactState.BEREAVED}, "Carl is bereaved; leave them in peace."),
        ({"state": ContactState.DECEASED}, "Carl has died."),
    ],
)
def test_who_must_be_left_alone_gets_no_call_button(changes: dict[str, object], says: str) -> None:
    shown = as_text(card(of(replace(CARL, **changes))))  # type: ignore[arg-type]
    assert says in shown
    assert "touch" not in shown
    assert "remind" not in shown


def test_a_prospect_is_shown_with_where_it_stands() -> None:
    shown = as_text(card(of(ANN, came=[entry(id=4, stage=Stage.MET)])))
    assert "Introduced to us: #4, met" in shown
    assert "Reach: 555-0142" in shown


def test_many_doors_stay_one_screen() -> None:
    doors: list[Introduction] = [entry(id=n, thanked_at=MONDAY) for n in range(1, 10)]
    shown = as_text(card(of(through=doors)))
    assert shown.count("Open door") == words.SHOWN
    assert f"[All doors] list from contact:{CARL.id}" in shown
