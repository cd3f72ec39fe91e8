"""Which column of a table says who is a client, a partner or a prospect: seen by its head and by what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.names import fold

KINDS = {
    "client": "client", "clients": "client", "customer": "client", "customers": "client", "kunde": "client",
    "current client": "client", "existing client": "client", "active client": "client", "our client": "client",
    "partner": "partner", "referral partner": "partner",
    "prospect": "prospect", "lead": "prospect", "contact": "prospect", "no client": "prospect",
}  # fmt: skip
_YES = frozenset({"yes", "y", "true", "1", "x", "ja"})
_NO = frozenset({"no", "n", "false", "0", "nein"})
_SAYS_IT = {  # a head that asks the question, so that yes answers it
    "client": "client", "is client": "client", "a client": "client", "customer": "client", "is customer": "client",
    "kunde": "client", "partner": "partner", "is partner": "partner", "referral partner": "partner",
}  # fmt: skip
_NAMES_IT = frozenset({
    "kind", "type", "contact type", "relationship", "status", "role", "category", "client status", "client type",
    "customer type", "contact status", "client or prospect",
})  # fmt: skip


def kind_of(head: str, cell: str) -> str | None:
    """`client`, `partner` or `prospect`; None where the cell says nothing of it."""
    said = fold(cell)
    if (asked := _SAYS_IT.get(_plain(head))) is not None and said in _YES | _NO:
        return asked if said in _YES else "prospect"
    return KINDS.get(said)


def of_names(head: str, cell: str) -> str | None:
    """What somebody is whose name stands in a column of this head: a list of clients says so, unless it says of him
    that he is something else (`former`)."""
    named = _plain(head).removesuffix(" name")
    return _SAYS_IT.get(named) if fold(cell) in ("", "active", "current") else None


def column(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> int | None:
    """The first column that tells it in every cell that is filled; a column of names or of job titles does not."""
    rows = tuple(rows)
    for n, head in enumerate(heads):
        if _plain(head) not in _NAMES_IT and _plain(head) not in _SAYS_IT:
            continue
        filled = [cells[n] for cells in rows if n < len(cells) and cells[n].strip()]
        if filled and all(kind_of(head, cell) for cell in filled):
            return n
    return None


def _plain(head: str) -> str:
    return " ".join(fold(head).replace("_", " ").replace("-", " ").rstrip("?").split())
