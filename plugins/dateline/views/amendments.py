"""Views of what people have put right: the page of corrections, and the pages at addresses that were given up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .. import names, urls
from ..corrections import OVERRULED, READERS, UNNEEDED, Corrected
from ..frozen import frozen
from ..model import Entry
from .parts import Desk
from .shapes import Link, Page, SiteOptions


@frozen
class Amendment:
    """A correction: the field, what was found, what is right, and who says so, why and when ("" where not known).

    `remark` says where it does not stand, or is no longer needed.
    """

    field: str
    before: str
    after: str
    signed: str
    why: str
    remark: str


@frozen
class CorrectionsView:
    """All corrections, under the articles they are made in."""

    page: Page
    intro: str
    articles: tuple[tuple[Link, tuple[Amendment, ...]], ...]
    file: Link


@frozen
class RedirectView:
    """The page at an old address: it leads to `target`; `canonical` is its full address where that is known."""

    page: Page
    target: Link
    canonical: str


def corrections(options: SiteOptions, rows: tuple[tuple[Corrected, Entry], ...]) -> CorrectionsView:
    """The page of corrections from (correction, its article), article by article, what was put right last first."""
    desk = Desk(options, urls.CORRECTIONS)
    say = desk.say
    return CorrectionsView(
        desk.page(say["corrections.title"], say["corrections.about"], trail=[(say["nav.front"], urls.FRONT)]),
        say["corrections.about"] if rows else say["corrections.none"],
        tuple(_by_article(desk, rows)),
        desk.link("corrections.csv", f"{urls.DATA}corrections.csv"),
    )


def _by_article(
    desk: Desk, rows: tuple[tuple[Corrected, Entry], ...]
) -> Iterator[tuple[Link, tuple[Amendment, ...]]]:
    groups = [
        (entry, sorted(group, key=_made, reverse=True)) for entry, group in groupby(rows, key=lambda row: row[1])
    ]
    for entry, group in sorted(groups, key=lambda pair: _made(pair[1][0]), reverse=True):
        lang, direction = desk.foreign(entry.lang)
        link = Link(entry.title, desk.href(entry.url), lang=lang, dir=direction)
        yield link, tuple(amendment(desk, one) for one, _ in group)


def _made(row: tuple[Corrected, Entry]) -> str:
    return row[0].date if names.machine(row[0].date) else ""


def amendment(desk: Desk, one: Corrected) -> Amendment:
    """A correction as readers see it: codes and dates in their language."""
    say = desk.say
    remark = {UNNEEDED: say["corrections.unneeded"], OVERRULED: say["corrections.overruled"]}.get(one.state, "")
    return Amendment(
        say[f"note.field.{one.field}"],
        _words(desk, one.field, one.before),
        _words(desk, one.field, one.after),
        ", ".join(filter(None, (one.who, names.date(one.date, desk.lang) if names.machine(one.date) else one.date))),
        one.why,
        remark,
    )


def _words(desk: Desk, field: str, value: str) -> str:
    if not value:
        return desk.say["corrections.empty"]
    if field in ("countries", "primary"):
        return ", ".join(names.country(code, desk.lang) for code in value.split(", "))
    if field == "people":
        return "; ".join(f"{one.name} ({one.role})" if one.role else one.name for one in READERS[field](value))
    if field == "date":
        return names.date(value, desk.lang)
    return names.language(value, desk.lang) if field == "lang" else value


def redirect(options: SiteOptions, address: str, target: str) -> RedirectView:
    """The page at `address`, which leads to `target`."""
    desk = Desk(options, address)
    link = desk.link(desk.say["redirect.link"], target)
    full = urls.absolute(target, options.url) if options.url else link.href
    return RedirectView(desk.page(desk.say["redirect.title"]), link, full)
