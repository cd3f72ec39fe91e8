"""The app package's manifest against Microsoft's own schema."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from teamsbot import write_package

APP = "11111111-2222-4333-8444-666666666666"
Schemas = Callable[[str], dict[str, Any]]


@pytest.fixture
def manifest(tmp_path: Path) -> dict[str, Any]:
    path = write_package(tmp_path / "referral.zip", app_id=APP, url="https://brightwater.example")
    with zipfile.ZipFile(path) as package:
        made: dict[str, Any] = json.loads(package.read("manifest.json"))
    return made


def judge(schemas: Schemas, manifest: dict[str, Any]) -> list[str]:
    checked = jsonschema.Draft4Validator(schemas(manifest["manifestVersion"]))
    return [error.message for error in checked.iter_errors(manifest)]


def test_the_manifest_is_one(manifest_schema: Schemas, manifest: dict[str, Any]) -> None:
    assert judge(manifest_schema, manifest) == []


def test_its_addresses_are_https_which_the_schema_does_not_ask(manifest: dict[str, Any]) -> None:
    assert all(v.startswith("https://") for k, v in manifest["developer"].items() if k.endswith("Url"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda m: m["name"].update(short="x" * 31),
        lambda m: m.update(id="not-an-id"),
        lambda m: m["bots"][0]["commandLists"][0].update(commands=[{"title": f"c{n}"} for n in range(13)]),
        lambda m: m.update(unknown=True),
        lambda m: m["bots"][0]["commandLists"][1].update(triggers=["shout"]),
    ],
    ids=["long name", "bad id", "13 commands", "unknown part", "unknown trigger"],
)
def test_the_judge_can_say_no(manifest_schema: Schemas, manifest: dict[str, Any], spoil: Callable[[Any], None]) -> None:
    spoil(manifest)
    assert judge(manifest_schema, manifest)
