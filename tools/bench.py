"""Measure the shipped pipeline, from raw seeds to the shipped theme: `make bench`.

A corpus of invented despatches is generated (the same on every run), converted and built in a folder of its
own: cold, then with nothing changed, with one new seed, with one page edited. Seconds are wall time of a
whole process, start-up included; memory is the largest process's peak. Machines are noisy: compare figures of
one run with each other.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
PLACES = (
    "Alger Tunis Tripoli Rabat Dakar Bamako Niamey Paris Madrid Berlin Rome Beyrouth Le\u00a0Caire Ottawa Lima".split(
        " "
    )
)
PEOPLE = ("Amine Deramchi", "Salma Ouertani", "Jean Valbrune", "Ana Robledal", "Ute Brandhoff", "Rachid Benmourad")
ACTS = (
    "a inauguré une station d'épuration de {n} mètres cubes par jour",
    "a annoncé la réouverture de {n} écoles rurales",
    "a reçu une délégation de {n} entrepreneurs",
    "a présenté un plan de {n} logements",
)


@dataclass(frozen=True)
class Run:
    """One build: wall seconds, peak kilobytes."""

    seconds: float
    kilobytes: int


def despatch(chance: random.Random) -> str:
    """One invented despatch of some 250 words, in a line, known to the month."""
    date = f"{chance.randint(2018, 2020)}-{chance.randint(1, 12):02d}"
    who = chance.choice(PEOPLE)
    parts = [
        f"Le ministre {who} {chance.choice(ACTS).format(n=chance.randint(10, 9999))}, mardi à {chance.choice(PLACES)}."
    ]
    for _ in range(14):
        parts.append(
            f"À {chance.choice(PLACES)}, le service {chance.choice(ACTS).format(n=chance.randint(10, 9999))}."
        )
    parts.append(f"« Nous tiendrons parole », a déclaré {who}.")
    return f" date {date} {' '.join(parts)}\n"


def build(folder: Path) -> Run:
    """One run of the shipped command over `folder`."""
    words = [sys.executable, "-m", "pelican.plugins.dateline", "build", "--settings", str(ROOT / "pelican.conf.py")]
    for name in ("seeds", "content", "output"):
        words += [f"--{name}", str(folder / name)]
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{folder}: the build failed; run it by hand: {' '.join(words)}")
    return Run(seconds, max(usage.ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))


def measure(articles: int, times: int) -> dict[str, Run]:
    """The medians of a corpus of so many articles, by what was changed before the build."""
    chance = random.Random(articles)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "seeds").mkdir()
        (folder / "content").mkdir()
        for number in range(articles):
            (folder / "seeds" / f"{number:06d}.txt").write_text(despatch(chance), encoding="utf-8")
        out = {"cold": build(folder)}
        build(folder)

        def add() -> None:
            (folder / "seeds" / f"new-{chance.random()}.txt").write_text(despatch(chance), encoding="utf-8")

        def edit() -> None:
            page = chance.choice(sorted((folder / "content" / "news").rglob("*.md")))
            page.write_text(page.read_text(encoding="utf-8") + "\nUn ajout.\n", encoding="utf-8")

        changes: dict[str, Callable[[], None]] = {"nothing changed": lambda: None, "one new": add, "one edited": edit}
        for name, change in changes.items():
            runs = []
            for _ in range(times):
                change()
                time.sleep(0.1)
                runs.append(build(folder))
                if name != "nothing changed":
                    build(folder)
            out[name] = Run(median(run.seconds for run in runs), max(run.kilobytes for run in runs))
    return out


def main() -> int:
    """Print the table in Markdown: 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10000], help="articles (default: 1000 10000)")
    parser.add_argument("--times", type=int, default=3, help="runs of each warm build (default: 3)")
    arguments = parser.parse_args()
    print("| articles | cold | nothing changed | one new | one edited | peak memory, cold |")
    print("|---|---|---|---|---|---|")
    colds: list[tuple[int, float]] = []
    for size in arguments.sizes:
        found = measure(size, arguments.times)
        colds.append((size, found["cold"].seconds))
        seconds = " | ".join(f"{run.seconds:.2f} s" for run in found.values())
        print(f"| {size:,} | {seconds} | {found['cold'].kilobytes // 1024} MB |", flush=True)
    if len(colds) > 1:
        (small, fast), *_, (large, slow) = colds
        print(
            f"\nGrowth of the cold build: articles to the power of {math.log(slow / fast) / math.log(large / small):.2f}."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
