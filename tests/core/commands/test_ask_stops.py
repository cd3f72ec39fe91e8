"""No hard stop is ever passed: whatever the stop, whoever asks, by command, old button or form."""

from __future__ import annotations

import asyncio
import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.bench.people import name
from tests.core.desk import Desk, buttons

ABOUT = "Ann Lee"
STOPS = (
    "never ask {carl}", "not now {carl} until 1 march", "complaint {carl} the invoice was wrong", "don't call {carl}",
    "contact edit {carl} left", "contact edit {carl} bereaved", "contact edit {carl} deceased", "don't call {ann}",
    "contact edit {ann} left", "contact edit {ann} bereaved", "contact edit {ann} deceased",
    "complaint {ann} nobody called back",
)  # fmt: skip
LINES = (
    "ask {carl} about {ann}", "ask anyway {carl} about {ann}", "ask {carl} about {ann} anyway",
    "ask answered great {carl} about {ann}", "ask answered good {carl} about {ann} anyway because they grow",
    "ask checking {carl} about {ann}", "ask named {carl} about {ann}", "ask {carl} to introduce me to {ann}",
    "move {parked} asked", "move {parked} to asked because they grow",
)  # fmt: skip
FORMS = (
    ("ask", {"asked": "{carl}", "about": "{ann}", "anyway": "yes"}),
    ("ask", {"asked": "{carl}", "about": "{ann}", "answered": "great", "because": "they grow"}),
    ("ask named", {"asked": "{carl}", "about": "{ann}", "anyway": "yes"}),
    ("move", {"introduction": "{parked}", "stage": "asked"}),
)
_count = itertools.count(1)


async def _prepared(desk: Desk) -> tuple[dict[str, str], list[str]]:
    """Two people nobody has heard of, an ask of before that rests, and every button of before the stop."""
    n = next(_count)
    carl, ann = f'"{name(f"carl {n}")}"', f'"{name(f"ann {n}")}"'
    await desk.ask("ana", f"contact add {carl} client")
    await desk.ask("ana", f"contact add {ann}")
    old = await desk.ask("ana", f"ask {carl} about {ann}")
    checking = await desk.ask("ana", f"ask checking {carl} about {ann}")
    await desk.ask("ana", f"ask anyway {carl} about {ann}")
    parked = str(desk.rows("introduction")[-1]["id"])
    await desk.ask("ana", f"park {parked}")
    lines = [b.line for reply in (old, checking) for b in buttons(reply) if b.line.startswith("ask")]
    assert len(lines) >= 4
    return {"carl": carl, "ann": ann, "parked": parked}, lines


async def _tried(desk: Desk, stop: str, who: str, way: int) -> None:
    told, old = await _prepared(desk)
    await desk.ask("ana", stop.format(**told))
    before = desk.rows("ask"), [row["stage"] for row in desk.rows("introduction")]
    ways = [*LINES, *old]
    if way < len(ways):
        await desk.ask(who, ways[way].format(**told))
    else:
        command, values = FORMS[(way - len(ways)) % len(FORMS)]
        await desk.submits(who, command, **{key: value.format(**told).strip('"') for key, value in values.items()})
    assert (desk.rows("ask"), [row["stage"] for row in desk.rows("introduction")]) == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(STOPS), st.sampled_from(["ana", "bob", "zoe"]), st.integers(0, len(LINES) + 4 + len(FORMS) - 1))
def test_no_hard_stop_is_ever_passed(desk: Desk, stop: str, who: str, way: int) -> None:
    asyncio.run(_tried(desk, stop, who, way))


async def test_a_missing_name_is_a_hard_stop_too(desk: Desk) -> None:
    await desk.ask("ana", 'contact add "Carl Smith" client')
    for line in ("ask anyway Carl", "ask answered great Carl", "ask checking Carl", "ask Carl for names"):
        await desk.ask("ana", line)
    await desk.submits("ana", "ask", asked="Carl Smith", anyway="yes")
    assert desk.rows("ask") == []


async def test_without_a_stop_the_same_ways_are_open(desk: Desk) -> None:
    """The test above would see nothing if nobody could ever be asked."""
    passed = 0
    for way in LINES:
        told, _ = await _prepared(desk)
        before = [row["stage"] for row in desk.rows("introduction")]
        await desk.ask("ana", way.format(**told))
        passed += [row["stage"] for row in desk.rows("introduction")] != before
    assert passed >= 3
