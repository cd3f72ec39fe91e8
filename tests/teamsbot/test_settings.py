"""Teams' settings: what is wrong with them in a sentence, and that secrets do not show."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import aiohttp
import pytest

from core.port import House, Tasks
from teamsbot import build, configured, problems
from teamsbot.settings import is_safe, read
from tests.teamsbot.cloud import APP, TENANT

GOOD = {
    "REFERRAL_TEAMS_APP_ID": APP, "REFERRAL_TEAMS_APP_PASSWORD": "hush-hush", "REFERRAL_TEAMS_TENANT_ID": TENANT,
}  # fmt: skip


def test_an_empty_environment_is_not_teams() -> None:
    assert not configured({})
    assert not configured({"REFERRAL_TEAMS_LOGIN_URL": "https://x"})
    assert configured(GOOD)
    assert configured({"REFERRAL_TEAMS_INSECURE_LOCAL": "1"})


def test_good_settings_have_no_problems_and_microsofts_addresses() -> None:
    assert problems(GOOD) == []
    settings = read(GOOD)
    assert settings.token_url == f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"
    assert settings.openid_url.startswith("https://login.botframework.com/")
    assert "hush" not in repr(settings)


def test_a_bot_without_a_tenant_signs_in_where_old_ones_do() -> None:
    settings = read({k: v for k, v in GOOD.items() if not k.endswith("TENANT_ID")})
    assert settings.token_url == "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token"
    assert settings.allowed is None


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("", {TENANT}),
        ("T1, t2", {"t1", "t2"}),
        ("*", None),
    ],
)
def test_who_is_listened_to(listed: str, expected: set[str] | None) -> None:
    assert read(GOOD | {"REFERRAL_TEAMS_ALLOWED_TENANTS": listed}).allowed == expected


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"REFERRAL_TEAMS_APP_ID": ""}, "APP_ID is missing"),
        ({"REFERRAL_TEAMS_APP_ID": "referral"}, "must be an id"),
        ({"REFERRAL_TEAMS_APP_PASSWORD": ""}, "APP_PASSWORD is missing"),
        ({"REFERRAL_TEAMS_PASSWORD": "secret"}, "misspelt"),
        ({"REFERRAL_TEAMS_INSECURE_LOCAL": "yes"}, "must be 1"),
        ({"REFERRAL_TEAMS_INSECURE_LOCAL": "1", "REFERRAL_HOST": "0.0.0.0"}, "127.0.0.1"),
        ({"REFERRAL_TEAMS_LOGIN_URL": "http://login.example"}, "https://"),
        ({"REFERRAL_TEAMS_OPENID_URL": "login.example"}, "https://"),
    ],
)
def test_each_problem_in_a_sentence(changed: dict[str, str], word: str) -> None:
    found = problems(GOOD | changed)
    assert len(found) == 1
    assert word in found[0]
    assert "hush" not in found[0]


def test_loopback_needs_no_password() -> None:
    assert problems({"REFERRAL_TEAMS_INSECURE_LOCAL": "1", "REFERRAL_HOST": "127.0.0.1"}) == []


async def test_an_open_address_is_never_served_without_authentication() -> None:
    async def nothing(*_: Any) -> Any:
        return None

    async with aiohttp.ClientSession() as session:
        house = House(nothing, nothing, nothing, lambda: session, Tasks(), local=False)
        with pytest.raises(ValueError, match="this machine only"):
            build({"REFERRAL_TEAMS_INSECURE_LOCAL": "1"}, house)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://smba.trafficmanager.net/amer/", True),
        ("http://127.0.0.1:3978/x", True),
        ("http://localhost/x", True),
        ("http://10.0.0.1/", False),
        ("http://127.0.0.1.evil.example/", False),
        ("ftp://127.0.0.1/", False),
        ("https://", False),
        ("http://[::1", False),
        ("", False),
    ],
)
def test_where_a_secret_may_be_sent(url: str, safe: bool) -> None:
    assert is_safe(url) is safe


def test_importing_the_adapter_imports_no_sdk() -> None:
    script = (
        "import sys, teamsbot, teamsbot.settings;"
        "heavy = {'botbuilder', 'botframework', 'msal', 'msrest', 'aiohttp'} & {m.split('.')[0] for m in sys.modules};"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", script], env={"PATH": ""}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
