"""Two of the same name are told apart on buttons, whatever is known of them."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from core.cards import Buttons
from core.model import Contact, Member
from core.phrases import apart
from core.store import Store
from tests.core.desk import buttons, opened

OWNERS = {1: "Ana Ruiz", 2: "Bob Stone"}
MARCH = datetime(2026, 3, 9, tzinfo=UTC)


def ann(id: int, **known: object) -> Contact:
    return Contact(id, "Ann Lee", "Beta", **known)  # type: ignore[arg-type]


def test_only_who_shares_a_label_is_told_apart() -> None:
    assert apart.contacts([ann(1), Contact(2, "Ann Lee", "Gamma")], OWNERS) == ["Ann Lee (Beta)", "Ann Lee (Gamma)"]


def test_by_the_first_thing_that_only_one_has() -> None:
    found = [
        ann(1, title="CFO", owner_id=1),
        ann(2, title="CFO", email="ann@beta.example", owner_id=1),
        ann(3, title="CFO", owner_id=2),
        ann(4, title="CFO", owner_id=1, last_talk_at=MARCH),
        ann(5, title="CFO", owner_id=1),
    ]
    assert apart.contacts(found, OWNERS) == [
        "Ann Lee (Beta), entry 1 of 5",
        "Ann Lee (Beta), ann@beta.example",
        "Ann Lee (Beta), known to Bob Stone",
        "Ann Lee (Beta), last talk in March 2026",
        "Ann Lee (Beta), entry 5 of 5",
    ]


def test_colleagues_by_address_or_team() -> None:
    two = [Member(1, "Ana Ruiz", team_id=7), Member(2, "Ana Ruiz", email="ana.r@brightwater.example")]
    assert apart.members(two, {7: "North"}) == ["Ana Ruiz, North", "Ana Ruiz, ana.r@brightwater.example"]


@given(st.lists(st.tuples(st.sampled_from(["", "CFO", "CEO"]), st.sampled_from([None, 1, 2])), max_size=6))
def test_no_two_labels_are_the_same(known: list[tuple[str, int | None]]) -> None:
    found = [ann(n, title=title or None, owner_id=owner) for n, (title, owner) in enumerate(known, 1)]
    labels = apart.contacts(found, OWNERS)
    assert len(set(labels)) == len(labels)


async def test_the_buttons_of_a_question_differ(store: Store) -> None:
    desk = await opened(store)
    await desk.ask("ana", "contact add Ann Lee at Beta title finance director")
    await desk.ask("bob", 'contact add "new: Ann Lee" at Beta email ann@beta.example')
    asked = await desk.ask("ana", "touch Ann Lee call")
    assert asked.card is not None
    assert any(isinstance(block, Buttons) for block in asked.card.blocks)
    labels = [button.label for button in buttons(asked)]
    assert len(set(labels)) == len(labels)
    assert labels[:2] == ["Ann Lee (Beta), finance director", "Ann Lee (Beta), ann@beta.example"]
