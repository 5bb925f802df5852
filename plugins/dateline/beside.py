"""The data of a page, beside it as `index.json`: the same as the page shows, for those who read with a program.

A maker here takes what the maker of the page's view takes. Addresses count from the root of the site, dates are
EDTF, countries ISO 3166-1 codes, as in `data/articles.jsonl`; an article's file is its line there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from . import export, names, urls
from .corrections import Corrected
from .model import Entry, Reject, Story
from .page import Page as Source
from .shelves import Shelf, tally
from .tables import table
from .views.search import INDEX
from .views.shapes import SiteOptions

if TYPE_CHECKING:
    from .views.coverage import Counts as Counted

Counts = tuple[tuple[str, int], ...]


def article(options: SiteOptions, story: Story, entry: Entry, *rest: object) -> bytes:
    """An article: what `articles.jsonl` says of it."""
    return (export.record(story, entry) + "\n").encode("utf-8", "replace")


def front(
    options: SiteOptions,
    newest: Shelf | None,
    months: Counts,
    countries: Counts,
    total: int,
    undated: int,
    *rest: object,
) -> bytes:
    """The site: how much there is, by month and by country, and the addresses of all months and countries."""
    return _page(
        "site", urls.FRONT, options.name, lang=options.lang, count=total, undated=undated,
        months=_numbers(months, urls.month), countries=_numbers(countries, urls.country),
    )  # fmt: skip


def year(options: SiteOptions, shelf: Shelf, newer: str, older: str, *rest: object) -> bytes:
    """A year and its articles."""
    return _shelf("year", shelf, newer=_year(newer), older=_year(older))


def loose(options: SiteOptions, shelf: Shelf, number: int, last: int) -> bytes:
    """One page of a year's articles whose month is not known."""
    return _numbered("year", shelf, number, last)


def month(options: SiteOptions, shelf: Shelf, newer: str, older: str, *rest: object) -> bytes:
    """A month and its articles."""
    return _shelf("month", shelf, newer=_month(newer), older=_month(older))


def chronicle(options: SiteOptions, shelf: Shelf, number: int, last: int) -> bytes:
    """One page of a month's articles."""
    return _numbered("month", shelf, number, last)


def country(options: SiteOptions, shelf: Shelf, number: int, last: int, months: Counts, *rest: object) -> bytes:
    """One page of a country's articles; the newest one has the numbers of its months too."""
    more = {"months": _numbers(months, lambda key: urls.country(shelf.code, key))} if months else {}
    return _numbered("country", shelf, number, last, **more)


def quoted_country(pages: object, *args: Any) -> bytes:
    """The same for a page that shows quotations, which stand in the data of their articles."""
    return country(*args)


def country_month(options: SiteOptions, shelf: Shelf, number: int, last: int, newer: str, older: str) -> bytes:
    """One page of a country's articles in a month."""
    return _numbered("country in a month", shelf, number, last)


def undated(options: SiteOptions, shelf: Shelf, number: int, last: int) -> bytes:
    """One page of the articles without a certain date."""
    return _numbered("undated", shelf, number, last)


def doubted(pages: object, *args: Any) -> bytes:
    """The same for a page that says why their dates are in doubt, which stands in the data of the articles."""
    return undated(*args)


def person(options: SiteOptions, name: str, shelf: Shelf, number: int, last: int, total: int, *rest: object) -> bytes:
    """One page of the articles that name somebody."""
    return _numbered("person", shelf, number, last, name=name)


def described(pages: object, *args: Any) -> bytes:
    """The same for a page that says what they are, which stands in the data of the articles."""
    return person(*args)


def people(options: SiteOptions, numbers: tuple[tuple[str, str, int], ...]) -> bytes:
    """Everybody who has a page."""
    found = [{"name": name, "url": urls.person(slug), "count": number} for name, slug, number in numbers]
    return _page("people", urls.PEOPLE, options.name, people=found)


def people_leaf(options: SiteOptions, numbers: tuple[tuple[str, str, int], ...], number: int, last: int) -> bytes:
    """One page of an index of people that is divided."""
    found = [{"name": name, "url": urls.person(slug), "count": count} for name, slug, count in numbers]
    return _page("people", urls.numbered(urls.PEOPLE, number), options.name, people=found)


def countries(options: SiteOptions, numbers: Counts, *rest: object) -> bytes:
    """The countries, by code."""
    found = [{**one, "name": names.country(one["key"], options.lang)} for one in _numbers(numbers, urls.country)]
    return _page("countries", urls.COUNTRIES, options.name, countries=found)


def regions(options: SiteOptions, numbers: Counts) -> bytes:
    """The countries by region and subregion, by codes of UN M49."""
    from .views.regions import grouped

    found = [
        {"region": region or None, "subregion": subregion or None, "countries": _numbers(codes, urls.country)}
        for region, parts in sorted(grouped(list(numbers)).items())
        for subregion, codes in sorted(parts.items())
    ]
    return _page("regions", urls.REGIONS, options.name, regions=found)


def quoted_months(options: SiteOptions, months: Counts) -> bytes:
    """The months with their numbers of quotations; the key is "" for articles without a month."""
    return _page("quotes", urls.QUOTES, options.name, months=_numbers(months, urls.quotes))


