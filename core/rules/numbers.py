"""The topic `stats`: what our numbers hold, and against what they are held."""

from __future__ import annotations

from core.policy import Number
from core.rules.rule import Topic

TOPIC = Topic(
    name="stats",
    why=(
        "How many doors came how far, and how long it took, tells where to help: by the month a door was logged, so "
        "that early ones are not held against late ones. Beside it stand the rates of getting an appointment that "
        "Sandler quoted in 2002, with our own number of cases: compare, and see what a warm word is worth. Which "
        "cadence pays is told by the doors within ninety days of a word, by its kind, beside months without any word. "
        "How many asks somebody makes is never counted."
    ),
    source="A1, A5, house",
    numbers=(Number("stats.cases", 10, "cases", "Below ten, a percentage is a guess in a suit.", 1, 1000),),
)
