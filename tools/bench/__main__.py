"""Measure Dateline beside other generators, on the same site, in the same run: `make bench`.

Articles are converted from raw seeds once; every generator then gets the same pages, in its own header format, and a
minimal theme of its own whose output says the same (which is checked first). Runs alternate; figures are
medians. Besides, Dateline is measured from raw seeds, with the minimal theme and with the one that comes
with it. A generator that cannot be installed is named and left out.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import article
import compare
import corpus
import figures
import table
from generators import GENERATORS, Dateline, Generator
from measuring import Run, run

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("cold", "nothing changed", "one new", "one edited")
# A generator slower than this is run once only.
SLOW = 15.0
Times = dict[str, dict[str, list[Run]]]


def say(text: str) -> None:
    """Tell how far it is."""
    print(text, file=sys.stderr, flush=True)


def installed(tools: Path, wanted: Sequence[str]) -> tuple[list[Generator], list[str]]:
    """(the generators that are at hand, what is to be said of the others)."""
    found: list[Generator] = []
    missing: list[str] = []
    for kind in GENERATORS:
        if wanted and kind is not Dateline and kind.name.lower() not in [name.lower() for name in wanted]:
            continue
        generator = kind(tools)
        try:
            generator.install()
        except (OSError, subprocess.SubprocessError) as error:
            missing.append(f"{kind.name}: could not be installed here ({type(error).__name__}); left out")
            say(missing[-1])
        else:
            found.append(generator)
    return found, missing


class Bench:
    """The bench site of one size, laid out for every generator in a folder of its own."""

    def __init__(self, place: Path, size: int, generators: Sequence[Generator]) -> None:
        self.place = place
        self.size = size
        self.generators = generators
        self.chance = random.Random(size)
        self.count = 0
        self.articles: list[article.Article] = []

    def folder(self, generator: Generator) -> Path:
        """Where a generator's site is laid out."""
        return self.place / generator.name.replace(", ", "-")

    def lay_out(self) -> None:
        """Convert seeds to pages, and give the pages to all."""
        ours = next(g for g in self.generators if isinstance(g, Dateline))
        folder = self.folder(ours)
        ours.lay_out(folder, ())
        corpus.write(folder / "seeds", self.size)
        (folder / "content").mkdir()
        say(f"{self.size}: converting")
        run(ours.command(folder), folder)
        # From here on the pages are the input, for ours as for the others.
        shutil.rmtree(folder / "seeds")
        (folder / "seeds").mkdir()
        for generator in self.generators:
            generator.clear(folder)
        self.articles = list(article.read(folder / "content"))
        for generator in self.generators:
            if generator is not ours:
                generator.lay_out(self.folder(generator), self.articles)

    def build(self, generator: Generator, memory: bool = False) -> Run:
        """One run of a generator."""
        folder = self.folder(generator)
        return run(generator.command(folder), folder, memory)

    def check(self) -> list[str]:
        """Differences between what the generators' sites say, named; empty when all say the same."""
        found: list[str] = []
        said = {}
        for generator in self.generators:
            generator.clear(self.folder(generator))
            self.build(generator)
            said[generator.name] = compare.read(self.folder(generator) / "output", generator.months)
        ours = said.pop("Dateline")
        for name, other in said.items():
            found += [f"{name}: {line}" for line in compare.differences(ours, other)]
        return found

    def measure(self, times: int) -> Times:
        """The runs of every generator, alternating, by what had changed before."""
        out: Times = {generator.name: {kind: [] for kind in KINDS} for generator in self.generators}
        for kind in KINDS:
            for number in range(times):
                for generator in self.generators:
                    done = out[generator.name]
                    if number and done[kind][0].seconds > SLOW:
                        continue
                    self.change(generator, kind)
                    done[kind].append(self.build(generator))
                    if kind == "cold":
                        continue
                    self.settle(generator)
                say(f"{self.size}: {kind}, {number + 1} of {times}")
        for generator in self.generators:
            generator.clear(self.folder(generator))
            out[generator.name]["memory"] = [self.build(generator, memory=True)]
        return out

    def change(self, generator: Generator, kind: str) -> None:
        """Do to a site what the kind of run is about."""
        folder = self.folder(generator)
        if kind == "cold":
            generator.clear(folder)
        elif kind == "one new":
            self.count += 1
            generator.write(folder, article.new(self.count))
        elif kind == "one edited":
            # The file that stands there with a line more, as an editor would save it.
            path = folder / generator.path(self.chance.choice(self.articles))
            path.write_text(path.read_text(encoding="utf-8") + "\nAdded later.\n", encoding="utf-8")

    def settle(self, generator: Generator) -> None:
        """Let the clock move on: what was written this very moment would be looked at again."""
        time.sleep(0.05 if isinstance(generator, Dateline) else 0)


