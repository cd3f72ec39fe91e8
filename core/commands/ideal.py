"""`ideal` and `terms`: whom each side looks for, and how it shall work, in the partner's own words."""

from __future__ import annotations

from typing import Any

from core.asks import Reply
from core.commands import partnering
from core.commands.turn import Turn
from core.partners import IDEAL
from core.phrases import agreements as words
from core.readings.fits import overlap
from core.readings.professions import restricted
from core.spec import Arg, Command, Missing

_TEXTS = {"own": "own_words", "rules": "ground_rules", "how": "mechanics", "accountable": "accountable"}


def ideal(turn: Turn, values: dict[str, Any]) -> Reply:
    told = {part: values[part] for part in IDEAL if part in values}
    if not told:
        raise Missing(words.SAY_WHOM, field="title")
    view = partnering.view_of(turn, partnering.begun(turn, values))
    field = f"ideal_{values['whose']}"
    view = partnering.change(turn, view, **{field: {**getattr(view.partnership, field), **told}})
    shared = overlap(view.partnership)
    return Reply(card=words.ideal(view, values["whose"], shared, undo=partnering.undo(turn)), replaces=True)


def terms(turn: Turn, values: dict[str, Any]) -> Reply:
    told = {column: values[name] for name, column in _TEXTS.items() if name in values}
    if "profession" in values:
        told |= {"profession": values["profession"], "restricted": restricted(values["profession"])}
    if not told:
        raise Missing(words.SAY_HOW, field="own")
    view = partnering.change(turn, partnering.view_of(turn, partnering.begun(turn, values)), **told)
    return Reply(card=words.terms(view, undo=partnering.undo(turn)), replaces=True)


COMMAND = Command(
    name="ideal",
    summary="Whom each side looks for: title, size, sophistication, sector",
    examples=(
        'ideal Judy ours title "finance director" size "50 to 200 people"',
        "ideal Judy theirs sector family firms",
    ),
    run=ideal,
    args=(
        partnering.WHO,
        Arg("whose", "choice", "Whose ideal client?", required=True, choices=("ours", "theirs")),
        Arg("title", "name", "Title", ("title",), hint="finance director"),
        Arg("size", "name", "Size", ("size",), hint="50 to 200 people"),
        Arg("sophistication", "name", "Sophistication", ("sophistication", "level"), hint="second generation"),
        Arg("sector", "name", "Sector", ("sector", "industry"), hint="manufacturing"),
    ),
    group="Partners",
)
TERMS = Command(
    name="terms",
    summary="How it should work, in the partner’s own words; ground rules; who reports what",
    examples=("terms Judy words we meet first, then you call", "terms Judy profession attorney"),
    run=terms,
    args=(
        partnering.WHO,
        Arg("profession", "name", "Profession, where it has rules", ("profession",), hint="attorney"),
        Arg("own", "rest", "How it should work, in the partner’s own words", ("words", "own words"), most=500),
        Arg("rules", "rest", "Ground rules", ("rules", "ground rules"), most=500),
        Arg("how", "rest", "How an introduction goes, step by step", ("mechanics",), most=500),
        Arg("accountable", "rest", "How each of you stays accountable", ("accountable",), most=500),
    ),
    group="Partners",
)
