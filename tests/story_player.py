"""Plays a story through the playground's JSON API, and tells it back as a transcript where it goes differently."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from core.playground.people import PEOPLE
from tests.story import Expected, Step, Story

Json = dict[str, Any]
ON_SLACK = ("ana", "dana")  # in a mixed team; everybody else is on Teams
_CODE = re.compile(r"link ([A-Z0-9]{4}-[A-Z0-9]{4})")
HEARD = 6  # messages shown where somebody did not hear what he should have


class Otherwise(AssertionError):
    """The story went differently: the step, what was expected, and the conversation so far."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something the bot said to somebody: as `text`, in the act `act` of the story, as a new message or as an edit."""

    text: str
    act: int
    edited: bool


def platform_of(who: str, mode: str) -> str:
    return mode if mode != "mixed" else "slack" if who in ON_SLACK else "teams"


def everybody(mode: str) -> dict[str, str]:
    """On which platform each person is reached first."""
    return {person.id: platform_of(person.id, mode) for person in PEOPLE}


class Player:
    """Plays one story in one mode against a playground at `url`."""

    def __init__(self, session: aiohttp.ClientSession, url: str, mode: str) -> None:
        self._session = session
        self._url = url
        self._mode = mode
        self._act = 0
        self._known: dict[str, str] = {}
        self._at: dict[str, str] = {}  # who has changed to another chat
        self._code = ""  # the last one given out by `link`
        self._unheard: defaultdict[str, list[Said]] = defaultdict(list)
        self.transcript: list[str] = []

    async def play(self, story: Story) -> None:
        """Raises Otherwise."""
        for message in (await self._get())["messages"]:
            self._known[message["id"]] = message["text"]
        for step in story.steps:
            self.transcript.append(step.line)
            await self._step(step)

    async def _step(self, step: Step) -> None:
        match step.kind:
            case "hears":
                self._hears(step)
            case "hears nothing":
                self._hears_nothing(step)
            case "time":
                how = {"to": step.text[3:]} if step.text.startswith("to ") else {"advance": step.text}
                self._take(await self._post(step, "clock", how), "")
            case _:
                self._answered(step, await self._acted(step))

    def _chat(self, who: str) -> str:
        return self._at.get(who) or platform_of(who, self._mode)

    async def _acted(self, step: Step) -> Json:
        if step.chat:
            self._at[step.who] = step.chat
        platform = self._chat(step.who)
        who: Json = {"as": step.who}
        match step.kind:
            case "says":
                said = step.text.replace("{code}", self._code)
                text = said if step.plain else f"/referral {said}".strip()
                return await self._post(step, "say", who | {"platform": platform, "where": step.where, "text": text})
            case "opens home":
                told = await self._post(step, "home", who | {"platform": platform})
                homes = [home for home in (await self._get())["homes"] if home["as"] == step.who]
                return told | {"home": homes[0] if platform == "slack" and homes else None}
            case "clicks":
                return await self._post(step, "click", who | await self._button(step, platform))
            case "clicks twice":
                return await self._twice(step, who | await self._button(step, platform))
            case "submits":
                pairs = step.text.replace("\\n", "\n").split(";")
                values = dict(_pair(step, part) for part in pairs if part.strip())
                return await self._post(step, "submit", who | {"form": await self._form(step), "values": values})
            case _:
                return await self._post(step, "dismiss", who | {"form": await self._form(step)})

    async def _twice(self, step: Step, press: Json) -> Json:
        """A double click: the second is sent before the first is answered."""
        first, second = await asyncio.gather(
            *(self._post(step, "click", press) for _ in range(2)), return_exceptions=True
        )
        if isinstance(first, BaseException):
            raise first
        if isinstance(second, BaseException):
            return first
        return second | {"messages": first["messages"] + second["messages"]}

    async def _button(self, step: Step, platform: str) -> Json:
        """The newest thing on this person's screen with that button, and `on` in its words."""
        state = await self._get()
        seen = [m | m["views"].get(step.who, {}) for m in state["messages"] if _sees(m, step.who)]
        modals = [form for form in state["forms"] if form["as"] == step.who and form["message"] is None]
        homes = [home for home in state["homes"] if home["as"] == step.who]
        for shown in reversed([*homes, *seen, *modals]):
            for index, button in enumerate(shown["buttons"]):
                if _same(button["label"], step.text) and _flat(step.on) in _flat(shown["text"]):
                    return {"message": shown["id"], "button": button["label"], "index": index}
        where = f" on “{step.on}”" if step.on else ""
        raise self._otherwise(step, f"{step.who} sees no button “{step.text}”{where}")

    async def _form(self, step: Step) -> str:
        forms = [form for form in (await self._get())["forms"] if form["as"] == step.who and form["fields"]]
        if not forms:
            raise self._otherwise(step, f"{step.who} has no form open")
        return str(forms[-1]["id"])

    def _answered(self, step: Step, told: Json) -> None:
        """What came back to the one who acted; its first message is heard, the others may be heard again."""
        mine = self._take(told, step.who, step.where)
        words = [said.text for said in mine]
        if form := told.get("form"):
            words.append(_form_text(form))
        if home := told.get("home"):
            words.append(home["text"])
        if not mine:
            self.transcript.append(_indented("\n".join(f"[on screen] {text}" for text in words)))
        self._check(step, "\n".join(words))
        if mine and mine[0] in self._unheard[step.who]:
            self._unheard[step.who].remove(mine[0])

    def _hears(self, step: Step) -> None:
        unheard = self._unheard[step.who]
        for said in unheard:
            if _flat(step.text) in _flat(said.text):
                unheard.remove(said)
                self._check(step, said.text)
                return
        waiting = "\n---\n".join(said.text for said in unheard[-HEARD:]) or "nothing"
        raise self._otherwise(step, f"{step.who} did not hear “{step.text}”; unheard is:\n{waiting}")

    def _hears_nothing(self, step: Step) -> None:
        said = [said for said in self._unheard[step.who] if said.act == self._act and not said.edited]
        said = [one for one in said if _flat(step.text) in _flat(one.text)]
        if said:
            raise self._otherwise(step, f"{step.who} heard:\n" + "\n---\n".join(one.text for one in said))

    def _check(self, step: Step, text: str) -> None:
        place, flat = 0, _flat(text)
        for expected in step.expected:
            at = _found(flat, expected, 0 if expected.absent else place)
            if (at >= 0) == expected.absent:
                raise self._otherwise(step, _complaint(expected, flat))
            place = place if expected.absent else at + len(_flat(expected.text))

    def _take(self, told: Json, who: str, where: str = "dm") -> list[Said]:
        """Note what the bot said in an act; what of it reached `who`, in his own conversation or where he spoke."""
        self._act += 1
        mine: list[Said] = []
        for message in told["messages"]:
            for hearer, text in _hearers(message, self._known):
                said = Said(text, self._act, message["id"] in self._known)
                self._code = found[1] if (found := _CODE.search(text)) else self._code
                here = hearer.startswith("#") or message["platform"] == self._chat(hearer)
                aside = "" if here else ", where nobody looks"
                self.transcript.append(_indented(f"[{message['platform']} to {hearer}{aside}] {text}"))
                if not here:
                    continue
                self._unheard[hearer].append(said)
                if hearer == who or (where != "dm" and _same(hearer.lstrip("#"), where.lstrip("#"))):
                    mine.append(said)
            self._known[message["id"]] = message["text"]
        return mine

    async def _post(self, step: Step, path: str, body: Json) -> Json:
        async with self._session.post(f"{self._url}/playground/{path}", json=body) as answer:
            told: Json = await answer.json()
        if answer.status != 200:
            raise self._otherwise(step, str(told.get("error", told)))
        return told

    async def _get(self) -> Json:
        async with self._session.get(f"{self._url}/playground/state") as answer:
            state: Json = await answer.json()
            return state

    def _otherwise(self, step: Step, what: str) -> Otherwise:
        told = "\n".join(self.transcript)
        return Otherwise(f"line {step.number}: {step.line}\n{what}\n\nThe conversation ({self._mode}):\n{told}")


