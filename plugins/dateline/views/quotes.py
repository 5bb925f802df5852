"""Views of the quotations: the months that have some, and the quotations of a month with speaker and article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .. import names, urls
from ..frozen import frozen
from ..model import Entry
from ..page import Page as Source
from ..shelves import Shelf
from .known import Known, ways
from .lists import pager
from .parts import Desk
from .review import capital
from .shapes import Link, Page, Pager, SiteOptions, When

# Quotations of an article, and characters of a quotation, that a list shows; the article has them all and whole.
OF_AN_ARTICLE = 5
LONG = 400


@frozen
class Quoted:
    """A quotation and its speaker ("" where nobody is named); `href` leads to it in its article, `person` to the speaker.

    `number` counts the quotations of the article.
    """

    text: str
    speaker: str
    href: str
    person: str = ""
    number: int = 1


@frozen
class Sayings:
    """An article with its quotations; `more` leads to those that a list leaves out.

    `dated` is False where the page's heading says the date.
    """

    article: Link
    lang: str
    dir: str
    when: When
    countries: tuple[Link, ...]
    quotes: tuple[Quoted, ...]
    more: Link | None
    dated: bool = True


@frozen
class QuotesView:
    """The ways to all quotations, or one page of a month's."""

    page: Page
    heading: str
    count: str
    intro: str
    years: tuple[tuple[str, tuple[Link, ...]], ...]
    undated: Link | None
    articles: tuple[Sayings, ...]
    pager: Pager


def index(options: SiteOptions, months: tuple[tuple[str, int], ...]) -> QuotesView:
    """The months with their numbers of quotations, newest first; the key "" stands for articles without a month."""
    desk = Desk(options, urls.QUOTES)
    say = desk.say
    years: dict[str, list[Link]] = defaultdict(list)
    counts = dict(months)
    loose = counts.pop("", 0)
    for key, number in counts.items():
        years[key[:4]].append(desk.link(capital(names.month(key, desk.lang)), urls.quotes(key), number))
    return QuotesView(
        desk.page(say["quotes.title"], say["quotes.about"], trail=[(say["nav.front"], urls.FRONT)]),
        say["quotes.title"],
        desk.counted("quotes", sum(number for _, number in months)),
        say["quotes.about"] if months else say["quotes.none"],
        tuple((year, tuple(links)) for year, links in years.items()),
        desk.link(say["quotes.undated"], urls.quotes(""), loose) if loose else None,
        (),
        Pager(None, None, ()),
    )


def quotes(
    pages: Sequence[Source],
    options: SiteOptions,
    shelf: Shelf,
    number: int,
    last: int,
    total: int,
    known: Known = (),
) -> QuotesView:
    """One page of a month's quotations, newest first; `pages` are those of the entries on `shelf`, in its order.

    `total` is the number of the month's quotations, 0 on numbered pages; `known` are people with pages of their own.
    """
    desk = Desk(options, urls.numbered(shelf.url, number))
    say = desk.say
    when = names.date(shelf.period, desk.lang)
    whole = say["quotes.month"].format(month=when) if shelf.period else say["quotes.undated"]
    title = say["quotes.page"].format(title=whole, n=number) if number else whole
    trail = [(say["nav.front"], urls.FRONT), (say["quotes.title"], urls.QUOTES)]
    return QuotesView(
        desk.page(title, whole, trail=[*trail, (whole, shelf.url)] if number else trail),
        title,
        desk.counted("quotes", total) if total else "",
        "",
        (),
        None,
        tuple(
            sayings(desk, entry, page, ways(desk, known), within=shelf.period)
            for entry, page in zip(shelf.entries, pages, strict=True)
        ),
        pager(desk, shelf.url, number, last),
    )


def sayings(
    desk: Desk,
    entry: Entry,
    page: Source,
    people: Mapping[str, str],
    number: int = OF_AN_ARTICLE,
    within: str = "",
) -> Sayings:
    """The first `number` quotations of an article, with the way to the others, under a heading that says `within`.

    `people` leads to the pages of those who have one (`known.ways`).
    """
    lang, direction = desk.foreign(entry.lang)
    address = desk.href(entry.url)
    said = page.story.quotes
    return Sayings(
        Link(names.bound(entry.title, entry.lang), address, lang=lang, dir=direction),
        lang,
        direction,
        When(names.date(entry.date, desk.lang), names.machine(entry.date)),
        tuple(desk.country(code) for code in entry.countries),
        tuple(
            Quoted(
                names.bound(short(whole(quote.text)), entry.lang),
                quote.speaker,
                f"{address}#q{n}",
                people.get(names.sortable(quote.speaker), ""),
                n,
            )
            for n, quote in enumerate(said[:number], 1)
        ),
        Link(desk.say["quotes.more"], f"{address}#quotes", desk.number(len(said))) if len(said) > number else None,
        entry.date != within,
    )


def whole(text: str) -> str:
    """`text` without the comma that led on to its speaker.

    >>> whole("It is over,"), whole("Yes, it is.")
    ('It is over', 'Yes, it is.')
    """
    return text.rstrip(" ,،")


def short(text: str) -> str:
    """`text`, or as many whole words of it as LONG characters hold, with an ellipsis."""
    if len(text) <= LONG:
        return text
    return f"{text[:LONG].rpartition(' ')[0] or text[:LONG]} …"
