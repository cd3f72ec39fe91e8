"""Finds people outside by what somebody typed: the index of words proposes, `names` judges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from core.model import Contact
from core.names import close, fold, fold_company, fold_phone, words_of
from core.store.contacts import COLUMNS, get, made
from core.store.engine import Tx
from core.store.quick import Quick
from core.store.tables import contact, contact_word

MOST = 60  # candidates looked at; a word that fits more people is no way to find one
SCANNED = 2000  # rows of the index looked through for them, however common the word
SLIP = 2  # letters by which two spellings of a name may differ in length
_TELLING = 3  # letters; a shorter beginning is everybody's
_LAST = "\U0010ffff"

_OF = (contact.c.organization_id == bindparam("org"), contact.c.gone_at.is_(None))
_RANGE = (
    select(contact_word.c.word, contact_word.c.contact_id)
    .where(contact_word.c.organization_id == bindparam("org"))
    .where(contact_word.c.word >= bindparam("first"), contact_word.c.word < bindparam("end"))
    .order_by(contact_word.c.word, contact_word.c.contact_id)
    .limit(SCANNED)
    .subquery()
)


def _worded(*columns: Any) -> Select[Any]:
    """Contacts with a word in a range, in the words' order."""
    joined = select(*columns).join(_RANGE, _RANGE.c.contact_id == contact.c.id)
    return joined.where(*_OF).order_by(_RANGE.c.word, contact.c.id).limit(MOST)


_WORDED = Quick(_worded(*COLUMNS))
_ALIKE = Quick(
    _worded(contact.c.id, contact.c.folded, contact.c.folded_company).where(
        func.substr(contact.c.folded, 1, 1) == bindparam("initial"),  # a LIKE would be prepared anew for each value
        func.length(contact.c.folded).between(bindparam("shortest"), bindparam("longest")),
    )
)
_NAMED = Quick(select(*COLUMNS).where(*_OF, contact.c.folded == bindparam("folded")).limit(MOST))
_MAILED = Quick(select(*COLUMNS).where(*_OF, contact.c.email == bindparam("email")).limit(MOST))


@dataclass(frozen=True, slots=True)
class Match:
    """`sure` fit what was typed; `near` might, with a slip of the finger or a company that was not named."""

    sure: tuple[Contact, ...] = ()
    near: tuple[Contact, ...] = ()


def same(
    tx: Tx, org: int, name: str, company: str | None = None, *, email: str | None = None, phone: str | None = None
) -> Match:
    """Whether this person is known. Sure: equal e-mail or phone, or equal folded name and company. Near: the same name
    where one side has no company or a part of the other's, or a name and company that are close."""
    folded, firm = fold(name), fold_company(company) if company else ""
    if email and (sure := _mailed(tx, org, email)):
        return Match(tuple(sure))
    if phone and (sure := _reached_by(tx, org, phone)):
        return Match(tuple(sure))
    equal = sorted((made(row) for row in _NAMED.rows(tx, {"org": org, "folded": folded})), key=lambda c: c.id)
    firms = {c.id: fold_company(c.company) if c.company else "" for c in equal}
    if firm and (sure := [c for c in equal if firms[c.id] == firm]):
        return Match(tuple(sure))
    near = [c for c in equal if not firm or not firms[c.id] or close(firms[c.id], firm) or _part(firms[c.id], firm)]
    return Match(near=tuple(near) or tuple(_slips(tx, org, folded, firm)))


def _part(one: str, other: str) -> bool:
    """Whether one company's name is a part of the other's: Beta, Beta Bank."""
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return bool(few) and few <= many


