"""What the bot says about settings: one's own, and the team's."""

from __future__ import annotations

from core.cards import Block, Button, Buttons, Card, Facts, Field, Form, Line, Option, Text, line
from core.model import Morning, Organization
from core.policy import Number

NO_HOURS = "I expected working hours like 9:00-17:30 or 9am to 5pm."
NO_DAYS = "I expected days of the week like mon-fri, or mon, wed, fri."
NO_ABSENCE = "I expected when you are back, like “until 1 dec”, or the days you are away, like “1 dec to 12 dec”."
NO_MOMENT = "I expected when I may speak up again, like “until thu” or “2 hours”."
NO_LEAD = "I expected a colleague and a team, like “settings lead @dana North”."
NO_MEMBER = "I expected a colleague and a team, like “settings team @bob North”."
NO_NUMBER = "I expected a number’s name and what it shall be, like “settings number quiet.contacted 5”."
NO_BOARD = "I expected a channel and a day, like “settings board #sales monday”, or “… off”."
NO_MORNING = "I expected daily, monday, twice (Mondays and Fridays) or off."
NO_PLAYBOOK = "Our ways of asking are balanced, earn-it, ask-at-close, two-way and direct."
LAST_ADMIN = "You are the only admin. Make somebody else one first."
ALL = Button("All settings", "settings")

