"""Views of the ways in: the front page, the countries from A to Z, the matrix, the data, texts of few words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .. import names, urls
from ..model import Entry
from ..pictures.bars import Bars, recent
from ..pictures.spark import spark
from ..pictures.ties import Ties
from ..pictures.world import World
from ..shelves import Shelf, tally
from .graphics import Calendar, Crossing, calendar, company, crossing, map_of, volume
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
# Sparklines of the countries most covered, and strokes of them all: together they may weigh so much and no more.
SPARKLINES, STROKES_OF_A_PAGE = 90, 1500
MONTHS_OF_THE_TABLE, COUNTRIES_OF_THE_TABLE = 12, 8
MONTHS_OF_THE_MATRIX, COUNTRIES_OF_THE_MATRIX = 12, 40


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Place:
    """A country in a list of countries: the way to it, and when it was covered, as a path to draw and in words."""

    link: Link
    spark: str
    span: str


@dataclass(frozen=True, slots=True)
class CountriesView:
    """The countries from A to Z, under their initials, and who is named with whom."""

    page: Page
    letters: tuple[tuple[str, tuple[Place, ...]], ...]
    regions: Link
    ties: Ties | None = None
    span: str = ""


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Countries by months; `years` leads to the tables of the years that this one does not hold."""

    page: Page
    intro: str
    table: Crossing
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """The files for download and the fields of an article."""

    page: Page
    files: tuple[tuple[Link, str], ...]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """A text of few words: `html` is safe; `links` lead on."""

    page: Page
    lang: str
    dir: str
    html: str
    words: str
    links: tuple[Link, ...]


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
    """The front page from the newest month and the (key, number) of all months, newest first, and countries.

    `crossed` has the (country, month, articles) of the newest months; `before` has the months before the newest
    where that one alone does not fill the page; `people` are those whom the edition names most, (name, slug, articles);
    `loose` has the (year, articles) whose month is not known.
    """
    desk = Desk(options, urls.FRONT)
    say = desk.say
    joined = edition_of(newest, before)
    alone = newest if len(joined) == 1 else None
    entries = tuple(entry for shelf in joined for entry in shelf.entries)
    when = " – ".join(shelf.name for shelf in dict.fromkeys((*joined[-1:], *joined[:1])))
    in_the_news = tally(entries)
    chosen = leads(entries, LEADS if alone else MOST_LEADS)
    held = (desk.articles(len(entries)), desk.counted("countries", len(in_the_news))) if newest else ()
    archive = (desk.articles(total), desk.counted("months", len(months)), desk.counted("countries", len(countries)))
    about = say["front.about"].format(name=options.name, articles=desk.articles(total), month=when)
    most = sorted(countries, key=lambda pair: (-pair[1], pair[0]))
    years: dict[str, list[Link]] = defaultdict(list)
    for key, number in months:
        years[key[:4]].append(desk.link(capital(names.month(key, desk.lang)), urls.month(key), number))
    newest_months = tuple(reversed(months[:MONTHS_OF_THE_TABLE]))
    table = crossing(desk, newest_months, crossed, COUNTRIES_OF_THE_TABLE) if len(months) > 2 else None
    return FrontView(
        desk.page(options.name, options.tagline or (about if newest else "")),
        desk.shelf(alone) if alone else None,
        say["front.edition"].format(month=when) if newest else say["front.empty"],
        desk.listed(held),
        desk.cards(chosen, within=alone.period if alone else None),
        _sections(desk, alone, chosen) if alone else _earlier(desk, before[len(joined) - 1 :][:SECTIONS]),
        tuple(desk.country(code, alone.period if alone else "", n) for code, n in in_the_news[:IN_THE_NEWS]),
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


def _sections(desk: Desk, shelf: Shelf, taken: list[Entry]) -> tuple[Group, ...]:
    """What else the edition has, by country, the most covered first: titles only, none that stands above."""
    above = {entry.path for entry in taken}
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        if entry.path not in above and (code := entry.primary or "".join(entry.countries[:1])):
            found[code].append(entry)
    numbers = dict(tally(shelf.entries))
    ranked = sorted(found, key=lambda code: (-numbers[code], code))[:SECTIONS]
    groups = []
    for code in ranked:
        link = desk.country(code, shelf.period)
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


def countries(
    options: SiteOptions,
    numbers: tuple[tuple[str, int], ...],
    months: tuple[tuple[str, int], ...] = (),
    crossed: tuple[tuple[str, str, int], ...] = (),
    pairs: tuple[tuple[str, str, int], ...] = (),
) -> CountriesView:
    """The countries from A to Z, from (country, articles), (month, articles), newest first, (country, month,
    articles) and (country, country, articles about both).
    """
    desk = Desk(options, urls.COUNTRIES)
    say = desk.say
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for code, key, number in crossed:
        found[code][key] = number
    axis = recent({key for key, _ in months}) if len(months) > 2 else []
    drawn_at_all = {code for code, _ in sorted(numbers, key=lambda pair: (-pair[1], pair[0]))[:SPARKLINES]}
    strokes = STROKES_OF_A_PAGE // max(len(drawn_at_all), 1)
    letters: dict[str, list[Place]] = defaultdict(list)
    for code, number in in_order(numbers, desk.lang):
        link = desk.country(code, count=number)
        drawn = spark(found[code], axis, strokes) if code in drawn_at_all else ""
        ends = sorted({min(found[code]), max(found[code])}) if drawn else ()
        span = " – ".join(names.date(key, desk.lang) for key in ends)
        letters[names.initial(link.label)].append(Place(link, drawn, span))
    axis_said = ""
    if axis:
        axis_said = say["countries.spark"].format(
            first=names.date(axis[0], desk.lang), last=names.date(axis[-1], desk.lang)
        )
    return CountriesView(
        desk.page(say["countries.title"], say["countries.about"], trail=[(say["nav.front"], urls.FRONT)]),
        tuple((letter, tuple(places)) for letter, places in letters.items()),
        desk.link(say["regions.title"], urls.REGIONS),
        company(desk, pairs),
        axis_said,
    )


def matrix(
    options: SiteOptions,
    months: tuple[tuple[str, int], ...],
    crossed: tuple[tuple[str, str, int], ...],
    *rest: object,
) -> MatrixView:
    """The matrix from (month, articles), oldest first, and (country, month, articles).

    It holds the newest months; the tables of earlier years stand on the years' pages.
    """
    desk = Desk(options, urls.MATRIX)
    say = desk.say
    shown = months[-MONTHS_OF_THE_MATRIX:]
    years = sorted({key[:4] for key, _ in months[:-MONTHS_OF_THE_MATRIX]}, reverse=True)
    return MatrixView(
        desk.page(say["matrix.title"], say["matrix.about"], trail=[(say["nav.front"], urls.FRONT)]),
        say["matrix.about"],
        crossing(desk, shown, crossed, COUNTRIES_OF_THE_MATRIX),
        tuple(desk.link(year, urls.year(int(year))) for year in years),
    )


def data(options: SiteOptions, fields: tuple[str, ...]) -> DataView:
    """What the data files are, and what their `fields` mean."""
    desk = Desk(options, urls.DATA)
    say = desk.say
    files = (
        ("articles.jsonl", "jsonl"),
        ("articles.csv", "csv"),
        ("rejects.jsonl", "rejects"),
        ("corrections.csv", "corrections_csv"),
        ("datapackage.json", "package"),
    )
    return DataView(
        desk.page(say["data.title"], say["data.about"], trail=[(say["nav.front"], urls.FRONT)]),
        (
            *((desk.link(name, urls.DATA + name), say[f"data.{key}"]) for name, key in files),
            (desk.link(say["corrections.title"], urls.CORRECTIONS), say["data.corrections"]),
            (desk.link("sitemap.xml", "sitemap.xml"), say["data.sitemap"]),
            (desk.link("feed.atom", urls.feed(urls.FRONT)), say["data.feed"]),
            (desk.link("feed.json", urls.jsonfeed(urls.FRONT)), say["data.json_feed"]),
            (desk.link("feeds.opml", urls.OPML), say["data.opml"]),
        ),
        tuple((name, say[f"field.{name}"]) for name in fields),
    )


def missing(options: SiteOptions) -> TextView:
    """The page for an address that leads nowhere; it is served at any depth, so its links count from the root."""
    desk = Desk(options, urls.MISSING)
    say = desk.say
    ways = (("nav.front", urls.FRONT), ("nav.countries", urls.COUNTRIES), ("nav.search", urls.SEARCH))
    links = tuple(desk.link(say[key], address) for key, address in ways)
    return TextView(desk.page(say["missing.title"]), "", "", "", say["missing.about"], links)


def text(options: SiteOptions, address: str, title: str, html: str, lang: str) -> TextView:
    """A hand-written page; `html` is sanitised."""
    desk = Desk(options, address)
    spoken, direction = desk.foreign(lang) if lang else ("", "")
    return TextView(desk.page(title, trail=[(desk.say["nav.front"], urls.FRONT)]), spoken, direction, html, "", ())


def in_order(numbers: tuple[tuple[str, int], ...], lang: str) -> list[tuple[str, int]]:
    """(country code, number) by the country's name in `lang`."""
    return sorted(numbers, key=lambda pair: (names.sortable(names.country(pair[0], lang)), pair[0]))
