"""What the bot says of numbers: the funnel, our appointments beside those published, who opens doors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.cards import Block, Bold, Button, Buttons, Card, Chart, Line, Table, Text, line
from core.model import Member, Stage, Warmth
from core.phrases.nudges import first
from core.readings.funnels import SANDLER, Funnel, Quoted, Step, appointments

if TYPE_CHECKING:
    from core.readings.openers import Opener

DID = {
    Warmth.NAME: "gave the name", Warmth.MENTION: "may use the name", Warmth.INTRODUCTION: "spoke for us",
    Warmth.MEETING: "brought us together",
}  # fmt: skip
STEPS = {
    Stage.INTRODUCED: "Opened", Stage.CONTACTED: "Spoke", Stage.MET: "Met", Stage.PROPOSED: "Proposed",
    Stage.WON: "Won",
}  # fmt: skip
WHOSE = {"mine": "Your doors", "team": "Your team’s doors", "all": "All our doors"}
PAYS, WHY = "Which cadence pays", Button("Why?", "why stats")
CUT = 12  # rows of a table that people still read


@dataclass(frozen=True, slots=True)
class Told:
    """Whose numbers, of when, and from how many cases on a share is told in percent."""

    which: str
    label: str
    cases: int
    rep: Member | None = None  # one colleague's

    @property
    def asked(self) -> str:
        """What asks for the same people again."""
        return f"@{{member:{self.rep.id}}}" if self.rep else self.which

    def title(self, by: str = "") -> str:
        whose = f"{self.rep.name}’s doors" if self.rep else WHOSE[self.which]
        return f"{whose}{by and f' {by}'}, {self.label}"

    def share(self, part: int, whole: int) -> str:
        """`58 %`, or `3 of 5` where there are too few for a percentage to mean anything."""
        if whole == 0:
            return "–"
        return f"{round(100 * part / whole)} %" if whole >= self.cases else f"{part} of {whole}"

    def line(self, by: str) -> str:
        return f"stats {self.asked} by {by} {self.label}"


def funnel(
    told: Told, whole: Funnel, warmths: Mapping[str, Funnel], *, named: tuple[int, int], also: Sequence[Block] = ()
) -> Card:
    """The funnel, our appointment rates beside those published, and of how many sales a name was captured (`named`);
    `also` is what else there is to say."""
    if not whole.opened:
        return _nothing(told, whole.waiting)
    steps = [step for step in whole.steps if step.count or step.stage is not Stage.PROPOSED]
    rows = tuple((line(Bold(STEPS[s.stage])), line(str(s.count)), line(_of(told, s)), line(_days(s))) for s in steps)
    blocks: list[Block] = [
        Chart(
            "Doors, by how far they came",
            tuple(STEPS[s.stage] for s in steps),
            (("Doors", tuple(s.count for s in steps)),),
        ),
        Table(("", "Doors", "Of those before", "Median days"), rows, numeric=(1, 2, 3)),
    ]
    if rest := _rest(whole):
        blocks.append(Text(line(rest)))
    if named[1]:
        blocks.append(Text(line(f"Sales with a name captured at the close: {told.share(*named)}.")))
    blocks += also
    blocks += [_published(told, warmths), Text(line(_fine_print(told)), small=True), _onward(told)]
    return Card(f"{told.title()}: {_doors(whole.opened)}, {whole.of(Stage.WON).count} won", tuple(blocks))


def by_warmth(told: Told, found: Mapping[str, Funnel]) -> Card:
    rows = [(DID[one], found[one.value]) for one in reversed(Warmth) if one.value in found and found[one.value].opened]
    if not rows:
        return _nothing(told)
    heading = "The introducer …"
    return Card(told.title("by warmth"), (*_compared(told, heading, rows), _published(told, found), _onward(told)))


def by_month(told: Told, found: Mapping[str, Funnel]) -> Card:
    rows = [(month, found[month]) for month in sorted(found) if found[month].opened][-CUT:]
    if not rows:
        return _nothing(told)
    labels = tuple(month for month, _ in rows)
    series = tuple(
        (STEPS[stage], tuple(one.of(stage).count for _, one in rows)) for stage in (Stage.INTRODUCED, Stage.MET)
    )
    drawn = (Chart("Doors opened and met, by month", labels, series, kind="line"),) if len(rows) > 1 else ()
    late = "Doors of the last months may still be on their way."
    return Card(
        told.title("by month"),
        (*drawn, _table(told, "Logged in", rows), Text(line(late), small=True), _onward(told)),
    )


def by_rep(told: Told, rows: Sequence[tuple[str, int, int, int]]) -> Card:
    """Rows are name, opened, met, won; for those who lead."""
    if not rows:
        return _nothing(told)
    shown = [
        (line(Bold(name)), *(line(str(n)) for n in (opened, met, won)), line(told.share(won, opened)))
        for name, opened, met, won in rows[:CUT]
    ]
    table = Table(("", "Opened", "Met", "Won", "Won of opened"), tuple(shown), numeric=(1, 2, 3, 4))
    small = "What happened in these days, whenever the door was opened. Only those who lead see this."
    whose = {"team": "Your team", "all": "All of us"}.get(told.which, "All of us")
    return Card(f"{whose} by rep, {told.label}", (table, Text(line(small), small=True), _onward(told)))


def by_introducer(told: Told, rows: Sequence[Opener], *, latest: int) -> Card:
    if not rows:
        return _nothing(told)
    small = f"Counted over the latest {latest:,} introductions at most."
    return _openers(told, "by introducer", rows, small)


def by_partner(told: Told, rows: Sequence[Opener]) -> Card:
    if not rows:
        hint = "“partner Judy” begins a partnership; what passes between you is counted from then on."
        return Card("No partners yet", (Text(line(hint)), _onward(told)))
    return _openers(told, "by partner", rows[:CUT], "Counted by the day it happened.", gave=True)


def reps_are_for_leads(rep: Member | None = None) -> Card:
    """Why the numbers of others, or of this one, are not shown; what of them is."""
    said = "Numbers by rep are for those who lead. Yours, your team’s and everybody’s together are open to you."
    buttons = [Button("Mine", "stats mine"), Button("My team’s", "stats team"), Button("By warmth", "stats by warmth")]
    title = "That is between each rep and the lead"
    if rep is not None:
        title = f"{rep.name}’s numbers are between {first(rep.name)} and the lead"
        said = f"Yours, your team’s and everybody’s together are open to you, and {first(rep.name)}’s introductions."
        buttons.insert(0, Button("Those introductions", f"list @{{member:{rep.id}}}"))
    return Card(title, (Text(line(said)), Buttons(tuple(buttons))))


def _openers(told: Told, by: str, rows: Sequence[Opener], small: str, *, gave: bool = False) -> Card:
    head = ("", "Opened", "Met", "Won", *(("We gave",) if gave else ()))
    shown = tuple(
        (line(Bold(one.name)), *(line(str(n)) for n in (one.opened, one.met, one.won, one.gave)[: len(head) - 1]))
        for one in rows
    )
    table = Table(head, shown, numeric=tuple(range(1, len(head))))
    return Card(told.title(by), (table, Text(line(small), small=True), _onward(told)))


def _compared(told: Told, head: str, rows: Sequence[tuple[str, Funnel]]) -> tuple[Block, ...]:
    labels = tuple(name for name, _ in rows)
    stages = (Stage.INTRODUCED, Stage.MET, Stage.WON)
    series = tuple((STEPS[stage], tuple(one.of(stage).count for _, one in rows)) for stage in stages)
    drawn = (Chart("What came of each kind of door", labels, series),) if len(rows) > 1 else ()
    return (*drawn, _table(told, head, rows))


def _table(told: Told, head: str, rows: Sequence[tuple[str, Funnel]]) -> Table:
    shown = tuple(
        (
            line(Bold(name)),
            line(str(one.opened)),
            line(told.share(one.of(Stage.MET).count, one.opened)),
            line(told.share(one.of(Stage.WON).count, one.opened)),
            line(_days(one.of(Stage.MET))),
        )
        for name, one in rows
    )
    return Table((head, "Opened", "Met", "Won", "Days to meet"), shown, numeric=(1, 2, 3, 4))


def _published(told: Told, warmths: Mapping[str, Funnel]) -> Table:
    rows = tuple(_quoted(told, warmths, one) for one in SANDLER)
    return Table(("To an appointment", "Ours", "Our cases", "Sandler, 2002"), rows, numeric=(1, 2, 3))


def _quoted(told: Told, warmths: Mapping[str, Funnel], one: Quoted) -> tuple[Line, ...]:
    met, opened = appointments(warmths, one)
    cases = str(opened) if one.ours else "–"
    return (
        line(Bold(one.name.capitalize())),
        line(told.share(met, opened)),
        line(cases),
        line(f"{one.low}–{one.high} %"),
    )


def _of(told: Told, step: Step) -> str:
    return "" if step.stage is Stage.INTRODUCED else told.share(step.count, step.before)


def _days(step: Step) -> str:
    return "–" if step.days is None else str(step.days)


def _rest(whole: Funnel) -> str:
    waits = f"{_doors(whole.waiting)} promised and not opened yet" if whole.waiting else ""
    ended = f"{whole.ended} lost or declined" if whole.ended else ""
    return ". ".join(filter(None, (waits, ended))) + ("." if waits or ended else "")


def _doors(many: int) -> str:
    return "one door" if many == 1 else f"{many:,} doors"


def _fine_print(told: Told) -> str:
    few = f"Below {told.cases} cases a share is told in numbers." if told.cases > 1 else ""
    return f"By the month the door was logged in, whole months. {few} Cold and warm calls we don’t count."


def _onward(told: Told) -> Buttons:
    rows = [Button("By warmth", told.line("warmth")), Button("By month", told.line("month"))]
    if told.which == "mine":
        rows.append(Button("My team’s", f"stats team {told.label}"))
    else:
        rows.append(Button("Mine", f"stats mine {told.label}"))
    return Buttons((*rows, Button("Who opens doors", told.line("introducer")), Button(PAYS, told.line("cadence")), WHY))


def _nothing(told: Told, waiting: int = 0) -> Card:
    said = "No door was opened in these months. One introduction logged begins the count."
    if waiting:
        said = f"{_doors(waiting).capitalize()} promised, none opened yet."
    return Card(f"{told.title()}: nothing yet", (Text(line(said)), _onward(told)))
