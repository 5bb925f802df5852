"""People as the text names them: the shape that the extraction of people hands to that of quotes.

Also the folding under which names and word lists are compared, which keeps every offset.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from ..frozen import frozen


@frozen
class NamedSpan:
    """One place where a person is named, in full or short: `start:end` without honorific."""

    start: int
    end: int


@frozen
class NamedPerson:
    """Somebody named in the text: the fullest form, the role, `m`, `f` or "" for the gender, every mention in order."""

    name: str
    role: str
    gender: str
    spans: tuple[NamedSpan, ...]


def _folding() -> dict[int, str]:
    table = {ord("’"): "'", ord("‘"): "'", ord("\u00a0"): " ", ord("\u202f"): " ", ord("\u2009"): " ", ord("\n"): " "}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        char = chr(code)
        if char.isalpha():
            base = unicodedata.normalize("NFD", char)[0].lower()
            table[code] = base if len(base) == 1 else char
    return table


_FOLDING = _folding()


def folded(text: str) -> str:
    """`text` in small letters without accents, of the very same length; typographic apostrophes made plain."""
    return text.lower().replace("\n", " ") if text.isascii() else text.translate(_FOLDING)


def beside(text: str, words: Sequence[tuple[int, int, str]], i: int) -> bool:
    """Whether nothing but a space stands between word `i` and the one before it; words are (start, end, word)."""
    return 0 < i < len(words) and not text[words[i - 1][1] : words[i][0]].strip(" \n\u00a0\u202f")
