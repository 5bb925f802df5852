"""A headline in capitals put into ordinary type, where the article says how its words are written."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from ..frozen import frozen
from ..tables import table
from ..text import capitals

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WRITTEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?]\s")
_SYMBOL = re.compile(r"<[^<>]{1,12}>")
_INITIALISM = re.compile(r"(?:\b[^\W\d_]\.){2,}")
# What follows a number in small letters: of an ordinal, of a plural ("1980s").
_BEHIND_NUMBER = frozenset("st nd rd th s e er ère ème eme nde re".split())
# An English headline gives a capital to every word but articles, conjunctions and short prepositions.
_SMALL_IN_TITLES = frozenset(
    "a an the and but or nor as at by for from in into of on onto per than to upon via vs with".split()
)
# An article or a preposition that has lost its vowel: "L'ONU".
_ELIDED = re.compile(r"[^\W\d_]{1,2}['’]")
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Ý]")
_READ = 20_000


@frozen
class WordsRow:
    """A row of `function_words.csv`, `wire_words.csv` or `acronyms.csv`."""

    lang: str
    words: str


def in_capitals(text: str) -> bool:
    """Whether a line is written in capitals throughout (symbols and figures aside)."""
    letters, large = capitals(text)
    return letters > 5 and large >= 0.85 * letters


def ordinary(headline: str, body: str, lang: str) -> str:
    """`headline` in ordinary type: names and acronyms as the body writes them, small words small.

    English gives every other word a capital; elsewhere a headline with words that the body does not
    show stays as it is, for nobody could tell a name from a noun.
    """
    written = _written(body[:_READ])
    small = _SMALL_IN_TITLES if lang == "en" else _words("function_words.csv", lang[:2])
    acronyms, wires = _words("acronyms.csv", lang[:2]), _words("wire_words.csv", lang[:2])
    kept = [m.span() for p in (_SYMBOL, _INITIALISM) for m in p.finditer(headline)]
    unknown = 0

    def spell(match: re.Match[str]) -> str:
        nonlocal unknown
        word = match[0]
        if any(a <= match.start() < b for a, b in kept):
            return word
        folded = word.lower()
        if headline[match.end() : match.end() + 1].isdigit() and len(word) < 4:
            # A type or a title: "A340", "G7".
            return word
        if match.start() and headline[match.start() - 1].isdigit():
            return folded if folded in _BEHIND_NUMBER or len(word) > 2 else word
        shown = written.get(folded, "")
        if lang == "en" and folded in small:
            return folded
        # What a wire abbreviates is no acronym, though its texts have it in capitals, too.
        if folded in wires and (not shown or shown.isupper()):
            shown = folded
        if shown:
            return shown.capitalize() if lang == "en" and shown.islower() else shown
        if folded in small:
            return folded
        elided = _ELIDED.match(word) if lang != "en" else None
        if elided and word[elided.end() :] in acronyms:
            return elided[0].lower() + word[elided.end() :]
        if word in acronyms or not _VOWEL.search(word):
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
def _words(name: str, lang: str) -> frozenset[str]:
    rows = table(name, WordsRow)
    return frozenset(word for row in rows if row.lang in ("*", lang) for word in row.words.split())
