"""The indexes beside months and countries: years, regions, people, quotations, and what the site cannot see.

Each takes its views when it is asked for: many a theme wants none of them, and most runs are short.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from . import beside, urls
from .leaf import Leaf
from .model import Entry, Reject
from .shelves import Shelf, in_line, loose, month_of, numbered, tally
from .tallies import BESIDE, named
from .views.shapes import SiteOptions as Site

if TYPE_CHECKING:
    from .views.known import Known
    from .views.people import Named, Numbers

# Articles with quotations on a page: each may show several.
QUOTED = 12


def years(site: Site, found: Mapping[str, Shelf], crossings: Iterable[tuple[str, str, int]]) -> Iterator[Leaf]:
    """The years, each with the (country, month, articles) of its months, and what a year alone is known of, in pages."""
    from .views import lists, periods

    crossed: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for one in crossings:
        crossed[one[1][:4]].append(one)
    for shelf, newer, older in in_line(found):
        args = (site, shelf, newer, older, tuple(crossed[shelf.period]))
        yield Leaf(shelf.url, "year.html", periods.year, args, beside.year)
        for part, number, last in numbered(loose(shelf), site.length):
            if number:
                # An inner page knows that there is a next one, not how many.
                rest = (site, part, number, min(last, number + 1))
                yield Leaf(urls.numbered(shelf.url, number), "list.html", lists.loose, rest, beside.loose)


def regions(site: Site, counts: tuple[tuple[str, int], ...]) -> Leaf:
    """The countries by region, from (country, articles)."""
    from .views import regions as views

    return Leaf(urls.REGIONS, "regions.html", views.regions, (site, counts), beside.regions)


def people(site: Site, numbers: Numbers) -> Iterator[Leaf]:
    """The index of people from (name, slug, articles), and the pages that a long one is divided into."""
    from .views import people as views

    yield Leaf(urls.PEOPLE, "people.html", views.people, (site, numbers), beside.people)
    parts = views.divided(numbers)
    for number, part in enumerate(parts, 1):
        # A page knows that there is a next one, not how many.
        args = (site, part, number, min(len(parts), number + 1))
        yield Leaf(urls.numbered(urls.PEOPLE, number), "people.html", views.leaf, args, beside.people_leaf)


def persons(site: Site, found: Iterable[Named], slugs: Mapping[str, str]) -> Iterator[Leaf]:
    """The pages of the people; `slugs` leads to those of the others. The first of each reads what its articles say they are."""
    from .views import people as views

    for one in found:
        whole = Shelf(urls.person(one.slug), site.lang, one.entries)
        for shelf, number, last in numbered(whole, site.length):
            if number:
                inner = (site, one.name, shelf, number, min(last, number + 1), 0)
                yield Leaf(urls.numbered(whole.url, number), "list.html", views.person, inner, beside.person)
                continue
            company = tuple(other for other in named(whole.entries, slugs) if other[0] != one.name)
            args = (site, one.name, shelf, 0, last, whole.count, company, tuple(tally(whole.entries)[:BESIDE]))
            texts = tuple(entry.path for entry in shelf.entries)
            yield Leaf(whole.url, "list.html", views.described, args, beside.described, texts)


def search(site: Site, entries: Iterable[Entry]) -> Leaf:
    """The search page, with what can be chosen there."""
    from .views import search as views

    return Leaf(urls.SEARCH, "search.html", views.search, (site, views.counted(entries)), beside.search)


def quotes(site: Site, entries: Sequence[Entry], known: Mapping[str, Known]) -> Iterator[Leaf]:
    """The way to all quotations, then those of every month, newest first; the words are read from the pages.

    `known` has the people with pages of their own whom each page names.
    """
    from .views import quotes as views
    from .views.known import among

    months: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.quoted:
            months[month_of(entry)].append(entry)
    counts = tuple((key, sum(entry.quoted for entry in found)) for key, found in months.items())
    yield Leaf(urls.QUOTES, "quotes.html", views.index, (site, counts), beside.quoted_months)
    for (key, found), (_, total) in zip(months.items(), counts, strict=True):
        whole = Shelf(urls.quotes(key), site.lang, tuple(found), period=key)
        for shelf, number, last in numbered(whole, min(site.length, QUOTED)):
            inner = min(last, number + 1) if number else last
            yield Leaf(
                urls.numbered(shelf.url, number),
                "quotes.html",
                views.quotes,
                (site, shelf, number, inner, 0 if number else total, among(known, shelf.entries)),
                beside.quotes,
                tuple(entry.path for entry in shelf.entries),
            )


def epubs(site: Site, months: Iterable[Shelf]) -> Iterator[Leaf]:
    """The e-book of every month; its text is read from the pages."""
    from .epub import epub

    for shelf in months:
        texts = tuple(entry.path for entry in shelf.entries)
        yield Leaf(urls.epub(shelf.period), "", epub, (site, shelf), texts=texts)


def coverage(
    site: Site, entries: Sequence[Entry], edited: int, rejects: Sequence[Reject], copies: Sequence[tuple[str, ...]]
) -> Leaf:
    """What the site cannot see; `edited` is the number of pages that a person has revised, `copies` the sources of the same words."""
    from .views import coverage as views

    counts = views.count(entries, edited, sum(len(sources) - 1 for sources in copies))
    shown = copies[: views.SHOWN]
    wanted = {source for sources in shown for source in sources}
    by_source = {entry.source: entry for entry in entries if entry.source in wanted}
    same = tuple(tuple(by_source[source] for source in sources) for sources in shown)
    listed = tuple(sorted(rejects, key=lambda reject: (reject.source, reject.reason)))[: views.SHOWN]
    nowhere: list[Entry] = []
    for entry in entries:
        if not entry.countries:
            nowhere.append(entry)
            if len(nowhere) == views.NOWHERE:
                break
    args = (site, counts, len(rejects), listed, same, tuple(nowhere))
    return Leaf(urls.COVERAGE, "coverage.html", views.coverage, args, beside.coverage)
