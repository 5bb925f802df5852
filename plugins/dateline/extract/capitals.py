"""A headline in capitals put into ordinary type, where the article says how its words are written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from ..tables import table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WRITTEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?]\s")
_SYMBOL = re.compile(r"<[^<>]{1,12}>")
_INITIALISM = re.compile(r"(?:\b[^\W\d_]\.){2,}")
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Ý]")
_READ = 20_000


@dataclass(frozen=True, slots=True)
class WordsRow:
    """A row of `function_words.csv`."""

    lang: str
    words: str


def in_capitals(text: str) -> bool:
    """Whether a line is written in capitals throughout (symbols and figures aside)."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 5 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def ordinary(headline: str, body: str, lang: str) -> str:
    """`headline` in ordinary type: names and acronyms as the body writes them, small words small.

    English gives every other word a capital; elsewhere a headline with words that the body does not
    show stays as it is, for nobody could tell a name from a noun.
    """
    written = _written(body[:_READ])
    small = _small(lang[:2])
    kept = [m.span() for p in (_SYMBOL, _INITIALISM) for m in p.finditer(headline)]
    unknown = 0

    def spell(match: re.Match[str]) -> str:
        nonlocal unknown
        word = match[0]
        if any(a <= match.start() < b for a, b in kept):
            return word
        folded = word.lower()
        if folded in written:
            shown = written[folded]
            title_case = lang == "en" and shown.islower() and folded not in small
            return shown.capitalize() if title_case else shown
        if folded in small or (match.start() and headline[match.start() - 1].isdigit()):
            return folded
        if not _VOWEL.search(word):
            return word
        unknown += len(word) > 3
        return word.capitalize() if lang == "en" else folded

    out = _WORD.sub(spell, headline)
    if unknown and lang != "en":
        return headline
    return out[:1].upper() + out[1:]


def _written(body: str) -> dict[str, str]:
    """`{lower case: spelling}` of the body's words, from places where a capital is not the sentence's."""
    seen: dict[str, Counter[str]] = {}
    first = True
    for match in _WRITTEN.finditer(body):
        word = match[0]
        if word[0] in ".!?":
            first = True
            continue
        if not first or not word.istitle():
            seen.setdefault(word.lower(), Counter())[word] += 1
        elif len(word) > 1:
            # The sentence's own capital says nothing; any other place outvotes it.
            seen.setdefault(word.lower(), Counter())[word] += 0
        first = False
    return {folded: max(sorted(forms), key=lambda form: forms[form]) for folded, forms in seen.items()}


@cache
def _small(lang: str) -> frozenset[str]:
    rows = table("function_words.csv", WordsRow)
    return frozenset(word for row in rows if row.lang == lang for word in row.words.split())
