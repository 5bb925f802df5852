"""Views of the ways in: the countries from A to Z, the matrix, the data, texts of few words."""

from __future__ import annotations

from collections import defaultdict

from .. import names, urls
from ..frozen import frozen
from ..pictures.bars import recent
from ..pictures.spark import spark
from ..pictures.ties import Ties
from .graphics import Crossing, company, crossing
from .parts import Desk
from .shapes import Link, Page, SiteOptions

# Sparklines of the countries most covered, and strokes of them all: together they may weigh so much and no more.
SPARKLINES, STROKES_OF_A_PAGE = 90, 1500
MONTHS_OF_THE_MATRIX, COUNTRIES_OF_THE_MATRIX = 12, 40


@frozen
class Place:
    """A country in a list of countries: the way to it, and when it was covered, as a path to draw and in words."""

    link: Link
    spark: str
    span: str


@frozen
class CountriesView:
    """The countries from A to Z, under their initials, and who is named with whom."""

    page: Page
    letters: tuple[tuple[str, tuple[Place, ...]], ...]
    regions: Link
    ties: Ties | None = None
    span: str = ""


@frozen
class MatrixView:
    """Countries by months; `years` leads to the tables of the years that this one does not hold."""

    page: Page
    intro: str
    table: Crossing
    years: tuple[Link, ...]


@frozen
class DataView:
    """The files for download and the fields of an article."""

    page: Page
    files: tuple[tuple[Link, str], ...]
    fields: tuple[tuple[str, str], ...]


@frozen
class TextView:
    """A text of few words: `html` is safe; `links` lead on."""

    page: Page
    lang: str
    dir: str
    html: str
    words: str
    links: tuple[Link, ...]


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
        span = names.span(min(found[code]), max(found[code]), desk.lang) if drawn else ""
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
