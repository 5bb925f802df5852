"""Fit the salience model on the labelled dev sets and our own gold, and write `plugins/dateline/data/salience.json`.

    python tools/train_salience.py [FOLDER OF THE SETS]

A ridge logistic regression by Newton's method. The same sets give the same weights, which are rounded beyond what
the order of sums can change. Every figure that it prints is of texts that the model had not seen: "folds" leaves
out parts of each set in turn, "other sets" the whole set. Micro F1, the USA left out of Reuters, whose label there
is mostly implied; `primary` as the set's scorer asks it, a text without any country read as one about the USA.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pelican.plugins.dateline.extract import dateline, headline, names
from pelican.plugins.dateline.extract.countries import by_place, by_weight, level
from pelican.plugins.dateline.extract.salience import MOST, brief
from pelican.plugins.dateline.extract.standing import MEASURES, measures, survey
from pelican.plugins.dateline.model import Mention
from pelican.plugins.dateline.seed import read
from pelican.plugins.dateline.text import normalise, paragraphs

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
OUT = ROOT / "plugins" / "dateline" / "data" / "salience.json"
RIDGE = 3.0
# How much one article of a set counts: the sets differ in size, not in worth.
WEIGHT = {"body": 1.0, "full": 1.0, "dispatches": 25.0, "headlines": 0.0, "gold": 8.0}
FOLDS = 8
BESIDE = 3
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
Array = np.ndarray


@dataclass(frozen=True)
class Article:
    """One text: how its countries stand in it, and which of them the labels require, allow or leave out."""

    text: str
    mentions: tuple[Mention, ...]
    values: dict[str, list[float]]
    wanted: frozenset[str]
    allowed: frozenset[str]
    primary: frozenset[str]
    lined: bool
    short: bool
    line: tuple[int, int] | None
    fold: int


def article(
    text: str, lang: str, wanted: Iterable[str], allowed: frozenset[str], primary: Iterable[str], fold: int
) -> Article:
    """The article read as `extract` reads it."""
    written = normalise(text)
    head, rest = headline.split(written)
    body = paragraphs(rest, lang)
    if not body:
        head, body = "", (head,)
    text = "\n\n".join(((head,) if head else ()) + body)
    start = len(head) + 2 if head else 0
    line = dateline.dateline(text[start:], lang)
    found, *_ = names(text, lang)
    at = (start + line.start, start + line.end) if line else None
    surveyed = survey(text, lang, found, len(head), at)
    return Article(
        text,
        found,
        measures(surveyed),
        frozenset(SUCCESSORS.get(code, code) for code in wanted) - allowed,
        allowed,
        frozenset(SUCCESSORS.get(code, code) for code in primary),
        bool(surveyed.in_line),
        brief(text, len(head)),
        at,
        fold % FOLDS,
    )


def load(folder: Path) -> dict[str, list[Article]]:
    """The articles of each set, in the order of the files."""
    sets: dict[str, list[Article]] = {"body": [], "full": [], "headlines": [], "dispatches": [], "gold": []}
    us = frozenset({"US"})
    for number, line in enumerate((folder / "reuters-dev.jsonl").read_text(encoding="utf-8").splitlines()):
        gold = json.loads(line)
        full = f"{gold['title'] or ''}\n{gold['dateline'] or ''} {gold['text']}"
        first = [gold["primary"]] if gold["primary"] else []
        sets["body"].append(article(gold["text"], "en", gold["iso"], us, first, number))
        sets["full"].append(article(full, "en", gold["iso"], us, first, number))
    for number, line in enumerate((folder / "headlines-dev.jsonl").read_text(encoding="utf-8").splitlines()):
        sets["headlines"].append(labelled(json.loads(line), json.loads(line)["text"], "optional", number))
    for number, path in enumerate(sorted((folder / "dispatches-dev").glob("*.json"))):
        raw = read(path.with_suffix(".txt").read_bytes(), f"{path.stem}.txt")[0][0]
        gold = json.loads(path.read_text(encoding="utf-8"))
        sets["dispatches"].append(labelled(gold, raw.text, "countries_optional", number))
    for path in sorted(GOLD.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            gold = json.loads(line)
            raw = read(gold["seed"].encode(), f"{gold['id']}.txt")[0][0]
            sets["gold"].append(labelled(gold, raw.text, "countries_optional", number))
    return sets


def labelled(gold: dict[str, Any], text: str, optional: str, number: int) -> Article:
    """An article of a set that follows the rules of annotation."""
    first = [code for code in (gold["primary"], *gold["primary_alt"]) if code]
    allowed = frozenset(gold[optional]) - frozenset(gold["countries"])
    return article(text, gold["lang"], gold["countries"], allowed, first, number)


class Table:
    """The countries of all articles whose label is known, as arrays: what the model is fitted on."""

    def __init__(self, sets: dict[str, list[Article]]) -> None:
        rows = [
            (name, a, code, values)
            for name, articles in sets.items()
            for a in articles
            for code, values in a.values.items()
        ]
        self.sets = np.array([name for name, *_ in rows])
        self.folds = np.array([a.fold for _, a, *_ in rows])
        self.lined = np.array([a.lined for _, a, *_ in rows])
        self.labels = np.array([float(code in a.wanted) for _, a, code, _ in rows])
        self.known = np.array([code not in a.allowed and not a.short for name, a, code, _ in rows])
        self.worth = np.array([WEIGHT[name] for name, *_ in rows])
        self.values = np.array([values for *_, values in rows])

    def fit(self, chosen: Array) -> tuple[Array, Array]:
        """Constant and weights for texts without and with a country in the dateline, in the measures' own units."""
        chosen = chosen & self.known & (self.worth > 0)
        values, worth, labels = self.values[chosen], self.worth[chosen], self.labels[chosen]
        lined = self.lined[chosen][:, None]
        both = np.hstack([values, values * lined, lined])
        mean, spread = both.mean(0), both.std(0) + 1e-9
        z = np.hstack([np.ones((len(both), 1)), (both - mean) / spread])
        ridge = np.full(z.shape[1], RIDGE)
        ridge[0] = 1e-6
        weights = np.zeros(z.shape[1])
        for _ in range(10):
            p = 1 / (1 + np.exp(-z @ weights))
            slope = z.T @ (worth * (labels - p)) - ridge * weights
            bend = (z * (worth * p * (1 - p))[:, None]).T @ z + np.diag(ridge)
            weights = weights + np.linalg.solve(bend, slope)
        plain = weights[1:] / spread
        constant = weights[0] - float(plain @ mean)
        size = len(MEASURES)
        without = np.concatenate([[constant], plain[:size]])
        more = np.concatenate([[plain[-1]], plain[size : 2 * size]])
        return without, without + more


