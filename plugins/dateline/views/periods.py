"""Views of periods: a month as a review, a year by its months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from .. import names, urls
from ..frozen import frozen
from ..model import Entry
from ..shelves import Shelf, loose, month_of, numbered, tally
from .graphics import Crossing, crossing
from .lists import pages
from .parts import Desk, room
from .review import capital, leads, news
from .shapes import Group, Link, Page, Pager, SiteOptions, Strip

# A month's page shows this many articles of a country; the rest stands on the country's page for the month.
OF_A_COUNTRY = 7
# Above so many articles a month is a selection: the countries most covered, the others by name and number.
LARGE = 90
COUNTRIES_IN_FULL, COUNTRIES_SHOWN, OF_A_SMALLER_COUNTRY = 4, 10, 4
LEADS_OF_A_MONTH = 4
COUNTRIES_OF_A_YEAR = 30


@frozen
class MonthView:
    """A month as a review: what it holds in a sentence, what is new, then its countries, the most covered first.

    `contents` leads to what the page shows, `others` to the countries that a large month names without showing them.
    `singles` are the countries with a single article to show, `nowhere` is what is about no country.

    `whole` leads to all articles day by day where the review is a selection, `pages` to the pages of that list.
    """

    page: Page
    heading: str
    standfirst: str
    news: tuple[Strip, ...]
    contents: tuple[Link, ...]
    groups: tuple[Group, ...]
    singles: tuple[Group, ...]
    nowhere: Group | None
    whole: Link | None
    pages: tuple[Link, ...]
    pager: Pager
    others: tuple[Link, ...] = ()


@frozen
class YearView:
    """A year: its months with what was most covered, and the articles whose month is not known.

    Of many such articles it shows the first; `pages` leads to the others.
    """

    page: Page
    heading: str
    count: str
    table: Crossing | None
    months: tuple[Group, ...]
    loose: tuple[Group, ...]
    pager: Pager
    pages: tuple[Link, ...] = ()


def by_country(shelf: Shelf) -> Mapping[str, list[Entry]]:
    """The entries of a shelf under the country that each is mainly about, "" for none."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        found[entry.primary or (entry.countries[0] if entry.countries else "")].append(entry)
    return found


def selected(shelf: Shelf) -> bool:
    """Whether the review of a month leaves articles out that no other page shows: then it has a list of all."""
    return shelf.count > LARGE or len(by_country(shelf).get("", ())) > OF_A_COUNTRY


def month(
    options: SiteOptions,
    shelf: Shelf,
    newer: str,
    older: str,
    before: tuple[tuple[str, int], ...] = (),
    older_count: int = 0,
    last: int = 0,
    people: tuple[tuple[str, str, int], ...] = (),
) -> MonthView:
    """A month by country, the most covered first; `newer` and `older` are the keys of its neighbours or "".

    `before` has the (country, articles) of the month before, to say who has come into the news since, and
    `older_count` its articles; `last` is the number of pages of the list of all, 0 without one;
    `people` are those whom it names most, (name, slug of their page or "", articles).
    """
    desk = Desk(options, shelf.url)
    say = desk.say
    ranking = desk.ranked(tally(shelf.entries))
    numbers = dict(ranking)
    place = {code: at for at, code in enumerate(numbers)}
    large = shelf.count > LARGE
    ranked = sorted(by_country(shelf).items(), key=lambda pair: place.get(pair[0], len(place)))
    whole = desk.link(say["month.whole"], urls.numbered(shelf.url, last), shelf.count) if last else None
    groups: list[Group] = []
    nowhere: Group | None = None
    contents: list[Link] = []
    others: list[Link] = []
    for rank, (code, entries) in enumerate(ranked):
        length = OF_A_SMALLER_COUNTRY if large and (rank >= COUNTRIES_IN_FULL or not code) else OF_A_COUNTRY
        cards = desk.cards(leads(entries, length), code, 1, shelf.period)
        if not code:
            more = whole if len(entries) > length else None
            nowhere = Group("none", say["month.nowhere"], "", desk.articles(len(entries)), cards, more)
            contents.append(Link(say["month.nowhere"], "#none", desk.number(len(entries))))
            continue
        there = desk.country(code, shelf.period, numbers[code])
        if large and rank >= COUNTRIES_SHOWN:
            others.append(there)
            continue
        articles = desk.articles(numbers[code])
        more = Link(say["month.all"].format(country=there.label), there.href, "")
        groups.append(
            Group(code, there.label, there.href, articles, cards, more if numbers[code] > len(cards) else None)
        )
        contents.append(Link(there.label, f"#{code}", desk.number(numbers[code])))
    year = shelf.period[:4]
    held = desk.articles(shelf.count)
    if older and shelf.count != older_count:
        change = say["month.change"].format(
            change=desk.signed(shelf.count - older_count), month=names.date(older, desk.lang)
        )
        held = f"{held} ({change})"
    held = desk.listed((held, desk.counted("countries", len(numbers))))
    return MonthView(
        desk.page(
            capital(shelf.name),
            say["month.about"].format(articles=desk.articles(shelf.count), month=shelf.name),
            [(shelf.name, shelf.url)],
            [(say["nav.front"], urls.FRONT), (year, urls.year(int(year)))],
            [(say["site.epub"], urls.epub(shelf.period)), *desk.cited(shelf.url)],
        ),
        capital(shelf.name),
        held,
        (*news(desk, ranking, dict(before), shelf.period, older), *((desk.people(people),) if people else ())),
        tuple(contents),
        tuple(group for group in groups if len(group.cards) > 1),
        tuple(group for group in groups if len(group.cards) == 1),
        nowhere,
        whole,
        pages(desk, shelf.url, last),
        Pager(_period(desk, newer), _period(desk, older), ()),
        tuple(others),
    )


def year(
    options: SiteOptions, shelf: Shelf, newer: str, older: str, crossed: tuple[tuple[str, str, int], ...] = ()
) -> YearView:
    """A year by month, the newest first; `newer` and `older` are its neighbours or "".

    `crossed` has the (country, month, articles) of the year.
    """
    desk = Desk(options, shelf.url)
    say = desk.say
    months: dict[str, list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        months[month_of(entry)].append(entry)
    unplaced = months.pop("", [])
    shown, _, last = next(numbered(loose(shelf), options.length))
    groups = [
        Group(
            key,
            capital(names.date(key, desk.lang)),
            desk.href(urls.month(key)),
            desk.articles(len(entries)),
            desk.cards(leads(entries, LEADS_OF_A_MONTH), full=1, within=key),
        )
        for key, entries in months.items()
    ]
    counted = tuple((key, len(entries)) for key, entries in reversed(months.items()))
    table = crossing(desk, counted, crossed, COUNTRIES_OF_A_YEAR)
    return YearView(
        desk.page(
            shelf.period,
            say["year.about"].format(articles=desk.articles(shelf.count), year=shelf.period),
            trail=[(say["nav.front"], urls.FRONT)],
        ),
        shelf.period,
        desk.articles(shelf.count),
        table if table.lines else None,
        tuple(groups),
        (
            Group(
                "loose",
                say["year.only"],
                "",
                desk.articles(len(unplaced)),
                desk.cards(shown.entries, full=room(shown.entries), within=shelf.period),
            ),
        )
        if unplaced
        else (),
        Pager(_period(desk, newer), _period(desk, older), ()),
        pages(desk, shelf.url, last),
    )


def _period(desk: Desk, key: str) -> Link | None:
    if not key:
        return None
    target = urls.month(key) if "-" in key else urls.year(int(key))
    return desk.link(capital(names.date(key, desk.lang)), target)
