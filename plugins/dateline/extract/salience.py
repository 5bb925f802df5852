"""Which of the countries named a text is about: a logistic model over where and how often they are named.

The weights are data (`salience.json`), fitted by `tools/train_salience.py`.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from ..model import Mention
from ..tables import load_json

LEAD = 280
"""Characters behind headline and dateline that count as the lead."""

SHORT = 320
"""A text of fewer characters has no room for passing mentions: all that it names, it is about."""

FEATURES = (
    "bias",
    "count",
    "share",
    "position",
    "first",
    "most",
    "lead",
    "headline",
    "dateline",
    "dateline only",
    "spread",
    "name",
    "demonym",
    "city",
    "only demonym",
    "only city",
    "others",
    "alone",
    "length",
    "dense",
    "headline elsewhere",
    "lead elsewhere",
)


def features(
    text: str, mentions: tuple[Mention, ...], headline_end: int, dateline: tuple[int, int] | None
) -> dict[str, list[float]]:
    """{code: values in the order of FEATURES} of the countries mentioned, in the order of first mention."""
    begin = dateline[1] if dateline and dateline[1] <= headline_end + 250 else headline_end
    length = max(1, len(text) - begin)
    places = (dateline[0], dateline[1]) if dateline else (0, 0)
    by_code: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_code.setdefault(mention.code, []).append(mention)
    counts = Counter({code: len(found) for code, found in by_code.items()})
    most = max(counts.values(), default=0)
    total = sum(counts.values())
    in_head = {m.code for m in mentions if m.end <= headline_end}
    in_lead = {m.code for m in mentions if begin <= m.start < begin + LEAD}
    in_line = {m.code for m in mentions if places[0] <= m.start < places[1]}
    out: dict[str, list[float]] = {}
    for rank, (code, found) in enumerate(by_code.items()):
        kinds = Counter(m.kind for m in found)
        body = [m.start for m in found if m.start >= begin]
        names = kinds["name"] + kinds["code"] + kinds["historic"]
        cities = kinds["city"] + kinds["capital"] + kinds["region"] + kinds["institution"]
        out[code] = [
            1.0,
            math.log(len(found)),
            len(found) / total,
            (body[0] - begin) / length if body else 0.5,
            float(rank == 0),
            float(len(found) == most),
            float(code in in_lead),
            float(code in in_head),
            float(code in in_line),
            float(code in in_line and len(found) == 1),
            (body[-1] - body[0]) / length if len(body) > 1 else 0.0,
            math.log1p(names),
            math.log1p(kinds["demonym"]),
            math.log1p(cities),
            float(kinds["demonym"] == len(found)),
            float(cities == len(found)),
            math.log(len(by_code)),
            float(len(by_code) == 1),
            math.log(length / 1000 + 0.1),
            len(found) / math.sqrt(length / 1000 + 0.3),
            float(bool(in_head) and code not in in_head),
            float(bool(in_lead) and code not in in_lead),
        ]
    return out


def weigh(values: list[float], weights: list[float]) -> float:
    """The probability that an editor would file the story under the country, by the model."""
    return 1 / (1 + math.exp(-sum(v * w for v, w in zip(values, weights, strict=True))))


@cache
def model() -> tuple[list[float], float]:
    """(weights in the order of FEATURES, the probability from which a country counts)."""
    stored = load_json("salience.json")
    return [stored["weights"][name] for name in FEATURES], stored["threshold"]
