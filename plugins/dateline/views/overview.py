"""Views of the ways in: the front page, the countries from A to Z, the matrix, the data, texts of few words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .. import names, urls
from ..pictures.bars import Bars
from ..pictures.world import World, world
from ..shelves import Shelf, tally
from .parts import Card, Desk, Link, Page, SiteOptions
from .review import capital, leads, volume

LEADS = 7
IN_THE_NEWS = 12
# From white to full in steps of a share of the greatest number.
HEATS = 5


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front page: the newest month as an edition, and the ways into the archive."""

    page: Page
    edition: Link | None
    edition_title: str
    leads: tuple[Card, ...]
    countries: tuple[Link, ...]
    figures: tuple[tuple[str, str], ...]
    years: tuple[tuple[Link, tuple[Link, ...]], ...]
    places: tuple[Link, ...]
    undated: Link | None
    world: World | None = None
    bars: Bars | None = None
    edition_count: str = ""


@dataclass(frozen=True, slots=True)
class CountriesView:
    """The countries from A to Z, under their initials."""

    page: Page
    letters: tuple[tuple[str, tuple[Link, ...]], ...]
    regions: Link
    world: World | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the matrix, where it leads, and how strong it is (1 to 5)."""

    count: str
    href: str
    heat: int
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A country's line: a cell a month (None where there is nothing), then the total."""

    country: Link
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Countries by months. `years` are (label, link, number of months); `total` has the articles of each month."""

    page: Page
    years: tuple[tuple[Link, int], ...]
    months: tuple[Link, ...]
    lines: tuple[Line, ...]
    total: tuple[Link, ...]
    whole: str


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
) -> FrontView:
    """The front page from the newest month and the (key, number) of all months, newest first, and countries."""
    desk = Desk(options, urls.FRONT)
    say = desk.say
    when = newest.name if newest else ""
    years: dict[str, list[Link]] = defaultdict(list)
    for key, number in months:
        years[key[:4]].append(desk.link(capital(names.month(key, desk.lang)), urls.month(key), number))
    in_the_news = tally(newest.entries) if newest else []
    figures = [
        (say["front.month"], desk.articles(newest.count)) if newest else None,
        ("", desk.counted("countries", len(in_the_news))) if newest else None,
        (say["front.archive"], desk.articles(total)),
        ("", desk.counted("months", len(months))),
        ("", desk.counted("countries", len(countries))),
    ]
    about = say["front.about"].format(name=options.name, articles=desk.articles(total), month=when)
    return FrontView(
        desk.page(options.name, options.tagline or (about if newest else "")),
        desk.shelf(newest) if newest else None,
        say["front.edition"].format(month=when) if newest else say["front.empty"],
        desk.cards(leads(newest.entries, LEADS)) if newest else (),
        tuple(desk.country(code, newest.period, n) for code, n in in_the_news[:IN_THE_NEWS]) if newest else (),
        tuple(filter(None, figures)),
        tuple((desk.link(key, urls.year(int(key))), tuple(links)) for key, links in years.items()),
        tuple(desk.country(code, count=number) for code, number in in_order(countries, desk.lang)),
        desk.link(say["undated.title"], urls.UNDATED, undated) if undated else None,
        _world(desk, countries),
        volume(desk, months),
        desk.articles(newest.count) if newest else "",
    )


def _world(desk: Desk, numbers: tuple[tuple[str, int], ...]) -> World | None:
    if not numbers:
        return None
    labels = {code: f"{names.country(code, desk.lang)} : {desk.articles(n)}" for code, n in numbers}
    most = sorted(numbers, key=lambda pair: (-pair[1], pair[0]))[:3]
    described = f"{desk.counted('countries', len(numbers))} ; {' ; '.join(labels[code] for code, _ in most)}"
    return world(desk.say["front.places"], described, dict(numbers), labels)


def countries(options: SiteOptions, numbers: tuple[tuple[str, int], ...]) -> CountriesView:
    """The countries from A to Z."""
    desk = Desk(options, urls.COUNTRIES)
    say = desk.say
    letters: dict[str, list[Link]] = defaultdict(list)
    for code, number in in_order(numbers, desk.lang):
        link = desk.country(code, count=number)
        letters[names.initial(link.label)].append(link)
    return CountriesView(
        desk.page(say["countries.title"], say["countries.about"], trail=[(say["nav.front"], urls.FRONT)]),
        tuple((letter, tuple(links)) for letter, links in letters.items()),
        desk.link(say["regions.title"], urls.REGIONS),
        _world(desk, numbers),
    )


def matrix(
    options: SiteOptions,
    months: tuple[tuple[str, int], ...],
    crossed: tuple[tuple[str, str, int], ...],
    totals: tuple[tuple[str, int], ...],
    whole: int,
) -> MatrixView:
    """The matrix from (month, articles), oldest first, (country, month, articles) and (country, articles)."""
    desk = Desk(options, urls.MATRIX)
    say = desk.say
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for code, key, number in crossed:
        found[code][key] = number
    most = max((number for _, _, number in crossed), default=1)
    wide = {key: names.date(key, desk.lang) for key, _ in months}
    lines = []
    for code, number in in_order(totals, desk.lang):
        country = desk.country(code, count=number)
        row = found[code]
        cells = tuple(
            Cell(
                desk.number(row[key]),
                desk.href(urls.country(code, key)),
                -(-row[key] * HEATS // most),
                f"{country.label}, {wide[key]} : {desk.articles(row[key])}",
            )
            if key in row
            else None
            for key, _ in months
        )
        lines.append(Line(country, cells))
    spans: dict[str, int] = defaultdict(int)
    for key, _ in months:
        spans[key[:4]] += 1
    return MatrixView(
        desk.page(say["matrix.title"], say["matrix.about"], trail=[(say["nav.front"], urls.FRONT)]),
        tuple((desk.link(year, urls.year(int(year))), span) for year, span in spans.items()),
        tuple(desk.link(capital(names.month(key, desk.lang)), urls.month(key)) for key, _ in months),
        tuple(lines),
        tuple(desk.link(wide[key], urls.month(key), number) for key, number in months),
        desk.number(whole),
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
    links = (desk.link(say["nav.front"], urls.FRONT), desk.link(say["nav.countries"], urls.COUNTRIES))
    return TextView(desk.page(say["missing.title"]), "", "", "", say["missing.about"], links)


def text(options: SiteOptions, address: str, title: str, html: str, lang: str) -> TextView:
    """A hand-written page; `html` is sanitised."""
    desk = Desk(options, address)
    spoken, direction = desk.foreign(lang) if lang else ("", "")
    return TextView(desk.page(title, trail=[(desk.say["nav.front"], urls.FRONT)]), spoken, direction, html, "", ())


def in_order(numbers: tuple[tuple[str, int], ...], lang: str) -> list[tuple[str, int]]:
    """(country code, number) by the country's name in `lang`."""
    return sorted(numbers, key=lambda pair: (names.sortable(names.country(pair[0], lang)), pair[0]))
