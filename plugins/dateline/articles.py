"""An article → its files: what each depends on. Of the rest of the site it is told what is around it."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from . import beside, subscriptions, urls
from .around import NOTHING, Around
from .corrections import Corrected
from .leaf import Leaf, digest, hashed
from .model import Entry
from .page import Page
from .views import article as views
from .views.shapes import SiteOptions as Site


class Articles:
    """Says what files articles have; `wanted` are the files that the theme wants, of KINDS and ASPECTS in `edition`."""

    def __init__(self, site: Site, wanted: Collection[str]) -> None:
        self.site = site
        self.wanted = wanted

    def article(
        self, page: Page, entry: Entry, body: str, beside_it: Around, corrected: tuple[Corrected, ...] = ()
    ) -> Leaf:
        """An article; `body` is sanitised HTML where a person wrote Markdown, otherwise ""."""
        args = (self.site, page.story, entry, body, beside_it, corrected)
        others = subscriptions.cited(entry.url) if "references" in self.wanted else ()
        return Leaf(entry.url, "article.html", views.article, args, beside.article, others=others)

    def article_files(self, entry: Entry) -> tuple[str, ...]:
        """The files of that leaf."""
        return tuple([entry.url + name for name in self._article_files])

    @cached_property
    def _article_files(self) -> tuple[str, ...]:
        data = (urls.data(""),) if "page-data" in self.wanted else ()
        others = (path for path, _ in subscriptions.cited("")) if "references" in self.wanted else ()
        return (urls.file(""), *data, *others)

    def article_key(self, entry: Entry, beside_it: Around, more: str) -> str:
        """A digest of what an article's page depends on: the entries, the site, and `more`, which stands for all the rest."""
        if not entry.mark:
            return digest(self._site, entry, beside_it, more)
        if beside_it is NOTHING:
            return hashed(f"{self._site}{entry.mark},,,,();{more}")
        near = (
            beside_it.newer,
            beside_it.older,
            beside_it.country_newer,
            beside_it.country_older,
            *beside_it.related,
        )
        marks = "".join([f",{other.mark}" if other else "," for other in near])
        return hashed(f"{self._site}{entry.mark}{marks}{beside_it.people};{more}")

    @cached_property
    def _site(self) -> str:
        return digest(self.site)
