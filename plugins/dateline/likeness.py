"""How alike two texts are: the share of pairs of neighbouring words that they have in common, and where to look for such a text.

Pairs are numbers that depend on the words alone, so that every process and every run finds the same.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from zlib import crc32

# Scripts without spaces between words are taken sign by sign.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+")
# Numbers of 64 bits, spread by an odd factor: the smallest of them are a sample that does not depend on what words mean.
_SPREAD, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_SAMPLE = 32
# What stands in more texts than these tells none from others; of those that share something so many are looked at.
_COMMON, _LOOKED = 50, 8


def prints(text: str) -> array[int]:
    """The pairs of words in a text, each once, as numbers in order; empty without words.

    >>> len(prints("Le port, le port")), list(prints("!"))
    (4, [])
    """
    words = [crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(text.casefold())]
    # With its two ends a text of one word, too, has pairs.
    pairs = zip([0, *words], [*words, 0], strict=True) if words else ()
    return array("Q", sorted({(one << 32 | other) * _SPREAD & _MASK for one, other in pairs}))


def alike(one: array[int], other: array[int]) -> float:
    """From 0 to 1: twice what both texts have, by what they have together.

    >>> alike(prints("le port de Sfax rouvre"), prints("le port de Gabès rouvre"))
    0.6666666666666666
    """
    both = len(one) + len(other)
    return 2 * len(set(one).intersection(other)) / both if both else 0.0


class Index:
    """Finds, among many texts, the few that can be like another, without comparing it with all."""

    def __init__(self) -> None:
        self._having: dict[int, list[str]] = defaultdict(list)

    def add(self, name: str, text: array[int]) -> None:
        """Take up a text by its prints."""
        for number in text[:_SAMPLE]:
            self._having[number].append(name)

    def candidates(self, text: array[int]) -> list[str]:
        """The names of texts that share most with these prints, a few."""
        found: Counter[str] = Counter()
        for number in text[:_SAMPLE]:
            names = self._having.get(number, ())
            if len(names) <= _COMMON:
                found.update(names)
        return sorted(found, key=lambda name: (-found[name], name))[:_LOOKED]
