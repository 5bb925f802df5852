"""Shelves → views: every page of the site, in a fixed order, as an address, a template and a view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from . import edtf, interface, names, urls
from .model import Entry
from .page import Page
from .shelves import Shelf, Shelves
from .views import (
    Article,
    Directory,
    Evidence,
    Feed,
    Frame,
    Group,
    Item,
    Link,
    Listing,
    Matrix,
    Row,
    Said,
    Segment,
    Text,
)

STYLES = ("theme/css/tokens.css", "theme/css/base.css", "theme/css/layout.css", "theme/css/blocks.css")
LEAD = 3
RTL = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv"})
NEW_COUNTRIES = 12


@dataclass(frozen=True, slots=True)
class Site:
    """What the whole site shares: its name and address, its language, how long a list page is."""

    name: str
    url: str
    lang: str
    index: bool
    length: int
    pages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the site to be rendered: where, with which template, from what."""

    address: str
    template: str
    view: Any


def direction(lang: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if lang in RTL else "ltr"


class Editor:
    """Builds views for one site; holds nothing but the site and the words of its language."""

    def __init__(self, site: Site, shelves: Shelves) -> None:
        self.site = site
        self.shelves = shelves
        self.lang = interface.spoken(site.lang)
        self.words = interface.words(self.lang)

    # -- pieces ---------------------------------------------------------------------------------------

    def link(self, text: str, target: str, page: str, count: int = 0) -> Link:
        """A link from the page at address `page`."""
        return Link(text, urls.relative(target, page, self.site.index), count)

    def frame(
        self,
        page: str,
        title: str,
        description: str = "",
        crumbs: Sequence[tuple[str, str]] = (),
        feeds: Sequence[tuple[str, str]] = (),
    ) -> Frame:
        """The surroundings of the page at address `page`."""
        targets = [("front", ""), ("countries", urls.COUNTRIES), ("matrix", urls.MATRIX), ("undated", urls.UNDATED)]
        nav = [self.link(self.words[key], target, page) for key, target in [*targets, ("data", urls.DATA)]]
        nav += [self.link(text, target, page) for text, target in self.site.pages]
        all_feeds = [(self.site.name, urls.feed("")), *feeds]
        return Frame(
            site=self.site.name,
            lang=self.lang,
            dir=direction(self.lang),
            title=title,
            description=description,
            canonical=urls.absolute(page, self.site.url) if self.site.url else "",
            home=urls.relative("", page, self.site.index),
            styles=tuple(urls.relative(style, page, False) for style in STYLES),
            nav=tuple(nav),
            crumbs=tuple(self.link(text, target, page) for text, target in crumbs),
            feeds=tuple(Feed(text, urls.relative(target, page, False)) for text, target in all_feeds),
            words=self.words,
        )

    def item(self, entry: Entry, page: str) -> Item:
        """An entry as it stands in a list on the page at address `page`."""
        return Item(
            title=entry.title,
            href=urls.relative(entry.url, page, self.site.index),
            lang=entry.lang,
            dir=direction(entry.lang),
            date=names.date(entry.date, self.lang),
            datetime=machine_date(entry.date),
            dateline=entry.dateline,
            summary=entry.summary,
            countries=tuple(
                self.link(names.country(code, self.lang), urls.country(code), page) for code in entry.countries
            ),
        )

    def groups_by_country(self, entries: Sequence[Entry], page: str, month: str) -> tuple[Group, ...]:
        """Entries under their first country, the most covered country first, those without one last."""
        shelves: dict[str, list[Entry]] = {}
        for entry in entries:
            shelves.setdefault(entry.countries[0] if entry.countries else "", []).append(entry)
        ordered = sorted(shelves.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
        return tuple(
            Group(
                heading=names.country(code, self.lang) if code else self.words["no-country"],
                href=urls.relative(urls.country(code, month), page, self.site.index) if code else "",
                anchor=code or "none",
                items=tuple(self.item(entry, page) for entry in group),
                count=len(group),
            )
            for code, group in ordered
        )

    def groups_by_month(self, entries: Sequence[Entry], page: str) -> tuple[Group, ...]:
        """Entries under their months as they come; those without a certain month under a heading of their own."""
        groups: list[tuple[str, list[Entry]]] = []
        for entry in entries:
            known = edtf.parse(entry.date) if entry.date else None
            key = known.month_key if known else ""
            if not groups or groups[-1][0] != key:
                groups.append((key, []))
            groups[-1][1].append(entry)
        return tuple(
            Group(
                heading=names.date(key, self.lang) if key else self.words["month-unknown"],
                href=urls.relative(urls.month(key), page, self.site.index) if key else "",
                anchor=f"m{number}",
                items=tuple(self.item(entry, page) for entry in group),
                count=len(group),
            )
            for number, (key, group) in enumerate(groups)
        )

    def counted(self, number: int) -> str:
        """`12 articles`."""
        return interface.count("articles", number, self.lang)

    def listing(self, address: str, heading: str, number: int, **parts: Any) -> Listing:
        """A list page; `parts` are the fields of the view that this page has, and `crumbs` and `feeds`."""
        crumbs = parts.pop("crumbs", ())
        feeds = parts.pop("feeds", ())
        empty: dict[str, Any] = {
            "intro": "", "lead": (), "groups": (), "links": (), "links_heading": "", "more": (),
            "more_heading": "", "newer": None, "older": None,
        }  # fmt: skip
        frame = self.frame(address, heading, parts.get("intro", ""), crumbs, feeds)
        return Listing(frame=frame, heading=heading, count=self.counted(number), **{**empty, **parts})

    # -- pages ----------------------------------------------------------------------------------------

    def lists(self) -> Iterator[Leaf]:
        """Every page but the articles and the hand-written ones."""
        yield self.front()
        for key, shelf in self.shelves.years.items():
            yield self.year(key, shelf)
        for key, shelf in self.shelves.months.items():
            yield self.month(key, shelf)
        yield self.directory()
        for shelf in self.shelves.countries.values():
            yield from self.country(shelf)
        for (code, key), shelf in self.shelves.country_months.items():
            yield self.country_month(code, key, shelf)
        yield self.matrix()
        yield self.undated()
        yield self.data()
        yield self.not_found()

    def front(self) -> Leaf:
        """The newest month as an edition, and the ways into the archive."""
        months = self.shelves.months
        newest = next(iter(months), "")
        entries = months[newest].entries if newest else self.shelves.entries[: self.site.length]
        groups = self.groups_by_country(entries[LEAD:], "", newest) if newest else self.groups_by_month(entries[LEAD:], "")
        busy = sorted(
            ((shelf.count, code) for (code, key), shelf in self.shelves.country_months.items() if key == newest),
            key=lambda pair: (-pair[0], pair[1]),
        )
        view = self.listing(
            "",
            self.site.name,
            len(self.shelves.entries),
            intro=self.words["edition"].format(name=months[newest].name) if newest else self.words["empty"],
            lead=tuple(self.item(entry, "") for entry in entries[:LEAD]),
            groups=groups,
            links=tuple(
                self.link(names.country(code, self.lang), urls.country(code, newest), "", count)
                for count, code in busy[:NEW_COUNTRIES]
            ),
            links_heading=self.words["in-the-news"],
            more=tuple(self.link(shelf.name, shelf.url, "", shelf.count) for shelf in months.values()),
            more_heading=self.words["all-months"],
        )
        return Leaf("", "front.html", view)

    def year(self, key: str, shelf: Shelf) -> Leaf:
        """A year: its months, and what is known to the year only."""
        months = [month for name, month in self.shelves.months.items() if name.startswith(f"{key}-")]
        loose = [entry for entry in shelf.entries if not _month(entry)]
        view = self.listing(
            shelf.url,
            shelf.name,
            shelf.count,
            groups=self.groups_by_month(loose, shelf.url) if loose else (),
            links=tuple(self.link(month.name, month.url, shelf.url, month.count) for month in months),
            links_heading=self.words["months"],
            crumbs=[(self.words["front"], "")],
        )
        return Leaf(shelf.url, "listing.html", view)

    def month(self, key: str, shelf: Shelf) -> Leaf:
        """A month: by country, the most covered first."""
        ordered = list(self.shelves.months)
        at = ordered.index(key)
        view = self.listing(
            shelf.url,
            shelf.name,
            shelf.count,
            groups=self.groups_by_country(shelf.entries, shelf.url, key),
            newer=self._neighbour(ordered, at - 1, shelf.url),
            older=self._neighbour(ordered, at + 1, shelf.url),
            crumbs=[(self.words["front"], ""), (key[:4], urls.year(int(key[:4])))],
            feeds=[(shelf.name, urls.feed(shelf.url))],
        )
        return Leaf(shelf.url, "listing.html", view)

    def _neighbour(self, ordered: Sequence[str], at: int, page: str) -> Link | None:
        if not 0 <= at < len(ordered):
            return None
        other = self.shelves.months[ordered[at]]
        return self.link(other.name, other.url, page)

    def country(self, shelf: Shelf) -> Iterator[Leaf]:
        """A country's pages. Older ones are numbered from the oldest, so a new article changes the newest only."""
        chunks = paged(shelf.entries, self.site.length)
        addresses = [shelf.url if n == len(chunks) else urls.numbered(shelf.url, n) for n in range(1, len(chunks) + 1)]
        for n, (address, entries) in enumerate(zip(addresses, chunks, strict=True)):
            first = address == shelf.url
            months = [(k, s) for k in self.shelves.months if (s := self.shelves.country_months.get((shelf.key, k)))]
            view = self.listing(
                address,
                shelf.name,
                shelf.count,
                groups=self.groups_by_month(entries, address),
                links=tuple(
                    self.link(names.date(key, self.lang), month.url, address, month.count) for key, month in months
                )
                if first
                else (),
                links_heading=self.words["months"] if first else "",
                newer=self.link(self.words["newer"], addresses[n + 1], address) if n + 1 < len(addresses) else None,
                older=self.link(self.words["older"], addresses[n - 1], address) if n else None,
                crumbs=[(self.words["front"], ""), (self.words["countries"], urls.COUNTRIES)],
                feeds=[(shelf.name, urls.feed(shelf.url))],
            )
            yield Leaf(address, "listing.html", view)

    def country_month(self, code: str, key: str, shelf: Shelf) -> Leaf:
        """A country in a month."""
        country, month = self.shelves.countries[code], self.shelves.months[key]
        view = self.listing(
            shelf.url,
            shelf.name,
            shelf.count,
            lead=tuple(self.item(entry, shelf.url) for entry in shelf.entries),
            crumbs=[(self.words["countries"], urls.COUNTRIES), (country.name, country.url), (month.name, month.url)],
        )
        return Leaf(shelf.url, "listing.html", view)

    def directory(self) -> Leaf:
        """The countries from A to Z."""
        page = urls.COUNTRIES
        links = tuple(self.link(s.name, s.url, page, s.count) for s in self.shelves.countries.values())
        frame = self.frame(page, self.words["countries"], crumbs=[(self.words["front"], "")])
        return Leaf(page, "directory.html", Directory(frame, self.words["all-countries"], links))

    def matrix(self) -> Leaf:
        """Countries by months, oldest month first as one reads."""
        page, months = urls.MATRIX, list(reversed(self.shelves.months.values()))
        crossed = self.shelves.country_months
        rows = tuple(
            Row(
                country=self.link(shelf.name, shelf.url, page),
                cells=tuple(
                    self.link(str(cell.count), cell.url, page, cell.count) if (cell := crossed.get((code, m.key))) else None
                    for m in months
                ),
                total=sum(cell.count for m in months if (cell := crossed.get((code, m.key)))),
            )
            for code, shelf in self.shelves.countries.items()
        )
        totals = tuple(sum(cell.count for row in rows if (cell := row.cells[n])) for n in range(len(months)))
        frame = self.frame(page, self.words["matrix-title"], self.words["matrix-help"], [(self.words["front"], "")])
        links = tuple(self.link(month.name, month.url, page) for month in months)
        return Leaf(page, "matrix.html", Matrix(frame, self.words["matrix-title"], links, rows, totals, sum(totals)))

    def undated(self) -> Leaf:
        """The shelf of what has no certain date."""
        shelf = self.shelves.undated
        view = self.listing(
            shelf.url,
            self.words["undated-title"],
            shelf.count,
            intro=self.words["undated-help"],
            lead=tuple(self.item(entry, shelf.url) for entry in shelf.entries),
            crumbs=[(self.words["front"], "")],
        )
        return Leaf(shelf.url, "listing.html", view)

    def data(self) -> Leaf:
        """What can be downloaded."""
        page = urls.DATA
        files = ("articles.jsonl", "articles.csv", "rejects.jsonl", "datapackage.json")
        links = tuple(Link(name, name) for name in files)
        frame = self.frame(page, self.words["data-title"], crumbs=[(self.words["front"], "")])
        return Leaf(page, "text.html", Text(frame, self.words["data-title"], f"<p>{self.words['data-help']}</p>", links))

    def not_found(self) -> Leaf:
        """The page for an address that leads nowhere; served from any depth, so it links from the root."""
        frame = self.frame("", self.words["not-found"])
        text = Text(frame, self.words["not-found"], f"<p>{self.words['not-found-help']}</p>")
        return Leaf("404.html", "text.html", text)

    def text(self, address: str, title: str, body: str) -> Leaf:
        """A hand-written page; `body` is sanitised HTML."""
        frame = self.frame(address, title, crumbs=[(self.words["front"], "")])
        return Leaf(address, "text.html", Text(frame, title, body))

    def article(self, page: Page, entry: Entry, body: str, newer: Entry | None, older: Entry | None) -> Leaf:
        """An article with its evidence."""
        story, address = page.story, entry.url
        known = edtf.parse(story.date) if story.date else None
        crumbs = [(self.words["front"], "")]
        if known and known.month_key:
            crumbs.append((names.date(known.month_key, self.lang), urls.month(known.month_key)))
        elif known is None or known.doubtful:
            crumbs.append((self.words["undated"], urls.UNDATED))
        else:
            crumbs.append((str(known.year), urls.year(known.year)))
        marks = [(m.start, m.end, m.code, f"e{n}") for n, m in enumerate(story.mentions) if m.code in story.countries]
        segments = _segments(story.headline, story.paragraphs, marks)
        country_link = {code: self.link(names.country(code, self.lang), urls.country(code), address) for code in story.countries}
        evidence = tuple(
            Evidence(
                link,
                True,
                tuple((m.text, self.words[f"kind.{m.kind}"], f"e{n}") for n, m in enumerate(story.mentions) if m.code == code),
            )
            for code, link in country_link.items()
        )
        view = Article(
            frame=self.frame(address, story.title, story.summary, crumbs),
            title=story.title,
            headline=segments[0] if story.headline == story.title else (),
            lang=story.lang,
            dir=direction(story.lang),
            date=names.date(story.date, self.lang),
            datetime=machine_date(story.date),
            dateline=story.dateline,
            summary=story.summary,
            paragraphs=segments[1:] if page.plain else (),
            html="" if page.plain else body,
            countries=tuple(country_link.values()),
            evidence=evidence,
            people=tuple((person.name, person.role) for person in story.people),
            organisations=story.organisations,
            quotes=tuple(Said(quote.text, quote.speaker) for quote in story.quotes),
            notes=tuple(": ".join(filter(None, (note.field, note.code, note.detail))) for note in story.notes),
            source=story.source,
            words=self.words["words"].format(n=entry.words),
            previous=self.link(older.title, older.url, address) if older else None,
            next=self.link(newer.title, newer.url, address) if newer else None,
        )
        return Leaf(address, "article.html", view)


def machine_date(date: str) -> str:
    """What `<time datetime>` may say: a certain year, month or day, otherwise ""."""
    known = edtf.parse(date) if date else None
    return "" if known is None or known.doubtful or known.season else date


def paged(entries: Sequence[Entry], length: int) -> list[Sequence[Entry]]:
    """Entries (newest first) in pages from the oldest on; the newest page holds what is left over, up to twice.

    >>> [len(part) for part in paged(range(7), 3)]
    [3, 4]
    """
    count = max(1, len(entries) // length)
    cuts = [len(entries) - length * n for n in range(count)] + [0]
    return [entries[low:high] for high, low in zip(cuts, cuts[1:], strict=False)]


def _month(entry: Entry) -> str:
    known = edtf.parse(entry.date) if entry.date else None
    return known.month_key if known else ""


def _segments(
    headline: str, paragraphs: Sequence[str], marks: Sequence[tuple[int, int, str, str]]
) -> tuple[tuple[Segment, ...], ...]:
    """The headline's and each paragraph's text, cut where evidence begins and ends. Overlaps keep the first."""
    out: list[tuple[Segment, ...]] = []
    todo = sorted(marks)
    at = 0
    start = 0
    for number, text in enumerate([headline, *paragraphs]):
        parts: list[Segment] = []
        done = 0
        end = start + len(text)
        while at < len(todo) and todo[at][0] < end:
            first, last, code, anchor = todo[at]
            at += 1
            if first < start + done or last > end:
                continue
            if first - start > done:
                parts.append(Segment(text[done : first - start]))
            parts.append(Segment(text[first - start : last - start], code, anchor))
            done = last - start
        if done < len(text):
            parts.append(Segment(text[done:]))
        out.append(tuple(parts))
        start = end + 2 if number or headline else 0
    return tuple(out)
