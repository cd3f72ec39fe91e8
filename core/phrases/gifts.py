"""What the gate before a gift says, and what a rep reads when one is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.cards import Button, Buttons, Card, Text, line
from core.model import Contact
from core.money import show
from core.phrases.asking import who
from core.phrases.nudges import first
from core.phrases.serving import about
from core.phrases.settings import is_now
from core.spec import Money

if TYPE_CHECKING:
    from core.rules.gift import GiftView

OFF = (
    "Gifts are off. They come on once an admin has set a cap for a year and person, the currency, and who decides "
    "about more. A card is always welcome."
)
WISH = "wish"
GIVE_ANYWAY = "Give it anyway"
CARD_INSTEAD = "A card instead"
SET_UP = "Set it…"
HOW_MUCH = "What is it worth? The cap of the year counts it."
NO_TERMS = "I expected a cap for a year, its currency and who decides beyond, like “gifts 100 USD @dana”; or off."


def by_hand(contact: Contact) -> str:
    return f"No gift goes to {contact.name} now. A few lines by hand are worth more."


def forbidden(contact: Contact, why: str) -> str:
    if why == WISH:
        return f"{contact.name} takes no gifts. A card, or a good word to the boss, gives as much pleasure."
    return f"{contact.name} may take no gifts ({why}), and one would only embarrass. A card is fine."


def other_currency(cap: Money) -> str:
    return f"Our cap is in {cap.currency}. Say what it is worth in that, so that it can be counted."


def over_cap(view: GiftView, given: int, cap: Money) -> str:
    had = f"had {_money(given, cap, view.locale)} of gifts this year" if given else "had none this year"
    together = _money(given + view.worth.minor, cap, view.locale)
    sum_up = f"with this it is {together}, and our cap is {_money(cap.minor, cap, view.locale)}"
    decides = "It is yours to decide." if view.deciding else f"{view.approver or 'An admin'} decides about more."
    return f"{first(view.contact.name)} {had}; {sum_up}. {decides}"


def looks_like_a_price(contact: Contact) -> str:
    name = first(contact.name)
    return f"We still wait for an introduction from {name}. A gift now looks like a price; afterwards it is thanks."


def noted(contact: Contact, what: str | None, given: Money, total: int, cap: Money, locale: str, *, undo: str) -> Card:
    worth = _money(given.minor, given, locale)
    told = f"{what}, {worth}." if what else f"{worth}."
    year = f"This year {_money(total, cap, locale)} of {_money(cap.minor, cap, locale)} for one person."
    buttons = Buttons((about(contact), Button("Undo", undo)))
    return Card(f"{who(contact)}: gift sent", (Text(line(told)), Text(line(year), small=True), buttons))


def set_to(cap: Money, approver: str, locale: str) -> Card:
    return is_now(
        f"Gifts: up to {_money(cap.minor, cap, locale)} a year and person",
        f"{approver} decides about more. Never promised, never sized by a deal; a card is always welcome.",
    )


def set_off() -> Card:
    return is_now("Gifts are off", "Cards and thanks stay.")


def row(cap: Money | None, approver: str, locale: str) -> str:
    """How the settings tell it."""
    return f"up to {_money(cap.minor, cap, locale)} a year and person; {approver} decides" if cap else "off"


def _money(minor: int, of: Money, locale: str) -> str:
    return show(minor, of.currency or "USD", locale)
