"""Measure how Dateline grows with the archive: `make scale`. Raw seeds, the shipped theme, one run of each kind.

Each size is an archive of some five hundred despatches a month; a larger one is a longer one, as archives are. The
table is put into docs/scale.md, with the power of the number of articles that each column grows by.
"""

from __future__ import annotations

import argparse
import fnmatch
import math
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import corpus
import table
from generators import Dateline
from measuring import run

ROOT = Path(__file__).resolve().parents[2]
A_MONTH = 500


@dataclass(frozen=True)
class Row:
    """The figures of one size: seconds of wall time, megabytes, and files."""

    articles: int
    cold: float
    processor: float
    unchanged: float
    one_new: float
    memory: float
    seeds: float
    pages: float
    site: float
    files: int
    state: float


def say(text: str) -> None:
    """Tell how far it is."""
    print(text, file=sys.stderr, flush=True)


def size(folder: Path, pattern: str = "*") -> tuple[int, float]:
    """(files, megabytes of their contents) below a folder, of the names that match."""
    files, total = 0, 0
    for base, _, names in os.walk(folder):
        for name in fnmatch.filter(names, pattern):
            files += 1
            total += os.stat(os.path.join(base, name)).st_size
    return files, total / 1e6


def measure(place: Path, articles: int) -> Row:
    """The figures of an archive of so many articles, laid out and built in `place`."""
    ours = Dateline(place)
    ours.lay_out(place, ())
    shutil.rmtree(place / "theme")
    shutil.copytree(ROOT / "theme", place / "theme")
    (place / "content").mkdir()
    corpus.write(place / "seeds", articles, max(1, articles // A_MONTH))
    say(f"{articles}: seeds are written")
    cold = run(ours.command(place), place, memory=True)
    say(f"{articles}: cold {cold.seconds:.0f} s, {cold.processor:.0f} s of processor")
    # The first run after a long one also looks again at what was written in its last moments.
    run(ours.command(place), place)
    unchanged = run(ours.command(place), place)
    (place / "seeds" / "new.txt").write_text(f" date 2020-01 {corpus.invented(random.Random(articles))}\n", "utf-8")
    new = run(ours.command(place), place)
    say(f"{articles}: nothing changed {unchanged.seconds:.2f} s, one new {new.seconds:.2f} s")
    files, site = size(place / "output")
    return Row(
        articles,
        cold.seconds,
        cold.processor,
        unchanged.seconds,
        new.seconds,
        cold.kilobytes / 1024,
        size(place / "seeds")[1],
        size(place / "content")[1],
        site,
        files,
        # The last site, which stands there too, is hard links to this one.
        size(place / "cache", "*.sqlite")[1],
    )


TITLES = (
    "articles",
    "cold",
    "processor, cold",
    "nothing changed",
    "one new",
    "peak memory",
    "seeds",
    "pages",
    "site",
    "files",
    "state",
)
MEGABYTES: Callable[[float], str] = "{:,.0f} MB".format
SHOWN: tuple[Callable[[float], str], ...] = (
    "{:,}".format,
    "{:,.0f} s".format,
    "{:,.0f} s".format,
    "{:.1f} s".format,
    "{:.1f} s".format,
    *[MEGABYTES] * 4,
    "{:,}".format,
    MEGABYTES,
)


def page(rows: Sequence[Row]) -> str:
    """The table, and by which power each column grows from the smallest to the largest archive."""
    lines = [f"| {' | '.join(TITLES)} |", "|---" * len(TITLES) + "|"]
    lines += [
        f"| {' | '.join(show(value) for show, value in zip(SHOWN, astuple(row), strict=True))} |" for row in rows
    ]
    if len(rows) > 1:
        small, large = rows[0], rows[-1]
        more = math.log(large.articles / small.articles)
        powers = [
            f"{math.log(getattr(large, field.name) / getattr(small, field.name)) / more:.2f}"
            for field in fields(Row)[1:]
        ]
        lines.append(f"| *power* | {' | '.join(powers)} |")
    return "\n".join([f"Texts: {corpus.described()}.", "", *lines]) + "\n"


def main() -> int:
    """Measure, print, and write where asked: 0."""
    parser = argparse.ArgumentParser(prog="make scale", description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 30_000, 100_000, 300_000], help="articles")
    parser.add_argument("--place", type=Path, help="build below this folder (default: a temporary one)")
    parser.add_argument("--write", type=Path, help="put the table into this page, between its marks")
    arguments = parser.parse_args()
    rows = []
    for articles in sorted(arguments.sizes):
        with tempfile.TemporaryDirectory(dir=arguments.place) as folder:
            rows.append(measure(Path(folder), articles))
        print(page(rows), flush=True)
    if arguments.write:
        table.put(arguments.write, page(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
