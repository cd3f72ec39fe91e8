"""Every rule and gate, by name, and every number they work with."""

from __future__ import annotations

from core.policy import Number
from core.rules import consent, credit, stage
from core.rules.rule import Gate, Rule

RULES: tuple[Rule, ...] = ()
GATES: tuple[Gate, ...] = (credit.GATE, consent.GATE, stage.GATE)
NUMBERS: tuple[Number, ...] = (
    *(n for rule in RULES for n in rule.numbers),
    *(n for gate in GATES for n in gate.numbers),
)
