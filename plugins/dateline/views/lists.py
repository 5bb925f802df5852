"""Views of months, years, countries, countries in a month, and the undated shelf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .. import names, urls
from ..model import Entry
from ..pictures.bars import Bars
from ..shelves import Shelf, month_of, placed, tally
from .parts import Desk, Group, Link, Page, Pager, SiteOptions, Strip
from .review import capital, leads, news, volume

# A month's page shows this many articles of a country; the rest stands on the country's page for the month.
OF_A_COUNTRY = 12
# Above so many articles a month is a selection: the countries most covered, the others by name and number.
LARGE = 150
COUNTRIES_IN_FULL, COUNTRIES_SHOWN, OF_A_SMALLER_COUNTRY = 3, 12, 4
LEADS_OF_A_MONTH = 3
COUNTRIES_OF_A_MONTH = 6


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of articles under headings: a month, a country, a country in a month, the undated."""

    page: Page
    heading: str
    count: str
    contents: tuple[Link, ...]
    contents_heading: str
    groups: tuple[Group, ...]
    empty: str
    pager: Pager
    also: tuple[Link, ...] = ()
    beside: tuple[Strip, ...] = ()
    bars: Bars | None = None


@dataclass(frozen=True, slots=True)
class YearView:
    """A year: its months with what was most covered, and the articles whose month is not known."""

    page: Page
    heading: str
    count: str
    months: tuple[Group, ...]
    countries: tuple[Link, ...]
    loose: tuple[Group, ...]
    pager: Pager


