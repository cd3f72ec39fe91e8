"""What comes in and what goes back: `Bot.handle(Ask) -> Reply`, the same on every platform.

An *account* is `platform:workspace:user` (`slack:T1:U2`, `teams:{tenant}:{aad object id}`), a *channel key* is
`platform:workspace:channel`, a *workspace key* is `platform:workspace`; all are split on the first two colons only.
A *route* is the JSON text an adapter needs to reach an account or a channel; opaque to core, stored beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from core.cards import Card, Form


@dataclass(frozen=True, slots=True)
class Profile:
    """What a platform knows about a person. `email` only where the platform has verified it."""

    name: str
    email: str | None = None
    zone: str | None = None  # IANA
    locale: str | None = None  # en_US
    admin: bool = False
    outsider: bool = False  # a guest, or from another company (Slack Connect, Teams federation)


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was said. `key` is the channel key, None in a private chat with the bot. `thread` is the adapter's
    own words for the thread it was said in (`Outgoing.thread`), None where the answer stands on its own."""

    kind: Literal["dm", "channel", "home"] = "dm"
    key: str | None = None
    name: str | None = None
    route: str | None = None
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class Clicked:
    """The message whose button was clicked: `ref` is the platform's id for it, as in `Sent.ref`."""

    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """One authenticated request.

    `text` is the line after `/referral`, mentions written `@{slack:T1:U2}`, everything else as typed and unescaped.
    `values` (with `command`) is a submitted form. `delivery` is the platform's id of this request; acted on once.
    `durable` asks that the answer be put into the post in the same transaction (there is no response to carry it).
    """

    account: str
    text: str = ""
    delivery: str | None = None
    workspace_name: str | None = None
    command: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    place: Place = Place()
    profile: Profile | None = None  # what the payload itself tells; often only a name
    route: str | None = None  # of the account's private conversation, where the payload tells it
    clicked: Clicked | None = None
    durable: bool = False
    mentions: Mapping[str, str] = field(default_factory=dict)  # account -> name, as the payload tells it
    aloud: bool = False  # others have read the line where it was said


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show. Private unless `public`; `replaces` asks that the clicked message become this card.

    `people` maps the id of each member mentioned in the card to his account on the asking platform.
    `posted` is the key of the post row that already carries this answer: the adapter then sends nothing itself.
    `fields` are a submitted form's errors: `form` comes back with what was typed.
    """

    card: Card | None = None
    form: Form | None = None
    public: bool = False
    replaces: bool = False
    people: Mapping[int, str] = field(default_factory=dict)
    posted: str | None = None


def workspace_of(account: str) -> str:
    """`slack:T1:U2` -> `slack:T1`."""
    platform, workspace, _ = account.split(":", 2)
    return f"{platform}:{workspace}"


def platform_of(key: str) -> str:
    return key.split(":", 1)[0]
