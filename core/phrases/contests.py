"""What the bot says of contests: names, never mentions; no clients; everybody's own place to himself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_skeleton

from core.cards import Block, Bold, Button, Buttons, Card, Facts, Line, Table, Text, line
from core.money import show as money
from core.phrases.boards import UNRANKED, WHAT, ordinal
from core.readings.standings import Unranked, foremost

if TYPE_CHECKING:
    from core.model import Organization
    from core.readings.contests import Race
    from core.readings.standings import Standing, TeamStanding
    from core.sales import Contest

KINDS = {
    "rank": "Who has most",
    "steps": "Steps for everybody to reach",
    "target": "Everybody sets himself a target",
    "teams": "Team against team",
}
_HOW = {
    "rank": "Five are applauded; the rest is between you and me.",
    "steps": "Everybody who reaches a step has won it.",
    "target": "Set your own mark, nobody else sees it: type target and a number.",
    "teams": "What all of a team do counts together.",
}
_TITLES = {"start": "begins today", "halfway": "is halfway", "last": "has one day left", "result": "is over"}
OWN_PLACE = "Your own place, for your eyes only: type contest."


def in_channel(race: Race, step: str, organization: Organization, *, top: int) -> Card:
    contest = race.contest
    title = f"{contest.name} {_TITLES[step]}"
    days = Text(line(f"{WHAT[contest.measure]}, {_days(contest, organization)}"), small=True)
    own = Text(line(OWN_PLACE), small=True)
    if step == "start":
        said = f"What counts: {WHAT[contest.measure].lower()}. {_kind(contest, organization)} {_HOW[contest.kind]}"
        return Card(title, (Text(line(said)), days, own))
    shown = table(race, organization, top=top)
    if shown is None:
        empty = "Nobody won this one; the doors are still there." if step == "result" else nothing_yet(race)
        return Card(title, (Text(line(empty)), days, own))
    praise = (Text(_well_done(race)),) if step == "result" else ()
    return Card(title, (*praise, shown, days, own))


def table(race: Race, organization: Organization, *, top: int) -> Block | None:
    """What everybody may see; None where there is nothing yet."""
    match race.contest.kind:
        case "steps":
            return _steps(race)
        case "target":
            names = ", ".join(s.name for s in race.arrived)
            return Facts((("Reached their own mark", line(Bold(names))),)) if names else None
    some = race.teams if race.contest.kind == "teams" else race.ranked
    rows = tuple(_row(s, race, organization) for s in foremost(some, top))
    head = ("", "Team" if race.contest.kind == "teams" else "Name", WHAT[race.contest.measure])
    return Table(head, rows, numeric=(0, 2)) if rows else None


def _row(one: Standing | TeamStanding, race: Race, organization: Organization) -> tuple[Line, ...]:
    return line(str(one.rank)), line(Bold(one.name)), line(amount(race.contest, one.amount, organization))


def _steps(race: Race) -> Facts | None:
    """Who stands on which step, the highest first."""
    there: dict[str, list[str]] = {}
    for one in race.ranked:
        if (step := race.step_of(one.amount)) is not None:
            there.setdefault(step, []).append(one.name)
    rows = [(str(name), line(", ".join(sorted(there[str(name)], key=str.casefold)))) for _, name in
            reversed(race.contest.steps) if str(name) in there]  # fmt: skip
    return Facts(tuple(rows)) if rows else None


def _well_done(race: Race) -> Line:
    match race.contest.kind:
        case "teams":
            first = [team.name for team in race.teams if team.rank == 1]
        case "rank":
            first = [one.name for one in race.ranked if one.rank == 1]
        case _:
            return line("Well done, all of you who got there.")
    return line("Well done, ", Bold(" and ".join(first)), ".")


def private(race: Race, organization: Organization, *, me: int, today: date, top: int, lead: bool) -> Card:
    """The contest for one person, with his own place."""
    contest = race.contest
    blocks: list[Block] = [Text(line(f"{WHAT[contest.measure]}. {_kind(contest, organization)}"))]
    if today >= contest.starts_on:
        blocks.append(table(race, organization, top=top) or Text(line(nothing_yet(race))))
        blocks.append(Text(line(_mine(race, organization, me))))
    blocks.append(Text(line(f"{_days(contest, organization)}. Only you see this."), small=True))
    buttons = [Button("My army", "army", style="primary")] if today <= contest.ends_on else []
    if contest.kind == "target" and today <= contest.ends_on:
        buttons.append(Button("My target…", "target"))
    if lead:
        over = today > contest.ends_on
        buttons.append(Button("Again", "contest again") if over else Button("Call it off", "contest end"))
    buttons.append(Button("Why?", "why contest"))
    return Card(f"{contest.name} {_when(contest, today)}", (*blocks, Buttons(tuple(buttons))))


def _mine(race: Race, organization: Organization, me: int) -> str:
    contest, mine = race.contest, race.of(me)
    have = mine.amount if mine is not None else 0
    what = amount(contest, have, organization)
    if mine is not None and mine.unranked not in (None, Unranked.FEW):
        return f"You have {what}. {UNRANKED[mine.unranked or Unranked.NEW]}"
    match contest.kind:
        case "steps":
            step, ahead = race.step_of(have), race.next_step(have)
            here = f"You have {what}{f' and stand on {step}' if step else ''}."
            return f"{here} {amount(contest, ahead[0], organization)} more to {ahead[1]}." if ahead else here
        case "target":
            target = (race.targets or {}).get(me)
            if target is None:
                return f"You have {what}, and no target yet."
            return f"You have {what} of the {amount(contest, target, organization)} you set yourself."
        case "teams":
            return f"You brought {what} of it."
    if mine is None or mine.rank is None:
        least = f" From {amount(contest, contest.least, organization)} on you are ranked." if contest.least > 1 else ""
        return f"You have {what}.{least}"
    return f"You are {ordinal(mine.rank)} of {len(race.ranked)}, with {what}."


def nothing_yet(race: Race) -> str:
    least = f" From {race.contest.least} on there is a place." if race.contest.least > 1 else ""
    return f"Nobody is on the table yet; one door opened puts somebody there.{least}"


def amount(contest: Contest, count: int, organization: Organization) -> str:
    if contest.measure == "value":
        return money(count, organization.currency, organization.locale)
    return f"{count:,}"


def because(contest: Contest, step: str) -> str:
    day = {"start": "the first day", "halfway": "the middle", "last": "the last day", "result": "the day after the end"}
    return f"it is {day[step]} of {contest.name}"


def facts(contest: Contest, organization: Organization) -> tuple[tuple[str, str], ...]:
    return (
        ("Contest", contest.name),
        ("Counted", WHAT[contest.measure]),
        ("Kind", _kind(contest, organization).rstrip(".")),
        ("Days", _days(contest, organization)),
    )


def _kind(contest: Contest, organization: Organization) -> str:
    if contest.kind == "steps":
        named = ", ".join(f"{name} from {amount(contest, least, organization)}" for least, name in contest.steps)
        return f"{KINDS['steps']}: {named}."
    least = f", from {amount(contest, contest.least, organization)} on" if contest.least > 1 else ""
    return f"{KINDS[contest.kind]}{least}."


def _when(contest: Contest, today: date) -> str:
    if today < contest.starts_on:
        return "is to come"
    left = (contest.ends_on - today).days
    return "is over" if left < 0 else "ends today" if left == 0 else f"is on: {left + 1} days, today included"


def _days(contest: Contest, organization: Organization) -> str:
    def day(one: date) -> str:
        return str(format_skeleton("MMMd", one, locale=organization.locale))

    return f"{day(contest.starts_on)} to {day(contest.ends_on)}"