def month(
    options: SiteOptions, shelf: Shelf, newer: str, older: str, before: tuple[tuple[str, int], ...] = ()
) -> ListView:
    """A month by country, the most covered first; `newer` and `older` are the keys of its neighbours or "".

    `before` has the (country, articles) of the month before, to say who has come into the news since.
    """
    desk = Desk(options, shelf.url)
    say = desk.say
    by_country: dict[str, list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        by_country[entry.primary or (entry.countries[0] if entry.countries else "")].append(entry)
    numbers = dict(tally(shelf.entries))
    ranked = sorted(by_country.items(), key=lambda pair: (not pair[0], -numbers.get(pair[0], 0), pair[0]))
    groups: list[Group] = []
    elsewhere: list[Link] = []
    for rank, (code, entries) in enumerate(ranked):
        if not code:
            groups.append(Group("none", say["month.nowhere"], "", desk.articles(len(entries)), desk.cards(entries)))
            continue
        whole = desk.country(code, shelf.period, numbers[code])
        if shelf.count > LARGE and rank >= COUNTRIES_SHOWN:
            elsewhere.append(whole)
            continue
        length = OF_A_SMALLER_COUNTRY if shelf.count > LARGE and rank >= COUNTRIES_IN_FULL else OF_A_COUNTRY
        more = Link(say["month.all"].format(country=whole.label), whole.href, desk.articles(numbers[code]))
        groups.append(
            Group(
                code,
                whole.label,
                whole.href,
                desk.articles(numbers[code]),
                desk.cards(leads(entries, length) if shelf.count > LARGE else entries[:length]),
                more if numbers[code] > len(entries[:length]) else None,
            )
        )
    year = shelf.period[:4]
    here = [Link(group.heading, f"#{group.anchor}", group.count.partition(" ")[0]) for group in groups]
    return ListView(
        desk.page(
            capital(shelf.name),
            say["month.about"].format(articles=desk.articles(shelf.count), month=shelf.name),
            [(shelf.name, shelf.url)],
            [(say["nav.front"], urls.FRONT), (year, urls.year(int(year)))],
        ),
        capital(shelf.name),
        desk.articles(shelf.count),
        (
            *(link for link in here if link.href != "#none"),
            *elsewhere,
            *(link for link in here if link.href == "#none"),
        ),
        say["month.contents"],
        tuple(groups),
        "",
        Pager(_period(desk, newer), _period(desk, older), ()),
        beside=news(desk, tally(shelf.entries), dict(before), shelf.period, older),
    )


def year(options: SiteOptions, shelf: Shelf, newer: str, older: str) -> YearView:
    """A year by month, the newest first; `newer` and `older` are its neighbours or ""."""
    desk = Desk(options, shelf.url)
    say = desk.say
    months: dict[str, list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        months[month_of(entry)].append(entry)
    loose = months.pop("", [])
    groups = [
        Group(
            key,
            capital(names.date(key, desk.lang)),
            desk.href(urls.month(key)),
            desk.articles(len(entries)),
            desk.cards(leads(entries, LEADS_OF_A_MONTH)),
        )
        for key, entries in months.items()
    ]
    return YearView(
        desk.page(
            shelf.period,
            say["year.about"].format(articles=desk.articles(shelf.count), year=shelf.period),
            trail=[(say["nav.front"], urls.FRONT)],
        ),
        shelf.period,
        desk.articles(shelf.count),
        tuple(groups),
        tuple(desk.country(code, count=number) for code, number in tally(shelf.entries)),
        (Group("loose", say["year.only"], "", desk.articles(len(loose)), desk.cards(loose)),) if loose else (),
        Pager(_period(desk, newer), _period(desk, older), ()),
    )


def country(
    options: SiteOptions,
    shelf: Shelf,
    number: int,
    last: int,
    months: tuple[tuple[str, int], ...],
    total: int,
    company: tuple[tuple[str, int], ...] = (),
    people: tuple[tuple[str, int], ...] = (),
) -> ListView:
    """One page of a country's chronology: `shelf` holds its entries, `number` is 0 for the newest page.

    `last` is how many numbered pages there are (an inner page need only know that there is a next one).
    `months` (month, articles), `total`, `company` (countries named along with it) and `people` are of the whole
    shelf; numbered pages get none of them, so that a new article leaves them alone.
    """
    desk = Desk(options, urls.numbered(shelf.url, number))
    say = desk.say
    title = say["country.page"].format(country=shelf.name, n=number) if number else shelf.name
    counted = desk.articles(total) if total else ""
    return ListView(
        desk.page(
            title,
            say["country.about"].format(articles=counted, country=shelf.name) if counted else "",
            [(shelf.name, shelf.url)],
            [(say["nav.front"], urls.FRONT), (say["nav.countries"], urls.COUNTRIES)]
            + ([(shelf.name, shelf.url)] if number else []),
        ),
        title,
        counted,
        tuple(desk.link(capital(names.date(key, desk.lang)), urls.country(shelf.code, key), n) for key, n in months),
        say["country.months"],
        _by(
            desk,
            shelf.entries,
            month_of,
            lambda key: capital(names.date(key, desk.lang)) if key else say["country.undated"],
            lambda key: urls.country(shelf.code, key) if key else "",
        ),
        "",
        pager(desk, shelf.url, number, last),
        beside=tuple(
            strip
            for strip in (
                Strip(say["country.with"], tuple(desk.country(other, count=n) for other, n in company)),
                Strip(say["article.people"], tuple(Link(name, "", desk.number(n)) for name, n in people)),
            )
            if strip.links
        ),
        bars=volume(desk, months),
    )


def country_month(options: SiteOptions, shelf: Shelf, number: int, last: int, newer: str, older: str) -> ListView:
    """One page of a country in a month, by day; `newer` and `older` are the country's neighbouring months."""
    desk = Desk(options, urls.numbered(shelf.url, number))
    say = desk.say
    place, when = names.country(shelf.code, desk.lang), names.date(shelf.period, desk.lang)
    title = say["country.title"].format(country=place, month=when)
    if number:
        title = say["country.page"].format(country=title, n=number)
    turn = pager(desk, shelf.url, number, last)
    if not last:
        turn = Pager(_month_of_country(desk, shelf.code, newer), _month_of_country(desk, shelf.code, older), ())
    return ListView(
        desk.page(
            title,
            trail=[
                (say["nav.front"], urls.FRONT),
                (say["nav.countries"], urls.COUNTRIES),
                (place, urls.country(shelf.code)),
            ],
        ),
        title,
        "" if last else desk.articles(shelf.count),
        (),
        "",
        _by(
            desk,
            shelf.entries,
            lambda entry: entry.date,
            lambda key: capital(names.date(key, desk.lang)),
            lambda key: "",
        ),
        "",
        turn,
        (
            desk.link(say["country.whole"], urls.country(shelf.code)),
            desk.link(capital(when), urls.month(shelf.period)),
        ),
    )


def undated(options: SiteOptions, shelf: Shelf, number: int, last: int) -> ListView:
    """One page of the articles whose date is unknown or doubtful."""
    desk = Desk(options, urls.numbered(shelf.url, number))
    say = desk.say
    title = say["undated.title"]
    if number:
        title = say["country.page"].format(country=title, n=number)
    return ListView(
        desk.page(title, say["undated.about"], trail=[(say["nav.front"], urls.FRONT)]),
        title,
        "" if last else desk.articles(shelf.count),
        (),
        "",
        _by(
            desk,
            shelf.entries,
            lambda entry: "doubtful" if placed(entry.date)[1] else "unknown",
            lambda key: say[f"undated.{key}"],
            lambda key: "",
        ),
        say["undated.about"] if shelf.entries else say["undated.none"],
        pager(desk, shelf.url, number, last),
    )


def _by(
    desk: Desk,
    entries: Iterable[Entry],
    key: Callable[[Entry], str],
    heading: Callable[[str], str],
    target: Callable[[str], str],
) -> tuple[Group, ...]:
    """Entries, in their order, under one heading for each key."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return tuple(
        Group(
            f"g{number}",
            heading(name),
            desk.href(target(name)) if target(name) else "",
            desk.articles(len(group)),
            desk.cards(group),
        )
        for number, (name, group) in enumerate(groups.items(), 1)
    )


def pager(desk: Desk, address: str, number: int, last: int) -> Pager:
    """The neighbours of a list page: 0 is the newest, 1 the oldest, `last` the newest of the numbered ones."""
    say = desk.say
    newer = older = None
    if number:
        newer = desk.link(say["pager.newer"], urls.numbered(address, number + 1 if number < last else 0))
    if number > 1 or (not number and last):
        older = desk.link(say["pager.older"], urls.numbered(address, number - 1 if number else last))
    pages = [] if number else [desk.link(str(n), urls.numbered(address, n)) for n in range(last, 0, -1)]
    return Pager(newer, older, tuple(pages))


def _month_of_country(desk: Desk, code: str, key: str) -> Link | None:
    return desk.link(capital(names.date(key, desk.lang)), urls.country(code, key)) if key else None


def _period(desk: Desk, key: str) -> Link | None:
    if not key:
        return None
    target = urls.month(key) if "-" in key else urls.year(int(key))
    return desk.link(capital(names.date(key, desk.lang)), target)
