"""What the bot says when two accounts turn out to be one person, or two workspaces one team."""

from __future__ import annotations

from core.cards import Bold, Button, Buttons, Card, Quote, Text, line

BAD_CODE = "I don’t know that code. It may be older than ten minutes, or used already. Type “link” for a new one."


def code(code: str, minutes: int) -> Card:
    return Card(
        "One of you, two chats",
        (
            Text(line("Type this to me in the other chat, and both accounts are you here:")),
            Quote(f"link {code}", label="In the other chat"),
            Text(line(f"It works once, for {minutes} minutes. Keep it to yourself."), small=True),
        ),
    )


def own_code() -> Card:
    return Card(
        "That code is your own",
        (
            Text(line("This account is you already, so there is nothing to join. Where you had it from is you, too.")),
            Text(line("For an account that is not, type it there."), small=True),
        ),
    )


def joined(name: str) -> Card:
    what = line(
        "What ", Bold(name), " logged is yours, and so is what was counted. Messages come where you spoke last."
    )
    buttons = (Button("What waits for me", "today", style="primary"), Button("My settings", "settings"))
    return Card("Both accounts are you now", (Text(what), Buttons(buttons)))


def join_teams(code: str, theirs: str, ours: str) -> Card:
    what = (
        "That code comes from another team, whose book is still empty. Its people and channels become part of this "
        "team, with this book and these settings. People with the same e-mail become one."
    )
    sure = f"Join {theirs} with {ours} for good? This can’t be taken back."
    join = Button("Join the two teams", f"link {code} join", style="primary", confirm=sure)
    return Card(f"Join {theirs} with {ours}?", (Text(line(what)), Buttons((join,))))


def teams_joined(theirs: str, people: int) -> Card:
    who = "One person has" if people == 1 else f"{people} people have"
    return Card(
        f"{theirs} is part of this team now",
        (
            Text(line(f"{who} joined. They can speak to me from where they are.")),
            Buttons((Button("Settings", "settings", style="primary"),)),
        ),
    )


def other_team(theirs: str) -> Card:
    what = (
        "To use both chats as one person, the two teams must be one first. An admin types “link” in the chat whose "
        "book is empty, and an admin of the other types the code there."
    )
    return Card(f"That code comes from another team, {theirs}", (Text(line(what)),))


def other_way_round() -> Card:
    return Card(
        "The other way round, please",
        (
            Text(line("The other team has the book; this one is empty. Get a code here, and type it over there.")),
            Buttons((Button("A code from here", "link", style="primary"),)),
        ),
    )


def two_books(theirs: str) -> Card:
    what = (
        "Two books can’t be put together here: a number like #12 would mean two things. Go on with one of them; "
        "whoever runs me can export the other and import it with new numbers."
    )
    return Card(f"Both teams have a book: this one and {theirs}", (Text(line(what)),))
