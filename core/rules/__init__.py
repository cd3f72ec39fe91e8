"""Every rule and gate, by name, and every number they work with."""

from __future__ import annotations

from core.policy import Number
from core.rules import consent, credit, stage
from core.rules.rule import Gate, Rule

RULES: tuple[Rule, ...] = ()
GATES: tuple[Gate, ...] = (credit.GATE, consent.GATE, stage.GATE)
NUMBERS: tuple[Number, ...] = tuple(n for each in (*RULES, *GATES) for n in each.numbers)
