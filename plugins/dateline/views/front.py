"""The view of the front page: the newest month as an edition, and the ways into the archive."""

from __future__ import annotations

from collections import defaultdict

from .. import names, urls
from ..frozen import frozen
from ..model import Entry
from ..pictures.bars import Bars
from ..pictures.world import World
from ..shelves import Shelf, tally
from .graphics import Calendar, Crossing, calendar, crossing, map_of, volume
from .parts import Desk
from .review import capital, leads
from .shapes import Card, Group, Link, Page, SiteOptions, Strip

LEADS = 10
# Where months are joined to fill the page all that they have is shown.
MOST_LEADS = 20
# A month with fewer articles than the front page shows is joined by those before it, of which so many are looked at.
JOINED = 12
IN_THE_NEWS = 12
IN_THE_PAPER = 8
SECTIONS, OF_A_SECTION = 4, 3
PLACES = 16
MONTHS_OF_THE_TABLE, COUNTRIES_OF_THE_TABLE = 12, 8


@frozen
class FrontView:
    """The front page: the newest month as an edition, and the ways into the archive.

    `years` has every month and `places` every country, the most covered first, for themes that list them all;
    `all_places` leads to the countries' own page where there are more of them than a front page should name.
    """

    page: Page
    edition: Link | None
    edition_title: str
    edition_count: str
    leads: tuple[Card, ...]
    sections: tuple[Group, ...]
    countries: tuple[Link, ...]
    figures: tuple[tuple[str, str], ...]
    years: tuple[tuple[Link, tuple[Link, ...]], ...]
    calendar: Calendar | None
    bars: Bars | None
    places: tuple[Link, ...]
    all_places: Link | None
    world: World | None
    table: Crossing | None
    all_crossings: Link
    undated: Link | None
    people: Strip | None = None


def front(
    options: SiteOptions,
    newest: Shelf | None,
    months: tuple[tuple[str, int], ...],
    countries: tuple[tuple[str, int], ...],
    total: int,
    undated: int,
    crossed: tuple[tuple[str, str, int], ...] = (),
    before: tuple[Shelf, ...] = (),
    people: tuple[tuple[str, str, int], ...] = (),
    loose: tuple[tuple[str, int], ...] = (),
) -> FrontView:
    """The front page from the newest month, or year, or what has no date, and the (key, number) of all months, newest first, and countries.

    `crossed` has the (country, month, articles) of the newest months; `before` has the months before the newest
    where that one alone does not fill the page; `people` are those whom the edition names most, (name, slug, articles);
    `loose` has the (year, articles) whose month is not known.
    """
    desk = Desk(options, urls.FRONT)
    say = desk.say
    joined = edition_of(newest, before)
    alone = newest if len(joined) == 1 else None
    entries = tuple(entry for shelf in joined for entry in shelf.entries)
    when = names.span(joined[-1].period, joined[0].period, desk.lang) if joined and joined[0].period else ""
    month = alone.period if alone and months else ""
    in_the_news = desk.ranked(tally(entries))
    chosen = leads(entries, LEADS if alone else MOST_LEADS)
    held = (desk.articles(len(entries)), desk.counted("countries", len(in_the_news))) if newest else ()
    counts = (("months", len(months)), ("countries", len(countries)))
    archive = (desk.articles(total), *(desk.counted(noun, number) for noun, number in counts if number))
    about = say["front.about"].format(name=options.name, articles=desk.articles(total), month=when)
    most = desk.ranked(countries)
    years: dict[str, list[Link]] = defaultdict(list)
    for key, number in months:
        years[key[:4]].append(desk.link(capital(names.month(key, desk.lang)), urls.month(key), number))
    newest_months = tuple(reversed(months[:MONTHS_OF_THE_TABLE]))
    table = crossing(desk, newest_months, crossed, COUNTRIES_OF_THE_TABLE) if len(months) > 2 else None
    return FrontView(
        desk.page(options.name, options.tagline or (about if when else "")),
        desk.shelf(alone) if alone else None,
        say["front.edition"].format(month=when) if when else say["undated.title" if newest else "front.empty"],
        desk.listed(held),
        desk.cards(chosen, within=alone.period if alone else None),
        _sections(desk, alone, chosen, month) if alone else _earlier(desk, before[len(joined) - 1 :][:SECTIONS]),
        tuple(desk.country(code, month, n) for code, n in in_the_news[:IN_THE_NEWS]),
        tuple((say["front.archive"] if not n else "", figure) for n, figure in enumerate(archive)),
        tuple((desk.link(key, urls.year(int(key))), tuple(links)) for key, links in years.items()),
        calendar(desk, months, urls.month, lambda key: urls.year(int(key)), lambda key: urls.year(int(key)), loose)
        if months
        else None,
        volume(desk, months),
        tuple(desk.country(code, count=number) for code, number in most),
        desk.link(say["countries.title"], urls.COUNTRIES, len(countries)) if len(countries) > PLACES else None,
        map_of(desk, countries, little=True),
        table,
        desk.link(say["front.table"], urls.MATRIX),
        desk.link(say["undated.title"], urls.UNDATED, undated) if undated else None,
        desk.people(people[:IN_THE_PAPER]) if people else None,
    )


def edition_of(newest: Shelf | None, before: tuple[Shelf, ...]) -> tuple[Shelf, ...]:
    """The months whose articles the front page shows: the newest, and of those before it what it takes to fill the page."""
    found: list[Shelf] = []
    for shelf in (newest, *before) if newest else ():
        here = sum(one.count for one in found)
        if not found or (here < LEADS and here + shelf.count <= MOST_LEADS):
            found.append(shelf)
        else:
            break
    return tuple(found)


def _sections(desk: Desk, shelf: Shelf, taken: list[Entry], month: str) -> tuple[Group, ...]:
    """What else the edition has, by country, the most covered first: titles only, none that stands above."""
    above = {entry.path for entry in taken}
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        if entry.path not in above and (code := entry.primary or "".join(entry.countries[:1])):
            found[code].append(entry)
    numbers = dict(desk.ranked(tally(shelf.entries)))
    ranked = [code for code in numbers if code in found][:SECTIONS]
    groups = []
    for code in ranked:
        link = desk.country(code, month)
        cards = desk.cards(leads(found[code], OF_A_SECTION), code, 0, shelf.period)
        groups.append(Group(f"in-{code}", link.label, link.href, desk.articles(numbers[code]), cards))
    return tuple(groups)


def _earlier(desk: Desk, before: tuple[Shelf, ...]) -> tuple[Group, ...]:
    """What the months before the edition had, where it is too small to stand alone."""
    return tuple(
        Group(
            f"in-{shelf.period}",
            capital(shelf.name),
            desk.href(shelf.url),
            desk.articles(shelf.count),
            desk.cards(leads(shelf.entries, OF_A_SECTION), full=0, within=shelf.period),
        )
        for shelf in before
    )
