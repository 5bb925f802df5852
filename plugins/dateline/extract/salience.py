"""Which of the countries named a text is about: a logistic model over how each of them stands in it.

The weights are data (`salience.json`), fitted by `tools/train_salience.py`: one a measure for a text whose
dateline names a country, one for a text without. What belongs to a text as a whole shifts the bar for all.
"""

from __future__ import annotations

import math
from functools import cache
from operator import mul

from ..frozen import frozen
from ..model import Mention
from ..tables import load_json
from .standing import MEASURES, measures, survey

SHORT = 320
MOST = 30.0
"""Sums beyond this make no difference, and stay clear of 0 and 1."""


def brief(text: str, headline_end: int) -> bool:
    """Whether a text is one paragraph of fewer than 320 characters: without room for passing mentions."""
    return len(text) - headline_end < SHORT and "\n\n" not in text[headline_end:].strip()


@frozen
class Model:
    """Weights in the order of MEASURES, a constant in front, and the probability from which a country counts.

    Both are for texts without and with a country in the dateline.
    """

    without_line: tuple[float, ...]
    with_line: tuple[float, ...]
    thresholds: tuple[float, float]

    def weigh(self, values: list[float], lined: bool) -> float:
        """The probability that the story is about a country, by the model."""
        constant, *weights = self.with_line if lined else self.without_line
        total = constant + sum(map(mul, values, weights))
        return 1 / (1 + math.exp(-max(-MOST, min(MOST, total))))


def scores(
    text: str,
    lang: str,
    mentions: tuple[Mention, ...],
    headline_end: int,
    dateline: tuple[int, int] | None,
    model: Model,
) -> tuple[dict[str, float], float]:
    """({code: probability} of the countries mentioned in the order of first mention, the one from which they count)."""
    surveyed = survey(text, lang, mentions, headline_end, dateline)
    lined = bool(surveyed.in_line)
    return {code: model.weigh(values, lined) for code, values in measures(surveyed).items()}, model.thresholds[lined]


@cache
def shipped() -> Model:
    """The model in `salience.json`."""
    stored = load_json("salience.json")
    names = ("", *MEASURES)
    return Model(
        tuple(stored["weights"][name][0] for name in names),
        tuple(stored["weights"][name][1] for name in names),
        (stored["thresholds"][0], stored["thresholds"][1]),
    )