Weights = tuple[Array, Array]


def chances(a: Article, weights: Weights) -> dict[str, float]:
    """{code: probability} as `extract` would find them."""
    constant, *rest = weights[a.lined]
    found = {
        code: float(1 / (1 + np.exp(-np.clip(constant + np.dot(rest, v), -MOST, MOST))))
        for code, v in a.values.items()
    }
    level(a.text, a.mentions, found)
    return found


def given(a: Article, found: dict[str, float], thresholds: tuple[float, float]) -> list[str]:
    """The countries that the product would give, most salient first."""
    if a.short:
        return by_place(a.text, a.mentions, a.line)
    return [code for code in by_weight(a.text, a.mentions, found, a.line) if found[code] >= thresholds[a.lined]]


def tally(a: Article, order: list[str]) -> Array:
    """How many countries of an article are right, too many and missed."""
    codes = set(order) - a.allowed
    return np.array([len(codes & a.wanted), len(codes - a.wanted), len(a.wanted - codes)])


def micro(counts: Array) -> float:
    """F1 of the countries right, too many and missed."""
    right, wrong, missed = counts
    return float(2 * right / (2 * right + wrong + missed))


def figures(
    name: str, articles: list[Article], found: list[dict[str, float]], thresholds: tuple[float, float]
) -> tuple[float, float]:
    """(micro F1, share of right primaries) of a set."""
    counts, hit, asked = np.zeros(3), 0, 0
    for a, chance in zip(articles, found, strict=True):
        order = given(a, chance, thresholds)
        counts += tally(a, order)
        if name in ("body", "full") and not a.primary:
            continue
        asked += 1
        first = order[0] if order else "US" if name in ("body", "full") else ""
        hit += first in a.primary or (not a.primary and first in (a.allowed | {""}))
    return micro(counts), hit / asked


def steady(sums: dict[float, float]) -> float:
    """The step that is best together with those beside it: the best alone is chance."""
    steps, values = list(sums), np.array(list(sums.values()))
    means = [values[max(0, at - BESIDE) : at + BESIDE + 1].mean() for at in range(len(steps))]
    return steps[int(np.argmax(means))]


def main() -> None:
    """Fit, report, write."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "eval"
    sets = load(folder)
    table = Table(sets)
    parts = [table.fit(table.folds != fold) for fold in range(FOLDS)]
    unseen = {name: [chances(a, parts[a.fold]) for a in articles] for name, articles in sets.items()}
    steps = [step / 100 for step in range(30, 61)]

    def pooled(pair: tuple[float, float]) -> float:
        """F1 of all the sets as one, by texts that the model had not seen."""
        read = (
            (a, chance) for name, articles in sets.items() for a, chance in zip(articles, unseen[name], strict=True)
        )
        return micro(sum((tally(a, given(a, chance, pair)) for a, chance in read), np.zeros(3)))

    first = steady({step: pooled((step, 0.5)) for step in steps})
    thresholds = (first, steady({step: pooled((first, step)) for step in steps}))
    print(f"thresholds {thresholds}\nset          folds: F1  primary   other sets: F1  primary")
    for name, articles in sets.items():
        alike = ("body", "full") if name in ("body", "full") else (name,)
        foreign = table.fit(~np.isin(table.sets, alike))
        here = figures(name, articles, unseen[name], thresholds)
        there = figures(name, articles, [chances(a, foreign) for a in articles], thresholds)
        print(f"{name:12} {here[0]:9.4f} {here[1]:8.4f} {there[0]:16.4f} {there[1]:8.4f}")
    without, lined = table.fit(np.ones(len(table.labels), dtype=bool))
    pairs = {
        name: [round(float(a), 3), round(float(b), 3)]
        for name, a, b in zip(("", *MEASURES), without, lined, strict=True)
    }
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(pair)}" for name, pair in pairs.items())
    OUT.write_text(
        f'{{\n "thresholds": {json.dumps(thresholds)},\n "weights": {{\n{lines}\n }}\n}}\n', encoding="utf-8"
    )


if __name__ == "__main__":
    main()
