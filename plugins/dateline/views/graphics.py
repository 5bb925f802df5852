"""Pictures and tables of numbers, in the words of a page: years of months, countries by months, months as bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from .. import names, urls
from ..frozen import frozen
from ..pictures.bars import Bars, bars
from ..pictures.ties import Ties, chosen, ties
from ..pictures.world import World, heat, small, steps, world
from .parts import Desk
from .review import capital
from .shapes import Link

# Years that are shown month by month; earlier ones by name and number.
YEARS = 4
# A table of countries by months ends where it would grow heavier than a page may be.
CELLS = 240


@frozen
class CalendarMonth:
    """A month in a calendar: its short name, and, where it has articles, their number, how strong, and the way."""

    label: str
    count: str = ""
    href: str = ""
    heat: int = 0


@frozen
class Calendar:
    """Years of twelve months, newest year first; `older` are the years that are not shown by month."""

    years: tuple[tuple[Link, tuple[CalendarMonth, ...]], ...]
    older: tuple[Link, ...]


@frozen
class Cell:
    """A number in a table, where it leads, and how strong it is (1 to 5)."""

    count: str
    href: str
    heat: int


@frozen
class Line:
    """A country's line: a cell a month (None where there is nothing); the country has the total."""

    country: Link
    cells: tuple[Cell | None, ...]


@frozen
class Crossing:
    """Countries by months, the most covered first. `years` are (link, number of months under it).

    `total` has the articles of each month, `whole` those of all these months; `rest` says how many countries are left out, and leads to all; `named` are
    the months with their years, for those who do not see under which year a month stands.
    """

    years: tuple[tuple[Link, int], ...]
    months: tuple[Link, ...]
    lines: tuple[Line, ...]
    total: tuple[Link, ...]
    whole: str
    rest: Link | None = None
    named: tuple[str, ...] = ()
    key: tuple[tuple[int, str], ...] = ()


def calendar(
    desk: Desk,
    months: Sequence[tuple[str, int]],
    month_at: Callable[[str], str],
    year_at: Callable[[str], str],
    older_at: Callable[[str], str],
    loose: Sequence[tuple[str, int]] = (),
) -> Calendar:
    """The calendar of (month key, articles), newest first; `loose` has the (year, articles) whose month is not known.

    `month_at`, `year_at` and, for the years that are not shown by month, `older_at` give addresses, "" for none.
    """
    by_year: dict[str, dict[str, int]] = defaultdict(dict)
    for key, number in months:
        by_year[key[:4]][key] = number
    for year, number in loose:
        by_year[year][""] = number
    years = sorted(by_year, reverse=True)
    most = max((number for _, number in months), default=1)
    shown = []
    for year in years[:YEARS]:
        row = by_year[year]
        cells = []
        for n in range(1, 13):
            key = f"{year}-{n:02d}"
            short = capital(names.short_month(key, desk.lang))
            if number := row.get(key, 0):
                cells.append(CalendarMonth(short, desk.number(number), desk.href(month_at(key)), heat(number, most)))
            else:
                cells.append(CalendarMonth(short))
        shown.append((_year(desk, year, row, year_at), tuple(cells)))
    older = tuple(_year(desk, year, by_year[year], older_at) for year in years[YEARS:])
    return Calendar(tuple(shown), older)


def _year(desk: Desk, year: str, row: Mapping[str, int], year_at: Callable[[str], str]) -> Link:
    target = year_at(year)
    return Link(year, desk.href(target) if target else "", desk.number(sum(row.values())))


