"""Whose list or numbers are meant by a name: a colleague's, or what somebody outside has to do with."""

from __future__ import annotations

from core.commands import finding
from core.commands.turn import Question, Turn
from core.model import Contact, Member
from core.names import fold
from core.nearness import nearest
from core.phrases import asking, misread
from core.spec import Misunderstood, Ref
from core.store import people, search


def colleague(turn: Turn, ref: Ref, choices: tuple[str, ...]) -> Member:
    """The colleague meant. Raises Misunderstood where it is none; `choices` are words it may be a slip of."""
    if ref.words is None or people.find_members(turn.tx, turn.organization.id, ref.words):
        return finding.member(turn, ref)
    refuse_slip(turn, ref.words, choices)
    return finding.member(turn, ref)


def anybody(turn: Turn, ref: Ref) -> Member | Contact | None:
    """The colleague or the person outside meant; None where nobody is called so. Raises Question where both are.

    A mention, an @ and an address mean the colleague; of a plain name, whoever is called exactly so comes before
    whoever nearly is.
    """
    words = ref.words or ""
    if ref.words is None or words.casefold() in finding.MYSELF or f"@{words}".casefold() in turn.line.casefold():
        return finding.member(turn, ref)
    if words.startswith("contact:"):
        return finding.contact(turn, ref)
    inside = people.called(turn.tx, turn.organization.id, words)
    outside = [one for one in _called(turn, words) if finding.known_to(turn, one)]
    if inside and outside:
        raise _which(turn, words, inside, outside)
    if outside:
        return finding.contact(turn, ref) if len(outside) > 1 else outside[0]
    near = inside or people.find_members(turn.tx, turn.organization.id, words)
    return finding.member(turn, ref) if near else None


def refuse_slip(turn: Turn, words: str, choices: tuple[str, ...]) -> None:
    """Raises Misunderstood, with the line corrected, where the words are one of the choices but for a slip."""
    if meant := nearest(words.casefold(), choices):
        raise Misunderstood(misread.did_you_mean(words, meant), try_line=finding.replaced(turn.line, words, meant))


def _called(turn: Turn, words: str) -> tuple[Contact, ...]:
    """Those outside with all these words in their name; a company's name is nobody's."""
    asked = set(fold(words).split())
    found = search.people(turn.tx, turn.organization.id, words)
    return tuple(one for one in found.sure if asked and asked <= set(fold(one.name).split()))


def _which(turn: Turn, words: str, inside: tuple[Member, ...], outside: list[Contact]) -> Question:
    ours = [(asking.our(one), f"@{{member:{one.id}}}") for one in inside[: finding.SHOWN - 1]]
    others = finding.told_apart(turn, outside[: finding.SHOWN - len(ours)])
    return finding.which(turn, words, [*ours, *others], asking.colleague_or_not(words, inside[0]))
