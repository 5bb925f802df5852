"""Files that other programs read: which feeds, references and sitemaps a site has, and what each depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from . import export, feeds, urls
from .cite.csl import csl
from .cite.ris import ris
from .jsonfeed import jsonfeed
from .leaf import Leaf
from .model import Entry
from .opml import opml
from .shelves import Shelf, Shelves
from .views.shapes import SiteOptions as Site


def atom(site: Site, shelves: Shelves) -> Iterator[Leaf]:
    """The Atom feeds of the site, of every month and of every country."""
    for address, args in _feeding(site, shelves):
        yield Leaf(urls.feed(address), "", feeds.atom, args)


def json(site: Site, shelves: Shelves) -> Iterator[Leaf]:
    """The same as JSON feeds."""
    for address, args in _feeding(site, shelves):
        yield Leaf(urls.jsonfeed(address), "", jsonfeed, args)


def listed(site: Site, shelves: Shelves) -> Iterator[Leaf]:
    """The list of all feeds."""
    outline = tuple((title, address) for title, address, _ in _fed(site, shelves))
    yield Leaf(urls.OPML, "", opml, (site.name, site.url, outline))


def references(site: Site, shelves: Shelves) -> Iterator[Leaf]:
    """The references of every month and country, for reference managers, in two formats."""
    for shelf in _shelved(shelves):
        args = (shelf.entries, site.name, site.url, site.lang)
        yield Leaf(urls.ris(shelf.url), "", ris, args)
        yield Leaf(urls.csl(shelf.url), "", csl, args)


def cited(address: str) -> tuple[tuple[str, Callable[..., bytes]], ...]:
    """The references of one article, beside its page: (path, what makes it of the page's arguments)."""
    return (urls.ris(address), _ris), (urls.csl(address), _csl)


def _ris(site: Site, story: object, entry: Entry, *rest: object) -> bytes:
    return ris((entry,), site.name, site.url, site.lang)


def _csl(site: Site, story: object, entry: Entry, *rest: object) -> bytes:
    return csl((entry,), site.name, site.url, site.lang)


def sitemaps(addresses: Sequence[str], siteurl: str) -> Iterator[Leaf]:
    """The sitemap of a site, or the sitemaps of a large one with the index that names them."""
    parts = export.sitemap_parts(addresses)
    for file, part in parts:
        yield Leaf(file, "", export.sitemap, (part, siteurl))
    if len(parts) > 1:
        yield Leaf("sitemap.xml", "", export.sitemap_index, (tuple(file for file, _ in parts), siteurl))


def _feeding(site: Site, shelves: Shelves) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for title, address, entries in _fed(site, shelves):
        yield address, (title, address, feeds.newest(entries), site.name, site.url, site.lang)


def _fed(site: Site, shelves: Shelves) -> Iterator[tuple[str, str, tuple[Entry, ...]]]:
    yield site.name, urls.FRONT, shelves.entries
    for shelf in _shelved(shelves):
        yield f"{site.name}: {shelf.name}", shelf.url, shelf.entries


def _shelved(shelves: Shelves) -> tuple[Shelf, ...]:
    return (*shelves.months.values(), *shelves.countries.values())
