"""The view of the search page, whose answers a script gives."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable

from .. import interface, names, searchable, urls
from ..frozen import frozen
from ..model import Entry
from .parts import Desk
from .shapes import Page, SiteOptions

# Where the search engine's files lie, below the site.
INDEX = "pagefind/"


@frozen
class SearchView:
    """The search page: the index lies below `index`, an article's link ends in `file`; `words` is JSON for the script.

    `choices` has what results may be narrowed by, (field, (value, label, number of articles) of each choice).
    """

    page: Page
    action: str
    index: str
    file: str
    words: str
    choices: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


def counted(entries: Iterable[Entry]) -> tuple[tuple[tuple[str, int], ...], ...]:
    """How many articles there are of each country, month and language that the index can be narrowed by, by key."""
    countries: Counter[str] = Counter()
    dates: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for entry in entries:
        countries.update(entry.countries)
        dates[entry.date] += 1
        languages[entry.lang] += 1
    months: Counter[str] = Counter()
    for date, number in dates.items():
        months[searchable.month(date)] += number
    return tuple(
        tuple(sorted((key, n) for key, n in found.items() if key)) for found in (countries, months, languages)
    )


def search(options: SiteOptions, held: tuple[tuple[tuple[str, int], ...], ...]) -> SearchView:
    """The search page, of what `counted` has found. Without the index, or without a script, it says what leads to every article."""
    desk = Desk(options, urls.SEARCH)
    say = desk.say
    words = interface.forms("results", desk.lang)
    words |= {key: say[f"search.{key}"] for key in ("none", "loading", "missing")}
    countries, months, languages = held
    of_months = tuple((key, names.date(key, desk.lang), desk.number(n)) for key, n in reversed(months))
    choices = (
        ("country", _by_name(desk, names.country, countries)),
        ("month", of_months),
        ("language", _by_name(desk, names.language, languages)),
    )
    return SearchView(
        desk.page(say["search.title"], say["search.about"], trail=[(say["nav.front"], urls.FRONT)]),
        desk.href(urls.SEARCH),
        INDEX,
        "index.html" if options.index else "",
        json.dumps(words, ensure_ascii=False, sort_keys=True),
        choices,
    )


def _by_name(
    desk: Desk, spelt: Callable[[str, str], str], found: tuple[tuple[str, int], ...]
) -> tuple[tuple[str, str, str], ...]:
    """The choices from A to Z: the index knows no codes, and two of them may have one name."""
    counts: Counter[str] = Counter()
    for key, number in found:
        counts[spelt(key, desk.lang)] += number
    return tuple((name, name, desk.number(counts[name])) for name in sorted(counts, key=names.sortable))
