"""Towns' names with which a longer name begins: "Béni Khaled" is no Béni, "Maroua Ameri" is somebody, "Carrefour Market" a shop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from ..frozen import frozen
from ..gazetteer import fold
from ..model import Mention, Rejection
from ..tables import table

_NEXT = re.compile(r" ([A-ZÀ-ÖØ-ÞŒ][\w'’-]{2,})")
# Languages in whose sentences a capital begins a name and nothing else.
_LANGUAGES = ("fr", "es")


@frozen
class _Word:
    lang: str
    form: str
    use: str


def without_beginnings(text: str, lang: str, found: Iterable[Mention]) -> tuple[list[Mention], list[Rejection]]:
    """The mentions without towns of one word that a further name follows, and those as rejections, each in order.

    A town stays where anything else names its country, where the further name is one of its own ("Lyon Métropole"), or a place as well.
    """
    found = list(found)
    if lang not in _LANGUAGES:
        return found, []
    times = Counter(mention.code for mention in found)
    starts = {mention.start for mention in found}
    inside = {
        m
        for m in found
        if m.kind == "city"
        and times[m.code] == 1
        and " " not in m.text
        and (more := _NEXT.match(text, m.end))
        and not more[1].isupper()
        and more.start(1) not in starts
        and fold(more[1]) not in _own(lang)
    }
    dropped = [Rejection(m.code, m.text, m.start, m.end, "homonym") for m in found if m in inside]
    return [m for m in found if m not in inside], dropped


@cache
def _own(lang: str) -> frozenset[str]:
    return frozenset(
        fold(row.form) for row in table("town_words.csv", _Word) if row.use == "own" and row.lang == lang
    )
