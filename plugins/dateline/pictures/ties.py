"""Who is named with whom: countries one below the other, an arc between those that articles share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..frozen import frozen
from .world import heat

# The picture has room for so many countries and arcs; the list beside it says the strongest in numbers.
COUNTRIES, ARCS = 16, 40
ROW, NAMES, EDGE = 24, 210, 10


@frozen
class Stop:
    """A country on the line: its name and where it stands."""

    label: str
    x: int
    y: int


@frozen
class Arc:
    """What two countries share: the path, how strong (1 to 5), and the words for it."""

    path: str
    heat: int
    label: str


@frozen
class Ties:
    """The picture, and its strongest ties in words: (both names, number of articles)."""

    title: str
    description: str
    width: int
    height: int
    stops: tuple[Stop, ...]
    arcs: tuple[Arc, ...]
    strongest: tuple[tuple[str, str], ...]


def chosen(pairs: Mapping[tuple[str, str], int]) -> list[tuple[tuple[str, str], int]]:
    """The pairs that the picture shows, strongest first: those among the countries that share most.

    >>> chosen({("DZ", "TN"): 2, ("FR", "TN"): 3})
    [(('FR', 'TN'), 3), (('DZ', 'TN'), 2)]
    """
    weight: dict[str, int] = {}
    for pair, number in pairs.items():
        for code in pair:
            weight[code] = weight.get(code, 0) + number
    among = set(sorted(weight, key=lambda code: (-weight[code], code))[:COUNTRIES])
    kept = [(pair, number) for pair, number in pairs.items() if among.issuperset(pair)]
    return sorted(kept, key=lambda one: (-one[1], one[0]))[:ARCS]


def ties(
    title: str,
    description: str,
    shown: Sequence[tuple[tuple[str, str], int]],
    labels: Mapping[str, str],
    words: Sequence[str],
    mirrored: bool,
    pair: str = "{what}: {articles}",
) -> Ties | None:
    """The picture of `shown` pairs, strongest first; `words` has the number of each. None for fewer than three.

    Countries stand in the order of their first tie, so that strong arcs are short. `mirrored` is for scripts
    that are read from right to left; `pair` says an arc in words.
    """
    if len(shown) < 3:
        return None
    order: list[str] = []
    for both, _ in shown:
        order += [code for code in both if code not in order]
    place = {code: ROW * n + ROW // 2 for n, code in enumerate(order)}
    reach = max(abs(place[a] - place[b]) for (a, b), _ in shown) // 2
    width = NAMES + reach + EDGE
    axis = width - NAMES if mirrored else NAMES
    most = shown[0][1]
    arcs = []
    for ((a, b), number), said in zip(shown, words, strict=True):
        what = f"{labels[a]} – {labels[b]}"
        top, bottom = sorted((place[a], place[b]))
        radius = (bottom - top) // 2
        path = f"M{axis} {top}a{radius} {radius} 0 0 {0 if mirrored else 1} 0 {bottom - top}"
        arcs.append(Arc(path, heat(number, most), pair.format(what=what, articles=said)))
    beside = axis + 8 if mirrored else axis - 8
    stops = tuple(Stop(labels[code], beside, place[code] + 5) for code in order)
    strongest = tuple(
        (f"{labels[a]} – {labels[b]}", said) for ((a, b), _), said in zip(shown[:12], words, strict=False)
    )
    # The strongest arcs are drawn last, above the others.
    return Ties(title, description, width, ROW * len(order), stops, tuple(reversed(arcs)), strongest)
