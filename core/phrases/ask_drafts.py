"""What a rep says, and may write, when he asks one person for an introduction to one other; in his own voice."""

from __future__ import annotations

from core.cards import Because, Block, Button, Buttons, Card, Item, Quote, Text, line
from core.model import Contact, Introduction
from core.partners import Asked
from core.phrases.asking import who
from core.phrases.enumerated import all_of
from core.phrases.nudges import first
from core.rules.views_asks import AskView

SAY = "What you might say"
WRITE = "Or the note to send"
OWN = "[one line of your own]"
LINE_MISSING = "One line about whom we help makes the note better, and you write it only once."
ADD_LINE = "Add my line…"
# Taken in turn by how often he was asked before, so that no two notes to one person are the same.
_OPENINGS = (
    "I’ve been thinking of somebody you know.",
    "there is one person I’d very much like to meet, and you know each other.",
    "a name came up, and I thought of you.",
    "may I ask you about one person?",
)
_CLOSINGS = (
    "If not, that’s just as good to know.",
    "And if you’d rather not, nothing changes between us.",
    "A no is a fine answer, too.",
    "Only if you’re comfortable with it.",
)
CHECKING = (
    "Before anything else: how are we doing? … And is there anything else we can do for you?",
    "Write down what is said, word for word. Ask on only if the answer was glad.",
)


def card(
    view: AskView,
    entry: Introduction,
    ask: Asked,
    *,
    one_line: str | None,
    undo: str,
    earned: str | None = None,
    new: str = "",
) -> Card:
    """The prepared ask: the words, the note, and what the answer may be; `earned` is the one fact that allows it."""
    asked, about = view.asked, view.about or view.asked
    blocks: list[Block] = [Quote(spoken(view, ask.because), SAY), Quote(note(view, ask.because, one_line), WRITE)]
    if one_line is None:
        blocks.append(Item(line(LINE_MISSING), (Button(ADD_LINE, "settings line"),)))
    small = f"I write to nobody: you ask {first(asked.name)} yourself, best by phone.{new}"
    if ask.overridden:
        small += f" Noted beside it: advised against by {all_of(ask.overridden.split(','))}."
    blocks.append(Text(line(small), small=True))
    if earned:
        blocks.append(Because(line(earned), "ask-earned"))
    blocks.append(Buttons((*answers(entry, asked, about), Button("Undo", undo))))
    return Card(f"#{entry.id} Ask {who(asked)} about {who(about)}", tuple(blocks))


def answers(entry: Introduction, asked: Contact, about: Contact) -> tuple[Button, ...]:
    """What he may have said."""
    by, whom = first(asked.name), first(about.name)
    return (
        Button(f"{by} said yes", f"answer {entry.id} yes", style="primary"),
        Button(f"{by} called {whom}, done", f"answer {entry.id} done"),
        Button(f"{by} said no", f"answer {entry.id} no"),
        Button("Not now…", f"not now contact:{asked.id}"),
    )


def spoken(view: AskView, because: str | None) -> str:
    about, by = view.about or view.asked, first(view.asked.name)
    whom = first(about.name)
    reason = f" I’m asking because {because}." if because else ""
    return (
        f"{by}, you know {_named(about)}.{reason} Would you be comfortable introducing us? "
        f"What impresses you most about {whom}? … And could you call {whom} first, and tell me when it’s done? "
        f"No need to answer now."
    )


def note(view: AskView, because: str | None, one_line: str | None) -> str:
    """The note; the personal line stays empty for him to fill."""
    about, turn = view.about or view.asked, len(view.asks) % len(_OPENINGS)
    by, whom, me = first(view.asked.name), first(about.name), first(view.me.name)
    reason = f" I’m asking because {because}." if because else ""
    help = f" {_sentence(one_line)}" if one_line else ""
    return (
        f"{by}, {_OPENINGS[turn]} "
        f"It’s {_named(about)}.{reason}{help}\n{OWN}\n"
        f"If you think {whom} would be glad to hear from me, could you call {whom} first, and tell me when it’s done? "
        f"{_CLOSINGS[turn]} No need to answer now.\n{me}"
    )


def checking(view: AskView, because: str | None, *, asked_line: str, unhappy: tuple[Button, ...]) -> Card:
    """Check first and ask in the same call: the two questions, then the ask, then what came of it."""
    by = first(view.asked.name)
    about = view.about or view.asked
    blocks: list[Block] = [
        Quote(f"{by}, {CHECKING[0][0].lower()}{CHECKING[0][1:]}", "First"),
        Text(line(CHECKING[1])),
        Quote(spoken(view, because), "Then, if it was glad"),
    ]
    glad = (
        Button("Great, and I asked", f"ask answered great {asked_line}", style="primary"),
        Button("Good, and I asked", f"ask answered good {asked_line}"),
    )
    blocks.append(Buttons((*glad, *unhappy)))
    return Card(f"One call to {who(view.asked)}: how are we doing, then {who(about)}", tuple(blocks))


def _named(about: Contact) -> str:
    return f"{about.name} at {about.company}" if about.company else about.name


def _sentence(words: str) -> str:
    text = words.strip()
    return f"{text[0].upper()}{text[1:]}" + ("" if text[-1:] in ".!?" else ".")
