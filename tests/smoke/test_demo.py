"""`make demo` as a newcomer meets it: the command starts, the page is served, one story runs by its JSON API."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

REFERRAL = Path(sys.executable).with_name("referral")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    command = [str(REFERRAL), "demo", "--no-browser", "--port", "0"]
    home = tmp_path_factory.mktemp("home")
    env = {"PATH": "/usr/bin:/bin", "HOME": str(home)}
    started = subprocess.Popen(command, env=env, cwd=home, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    found = None
    for line in started.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            break
    assert found, "the demo printed no address"
    yield found[0]
    started.terminate()
    assert started.wait(20) == 0
    started.stdout.close()


def get(url: str) -> Any:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return json.load(answer)


def post(url: str, what: dict[str, Any]) -> Any:
    asked = urllib.request.Request(url, json.dumps(what).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=120) as answer:
        return json.load(answer)


def heard(url: str, who: str, platform: str) -> str:
    messages = get(f"{url}/playground/state")["messages"]
    return "\n".join(m["text"] for m in messages if m["platform"] == platform and who in json.dumps(m))


def test_the_page_is_served(url: str) -> None:
    with urllib.request.urlopen(url, timeout=10) as answer:
        page = answer.read().decode()
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "<main" in page


def test_the_company_is_there(url: str) -> None:
    state = get(f"{url}/playground/state")
    assert len(state["people"]) == 8


@pytest.mark.parametrize("platform", ["slack", "teams"])
def test_logging_is_answered_and_the_receiver_hears_of_it(url: str, platform: str) -> None:
    name = f"Smoke {platform.title()}"
    line = f'/referral log "{name}" of Acme from "Carl Smith" for @bob introduction value 12k'
    answer = post(f"{url}/playground/say", {"as": "ana", "platform": platform, "where": "dm", "text": line})
    assert name in json.dumps(answer)
    post(f"{url}/playground/clock", {"to": "next monday 10:00"})
    assert name in heard(url, "bob", platform)
