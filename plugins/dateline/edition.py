"""Shelves → the pages of the site: which there are, with which template, and what each depends on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from . import beside, indexes, subscriptions, urls
from .articles import Articles
from .corrections import Corrected
from .export import FIELDS, FULL
from .leaf import Leaf, digest
from .model import Entry
from .names import sortable
from .shelves import Shelf, Shelves, in_line, numbered, part, tally, yearly
from .tallies import company, named, pairs, talked
from .views import amendments, dossier, front, lists, overview, periods
from .views.chronicle import chronicle
from .views.known import Known, among
from .views.known import known as known_people
from .views.shapes import SiteOptions as Site

if TYPE_CHECKING:
    from .views.people import Named


class Editor(Articles):
    """Says what pages a site has; holds the site and its shelves and nothing else.

    `wanted` are the files that the theme wants, of KINDS and ASPECTS; where it has no pages of people nothing leads to one.
    """

    def __init__(self, site: Site, shelves: Shelves, wanted: Collection[str] | None = None) -> None:
        super().__init__(site, DEFAULT if wanted is None else wanted)
        self.shelves = shelves

    def leaves(self, wanted: Collection[str]) -> Iterator[Leaf]:
        """The files of the kinds that a theme wants (names of KINDS), in a fixed order."""
        for name, make in KINDS.items():
            if name in wanted:
                yield from make(self)

    def lists(self) -> Iterator[Leaf]:
        """Every page but the articles and the hand-written ones, as the theme that comes with us shows them."""
        return self.leaves(PAGES)

    def feeds(self) -> Iterator[Leaf]:
        """The feeds of the site, of every month and of every country, and the list of them all."""
        return self.leaves(("feeds", "json-feeds", "feed-list"))

    def references(self) -> Iterator[Leaf]:
        """The references of every article, month and country, for reference managers."""
        return self.leaves(("references",))

    def _front(self) -> Iterator[Leaf]:
        found = self.shelves
        # Where no month is known, years; where no year is, what has no date.
        undated = (found.undated,) if found.undated.count else ()
        editions = (*found.months.values(),) or (*found.years.values(),) or undated
        newest = next(iter(editions), None)
        months = self._months_counted()
        recent = {key for key, _ in months[: front.MONTHS_OF_THE_TABLE]}
        crossed = tuple(one for one in self._crossings if one[1] in recent)
        totals = (self._counted(), len(found.entries), found.undated.count)
        before: tuple[Shelf, ...] = ()
        if newest and newest.count < front.LEADS:
            before = editions[1 : front.JOINED]
        joined = front.edition_of(newest, before)
        people = named((entry for shelf in joined for entry in shelf.entries), self._slugs)
        args = (self.site, newest, months, *totals, crossed, before, people, self._yearly.get("", ()))
        yield Leaf(urls.FRONT, "front.html", front.front, args, beside.front)

    def _months_counted(self) -> tuple[tuple[str, int], ...]:
        return tuple((key, shelf.count) for key, shelf in self.shelves.months.items())

    def _counted(self) -> tuple[tuple[str, int], ...]:
        return tuple((code, shelf.count) for code, shelf in self.shelves.countries.items())

    @cached_property
    def _yearly(self) -> dict[str, tuple[tuple[str, int], ...]]:
        return yearly(self.shelves.years.values())

    @cached_property
    def _crossings(self) -> tuple[tuple[str, str, int], ...]:
        return tuple((code, key, shelf.count) for (code, key), shelf in self.shelves.country_months.items())

    def _years(self) -> Iterator[Leaf]:
        return indexes.years(self.site, self.shelves.years, self._crossings)

    def _months(self) -> Iterator[Leaf]:
        months = self.shelves.months
        for shelf, newer, older in in_line(months):
            before = (tuple(tally(months[older].entries)), months[older].count) if older else ((), 0)
            last = -(-shelf.count // self.site.length) if periods.selected(shelf) else 0
            args = (self.site, shelf, newer, older, *before, last, named(shelf.entries, self._slugs))
            yield Leaf(shelf.url, "month.html", periods.month, args, beside.month)
            for number in range(1, last + 1):
                start = max(0, shelf.count - number * self.site.length)
                newest_first = part(shelf, shelf.entries[start : shelf.count - (number - 1) * self.site.length])
                yield self._list(lists.whole_month, beside.chronicle, newest_first, number, (last,))

    def _chronicles(self) -> Iterator[Leaf]:
        for whole in self.shelves.months.values():
            for shelf, number, last in numbered(whole, self.site.length):
                yield self._list(chronicle, beside.chronicle, shelf, number, (last,))

    def _countries(self) -> Iterator[Leaf]:
        for code, whole in self.shelves.countries.items():
            of_months = tuple((key, shelf.count) for key, shelf in self._crossed[code].items())
            for shelf, number, last in numbered(whole, self.site.length):
                if number:
                    yield self._list(dossier.country, beside.country, shelf, number, (last, (), 0), "country.html")
                    continue
                people = named(whole.entries, self._slugs)
                args = (
                    self.site,
                    shelf,
                    0,
                    last,
                    of_months,
                    whole.count,
                    company(whole),
                    people,
                    self._yearly.get(code, ()),
                )
                said = talked(shelf.entries)
                make, data = (dossier.quoted, beside.quoted_country) if said else (dossier.country, beside.country)
                texts = tuple(entry.path for entry in said)
                known = among(self.known, said)
                yield Leaf(shelf.url, "country.html", make, (*args, said, known) if said else args, data, texts)

    def _country_months(self) -> Iterator[Leaf]:
        for code in self.shelves.countries:
            for crossed, newer, older in in_line(self._crossed[code]):
                for shelf, number, last in numbered(crossed, self.site.length):
                    yield self._list(lists.country_month, beside.country_month, shelf, number, (last, newer, older))

    @cached_property
    def _crossed(self) -> dict[str, dict[str, Shelf]]:
        found: dict[str, dict[str, Shelf]] = defaultdict(dict)
        for (code, key), shelf in self.shelves.country_months.items():
            found[code][key] = shelf
        return found

    def _undated(self) -> Iterator[Leaf]:
        for shelf, number, last in numbered(self.shelves.undated, self.site.length):
            leaf = self._list(lists.undated, beside.undated, shelf, number, (last,))
            texts = tuple(entry.path for entry in shelf.entries)
            yield replace(leaf, make=lists.doubted, data=beside.doubted, texts=texts) if texts else leaf

    def _places(self) -> Iterator[Leaf]:
        args = (self.site, self._counted(), self._months_counted(), self._crossings, pairs(self.shelves.entries))
        yield Leaf(urls.COUNTRIES, "countries.html", overview.countries, args, beside.countries)

    def _regions(self) -> Iterator[Leaf]:
        yield indexes.regions(self.site, self._counted())

    def _quotes(self) -> Iterator[Leaf]:
        return indexes.quotes(self.site, self.shelves.entries, self.known)

    def _search(self) -> Iterator[Leaf]:
        yield indexes.search(self.site, self.shelves.entries)

    def _epubs(self) -> Iterator[Leaf]:
        return indexes.epubs(self.site, self.shelves.months.values())

    def _matrix(self) -> Iterator[Leaf]:
        found = self.shelves
        months = tuple(reversed(self._months_counted()))
        args = (self.site, months, self._crossings, len(found.entries))
        yield Leaf(urls.MATRIX, "matrix.html", overview.matrix, args, beside.matrix)

    def _data(self) -> Iterator[Leaf]:
        args = (self.site, tuple(name for name, _, _ in (*FIELDS, *FULL)))
        yield Leaf(urls.DATA, "data.html", overview.data, args, beside.data)

    def _missing(self) -> Iterator[Leaf]:
        yield Leaf(urls.MISSING, "text.html", overview.missing, (self.site,))

    @cached_property
    def _named(self) -> tuple[Named, ...]:
        if "people" not in self.wanted:
            return ()
        from .views.people import gather

        return gather(self.shelves.entries)

    @cached_property
    def _slugs(self) -> dict[str, str]:
        return {sortable(one.name): one.slug for one in self._named}

    @cached_property
    def known(self) -> dict[str, Known]:
        """The people with pages of their own whom each page names, by its path."""
        return known_people(self._named)

    def _people(self) -> Iterator[Leaf]:
        yield from indexes.people(self.site, tuple((one.name, one.slug, len(one.entries)) for one in self._named))
        yield from indexes.persons(self.site, self._named, self._slugs)

    def _list(
        self,
        make: Callable[..., Any],
        data: Callable[..., bytes],
        shelf: Shelf,
        number: int,
        more: tuple[Any, ...],
        template: str = "list.html",
    ) -> Leaf:
        if number:
            # An inner page knows its two neighbours only, so that it stays as it is when the list grows.
            more = (min(more[0], number + 1), *more[1:])
        return Leaf(urls.numbered(shelf.url, number), template, make, (self.site, shelf, number, *more), data)

    def text(self, address: str, title: str, body: str, lang: str = "") -> Leaf:
        """A hand-written page; `body` is sanitised HTML."""
        return Leaf(address, "text.html", overview.text, (self.site, address, title, body, lang), beside.text)

    def corrections(self, rows: tuple[tuple[Corrected, Entry], ...]) -> Leaf:
        """The page of all corrections."""
        return Leaf(
            urls.CORRECTIONS, "corrections.html", amendments.corrections, (self.site, rows), beside.corrections
        )

    def redirect(self, address: str, target: str) -> Leaf:
        """The page at an address that was given up."""
        return Leaf(address, "redirect.html", amendments.redirect, (self.site, address, target))

    def _feeds(self) -> Iterator[Leaf]:
        return subscriptions.atom(self.site, self.shelves)

    def _json_feeds(self) -> Iterator[Leaf]:
        return subscriptions.json(self.site, self.shelves)

    def _feed_list(self) -> Iterator[Leaf]:
        return subscriptions.listed(self.site, self.shelves)

    def _references(self) -> Iterator[Leaf]:
        return subscriptions.references(self.site, self.shelves)


# What a theme may ask for in its `theme.toml`, beside articles and hand-written pages: the kind, and its files.
KINDS: dict[str, Callable[[Editor], Iterator[Leaf]]] = {
    "front": Editor._front,
    "years": Editor._years,
    "months": Editor._months,
    "chronicles": Editor._chronicles,
    "countries": Editor._countries,
    "country-months": Editor._country_months,
    "undated": Editor._undated,
    "people": Editor._people,
    "places": Editor._places,
    "regions": Editor._regions,
    "quotes": Editor._quotes,
    "matrix": Editor._matrix,
    "search": Editor._search,
    "data": Editor._data,
    "missing": Editor._missing,
    "feeds": Editor._feeds,
    "json-feeds": Editor._json_feeds,
    "feed-list": Editor._feed_list,
    "references": Editor._references,
    "epubs": Editor._epubs,
}
# What it may ask for besides: `index.json` beside every page, what is around an
# article, and the page of what the site cannot see, which depends on more than entries.
ASPECTS = ("page-data", "neighbours", "coverage")
# Two ways to show a month, at one address: the first is what a theme gets that does not ask.
RIVALS = ("months", "chronicles")
DEFAULT = frozenset((*KINDS, *ASPECTS)) - {"chronicles"}
PAGES = frozenset(KINDS) - {"chronicles", "feeds", "json-feeds", "feed-list", "references", "epubs"}


__all__ = ["ASPECTS", "DEFAULT", "KINDS", "Editor", "Leaf", "Site", "digest", "numbered"]
