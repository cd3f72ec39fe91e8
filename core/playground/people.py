"""Who works at the sample company, where they talk, and what the two clouds call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

PlatformName: TypeAlias = Literal["slack", "teams"]
PLATFORMS: tuple[PlatformName, ...] = ("slack", "teams")

ORGANIZATION = "Brightwater Advisory"
ZONE = "America/New_York"
SLACK_TEAM = "T0BRIGHT"
TEAMS_TENANT = "11111111-2222-4333-8444-555555555555"


class Impossible(Exception):
    """What was asked of the playground cannot be done; `sentence` says why, `status` is the HTTP status for it."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the company. `slack_id` and `aad_id` are what the clouds call him."""

    id: str
    name: str
    number: int
    role: Literal["member", "lead", "admin"] = "member"
    team: str | None = None
    zone: str = ZONE
    locale: str = "en-US"

    @property
    def email(self) -> str:
        return f"{self.id}@brightwater.example"

    @property
    def slack_id(self) -> str:
        return f"U0{self.id.upper()}"

    @property
    def aad_id(self) -> str:
        return f"aaaaaaaa-0000-4000-8000-{self.number:012d}"

    @property
    def teams_id(self) -> str:
        """Teams' id of him for this one bot."""
        return f"29:1{self.id}{self.number:024x}"


@dataclass(frozen=True, slots=True)
class Channel:
    """A place with several people. `ref` is the cloud's id; `bot` is whether the bot was added to it."""

    id: str
    platform: PlatformName
    ref: str
    members: tuple[str, ...]
    bot: bool = True
    group_chat: bool = False
    outside: bool = False  # somebody of another company is in it

    @property
    def name(self) -> str:
        return self.id.removeprefix("#")


PEOPLE = (
    Person("ana", "Ana Ruiz", 1, team="North"),
    Person("bob", "Bob Stone", 2, team="North"),
    Person("dana", "Dana Webb", 3, role="lead", team="North"),
    Person("priya", "Priya Nair", 4, team="North"),
    Person("tom", "Tom Becker", 5, team="South"),
    Person("lena", "Lena Fischer", 6, role="lead", team="South", zone="Europe/Berlin", locale="en-GB"),
    Person("max", "Max Okafor", 7, team="South"),
    Person("zoe", "Zoe Hart", 8, role="admin"),
)
_ALL = tuple(person.id for person in PEOPLE)
CHANNELS = (
    Channel("#sales", "slack", "C0SALES", _ALL),
    Channel("#general", "slack", "C0GENERAL", _ALL, bot=False),
    Channel("#partners", "slack", "C0PARTNERS", ("ana", "bob", "dana", "zoe"), outside=True),
    Channel("Sales", "teams", "19:sales@thread.tacv2", _ALL),
    Channel("Partners", "teams", "19:partners@thread.tacv2", ("ana", "bob", "dana", "zoe"), outside=True),
    Channel("North chat", "teams", "19:north@thread.v2", ("ana", "bob", "dana", "priya"), group_chat=True),
)


def person(who: str) -> Person:
    """The person of that id. Raises Impossible with the list of those there are."""
    for found in PEOPLE:
        if found.id == who.strip().lower():
            return found
    raise Impossible(f"Nobody here is called “{who}”. There are {', '.join(_ALL)}.", 404)


def channel(where: str, platform: PlatformName) -> Channel:
    """The channel of that name on the platform; "#sales" and "Sales" are the same. Raises Impossible."""
    wanted = where.strip().removeprefix("#").lower()
    here = [found for found in CHANNELS if found.platform == platform]
    for found in here:
        if found.name.lower() == wanted:
            return found
    raise Impossible(f"There is no channel “{where}”. There are dm, {', '.join(c.id for c in here)}.", 404)


def platform_named(word: str) -> PlatformName:
    for known in PLATFORMS:
        if known == word:
            return known
    raise Impossible(f"“{word}” is not a platform here; say slack or teams.")
