"""What may be typed, clicked and filled in, in a town where nobody waits his turn.

`{m}` is the company's mark, `{n}` an introduction's number, `{id}` any id, `@{other}` the other company's Bob.
"""

from __future__ import annotations

from random import Random

from tests.core.machine.town import Company

DOORS = (
    'log "Gus {m}" of "Globex {m}" from "Carl {m}" for @bob introduction value 12k', 'log "Ann {m}" from @bob',
    'log "Gus {m}" of "Globex {m}" from "Judy {m}" name', 'log "Ivy {m}" of "Initech {m}" from "Judy {m}" anyway',
    'gave "Judy {m}" "Tom {m}" of "Larkin {m}"', 'log "Gus {m}" from "Carl {m}" for @{other}',
    'log anyway "Gus {m}" from "Ann {m}" for @ana', "called {n}", "tried {n}", "met {n} yesterday", "proposed {n} 9k",
    "won {n} 45k", "won {n} unknown", "won {n} 30k EUR", "won {n} 20k", "declined {n}", "lost {n} {m} had no budget",
    "park {n} until 1 march", "move {n} met", "move {n} introduced", "next {n} fri call", "thanked {n}", "thank {n}",
    "note {n} {m} likes tea", 'touch "Carl {m}" call', "edit {n} value 20k", "agreed {n}", 'edit {n} from "Judy {m}"',
    "edit {n} name only", "edit {n} from @bob", "pass {n} to @bob", "pass {n} to @dana", "pass {n} to @{member:{id}}",
    "pass {n} to dana", "share {n} with @ana", 'share {n} through "Judy {m}"', "share yes {id}", "share no {id}",
    "not today {n} in 1 month",
)  # fmt: skip
PEOPLE = (
    'contact "Carl {m}"', "contact contact:{id}", 'contact edit "Carl {m}" phone 555-0100',
    'contact edit "Gus {m}" don\'t call', 'contact edit "Ivy {m}" left', 'contact merge "Judy {m}" into "Carl {m}"',
    'contact merge contact:{id} into "Judy {m}"', 'contact edit "Gus {m}" sensitive', "contact carl", "brief judy",
    'contact edit "Carl {m}" client', "called ann", "show gus", "touch ivy call", 'sale "Carl {m}" 12k',
    'sale "Gus {m}" 3k yesterday', '"Carl {m}" knows "Gus {m}" through Rotary, he told us',
    'I know "Ann {m}" from school', 'who knows "Gus {m}"', "chain {n}", 'chain "Carl {m}"',
    'names "Carl {m}" name1 "Mia {m}, Koch {m}, 555 0100"', 'care "Carl {m}" every 60 days newsletter',
    'date "Judy {m}" birthday 3 may', "cards christmas", 'gift "Carl {m}" flowers 35', "newsletter", "clients",
    'research "Carl {m}"', "handover @bob to @dana", "handover @dana to @bob", 'contact edit contact:{id} owner @bob',
    'export "Carl {m}"', "export mine",
)  # fmt: skip
ASKS = (
    'ask "Carl {m}" about "Gus {m}"', 'ask anyway "Carl {m}" about "Mia {m}" at "Koch {m}" because {m} grows',
    'ask anyway "Judy {m}" about "Ivy {m}"', 'ask anyway "Gus {m}" about "Tom {m}"',
    "ask anyway contact:{id} about ann",
    "answer {n} yes", "answer {n} no {m} is busy", "answer {n} done", "carl said yes", 'never ask "Carl {m}"',
    'may ask "Carl {m}"', 'not now "Judy {m}" until 1 march', "ask whom", 'inner circle "Carl {m}"', "army",
    'check "Carl {m}" great', 'check "Judy {m}" good promised the {m} guide by fri', '"Gus {m}" is unhappy',
    'complaint "Carl {m}" {m} was billed twice', 'resolve "Carl {m}" {m} was credited', "complaints",
    'resolve "Gus {m}" {m} heard us out',
)  # fmt: skip
PARTNERS = (
    'partner "Judy {m}"', "partners", 'fit "Judy {m}" click 5 trust 4 focus 4 because {m} keeps her word',
    'agree "Judy {m}" both anyway', 'not a match "Judy {m}" because {m} looks elsewhere', 'review "Judy {m}"',
    'review held "Judy {m}" working yes next 1 mar', 'review date "Judy {m}" booked 12 jan', 'review copy "Judy {m}"',
    'ideal "Judy {m}" theirs sector {m} firms', 'terms "Judy {m}" words {m} first',
    'promise "Judy {m}" to send the {m} deck by fri', '"Carl {m}" promised to call {m} by 1 dec', "kept {id}",
    "kept judy", "withdraw {id}", "promise date {id} fri", "promises", 'why partner-fit', "swaps",
)  # fmt: skip
HOUSE = (
    "undo", "undo", "undo {id}", "settings", "settings pause until fri", "settings away until 1 dec",
    "settings morning off", "settings morning daily", "settings mute quiet", "settings hours 8:00-12:00",
    "settings zone Asia/Tokyo", "settings number manners.cap 2", "settings playbook direct",
    "settings playbook earn-it", "settings strict ask-earned", "settings line {m} helps", "today", "", "show {n}",
    "list open", "list team", "list search {m}", 'list from "Carl {m}"', "list from carl", "list due",
    'brief "Carl {m}"', "remind {n} tomorrow 9am", 'remind me fri to call "Carl {m}"', "snooze {n} tomorrow 9:00",
    "done {id}", "leaderboard", "leaderboard this quarter by won", "leaderboard share", "why", "why {n}",
    "why post:{id}", "why points @bob", "why points @{other}", "why points bob", "undelivered", "undelivered {id}",
    "draft {id}", "link", "help", "called @{other}", "stats all by introducer", "stats", "revenue",
    'contest new "Race {m}" by points until 18 dec', "contest", "contest end", "contest again", "target 3",
)  # fmt: skip
TALK = (DOORS, DOORS, PEOPLE, ASKS, PARTNERS, HOUSE)
FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("log", {"name": "Mia {m}", "company": "Koch {m}", "introducer": "Carl {m}", "warmth": "introduction"}),
    ("log", {"name": "Gus {m}", "introducer": "Carl {m}", "anyway": "yes", "note": "{m} twice"}),
    ("edit", {"introduction": "{n}", "value": "7k"}),
    ("won", {"introduction": "{n}", "value": "1k"}),
    ("lost because", {"introduction": "{n}", "reason": "went elsewhere"}),
    ("import contacts", {"rows": "name,company,kind\nPia {m},Pico {m},client\nGus {m},Globex {m},prospect"}),
    ("import deals", {"rows": "client,company,amount,close date,rep\nCarl {m},,12k,2026-10-12,Bob {m}"}),
    ("ask", {"asked": "Carl {m}", "about": "Tom {m}", "because": "{m} opens in Ohio"}),
)  # fmt: skip
SECRET = ("hush", "silent")  # the words of somebody who is Bob's alone to know, and his lead's
SECRET_TALK = (
    'contact "Hush {m}"', 'touch "Hush {m}" call note {m} sails', 'log "Hush {m}" from "Carl {m}" for @bob anyway',
    'log "Lea {m}" of "Larkin {m}" from "Hush {m}" for @bob anyway', 'sale "Hush {m}" 5k', 'promise "Hush {m}" to call',
    '"Hush {m}" knows "Gus {m}" through Rotary, he told us', 'complaint "Hush {m}" {m} waited',
    'check "Hush {m}" great',
    'fit "Hush {m}" click 4 because {m} laughs', 'ask anyway "Hush {m}" about "Gus {m}"', 'gave "Hush {m}" "Ann {m}"',
    'resolve "Hush {m}" {m} was heard', 'never ask "Hush {m}"', 'contact edit "Hush {m}" client',
)  # fmt: skip
TWICE = (
    'contact add "{p}{p} {m}" of "Boats {m}"',
    'contact merge "{p}{p} {m}" into "{p} {m}"',
)  # one person, two entries
PRYING = (  # by which others would come upon her
    "list from carl", "show {n}", "show {n}", "list search {m}", 'chain "Carl {m}"', 'brief "Carl {m}"', "complaints",
    "list open", "clients team", "contact contact:{id}", "brief contact:{id}", 'who knows "Gus {m}"', "promises",
    "partners", 'contact "Carl {m}"', "why {n}", "thank {n}", "called {n}", "touch contact:{id} call", "list team",
)  # fmt: skip
PASSING = (  # of somebody who is to be forgotten; `{p}` is a word no other name has
    'log "Lou {m}" of "Globex {m}" from "{p} {m}" introduction note "{p} {m}" plays golf anyway',
    'log "{p} {m}" of "Boats {m}" from "Judy {m}" value 12k anyway', 'remind fri to call "{p} {m}"',
    'contact edit "{p} {m}" email {p}@{p}.example phone "+1 555 0199"', 'touch "{p} {m}" call note "{p} {m}" told us',
    '"{p} {m}" knows "Gus {m}" through Rotary, he told us', '"Carl {m}" knows "{p} {m}" through {p} {m}, he told us',
    'ask anyway "{p} {m}" about "Mia {m}" because {p} {m} owes us', 'promise "{p} {m}" to send {p} {m} the deck by fri',
    'complaint "{p} {m}" the bill of {p} {m} was wrong', 'fit "{p} {m}" click 4 because {p} {m} is quick',
    'check "{p} {m}" great', 'sale "{p} {m}" 12k', "note {n} {p} {m} dropped by", 'edit "Gus {m}" from "{p} {m}"',
    'gave "{p} {m}" "Tom {m}" of "Larkin {m}"', 'ask anyway "Carl {m}" about "{p} {m}" because {p} {m} builds',
    'won "{p} {m}" 9k', 'contact edit "{p} {m}" note {p} {m} rows', 'inner circle "{p} {m}"', 'gift "{p} {m}" wine 30',
)  # fmt: skip


def a_line(random: Random, who: str) -> str:
    """One of all that may be said, each kind as likely; of the secret only by those who know it."""
    if who == "bob" and random.random() < 0.15:
        return random.choice(SECRET_TALK)
    return random.choice(random.choice(TALK))


def spelled(template: str, company: Company, other: Company, random: Random, person: str = "") -> str:
    number, id = str(random.randint(1, 5)), str(random.randint(1, 150))
    line = template.replace("{p}", person).replace("{m}", company.mark).replace("{n}", number).replace("{id}", id)
    return line.replace("@{other}", f"@{{{other.account('bob')}}}")


def a_word(random: Random) -> str:
    """A first name nobody else has, far from every other."""
    return "Qu" + "".join(random.choice("aeiou") + random.choice("xzvk") for _ in range(3))
