"""The rule `lead-digest`: once a week a lead hears what waits in his team, a working day after each rep saw his own."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.phrases import lead_digest as words
from core.policy import Number, Policy
from core.rules.rule import Look, Rule, Say
from core.rules.shared import key
from core.rules.views_digest import Digest
from core.rules.views_house import OrganizationView
from core.workdays import Calendar

NAME = "lead-digest"
OPENS = time(9)
_DAY = timedelta(days=1)


def look(view: OrganizationView, policy: Policy, now: datetime) -> Look:
    """First to each rep with lines of his own; the day after to the leads, counts only, of what was open then too."""
    day, reps, leads = moments(ZoneInfo(view.organization.zone), policy, now)
    later = next(at for at in (reps, leads, reps + 7 * _DAY) if at > now)
    if not reps <= now < leads + timedelta(hours=policy["lead-digest.window"]):
        return Look(later=later)
    if now < leads:
        return Look(tuple(_to_rep(view, one, day) for one in view.digests if one.own), later)
    leading = sorted({one.lead.id for one in view.digests if one.lead is not None})
    teams = [tuple(one for one in view.digests if one.lead and one.lead.id == id) for id in leading]
    return Look(tuple(_to_lead(view, team, day) for team in teams if any(one.total for one in team)), later)


def moments(zone: ZoneInfo, policy: Policy, now: datetime) -> tuple[date, datetime, datetime]:
    """This or the next digest's day; when the reps see theirs, when the leads hear."""
    house = Calendar(zone)
    today = house.day(now)
    day = today + (policy["lead-digest.day"] - today.weekday()) % 7 * _DAY
    return day, house.at(day - _DAY, OPENS), house.at(day, OPENS)


def _to_rep(view: OrganizationView, one: Digest, day: date) -> Say:
    return Say(
        key=key(NAME, "organization", view.organization.id, day.isoformat(), f"rep{one.member.id}"),
        to=one.member.id,
        card=words.to_rep(one),
        because=words.because_rep(one),
        facts=words.facts((one,)),
        headline=words.headline_rep(one),
    )


def _to_lead(view: OrganizationView, team: tuple[Digest, ...], day: date) -> Say:
    lead = team[0].lead
    assert lead is not None  # that is how they were put together
    return Say(
        key=key(NAME, "organization", view.organization.id, day.isoformat(), f"lead{lead.id}"),
        to=lead.id,
        card=words.to_lead(team, rings=view.rings),
        because=words.because_lead(team),
        facts=words.facts(team),
        headline=words.headline_lead(team),
    )


RULE = Rule(
    name=NAME,
    looks_at="organization",
    look=look,
    why=(
        "A lead helps where something waits; he need not look over shoulders. Counts for each rep, no names of people "
        "outside; and every rep saw his own lines a day earlier, so that nobody is told on."
    ),
    source="house",
    numbers=(
        Number("lead-digest.day", 1, "weekday", "0 is Monday. Reps see theirs the day before.", 1, 4),
        Number("lead-digest.window", 8, "hours", "A digest of yesterday helps nobody.", 1, 24),
    ),
)
