"""Shelves → the pages of the site: which there are, with which template, and what each depends on.

A leaf names the maker of its view and the maker's arguments, all plain values: it can be sent to another
process, and its `key` says whether anything it shows has changed before its view is made.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any

from . import feeds, urls
from .cite.csl import csl
from .cite.ris import ris
from .corrections import Corrected
from .export import FIELDS, FULL
from .jsonfeed import jsonfeed
from .model import Entry
from .opml import opml
from .page import Page
from .shelves import Shelf, Shelves, tally
from .views import amendments, lists, overview, people
from .views import article as articles
from .views.parts import SiteOptions as Site

# Countries and people that a country's dossier names beside its chronology.
BESIDE = 10


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file of the site to be: its address, its template, and the call that makes its view.

    With the template "" the call gives the bytes themselves.
    """

    address: str
    template: str
    make: Callable[..., Any]
    args: tuple[Any, ...]

    @property
    def view(self) -> Any:
        """What the template sees."""
        return self.make(*self.args)

    @property
    def key(self) -> str:
        """A digest of all that the view is made from: equal keys, equal views."""
        return digest(self.template, self.make.__qualname__, *self.args)


def digest(*values: Any) -> str:
    """A digest of plain values: dataclasses of ours, tuples, texts, numbers. Entries are hashed once each."""
    found = hashlib.blake2b(digest_size=16)
    for value in values:
        _add(found, value)
    return found.hexdigest()


def _add(found: hashlib.blake2b, value: Any) -> None:
    if isinstance(value, Entry):
        found.update(value.mark.encode() or _mark(value))
    elif isinstance(value, Site):
        found.update(_mark(value))
    elif isinstance(value, tuple):
        found.update(b"(%d" % len(value))
        for part in value:
            _add(found, part)
    elif is_dataclass(value):
        found.update(type(value).__qualname__.encode())
        for part in fields(value):
            _add(found, getattr(value, part.name))
    else:
        found.update(repr(value).encode("utf-8", "surrogatepass") + b",")


@lru_cache(maxsize=1 << 17)
def _mark(value: Entry | Site) -> bytes:
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Editor:
    """Says what pages a site has; holds the site and its shelves and nothing else."""

    def __init__(self, site: Site, shelves: Shelves) -> None:
        self.site = site
        self.shelves = shelves

    def lists(self) -> Iterator[Leaf]:
        """Every page but the articles and the hand-written ones, in a fixed order."""
        site, found = self.site, self.shelves
        months = {key: shelf.count for key, shelf in found.months.items()}
        counts = tuple((code, shelf.count) for code, shelf in found.countries.items())
        newest = next(iter(found.months.values()), None)
        yield Leaf(
            urls.FRONT,
            "front.html",
            overview.front,
            (site, newest, tuple(months.items()), counts, len(found.entries), found.undated.count),
        )
        for shelf, newer, older in _in_line(found.years):
            yield Leaf(shelf.url, "year.html", lists.year, (site, shelf, newer, older))
        for shelf, newer, older in _in_line(found.months):
            before = tuple(tally(found.months[older].entries)) if older else ()
            yield Leaf(shelf.url, "list.html", lists.month, (site, shelf, newer, older, before))
        by_country: dict[str, dict[str, Shelf]] = defaultdict(dict)
        for (code, key), shelf in found.country_months.items():
            by_country[code][key] = shelf
        for code, whole in found.countries.items():
            of_months = tuple((key, shelf.count) for key, shelf in by_country[code].items())
            for shelf, number, last in numbered(whole, site.length):
                rest = ((), 0) if number else (of_months, whole.count, company(whole), named(whole))
                yield self._list(lists.country, shelf, number, (last, *rest))
            for crossed, newer, older in _in_line(by_country[code]):
                for shelf, number, last in numbered(crossed, site.length):
                    yield self._list(lists.country_month, shelf, number, (last, newer, older))
        for shelf, number, last in numbered(found.undated, site.length):
            yield self._list(lists.undated, shelf, number, (last,))
        yield from self._people()
        yield Leaf(urls.COUNTRIES, "countries.html", overview.countries, (site, counts))
        crossings = tuple((code, key, shelf.count) for (code, key), shelf in found.country_months.items())
        yield Leaf(
            urls.MATRIX,
            "matrix.html",
            overview.matrix,
            (site, tuple(reversed(months.items())), crossings, counts, len(found.entries)),
        )
        yield Leaf(urls.DATA, "data.html", overview.data, (site, (*(name for name, _, _ in FIELDS), *FULL)))
        yield Leaf(urls.MISSING, "text.html", overview.missing, (site,))

    def _people(self) -> Iterator[Leaf]:
        site = self.site
        named = people.gather(self.shelves.entries)
        numbers = tuple((one.name, one.slug, len(one.entries)) for one in named)
        yield Leaf(urls.PEOPLE, "people.html", people.people, (site, numbers))
        for one in named:
            whole = Shelf(urls.person(one.slug), site.lang, one.entries)
            for shelf, number, last in numbered(whole, site.length):
                last = min(last, number + 1) if number else last
                args = (site, one.name, shelf, number, last, 0 if number else whole.count)
                yield Leaf(urls.numbered(whole.url, number), "list.html", people.person, args)

    def _list(self, make: Callable[..., Any], shelf: Shelf, number: int, more: tuple[Any, ...]) -> Leaf:
        if number:
            # An inner page knows its two neighbours only, so that it stays as it is when the list grows.
            more = (min(more[0], number + 1), *more[1:])
        return Leaf(urls.numbered(shelf.url, number), "list.html", make, (self.site, shelf, number, *more))

    def text(self, address: str, title: str, body: str, lang: str = "") -> Leaf:
        """A hand-written page; `body` is sanitised HTML."""
        return Leaf(address, "text.html", overview.text, (self.site, address, title, body, lang))

    def corrections(self, rows: tuple[tuple[Corrected, Entry], ...]) -> Leaf:
        """The page of all corrections."""
        return Leaf(urls.CORRECTIONS, "corrections.html", amendments.corrections, (self.site, rows))

    def redirect(self, address: str, target: str) -> Leaf:
        """The page at an address that was given up."""
        return Leaf(address, "redirect.html", amendments.redirect, (self.site, address, target))

    def article(
        self,
        page: Page,
        entry: Entry,
        body: str,
        newer: Entry | None,
        older: Entry | None,
        corrected: tuple[Corrected, ...] = (),
    ) -> Leaf:
        """An article; `body` is sanitised HTML where a person wrote Markdown, otherwise ""."""
        return Leaf(
            entry.url,
            "article.html",
            articles.article,
            (
                self.site,
                page.story,
                entry,
                body,
                articles.neighbour(entry, newer),
                articles.neighbour(entry, older),
                corrected,
            ),
        )

    def article_key(self, entry: Entry, newer: Entry | None, older: Entry | None) -> str:
        """What an article's page depends on besides the bytes of its content page and the theme."""
        return digest(self.site, entry, newer, older)

    def feeds(self) -> Iterator[Leaf]:
        """The feeds of the site, of every month and of every country, and the list of them all."""
        site = self.site
        listed = [(site.name, urls.FRONT, self.shelves.entries)]
        listed += [(f"{site.name}: {shelf.name}", shelf.url, shelf.entries) for shelf in self._cited()]
        for title, address, entries in listed:
            args = (title, address, feeds.newest(entries), site.name, site.url, site.lang)
            yield Leaf(urls.feed(address), "", feeds.atom, args)
            yield Leaf(urls.jsonfeed(address), "", jsonfeed, args)
        outline = tuple((title, address) for title, address, _ in listed)
        yield Leaf(urls.OPML, "", opml, (site.name, site.url, outline))

    def references(self) -> Iterator[Leaf]:
        """The references of every article, month and country, for reference managers."""
        site = self.site
        cited: list[tuple[str, tuple[Entry, ...]]] = [(entry.url, (entry,)) for entry in self.shelves.entries]
        cited += [(shelf.url, shelf.entries) for shelf in self._cited()]
        for address, entries in cited:
            args = (entries, site.name, site.url, site.lang)
            yield Leaf(urls.ris(address), "", ris, args)
            yield Leaf(urls.csl(address), "", csl, args)

    def _cited(self) -> tuple[Shelf, ...]:
        return (*self.shelves.months.values(), *self.shelves.countries.values())


