"""The view of what the site cannot see: what was refused, what is not known, and how accurately it reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from .. import edtf, names, urls
from ..frozen import frozen
from ..model import Entry, Reject
from ..tables import table
from . import refusals
from .parts import Desk
from .shapes import Card, Link, Page, SiteOptions

# Refused files, texts that came more than once and articles without a country that the page names; the data files have all.
SHOWN = 25
SOURCES = 5
NOWHERE = 9


@frozen
class Measured:
    """A row of `accuracy.csv`: a share or F1, from 0 to 1, of a field on a labelled set."""

    set: str
    articles: str
    field: str
    value: str


@frozen
class Counts:
    """What the archive holds and lacks, in articles; `languages` are (code, articles), the most common first."""

    articles: int = 0
    edited: int = 0
    day: int = 0
    month: int = 0
    year: int = 0
    doubtful: int = 0
    unknown: int = 0
    nowhere: int = 0
    nobody: int = 0
    unquoted: int = 0
    copied: int = 0
    languages: tuple[tuple[str, int], ...] = ()


@frozen
class Table:
    """Numbers under a heading: (what, how many, share); a link where the rest can be seen."""

    anchor: str
    heading: str
    rows: tuple[tuple[Link, str], ...]


@frozen
class CoverageView:
    """What the site holds, what it lacks, how accurately it reads. `copies`: the first of several articles of the same words, the sources of all."""

    page: Page
    tables: tuple[Table, ...]
    rejects: tuple[tuple[str, str], ...]
    all_rejects: Link
    copies: tuple[tuple[Link, tuple[str, ...]], ...]
    nowhere: tuple[Card, ...]
    sets: tuple[str, ...]
    accuracy: tuple[tuple[str, tuple[str, ...]], ...]


def count(entries: Iterable[Entry], edited: int, copied: int) -> Counts:
    """What `entries` hold and lack; a person has revised `edited` of their pages, and `copied` of them say what another one says."""
    precision: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    lacks: Counter[str] = Counter()
    for entry in entries:
        precision[_precision(entry.date)] += 1
        languages[entry.lang] += 1
        lacks["country"] += not entry.countries
        lacks["person"] += not entry.people
        lacks["quote"] += not entry.quoted
    return Counts(
        articles=sum(precision.values()),
        edited=edited,
        day=precision["day"],
        month=precision["month"],
        year=precision["year"],
        doubtful=precision["doubtful"],
        unknown=precision["unknown"],
        nowhere=lacks["country"],
        nobody=lacks["person"],
        unquoted=lacks["quote"],
        copied=copied,
        languages=tuple(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


@cache
def _precision(date: str) -> str:
    known = edtf.parse(date) if date else None
    if known is None:
        return "unknown"
    if known.doubtful:
        return "doubtful"
    return "day" if known.day else "month" if known.month else "year"


def coverage(
    options: SiteOptions,
    counts: Counts,
    refused: int,
    rejects: tuple[Reject, ...],
    copies: tuple[tuple[Entry, ...], ...],
    nowhere: tuple[Entry, ...],
) -> CoverageView:
    """The page; `rejects` are the first of `refused` files, `copies` the first texts of several articles, `nowhere` the newest articles without a country."""
    desk = Desk(options, urls.COVERAGE)
    say = desk.say
    undated = urls.UNDATED

    def rows(*of: tuple[str, int, str]) -> tuple[tuple[Link, str], ...]:
        return tuple(
            (Link(label, desk.href(to) if to else "", desk.number(n)), percent(desk, n, counts.articles))
            for label, n, to in of
        )

    rejected = (say["coverage.rejected"], refused, f"{urls.DATA}rejects.jsonl")
    received, _ = rows(rejected)[0]
    tables = (
        Table(
            "received",
            say["coverage.received"],
            (
                *rows((say["coverage.published"], counts.articles, "")),
                (received, ""),
                *rows((say["coverage.corrected"], counts.edited, urls.CORRECTIONS)),
                *(
                    (replace(link, href="#copies"), share)
                    for link, share in rows((say["coverage.copied"], counts.copied, ""))
                    if counts.copied
                ),
            ),
        ),
        Table(
            "time",
            say["coverage.time"],
            rows(
                (say["coverage.day"], counts.day, ""),
                (say["coverage.month"], counts.month, ""),
                (say["coverage.year"], counts.year, ""),
                (say["undated.doubtful"], counts.doubtful, undated),
                (say["undated.unknown"], counts.unknown, undated),
            ),
        ),
        Table(
            "languages",
            say["coverage.languages"],
            rows(
                *(
                    (names.language(code, desk.lang) or say["coverage.no_language"], number, "")
                    for code, number in counts.languages
                )
            ),
        ),
        Table(
            "found",
            say["coverage.found"],
            rows(
                (say["coverage.places"], counts.nowhere, ""),
                (say["coverage.people"], counts.nobody, ""),
                (say["coverage.quotes"], counts.unquoted, ""),
            ),
        ),
    )
    sets, accuracy = _accuracy(desk)
    return CoverageView(
        desk.page(say["coverage.title"], say["coverage.about"], trail=[(say["nav.front"], urls.FRONT)]),
        tables,
        tuple((reject.source, refusals.said(reject.reason, desk.lang)) for reject in rejects),
        desk.link(say["coverage.all_rejects"], f"{urls.DATA}rejects.jsonl", refused),
        tuple((_way(desk, group[0]), _sources(desk, group)) for group in copies),
        desk.cards(nowhere),
        sets,
        accuracy,
    )


def _way(desk: Desk, entry: Entry) -> Link:
    lang, direction = desk.foreign(entry.lang)
    return Link(names.bound(entry.title, entry.lang), desk.href(entry.url), lang=lang, dir=direction)


def _sources(desk: Desk, group: Sequence[Entry]) -> tuple[str, ...]:
    more = len(group) - SOURCES
    found = [entry.source for entry in group[: SOURCES if more > 1 else None]]
    return (*found, f"+ {desk.number(more)}") if more > 1 else tuple(found)


def _accuracy(desk: Desk) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """(the names of the labelled sets, each field with its figure in each of them)."""
    say = desk.say
    sets: dict[str, str] = {}
    fields: dict[str, dict[str, str]] = {}
    for row in table("accuracy.csv", Measured):
        counted = f" ({desk.articles(int(row.articles))})" if row.articles else ""
        sets[row.set] = f"{say[f'coverage.{row.set}']}{counted}"
        fields.setdefault(row.field, {})[row.set] = f"{float(row.value) * 100:.1f} %"
    point = say["number.point"]
    return tuple(sets.values()), tuple(
        (
            say["coverage.primary"] if field == "primary" else say[f"note.field.{field}"],
            tuple(found.get(name, "–").replace(".", point) for name in sets),
        )
        for field, found in fields.items()
    )


def percent(desk: Desk, part: int, whole: int) -> str:
    """`12.3 %`, "" of nothing."""
    return f"{part / whole * 100:.1f} %".replace(".", desk.say["number.point"]) if whole else ""
