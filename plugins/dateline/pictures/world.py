"""The map of the world: countries with articles, stronger the more there are; the rest is land."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from ..frozen import frozen
from ..tables import table

WIDTH, HEIGHT = 800, 336
# A country too small to have a shape has a dot, which is no longer than this; on the small map none but its own articles.
DOT = len("M331 196l1 1-1 1-1-1z")
# From the least to the strongest colour.
STEPS = 5
# The small one.
SMALL_WIDTH, SMALL_HEIGHT = 350, 147
# Of more coloured countries than MANY only the LEADING strongest lead on: links weigh more than outlines.
MANY, LEADING = 60, 30


@frozen
class Outline:
    """A country's outline as an SVG path of the map's units; `code` is "" for land without one."""

    code: str
    path: str


@frozen
class Shape:
    """A country that is coloured: how strongly (1 to 5), the words for it, and where it leads."""

    path: str
    heat: int
    label: str
    href: str


@frozen
class World:
    """A map: the land in one path, and the coloured countries upon it.

    `key` says in words what each step stands for; `shapes` lead on; `others` are (how strongly, path) of those that are too many to lead on.
    """

    title: str
    description: str
    land: str
    shapes: tuple[Shape, ...]
    others: tuple[tuple[int, str], ...] = ()
    width: int = WIDTH
    height: int = HEIGHT
    key: tuple[tuple[int, str], ...] = ()


@cache
def outlines(name: str = "map.csv") -> Mapping[str, str]:
    """`{code: path}` of a table; "" holds the land that no code covers."""
    found: dict[str, str] = {}
    for row in table(name, Outline):
        found[row.code] = found.get(row.code, "") + row.path
    return found


def heat(number: int, most: int) -> int:
    """The step of a number between 1 and the greatest, on a logarithmic scale: 1 is palest, the greatest strongest.

    Articles per country fall off steeply; equal steps would leave all but three countries pale.

    >>> [heat(n, 625) for n in (1, 4, 5, 25, 125, 625)], [heat(n, 5) for n in (1, 2, 5)]
    ([1, 1, 2, 3, 4, 5], [1, 2, 5])
    """
    # Where nobody has more than an article or two, nobody is covered strongly.
    most = max(most, STEPS)
    return max(step for step in range(1, STEPS + 1) if step == 1 or number ** (STEPS - 1) >= most ** (step - 1))


def steps(most: int) -> list[tuple[int, int, int]]:
    """(step, the least, the greatest number that has it) of the steps that numbers up to `most` reach.

    >>> steps(625), steps(2)
    ([(1, 1, 4), (2, 5, 24), (3, 25, 124), (4, 125, 624), (5, 625, 625)], [(1, 1, 1), (2, 2, 2)])
    """
    least = {
        step: bisect_left(range(1, most + 1), step, key=lambda n: heat(n, most)) + 1 for step in range(1, STEPS + 1)
    }
    found = [(step, low) for step, low in least.items() if low <= most and heat(low, most) == step]
    return [(step, low, high - 1) for (step, low), (_, high) in pairwise([*found, (0, most + 1)])]


def small(title: str, description: str, numbers: Mapping[str, int]) -> World:
    """The small map of `{code: number of articles}`: it leads nowhere, and weighs a third of the large one."""
    drawn = outlines("map_small.csv")
    most = max(numbers.values(), default=1)
    alike: dict[int, str] = {}
    for code in sorted(drawn.keys() & {code for code in numbers if code and numbers[code]}):
        step = heat(numbers[code], most)
        alike[step] = alike.get(step, "") + drawn[code]
    rest = "".join(path for code, path in drawn.items() if not numbers.get(code) and len(path) > DOT)
    return World(title, description, rest, (), tuple(sorted(alike.items())), SMALL_WIDTH, SMALL_HEIGHT)


def world(
    title: str, description: str, numbers: Mapping[str, int], labels: Mapping[str, str], ways: Mapping[str, str]
) -> World:
    """The map of `{code: number of articles}`; `labels` holds the words for each code, `ways` where it leads."""
    drawn = outlines()
    most = max(numbers.values(), default=1)
    shown = [code for code in sorted(numbers) if code and code in drawn and numbers[code]]
    ranked = sorted(shown, key=lambda code: (-numbers[code], code))
    leading = set(ranked if len(ranked) <= MANY else ranked[:LEADING])
    shapes = tuple(
        Shape(drawn[code], heat(numbers[code], most), labels[code], ways[code]) for code in shown if code in leading
    )
    alike: dict[int, str] = {}
    for code in shown:
        if code not in leading:
            step = heat(numbers[code], most)
            alike[step] = alike.get(step, "") + drawn[code]
    rest = "".join(path for code, path in drawn.items() if code not in numbers)
    return World(title, description, rest, shapes, tuple(sorted(alike.items())))
