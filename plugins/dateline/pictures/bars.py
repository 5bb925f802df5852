"""Volume by month: a bar for every month from the first to the last, the empty ones included."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ..frozen import frozen

WIDTH, HEIGHT = 1200, 120
# A bar never grows wider than this, so that three months do not look like three walls.
WIDEST = 60.0
# A bar of an article or two is low, whatever the others are.
FEW = 4
# More months than this are drawn as years, if there are so many years with articles; else the newest are drawn.
MONTHS, YEARS = 84, 12


@frozen
class Bar:
    """A month's bar in units of the chart, as SVG writes them, and the words for it."""

    x: str
    y: str
    width: str
    height: str
    label: str


@frozen
class Bars:
    """A chart of bars: what it shows, where it begins and ends; `path` draws all bars at once.

    It is as high as its highest bar.
    """

    title: str
    description: str
    width: int
    height: int
    bars: tuple[Bar, ...]
    first: str
    last: str
    most: str
    path: str = ""


def between(first: str, last: str) -> list[str]:
    """The keys of the months from `first` to `last`, both included.

    >>> between("2019-11", "2020-02")
    ['2019-11', '2019-12', '2020-01', '2020-02']
    """
    begin, end = (int(key[:4]) * 12 + int(key[5:7]) - 1 for key in (first, last))
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(begin, end + 1)]


def recent(months: Collection[str]) -> list[str]:
    """The keys of the newest MONTHS months without a gap, from the first of them that is in `months`.

    >>> recent({"1962-04", "2023-11", "2024-02"})
    ['2023-11', '2023-12', '2024-01', '2024-02']
    """
    window = between(min(months), max(months))[-MONTHS:]
    return between(min(key for key in window if key in months), max(months))


def bars(
    title: str,
    months: Sequence[tuple[str, int]],
    named: Callable[[str], str],
    counted: Callable[[int], str],
    most_of_all: str = "{month}: {articles}",
    pair: str = "{what}: {articles}",
) -> Bars | None:
    """The chart of (month key, articles) in any order.

    None where fewer than three months make no picture, or where the newest that it could show hold less than half.

    `most_of_all` says the highest bar in words, where it is the only one of its height, `pair` any other.
    """
    numbers = {key: number for key, number in months if key and number}
    if len(numbers) < 3:
        return None
    keys = between(min(numbers), max(numbers))
    if len(keys) > MONTHS:
        years: dict[str, int] = {}
        for key, number in numbers.items():
            years[key[:4]] = years.get(key[:4], 0) + number
        if len(years) >= YEARS:
            # Bars of a hair's breadth say nothing: years instead.
            numbers = years
            keys = [f"{year:04d}" for year in range(int(min(years)), int(max(years)) + 1)]
        else:
            # A few early papers are not worth decades of nothing.
            keys = recent(numbers)
            held = sum(numbers.values())
            numbers = {key: numbers[key] for key in keys if key in numbers}
            if len(numbers) < 3 or 2 * sum(numbers.values()) < held:
                # What leaves most of the articles out would say something false of them.
                return None
    first, last = keys[0], keys[-1]
    step = min(WIDTH / len(keys), WIDEST)
    most = max(numbers.values())
    height = HEIGHT * most // max(most, FEW)
    peak = max(numbers, key=lambda key: (numbers[key], key))
    drawn = []
    for place, key in enumerate(keys):
        number = numbers.get(key, 0)
        if not number:
            continue
        # A month with anything at all can be seen.
        high = max(1.5, HEIGHT * number / max(most, FEW))
        drawn.append(
            Bar(
                _short(place * step),
                _short(height - high),
                _short(step * 0.8),
                _short(high),
                pair.format(what=named(key), articles=counted(number)),
            )
        )
    whole = pair.format(what=f"{named(first)} – {named(last)}", articles=counted(sum(numbers.values())))
    description = f"{whole}. {pair.format(what=named(peak), articles=counted(most))}"
    wide = round(step * len(keys))
    alone = list(numbers.values()).count(most) == 1
    peaked = most_of_all.format(month=named(peak), articles=counted(most)) if alone else ""
    path = "".join(f"M{bar.x} {height}v-{bar.height}h{bar.width}v{bar.height}z" for bar in drawn)
    return Bars(title, description, wide, height, tuple(drawn), named(first), named(last), peaked, path)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
