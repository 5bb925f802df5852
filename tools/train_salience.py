"""Fit the salience model on the labelled dev sets and write `plugins/dateline/data/salience.json`.

    python tools/train_salience.py [FOLDER OF THE SETS]

Logistic regression by Newton's method with a ridge, pure Python, deterministic: the same sets give the same
bytes. It prints, set by set, micro F1 (USA left out of Reuters, whose label there is mostly implied) of the
shipped model and of one that never saw the set.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pelican.plugins.dateline.extract import dateline, headline
from pelican.plugins.dateline.extract.countries import mentions
from pelican.plugins.dateline.extract.salience import FEATURES, SHORT, features, weigh
from pelican.plugins.dateline.seed import read
from pelican.plugins.dateline.text import normalise, paragraphs

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "plugins" / "dateline" / "data" / "salience.json"
RIDGE = 2.0
# How much one article of a set counts: the sets differ in size, not in worth.
WEIGHT = {"body": 1.0, "full": 1.0, "dispatches": 25.0, "headlines": 0.0}
# Codes of 1987 and of now that are one country to the Reuters editors.
SUCCESSORS = {
    "SU": "RU",
    "DD": "DE",
    "YU": "RS",
    "CS": "CZ",
    "ZR": "CD",
    "BU": "MM",
    "YD": "YE",
    "HV": "BF",
    "RH": "ZW",
    "SK": "CZ",
}
Weights = list[float]


@dataclass(frozen=True)
class Article:
    """One text's countries: their features, and which of them the labels require, allow or leave out."""

    values: dict[str, Weights]
    wanted: frozenset[str]
    allowed: frozenset[str]
    short: bool


def article(text: str, lang: str, wanted: Iterable[str], allowed: Iterable[str], ignored: frozenset[str]) -> Article:
    """The article read as `extract` reads it."""
    written = normalise(text)
    head, rest = headline.split(written)
    body = paragraphs(rest, lang)
    if not body:
        head, body = "", (head,)
    text = "\n\n".join(((head,) if head else ()) + body)
    start = len(head) + 2 if head else 0
    line = dateline.dateline(text[start:], lang)
    at = (start + line.start, start + line.end) if line else None
    found, _ = mentions(text, lang)
    codes = frozenset(SUCCESSORS.get(code, code) for code in wanted)
    return Article(
        features(text, found, len(head), at),
        codes - ignored,
        frozenset(allowed) | ignored,
        len(text) - len(head) < SHORT,
    )


def load(folder: Path) -> dict[str, list[Article]]:
    """The articles of each set, in the order of the files."""
    sets: dict[str, list[Article]] = {"body": [], "full": [], "headlines": [], "dispatches": []}
    us = frozenset({"US"})
    for line in (folder / "reuters-dev.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        full = f"{gold['title'] or ''}\n{gold['dateline'] or ''} {gold['text']}"
        sets["body"].append(article(gold["text"], "en", gold["iso"], (), us))
        sets["full"].append(article(full, "en", gold["iso"], (), us))
    for line in (folder / "headlines-dev.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        sets["headlines"].append(
            article(gold["text"], gold["lang"], gold["countries"], gold["optional"], frozenset())
        )
    for path in sorted((folder / "dispatches-dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        raw = read(path.with_suffix(".txt").read_bytes(), f"{path.stem}.txt")[0][0]
        sets["dispatches"].append(
            article(raw.text, gold["lang"], gold["countries"], gold["countries_optional"], frozenset())
        )
    return sets


def rows(sets: dict[str, list[Article]], without: str = "") -> list[tuple[Weights, float, float]]:
    """(values, 1 or 0, weight) of every country whose label is known; `without` a set (`reuters` is both tracks)."""
    left_out = {"reuters": {"body", "full"}}.get(without, {without})
    return [
        (values, float(code in a.wanted), WEIGHT[name])
        for name, articles in sets.items()
        if name not in left_out and WEIGHT[name]
        for a in articles
        if not a.short
        for code, values in a.values.items()
        if code not in a.allowed
    ]


def fit(data: list[tuple[Weights, float, float]]) -> Weights:
    """Weights of the ridge logistic regression: twelve Newton steps, far more than it takes to settle."""
    size = len(FEATURES)
    weights = [0.0] * size
    for _ in range(12):
        gradient = [-RIDGE * w for w in weights]
        hessian = [[RIDGE if i == j else 0.0 for j in range(size)] for i in range(size)]
        for values, label, worth in data:
            p = weigh(values, weights)
            slope, bend = worth * (label - p), worth * p * (1 - p)
            filled = [(i, v) for i, v in enumerate(values) if v]
            for i, v in filled:
                gradient[i] += slope * v
                line = hessian[i]
                for j, u in filled:
                    line[j] += bend * v * u
        weights = [w + step for w, step in zip(weights, solve(hessian, gradient), strict=True)]
    return weights


def solve(matrix: list[Weights], right: Weights) -> Weights:
    """The solution of a positive definite system, by elimination."""
    size = len(right)
    a = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for i in range(size):
        for k in range(i + 1, size):
            factor = a[k][i] / a[i][i]
            for j in range(i, size + 1):
                a[k][j] -= factor * a[i][j]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (a[i][size] - sum(a[i][j] * found[j] for j in range(i + 1, size))) / a[i][i]
    return found


def f1(articles: list[Article], weights: Weights, threshold: float) -> float:
    """Micro F1 over the countries of the articles; what is allowed counts neither way."""
    right = wrong = missed = 0
    for a in articles:
        given = {code for code, v in a.values.items() if a.short or weigh(v, weights) >= threshold} - (
            a.allowed - a.wanted
        )
        right += len(given & a.wanted)
        wrong += len(given - a.wanted)
        missed += len(a.wanted - given)
    return 2 * right / (2 * right + wrong + missed)


def best_threshold(sets: dict[str, list[Article]], weights: Weights) -> float:
    """The threshold with the best mean F1 over Reuters' two tracks and the dispatches."""
    steps = [step / 100 for step in range(25, 61)]
    return max(steps, key=lambda t: math.fsum(f1(sets[name], weights, t) for name in ("body", "full", "dispatches")))


def main() -> None:
    """Fit, report, write."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "eval"
    sets = load(folder)
    weights = fit(rows(sets))
    threshold = best_threshold(sets, weights)
    print("set          shipped  without it")
    for name, articles in sets.items():
        unseen = fit(rows(sets, "reuters" if name in ("body", "full") else name)) if WEIGHT[name] else weights
        print(f"{name:12} {f1(articles, weights, threshold):7.4f}  {f1(articles, unseen, threshold):7.4f}")
    stored = {
        "threshold": threshold,
        "weights": {name: round(w, 4) for name, w in zip(FEATURES, weights, strict=True)},
    }
    OUT.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
