"""A platform in all weathers, the process's death among them, and what arrived through it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from core.cards import Card
from core.port import Later, Outgoing, Refused, Sent, Unknown
from tests.core.office import Wire

FAIR, LATER, REFUSED, LOST, ANSWER_LOST = "fair", "later", "refused", "lost", "answer lost"
KILLED, KILLED_AFTER = "killed", "killed after"
WEATHER = (LATER, REFUSED, LOST, ANSWER_LOST, KILLED, KILLED_AFTER)


class Killed(BaseException):
    """The process ends here: nobody catches it, nothing is settled."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that arrived: who reads it (in a channel perhaps he alone), under which key, on which of his days, and
    whether he was to be spoken to at that moment (`decent`). `wrong` is what should have kept it from being said, read
    from the book just then."""

    org: int
    key: str
    to: str
    card: Card
    rule: str | None
    counts: bool
    member: int | None
    day: str
    decent: bool
    wrong: str | None


class Carrier(Wire):
    """Takes messages, puts them off, refuses them, loses its answer after or before they arrive, or the process dies
    with the message on its way. `doubts` counts by (address, key) how often nobody could know whether it arrived."""

    def __init__(self, arrived: Callable[[Outgoing], None]) -> None:
        super().__init__()
        self.weather: list[str] = []
        self.doubts: Counter[tuple[str, str]] = Counter()
        self._told = arrived

    async def send(self, message: Outgoing) -> Sent:
        weather = self.weather.pop(0) if self.weather else FAIR
        if weather not in (FAIR, LATER, REFUSED):
            self.doubts[message.to, message.key] += 1
        match weather:
            case "later":
                raise Later("ratelimited", 30)
            case "refused":
                raise Refused("blocked")
            case "lost":
                raise Unknown("timeout")
            case "killed":
                raise Killed
        sent = self._take(message)
        match weather:
            case "answer lost":
                raise Unknown("timeout")
            case "killed after":
                raise Killed
        return sent

    async def verify(self, message: Outgoing) -> Sent | None:
        if not self.verifies:
            raise Unknown("cannot be asked")
        return self.arrived.get(f"{message.to} {message.key}")

    def _take(self, message: Outgoing) -> Sent:
        self.sent.append(message)
        self._told(message)
        sent = self.arrived[f"{message.to} {message.key}"] = Sent(f"m{len(self.sent)}")
        return sent