def crossing(
    desk: Desk,
    months: Sequence[tuple[str, int]],
    crossed: Sequence[tuple[str, str, int]],
    rows: int,
) -> Crossing:
    """The table of (month, articles), oldest first, and (country, month, articles).

    It has the `rows` countries that are most covered in these months, and fewer where it would get heavy.
    """
    keys = {key for key, _ in months}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for code, key, number in crossed:
        if key in keys:
            found[code][key] = number
    total = {code: sum(row.values()) for code, row in found.items()}
    ranked = sorted(found, key=lambda code: (-total[code], names.sortable(names.country(code, desk.lang)), code))
    most = max((number for row in found.values() for number in row.values()), default=1)
    lines: list[Line] = []
    cells = 0
    for code in ranked[:rows]:
        cells += len(found[code]) + 1 + len(keys) // 8
        if cells > CELLS and lines:
            break
        lines.append(
            Line(
                desk.country(code, count=total[code]),
                tuple(
                    Cell(desk.number(number), desk.href(urls.country(code, key)), heat(number, most))
                    if (number := found[code].get(key, 0))
                    else None
                    for key, _ in months
                ),
            )
        )
    spans: dict[str, int] = defaultdict(int)
    for key, _ in months:
        spans[key[:4]] += 1
    rest = len(found) - len(lines)
    return Crossing(
        tuple((desk.link(year, urls.year(int(year))), span) for year, span in spans.items()),
        tuple(desk.link(capital(names.short_month(key, desk.lang)), urls.month(key)) for key, _ in months),
        tuple(lines),
        tuple(desk.link(names.date(key, desk.lang), urls.month(key), number) for key, number in months),
        desk.number(sum(number for _, number in months)),
        desk.link(desk.counted("countries", rest), urls.COUNTRIES) if rest > 0 else None,
        tuple(f"{capital(names.short_month(key, desk.lang))} {key[:4]}" for key, _ in months),
        legend(desk, most),
    )


def volume(desk: Desk, months: Sequence[tuple[str, int]]) -> Bars | None:
    """The picture of how many articles each month has."""
    made = bars(
        desk.say["front.months"],
        months,
        lambda key: names.date(key, desk.lang),
        desk.articles,
        desk.say["picture.most"],
        desk.say["picture.pair"],
    )
    return made and replace(made, first=capital(made.first), last=capital(made.last))


def map_of(desk: Desk, numbers: Sequence[tuple[str, int]], little: bool = False) -> World | None:
    """The map of (country, articles), or a `little` one without ways to its countries; None without any."""
    if not numbers:
        return None
    pair = desk.say["picture.pair"]
    labels = {
        code: pair.format(what=names.country(code, desk.lang), articles=desk.articles(n)) for code, n in numbers
    }
    most = sorted(numbers, key=lambda pair: (-pair[1], pair[0]))[:3]
    described = f"{desk.counted('countries', len(numbers))}. {'. '.join(labels[code] for code, _ in most)}"
    shades = legend(desk, most[0][1])
    if little:
        return replace(small(desk.say["front.places"], described, dict(numbers)), key=shades)
    ways = {code: desk.href(urls.country(code)) for code in labels}
    return replace(world(desk.say["front.places"], described, dict(numbers), labels, ways), key=shades)


def legend(desk: Desk, most: int) -> tuple[tuple[int, str], ...]:
    """What the shades stand for where the greatest number is `most`: (step, `5–24`), the last with its noun."""
    *lower, (last, low, high) = steps(most)
    words = [(step, desk.number(a) if a == b else f"{desk.number(a)}–{desk.number(b)}") for step, a, b in lower]
    top = desk.articles(high) if low == high else f"{desk.number(low)}–{desk.articles(high)}"
    return (*words, (last, top))


def company(desk: Desk, pairs: Sequence[tuple[str, str, int]]) -> Ties | None:
    """The picture of (country, country, articles about both); None where hardly any article is about two."""
    shown = chosen({(a, b): number for a, b, number in pairs})
    labels = {code: names.country(code, desk.lang) for both, _ in shown for code in both}
    words = [desk.articles(number) for _, number in shown]
    pair = desk.say["picture.pair"]
    strongest = ". ".join(
        pair.format(what=f"{labels[a]} – {labels[b]}", articles=said)
        for ((a, b), _), said in zip(shown[:3], words, strict=False)
    )
    return ties(
        desk.say["countries.together"], strongest, shown, labels, words, names.direction(desk.lang) == "rtl", pair
    )
