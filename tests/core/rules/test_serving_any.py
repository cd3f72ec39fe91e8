"""What holds for serving whatever the client, the day and the numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from core.model import ContactState
from core.partners import Care, Mood
from core.rules import card_season, first_days, keep_in_touch, listed, value_check
from core.rules.rule import Rule
from core.rules.tiers import TIERS, check_days, rhythm
from core.rules.views import MemberView
from core.rules.views_clients import ContactView
from tests.core.rules.clients import client, complained, seen
from tests.core.rules.sample import ANN, BOB, BRIGHTWATER, MONDAY, policy

LISTING: tuple[Rule, ...] = (value_check.RULE, keep_in_touch.RULE)
moments = some.integers(-500, 500).map(lambda hours: MONDAY + timedelta(hours=hours * 11))
past = some.one_of(some.none(), moments)
tiers = some.sampled_from((None, "A", "B", "C"))
moods = some.one_of(some.none(), some.sampled_from(Mood))


@some.composite
def views(draw: some.DrawFn, *, state: ContactState = ContactState.ACTIVE) -> ContactView:
    contact = client(
        tier=draw(tiers), client_since=draw(past), partner_since=draw(past), last_talk_at=draw(past), state=state,
        dont_call=draw(some.booleans()) and state is ContactState.ACTIVE,
    )  # fmt: skip
    asked = draw(past)
    mood = draw(moods) if asked is not None else None
    own = draw(some.one_of(some.none(), some.integers(1, 400)))
    care = Care(10, checked_at=asked, answer=mood, check_days=own)
    open_one = complained(MONDAY - timedelta(days=300)) if draw(some.booleans()) else None
    return seen(contact, care=draw(some.sampled_from((None, care))), complaint=open_one)


@given(views(), moments)
def test_a_rule_that_lists_never_speaks_and_is_asked_again_by_nobody(view: ContactView, now: datetime) -> None:
    for rule in LISTING:
        look = rule.look(view, policy(), now)
        assert (look.say, look.later) == ((), None)
        assert len(look.listed) <= 1
        for item in look.listed:
            assert item.rule == rule.name
            assert item.weight in (1, 2)
            assert item.days >= 0
            assert 1 <= len(item.buttons) <= 3
            assert item.because
            assert item.facts


@given(
    some.sampled_from([s for s in ContactState if s is not ContactState.ACTIVE]).flatmap(lambda s: views(state=s)),
    moments,
)
def test_the_departed_and_bereaved_are_never_spoken_of(view: ContactView, now: datetime) -> None:
    if view.contact.state is not ContactState.ACTIVE:
        assert listed.listed([view], BOB, policy(), now) == ()
        assert first_days.RULE.look(view, policy(), now).say == ()


@given(views(), moments)
def test_whoever_was_spoken_to_and_asked_today_is_in_no_list(view: ContactView, now: datetime) -> None:
    """But for a complaint, which a talk does not settle."""
    told = replace(view, contact=replace(view.contact, last_talk_at=now), complaint=None)
    told = replace(told, care=Care(10, checked_at=now, answer=Mood.GREAT))
    calls = [item for item in listed.listed([told], BOB, policy(), now) if item.rule != "influence-map"]
    assert calls == []


@given(views(), moments, some.integers(0, 300))
def test_nothing_gets_better_by_waiting(view: ContactView, now: datetime, days: int) -> None:
    for rule in LISTING:
        before, after = (rule.look(view, policy(), at).listed for at in (now, now + timedelta(days=days)))
        if before:
            assert after
            assert after[0].weight >= before[0].weight


@given(views(), moments)
def test_first_days_looks_ahead_only(view: ContactView, now: datetime) -> None:
    look = first_days.RULE.look(view, policy(), now)
    assert look.later is None or look.later > now
    assert not (look.say and look.later)


@settings(deadline=None)  # the first look at a moving holiday reads the calendars
@given(moments)
def test_a_season_is_always_ahead_and_each_message_has_its_own_key(now: datetime) -> None:
    festivals = ("Christmas", "New Year", "Hanukkah", "Easter", "Eid")
    view = MemberView(BRIGHTWATER, BOB, festivals=frozenset(festivals), greeted=tuple((ANN, f) for f in festivals))
    look = card_season.RULE.look(view, policy(), now)
    keys = [say.key for say in look.say]
    assert len(keys) == len(set(keys))
    assert look.later is not None
    assert now < look.later < now + timedelta(days=366)


@given(tiers, some.one_of(some.none(), some.integers(1, 1000)))
def test_closer_clients_hear_from_us_at_least_as_often(tier: str | None, own: int | None) -> None:
    contact = client(tier=tier)
    ideal, limit = rhythm(contact, policy())
    assert 0 < ideal <= limit
    assert check_days(contact, Care(10, check_days=own), policy()) == (own or check_days(contact, None, policy()))
    rhythms = [rhythm(client(tier=one.upper()), policy()) for one in TIERS]
    assert rhythms == sorted(rhythms)
