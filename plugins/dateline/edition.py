"""Shelves → views: every list page of the site, in a fixed order, as an address, a template and a view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from . import names, urls
from .desk import Desk, Leaf, month_key
from .model import Entry
from .shelves import Shelf
from .views import Directory, Link, Matrix, Row, Text

LEAD = 3
NEW_COUNTRIES = 12


class Editor(Desk):
    """Builds the views of all list pages."""

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
        groups = (
            self.groups_by_country(entries[LEAD:], "", newest) if newest else self.groups_by_month(entries[LEAD:], "")
        )
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
        loose = [entry for entry in shelf.entries if not month_key(entry)]
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
        addresses = [
            shelf.url if n == len(chunks) else urls.numbered(shelf.url, n) for n in range(1, len(chunks) + 1)
        ]
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
            crumbs=[
                (self.words["countries"], urls.COUNTRIES),
                (country.name, country.url),
                (month.name, month.url),
            ],
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
        page, months = urls.MATRIX, list(reversed(list(self.shelves.months.values())))
        crossed = self.shelves.country_months
        rows = tuple(
            Row(
                country=self.link(shelf.name, shelf.url, page),
                cells=tuple(
                    self.link(str(cell.count), cell.url, page, cell.count)
                    if (cell := crossed.get((code, m.key)))
                    else None
                    for m in months
                ),
                total=sum(cell.count for m in months if (cell := crossed.get((code, m.key)))),
            )
            for code, shelf in self.shelves.countries.items()
        )
        totals = tuple(
            sum(link.count for link in column if link) for column in zip(*(row.cells for row in rows), strict=True)
        )
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
        return Leaf(
            page,
            "text.html",
            Text(frame, self.words["data-title"], f"<p>{self.words['data-help']}</p>", links),
        )

    def not_found(self) -> Leaf:
        """The page for an address that leads nowhere; served from any depth, so it links from the root."""
        frame = self.frame("", self.words["not-found"])
        text = Text(frame, self.words["not-found"], f"<p>{self.words['not-found-help']}</p>")
        return Leaf("404.html", "text.html", text)

    def text(self, address: str, title: str, body: str) -> Leaf:
        """A hand-written page; `body` is sanitised HTML."""
        frame = self.frame(address, title, crumbs=[(self.words["front"], "")])
        return Leaf(address, "text.html", Text(frame, title, body))


def paged(entries: Sequence[Entry], length: int) -> list[Sequence[Entry]]:
    """Entries (newest first) in pages from the oldest on; the newest page holds what is left over, up to twice.

    >>> [len(part) for part in paged(range(7), 3)]
    [3, 4]
    """
    count = max(1, len(entries) // length)
    cuts = [len(entries) - length * n for n in range(count)] + [0]
    return [entries[low:high] for high, low in pairwise(cuts)]
