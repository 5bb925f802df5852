"""Countries: where the text names them, and which of them the story is about."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from ..model import Mention, Rejection
from ..names import countries


def mentions(text: str, lang: str) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """(mentions in text order, rejected readings): countries by their names in the text's language."""
    found = [
        Mention(_codes(lang)[_fold(m[0])], m[0], m.start(), m.end(), "name") for m in _pattern(lang).finditer(text)
    ]
    return tuple(found), ()


def rank(
    text: str,
    lang: str,
    mentions: tuple[Mention, ...],
    *,
    headline_end: int = 0,
    dateline: tuple[int, int] | None = None,
    dateline_code: str = "",
) -> tuple[tuple[str, ...], str]:
    """(countries, most salient first; the primary one or ""): by number of mentions, then by the first."""
    del text, lang, headline_end, dateline, dateline_code
    counts = Counter(m.code for m in mentions)
    first = {m.code: m.start for m in reversed(mentions)}
    ordered = tuple(sorted(counts, key=lambda code: (-counts[code], first[code])))
    return ordered, ordered[0] if ordered else ""


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


@cache
def _codes(lang: str) -> dict[str, str]:
    return {_fold(name): code for code, name in countries(lang).items() if code.isalpha()}


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    names = sorted((re.escape(name) for name in countries(lang).values()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)
