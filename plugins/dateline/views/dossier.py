"""The view of a country: a dossier of its chronology, its months, its company and its people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .. import names, urls
from ..frozen import frozen
from ..model import Entry
from ..page import Page as Source
from ..pictures.bars import Bars
from ..shelves import Shelf, month_of
from .graphics import Calendar, calendar, volume
from .known import ways
from .lists import by, cut, pager
from .parts import ROOM, Desk
from .quotes import Sayings, sayings
from .review import capital
from .shapes import Group, Page, Pager, SiteOptions, Strip

# Its newest page, which has more than articles, gives their summaries so many bytes.
OF_A_DOSSIER = 1500
# Quotations of an article that a dossier shows.
SAID = 1


@frozen
class CountryView:
    """One page of a country's chronology; only the newest has the sentence, the months and what stands beside."""

    page: Page
    heading: str
    standfirst: str
    bars: Bars | None
    calendar: Calendar | None
    beside: tuple[Strip, ...]
    sayings: tuple[Sayings, ...]
    groups: tuple[Group, ...]
    pager: Pager


def country(
    options: SiteOptions,
    shelf: Shelf,
    number: int,
    last: int,
    months: tuple[tuple[str, int], ...],
    total: int,
    company: tuple[tuple[str, int], ...] = (),
    people: tuple[tuple[str, str, int], ...] = (),
    loose: tuple[tuple[str, int], ...] = (),
) -> CountryView:
    """One page of a country's chronology: `shelf` holds its entries, `number` is 0 for the newest page.

    `last` is how many numbered pages there are (an inner page need only know that there is a next one).
    `months` (month, articles), `total`, `company` (countries named along with it), `people` and `loose` (year, articles
    whose month is not known) are of the whole shelf; numbered pages get none of them, so that a new article leaves them alone.
    """
    desk = Desk(options, urls.numbered(shelf.url, number))
    say = desk.say
    title = say["country.page"].format(country=shelf.name, n=number) if number else shelf.name
    counted = desk.articles(total) if total else ""
    standfirst = counted
    if len(months) > 1:
        span = {"first": names.date(months[-1][0], desk.lang), "last": names.date(months[0][0], desk.lang)}
        standfirst = say["country.standfirst"].format(articles=counted, **span)
    newest = {key[:4]: key for key, _ in reversed(months)}
    strips = (
        Strip(say["country.with"], tuple(desk.country(other, count=n) for other, n in desk.ranked(company))),
        desk.people(people),
    )
    return CountryView(
        desk.page(
            title,
            say["country.about"].format(articles=counted, country=shelf.name) if counted else "",
            [(shelf.name, shelf.url)],
            [(say["nav.front"], urls.FRONT), (say["nav.countries"], urls.COUNTRIES)]
            + ([(shelf.name, shelf.url)] if number else []),
            [] if number else desk.cited(shelf.url),
        ),
        title,
        standfirst,
        volume(desk, months),
        calendar(
            desk,
            months,
            lambda key: urls.country(shelf.code, key),
            lambda year: "",
            # A country has no page for a year; the newest month of an early one leads on to those before it.
            lambda year: urls.country(shelf.code, newest[year]) if year in newest else "",
            loose,
        )
        if months
        else None,
        tuple(strip for strip in strips if strip.links),
        (),
        by(
            desk,
            shelf.entries,
            month_of,
            lambda key: capital(names.date(key, desk.lang)) if key else say["country.undated"],
            lambda key: urls.country(shelf.code, key) if key else "",
            shelf.code,
            ROOM if number else OF_A_DOSSIER,
            cut(number, last),
        ),
        pager(desk, shelf.url, number, last),
    )


def quoted(pages: Sequence[Source], options: SiteOptions, shelf: Shelf, *rest: Any) -> CountryView:
    """The newest page of a country's chronology, as `country` makes it, with what was said of late.

    The last of the arguments are the entries that `pages` belong to, in the same order, and the people with pages of
    their own whom these name.
    """
    spoken: tuple[Entry, ...] = rest[-2]
    desk = Desk(options, shelf.url)
    people = ways(desk, rest[-1])
    found = (sayings(desk, entry, page, people, SAID) for entry, page in zip(spoken, pages, strict=True))
    return replace(country(options, shelf, *rest[:-2]), sayings=tuple(one for one in found if one.quotes))
