"""A reference in a line (#12, "ann", @bob) becomes the one thing it means, or the bot asks back, a button for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core import tokens
from core.cards import Button
from core.commands.turn import Question, Turn
from core.grammar.names import addable
from core.model import Contact, Introduction, Member
from core.permissions import may_see
from core.phrases import apart, asking
from core.spec import Misunderstood, Ref
from core.store import contacts, house, introductions, people, search

MYSELF = frozenset({"me", "i", "myself"})
SHOWN = 5  # as many as fit one row of buttons on both platforms


def introduction(turn: Turn, ref: Ref, *, open_first: bool = True) -> Introduction:
    """The introduction meant by a number, or by the prospect's name or company; mine first, open ones first.

    Raises Misunderstood if nothing fits, Question (with a button for each) if several do.
    """
    if ref.number is not None:
        found = introductions.get(turn.tx, turn.organization.id, ref.number)
        if found is None or not visible(turn, found):
            raise Misunderstood(asking.no_number(ref.number), try_line="list")
        return found
    words = ref.words or ref.account or ""
    fitting = shown(turn, introductions.find(turn.tx, turn.organization.id, words))
    if not fitting:
        raise Misunderstood(asking.no_introduction(words), try_line=_new(f"log {words} from …", words))
    if open_first and any(i.open for i in fitting):
        fitting = [i for i in fitting if i.open]
    if len(fitting) > 1 and any(mine(turn, i) for i in fitting):
        fitting = [i for i in fitting if mine(turn, i)]
    return only(turn, words, fitting)


def only(
    turn: Turn, words: str, fitting: Sequence[Introduction], *, together: tuple[str, str] | None = None
) -> Introduction:
    """The one that fits. Raises Question, with a button for each, where several do; `together` is one more choice."""
    if len(fitting) > 1:
        prospects = turn.contacts(*(i.prospect_id for i in fitting))
        some = fitting[: SHOWN - 1] if together else fitting[:SHOWN]
        choices = [(f"#{i.id} {asking.who(prospects[i.prospect_id])}", str(i.id)) for i in some]
        choices += [together] if together else []
        raise which(turn, words, choices, asking.which_introduction(words, len(fitting)))
    return fitting[0]


def shown(turn: Turn, found: Sequence[Introduction]) -> list[Introduction]:
    """Those of them I may see."""
    turn.contacts(*(id for i in found for id in (i.prospect_id, i.introducer_id, i.given_to_id)))
    return [i for i in found if visible(turn, i)]


def introduction_or_none(turn: Turn, ref: Ref) -> Introduction | None:
    """`introduction`, or None where words fit no introduction: they may name somebody who was never introduced."""
    if ref.number is None and not shown(turn, introductions.find(turn.tx, turn.organization.id, ref.words or "")):
        return None
    return introduction(turn, ref)


def numbered(words: str) -> Ref:
    return Ref(number=int(words.lstrip("#")))


def _new(line: str, words: str) -> str | None:
    """The line that would make somebody new of these words, where they read like a name at all."""
    return line if addable(tokens.words(words)) else None


def contact(turn: Turn, ref: Ref) -> Contact:
    """The contact meant by a name, a company, an e-mail address or a phone number; `number` is a contact's own id."""
    if ref.number is not None:
        one = contacts.get(turn.tx, turn.organization.id, ref.number)
        if one is None or not known_to(turn, one):
            raise Misunderstood(asking.no_contact(str(ref.number)), try_line="list people")
        return one
    words = ref.words or ref.account or ""
    match = search.people(turn.tx, turn.organization.id, words)
    sure = [c for c in match.sure if known_to(turn, c)]
    near = [c for c in match.near if known_to(turn, c)]
    if len(sure) == 1:
        return sure[0]
    if not sure and not near:
        if ours := people.called(turn.tx, turn.organization.id, words):
            raise Misunderstood(asking.not_a_colleague(ours[0]))
        raise Misunderstood(asking.no_contact(words), try_line=_new(f"contact add {words}", words))
    choices = told_apart(turn, (sure or near)[:SHOWN])
    question = asking.which_contact(words, len(sure)) if sure else asking.did_you_mean(words)
    raise which(turn, words, choices, question)


def member(turn: Turn, ref: Ref) -> Member:
    """The colleague meant by a mention, a name or an e-mail address. `me` and `I` are the speaker."""
    if ref.account is not None:
        return _by_account(turn, ref.account)
    words = (ref.words or "").lstrip("@")
    if words.casefold() in MYSELF:
        return turn.me
    found = people.find_members(turn.tx, turn.organization.id, words)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Misunderstood(asking.no_member(words))
    labels = apart.members(found[:SHOWN], house.team_names(turn.tx, turn.organization.id))
    tokens = [f"@{{member:{m.id}}}" for m in found[:SHOWN]]
    raise which(turn, words, list(zip(labels, tokens, strict=True)), asking.which_member(words))


def told_apart(turn: Turn, found: Sequence[Contact]) -> list[tuple[str, str]]:
    """A label for each that no other has, and what stands for him in a line."""
    owners = turn.members(*(one.owner_id for one in found))
    labels = apart.contacts(found, {id: owner.name for id, owner in owners.items()})
    return [(label, f"contact:{one.id}") for label, one in zip(labels, found, strict=True)]


def mine(turn: Turn, found: Introduction) -> bool:
    return turn.me.id in (found.owner_id, found.logged_by)


def known_to(turn: Turn, found: Contact) -> bool:
    """Whether I may know of this contact at all: a sensitive one is for its owner and the lead."""
    return may_see(turn.me, found, turn.charge)


def visible(turn: Turn, found: Introduction) -> bool:
    """Whether I may see this introduction: one that names somebody sensitive is for those concerned and the lead."""
    if mine(turn, found):
        return True
    named = (found.prospect_id, found.introducer_id, found.given_to_id)
    people = turn.contacts(*named)
    return all(may_see(turn.me, people[id], turn.charge) for id in named if id is not None)


def _by_account(turn: Turn, account: str) -> Member:
    if account.startswith("member:"):
        found = turn.members(int(account[7:])).get(int(account[7:])) if account[7:].isdigit() else None
    else:
        found = turn.mentioned.get(account)
    if found is None:
        raise Misunderstood(asking.no_member(turn.ask.mentions.get(account, account)))
    return found


def which(turn: Turn, words: str, choices: Sequence[tuple[str, str]], question: str) -> Question:
    """The question, with a button for each choice: the line as typed, the words replaced."""
    buttons = [Button(label, replaced(turn.line, words, token)) for label, token in choices]
    return Question(turn.say(question, buttons=buttons, replaces=True))


def replaced(text: str, words: str, token: str) -> str:
    """The line with the first mention of `words` (in any case, spacing or quotes) replaced by `token`."""
    pattern = r"""["“”]?\s+["“”]?""".join(map(re.escape, words.split()))
    return re.sub(
        rf"""["“”'‘’]?(?<!\w)@?{pattern}(?!\w)["“”'‘’]?""", lambda _: token, text, count=1, flags=re.IGNORECASE
    )
