"""The gate `knows-source`: who knows whom is kept only with how we know it, and never out of somebody's phone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from core.partners import Source
from core.phrases import knowing as words
from core.policy import Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken

NAME = "knows-source"
COPIED = re.compile(
    r"\b(?:(?:phone|address)\s?-?book|(?:his|her|their)\s+(?:phone|mobile|contacts)|contacts?\s+list|"
    r"(?:member|guest|mailing|client|customer)s?\s+list|rolodex)\b",
    re.IGNORECASE,
)
GATE = Topic(
    name=NAME,
    why=(
        "A name is worth something because somebody gave it, in person. So we note how we know: they told us, it is "
        "public, or one of us knows both. What we only suppose is left out, two people of one firm need not know each "
        "other, and nobody's phone or list is ever copied."
    ),
    source="A3",
    numbers=(speaks(NAME, reason="Silent, what comes without a word on it is kept as told to whoever notes it."),),
)


@dataclass(frozen=True, slots=True)
class KnowsView:
    """What is about to be noted: `knower` knows `known`. `mine` where the knower is one of us, who needs no source."""

    knower: str
    known: str
    line: str
    how: str | None = None
    source: Source | None = None
    mine: bool = False


def judge(view: KnowsView, policy: Policy, now: datetime) -> Verdict:
    """Hard where it was copied; else a question whose answers are the ways of knowing."""
    if view.how is not None and COPIED.search(view.how):
        return Advised(NAME, words.copied(view.knower), hard=True)
    if view.mine or view.source is not None:
        return Allowed()
    offers = tuple((label, f"{view.line} source {source.value}") for source, label in words.ways(view.knower))
    return spoken(Advised(NAME, words.how_do_we_know(view.knower, view.known), offers=offers), policy)
