"""The mutants, by the invariant of the rule book that each breaks."""

from __future__ import annotations

from dataclasses import dataclass

MACHINE = "tests/core/test_machine.py::test_any_days_on_sqlite"

TROUBLES = "tests/core/test_post_troubles.py"
PERMISSIONS = "tests/core/test_permissions.py"
FORGETTING = "tests/core/commands/test_forget.py"
STOPS = "tests/core/commands/test_ask_stops.py"
CONSENT = "tests/core/rules/test_gates.py"
CALLING = "tests/core/rules/test_first_contact.py"


@dataclass(frozen=True, slots=True)
class Mutant:
    """In `file` the text `old`, which stands there once, becomes `new`; `test` must then fail."""

    invariant: int
    idea: str
    file: str
    old: str
    new: str
    test: str = MACHINE


MUTANTS = (
    Mutant(
        1, "the balance takes meetings for doors received", "core/readings/flows.py",
        "received=total(recent, Act.LOGGED)", "received=total(recent, Act.MET)",
    ),
    Mutant(
        1, "seen from the other side nothing is turned round", "core/readings/flows.py",
        "return Balance(self.received, self.given, self.days)", "return Balance(self.given, self.received, self.days)",
    ),
    Mutant(
        1, "a door counts for whoever it was given to, received or not", "core/counting.py",
        "contact = entry.introducer_id if entry.direction is Direction.RECEIVED else entry.given_to_id",
        "contact = entry.introducer_id if entry.direction is Direction.RECEIVED else entry.prospect_id",
    ),
    Mutant(
        1, "a door is not counted while we have only met", "core/counting.py",
        "        if _came(entry):\n", "        if _came(entry) and entry.stage is not Stage.MET:\n",
    ),
    Mutant(
        2, "equals stand in the order they are read in", "core/readings/standings.py",
        "key=lambda s: (-s[0], s[1].member.name.casefold(), s[1].member.id))\n    why", "key=lambda s: -s[0])\n    why",
    ),
    Mutant(
        2, "equals do not share a rank", "core/readings/standings.py",
        "return [1 + amounts.index(one) for one in amounts]", "return [1 + n for n, _ in enumerate(amounts)]",
    ),
    Mutant(
        3, "a delivery is always new", "core/store/deliveries.py",
        'return _KNOWN.row(tx, {"org": organization, "platform": platform, "id": id}) is not None', "return False",
    ),
    Mutant(
        4, "what may have arrived is sent again unasked", "core/delivery.py",
        "    if not claimed.doubtful:\n", "    if not claimed.doubtful or platform.verifies:\n",
        TROUBLES,
    ),
    Mutant(
        4, "a message nobody can tell about is sent again and again", "core/delivery.py",
        "twice = claimed.letter.unknown > 0", "twice = claimed.letter.unknown > 9",
        TROUBLES,
    ),
    Mutant(
        5, "a contact is found by id wherever it is", "core/store/contacts.py",
        '_OF, contact.c.id == bindparam("id")))', 'contact.c.id == bindparam("id")))',
    ),
    Mutant(
        5, "everybody may see a sensitive contact", "core/permissions.py",
        "return not contact.sensitive or contact.owner_id == me.id", "return True or contact.owner_id == me.id",
        PERMISSIONS,
    ),
    Mutant(
        5, "everybody may see the door of a sensitive contact", "core/commands/finding.py",
        "    if mine(turn, found):\n        return True\n    named", "    if found.id:\n        return True\n    named",
        PERMISSIONS,
    ),
    Mutant(
        6, "what was changed stays changed", "core/store/undo.py",
        "            row.update({name: typed(columns[name], value) for name, value in change.before.items()})\n", "",
    ),
    Mutant(
        6, "counters keep what was taken back", "core/store/undo.py",
        "                    introductions.count(self._book, _introduction(row), sign)\n", "                    pass\n",
    ),
    Mutant(
        6, "history does not know what an undo took back", "core/store/undo.py",
        "    book.undoes = done.id\n", "    book.undoes = None\n",
    ),
    Mutant(
        6, "who was told to call is not told that it was taken back", "core/commands/correcting.py",
        'retell(turn.tx, org, "introduction", number, gone, since=done.at, now=turn.now)',
        'retell(turn.tx, org, "introduction", number, gone, since=turn.now, now=turn.now)',
        "tests/test_stories.py::test_story[undo-slack]",
    ),
    Mutant(
        7, "the audit trail keeps the name", "core/store/forgetting.py",
        "PLACES = tuple(TEXTS)", 'PLACES = tuple(table for table in TEXTS if table != "audit")',
    ),
    Mutant(
        7, "the search keeps the words", "core/store/forgetting.py",
        '((tables.contact_word, "contact_id"), (tables.named_date, "contact_id"), (tables.care, "id"))',
        '((tables.named_date, "contact_id"), (tables.care, "id"))',
    ),
    Mutant(
        7, "what passed between us and somebody forgotten is no longer counted", "core/store/forgetting.py",
        '(tables.named_date, "contact_id"), (tables.care, "id"))',
        '(tables.named_date, "contact_id"), (tables.flow, "contact_id"), (tables.care, "id"))', FORGETTING,
    ),
    Mutant(
        8, "“never” is overheard", "core/rules/stops.py",
        "    if contact.never_ask:\n", "    if contact.never_ask and contact.rest_until:\n",
        STOPS,
    ),
    Mutant(
        8, "an open complaint stops nobody", "core/rules/stops.py",
        "    if complaint:\n", "    if complaint and contact.dont_call:\n",
    ),
    Mutant(
        8, "“not now until” is over at once", "core/rules/stops.py",
        "and asked_on < contact.rest_until else None", "and asked_on > contact.rest_until else None",
        STOPS,
    ),
    Mutant(
        8, "a door to somebody who must not be called is logged", "core/rules/consent.py",
        "    if stop(view.prospect) is not None:\n", "    if stop(view.prospect) is not None and view.number:\n",
        CONSENT,
    ),
    Mutant(
        8, "a hard stop has an anyway", "core/commands/ask.py",
        'anyway = f"ask anyway {view.typed}" if not hard else None', 'anyway = f"ask anyway {view.typed}"',
    ),
    Mutant(
        8, "somebody is sent to call who must not be called", "core/rules/calling.py",
        "return ours and not not_to_be_called(view.prospect)", "return ours",
        CALLING,
    ),
)  # fmt: skip