def people(tx: Tx, org: int, words: str) -> Match:
    """Whom somebody means by these words: a name, a company, parts of both in any order, an e-mail address, a phone."""
    typed = words.strip()
    if (number := typed.removeprefix("contact:")).isdecimal() and number != typed:
        one = get(tx, org, int(number))
        return Match((one,) if one else ())
    if "@" in typed:
        return Match(tuple(_mailed(tx, org, typed)))
    if not any(c.isalpha() for c in typed) and (sure := _reached_by(tx, org, typed)):
        return Match(tuple(sure))
    wanted = [w for w in fold_company(typed).split() if w not in ("at", "of")]
    if not wanted:
        return Match()
    candidates = _starting(tx, org, max(wanted, key=len))
    for fits in (_exactly, _wholly, _by_beginning):
        if matching := [c for c in candidates if fits(c, wanted)]:
            named = [c for c in candidates if fold(c.name).split()[:1] == wanted]  # Judy alone does not hide Judy Park
            return Match(tuple(dict.fromkeys([*matching, *named])) if fits is _exactly else tuple(matching))
    return Match(near=tuple(_slips(tx, org, " ".join(wanted), "")))


def known(tx: Tx, org: int, words: Sequence[str]) -> int:
    """How many of the leading words belong to one contact's name or company; where they belong to nobody's, how many
    begin like one (`ann` for Anne Lee). 0: nobody is called so."""
    folded = [fold_company(w) for w in words[:6]]
    if not folded or not folded[0]:
        return 0

    def leading(own: frozenset[str]) -> int:
        alien = next((n for n, word in enumerate(folded) if not own.issuperset(word.split())), len(folded))
        return max((n for n in range(1, alien + 1) if folded[n - 1]), default=0)  # `&` alone ends no name

    candidates = _starting(tx, org, folded[0].split()[0])
    exactly = max((leading(words_of(c.name, c.company)) for c in candidates), default=0)
    return exactly or max((_beginning(c, folded) for c in candidates), default=0)


def _beginning(one: Contact, folded: Sequence[str]) -> int:
    """How many of the leading words are each the beginning, three letters at least, of a word of his own."""
    alien = (n for n, w in enumerate(folded) if len(w) < _TELLING or not _by_beginning(one, w.split()))
    return next(alien, len(folded))


def _mailed(tx: Tx, org: int, email: str) -> list[Contact]:
    return [made(row) for row in _MAILED.rows(tx, {"org": org, "email": email.strip().lower()})]


def _reached_by(tx: Tx, org: int, phone: str) -> list[Contact]:
    number = fold_phone(phone)
    return [c for c in _starting(tx, org, number) if c.phone and fold_phone(c.phone) == number] if number else []


def _exactly(one: Contact, wanted: list[str]) -> bool:
    joined = " ".join(wanted)
    return joined in (fold_company(one.name), f"{fold_company(one.name)} {fold_company(one.company or '')}")


def _wholly(one: Contact, wanted: list[str]) -> bool:
    return words_of(one.name, one.company).issuperset(wanted)


def _by_beginning(one: Contact, wanted: Iterable[str]) -> bool:
    own = words_of(one.name, one.company)
    return all(any(word.startswith(part) for word in own) for part in wanted)


def _starting(tx: Tx, org: int, part: str) -> list[Contact]:
    """Contacts with a word that begins like this, each once."""
    rows = _WORDED.rows(tx, {"org": org, "first": part, "end": part + _LAST})
    return list({row[0]: made(row) for row in rows}.values())


def _slips(tx: Tx, org: int, folded: str, firm: str) -> list[Contact]:
    """Contacts whose name is close to this one, seen among those of the same initial whose last name begins alike."""
    if not folded:
        return []
    last = folded.split()[-1]
    part = last[: max(2, len(last) - 3)]
    lengths = {"shortest": len(folded) - SLIP, "longest": len(folded) + SLIP}
    rows = _ALIKE.rows(tx, {"org": org, "first": part, "end": part + _LAST, "initial": folded[0], **lengths})
    near = dict.fromkeys(
        id for id, name, own in rows if (not firm or not own or close(own, firm)) and close(name, folded)
    )
    return [c for id in near if (c := get(tx, org, id)) is not None]
