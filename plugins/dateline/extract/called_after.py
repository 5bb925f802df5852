"""Whether a name is what a thing is called after: "rue Didouche-Mourad", "the Tom Mboya Bridge", "avenue du Président Kennedy"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from .cues import contexts
from .landmarks import LANDMARK, STREET, STREETS
from .latin_roles import Around

_OF = frozenset("de du d la l des von del".split())
_SHORTENED = frozenset("av avda bd bld blvd".split())
_ALSO_VERBS = frozenset("drive circle way close walk row lane court parade".split())
"""Streets in English that are words besides: written small they are no name's."""
_TITLED = 5
"""Words at most between a street and the name of somebody with a title."""


def called_after(around: Around, start: int, end: int, in_bodies: bool) -> bool:
    """Whether the words before or behind the name at `start:end` make it a thing's; `in_bodies`: the noun of a body does, too."""
    i = bisect_left(around.starts, start) - 1
    if i >= 0 and _beside(around, around.words[i][1], start):
        word = around.words[i][2]
        if word in around.eponyms or (in_bodies and word in around.bodies):
            return True
        if word in _OF and i and around.words[i - 1][2] in around.eponyms:
            return True
    return _is_street(around, i, start) or _leads_to_thing(around, end)


def _is_street(around: Around, i: int, at: int) -> bool:
    """Whether a word for a street stands before, with titles and prepositions between at most: "place de l'Émir X", "Avda. X"."""
    streets = _streets(around.lang)
    for _ in range(_TITLED):
        if i < 0:
            return False
        first, last, word = around.words[i]
        if not _beside(around, last + (word in _SHORTENED and around.text[last] == "."), at):
            return False
        if word in streets:
            return True
        if word not in _OF and not around.title(word):
            return False
        i, at = i - 1, first
    return False


def _leads_to_thing(around: Around, end: int) -> bool:
    """Whether the noun of a thing follows a name, in languages where it comes last."""
    j = bisect_left(around.starts, end)
    if around.lang not in ("en", "de") or j >= len(around.words) or not _beside(around, end, around.words[j][0]):
        return False
    first, _, word = around.words[j]
    capital = around.lang == "de" or word in _ALSO_VERBS
    return word in around.eponyms and (not capital or around.text[first].isupper())


def _beside(around: Around, end: int, start: int) -> bool:
    return start - end <= 2 and not around.text[end:start].strip(" '’\n\u00a0\u202f")


@cache
def _streets(lang: str) -> frozenset[str]:
    """The words for a street, a square or a quarter that stand before its name in a language."""
    rows = contexts(lang, "before").items()
    return frozenset(cue for cue, row in rows if row.reason in (STREET, STREETS, LANDMARK) and " " not in cue)
