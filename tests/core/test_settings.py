"""The environment: every problem at once, in sentences an operator can act on, and no secret in any of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.cli import main
from core.keys import new_key, problems_of_keys
from core.serve import settings_of
from core.settings import Misconfigured, is_loopback, read
from slackbot import settings as of_slack
from teamsbot import settings as of_teams

SECRETS = {
    "REFERRAL_DATABASE_URL": "mysql://referral:hunter2-database@db/x",
    "REFERRAL_SECRET_KEYS": "hunter2-key-one, hunter2-key-two",
    "REFERRAL_SLACK_BOT_TOKEN": "hunter2-bot",
    "REFERRAL_SLACK_APP_TOKEN": "hunter2-app",
    "REFERRAL_SLACK_SIGNING_SECRET": "hunter2-signing",
    "REFERRAL_SLACK_CLIENT_SECRET": "hunter2-client",
    "REFERRAL_TEAMS_APP_PASSWORD": "hunter2-password",
}
WRONG = SECRETS | {
    "REFERRAL_PORT": "http",
    "REFERRAL_PUBLIC_URL": "http://referral.example.com",
    "REFERRAL_LOG": "xml",
    "REFERRAL_DATABSE_URL": "hunter2-misspelt",
    "REFERRAL_SLACK_SINGING_SECRET": "hunter2-misspelt",
    "REFERRAL_SLACK_API_URL": "slack.com",
    "REFERRAL_TEAMS_INSECURE_LOCAL": "yes",
    "REFERRAL_TEAMS_LOGIN_URL": "http://login.example.com",
}
RIGHT = {
    "REFERRAL_DATABASE_URL": "postgresql://referral:hunter2@db/x",
    "REFERRAL_SECRET_KEYS": new_key(),
    "REFERRAL_SLACK_BOT_TOKEN": "xoxb-hunter2",
    "REFERRAL_SLACK_SIGNING_SECRET": "hunter2-signing",
    "REFERRAL_TEAMS_APP_ID": "11111111-2222-4333-8444-666666666666",
    "REFERRAL_TEAMS_APP_PASSWORD": "hunter2-password",
}


def problems(env: dict[str, str]) -> list[str]:
    with pytest.raises(Misconfigured) as wrong:
        settings_of(env)
    return wrong.value.problems


def test_every_problem_at_once_core_and_both_platforms() -> None:
    told = "\n".join(problems(WRONG))
    for name in WRONG:
        if name not in ("REFERRAL_SLACK_SIGNING_SECRET", "REFERRAL_TEAMS_APP_PASSWORD"):  # these two are well formed
            assert name in told, name
    assert "Key 1 of" in told
    assert "Key 2 of" in told
    assert "REFERRAL_TEAMS_APP_ID" in told


def test_each_is_a_sentence_and_quotes_no_secret() -> None:
    for problem in problems(WRONG):
        assert problem.endswith((".", "?", "…).")), problem
        assert "hunter2" not in problem
        assert problem[0].isupper()


def test_on_the_command_line_they_are_listed_and_nothing_starts(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("serve", "migrate"):
        assert main([command], WRONG) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n  - ") == len(problems(WRONG))
        assert "hunter2" not in said.err


def test_no_secret_shows_in_any_settings() -> None:
    assert settings_of(RIGHT).secret_keys == (RIGHT["REFERRAL_SECRET_KEYS"],)
    for made in (settings_of(RIGHT), of_slack.read(RIGHT), of_teams.read(RIGHT)):
        for shown in (repr(made), str(made), f"{made}"):
            assert "hunter2" not in shown
            assert RIGHT["REFERRAL_SECRET_KEYS"] not in shown


def test_an_empty_environment_is_the_usual(tmp_path: Path) -> None:
    usual = read({})
    assert (usual.database_url, usual.host, usual.port) == ("sqlite:///referral.db", "127.0.0.1", 3000)
    assert (usual.public_url, usual.secret_keys, usual.log, usual.local) == (None, (), "text", True)
    assert read({"REFERRAL_DATA_DIR": str(tmp_path)}).database_url == f"sqlite:///{tmp_path}/referral.db"
    assert read(dict.fromkeys(RIGHT, "") | {"REFERRAL_PORT": "", "REFERRAL_LOG": ""}) == usual


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("REFERRAL_PORT", ("0", "1", "65535"), ("-1", "65536", "3000.5", "３０00x", "port")),
        ("REFERRAL_LOG", ("text", "json"), ("JSON", "yaml")),
        (
            "REFERRAL_PUBLIC_URL",
            (
                "https://referral.example.com",
                "https://referral.example.com/",
                "http://localhost:3000",
                "http://[::1]:1",
            ),
            ("referral.example.com", "http://referral.example.com", "ftp://localhost", "https://"),
        ),
        (
            "REFERRAL_DATABASE_URL",
            ("sqlite:///x.db", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"),
            ("mysql://u@h/d", "x.db", "postgres://u@h/d"),
        ),
        ("REFERRAL_SECRET_KEYS", (new_key(), f"{new_key()},{new_key()}"), ("secret", f"{new_key()} short")),
    ],
)
def test_what_is_taken_and_what_is_not(name: str, good: tuple[str, ...], bad: tuple[str, ...]) -> None:
    for value in good:
        read({name: value})
    for value in bad:
        with pytest.raises(Misconfigured) as wrong:
            read({name: value})
        (problem,) = wrong.value.problems
        assert name in problem, value


def test_a_name_nobody_reads_is_named() -> None:
    assert problems({"REFERRAL_PROT": "1", "REFERRAL_FOO": ""}) == [
        "REFERRAL_FOO is not a setting of this program; is it misspelt?",
        "REFERRAL_PROT is not a setting of this program; is it misspelt?",
    ]
    assert read({"PATH": "x", "REFERRALS": "y"}) == read({})


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.0.9", False), ("localhost.example.com", False), ("", False)],
)  # fmt: skip
def test_who_else_can_reach_it(host: str, local: bool) -> None:
    assert is_loopback(host) is local


def test_open_doors_only_on_this_machine() -> None:
    insecure = {"REFERRAL_TEAMS_INSECURE_LOCAL": "1"}
    assert settings_of(insecure).local
    (problem,) = problems(insecure | {"REFERRAL_HOST": "0.0.0.0"})
    assert "lets anybody in" in problem


def test_keys_are_told_by_their_place() -> None:
    good = new_key()
    assert problems_of_keys((good,)) == []
    (problem,) = problems_of_keys((good, "not a key", good))
    assert problem.startswith("Key 2 of")
    assert new_key() != good
