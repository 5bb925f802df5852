"""What several views are made of: frozen values, all that a template can see of a site, an article, a date, a link."""

from __future__ import annotations

from collections.abc import Mapping

from ..frozen import frozen
from .later import LATER, Deferring


@frozen
class SiteOptions:
    """What all pages share. `url` is the published site's, "" when not known; it never ends in a slash.

    `index`: links name index.html, for reading from a folder. `length`: entries on a list page.
    `pages`: (title, address, language) of the hand-written pages, for the navigation. `crossed`: a country has a page a month.
    `marked`: the theme shows where in an article's text something stands.
    """

    name: str
    url: str
    lang: str
    index: bool = True
    length: int = 40
    pages: tuple[tuple[str, str, str], ...] = ()
    tagline: str = ""
    crossed: bool = True
    marked: bool = True


@frozen
class Link:
    """Somewhere to go. `lang` and `dir` are "" where they are the site's; `count` is "" where none is shown."""

    label: str
    href: str
    count: str = ""
    current: bool = False
    lang: str = ""
    dir: str = ""


@frozen
class Site(Deferring):
    """The site as one page sees it: `root` leads to the folder of the front page, `say` holds the interface.

    `published` says that it is made for the web, not to be opened from a folder.
    """

    name: str
    tagline: str
    lang: str
    dir: str
    root: str
    published: bool
    home: str
    say: Mapping[str, str]
    nav: tuple[Link, ...] = LATER
    foot: tuple[Link, ...] = LATER


@frozen
class Page(Deferring):
    """What every view has: the site, the page's title and description, its full address, its feeds, the way to it.

    `data` leads to the page's data, `files` to what can be taken away of it; `data` is "" where there is none.
    """

    site: Site
    title: str
    description: str
    canonical: str
    feeds: tuple[Link, ...] = LATER
    trail: tuple[Link, ...] = LATER
    data: str = LATER
    files: tuple[Link, ...] = LATER


@frozen
class When:
    """A date in words, and for machines where it is sure ("" otherwise)."""

    words: str
    machine: str


@frozen
class Card(Deferring):
    """An article in a list. `lang` and `dir` are "" where they are the site's.

    `dated` is False where the heading above the card has said its date already; `further` is how many countries
    there are besides the first ones (`+5`), "" for none. `doubt` says why its date is not sure, where that is shown.
    """

    title: str
    href: str
    lang: str
    dir: str
    when: When
    dateline: str
    summary: str
    countries: tuple[Link, ...] = LATER
    dated: bool = True
    further: str = ""
    doubt: str = ""


@frozen
class Group:
    """Cards under a heading; `href` is "" where the heading leads nowhere, `more` is the way to the rest."""

    anchor: str
    heading: str
    href: str
    count: str
    cards: tuple[Card, ...]
    more: Link | None = None


@frozen
class Strip:
    """A few links or names under a heading, beside what the page is about; a link may lead nowhere."""

    heading: str
    links: tuple[Link, ...]


@frozen
class Pager:
    """Neighbouring pages of a list, and all its pages by number."""

    newer: Link | None
    older: Link | None
    pages: tuple[Link, ...]
