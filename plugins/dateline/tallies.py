"""Who stands with whom on the shelves: countries named together, people named most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from .model import Entry
from .shelves import Shelf, tally

# Countries and people that a country's dossier names beside its chronology.
BESIDE = 10


def company(shelf: Shelf) -> tuple[tuple[str, int], ...]:
    """The countries that most articles of a country's shelf are also about, with their numbers."""
    return tuple(pair for pair in tally(shelf.entries) if pair[0] != shelf.code)[:BESIDE]


def pairs(entries: Iterable[Entry]) -> tuple[tuple[str, str, int], ...]:
    """(country, country, number of articles about both), in order of the codes."""
    found: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        found.update(combinations(sorted(entry.countries), 2))
    return tuple((*pair, number) for pair, number in sorted(found.items()))


def named(shelf: Shelf) -> tuple[tuple[str, int], ...]:
    """The people whom at least two articles of a shelf name, with their numbers."""
    found = Counter(name for entry in shelf.entries for name in entry.people)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(pair for pair in ranked[:BESIDE] if pair[1] > 1)
