"""Views of people: the index from A to Z, and a page for each person with the articles that name them."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from .. import names, slugs, urls
from ..frozen import frozen
from ..model import Entry
from ..page import Page as Source
from ..shelves import Shelf, month_of
from . import lists
from .lists import ListView
from .parts import Desk
from .review import capital
from .shapes import Link, Page, SiteOptions, Strip

# Who is named once is found by the search; an index of them all would be as long as the archive.
LEAST = 2
# An index of more people is divided by letters, and begins with those named most.
WHOLE, MOST = 250, 100
# What articles say that somebody is: so many of the words for it.
ROLES = 8
# (name, slug, number of articles) of people.
Numbers = tuple[tuple[str, str, int], ...]


@frozen
class PeopleView:
    """The people that several articles name, under their initials.

    `ways` leads to the pages of an index that is divided, `before` and `after` from one of these to the next.
    """

    page: Page
    heading: str
    intro: str
    letters: tuple[tuple[str, tuple[Link, ...]], ...]
    ways: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None


@frozen
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


def divided(numbers: Numbers) -> tuple[Numbers, ...]:
    """The pages of an index too long for one, each of people with one initial, by last names; () where one is enough."""
    if len(numbers) <= WHOLE:
        return ()
    out: list[Numbers] = []
    for _, of_letter in _by_letter(numbers):
        out += (tuple(of_letter[at : at + WHOLE]) for at in range(0, len(of_letter), WHOLE))
    return tuple(out)


def people(options: SiteOptions, numbers: Numbers) -> PeopleView:
    """The index from (name, slug, articles), by last names; of many people those named most, and the ways to all."""
    desk = Desk(options, urls.PEOPLE)
    say = desk.say
    parts = divided(numbers)
    intro = say["people.about"] if numbers else say["people.none"]
    if parts:
        shown = sorted(numbers, key=lambda one: (-one[2], one[1]))[:MOST]
        counts = {"all": desk.number(len(numbers)), "n": desk.number(len(shown))}
        intro = f"{intro} {say['people.most'].format(**counts)}"
        numbers = tuple(shown)
    return PeopleView(
        desk.page(say["people.title"], say["people.about"], trail=[(say["nav.front"], urls.FRONT)]),
        say["people.title"],
        intro,
        _links(desk, numbers),
        tuple(desk.link(_called(parts, n), urls.numbered(urls.PEOPLE, n + 1)) for n in range(len(parts))),
    )


def leaf(options: SiteOptions, numbers: Numbers, number: int, last: int) -> PeopleView:
    """Page `number` of an index that is divided, of people with one initial; pages count from the first letter."""
    desk = Desk(options, urls.numbered(urls.PEOPLE, number))
    say = desk.say
    title = f"{say['people.title']} – {_letter(numbers[0][0])}"
    trail = [(say["nav.front"], urls.FRONT), (say["people.title"], urls.PEOPLE)]
    before, after = number - 1, number + 1 if number < last else 0
    return PeopleView(
        desk.page(title, say["people.about"], trail=trail),
        title,
        "",
        _links(desk, numbers),
        before=desk.link(say["people.before"], urls.numbered(urls.PEOPLE, before)) if before else None,
        after=desk.link(say["people.after"], urls.numbered(urls.PEOPLE, after)) if after else None,
    )


def _letter(name: str) -> str:
    return names.initial(names.filed(name))


def _called(parts: tuple[Numbers, ...], n: int) -> str:
    """The letter of a page, or, where its letter began on the page before, the name that it goes on with."""
    first = parts[n][0][0]
    if n and _letter(parts[n - 1][0][0]) == _letter(first):
        return f"{names.filed(first).split()[0]} …"
    return _letter(first)


def _by_letter(numbers: Numbers) -> list[tuple[str, list[tuple[str, str, int]]]]:
    letters: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for one in sorted(numbers, key=lambda one: (names.sortable(names.filed(one[0])), one[1])):
        letters[_letter(one[0])].append(one)
    return list(letters.items())


def _links(desk: Desk, numbers: Numbers) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    return tuple(
        (letter, tuple(desk.link(name, urls.person(slug), number) for name, slug, number in found))
        for letter, found in _by_letter(numbers)
    )


def person(
    options: SiteOptions,
    name: str,
    shelf: Shelf,
    number: int,
    last: int,
    total: int,
    company: Numbers = (),
    countries: tuple[tuple[str, int], ...] = (),
) -> ListView:
    """One page of the articles that name somebody, by month; `number` is 0 for the newest page.

    That one also names the `company`, those whom the same articles name, and the `countries` that these are about.
    """
    desk = Desk(options, urls.numbered(shelf.url, number))
    say = desk.say
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
        lists.by(
            desk,
            shelf.entries,
            month_of,
            lambda key: capital(names.date(key, desk.lang)) if key else say["country.undated"],
            lambda key: urls.month(key) if key else "",
            cut=lists.cut(number, last),
        ),
        "",
        lists.pager(desk, shelf.url, number, last),
        strips=tuple(
            strip
            for strip in (
                Strip(say["nav.countries"], tuple(desk.country(code, count=n) for code, n in desk.ranked(countries))),
                replace(desk.people(company), heading=say["country.with"]),
            )
            if strip.links
        ),
    )


def described(pages: Sequence[Source], *args: Any) -> ListView:
    """What `person` makes of its arguments, with what the pages of its entries say that somebody of the name is.

    It goes by the name: what two who share it are stands side by side.
    """
    options, name, shelf = args[:3]
    desk = Desk(options, shelf.url)
    meant = names.sortable(name)
    roles = Counter(
        one.role for page in pages for one in page.story.people if one.role and names.sortable(one.name) == meant
    )
    view = person(*args)
    if not roles:
        return view
    ranked = sorted(roles.items(), key=lambda pair: (-pair[1], pair[0]))
    links = [Link(role, "", desk.number(n)) for role, n in ranked[:ROLES]]
    if len(ranked) > ROLES:
        links.append(Link("…", "", desk.signed(len(ranked) - ROLES)))
    return replace(view, strips=(Strip(desk.say["people.role"], tuple(links)), *view.strips))