def numbered(shelf: Shelf, length: int) -> Iterator[tuple[Shelf, int, int]]:
    """(the part of a shelf, its number, how many numbered parts) for each page of a list.

    Numbers count from the oldest, so that a new entry changes the newest page only, which is number 0 and
    holds what is left over: from `length` entries up to twice as many.

    >>> shelf = Shelf("x/", "en", tuple(range(7)))
    >>> [(part.entries, number, last) for part, number, last in numbered(shelf, 3)]
    [((0, 1, 2, 3), 0, 1), ((4, 5, 6), 1, 1)]
    """
    last = max(0, shelf.count // length - 1)
    cut = shelf.count - last * length
    yield _part(shelf, shelf.entries[:cut]), 0, last
    for number in range(last, 0, -1):
        start = shelf.count - number * length
        yield _part(shelf, shelf.entries[start : start + length]), number, last


def company(shelf: Shelf) -> tuple[tuple[str, int], ...]:
    """The countries that most articles of a country's shelf are also about, with their numbers."""
    return tuple(pair for pair in tally(shelf.entries) if pair[0] != shelf.code)[:BESIDE]


def named(shelf: Shelf) -> tuple[tuple[str, int], ...]:
    """The people whom at least two articles of a shelf name, with their numbers."""
    found = Counter(name for entry in shelf.entries for name in entry.people)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(pair for pair in ranked[:BESIDE] if pair[1] > 1)


def _part(shelf: Shelf, entries: tuple[Entry, ...]) -> Shelf:
    return Shelf(shelf.url, shelf.lang, entries, shelf.code, shelf.period)


def _in_line(shelves: Mapping[str, Shelf]) -> Iterator[tuple[Shelf, str, str]]:
    """(shelf, the key of the newer one, the key of the older one), "" at the ends."""
    keys: Sequence[str] = list(shelves)
    for n, key in enumerate(keys):
        yield shelves[key], keys[n - 1] if n else "", keys[n + 1] if n + 1 < len(keys) else ""


__all__ = ["Editor", "Leaf", "Site", "digest", "numbered"]
