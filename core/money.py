"""Money as people write it (`12k`, `€12k`, `12,5k`, `40 euros`) to integer minor units, and back in any locale."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import format_currency, get_currency_precision, get_decimal_symbol, get_group_symbol

from core.phrases import misread
from core.spec import Misunderstood, Money
from core.tokens import Unclear

MOST = 10**15  # minor units; far above any sale, far below the database's integers

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN")
_CROWNS = ("SEK", "NOK", "DKK", "ISK")
_SIGNS: dict[str, tuple[str, ...]] = {  # sign -> currencies it may mean, the usual one first
    "€": ("EUR",), "$": _DOLLARS, "£": ("GBP",), "¥": ("JPY", "CNY"), "₹": ("INR",), "₽": ("RUB",), "₩": ("KRW",),
    "₪": ("ILS",), "₺": ("TRY",), "zł": ("PLN",), "kč": ("CZK",), "kr": _CROWNS, "fr.": ("CHF",),
    "us$": ("USD",), "ca$": ("CAD",), "a$": ("AUD",), "au$": ("AUD",), "nz$": ("NZD",), "hk$": ("HKD",),
    "mx$": ("MXN",), "jp¥": ("JPY",), "cn¥": ("CNY",),
    "euro": ("EUR",), "euros": ("EUR",), "dollar": _DOLLARS, "dollars": _DOLLARS, "bucks": _DOLLARS,
    "pound": ("GBP",), "pounds": ("GBP",), "quid": ("GBP",), "franc": ("CHF",), "francs": ("CHF",), "yen": ("JPY",),
    "rupees": ("INR",), "kronor": _CROWNS, "kroner": _CROWNS, "crowns": _CROWNS,
}  # fmt: skip
_TIMES = {
    "": 1, "k": 1000, "tsd": 1000, "thousand": 1000, "grand": 1000,
    "m": 10**6, "mn": 10**6, "mio": 10**6, "mil": 10**6, "mill": 10**6, "million": 10**6,
}  # fmt: skip
_LOWER_CODES = frozenset({"usd", "eur", "gbp", "chf", "cad", "aud", "nzd", "jpy", "sek", "nok", "dkk", "inr", "pln"})
_NUMBER = r"[0-9]{1,3}(?:['’\u202f\u00a0 ][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]+)*"
_SIGN = "|".join(sorted((re.escape(s) for s in _SIGNS), key=len, reverse=True))
_TIME = "|".join(sorted((t for t in _TIMES if t), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"[~≈]?(?P<before>{_SIGN}|[A-Za-z]{{3}})?\s*(?P<number>{_NUMBER})\s*(?P<times>{_TIME})?\.?\s*(?P<after>{_SIGN}|[A-Za-z]{{3}})?",
    re.IGNORECASE,
)


OPENS_AMOUNT = frozenset(sign.rstrip(".") for sign in _SIGNS) | {code.lower() for code in get_global("all_currencies")}
_PLAIN = re.compile(r"([0-9]+)(k?)", re.IGNORECASE)  # what every locale reads alike
_GOES_ON = re.compile(rf"[0-9].*|(?:{_TIME})?\.?(?:{_SIGN}|(?P<code>[a-z]{{3}}))?[.!?:]*", re.IGNORECASE)

_COUNTED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    "eighty|ninety|hundred"
)
_MEANT = re.compile(
    rf"(?:(?:for|at|about|around|roughly|approx\w*|almost|nearly)\s+)*"
    rf"(?:[^\w\s]?[0-9].*|(?:{_COUNTED})[.!]?|.*\b(?:{_COUNTED}|half\s+a|a)\W+(?:hundred|thousand|grand|mil|million|k)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


def meant(note: str) -> bool:
    """Whether words that no amount was read from speak of one all the same: `twelve grand`, `-5`, `8ish`."""
    return _MEANT.fullmatch(note) is not None


def parse(text: str, *, locale: str = "en_US", currency: str = "USD") -> Money:
    """One amount. `currency` is the organization's: it decides what `$` or `kr` means and how many decimals there are.

    Raises Misunderstood for anything else, for two possible readings (`12.000` in en_US), and beyond `MOST`.
    """
    if (found := amount(text, locale=locale, currency=currency)) is None:
        raise Misunderstood(misread.not_money(text))
    return found


def amount(text: str, *, locale: str, currency: str) -> Money | None:
    """The amount as `parse` has it; None where the text is not written as an amount at all."""
    if plain := _PLAIN.fullmatch(text):
        return _checked(int(plain[1]), 1, 1000 if plain[2] else 1, None, text, currency)
    if (match := _AMOUNT.fullmatch(text.strip())) is None:
        return None
    before, after = _currency(match["before"], currency), _currency(match["after"], currency)
    if (match["before"] and not before) or (match["after"] and not after) or (before and after and before != after):
        return None
    if (number := _digits(match["number"], text, locale)) is None:
        return None
    whole, _, fraction = number.partition(".")
    factor = _TIMES[(match["times"] or "").lower()]
    return _checked(int(whole + fraction), 10 ** len(fraction), factor, before or after, text, currency)


def goes_on(word: str) -> bool:
    """Whether an amount may have this word after its first: 12 `thousand`, 12 `000`, $ `40`, 40 `EUR`."""
    match = _GOES_ON.fullmatch(word)
    return match is not None and (match["code"] is None or match["code"].lower() in OPENS_AMOUNT)


def _checked(number: int, parts: int, factor: int, written: str | None, text: str, currency: str) -> Money:
    """`number` over `parts`, times `factor`, in minor units. Raises Misunderstood for parts of a cent, and too much."""
    minor, left = divmod(number * factor * 10 ** precision(written or currency), parts)
    if left:
        raise Misunderstood(misread.too_fine(text, written or currency))
    if minor > MOST:
        raise Misunderstood(misread.too_much(text))
    return Money(minor, written)


@lru_cache(maxsize=4096)
def show(minor: int, currency: str, locale: str = "en_US") -> str:
    """`1200000, "USD"` -> `$12,000`; decimals only where there are any."""
    amount = Decimal(minor).scaleb(-precision(currency))
    pattern = _whole_pattern(locale) if amount == amount.to_integral_value() else None
    return format_currency(amount, currency, pattern, locale=_known_locale(locale), currency_digits=pattern is None)


def typed(minor: int, currency: str) -> str:
    """`1200000, "USD"` -> `12000.00 USD`, which `parse` reads alike in every locale."""
    digits = precision(currency)
    shown = 4 if digits == 3 else digits  # three digits after a point may be thousands
    return f"{Decimal(minor).scaleb(-digits):.{shown}f} {currency}"


@lru_cache(maxsize=64)
def _whole_pattern(locale: str) -> str:
    return re.sub(r"\.0+", "", str(_known_locale(locale).currency_formats["standard"].pattern))


@lru_cache(maxsize=256)
def precision(currency: str) -> int:
    """Digits after the point: 2 for USD, 0 for JPY."""
    return int(get_currency_precision(currency))


def _currency(written: str | None, home: str) -> str | None:
    """The ISO code of a sign or code as typed; None where it is neither."""
    if not written:
        return None
    if meant := _SIGNS.get(written.lower()):
        return home if home in meant else meant[0]
    if written.lower() in _LOWER_CODES or (written.isupper() and written in get_global("all_currencies")):
        return written.upper()
    return None


def _digits(number: str, text: str, locale: str) -> str | None:
    """The number with a point at most; one separator before exactly three digits is where readings may differ."""
    digits = re.sub(r"['’\u202f\u00a0 ]", "", number)
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return digits
    last = marks[-1]
    if len(set(marks)) == 2:  # 1.234,56
        whole, _, rest = digits.rpartition(last)
        if marks.count(last) > 1:
            return None
        return re.sub(r"[.,]", "", whole) + "." + rest
    if len(marks) > 1:  # 1.234.567
        return digits.replace(last, "")
    whole, _, rest = digits.partition(last)
    if len(rest) != 3:
        return f"{whole}.{rest}"
    if last == _group(locale) and last != _point(locale):
        return whole + rest
    big, small = f"{whole}{rest}", f"{whole}.{rest.rstrip('0')}".rstrip(".")
    raise Unclear(misread.two_amounts(text, big, small), written=number, instead=big, other=small)


@lru_cache(maxsize=64)
def _known_locale(locale: str) -> Locale:
    try:
        return Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")


@lru_cache(maxsize=64)
def _point(locale: str) -> str:
    return get_decimal_symbol(_known_locale(locale))


@lru_cache(maxsize=64)
def _group(locale: str) -> str:
    return get_group_symbol(_known_locale(locale))
