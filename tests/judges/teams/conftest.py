"""The judges of Teams, installed by `npm ci` in this folder: skipped where they are not, failed where they must be."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
MANIFEST_SCHEMAS = HERE / "node_modules/@microsoft/app-manifest/build/json-schemas/teams"


def absent(what: str) -> None:
    """Skip with a clear word, or fail in CI, where nothing may be left out."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} (CI leaves no judge out)")
    pytest.skip(what)


@pytest.fixture(scope="session")
def card_schema() -> dict[str, Any]:
    """Microsoft's schema of Adaptive Cards 1.5, from the development requirements."""
    schema: dict[str, Any] = json.loads((files("adaptive_cards") / "schemas/schema-1.5.json").read_text("utf-8"))
    return schema


@pytest.fixture(scope="session")
def manifest_schema() -> Callable[[str], dict[str, Any]]:
    """Microsoft's schema of an app manifest of that version."""
    if not MANIFEST_SCHEMAS.is_dir():
        absent("run `npm ci` in tests/judges/teams first")

    def read(version: str) -> dict[str, Any]:
        path = MANIFEST_SCHEMAS / f"v{version}" / "MicrosoftTeams.schema.json"
        schema: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return schema

    return read


@pytest.fixture(scope="session")
def commonmark() -> Callable[[list[str]], list[str]]:
    """Texts as the HTML that markdown-it makes of them."""
    node = shutil.which("node")
    if node is None:
        absent("Node is missing")
    if not (HERE / "node_modules/markdown-it").is_dir():
        absent("run `npm ci` in tests/judges/teams first")

    def render(texts: list[str]) -> list[str]:
        done = subprocess.run(
            [str(node), str(HERE / "markdown.mjs")], input=json.dumps(texts), capture_output=True, text=True, check=True
        )
        rendered: list[str] = json.loads(done.stdout)
        return rendered

    return render
