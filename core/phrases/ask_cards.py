"""The cards around an ask: what speaks against it, whom else to ask about, what is on file before asking anybody."""

from __future__ import annotations

from collections.abc import Sequence

from core.cards import Because, Block, Bold, Button, Buttons, Card, Item, Quote, Text, line
from core.model import Contact
from core.partners import Knows
from core.phrases.ask_gates import RESEARCH, SOURCES
from core.phrases.nudges import described, first
from core.rules.ask_named import GATE as NAMED
from core.rules.rule import Advised

ANYWAY = "Ask anyway"
WHY = "Why?"
OFFERED = 2  # of each gate's offers, where several speak


def advice(verdicts: Sequence[Advised], asked: Contact, *, anyway: str | None) -> Card:
    """What speaks against asking now, in order of weight, and one way past all of it; `anyway` None: there is none."""
    past = (Button(ANYWAY, anyway),) if anyway else ()
    if len(verdicts) == 1:
        return _one(verdicts[0], past)
    items = [Item(line(one.sentence), (*_offers(one)[:OFFERED], Button(WHY, f"why {one.gate}"))) for one in verdicts]
    title = f"Before you ask {first(asked.name)}: {_COUNT.get(len(verdicts), str(len(verdicts)))} things"
    return Card(title, (*items, *((Buttons(past),) if past else ())))


_COUNT = {2: "two", 3: "three", 4: "four", 5: "five"}


def _one(verdict: Advised, past: tuple[Button, ...]) -> Card:
    title, _, rest = verdict.sentence.partition(". ")
    blocks: list[Block] = [Text(line(rest))] if rest else []
    if verdict.gate == NAMED.name:
        blocks += _acquaintances(verdict)
    elif verdict.facts:
        rows = "; ".join(f"{label}: {value}" if label else value for label, value in verdict.facts)
        blocks.append(Because(line(rows), verdict.gate))
    else:
        past = (*past, Button(WHY, f"why {verdict.gate}"))
    buttons = (*_offers(verdict), *past)
    return Card(title if rest else verdict.sentence, (*blocks, *((Buttons(buttons),) if buttons else ())))


def _acquaintances(verdict: Advised) -> list[Block]:
    """Whom he knows, and where to look for one more."""
    rows: list[Block] = [Item(line(Bold(label), f" ({value})" if value else "")) for label, value in verdict.facts]
    rows.append(Text(line(Bold("Two minutes of research")), small=True))
    rows += [Item(line(Bold(place), f": {what}")) for place, what in RESEARCH]
    return rows


def _offers(verdict: Advised) -> tuple[Button, ...]:
    return tuple(
        Button(label, to, style="primary" if not n else "plain") for n, (label, to) in enumerate(verdict.offers)
    )


def whom(rows: Sequence[tuple[Contact, Contact, Knows]]) -> Card:
    """`who do you know`: nobody is asked that; who could be asked about whom instead."""
    title = "Nobody can answer “who do you know?” on the spot"
    said = "Ask one person about one other, by name. "
    if not rows:
        said += "First find the one: " + "; ".join(f"{place.lower()} ({what})" for place, what in RESEARCH) + "."
        return Card(title, (Text(line(said)), Buttons((_ASK, _WHY))))
    said += "These you could ask about today:"
    items = [
        Item(
            line(Bold(knower.name), " knows ", Bold(described(known)), f" ({_how(one)})"),
            (Button(f"Ask about {first(known.name)}", f"ask contact:{knower.id} about contact:{known.id}"),),
        )
        for knower, known, one in rows
    ]
    return Card(title, (Text(line(said)), *items, Buttons((_ASK, _WHY))))


def _how(one: Knows) -> str:
    return "; ".join(filter(None, (one.how, SOURCES[one.source.value])))


_ASK = Button("Ask somebody else…", "ask named", style="primary")
_WHY = Button(WHY, f"why {NAMED.name}")


def inner_circle(asked: Contact) -> Card:
    """The question of the second part of A1: for a client we know well, who would know best whom we should meet."""
    by = first(asked.name)
    words = f"{by}, if you were me, which two or three people should I be calling on? No need to answer now."
    return Card(
        f"The inner-circle question for {asked.name}",
        (
            Quote(words, "What you might say"),
            Text(line(f"Write down only whom {by} names to you, and ask about one of them.")),
            Buttons((Button(f"{by} named somebody…", f"ask named contact:{asked.id}", style="primary"),)),
        ),
    )
