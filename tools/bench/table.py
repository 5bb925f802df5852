"""The tables of the bench, in Markdown, with ratios to Hugo and the growth of each generator."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HUGO = "Hugo"
OURS = "Dateline"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
# What has to hold, as ratios to Hugo: (kind of run, articles) of the bench site, then from raw seeds.
GOALS = {
    ("cold", 10000): 1.0,
    ("cold", 30000): 0.6,
    ("nothing changed", 10000): 0.12,
    ("one new", 10000): 0.2,
    ("one edited", 10000): 0.17,
    ("memory", 10000): 0.3,
}
RAW_GOALS = {"cold": 3.0, "nothing changed": 0.15, "one new": 0.25}
SHIPPED_GOALS = {"cold": 40.0, "nothing changed": 0.7, "one new": 1.5}
MOST_GROWTH = 1.05


@dataclass(frozen=True)
class Figures:
    """Median seconds by kind of run, and peak kilobytes of the cold run."""

    seconds: Mapping[str, float]
    kilobytes: int

    def of(self, kind: str) -> float:
        """A figure by its name; `memory` in kilobytes."""
        return float(self.kilobytes) if kind == "memory" else self.seconds[kind]


def page(
    results: Mapping[int, Mapping[str, Figures]],
    raw: Mapping[str, Figures],
    seeds_at: int,
    texts: str,
    missing: Sequence[str],
    unequal: bool,
) -> str:
    """All tables; `results` by size and generator, `raw` by theme."""
    lines: list[str] = [f"Texts: {texts}.", ""]
    if unequal:
        lines += ["**The sites did not say the same: these figures compare different work.**", ""]
    lines += [*missing, ""] if missing else []
    for size, found in results.items():
        lines += [*_table(f"{size:,} articles", found), ""]
        lines += _ratios(size, found)
    lines += _growth(results)
    if raw:
        lines += [*_table(f"Dateline from raw seeds, {seeds_at:,} articles", raw), ""]
        lines += _raw_ratios(raw, results.get(seeds_at, {}).get(HUGO))
    return "\n".join(lines).rstrip() + "\n"


def _table(title: str, found: Mapping[str, Figures]) -> Iterator[str]:
    kinds = list(next(iter(found.values())).seconds)
    yield f"| {title} | {' | '.join(kinds)} | peak memory, cold |"
    yield "|---" * (len(kinds) + 2) + "|"
    for name, figures in found.items():
        cells = " | ".join(f"{figures.seconds[kind]:.2f} s" for kind in kinds)
        yield f"| {name} | {cells} | {figures.kilobytes / 1024:.0f} MB |"


def _ratios(size: int, found: Mapping[str, Figures]) -> Iterator[str]:
    if OURS not in found or HUGO not in found:
        return
    parts = []
    for kind in (*found[OURS].seconds, "memory"):
        ratio = found[OURS].of(kind) / found[HUGO].of(kind)
        goal = GOALS.get((kind, size))
        parts.append(f"{kind} {ratio:.2f}" + (f" (goal {goal:g}{_verdict(ratio, goal)})" if goal else ""))
    yield f"Dateline to Hugo: {', '.join(parts)}."
    yield ""


def _verdict(value: float, goal: float) -> str:
    return "" if value <= goal else ", **missed**"


def _growth(results: Mapping[int, Mapping[str, Figures]]) -> Iterator[str]:
    sizes = sorted(results)
    if len(sizes) < 2:
        return
    small, large = sizes[-2], sizes[-1]
    parts = []
    for name in results[large]:
        if name in results[small]:
            ratio = results[large][name].seconds["cold"] / results[small][name].seconds["cold"]
            power = math.log(ratio) / math.log(large / small)
            goal = f" (goal {MOST_GROWTH:g}{_verdict(power, MOST_GROWTH)})" if name == OURS else ""
            parts.append(f"{name} {power:.2f}{goal}")
    yield f"Growth of the cold build from {small:,} to {large:,}, articles to the power of: {', '.join(parts)}."
    yield ""


def _raw_ratios(raw: Mapping[str, Figures], hugo: Figures | None) -> Iterator[str]:
    minimal, shipped = raw.get("minimal theme"), raw.get("shipped theme")
    if minimal and hugo:
        parts = []
        for kind, goal in RAW_GOALS.items():
            ratio = minimal.of(kind) / hugo.of(kind)
            parts.append(f"{kind} {ratio:.2f} (goal {goal:g}{_verdict(ratio, goal)})")
        yield f"From raw seeds, minimal theme, to Hugo from pages: {', '.join(parts)}."
        yield ""
    if shipped:
        parts = [
            f"{kind} {shipped.of(kind):.2f} s (goal {goal:g} s{_verdict(shipped.of(kind), goal)})"
            for kind, goal in SHIPPED_GOALS.items()
        ]
        yield f"From raw seeds, shipped theme: {', '.join(parts)}."


def put(path: Path, text: str) -> None:
    """Put the tables into a page, between its marks."""
    page_ = path.read_text(encoding="utf-8")
    made = f"{BEGIN}\n{text}{END}"
    path.write_text(re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: made, page_, flags=re.DOTALL), "utf-8")
