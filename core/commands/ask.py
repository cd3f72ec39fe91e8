"""`ask`: one person is asked for an introduction to one other, through every gate; the rep asks, the bot prepares."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.asks import Reply
from core.commands import ask_checked, ask_views, ask_written, gates, naming
from core.commands.naming import Person
from core.commands.turn import Question, Turn
from core.phrases import ask_cards, ask_gates
from core.rules import ask_earned
from core.rules import asking as may
from core.rules.rule import Advised
from core.rules.views_asks import AskView
from core.spec import Arg, Command, Ref

ABOUT = Arg("about", "name", "About whom? One person, by name", ("about", "for"), hint="Ann Lee")
ARGS = (
    Arg("asked", "contact", "Whom do you ask?", required=True, hint="Carl Smith"),
    ABOUT,
    Arg("company", "name", "Of which company?", ("of", "at")),
    Arg("title", "name", "Title", ("title",), asked=False),
    Arg("answered", "choice", "How are we doing?", ("answered",), choices=("great", "good"), asked=False),
    Arg("checking", "yes", "Check and ask in one call", ("checking",), asked=False),
    Arg("anyway", "yes", "Ask although something speaks against it", ("anyway",), asked=False),
    Arg("because", "rest", "Because …", ("because", "why", "note"), hint="what makes this one person worth the favour"),
)


def run(turn: Turn, values: dict[str, Any]) -> Reply:
    asked = naming.outsider(turn, values["asked"])
    about = _about(turn, values) if "about" in values else None
    view = ask_views.view(turn, asked.contact, about)
    view = replace(view, typed=_typed(asked, about, values))
    stopped = may.stopped(view, turn.policy, turn.now)
    if stopped is not None or about is None:
        raise Question(_advice(view, (stopped,) if stopped else ()))
    if "checking" in values:
        return Reply(card=ask_checked.card(view, _reason(values)), replaces=True)
    if "answered" in values:
        asked, care = ask_checked.answered(turn, asked, values["answered"])
        view = replace(view, asked=asked.contact, care=care)
    against = _against(turn, view, asked, about)
    if any(one.hard for one in against) or (against and "anyway" not in values):
        raise Question(_advice(view, against))
    earned = ask_gates.earned(view, ask_earned.reason(view, turn.policy, turn.now), turn.now)
    given = ask_written.Given(
        asked, about, values.get("company"), values.get("title"), _reason(values), against, earned
    )
    return ask_written.write(turn, view, given)


def _about(turn: Turn, values: dict[str, Any]) -> Person:
    """The one person: the only one a name fits, in full or not, unless a company is named with it."""
    if "company" in values:
        return naming.prospect(turn, values["about"], company=values["company"])
    return naming.outsider(turn, Ref(words=values["about"]))


def _reason(values: dict[str, Any]) -> str | None:
    """The reason as it stands in the middle of a sentence."""
    return str(values.get("because", "")).strip().rstrip(".!") or None


def _against(turn: Turn, view: AskView, asked: Person, about: Person) -> tuple[Advised, ...]:
    """Whose door it is already, and what the gates hold against asking today."""
    door = gates.credit_verdict(turn, about, turn.me, asked, None)
    found = may.against(view, turn.policy, turn.now)
    return (door, *found) if isinstance(door, Advised) else found


def _advice(view: AskView, against: tuple[Advised, ...]) -> Reply:
    """The gates that stop stand alone; the others go together, with one way past them all."""
    hard = tuple(one for one in against if one.hard)
    anyway = f"ask anyway {view.typed}" if not hard else None
    return Reply(card=ask_cards.advice(hard or against, view.asked, anyway=anyway), replaces=True)


def _typed(asked: Person, about: Person | None, values: dict[str, Any]) -> str:
    """The ask as a button types it again, everybody named beyond doubt."""
    parts = [_token(asked)]
    if about is not None:
        parts += ["about", _token(about)]
        told = (("at", "company"), ("title", "title")) if about.new else ()
        parts += [f'{keyword} "{values[key]}"' for keyword, key in told if values.get(key)]
    parts += ["because", values["because"]] if values.get("because") else []
    return " ".join(parts)


def _token(person: Person) -> str:
    name = person.contact.name.replace('"', "")
    return f'"new: {name}"' if person.new else f"contact:{person.contact.id}"


COMMAND = Command(
    name="ask",
    summary="Prepare to ask one person for an introduction to one other, by name",
    examples=("ask Carl about Ann Lee at Beta because they open in Ohio", "ask Carl about Ann"),
    run=run,
    args=ARGS,
    group="Every day",
)
NAMED = replace(
    COMMAND,
    name="ask named",
    summary="Ask one person about one other, by name",
    examples=("ask named Carl about Ann Lee",),
    args=tuple(replace(arg, required=True) if arg is ABOUT else arg for arg in ARGS),
    hidden=True,
)