def from_seeds(place: Path, size: int, times: int, theme: Path | None) -> dict[str, list[Run]]:
    """The runs of Dateline from raw seeds, with the minimal theme or another."""
    ours = Dateline(place)
    ours.lay_out(place, ())
    if theme:
        shutil.rmtree(place / "theme")
        shutil.copytree(theme, place / "theme")
    corpus.write(place / "seeds", size)
    (place / "content").mkdir()
    out: dict[str, list[Run]] = {kind: [] for kind in KINDS}
    chance = random.Random(size)

    def build(memory: bool = False) -> Run:
        done = run(ours.command(place), place, memory)
        time.sleep(0.05)
        return done

    def clear() -> None:
        ours.clear(place)
        shutil.rmtree(place / "content")
        (place / "content").mkdir()

    def add() -> None:
        text = f" date 2020-01 {corpus.another(chance)}\n"
        (place / "seeds" / f"new-{chance.random()}.txt").write_text(text, encoding="utf-8")

    def edit() -> None:
        page = chance.choice(sorted((place / "content" / "news").rglob("*.md")))
        page.write_text(page.read_text(encoding="utf-8") + "\nAdded later.\n", encoding="utf-8")

    changes: dict[str, Callable[[], None]] = {
        "cold": clear,
        "nothing changed": lambda: None,
        "one new": add,
        "one edited": edit,
    }
    for kind, change in changes.items():
        for _ in range(1 if kind == "cold" and size > 2000 else times):
            change()
            out[kind].append(build())
        if kind == "cold":
            build()
    clear()
    out["memory"] = [build(memory=True)]
    return out


def medians(runs: dict[str, list[Run]]) -> table.Figures:
    """The median of each kind of run."""
    seconds = {kind: median(one.seconds for one in found) for kind, found in runs.items() if kind != "memory"}
    return table.Figures(seconds, max(one.kilobytes for one in runs["memory"]))


def within(
    generators: Sequence[Generator], known: Mapping[int, Mapping[str, table.Figures]], size: int, limit: float
) -> tuple[list[Generator], list[str]]:
    """(the generators that build `size` articles cold within `limit` seconds, by what they took before; a line for each other)."""
    able: list[Generator] = []
    slow: list[str] = []
    for generator in generators:
        took = {
            n: found[generator.name].of("cold") for n, found in known.items() if generator.name in found and n < size
        }
        guess = took[max(took)] * size / max(took) if took else 0.0
        if known and not took and size > min(known):
            guess = limit + 1
        if guess > limit and not isinstance(generator, Dateline):
            slow.append(f"{generator.name} is left out at {size:,} articles: it would take over {limit:.0f} s a run.")
        else:
            able.append(generator)
    return able, slow


def main() -> int:
    """Measure and print: 0; 1 where the sites do not say the same."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10000, 30000], help="articles")
    parser.add_argument("--times", type=int, default=3, help="runs of each kind (default: 3)")
    parser.add_argument("--quick", action="store_true", help="500 articles, one run each: whether it works")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="these generators beside ours")
    parser.add_argument(
        "--seeds-at", type=int, default=10000, help="articles for the runs from raw seeds; 0 for none"
    )
    parser.add_argument("--tools", type=Path, help="keep what is installed here (default: a folder thrown away)")
    parser.add_argument(
        "--place", type=Path, help="build here (default: /dev/shm where there is one, else a temporary folder)"
    )
    parser.add_argument(
        "--limit",
        type=float,
        default=60.0,
        help="leave out, at larger sizes, what would take more seconds to build cold",
    )
    parser.add_argument("--keep", type=Path, help="keep figures in this file, and do not measure again what it has")
    parser.add_argument("--write", type=Path, help="put the tables into this page, between its marks")
    arguments = parser.parse_args()
    sizes, times = (arguments.sizes, arguments.times) if not arguments.quick else ([500], 1)
    seeds_at = 500 if arguments.quick else arguments.seeds_at
    memory = Path("/dev/shm")
    base = arguments.place or (memory if os.access(memory, os.W_OK) else None)
    with tempfile.TemporaryDirectory(dir=base) as folder, tempfile.TemporaryDirectory() as thrown:
        place = Path(folder)
        generators, missing = installed(arguments.tools or Path(thrown), arguments.only)
        kept = figures.read(arguments.keep)
        for size in sorted(set(sizes) - set(kept.sizes)):
            able, slow = within(generators, kept.sizes, size, arguments.limit)
            kept.missing += slow
            bench = Bench(place / str(size), size, able)
            bench.lay_out()
            if size == min(sizes):
                kept.wrong = bench.check()
                for line in kept.wrong:
                    say(f"not the same: {line}")
            kept.sizes[size] = {name: medians(runs) for name, runs in bench.measure(times).items()}
            shutil.rmtree(place / str(size))
            figures.write(arguments.keep, kept)
        for name, theme in (("minimal theme", None), ("shipped theme", ROOT / "theme")) if seeds_at else ():
            if name not in kept.raw:
                say(f"{seeds_at}: from raw seeds, {name}")
                kept.raw[name] = medians(from_seeds(place / name.replace(" ", "-"), seeds_at, times, theme))
                figures.write(arguments.keep, kept)
    missing += kept.missing
    text = table.page(
        dict(sorted(kept.sizes.items())),
        kept.raw,
        seeds_at or arguments.seeds_at,
        corpus.described(),
        missing,
        bool(kept.wrong),
    )
    print(text)
    if arguments.write:
        table.put(arguments.write, text)
    return int(bool(kept.wrong))


if __name__ == "__main__":
    sys.exit(main())
