"""What must hold whatever was said: the rule book's invariants, each worked out anew from the rows themselves.

Nothing here asks the code that is tested how it came to its answer; where it reads through the product (the balance,
the boards) it compares that with the rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from core.cards import Button
from core.policy import policy_of
from core.readings.flows import Passed, balance
from core.readings.standings import MEASURES, Act, Counts, Standing, standings, team_standings
from core.rules import NUMBERS
from core.store import flows, tallies
from tests.core.machine.said import SECRET
from tests.core.machine.town import BASE, Company, Town

Row = dict[str, Any]
CALLS = {"heads-up", "first-contact", "call-ahead", "quiet", "ask-at-close"}  # send somebody to the prospect
NOT_YET = {"asked", "declined", "lost", "parked"}  # where a door that was never opened is only an ask of ours
FAR_EAST = timedelta(hours=14)  # of UTC: where the day begins first
ALWAYS = date(2000, 1, 1)
_ANYWAY = re.compile(r"ask anyway contact:(\d+)\b")


def the_balance_is_the_same_from_both_sides(town: Town, company: Company) -> None:
    """1: what we gave less what we received is, seen from there, what they received less what they gave."""
    rows = _living(town, "introduction", company)
    given, received = (
        Counter(
            row[who] for row in rows if row["direction"] == way and act in row["counted"] and row[who] and _door(row)
        )
        for way, who, act in (("given", "given_to_id", "given"), ("received", "introducer_id", "logged"))
    )
    people = sorted(given.keys() | received.keys())
    passed = town.store.read_now(lambda tx: flows.of_contacts(tx, company.org, people, ALWAYS))
    other = {Act.GIVEN: Act.LOGGED, Act.LOGGED: Act.GIVEN}
    for id in people:
        some = passed.get(id, ())
        ours = balance(some, ALWAYS)
        theirs = balance((Passed(other.get(one.act, one.act), *one[1:]) for one in some), ALWAYS)
        assert (ours.given, ours.received) == (given[id], received[id]), (company.mark, id)
        assert theirs.difference == -ours.difference, (company.mark, id)
        assert ours.theirs.difference == theirs.difference, (company.mark, id)


def _door(row: Row) -> bool:
    """Whether it is one: what was only promised was not received."""
    touched = row["opened_at"] or row["contacted_at"] or row["met_at"] or row["direction"] == "given"
    return bool(touched) or row["stage"] not in {"promised", *NOT_YET}


def every_door_received_is_counted_once(town: Town, company: Company) -> None:
    """1: the sum of all received is the number of entries of direction received; an ask alone is none yet."""
    rows = [row for row in _living(town, "introduction", company) if row["direction"] == "received"]
    came = [row for row in rows if row["opened_at"] or "logged" in row["counted"] or row["stage"] not in NOT_YET]
    counted = Counter[str]()
    for row in town.rows("tally", organization_id=company.org, act="logged"):
        counted[row["grain"]] += row["count"]
    assert counted["d"] == counted["m"] == len(came), company.mark


def the_board_is_one_order(town: Town, company: Company) -> None:
    """2: by amount, then name, then id; whatever order the counts come in, and again when it is read again."""
    house = town.member(company, None)[1]
    policy, now = policy_of(house, NUMBERS), town.clock()
    found = partial(tallies.counts, org=company.org, first=date(2020, 1, 1), last=date(2029, 12, 31))
    counts: tuple[Counts, ...] = town.store.read_now(lambda tx: found(tx))
    again: tuple[Counts, ...] = town.store.read_now(lambda tx: found(tx))
    teams = {row["id"]: row["name"] for row in town.rows("team", organization_id=company.org)}
    for measure in MEASURES:
        rank = partial(standings, measure=measure, policy=policy, currency=house.currency, now=now)
        board = rank(counts)
        assert rank(tuple(reversed(counts))) == rank(again) == board, measure
        ranked = [row for row in board if row.rank]
        order = [(-row.amount, row.member.name.casefold(), row.member.id) for row in ranked]
        assert order == sorted(set(order)), measure
        assert [row.rank for row in ranked] == [_place(row, board) for row in ranked], measure
        team = partial(team_standings, teams=teams, measure=measure, policy=policy, currency=house.currency)
        assert team(tuple(reversed(counts))) == team(counts), measure


def nobody_hears_a_thing_twice(town: Town) -> None:
    """4: once; where nobody could know whether it arrived, and the platform cannot tell, at most once more."""
    doubts = Counter[tuple[int, str]]()
    for (to, key), n in town.carrier.doubts.items():
        doubts[next(c.org for c in town.companies if to.startswith(f"{c.workspace}:")), key] += n
    again = {key: n for key, n in town.times().items() if n > 1 + min(1, 0 if town.carrier.verifies else doubts[key])}
    assert again == {}


def what_is_taken_back_is_put_right(town: Town, company: Company) -> None:
    """6: history keeps both, and whoever read of an introduction that is gone reads so where he read it."""
    audit = {row["id"]: row for row in town.rows("audit", organization_id=company.org)}
    for row in audit.values():
        if row["undone_by"] is not None:
            assert audit[row["undone_by"]]["undoes"] == row["id"], row["command"]
    gone = {r["id"]: r["gone_at"] for r in town.rows("introduction", organization_id=company.org) if r["gone_at"]}
    post = town.rows("post", organization_id=company.org)
    edited = {row["edits"] for row in post if row["edits"]}
    told = [row for row in post if row["subject_kind"] == "introduction" and row["subject_id"] in gone]
    for row in told:
        if row["state"] == "sent" and row["kind"] != "edit" and row["sent_at"] < gone[row["subject_id"]]:
            assert row["id"] in edited, row["key"]


def the_forgotten_are_nowhere(town: Town, company: Company, words: list[str]) -> None:
    """7: in no row of any table, the history's and the post's too."""
    if words:
        text = str(town.everything(company.org)).casefold()
        for word in words:
            assert word.casefold() not in text, text[max(0, text.index(word.casefold()) - 400) :][:500]


def stopped(town: Town, company: Company, *, asked: bool) -> dict[int, str]:
    """Whom nobody calls and nobody asks, and why; with `asked`, their own wish not to be asked counts too. A day is
    over only when it is over everywhere."""
    rows = _living(town, "contact", company)
    found = {r["contact_id"]: "complaint" for r in _living(town, "complaint", company) if r["closed_at"] is None}
    today = (town.clock() + FAR_EAST).date()
    for row in rows:
        if row["state"] != "active" or row["dont_call"]:
            found[row["id"]] = "dont call" if row["dont_call"] else row["state"]
        elif asked and (row["never_ask"] or (row["rest_until"] and today < row["rest_until"])):
            found[row["id"]] = "never" if row["never_ask"] else "not now"
    return found


def no_stop_was_passed(town: Town, company: Company, before: tuple[int, int]) -> None:
    """8: nobody was asked, or asked about, or his door logged, whom a hard stop leaves in peace. `before` is what
    `town.reached` was."""
    if town.reached(company) == before:
        return
    asks = [row for row in town.rows("ask", organization_id=company.org) if row["id"] >= before[0]]
    doors = [row for row in _living(town, "introduction", company) if before[1] <= row["id"] < BASE]
    if not asks and not doors:
        return
    never, quiet = stopped(town, company, asked=True), stopped(town, company, asked=False)
    for row in asks:
        assert row["contact_id"] not in never, never[row["contact_id"]]
        assert row["about_id"] not in quiet, quiet[row["about_id"]]
    for row in doors:
        reason = quiet.get(row["prospect_id"])
        assert reason in (None, "complaint") or row["stage"] in ("won", "parked"), (reason, row)


def no_way_past(town: Town, company: Company, shown: Iterator[Button]) -> None:
    """8: no button offers *anyway* where there is a hard stop."""
    offered = {int(id) for button in shown for id in _ANYWAY.findall(button.line)}
    if offered:
        assert not offered & stopped(town, company, asked=True).keys(), offered


def what_should_keep_it_unsaid(town: Town, post: Row) -> str | None:
    """8, and 6: a message that sends somebody to who is to be left in peace, or is about what is gone."""
    company = next(c for c in town.companies if c.org == post["organization_id"])
    if post["rule"] is None or post["subject_kind"] not in ("introduction", "contact"):
        return None
    (subject,) = town.rows(post["subject_kind"], organization_id=company.org, id=post["subject_id"])
    if subject["gone_at"] is not None:
        return "gone"
    if post["subject_kind"] == "introduction" and post["rule"] not in CALLS:
        return None
    who = subject["prospect_id"] if post["subject_kind"] == "introduction" else subject["id"]
    reason = stopped(town, company, asked=False).get(who)
    return reason if reason != "complaint" else None


def may_read_the_secret(town: Town, company: Company, member: int) -> bool:
    """5: whether somebody of the secret name is this member's to know by now: he looks after her, or after her door, or
    she is no secret any more."""
    doors = town.rows("introduction", organization_id=company.org)
    for row in town.rows("contact", organization_id=company.org):
        if row["name"].casefold().startswith(SECRET[0]):
            hers = [d for d in doors if row["id"] in (d["prospect_id"], d["introducer_id"], d["given_to_id"])]
            known = {row["owner_id"]} | {d[who] for d in hers for who in ("owner_id", "logged_by")}
            if not row["sensitive"] or member in known:
                return True
    return False


def _living(town: Town, table: str, company: Company) -> list[Row]:
    return [row for row in town.rows(table, organization_id=company.org) if row["gone_at"] is None]


def _place(row: Standing, board: tuple[Standing, ...]) -> int:
    return 1 + sum(other.amount > row.amount for other in board if other.rank)
