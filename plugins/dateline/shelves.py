"""Entries sorted onto shelves: years, months, countries, countries in a month, and the undated.

Linear, and no name is looked up before a reader of the shelf asks: sorting costs the same in any language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter

from . import edtf, names, urls
from .frozen import frozen
from .model import Entry


@frozen
class Shelf:
    """Entries with a page of their own, newest first; `name`, `slug`, `url`, `save_as` as Pelican's tags have.

    `code` is the country or "", `period` is `2019`, `2019-07` or ""; both "" is the undated shelf.
    """

    url: str
    lang: str
    entries: tuple[Entry, ...]
    code: str = ""
    period: str = ""

    @property
    def name(self) -> str:
        """The name for readers, in the language of the site."""
        place = names.country(self.code, self.lang) if self.code else ""
        when = names.date(self.period, self.lang) if self.period or not place else ""
        return ", ".join(filter(None, (place, when)))

    @property
    def slug(self) -> str:
        """`DZ`, `2019-07`, `DZ-2019-07` or `undated`."""
        return "-".join(filter(None, (self.code, self.period))) or "undated"

    @property
    def save_as(self) -> str:
        """The file of the shelf's page, below the output folder."""
        return urls.file(self.url)

    @property
    def count(self) -> int:
        """How many entries stand on it."""
        return len(self.entries)

    def __str__(self) -> str:
        return self.name


@frozen
class Shelves:
    """All shelves of an archive; periods newest first, countries by code. Keys are periods and codes."""

    entries: tuple[Entry, ...]
    years: Mapping[str, Shelf]
    months: Mapping[str, Shelf]
    countries: Mapping[str, Shelf]
    country_months: Mapping[tuple[str, str], Shelf]
    undated: Shelf


@lru_cache(maxsize=65536)
def placed(date: str) -> tuple[bool, int, int, int]:
    """Where an EDTF date puts an entry: whether it is settled (known, without doubt), then year, month, day.

    What is not known is 0. Undated and doubtful entries sort before all others, so that they never move them.
    """
    known = edtf.parse(date) if date else None
    if known is None:
        return False, 0, 0, 0
    return not known.doubtful, *known.sort_key


def month_of(entry: Entry) -> str:
    """The key `2019-07` of an entry's month, "" where the month is not settled."""
    return _month(entry.date)


@lru_cache(maxsize=65536)
def _month(date: str) -> str:
    settled, year, month, _ = placed(date)
    return f"{year:04d}-{month:02d}" if settled and month else ""


def shelve(entries: Iterable[Entry], lang: str) -> Shelves:
    """The shelves of `entries`, to be named in `lang`: newest first, those of one date from A to Z."""
    of_date: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        of_date[entry.date].append(entry)
    # Dates may be written otherwise and have one place.
    placed_so: dict[tuple[bool, int, int, int], list[Entry]] = defaultdict(list)
    for date, found in of_date.items():
        placed_so[placed(date)] += found
    ordered: list[Entry] = []
    years: dict[str, list[Entry]] = defaultdict(list)
    months: dict[str, list[Entry]] = defaultdict(list)
    countries: dict[str, list[Entry]] = defaultdict(list)
    crossed: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    undated: list[Entry] = []
    by_title = attrgetter("title", "source", "path")
    for place in sorted(placed_so, reverse=True):
        settled, year, number, _ = place
        month = f"{year:04d}-{number:02d}" if settled and number else ""
        alike = sorted(placed_so[place], key=by_title)
        ordered += alike
        if settled:
            years[f"{year:04d}"] += alike
        else:
            undated += alike
        if month:
            months[month] += alike
        for entry in alike:
            for code in entry.countries:
                countries[code].append(entry)
                if month:
                    crossed[code, month].append(entry)
    return Shelves(
        tuple(ordered),
        {k: Shelf(urls.year(int(k)), lang, tuple(v), period=k) for k, v in years.items()},
        {k: Shelf(urls.month(k), lang, tuple(v), period=k) for k, v in months.items()},
        {c: Shelf(urls.country(c), lang, tuple(v), c) for c, v in sorted(countries.items())},
        {(c, k): Shelf(urls.country(c, k), lang, tuple(v), c, k) for (c, k), v in crossed.items()},
        Shelf(urls.UNDATED, lang, tuple(undated)),
    )


def numbered(shelf: Shelf, length: int) -> Iterator[tuple[Shelf, int, int]]:
    """(the part of a shelf, its number, how many numbered parts) for each page of a list.

    Numbers count from the oldest, so that a new entry changes the newest page only, which is number 0 and
    holds what is left over: from half of `length` up to half as many more than it.

    >>> shelf = Shelf("x/", "en", tuple(range(7)))
    >>> [(part.entries, number, last) for part, number, last in numbered(shelf, 3)]
    [((0, 1, 2, 3), 0, 1), ((4, 5, 6), 1, 1)]
    >>> [len(part.entries) for length in (2, 4, 5) for part, _, _ in numbered(shelf, length)]
    [1, 2, 2, 2, 3, 4, 7]
    """
    last = max(0, (shelf.count - (length + 1) // 2) // length)
    cut = shelf.count - last * length
    yield part(shelf, shelf.entries[:cut]), 0, last
    for number in range(last, 0, -1):
        start = shelf.count - number * length
        yield part(shelf, shelf.entries[start : start + length]), number, last


def in_line(shelves: Mapping[str, Shelf]) -> Iterator[tuple[Shelf, str, str]]:
    """(shelf, the key of the newer one, the key of the older one), "" at the ends."""
    keys = list(shelves)
    for n, key in enumerate(keys):
        yield shelves[key], keys[n - 1] if n else "", keys[n + 1] if n + 1 < len(keys) else ""


def loose(year: Shelf) -> Shelf:
    """The entries of a year whose month is not known."""
    return part(year, tuple(entry for entry in year.entries if not month_of(entry)))


def yearly(years: Iterable[Shelf]) -> dict[str, tuple[tuple[str, int], ...]]:
    """(year, number of entries whose month is not known) by country, under "" of all."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for year in years:
        if entries := loose(year).entries:
            found[""].append((year.period, len(entries)))
            for code, number in tally(entries):
                found[code].append((year.period, number))
    return {code: tuple(numbers) for code, numbers in found.items()}


def part(shelf: Shelf, entries: tuple[Entry, ...]) -> Shelf:
    """The shelf with some of its entries only."""
    return Shelf(shelf.url, shelf.lang, entries, shelf.code, shelf.period)


def tally(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """`(country code, number of entries about it)`, most covered first, then by code."""
    counts: dict[str, int] = defaultdict(int)
    for entry in entries:
        for code in entry.countries:
            counts[code] += 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
