"""Views of plain lists: countries in a month, all of a month, what has only a year, the undated shelf."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from .. import names, urls
from ..frozen import frozen
from ..model import Entry
from ..page import Page as Source
from ..shelves import Shelf, placed
from .parts import ROOM, Desk, room
from .review import capital
from .shapes import Card, Group, Link, Page, Pager, SiteOptions, Strip

# A list names so many of its pages.
PAGES = 30


@frozen
class ListView:
    """A list of articles under headings: a country in a month, all of a month, the undated, who is named; `strips` stand before it."""

    page: Page
    heading: str
    count: str
    groups: tuple[Group, ...]
    empty: str
    pager: Pager
    also: tuple[Link, ...] = ()
    strips: tuple[Strip, ...] = ()


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
        by(
            desk,
            shelf.entries,
            lambda entry: entry.date,
            lambda key: capital(names.date(key, desk.lang)),
            lambda key: "",
            shelf.code,
            cut=cut(number, last),
        ),
        "",
        turn,
        (
            desk.link(say["country.whole"], urls.country(shelf.code)),
            desk.link(capital(when), urls.month(shelf.period)),
        ),
    )


def whole_month(options: SiteOptions, shelf: Shelf, number: int, last: int) -> ListView:
    """One page of all articles of a month, day by day; the review of the month stands before the newest page."""
    desk = Desk(options, urls.numbered(shelf.url, number))
    name = capital(shelf.name)
    title = desk.say["country.page"].format(country=name, n=number)
    return ListView(
        desk.page(title, "", [(shelf.name, shelf.url)], [(desk.say["nav.front"], urls.FRONT), (name, shelf.url)]),
        title,
        "",
        by(
            desk,
            shelf.entries,
            lambda entry: entry.date,
            lambda key: capital(names.date(key, desk.lang)),
            lambda key: "",
            cut=cut(number, last),
        ),
        "",
        pager(desk, shelf.url, number, last),
    )


def loose(options: SiteOptions, shelf: Shelf, number: int, last: int) -> ListView:
    """One page of the articles of a year whose month is not known; the year itself stands before the newest page."""
    desk = Desk(options, urls.numbered(shelf.url, number))
    say = desk.say
    title = say["country.page"].format(country=shelf.name, n=number)
    return ListView(
        desk.page(title, trail=[(say["nav.front"], urls.FRONT), (shelf.name, shelf.url)]),
        title,
        "",
        by(
            desk,
            shelf.entries,
            lambda entry: shelf.period,
            lambda key: say["year.only"],
            lambda key: "",
            cut=cut(number, last),
        ),
        "",
        pager(desk, shelf.url, number, last),
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
        by(
            desk,
            shelf.entries,
            lambda entry: "doubtful" if placed(entry.date)[1] else "",
            lambda key: say[f"undated.{key or 'unknown'}"],
            lambda key: "",
            cut=cut(number, last),
        ),
        say["undated.about"] if shelf.entries else say["undated.none"],
        pager(desk, shelf.url, number, last),
    )


def doubted(pages: Sequence[Source], *args: Any) -> ListView:
    """What `undated` makes of its arguments, with the reasons that the pages of its entries, in their order, give."""
    options, shelf, number = args[:3]
    desk = Desk(options, urls.numbered(shelf.url, number))
    reasons = {
        desk.href(entry.url): ". ".join(
            capital(desk.doubt(note)) for note in page.story.notes if note.field == "date"
        )
        for entry, page in zip(shelf.entries, pages, strict=True)
    }
    view = undated(*args)
    groups = (
        replace(group, cards=tuple(replace(card, doubt=reasons[card.href]) for card in group.cards))
        for group in view.groups
    )
    return replace(view, groups=tuple(groups))


def by(
    desk: Desk,
    entries: Sequence[Entry],
    key: Callable[[Entry], str],
    heading: Callable[[str], str],
    target: Callable[[str], str],
    but: str = "",
    size: int = ROOM,
    cut: tuple[bool, bool] = (False, False),
) -> tuple[Group, ...]:
    """Entries, in their order, under one heading for each key; a date that is the key goes without saying.

    Their summaries have `size` bytes; the articles after that are brief. Where the list goes on before and behind
    (`cut`), the first and the last group may be a part, whose number would be taken for that of the whole: they have none.
    """
    full = room(entries, size)
    groups: dict[str, list[Card]] = defaultdict(list)
    for place, entry in enumerate(entries):
        at = key(entry)
        groups[at].append(desk.card(entry, but, place >= full, at))
    parts = {number for number, side in zip((1, len(groups)), cut, strict=True) if side}
    return tuple(
        Group(
            f"g{number}",
            heading(name),
            desk.href(target(name)) if target(name) else "",
            desk.articles(len(group)) if len(group) > 1 and number not in parts else "",
            tuple(group),
        )
        for number, (name, group) in enumerate(groups.items(), 1)
    )


def cut(number: int, last: int) -> tuple[bool, bool]:
    """Whether a list goes on before and behind its page `number`: 0 is the newest, 1 the oldest."""
    return number > 0, number > 1 or (not number and last > 0)


def pager(desk: Desk, address: str, number: int, last: int) -> Pager:
    """The neighbours of a list page: 0 is the newest, 1 the oldest, `last` the newest of the numbered ones."""
    say = desk.say
    newer = older = None
    if number:
        newer = desk.link(say["pager.newer"], urls.numbered(address, number + 1 if number < last else 0))
    if number > 1 or (not number and last):
        older = desk.link(say["pager.older"], urls.numbered(address, number - 1 if number else last))
    return Pager(newer, older, () if number else pages(desk, address, last))


def pages(desk: Desk, address: str, last: int) -> tuple[Link, ...]:
    """The way to the numbered pages, newest first; of a great many to every fifth or so, the last among them."""
    step = -(-last // PAGES)
    return tuple(
        desk.link(str(n), urls.numbered(address, n)) for n in range(last, 0, -1) if n == 1 or not (last - n) % step
    )


def _month_of_country(desk: Desk, code: str, key: str) -> Link | None:
    return desk.link(capital(names.date(key, desk.lang)), urls.country(code, key)) if key else None
