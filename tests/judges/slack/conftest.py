"""The judges of Slack, installed by `npm ci` in this folder: skipped where they are not, failed where they must be."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from slackbot.manifest import SCOPES

HERE = Path(__file__).parent
SECRET = "judge-signing-secret"


@dataclass(frozen=True)
class Emulator:
    """Its address, and the listening socket it delivers events to."""

    url: str
    events: socket.socket


def absent(what: str) -> NoReturn:
    """Skip with a clear word, or fail in CI, where nothing may be left out."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} (CI leaves no judge out)")
    pytest.skip(what)


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node, with the judges' packages installed."""
    found = shutil.which("node")
    if found is None:
        absent("Node is missing")
    if not (HERE / "node_modules" / "emulate").is_dir():
        absent("run `npm ci` in tests/judges/slack first")
    return found


@pytest.fixture(scope="session")
def emulator(node: str) -> Iterator[Emulator]:
    """One emulator for all tests; its memory is common to them."""
    with socket.socket() as events:
        events.bind(("127.0.0.1", 0))
        events.listen()
        address = f"http://127.0.0.1:{events.getsockname()[1]}/slack/events"
        settings = {"secret": SECRET, "scopes": list(SCOPES), "events": address}
        command = [node, str(HERE / "emulator.mjs"), json.dumps(settings)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                yield Emulator(json.loads(process.stdout.readline())["url"], events)
            finally:
                process.terminate()