def quotes(
    pages: Sequence[Source], options: SiteOptions, shelf: Shelf, number: int, last: int, total: int, *rest: object
) -> bytes:
    """One page of a month's quotations, whole, each with its speaker and its article."""
    found = [
        {
            "text": quote.text, "speaker": quote.speaker or None, "url": f"{entry.url}#q{n}", "date": entry.date or None,
            "lang": entry.lang or None, "countries": entry.countries, "title": entry.title,
        }
        for entry, page in zip(shelf.entries, pages, strict=True)
        for n, quote in enumerate(page.story.quotes, 1)
    ]  # fmt: skip
    newer, older = _neighbours(shelf, number, last)
    return _page(
        "quotes of a month", urls.numbered(shelf.url, number), shelf.name, period=shelf.period or None, newer=newer,
        older=older, quotes=found,
    )  # fmt: skip


def coverage(
    options: SiteOptions,
    counts: Counted,
    refused: int,
    rejects: tuple[Reject, ...],
    copies: tuple[tuple[Entry, ...], ...],
    nowhere: tuple[Entry, ...],
) -> bytes:
    """What the site holds and lacks, in numbers, and how accurately it reads."""
    from .views.coverage import Measured

    found = [asdict(row) for row in table("accuracy.csv", Measured)]
    accuracy = [{**row, "articles": int(row["articles"] or 0) or None, "value": float(row["value"])} for row in found]
    return _page(
        "coverage", urls.COVERAGE, options.name, **{**asdict(counts), "languages": dict(counts.languages)},
        rejected=refused, accuracy=accuracy,
    )  # fmt: skip


def matrix(options: SiteOptions, months: Counts, crossed: tuple[tuple[str, str, int], ...], whole: int) -> bytes:
    """The numbers of countries by months."""
    cells = [{"country": code, "month": key, "count": number} for code, key, number in crossed]
    return _page("matrix", urls.MATRIX, options.name, count=whole, cells=cells)


def corrections(options: SiteOptions, rows: tuple[tuple[Corrected, Entry], ...]) -> bytes:
    """All corrections, each with its article."""
    found = [
        {
            "url": entry.url, "source": one.source, "field": one.field, "before": one.before, "after": one.after,
            "who": one.who, "why": one.why, "date": one.date or None, "state": one.state,
        }
        for one, entry in rows
    ]  # fmt: skip
    return _page("corrections", urls.CORRECTIONS, options.name, corrections=found)


def search(options: SiteOptions, held: tuple[tuple[tuple[str, int], ...], ...]) -> bytes:
    """Where the index lies."""
    return _page("search", urls.SEARCH, options.name, index=INDEX)


def data(options: SiteOptions, fields: tuple[str, ...]) -> bytes:
    """The data files; what their columns mean is said in the data package."""
    return _page("data", urls.DATA, options.name, package=f"{urls.DATA}datapackage.json", fields=fields)


def text(options: SiteOptions, address: str, title: str, html: str, lang: str) -> bytes:
    """A hand-written page."""
    return _page("text", address, title, lang=lang or options.lang, html=html)


def _page(kind: str, address: str, title: str, **more: Any) -> bytes:
    value = {"type": kind, "url": address, "title": title, **more}
    return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _shelf(kind: str, shelf: Shelf, **more: Any) -> bytes:
    return _page(
        kind, more.pop("address", shelf.url), more.pop("title", shelf.name), country=shelf.code or None,
        period=shelf.period or None, **more, countries=_numbers(tally(shelf.entries), urls.country),
        articles=brief(shelf.entries),
    )  # fmt: skip


def _numbered(kind: str, shelf: Shelf, number: int, last: int, **more: Any) -> bytes:
    """A page of a list; `newer` and `older` are the addresses of its neighbours, which hold the rest."""
    newer, older = _neighbours(shelf, number, last)
    return _shelf(
        kind, shelf, address=urls.numbered(shelf.url, number), title=more.pop("name", shelf.name), newer=newer,
        older=older, **more,
    )  # fmt: skip


def _neighbours(shelf: Shelf, number: int, last: int) -> tuple[str | None, str | None]:
    newer = urls.numbered(shelf.url, number + 1 if number < last else 0) if number else None
    older = number > 1 or (not number and last)
    return newer, urls.numbered(shelf.url, number - 1 if number else last) if older else None


def brief(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """What lists show of articles; the whole of each stands beside its own page."""
    return [
        {
            "url": entry.url,
            "title": entry.title,
            "date": entry.date or None,
            "lang": entry.lang or None,
            "countries": entry.countries,
            "primary_country": entry.primary or None,
            "dateline": entry.dateline,
            "people": entry.people,
            "summary": entry.summary,
            "words": entry.words,
        }
        for entry in entries
    ]


def _numbers(counts: Iterable[tuple[str, int]], address: Any) -> list[dict[str, Any]]:
    return [{"key": key, "count": number, "url": address(key)} for key, number in counts]


def _month(key: str) -> str | None:
    return urls.month(key) if key else None


def _year(key: str) -> str | None:
    return urls.year(int(key)) if key else None
