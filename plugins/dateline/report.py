"""EDGE: what a person sees while it runs. Bars on a terminal, plain lines elsewhere, no control characters."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TextIO

from .model import Reject

# Elsewhere than on a terminal a line this often, and none for work that is over sooner.
EVERY_SECONDS = 5.0
SHOWN = 20
LINES = 100
WIDTH = 600


_quiet = False


@contextmanager
def hushed() -> Iterator[None]:
    """Nothing is said for as long as this lasts."""
    global _quiet  # noqa: PLW0603
    before, _quiet = _quiet, True
    try:
        yield
    finally:
        _quiet = before


def clean(text: str) -> str:
    """`text` on one line with nothing that a terminal would act on: file names and seeds are not ours."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def number(count: int, thing: str) -> str:
    """A number of things, in English.

    >>> number(1, "month"), number(0, "country"), number(12_000, "file")
    ('1 month', '0 countries', '12000 files')
    """
    many = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{count} {thing if count == 1 else many}"


def say(text: str) -> None:
    """Print a line to standard output."""
    _line(sys.stdout, text)


def warn(text: str) -> None:
    """Print a line to standard error."""
    _line(sys.stderr, text)


def _line(stream: TextIO, text: str) -> None:
    if not _quiet:
        # A terminal that cannot show a character gets its number.
        encoding = stream.encoding or "utf-8"
        try:
            print(clean(text).encode(encoding, "backslashreplace").decode(encoding), file=stream, flush=True)
        except OSError:
            # Nobody listens any more, or there is no room for what is said: that is no reason not to build.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def rejects(refused: Iterable[Reject]) -> None:
    """Name every seed that was not read, with the reason."""
    for reject in refused:
        warn(f"{reject.source}: {reject.reason}")


def notices(lines: Sequence[str]) -> None:
    """Say what a person should put right: the first lines, and how many more there are."""
    for line in lines[:LINES]:
        warn(line[:WIDTH])
    if len(lines) > LINES:
        warn(f"… and {len(lines) - LINES} more like these; put the first right and run it again")


def listed(what: str, paths: list[str]) -> None:
    """Say a list in a few lines: the first ones, and how many more there are."""
    for path in paths[:SHOWN]:
        warn(f"{path}: {what}")
    if len(paths) > SHOWN:
        warn(f"… and {len(paths) - SHOWN} more: {what}")


@contextmanager
def progress(verb: str, total: int = 0) -> Iterator[Callable[[int], None]]:
    """A function that is told how many are done, for as long as the work lasts."""
    if sys.stderr.isatty() and not _quiet:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(verb, total=total or None)
            yield lambda done: bar.update(task, completed=done)
        return

    last = time.monotonic()

    def tick(done: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY_SECONDS:
            last = now
            warn(f"{verb}: {done}" + (f" of {total}" if total else ""))

    yield tick


LAPS = ("start-up", "read", "extract", "shelve", "view", "render", "write")


class Clock:
    """Where the time of a run goes: seconds of LAPS, since the process began."""

    def __init__(self) -> None:
        self.laps = dict.fromkeys(LAPS, 0.0)
        self._last = time.perf_counter()
        self.laps["start-up"] = _age()

    def lap(self, name: str) -> None:
        """The time since the last lap was spent on `name`."""
        self.spread({name: 1.0})

    def spread(self, shares: Mapping[str, float]) -> None:
        """The time since the last lap was spent on several things at once, on each in proportion to its share."""
        now = time.perf_counter()
        whole = sum(shares.values()) or 1.0
        for name, share in shares.items():
            self.laps[name] += (now - self._last) * share / whole
        self._last = now

    def show(self) -> None:
        """Print the laps, and their sum."""
        for name, seconds in {**self.laps, "all": sum(self.laps.values())}.items():
            say(f"{name:<10}{seconds:8.2f} s")


def _age() -> float:
    """Seconds since this process began, 0 where the system does not tell."""
    try:
        with open("/proc/self/stat", "rb") as stat:
            began = int(stat.read().rpartition(b")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
        return max(0.0, time.clock_gettime(time.CLOCK_BOOTTIME) - began)
    except (OSError, ValueError, IndexError, AttributeError):
        return 0.0
