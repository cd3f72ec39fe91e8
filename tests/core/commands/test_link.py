"""One person in two chats, two workspaces that are one team, as people type it."""

from __future__ import annotations

import re

import pytest

from core.store import Store
from tests.core.desk import Desk, button, opened, read

TEAMS = "teams:11111111-2222-4333-8444-555555555555"


@pytest.fixture
async def slack(sqlite_store: Store) -> Desk:
    return await opened(sqlite_store)


@pytest.fixture
def teams(slack: Desk) -> Desk:
    """The same people in their other chat, which is an organization of its own until it is joined."""
    return Desk(slack.store, workspace=TEAMS)


async def code_of(desk: Desk, who: str) -> str:
    found = re.search(r"link ([A-Z0-9]{4}-[A-Z0-9]{4})", await desk.says(who, "link"))
    assert found is not None
    return found[1]


async def joined(slack: Desk, teams: Desk) -> None:
    code = await code_of(teams, "zoe")
    await slack.clicks("zoe", await slack.ask("zoe", f"link {code}"), "Join")


async def test_two_workspaces_become_one_team(slack: Desk, teams: Desk) -> None:
    await slack.ask("ana", "log Jane Doe of Acme from Carl Smith")
    code = await code_of(teams, "zoe")
    question = await slack.ask("zoe", f"link {code}")
    assert "Join Your team with Your team?" in read(question)
    assert len(slack.rows("organization")) == 2
    assert "is part of this team now" in read(await slack.clicks("zoe", question, "Join"))
    assert len(slack.rows("organization")) == 1
    assert "Jane Doe" in await teams.says("ana", "show 1")
    assert [m["name"] for m in slack.rows("member")].count("Zoe Hart") == 1


async def test_only_admins_of_both_join_teams(slack: Desk, teams: Desk) -> None:
    code = await code_of(teams, "zoe")
    assert "comes from another team" in await slack.says("ana", f"link {code} join")
    await teams.ask("ana", "settings")
    code = await code_of(teams, "ana")
    assert "comes from another team" in await slack.says("zoe", f"link {code} join")
    assert len(slack.rows("organization")) == 2


async def test_the_team_with_the_book_takes_in_the_other(slack: Desk, teams: Desk) -> None:
    await slack.ask("ana", "log Jane Doe of Acme from Carl Smith")
    code = await code_of(slack, "zoe")
    assert "other way round" in await teams.says("zoe", f"link {code} join")
    await teams.ask("zoe", "log Ann Lee of Beta from Judy Park")
    assert "Both teams have a book" in await teams.says("zoe", f"link {code} join")
    assert len(slack.rows("organization")) == 2


async def test_two_accounts_without_a_common_mail_become_one_person(slack: Desk, teams: Desk) -> None:
    await joined(slack, teams)
    stranger = Desk(slack.store, workspace=TEAMS)
    await stranger.ask("somebody", "log Ann Lee of Beta from Judy Park")
    code = await code_of(stranger, "somebody")
    assert "Both accounts are you now" in await slack.says("bob", f"link {code}")
    assert "Ann Lee" in await slack.says("bob", "list open")
    assert "Ann Lee" in await stranger.says("somebody", "list open")
    assert "Your settings" in await stranger.says("somebody", "settings")


async def test_a_code_works_once_and_for_ten_minutes(slack: Desk) -> None:
    await slack.ask("somebody", "log Ann Lee of Beta from Judy Park")
    code = await code_of(slack, "somebody")
    slack.later(minutes=11)
    assert "don’t know that code" in await slack.says("bob", f"link {code}")
    code = await code_of(slack, "somebody")
    assert "Both accounts" in await slack.says("bob", f"link {code.lower()}")
    assert "don’t know that code" in await slack.says("ana", f"link {code}")


async def test_ones_own_code_is_for_the_other_chat(slack: Desk) -> None:
    assert "your own" in await slack.says("ana", f"link {await code_of(slack, 'ana')}")


async def test_a_question_does_not_use_the_code_up(slack: Desk, teams: Desk) -> None:
    code = await code_of(teams, "zoe")
    for _ in range(2):
        question = await slack.ask("zoe", f"link {code}")
    assert button(question, "Join").confirm is not None


async def test_the_same_mail_in_a_joined_workspace_is_known_at_once(slack: Desk, teams: Desk) -> None:
    await joined(slack, teams)
    await slack.ask("dana", "settings zone berlin")
    assert "Europe/Berlin" in await teams.says("dana", "settings")
