"""The view of the countries by region of the world, after UN M49 (`data/regions.csv`)."""

from __future__ import annotations

from functools import cache

from .. import names, urls
from ..frozen import frozen
from ..pictures.world import World
from ..tables import table
from .graphics import map_of
from .overview import in_order
from .parts import Desk
from .shapes import Link, Page, SiteOptions, Strip


@frozen
class _Placed:
    code: str
    region: str
    subregion: str


@frozen
class Region:
    """A region of the world with its subregions, each with its countries."""

    anchor: str
    heading: str
    count: str
    parts: tuple[Strip, ...]


@frozen
class RegionsView:
    """The countries that the archive has, by region, and the map of them."""

    page: Page
    contents: tuple[Link, ...]
    regions: tuple[Region, ...]
    letters: Link
    world: World | None = None


def regions(options: SiteOptions, numbers: tuple[tuple[str, int], ...]) -> RegionsView:
    """The countries by region and subregion, each by its name; those of no region come last."""
    desk = Desk(options, urls.REGIONS)
    say = desk.say
    found = tuple(
        Region(
            f"r{region}" if region else "none",
            name(region, desk.lang) or say["countries.nowhere"],
            desk.counted("countries", sum(len(codes) for codes in parts.values())),
            tuple(
                Strip(name(subregion, desk.lang), tuple(desk.country(code, count=number) for code, number in codes))
                for subregion, codes in sorted(parts.items(), key=lambda pair: _key(pair[0], desk.lang))
            ),
        )
        for region, parts in sorted(
            grouped(in_order(numbers, desk.lang)).items(), key=lambda p: _key(p[0], desk.lang)
        )
    )
    return RegionsView(
        desk.page(
            say["regions.title"],
            say["regions.about"],
            trail=[(say["nav.front"], urls.FRONT), (say["nav.countries"], urls.COUNTRIES)],
        ),
        tuple(Link(region.heading, f"#{region.anchor}", region.count.partition(" ")[0]) for region in found),
        found,
        desk.link(say["countries.letters"], urls.COUNTRIES),
        map_of(desk, numbers),
    )


def grouped(numbers: list[tuple[str, int]]) -> dict[str, dict[str, list[tuple[str, int]]]]:
    """`{region: {subregion: [(country, number)]}}` by M49 codes, both "" for a country of no region."""
    out: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for code, number in numbers:
        region, subregion = _places().get(code, ("", ""))
        out.setdefault(region, {}).setdefault(subregion, []).append((code, number))
    return out


def name(region: str, lang: str) -> str:
    """The name that CLDR has for a region of M49, with a capital; "" for no region."""
    found = names.region(region, lang) if region else ""
    return found[:1].upper() + found[1:]


def _key(region: str, lang: str) -> tuple[bool, str]:
    return not region, names.sortable(name(region, lang))


@cache
def _places() -> dict[str, tuple[str, str]]:
    return {row.code: (row.region, row.subregion) for row in table("regions.csv", _Placed)}
