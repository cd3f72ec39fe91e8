"""Whatever a browser test needs and does not find: skipped at a desk, failed in CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import absent

CI = Path(__file__).parents[2] / ".ci" / "run"


def test_at_a_desk_it_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Chromium is missing"):
        absent("Chromium is missing")


def test_in_ci_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="axe-core is missing: CI leaves no browser test out"):
        absent("axe-core is missing")


def test_ci_installs_both_and_says_that_it_is_ci() -> None:
    run = CI.read_text()
    assert "export CI=true" in run
    assert "chromium" in run.split('step "make test"')[0]
    assert "npm ci" in run.split('step "the playground in a browser"')[0]
