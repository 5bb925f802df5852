"""What templates may see: one frozen view a template, made of plain values only.

A page is a function of its view and the theme, so equal views need no second rendering. Every link is
relative already; every date and name is in words of the site's language already.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go: the words, the relative address, and a count where one is shown (0: none)."""

    text: str
    href: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to announce in the page's head."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page: the site, the language, the way around."""

    site: str
    lang: str
    dir: str
    title: str
    description: str
    canonical: str
    home: str
    styles: tuple[str, ...]
    nav: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    feeds: tuple[Feed, ...]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a list."""

    title: str
    href: str
    lang: str
    dir: str
    date: str
    datetime: str
    dateline: str
    summary: str
    countries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Some articles under a heading that may be a link of its own."""

    heading: str
    href: str
    anchor: str
    items: tuple[Item, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of articles: front, year, month, country, country in a month, undated."""

    frame: Frame
    heading: str
    intro: str
    count: str
    lead: tuple[Item, ...]
    groups: tuple[Group, ...]
    links: tuple[Link, ...]
    links_heading: str
    more: tuple[Link, ...]
    more_heading: str
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class Directory:
    """A list of shelves: the countries from A to Z."""

    frame: Frame
    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A country's line in the matrix: a cell a month (None where there is nothing), then the total."""

    country: Link
    cells: tuple[Link | None, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Countries by months, with totals both ways. An article about two countries counts in both lines."""

    frame: Frame
    heading: str
    months: tuple[Link, ...]
    rows: tuple[Row, ...]
    totals: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text; `mark` is the country code it is evidence for, "" for plain text; `id` its anchor."""

    text: str
    mark: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a country is here: the words that name it, with the kind of each."""

    country: Link
    listed: bool
    mentions: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation and who said it."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `paragraphs` for a plain body; `html` (sanitised) for one that a person wrote in Markdown."""

    frame: Frame
    title: str
    headline: tuple[Segment, ...]
    lang: str
    dir: str
    date: str
    datetime: str
    dateline: str
    summary: str
    paragraphs: tuple[tuple[Segment, ...], ...]
    html: str
    countries: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    people: tuple[tuple[str, str], ...]
    organisations: tuple[str, ...]
    quotes: tuple[Said, ...]
    notes: tuple[str, ...]
    source: str
    words: str
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class Text:
    """A hand-written page, or one of the site's own few words: `html` is safe."""

    frame: Frame
    heading: str
    html: str
    links: tuple[Link, ...] = ()
