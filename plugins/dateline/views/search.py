"""The view of the search page, whose answers a script gives."""

from __future__ import annotations

import json
from dataclasses import dataclass

from .. import interface, urls
from .parts import Desk
from .shapes import Page, SiteOptions

# Where the search engine's files lie, below the site.
INDEX = "pagefind/"


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: the index lies below `index`, an article's link ends in `file`; `words` is JSON for the script."""

    page: Page
    action: str
    index: str
    file: str
    words: str


def search(options: SiteOptions) -> SearchView:
    """The search page. Without the index, or without a script, it says what leads to every article."""
    desk = Desk(options, urls.SEARCH)
    say = desk.say
    words = interface.forms("results", desk.lang)
    words |= {key: say[f"search.{key}"] for key in ("none", "loading", "missing")}
    return SearchView(
        desk.page(say["search.title"], say["search.about"], trail=[(say["nav.front"], urls.FRONT)]),
        desk.href(urls.SEARCH),
        INDEX,
        "index.html" if options.index else "",
        json.dumps(words, ensure_ascii=False, sort_keys=True),
    )
