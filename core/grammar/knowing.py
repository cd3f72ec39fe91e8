"""What people say of who knows whom, and how they know it."""

from __future__ import annotations

from core.grammar.shapes import Shape, shape

_KNOWER = r"(?P<one>(?!who\s)[^\s,]+(?:\s+(?!who\s)[^\s,]+){0,5}?)"  # "Ann Lee who knows Bob from Carl" is a door
_TOLD = r"(?:he|she|they)\s+(?:told|said\s+so|mentioned\s+it)(?:\s+(?:to\s+)?(?:me|us))?"
_PUBLIC = r"it(?:'s|\s+is)\s+public(?:ly\s+known)?"
_SAID = (
    ("told", r"(?:he|she|they|\w+)\s+(?:told|said\s+so|mentioned\s+it)(?:\s+(?:to\s+)?(?:me|us))?"),
    ("public", r"(?:it(?:'s|\s+is)\s+)?public(?:ly\s+known)?"),
    ("both", r"(?:i|we)\s+know\s+(?:them\s+)?both(?:\s+of\s+them)?"),
)
_WELL = (
    ("close", r"(?:very\s+)?well|closely"),
    ("met", r"slightly|a\s+little|from\s+sight"),
)
_KNOWS = r"\s+knows\s+"
KNOWING: tuple[Shape, ...] = (  # before any verb
    shape(r"(?:i\s+)?know\s+(?P<other>.+)", "knows me to {other}"),
    shape(r"who(?:\s+do\s+we\s+know|\s+is\s+there)\s+(?P<whom>(?:at|in|from)\s+.+?)\s*\??", "who someone {whom}"),
    shape(r"who\s+(?:could|can|might)\s+introduce\s+(?:me|us)\s+to\s+(?P<whom>.+?)\s*\??", "who {whom}"),
)
KNOWN: tuple[Shape, ...] = (  # only where the line begins with no verb
    *(
        shape(rf"{_KNOWER}{_KNOWS}(?P<other>.+?)[,;.]\s*(?:{said})[.!]?", f"knows {{one}} to {{other}} source {source}")
        for source, said in _SAID
    ),
    *(  # without a comma only what could be nothing else: “… Ann Lee told me” may be a name
        shape(rf"{_KNOWER}{_KNOWS}(?P<other>.+?)\s+(?:{said})[.!]?", f"knows {{one}} to {{other}} source {source}")
        for source, said in (("told", _TOLD), ("public", _PUBLIC), _SAID[2])
    ),
    *(
        shape(
            rf"{_KNOWER}{_KNOWS}(?P<other>.+?)\s+(?:{said})(?P<more>(?:\s+.+)?)",
            f"knows {{one}} to {{other}}{{more}} strength {well}",
        )
        for well, said in _WELL
    ),
    shape(rf"{_KNOWER}{_KNOWS}(?P<other>.+)", "knows {one} to {other}"),
)
