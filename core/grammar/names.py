"""Where a name without quotes ends, and where the company in it begins."""

from __future__ import annotations

from collections.abc import Sequence

from core.kinds import Context
from core.tokens import Word

_LONGEST = 5
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "herr", "frau", "mme"})
_PARTICLES = frozenset({
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn",
    "st", "ten", "ter", "zu", "zur",
})  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"})
_JOINERS = frozenset({"and", "&", "+", "of", "the"})
NO_NAME = frozenset({  # words that end a name and never begin one
    "a", "about", "after", "and", "apologised", "apologized", "approx", "approximately", "are", "around", "as",
    "ask", "asked", "at", "because", "before", "book", "brought", "but", "by", "call", "called", "can", "did", "do",
    "does", "during", "email", "fixed", "follow", "for", "from", "gave", "get", "give", "going", "good", "great",
    "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "interested", "is", "it", "its", "just",
    "knows", "last", "likes", "looking", "maybe", "me", "meet", "met", "my", "needs", "next", "nice", "no", "not",
    "of", "on", "or", "our", "paid", "perhaps", "phone", "please", "prepare", "probably", "re", "really",
    "regarding", "remind", "roughly", "said", "saw", "says", "schedule", "send", "sent", "she", "since", "so",
    "spoke", "still", "talk", "text", "that", "the", "their", "then", "there", "they", "this", "through", "to",
    "told", "very", "via", "visit", "wait", "wanted", "wants", "was", "we", "went", "what", "when", "where",
    "which", "while", "who", "whom", "why", "with", "would", "write", "wrote", "yes", "you", "your", "~",
})  # fmt: skip
_WONDERING = frozenset({
    "am", "are", "could", "did", "do", "does", "doing", "how", "is", "me", "my", "need", "please", "should",
    "something", "this", "was", "what", "what's", "when", "where", "which", "why", "would", "you", "your",
})  # fmt: skip

_DOINGS = frozenset({  # what is done or said of somebody, and no name
    "answer", "declined", "didnt", "doesnt", "grand", "intro", "isnt", "left", "lft", "lost", "message", "msg", "now",
    "offer", "pick", "proposal", "proposed", "quote", "thanked", "thousand", "today", "tomorrow", "vm", "voicemail",
    "yesterday",
})  # fmt: skip


def extent(window: Sequence[Word], context: Context, *, bounded: bool, leave: int = 0) -> int:
    """How many of the words are the name; at least one.

    `bounded`: what follows the window is understood, so that all of it is the name unless a plain word ends it. `leave`
    words at least belong to the next argument.
    """
    most = len(window) - leave
    if most <= 1:
        return max(1, most)
    ends = next((i for i in range(1, most) if _ends_name(window, i)), most)
    if bounded and not leave and ends <= _LONGEST:
        return ends
    known = min(context.known(tuple(w.text for w in window[:most])), most)
    if leave:
        return known or max(1, len(window) // 2)
    capitals = _capitals(window[:ends])
    return max(known, capitals) or min(ends, _plain_length(window))


def split_company(window: Sequence[Word], context: Context) -> int:
    """How many of the words are the person; the others are the company. All of them where there is no company.

    `jane doe acme` is Jane Doe of Acme; `Maria de la Cruz`, `Dr Ann Lee` and `John F. Kennedy jr` are one person each.
    """
    if window[0].key.startswith("contact:"):
        return 1
    if len(window) <= 2:
        return len(window)
    if 2 <= (known := context.known(tuple(w.text for w in window))) <= len(window):
        return known
    names = 0
    for i, word in enumerate(window):
        if word.text.startswith("(") and i:
            return i
        following = window[i + 1].key if i + 1 < len(window) else ""
        counts = word.key not in _TITLES | _PARTICLES | _SUFFIXES and not (len(word.key) == 1 and i)
        names += counts
        if names == 2 and counts and following not in _SUFFIXES:
            return i + 1
        if names == 2 and word.key in _SUFFIXES:
            return i + 1
    return len(window)


def name_like(words: Sequence[Word]) -> bool:
    """Whether a line without a verb may be just somebody's name; a question with these words in it is none."""
    if len(words) > _LONGEST or words[0].key in NO_NAME or any(w.key in _WONDERING and not _capital(w) for w in words):
        return False
    return all(_may_be_named(w) for w in words)


def addable(words: Sequence[Word]) -> bool:
    """Whether somebody nobody knows may be offered as a new entry: up to three words, or written as names are, and no
    verb or small word among them; `Ann at Beta` is a name with its company, `sb at beta` may be anything."""
    if not words:
        return False
    plain = [w for w in words if w.key not in _PARTICLES | _JOINERS]
    named = NO_NAME - {"at"} if _capital(words[0]) else NO_NAME
    if any(w.key in named | _DOINGS and not (w.quoted or _capital(w)) for w in plain):
        return False
    written = any(c.isalpha() for w in words for c in w.text)
    return written and name_like(words) and (len(plain) <= 3 or any(w.quoted or _capital(w) for w in plain))


def _may_be_named(word: Word) -> bool:
    return word.quoted or word.mention or not any(c.isdigit() for c in word.key) or "@" in word.key or ":" in word.key


def _ends_name(window: Sequence[Word], i: int) -> bool:
    word = window[i]
    if word.quoted or word.mention:
        return True
    if word.key in _JOINERS:  # Smith & Sons, Bank of the West, but not "Carl and his wife"
        return not any(_capital(w) for w in window[i + 1 : i + 3])
    return word.key in NO_NAME and not _capital(word)


def _capitals(words: Sequence[Word]) -> int:
    """How many leading words are written as names are: capitals, with particles and `&` between them."""
    if not _capital(words[0]):
        return 0
    count = 1
    for i, word in enumerate(words[1:], 1):
        if _capital(word):
            count = i + 1
        elif word.key not in _PARTICLES | _JOINERS:
            break
    return count


def _plain_length(window: Sequence[Word]) -> int:
    """Two words, not counting particles and titles."""
    names = 0
    for i, word in enumerate(window):
        names += word.key not in _TITLES | _PARTICLES
        if names == 2:
            return i + 1
    return len(window)


def _capital(word: Word) -> bool:
    return word.text[:1].isupper() or word.text[:1].isdigit()
