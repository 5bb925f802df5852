"""The pieces that pages are made of: links, the frame around a page, articles in a list, groups of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import edtf, interface, names, urls
from .model import Entry
from .shelves import Shelves
from .views import Feed, Frame, Group, Item, Link, Listing

STYLES = ("theme/css/tokens.css", "theme/css/base.css", "theme/css/layout.css", "theme/css/blocks.css")
RTL = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv"})


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


class Desk:
    """Makes the pieces of views for one site; holds nothing but the site and the words of its language."""

    def __init__(self, site: Site, shelves: Shelves) -> None:
        self.site = site
        self.shelves = shelves
        self.lang = interface.spoken(site.lang)
        self.words = interface.words(self.lang)

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
        targets = [
            ("front", ""),
            ("countries", urls.COUNTRIES),
            ("matrix", urls.MATRIX),
            ("undated", urls.UNDATED),
        ]
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


def machine_date(date: str) -> str:
    """What `<time datetime>` may say: a certain year, month or day, otherwise ""."""
    known = edtf.parse(date) if date else None
    return "" if known is None or known.doubtful or known.season else date


def month_key(entry: Entry) -> str:
    """`2019-07` where an entry's month is certain, otherwise ""."""
    known = edtf.parse(entry.date) if entry.date else None
    return known.month_key if known else ""
