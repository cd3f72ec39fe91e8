"""Slack's own JSON schema of app manifests takes both of ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from slackbot.manifest import manifest
from tests.judges.slack.conftest import absent

SCHEMA = Path(__file__).resolve().parents[4] / "shared" / "schemas" / "slack-manifest.v2.json"


@pytest.mark.parametrize("url", [None, "https://referral.example.com"])
def test_the_manifest_is_valid(url: str | None) -> None:
    if not SCHEMA.exists():
        absent("Slack's manifest schema is not beside this checkout (../shared/schemas/slack-manifest.v2.json)")
    errors = Draft7Validator(json.loads(SCHEMA.read_text())).iter_errors(yaml.safe_load(manifest(url)))
    assert [f"{list(e.absolute_path)}: {e.message}" for e in errors] == []
