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
from itertools import chain, filterfalse
from operator import itemgetter

from ..frozen import frozen
from ..model import Note
from ..tables import table
from ..text import capitals

_SAMPLE = 500
_WORD = re.compile(r"[^\W\d_]+")
_COUNT = itemgetter(1)
_PER_WORD = 4.0
_SURE = 6.0
"""The classifier's units (natural logarithms) by which the first language must lead."""
# A text in one of the languages that newsrooms file in most needs no classifier, which takes longer to load than all else,
# where so many of its words are small words of that language, that share of all, and so many times those of any other.
_FILED_IN = 9
_PLAINLY = (12, 0.35, 2)
_ALONE = (4, 0.1, 3)
"""The same of words that no other language of the tables has, in either half: neighbours share "de" and "la", a mixture changes."""
_TOGETHER, _EITHER = (5, 0.1, 5), 2
"""The same in all of a short text, and how many of them in either half."""


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
    letters, large = capitals(sample)
    if not letters:
        return "", ()
    # Capitals hide small words from the table and everything from the classifier.
    if large * 2 > letters:
        sample = sample.lower()
    words = _WORD.findall(_fold(sample))
    known = Counter(chain.from_iterable(filter(None, map(_languages_by_word().get, words))))
    return (first, ()) if (first := _plainly(words, known)) else _judged(sample, words, known)


def _plainly(words: list[str], known: Counter[str]) -> str:
    """The language of words of which so many are small words of a language; "" where that takes a closer look."""
    (first, count), (_, next_most) = [*sorted(known.items(), key=_COUNT, reverse=True), ("", 0), ("", 0)][:2]
    if _weights().get(first, 0) < _FILED_IN:
        return ""
    if _enough(_PLAINLY, count, len(words), next_most):
        return first
    middle = len(words) // 2
    halves = [_alone(half) for half in (words[:middle], words[middle:])]
    if all(_is_alone(_ALONE, first, half) for half in halves):
        return first
    both = _is_alone(_TOGETHER, first, halves[0] + halves[1])
    return first if both and all(half[first] >= _EITHER for half in halves) else ""


def _alone(words: list[str]) -> Counter[str]:
    """How many words there are that one language alone has, by language; of all words under ""."""
    known = _languages_by_word()
    own = Counter(langs[0] for word in words if len(langs := known.get(word, ())) == 1)
    own[""] = len(words)
    return own


def _is_alone(wanted: tuple[int, float, int], lang: str, found: Counter[str]) -> bool:
    """Whether the words that one language alone has are those of `lang`, nearly all of them."""
    others = max((count for other, count in found.items() if other not in ("", lang)), default=0)
    return _enough(wanted, found[lang], found[""], others)


def _enough(wanted: tuple[int, float, int], count: int, words: int, others: int) -> bool:
    """Whether `count` words of so many are as many as wanted, as that share of all, and as so many times the others."""
    least, share, times = wanted
    return count >= max(least, share * words, times * others)


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
    small = text.lower()
    return (
        small
        if small.isascii()
        else "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", small)))
    )


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


@cache
def _ranking() -> Callable[[str], list[tuple[str, float]]]:
    # Imported on first use: numpy alone costs more than a small site.
    from py3langid import rank

    return rank  # type: ignore[no-any-return]