def _hearers(message: Mapping[str, Any], known: Mapping[str, str]) -> list[tuple[str, str]]:
    """Who is told something new by this message, and in which words."""
    if message["author"] in {person.id for person in PEOPLE}:
        return []
    told = [(who, view["text"]) for who, view in message["views"].items()]
    if known.get(message["id"]) != message["text"]:
        whom = message["seen_by"] or message["with"] or "#" + message["where"].lstrip("#").lower()
        told.append((whom, message["text"]))
    return told


def _sees(message: Mapping[str, Any], who: str) -> bool:
    if message["seen_by"] is not None:
        return bool(message["seen_by"] == who)
    return message["with"] in (None, who)


def _form_text(form: Mapping[str, Any]) -> str:
    fields = [f"{f['label']}: {f['value']}" for f in form["fields"] if f["value"]]
    errors = [f"{f['label']}: {f['error']}" for f in form["fields"] if f["error"]]
    return "\n".join([form["title"], form["text"], *fields, *errors])


def _pair(step: Step, part: str) -> tuple[str, str]:
    name, equals, value = part.partition("=")
    if not equals:
        raise Otherwise(f"line {step.number}: say name=value; name=value")
    return name.strip(), value.strip()


def _found(flat: str, expected: Expected, place: int) -> int:
    return flat.find(_flat(expected.text), place)


def _complaint(expected: Expected, flat: str) -> str:
    if expected.absent:
        return f"“{expected.text}” should not be there"
    where = "out of order" if _flat(expected.text) in flat else "missing"
    return f"“{expected.text}” is {where}"


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _same(one: str, other: str) -> bool:
    return one.strip().rstrip("…").casefold() == other.strip().rstrip("…").casefold()


def _indented(text: str) -> str:
    return "\n".join("      " + line for line in text.splitlines())
