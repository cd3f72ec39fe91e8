"""TypeScript checks every block we draw against Slack's own types (npm `@slack/types`)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from slackbot.render import message
from slackbot.render_form import card_view, form_view, home_view
from tests.gallery import CARDS, FORMS
from tests.judges.slack.conftest import HERE

PEOPLE = {2: "slack:T0BRIGHT:U0BOB", 3: "slack:T0BRIGHT:U0DANA"}
OPTIONS = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext"]


def typed(blocks: list[Any]) -> list[Any]:
    """Without charts: version 3.2.0 of the types has no `data_visualization` yet (the double knows its limits)."""
    return [block for block in blocks if block["type"] != "data_visualization"]


def checked(node: str, folder: Path, named: dict[str, tuple[str, Any]]) -> str:
    """What tsc says about constants of the given types; empty when nothing."""
    (folder / "node_modules").symlink_to(HERE / "node_modules")
    kinds = sorted({kind.removesuffix("[]") for kind, _ in named.values()})
    rows = [f'import type {{ {", ".join(kinds)} }} from "@slack/types";']
    rows += [
        f"export const _{n}: {kind} = {json.dumps(value)}; // {name}"
        for n, (name, (kind, value)) in enumerate(named.items())
    ]
    (folder / "gallery.mts").write_text("\n".join(rows))
    tsc = [node, str(HERE / "node_modules/typescript/bin/tsc"), *OPTIONS, "gallery.mts"]
    return subprocess.run(tsc, cwd=folder, capture_output=True, text=True, timeout=120, check=False).stdout


def test_everything_we_draw_has_slacks_types(node: str, tmp_path: Path) -> None:
    drawn: dict[str, tuple[str, Any]] = {}
    for name, card in CARDS.items():
        drawn |= {
            f"{name}, message": ("KnownBlock[]", typed(message(card, PEOPLE)["blocks"])),
            f"{name}, modal": ("ModalView", card_view(card, PEOPLE)),
            f"{name}, home": ("HomeView", home_view(card, PEOPLE)),
        }
    drawn |= {name: ("ModalView", form_view(form)) for name, form in FORMS.items()}
    assert checked(node, tmp_path, drawn) == ""


def test_the_judge_is_awake(node: str, tmp_path: Path) -> None:
    wrong = [{"type": "section", "text": {"type": "mrkdwn", "txt": "x"}}]
    assert "error TS" in checked(node, tmp_path, {"wrong": ("KnownBlock[]", wrong)})
