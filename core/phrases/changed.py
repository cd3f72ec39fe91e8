"""What a rep reads after putting something right, or passing it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from core.cards import Button, Buttons, Card, Facts, Line, Mention, Text, line
from core.model import Member
from core.phrases.asking import who
from core.phrases.nudges import HOW, first
from core.rules.views import IntroductionView

_AGREED = {True: "yes", False: "not yet", None: "not said"}
Money = Callable[[int, str | None], str]


def edited(before: IntroductionView, after: IntroductionView, money: Money, next: str | None, *, undo: str) -> Card:
    entry = after.introduction
    rows = tuple(_differences(before, after, money))
    if not rows:
        return Card(
            f"#{entry.id} {who(after.prospect)}: noted so already", (Buttons((Button("Show it", f"show {entry.id}"),)),)
        )
    buttons = (Button("Show it", f"show {entry.id}", style="primary"), Button("Undo", undo))
    said = (Text(line(next)),) if next else ()
    return Card(f"#{entry.id} {who(after.prospect)}: changed", (Facts(rows), *said, Buttons(buttons)))


def passed(view: IntroductionView, to: Member, next: str | None, *, undo: str) -> Card:
    entry = view.introduction
    said = line(Mention(to.id, to.name), " calls now.", f" {next}" if next else "")
    buttons = (Button("Show it", f"show {entry.id}"), Button("Undo", undo))
    return Card(f"#{entry.id} {view.prospect.name}: passed on", (Text(said), Buttons(buttons)))


def somebody_else_calls(view: IntroductionView, to: Member, by: Member) -> Card:
    """What a message to the one who was to call becomes."""
    said = line(Mention(to.id, to.name), f" calls now; {first(by.name)} passed it on. Nothing is left for you to do.")
    return Card(f"#{view.introduction.id} {view.prospect.name}: passed on", (Text(said),))


def has_it_already(view: IntroductionView) -> Card:
    entry = view.introduction
    return Card(
        f"{view.owner.name} has #{entry.id} {view.prospect.name} already",
        (Buttons((Button("Show it", f"show {entry.id}"),)),),
    )


def _differences(before: IntroductionView, after: IntroductionView, money: Money) -> Iterator[tuple[str, Line]]:
    old, new = _shown(before, money), _shown(after, money)
    for label, value in new.items():
        if old[label] != value:
            yield label, line(f"{value or 'none'} (was {old[label] or 'none'})")


def _shown(view: IntroductionView, money: Money) -> dict[str, str]:
    entry, prospect = view.introduction, view.prospect
    return {
        "Name": prospect.name,
        "Company": prospect.company or "",
        "Phone": prospect.phone or "",
        "E-mail": prospect.email or "",
        "Opened by": view.opener or "",
        "Who calls": view.owner.name,
        "Door": HOW[entry.warmth],
        "Expects us": _AGREED[entry.agreed],
        "May the introducer know": "yes" if entry.may_know else "no",
        "Value": money(entry.value, entry.currency) if entry.value is not None else "not known",
    }
