"""How an entry, a shelf or a site is laid out on a page: the desk that makes links, cards and sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .. import edtf, interface, names, shelves, urls
from ..frozen import frozen
from ..model import Entry, Note
from .later import LATER, left
from .shapes import Card, Link, Page, Site, SiteOptions, Strip, When

# What stands at the foot of every page: what a reader should know of the site.
FOOT = (
    ("coverage.title", urls.COVERAGE),
    ("nav.undated", urls.UNDATED),
    ("corrections.title", urls.CORRECTIONS),
    ("nav.data", urls.DATA),
)
# A list tells more of its first articles than their titles, as far as their summaries fit into so many bytes: a page has
# a weight that it may not pass.
ROOM = 7000
ALL = 1 << 20
# A card names so many countries; the article has them all.
KICKERS = 4


@frozen
class Desk:
    """Lays out what stands on the page at one address of a site: the only maker of links, cards and sites."""

    options: SiteOptions
    address: str

    @property
    def lang(self) -> str:
        """The language that the site speaks."""
        return interface.spoken(self.options.lang)

    @property
    def say(self) -> Mapping[str, str]:
        """The words of the interface."""
        return interface.words(self.options.lang)

    def href(self, target: str) -> str:
        """The link to an address of the site.

        On the web the page for an unknown address is served at any depth, so that its links are whole addresses;
        in a folder it has its place like all others.
        """
        if self.address == urls.MISSING and self.options.url:
            return urls.absolute(target, self.options.url)
        return urls.relative(target, self.address, self.options.index)

    def link(self, label: str, target: str, count: int | None = None) -> Link:
        """A link with an optional number."""
        return Link(label, self.href(target), "" if count is None else self.number(count))

    def shelf(self, shelf: shelves.Shelf) -> Link:
        """The link to a shelf, with its number of entries."""
        return self.link(shelf.name, shelf.url, shelf.count)

    def country(self, code: str, month: str = "", count: int | None = None) -> Link:
        """The link to a country, or to a country in a month."""
        month = month if self.options.crossed else ""
        return self.link(names.country(code, self.lang), urls.country(code, month), count)

    def ranked(self, numbers: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
        """Countries with their numbers, the most covered first, and of two alike by name, as a reader looks for them."""
        return sorted(numbers, key=lambda pair: (-pair[1], names.sortable(names.country(pair[0], self.lang))))

    def people(self, found: Iterable[tuple[str, str, int]]) -> Strip:
        """The people of (name, slug of their page or "", number of articles), under their heading."""
        links = (
            self.link(name, urls.person(slug), n) if slug else Link(name, "", self.number(n))
            for name, slug, n in found
        )
        return Strip(self.say["article.people"], tuple(links))

    def foreign(self, lang: str) -> tuple[str, str]:
        """`lang` and `dir` of text in `lang`, both "" for the site's own; an unknown language shows its direction."""
        if lang.partition("-")[0] == self.lang:
            return "", ""
        return lang, names.direction(lang)

    def card(self, entry: Entry, but: str = "", brief: bool = False, within: str | None = None) -> Card:
        """An entry as lists show it; what the heading says, the country `but` and the date `within`, it leaves out.

        `brief` leaves countries and summary out.
        """
        lang, direction = self.foreign(entry.lang)
        codes = tuple([code for code in entry.countries if code != but])
        card = Card(
            names.bound(entry.title, entry.lang),
            self.href(entry.url),
            lang,
            direction,
            When(names.date(entry.date, self.lang), names.machine(entry.date)),
            entry.dateline,
            "" if brief else names.bound(below(entry), entry.lang),
            () if brief else LATER,
            entry.date != within,
            self.signed(len(codes) - KICKERS) if len(codes) > KICKERS and not brief else "",
        )
        return card if brief else left(card, _Kickers(self, codes[:KICKERS]))

    def cards(
        self, entries: Iterable[Entry], but: str = "", full: int = ALL, within: str | None = None
    ) -> tuple[Card, ...]:
        """Entries as lists show them, those after the first `full` in brief."""
        return tuple(self.card(entry, but, n >= full, within) for n, entry in enumerate(entries))

    def number(self, number: int) -> str:
        """`1 234`."""
        return interface.numeral(number, self.lang)

    def signed(self, number: int) -> str:
        """A change: `+12`, `−3`; where one reads from the right, a mark keeps the sign on the left of its number."""
        mark = "\u200e" if names.direction(self.lang) == "rtl" else ""
        return f"{mark}{'+' if number > 0 else '−'}{self.number(abs(number))}"

    def listed(self, words: Iterable[str]) -> str:
        """Words with the comma of the script between them."""
        return ("، " if names.direction(self.lang) == "rtl" else ", ").join(words)

    def counted(self, noun: str, number: int) -> str:
        """A number with one of the nouns of the interface."""
        return interface.counted(noun, number, self.lang)

    def articles(self, number: int) -> str:
        """`12 articles`."""
        return self.counted("articles", number)

    def doubt(self, note: Note) -> str:
        """A doubt in words, with its detail; of `2024-11 / 3 September` only the first is a date for machines."""
        told = " / ".join(
            names.date(part, self.lang) if edtf.valid(part) else self.apart(part) for part in note.detail.split(" / ")
        )
        return " – ".join(filter(None, (self.say.get(f"note.{note.code}", note.code), told)))

    def apart(self, words: str) -> str:
        """Words of another hand, kept from mixing with those around them where one reads from the right."""
        return f"\u2068{words}\u2069" if words and names.direction(self.lang) == "rtl" else words

    def cited(self, address: str) -> list[tuple[str, str]]:
        """(label, address) of the references and the JSON Feed beside a month or a country."""
        say = self.say
        beside = (("cite.ris", urls.ris), ("cite.csl", urls.csl), ("site.feed_json", urls.jsonfeed))
        return [(say[key], file(address)) for key, file in beside]

    def page(
        self,
        title: str,
        description: str = "",
        feeds: Iterable[tuple[str, str]] = (),
        trail: Iterable[tuple[str, str]] = (),
        files: Iterable[tuple[str, str]] = (),
    ) -> Page:
        """The frame of a page; `feeds` are (name, address of the page they belong to).

        `trail` are (label, address), `files` too: what else can be taken away.
        """
        published = self.options.url and self.address != urls.MISSING
        page = Page(
            self._site(), title, description, urls.absolute(self.address, self.options.url) if published else ""
        )
        return left(page, _Frame(self, feeds, trail, files))

    def links(self, pairs: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
        """Links to addresses."""
        return tuple([self.link(label, address) for label, address in pairs])

    def _site(self) -> Site:
        missing = self.address == urls.MISSING
        site = Site(
            self.options.name,
            self.options.tagline,
            self.lang,
            names.direction(self.lang),
            f"{self.options.url}/" if missing and self.options.url else urls.root(self.address),
            bool(self.options.url),
            self.href(urls.FRONT),
            self.say,
        )
        return left(site, _Ways(self))


class _Kickers:
    """The rest of a card."""

    __slots__ = ("codes", "desk")

    def __init__(self, desk: Desk, codes: tuple[str, ...]) -> None:
        self.desk = desk
        self.codes = codes

    def countries(self) -> tuple[Link, ...]:
        return tuple([self.desk.country(code) for code in self.codes])


class _Frame:
    """The rest of a page's frame."""

    __slots__ = ("_feeds", "_files", "_trail", "desk")

    def __init__(
        self,
        desk: Desk,
        feeds: Iterable[tuple[str, str]],
        trail: Iterable[tuple[str, str]],
        files: Iterable[tuple[str, str]],
    ) -> None:
        self.desk = desk
        self._feeds = feeds
        self._trail = trail
        self._files = files

    def feeds(self) -> tuple[Link, ...]:
        name = self.desk.options.name
        own = [(f"{name} – {label}", urls.feed(address)) for label, address in self._feeds]
        return self.desk.links([(name, urls.feed(urls.FRONT)), *own])

    def trail(self) -> tuple[Link, ...]:
        return self.desk.links(self._trail)

    def data(self) -> str:
        address = self.desk.address
        return "" if address == urls.MISSING else self.desk.href(urls.data(address))

    def files(self) -> tuple[Link, ...]:
        return self.desk.links(self._files)


class _Ways:
    """The rest of a site: the ways that stand at the head and at the foot of every page."""

    __slots__ = ("desk",)

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def nav(self) -> tuple[Link, ...]:
        desk, say = self.desk, self.desk.say
        sections = [
            (say["nav.front"], urls.FRONT),
            (say["nav.search"], urls.SEARCH),
            (say["nav.countries"], urls.COUNTRIES),
            (say["nav.matrix"], urls.MATRIX),
            (say["nav.people"], urls.PEOPLE),
            (say["nav.quotes"], urls.QUOTES),
        ]
        own = [(label, to, "", "") for label, to in sections]
        theirs = [(title, to, *(desk.foreign(lang) if lang else ("", ""))) for title, to, lang in desk.options.pages]
        return tuple(
            Link(label, desk.href(to), current=to == desk.address, lang=lang, dir=direction)
            for label, to, lang, direction in own + theirs
        )

    def foot(self) -> tuple[Link, ...]:
        say = self.desk.say
        return self.desk.links([(say[key], to) for key, to in FOOT])


def below(entry: Entry) -> str:
    """What stands below the title of an entry; a summary that only says the title again is none."""
    return entry.standfirst or ("" if entry.summary.strip(" .…") in entry.title else entry.summary)


def room(entries: Iterable[Entry], size: int = ROOM) -> int:
    """How many of the first entries a list can show with their summaries, if these may have `size` bytes."""
    for n, entry in enumerate(entries):
        size -= len(below(entry).encode("utf-8", "replace"))
        if size < 0:
            return n
    return ALL
