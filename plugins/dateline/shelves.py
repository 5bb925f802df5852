"""Entries sorted onto shelves: years, months, countries, countries in a month, and the undated.

Every entry is looked at once; a shelf keeps its entries newest first.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import edtf, names, urls
from .model import Entry


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group of entries with a page of its own; `name`, `slug`, `url` and `save_as` as Pelican's tags have them."""

    key: str
    name: str
    slug: str
    url: str
    entries: tuple[Entry, ...]

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


@dataclass(frozen=True, slots=True)
class Shelves:
    """All shelves of an archive. Keys: `2019`, `2019-07`, `DZ`, (`DZ`, `2019-07`); in order, newest or A first."""

    entries: tuple[Entry, ...]
    years: Mapping[str, Shelf]
    months: Mapping[str, Shelf]
    countries: Mapping[str, Shelf]
    country_months: Mapping[tuple[str, str], Shelf]
    undated: Shelf


def order(entry: Entry) -> tuple[int, int, int, str, str]:
    """Sort key of an entry: by what is known of its date, then by title and source, so that ties are settled."""
    known = edtf.parse(entry.date) if entry.date else None
    year, month, day = known.sort_key if known else (0, 0, 0)
    return year, month, day, entry.title, entry.source


def shelve(entries: Iterable[Entry], lang: str) -> Shelves:
    """The shelves of `entries`, with names in `lang`. Linear in the entries and the countries they name."""
    ordered = sorted(entries, key=order, reverse=True)
    years: dict[str, list[Entry]] = defaultdict(list)
    months: dict[str, list[Entry]] = defaultdict(list)
    countries: dict[str, list[Entry]] = defaultdict(list)
    crossed: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    undated: list[Entry] = []
    for entry in ordered:
        known = edtf.parse(entry.date) if entry.date else None
        month = known.month_key if known else ""
        if known is None or known.doubtful:
            undated.append(entry)
        else:
            years[f"{known.year:04d}"].append(entry)
            if month:
                months[month].append(entry)
        for code in entry.countries:
            countries[code].append(entry)
            if month:
                crossed[code, month].append(entry)

    def month_name(key: str) -> str:
        return names.date(key, lang)

    return Shelves(
        entries=tuple(ordered),
        years={k: Shelf(k, k, k, urls.year(int(k)), tuple(v)) for k, v in years.items()},
        months={k: Shelf(k, month_name(k), k, urls.month(k), tuple(v)) for k, v in months.items()},
        countries={
            code: Shelf(code, names.country(code, lang), code, urls.country(code), tuple(countries[code]))
            for code in sorted(countries, key=lambda code: (sortable(names.country(code, lang)), code))
        },
        country_months={
            (code, k): Shelf(
                f"{code} {k}",
                f"{names.country(code, lang)}, {month_name(k)}",
                f"{code}-{k}",
                urls.country(code, k),
                tuple(v),
            )
            for (code, k), v in crossed.items()
        },
        undated=Shelf("", names.date("", lang), "undated", urls.UNDATED, tuple(undated)),
    )


def sortable(name: str) -> str:
    """A name as it sorts for readers: accents and case aside."""
    flat = unicodedata.normalize("NFKD", name)
    return "".join(c for c in flat if not unicodedata.combining(c)).casefold()
