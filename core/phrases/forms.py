"""The words of forms: titles, what to press, and how each choice is called."""

from __future__ import annotations

from core.model import Stage, Warmth

SAVE = "Save"
SHOW = "Show"
GONE = "That form is from an older version of me. Nothing was saved."
YES = "Yes"
WHEN = "tomorrow, next tue 9am, 1 dec, in 3 days"
MONEY = "12k, €12,000, 40 EUR"
PERIOD = "this month, last quarter, 2026"
PERSON = "@ana, a name or an e-mail address"
CONTACT = "a name, a company, a phone number or an e-mail address"
INTRODUCTION = "#12, or the name or company of a prospect"

WARMTH = {
    Warmth.NAME: "Gave me the name",
    Warmth.MENTION: "I may use the name",
    Warmth.INTRODUCTION: "Spoke for us",
    Warmth.MEETING: "Brought us together",
}
STAGE = {stage: stage.value.capitalize() for stage in Stage}

_CHOICES = {"agreed": "Yes", "not agreed": "Not yet"}  # to “Do they expect us?”
_TITLES = {
    "fit": "Judge the fit", "not a match": "Not a match", "ideal": "Ideal client", "terms": "How it should work",
    "agree": "Both say yes", "review date": "The next review", "review held": "You met: next steps",
    "promise": "A promise", "promise from": "Their promise", "promise date": "Another day", "kept": "A promise kept",
    "log": "Log an introduction", "won value": "The value of the sale",
    "lost because": "Why it was lost",
    "ask named": "Ask for one person", "door": "Who opened the door?", "resolve": "Put right",
    "gave": "You opened a door",
    "handover": "Hand over",
    "pass": "Pass it on", "edit": "Correct it", "next": "Next step", "remind": "Remind me",
    "contest new": "A new contest", "target": "My target",
    "contact edit": "Change an entry", "contact add": "Add somebody", "contact merge": "Two entries, one person",
}  # fmt: skip


def title(command: str) -> str:
    """At most 24 characters, as Slack's modals allow."""
    return _TITLES.get(command, command.capitalize())[:24]


def intro(command: str, summary: str) -> str:
    """What stands below the title: the command's summary, without the words the title has said already."""
    said, colon, more = summary.partition(": ")
    return f"{more[0].upper()}{more[1:]}" if colon and more and said == title(command) else summary


def choice(word: str) -> str:
    return _CHOICES.get(word) or word.replace("-", " ").capitalize()
