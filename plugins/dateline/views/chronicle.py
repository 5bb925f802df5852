"""The view of a month as a plain list, for themes that show months as they show countries."""

from __future__ import annotations

from .. import urls
from ..shelves import Shelf
from .lists import ListView, pager
from .parts import Desk
from .review import capital
from .shapes import Group, SiteOptions


def chronicle(options: SiteOptions, shelf: Shelf, number: int, last: int) -> ListView:
    """One page of a month, newest first and without any choice; `number` is 0 for the newest page."""
    desk = Desk(options, urls.numbered(shelf.url, number))
    name = capital(shelf.name)
    title = desk.say["country.page"].format(country=name, n=number) if number else name
    return ListView(
        desk.page(title, "", [(shelf.name, shelf.url)], [(desk.say["nav.front"], urls.FRONT)]),
        title,
        "" if last else desk.articles(shelf.count),
        (Group("g1", "", "", "", desk.cards(shelf.entries, within=shelf.period)),),
        "",
        pager(desk, shelf.url, number, last),
    )
