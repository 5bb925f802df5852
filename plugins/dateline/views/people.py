"""Views of people: the index from A to Z, and a page for each person with the articles that name them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .. import names, slugs, urls
from ..model import Entry
from ..shelves import Shelf, month_of
from . import lists
from .lists import ListView
from .parts import Desk, Group, Link, Page, SiteOptions
from .review import capital

# Who is named once is found by the search; an index of them all would be as long as the archive.
LEAST = 2


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The people that several articles name, under their initials."""

    page: Page
    intro: str
    letters: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody with a page: the name as most articles write it, its slug, the articles, newest first."""

    name: str
    slug: str
    entries: tuple[Entry, ...]


def gather(entries: Iterable[Entry]) -> tuple[Named, ...]:
    """The people that at least LEAST of `entries` name, in order of their names.

    Names that differ in accents and capitals only are one person's; no other guess is made.
    """
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    spelt: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in entries:
        for name in entry.people:
            key = names.sortable(name)
            found[key][entry.path] = entry
            spelt[key][name] += 1
    out: list[Named] = []
    taken: set[str] = set()
    for key in sorted(found):
        if len(found[key]) < LEAST:
            continue
        named = tuple(found[key].values())
        name = min(spelt[key], key=lambda way: (-spelt[key][way], way))
        slug = slugs.slug(name, named[0].lang, key)
        if slug in taken:
            # Two names that Latin letters cannot tell apart.
            slug = f"{slug}-{hashlib.blake2b(key.encode(), digest_size=4).hexdigest()}"
        taken.add(slug)
        out.append(Named(name, slug, named))
    return tuple(out)


def people(options: SiteOptions, numbers: tuple[tuple[str, str, int], ...]) -> PeopleView:
    """The index from (name, slug, articles), by last names."""
    desk = Desk(options, urls.PEOPLE)
    say = desk.say
    letters: dict[str, list[Link]] = defaultdict(list)
    for name, slug, number in sorted(numbers, key=lambda one: (names.sortable(names.filed(one[0])), one[1])):
        letters[names.initial(names.filed(name))].append(desk.link(name, urls.person(slug), number))
    return PeopleView(
        desk.page(say["people.title"], say["people.about"], trail=[(say["nav.front"], urls.FRONT)]),
        say["people.about"] if numbers else say["people.none"],
        tuple((letter, tuple(links)) for letter, links in letters.items()),
    )


def person(options: SiteOptions, name: str, shelf: Shelf, number: int, last: int, total: int) -> ListView:
    """One page of the articles that name somebody, by month; `number` is 0 for the newest page."""
    desk = Desk(options, urls.numbered(shelf.url, number))
    say = desk.say
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in shelf.entries:
        groups[month_of(entry)].append(entry)
    count = "" if number else desk.articles(total)
    title = say["country.page"].format(country=name, n=number) if number else name
    return ListView(
        desk.page(
            title,
            say["people.person"].format(articles=count, person=name) if count else "",
            trail=[(say["nav.front"], urls.FRONT), (say["people.title"], urls.PEOPLE)]
            + ([(name, shelf.url)] if number else []),
        ),
        title,
        count,
        tuple(
            Group(
                f"g{place}",
                capital(names.date(key, desk.lang)) if key else say["country.undated"],
                desk.href(urls.month(key)) if key else "",
                desk.articles(len(group)) if len(group) > 1 else "",
                desk.cards(group, within=key),
            )
            for place, (key, group) in enumerate(groups.items(), 1)
        ),
        "",
        lists.pager(desk, shelf.url, number, last),
    )