MORNINGS = {
    Morning.DAILY: "every working day",
    Morning.MONDAY: "on Mondays",
    Morning.TWICE: "on Mondays and Fridays",
    Morning.OFF: "never",
}
ACCOUNTS = {"slack": "On Slack", "teams": "On Teams", "last": "Where I spoke last"}
PLAYBOOKS = {
    "balanced": "Earn first; a win counts as earned; then ask for one person by name, rarely.",
    "earn-it": "Clients are not asked. Serve, keep in touch, keep promises; log what comes.",
    "ask-at-close": "Ask at every sale, in the moment both are happy, and within the week after.",
    "two-way": "Clients are served, never asked. Partnerships and their balance bring the introductions.",
    "direct": "Only named asks, prepared from who knows whom.",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
QUESTIONS = {  # what the form of each setting asks, and an example of an answer
    "zone": ("Your time zone", "Europe/Berlin, or just Berlin"),
    "hours": ("Your working hours", "9:00-17:30"),
    "days": ("Your working days", "mon-fri"),
    "away": ("When are you away?", "until 1 dec; 1 dec to 12 dec; back"),
    "pause": ("Until when shall I be quiet?", "until thu; 2 hours; off"),
    "morning": ("When do you want the morning list?", ""),
    "mute": ("Which reminder shall I leave out?", ""),
    "unmute": ("Which reminder shall come again?", ""),
    "holidays": ("Whose public holidays are yours?", "US, DE, GB; off"),
    "account": ("Where do you want your messages?", ""),
    "format": ("How shall I write dates and numbers?", "en_US, en_GB, de_DE"),
    "playbook": ("Our way of asking", ""),
    "strict": ("Which check shall nobody pass?", ""),
    "line": ("Whom do we help, in one line of your own?", "We help owners of family firms sell in good order"),
    "number": ("Which number, and what shall it be?", "quiet.contacted 5; quiet.contacted default"),
    "lead": ("Who leads which team?", "@dana North"),
    "team": ("Who is in which team?", "@bob North"),
    "admin": ("Who shall be an admin?", "@dana"),
    "member": ("Who shall be an admin no more?", "@dana"),
    "left": ("Who has left?", "@bob"),
    "returned": ("Who is back with us?", "Bob Stone"),
    "currency": ("Our currency", "USD, EUR, GBP"),
    "office": ("Our time zone and country", "Europe/Berlin DE"),
    "name": ("What is our company called?", "Brightwater Advisory"),
    "gifts": ("Gifts: the cap of a year, its currency, who decides beyond", "100 USD @dana; off"),
    "newsletter": ("Who looks after the newsletter, and on which day of the month?", "@bob on 5; off"),
    "board": ("Which channel gets the board, and when?", "#sales monday; #sales monthly; #sales off"),
}


def card(mine: tuple[tuple[str, str], ...], ours: tuple[tuple[str, str], ...], *, admin: bool) -> Card:
    """What holds for me, and for the team; an admin finds the team's buttons beside it."""
    own = Buttons((
        Button("I’m away…", "settings away"), Button("Working hours…", "settings hours"),
        Button("Time zone…", "settings zone"), Button("Morning list…", "settings morning"),
        Button("Leave a reminder out…", "settings mute"), Button("My one line…", "settings line"),
    ))  # fmt: skip
    house = Buttons((
        Button("Our way of asking…", "settings playbook"), Button("Numbers", "settings numbers"),
        Button("Teams…", "settings lead"), Button("Leaderboard…", "settings board"),
    ))  # fmt: skip
    blocks: list[Block] = [_facts(mine), own, Text(line("For all of us:"), small=True), _facts(ours)]
    return Card("Your settings", (*blocks, *((house,) if admin else ())))


def mine(
    *,
    zone: str,
    hours: str,
    morning: Morning,
    absent: str | None,
    quiet: str | None,
    muted: tuple[str, ...],
    prefers: str | None = None,
    one_line: str | None = None,
) -> tuple[tuple[str, str], ...]:
    """The rows of my own settings; what does not apply is left out."""
    rows = [("Time zone", zone), ("Working hours", hours), ("Morning list", MORNINGS[morning])]
    rows += [("Away", absent)] if absent else []
    rows += [("Quiet", f"until {quiet}")] if quiet else []
    rows += [("Left out", ", ".join(muted))] if muted else []
    rows += [("Messages", ACCOUNTS.get(prefers, prefers))] if prefers else []
    rows += [("Whom we help", one_line)] if one_line else []
    return tuple(rows)


def ours(
    organization: Organization, teams: tuple[tuple[str, str | None], ...], boards: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The rows of the team's settings; a team comes with its lead's name."""
    rows = [
        ("Company", organization.name),
        ("Our way of asking", organization.playbook),
        ("Time zone", organization.zone),
        ("Public holidays", organization.country or "not known"),
        ("Currency", organization.currency),
    ]
    rows += [("Teams", ", ".join(f"{team} ({lead})" if lead else team for team, lead in teams))] if teams else []
    rows += [("Leaderboard in", ", ".join(f"#{name}" for name in boards))] if boards else []
    return tuple(rows)


def is_now(title: str, *more: str) -> Card:
    """A setting was changed; what follows from it."""
    return Card(title, (*(Text(line(text)) for text in more), Buttons((ALL,))))


def numbers(rows: tuple[tuple[str, str], ...], playbook: str) -> Card:
    """Every number by its rule, what is our own marked."""
    hint = "Change one with “settings number quiet.contacted 5”, and give it back with “… default”."
    facts = tuple(_facts(rows[at : at + 10]) for at in range(0, len(rows), 10))
    return Card(f"The numbers we work with ({playbook})", (*facts, Text(line(hint), small=True), Buttons((ALL,))))


def ask(topic: str, *, value: str | None = None, options: tuple[tuple[str, str], ...] = ()) -> Form:
    """The form of one setting."""
    question, example = QUESTIONS[topic]
    kinds = tuple(Option(given, label) for given, label in options)
    one = Field(
        "value", question, "choice" if kinds else "text", required=True, placeholder=example or None, options=kinds,
        value=value, max_length=200,
    )  # fmt: skip
    return Form("settings", "Settings", (one,), hidden={"topic": topic})


def no_account(words: str) -> str:
    return f"I know no account of yours on “{words}”. Say slack or teams; “link” joins your two accounts."


def for_admins(topic: str) -> Card:
    return Card(
        "Only an admin can change that", (Text(line(f"Ask one to type “settings {topic} …”.")), Buttons((ALL,)))
    )


def unknown(word: str, meant: str | None) -> str:
    if meant is not None:
        return f"I know no setting “{word}”. Did you mean “{meant}”?"
    return f"I know no setting “{word}”. “settings” shows them all."


def no_currency(text: str) -> str:
    return f"I know no currency “{text}”. Give me its three letters, like USD or EUR."


def no_zone(text: str, near: str | None) -> str:
    hint = f"Did you mean {near}?" if near else "Give me a large city in it, like Berlin or New York."
    return f"I know no time zone “{text}”. {hint}"


def no_country(text: str) -> str:
    return f"I know no public holidays of “{text}”. Give me a country’s two letters, like US or DE."


def no_format(text: str) -> str:
    return f"I can’t write dates and numbers as “{text}”. Give me a language and country like en_GB or de_DE."


def no_such_number(key: str) -> str:
    return f"I know no number “{key}”. “settings numbers” shows them all."


def out_of_range(number: Number) -> str:
    return f"{number.key} is a whole number from {number.least} to {number.most} ({number.unit})."


def no_channel(name: str) -> str:
    return f"I haven’t been spoken to in {name} yet. Invite me there, and type “settings board here monday” in it."


def no_such_reminder(name: str, known: str) -> str:
    return f"I have no reminder “{name}” that can be left out. These can: {known}."


def number(what: str, number: Number, value: int, base: int) -> str:
    """`contacted 5 days (ours; else 7)`."""
    return f"{what} {amount(number, value)}" + ("" if value == base else f" (ours; else {base})")


def amount(number: Number, value: int) -> str:
    """`5 days`, `1 day`, `9:00`, `day 3`, `yes`."""
    match number.unit:
        case "0 or 1":
            return "yes" if value else "no"
        case "hour":
            return f"{value}:00"
        case "day":
            return f"day {value}"
        case unit if unit.startswith("0 "):  # each value has its word: `0 silent, 1 advises, 2 stops`
            return dict(part.split(" ", 1) for part in unit.split(", "))[str(value)]
        case unit if value == 1:
            return f"1 {unit.removesuffix('s')}"
    return f"{value} {number.unit}"


def away(first: str | None, back: str) -> str:
    """`until Tue, Dec 1`, `from Tue, Dec 1; back Sun, Dec 13`."""
    return f"until {back}" if first is None else f"from {first}; back {back}"


def days(workdays: tuple[int, ...]) -> str:
    """`Mon to Fri`, `Mon, Wed, Fri`."""
    if len(workdays) > 2 and workdays == tuple(range(workdays[0], workdays[-1] + 1)):
        return f"{WEEKDAYS[workdays[0]][:3]} to {WEEKDAYS[workdays[-1]][:3]}"
    return ", ".join(WEEKDAYS[day][:3] for day in workdays)


def _facts(rows: tuple[tuple[str, str], ...]) -> Facts:
    def cell(text: str) -> Line:
        return line(text)

    return Facts(tuple((label, cell(text)) for label, text in rows))
