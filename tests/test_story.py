"""How a story is read, and how it is told where the bot does otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from tests.story import Expected, Step, Story, Unreadable, read
from tests.story_player import Otherwise, Player

TEXT = """
# Gus is called
at 2026-12-04 09:00
only slack: Teams has no modals, it shows a card

ana> log "Gus Globe" from "Carl Smith"
   #1 logged
   !somebody else
ana in #sales> leaderboard
ana says called gus
ana>
... 1 working day
bob hears Have you reached Gus?
#sales hears Leaderboard
bob clicks Spoke to Gus on Gus Globe
bob submits name=Gus; company=Globex
bob opens home
bob hears nothing
bob hears nothing of Gus
bob on slack in #sales> today
bob clicks twice Undo
"""


def test_every_line_becomes_a_step() -> None:
    story = read(TEXT)
    assert (story.title, story.at, story.modes) == ("Gus is called", "2026-12-04 09:00", ("slack",))
    told = [(s.kind, s.who, s.text, s.where, s.on, s.plain) for s in story.steps]
    assert told == [
        ("says", "ana", 'log "Gus Globe" from "Carl Smith"', "dm", "", False),
        ("says", "ana", "leaderboard", "#sales", "", False),
        ("says", "ana", "called gus", "dm", "", True),
        ("says", "ana", "", "dm", "", False),
        ("time", "", "1 working day", "dm", "", False),
        ("hears", "bob", "Have you reached Gus?", "dm", "", False),
        ("hears", "#sales", "Leaderboard", "dm", "", False),
        ("clicks", "bob", "Spoke to Gus", "dm", "Gus Globe", False),
        ("submits", "bob", "name=Gus; company=Globex", "dm", "", False),
        ("opens home", "bob", "", "dm", "", False),
        ("hears nothing", "bob", "", "dm", "", False),
        ("hears nothing", "bob", "Gus", "dm", "", False),
        ("says", "bob", "today", "#sales", "", False),
        ("clicks twice", "bob", "Undo", "dm", "", False),
    ]
    assert [s.chat for s in story.steps if s.chat] == ["slack"]
    assert story.steps[0].expected == (Expected("#1 logged"), Expected("somebody else", absent=True))
    assert read("# Short").modes == ("slack", "teams", "mixed")


@pytest.mark.parametrize(
    "text", ["Ana says hello", "   too early", "only irc: no", "only slack", "... 1 day\n   heard"]
)
def test_what_means_nothing_is_named(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


class Scripted(Player):
    """A player whose playground answers as written down."""

    def __init__(self, *told: dict[str, Any]) -> None:
        self._told = list(told)
        super().__init__(None, "", "slack")  # type: ignore[arg-type]

    async def _post(self, step: Step, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return self._told.pop(0)

    async def _get(self) -> dict[str, Any]:
        return {"messages": [], "forms": [], "homes": []}


def told(*messages: tuple[str, str, str], form: dict[str, Any] | None = None) -> dict[str, Any]:
    made: list[dict[str, Any]] = [
        {"id": id, "platform": "slack", "where": "dm", "with": who, "seen_by": None, "author": "bot", "text": text,
         "views": {}}
        for id, who, text in messages
    ]  # fmt: skip
    return {"messages": made, "form": form}


def story(*lines: str) -> Story:
    return read("\n".join(["# A story", *lines]))


async def test_answers_are_compared_in_order_and_blanks_do_not_count() -> None:
    answer = told(("s1", "ana", "Introduction #1\nlogged:   Ann Lee"))
    await Scripted(answer).play(story("ana> x", "  #1 logged", "  Ann Lee", "  !Bob"))
    for wrong, what in (("  Ann Lee\n  #1", "out of order"), ("  Tom", "missing"), ("  !Ann", "should not be there")):
        with pytest.raises(Otherwise, match=what):
            await Scripted(answer).play(story("ana> x", wrong))


async def test_what_others_hear_is_heard_once() -> None:
    both = told(("s1", "ana", "Logged"), ("s2", "bob", "A door for you"))
    await Scripted(both).play(story("ana> x", "bob hears A door", "bob hears nothing of A window"))
    with pytest.raises(Otherwise, match="did not hear"):
        await Scripted(both).play(story("ana> x", "bob hears A door", "bob hears A door"))
    with pytest.raises(Otherwise, match="bob heard:\nA door for you"):
        await Scripted(both).play(story("ana> x", "bob hears nothing"))


async def test_what_was_said_before_does_not_break_a_silence() -> None:
    await Scripted(told(("s1", "bob", "A door")), told()).play(story("ana> x", "... 1 day", "bob hears nothing"))


async def test_a_story_gone_wrong_is_told_as_a_transcript() -> None:
    with pytest.raises(Otherwise) as wrong:
        await Scripted(told(("s1", "ana", "Logged"))).play(story("ana> log it", "  Nothing"))
    assert "line 2: ana> log it" in str(wrong.value)
    assert "[slack to ana] Logged" in str(wrong.value)
