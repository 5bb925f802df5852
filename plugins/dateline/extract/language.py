"""The language of a text: a statistical classifier, and its small words where the text is short.

The classifier is right about whole articles and often wrong about a headline: ALL CAPS, a row of names, a
table of figures. Languages that newsrooms rarely file in must therefore show more evidence (`languages.csv`),
and a language's small words (`function_words.csv`) and those of its business wires (`wire_words.csv`) count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache

from ..frozen import frozen
from ..model import Note
from ..tables import table

_SAMPLE = 500
_WORD = re.compile(r"[^\W\d_]+")
_PER_WORD = 4.0
_SURE = 6.0
"""The classifier's units (natural logarithms) by which the first language must lead."""
# A text in one of the languages that newsrooms file in most needs no classifier, which takes longer to load than all else,
# where so many of its words are small words of that language, that share of all, and so many times those of any other.
_FILED_IN = 9
_PLAINLY, _SHARE, _TIMES = 12, 0.35, 2


@frozen
class WeightRow:
    """A row of `languages.csv`."""

    lang: str
    weight: str


@frozen
class WordsRow:
    """A row of `function_words.csv` or `wire_words.csv`."""

    lang: str
    words: str


def language(text: str) -> tuple[str, tuple[Note, ...]]:
    """(ISO 639-1 code, notes): "" for a text without letters, a note "doubtful" where another comes close.

    Judged on the first 500 characters.
    """
    sample = " ".join(text[: 4 * _SAMPLE].split())[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return "", ()
    # Capitals hide small words from the table and everything from the classifier.
    if sum(c.isupper() for c in letters) * 2 > len(letters):
        sample = sample.lower()
    words = _WORD.findall(_fold(sample))
    known = Counter(lang for word in words for lang in _languages_of(word))
    return (first, ()) if (first := _plainly(known, len(words))) else _judged(sample, words, known)


def _plainly(known: Counter[str], words: int) -> str:
    """The language of so many words, of which so many are small words of a language; "" where that takes a closer look."""
    (first, count), (_, next_most) = [*known.most_common(2), ("", 0), ("", 0)][:2]
    enough = count >= max(_PLAINLY, _SHARE * words, _TIMES * next_most)
    return first if enough and _weights().get(first, 0) >= _FILED_IN else ""


def _judged(sample: str, words: list[str], known: Counter[str]) -> tuple[str, tuple[Note, ...]]:
    """What the classifier says of a sample, helped by its small words."""
    weights = _weights()
    scores = {lang: score + weights.get(lang, weights["other"]) for lang, score in _ranking()(sample)}
    for lang in known:
        # Past a dozen small words the classifier has read enough and needs no help.
        scores[lang] = scores.get(lang, min(scores.values())) + _PER_WORD * min(known[lang], 12)
    first, second = sorted(scores, key=lambda lang: (-scores[lang], lang))[:2]
    if len(words) < 3 or scores[first] - scores[second] < _SURE:
        return first, (Note("lang", "doubtful", second),)
    return first, ()


def _fold(text: str) -> str:
    """Lower case without the accents that some wires drop."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


@cache
def _weights() -> dict[str, float]:
    return {row.lang: float(row.weight) for row in table("languages.csv", WeightRow)}


@cache
def _languages_by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in (*table("function_words.csv", WordsRow), *table("wire_words.csv", WordsRow)):
        for word in sorted({w for form in row.words.split() for w in _WORD.findall(_fold(form))}):
            found.setdefault(word, []).append(row.lang)
    return {word: tuple(sorted(set(langs))) for word, langs in found.items()}


def _languages_of(word: str) -> tuple[str, ...]:
    return _languages_by_word().get(word, ())


@cache
def _ranking() -> Callable[[str], list[tuple[str, float]]]:
    # Imported on first use: numpy alone costs more than a small site.
    from py3langid import rank

    return rank  # type: ignore[no-any-return]
