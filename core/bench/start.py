"""`referral bench start`: from nothing to ready, with both platforms, against a Python that only imports their SDKs."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from core.bench.load import Process

MOST_SECONDS, MOST_MEMORY = 3.0, 200 * 2**20
SLACK = {"REFERRAL_SLACK_SIGNING_SECRET": "bench", "REFERRAL_SLACK_BOT_TOKEN": "xoxb-bench"}
TEAMS = {"REFERRAL_TEAMS_INSECURE_LOCAL": "1"}
IMPORTS = "import aiohttp, sqlalchemy, slack_bolt.async_app, botbuilder.core"


def bench(rounds: int) -> bool:
    both = [_start({**SLACK, **TEAMS}) for _ in range(rounds)]
    base = [_imports() for _ in range(rounds)]
    seconds = statistics.median(s for s, _, _ in both)
    memory = statistics.median(m for _, m, _ in both)
    ratio = seconds / statistics.median(base)
    print(f"ready with both platforms: {seconds:.2f} s, {memory / 2**20:.0f} MB; {ratio:.2f} times importing the SDKs")
    apart = _only("slack", SLACK, "botbuilder") and _only("teams", TEAMS, "slack_bolt")
    print(
        f"promised: under {MOST_SECONDS:g} s and {MOST_MEMORY / 2**20:.0f} MB; one platform does not import the other"
    )
    return seconds < MOST_SECONDS and memory < MOST_MEMORY and apart


def _start(env: dict[str, str], *options: str) -> tuple[float, int, str]:
    """Seconds until /readyz says yes, resident bytes then, and what Python wrote to standard error."""
    with tempfile.TemporaryDirectory() as folder:
        # An address nobody listens on: a platform that cannot be reached must not keep the bot from being ready.
        more = {"REFERRAL_DATA_DIR": folder, "REFERRAL_SLACK_API_URL": "http://127.0.0.1:9/api/"}
        if not any(name.startswith("REFERRAL_SLACK") for name in env):
            more.pop("REFERRAL_SLACK_API_URL")
        begun = time.perf_counter()
        command = [sys.executable, *options, "-m", "core.bench.serve_ours"]
        said = Path(folder) / "errors"  # a file: nobody reads while the server runs, and a pipe would fill
        with (
            said.open("w") as errors,
            subprocess.Popen(
                command, env={**os.environ, **env, **more}, stdout=subprocess.PIPE, stderr=errors, text=True
            ) as started,
        ):
            assert started.stdout is not None
            port = int(started.stdout.readline())
            _wait_until_ready(port)
            took, memory = time.perf_counter() - begun, Process(started.pid, port).memory()
            started.terminate()
        return took, memory, said.read_text()


def _wait_until_ready(port: int) -> None:
    for _ in range(500):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
                if json.load(answer)["ready"]:
                    return
        except urllib.error.URLError:
            pass
        time.sleep(0.01)
    raise RuntimeError("the server did not become ready")


def _imports() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", IMPORTS], check=True)
    return time.perf_counter() - begun


def _only(name: str, env: dict[str, str], other: str) -> bool:
    """With one platform configured, whether the other's SDK stays out of the process (python -X importtime)."""
    _, _, imported = _start(env, "-X", "importtime")
    apart = f" {other}" not in imported.replace("|", " ")
    print(f"  {name} alone: {other} {'not ' if apart else ''}imported")
    return apart
