"""A sparkline: a stroke for every month that has articles, all countries on one axis of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 96, 18
# More months than this share a stroke with their neighbours.
STROKES = 48


def spark(numbers: Mapping[str, int], axis: Sequence[str], most_strokes: int = STROKES) -> str:
    """The SVG path of `{month key: articles}` on an axis of month keys, oldest first; "" where nothing is on it.

    The strongest stroke of a country fills the height: a sparkline shows when, the number beside it how much.

    >>> spark({"2020-01": 4, "2020-04": 2}, ("2020-01", "2020-02", "2020-03", "2020-04"))
    'M12 18v-18M84 18v-9'
    """
    if not axis:
        return ""
    strokes = min(len(axis), STROKES, most_strokes)
    heights = [0] * strokes
    for place, key in enumerate(axis):
        heights[place * strokes // len(axis)] += numbers.get(key, 0)
    most = max(heights)
    step = WIDTH / strokes
    return "".join(
        f"M{round((place + 0.5) * step)} {HEIGHT}v-{max(2, round(HEIGHT * high / most))}"
        for place, high in enumerate(heights)
        if high
    )
