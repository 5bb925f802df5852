"""Who stands with whom on the shelves: countries named together, people named most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations, islice

from .model import Entry
from .names import sortable
from .shelves import Shelf, tally

# Countries and people that a country's dossier names beside its chronology.
BESIDE = 10
# Articles whose quotations it shows.
QUOTED = 3


def company(shelf: Shelf) -> tuple[tuple[str, int], ...]:
    """The countries that most articles of a country's shelf are also about, with their numbers."""
    return tuple(pair for pair in tally(shelf.entries) if pair[0] != shelf.code)[:BESIDE]


def pairs(entries: Iterable[Entry]) -> tuple[tuple[str, str, int], ...]:
    """(country, country, number of articles about both), in order of the codes."""
    found: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        found.update(combinations(sorted(entry.countries), 2))
    return tuple((*pair, number) for pair, number in sorted(found.items()))


def named(entries: Iterable[Entry], slugs: Mapping[str, str]) -> tuple[tuple[str, str, int], ...]:
    """(name, slug of the person's page or "", number) of the people whom at least two of `entries` name.

    `slugs` has the people with a page of their own, by `names.sortable` of their names.
    """
    found = Counter(name for entry in entries for name in entry.people)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:BESIDE]
    return tuple((name, slugs.get(sortable(name), ""), n) for name, n in ranked if n > 1)


def talked(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The newest of `entries`, which come newest first, that quote somebody."""
    return tuple(islice((entry for entry in entries if entry.quoted), QUOTED))
