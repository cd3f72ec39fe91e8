"""The gate `gift`: may this gift be given? Off until an admin has said how much, in what, and who decides beyond."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.model import Contact, ContactState, Organization
from core.money import precision
from core.names import fold
from core.partners import Care
from core.phrases import gifts as words
from core.policy import Number, Policy
from core.rules.rule import Advised, Allowed, Topic, Verdict
from core.rules.speaking import speaks, spoken
from core.spec import Money

NAME = "gift"
CURRENCY, APPROVER = "gift.currency", "gift.approver"  # beside the cap among the organization's numbers
FORBIDDEN = frozenset(  # words of a profession or sector whose rules or laws forbid gifts
    (
        "judge", "prosecutor", "notary", "auditor", "inspector", "official", "civil", "public", "police", "military",
        "army", "customs", "government", "state", "municipal", "city", "council", "teacher", "professor", "school",
        "university", "doctor", "physician", "nurse", "pharmacist", "health", "healthcare", "hospital", "pharma",
    )
)  # fmt: skip
STAYS = (ContactState.BEREAVED, ContactState.DECEASED)
GATE = Topic(
    name=NAME,
    why=(
        "A small gift afterwards says thank you; one promised before, or sized by the deal, is a price. So it is never "
        "promised, never reckoned from the value of a sale, and the same modest cap holds for everybody in a year. "
        "Some professions and the public sector may take nothing at all; a card is always welcome."
    ),
    source="A3, field",
    numbers=(
        speaks(NAME),
        Number("gift.cap", 0, "a year for one person", "Nothing until an admin sets it: gifts are a matter of law.", 0),
    ),
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What an admin has set: the cap of a year for one person, and who decides about what goes beyond."""

    cap: Money
    approver_id: int


@dataclass(frozen=True, slots=True)
class GiftView:
    """A gift about to be noted. `given` is what this person had this year already, in the cap's currency; `pending`:
    we wait for an introduction of his; `approver` is the name of who decides, `deciding` whether that is me."""

    organization: Organization
    contact: Contact
    worth: Money
    terms: Terms | None = None
    care: Care | None = None
    given: Money | None = None
    pending: bool = False
    approver: str = ""
    deciding: bool = False
    admin: bool = False
    anyway: str | None = None
    locale: str = "en_US"


def terms(organization: Organization, policy: Policy) -> Terms | None:
    """What an admin has set; None while any of the three is missing."""
    currency, approver = organization.numbers.get(CURRENCY, ""), organization.numbers.get(APPROVER, "")
    cap = policy["gift.cap"]
    if not (cap and currency and approver.isdigit()):
        return None
    return Terms(Money(cap * units(currency), currency), int(approver))


def units(currency: str) -> int:
    """Minor units in one of this currency."""
    return int(10 ** precision(currency))


def judge(view: GiftView, policy: Policy, now: datetime) -> Verdict:
    """What is hard has no way past: no terms, no gift allowed, another currency, beyond the cap without who decides."""
    card = ((words.CARD_INSTEAD, f"touch contact:{view.contact.id} card"),)
    if view.contact.state in STAYS:
        return Advised(NAME, words.by_hand(view.contact), hard=True)
    if view.terms is None:
        set_up = ((words.SET_UP, "settings gifts"),) if view.admin else ()
        return Advised(NAME, words.OFF, hard=True, offers=(*set_up, *card))
    if (why := _forbidden(view.care)) is not None:
        return Advised(NAME, words.forbidden(view.contact, why), hard=True, offers=card)
    cap, given = view.terms.cap, view.given.minor if view.given is not None else 0
    if view.worth.currency != cap.currency:
        return Advised(NAME, words.other_currency(cap), hard=True)
    if given + view.worth.minor > cap.minor:
        sentence = words.over_cap(view, given, cap)
        return Advised(NAME, sentence, hard=not view.deciding, anyway=view.anyway, offers=card)
    if view.pending:
        return spoken(Advised(NAME, words.looks_like_a_price(view.contact), anyway=view.anyway, offers=card), policy)
    return Allowed()


def _forbidden(care: Care | None) -> str | None:
    """What forbids it: his wish, or the word of his profession or sector that does."""
    if care is None:
        return None
    if care.gifts_off:
        return words.WISH
    for said in (care.profession, care.sector):
        if said and not FORBIDDEN.isdisjoint(fold(said).split()):
            return said
    return None
