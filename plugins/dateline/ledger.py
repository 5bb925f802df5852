"""EDGE: the data files of all articles, `data/articles.jsonl` and `.csv`, of which a run writes anew only the lines that changed.

The lines of the last run are taken from its files, which have to stand as they were written; those of this run are put
by in a spool. The state knows how long each line is.
"""

from __future__ import annotations

import errno
import json
import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from . import export
from .draft import Draft, Growing
from .spool import Spool
from .state import State
from .walking import mark

DATA = ("data/articles.jsonl", "data/articles.csv")
# Bytes that are copied at once.
_PORTION = 1 << 22
# Bytes that are hashed and written at once, at least.
_SOME = 1 << 17


class _Line(NamedTuple):
    """An article's lines in the spool: its source and page, by which they are ordered, place and length in each file."""

    source: str
    path: str
    places: tuple[int, int]
    lengths: tuple[int, int]


class Ledger:
    """The lines of every page that has any: those of the last run in its files, in their order, new ones by path."""

    def __init__(self, state: State, output: Path) -> None:
        """Those of the last run; none of them where its data files do not stand as they were written."""
        self._state = state
        self._output = output
        self._grown: list[Growing] = []
        # Of the last run's lines the page, the source and the length in each file; those that hold no more; the new ones.
        self._standing: list[list[Any]] = []
        self._stale: set[str] = set()
        self._lines: dict[str, _Line] = {}
        self._spool: Spool | None = None
        self._heads = (b"", export.csv_head().encode())
        self._old: list[BinaryIO] = []
        self._seen: list[tuple[int, int]] = []
        self.whole = self._open(output)
        if not self.whole:
            return
        # By source, then by page: sorting twice by one text is faster than once by two.
        self._standing = sorted(state.rows("records"), key=itemgetter(0))
        self._standing.sort(key=itemgetter(1))
        if [self._offsets(number)[-1] for number in range(len(DATA))] != [size for size, _ in self._seen]:
            self.whole = False
            self._standing.clear()

    def _open(self, output: Path) -> bool:
        """Whether the files of the last run are there and open."""
        marks = json.loads(self._state.meta("data") or "[]")
        try:
            self._old = [(output / path).open("rb", 0) for path in DATA]
            self._seen = list(map(_times, self._old))
        except OSError:
            return False
        return bool([mark(os.fstat(file.fileno())) for file in self._old] == marks)

    def add(self, spool: Spool, rows: Sequence[tuple[str, str, bytes, bytes]]) -> None:
        """Add lines, or put them in the place of those of the same page: (path, source, line, cells). OSError without room."""
        self._spool = spool
        places = spool.add([part for row in rows for part in row[2:]])
        for number, (path, source, line, cells) in enumerate(rows):
            at = places[2 * number], places[2 * number + 1]
            self._lines[path] = _Line(source, path, at, (len(line), len(cells)))
        self._stale.update(path for path, *_ in rows)
        self._state.put("records", [(path, source, len(line), len(cells)) for path, source, line, cells in rows])

    def drop(self, paths: Iterable[str]) -> None:
        """Forget the lines of pages."""
        paths = list(paths)
        for path in paths:
            self._lines.pop(path, None)
        self._stale.update(paths)
        known = self._state.stamps("records")
        self._state.drop("records", [path for path in paths if path in known])

    def begin_anew(self) -> None:
        """Forget all lines."""
        self._standing.clear()
        self._lines.clear()
        self._state.drop("records", list(self._state.stamps("records")))

    def gather(self, place: Path) -> None:
        """Put the data files together in a folder of the draft's file system.

        OSError, too, where somebody has meanwhile changed those of the last run, whose lines these are made of.
        """
        for left in place.glob(".articles.*.part"):
            left.unlink()
        changes = self._changes()
        for number, path in enumerate(DATA):
            name = path.rpartition("/")[2]
            with Growing(place / f".{name}.{os.getpid()}.part", self._output / path) as file:
                for part in _together(self._parts(number, changes)):
                    file.add(part)
            self._grown.append(file)
        for old, path, before in zip(self._old, DATA, self._seen, strict=False):
            if _times(old) != before:
                for file in self._grown:
                    file.drop()
                raise OSError(errno.EBUSY, "changed while it was read; run it again, which makes it anew", path)

    def write(self, draft: Draft) -> dict[str, tuple[bool, str]]:
        """Give the files to the draft, put together if they are not yet: `{path: (whether it had to be written, SHA-256)}`.

        OSError as `gather` has it.
        """
        if not self._grown:
            self.gather(draft.target / "data")
        found = {path: (draft.take(path, file), file.sum) for path, file in zip(DATA, self._grown, strict=True)}
        self._grown.clear()
        return found

    def _changes(self) -> list[tuple[int, _Line | None]]:
        """(place among the standing lines, a new line that goes before the one there, or None: that one holds no more), in order."""
        if not self._standing:
            return [(0, line) for line in sorted(self._lines.values())]
        order = [(source, path) for path, source, *_ in self._standing] if self._lines else []
        new = [(bisect_left(order, line[:2]), line) for line in sorted(self._lines.values())]
        old = (
            [(at, None) for at, (path, *_) in enumerate(self._standing) if path in self._stale] if self._stale else []
        )
        return sorted([*new, *old], key=lambda change: (change[0], change[1] is None))

    def _offsets(self, number: int) -> list[int]:
        """Where each of the standing lines begins in a file, and where the last one ends."""
        return list(accumulate(map(itemgetter(2 + number), self._standing), initial=len(self._heads[number])))

    def _parts(self, number: int, changes: Sequence[tuple[int, _Line | None]]) -> Iterator[bytes]:
        yield self._heads[number]
        for standing, start, end in _stretches(number, self._offsets(number), changes):
            for at in range(start, end, _PORTION):
                yield self._get(number, standing, at, min(_PORTION, end - at))

    def _get(self, number: int, old: bool, at: int, length: int) -> bytes:
        if not old:
            assert self._spool
            return self._spool.get(at, length)
        return os.pread(self._old[number].fileno(), length, at)

    def note(self, marks: Sequence[str]) -> None:
        """Take note of the marks of the files as they stand now, for the next run."""
        self._state.note([("data", json.dumps(marks))])

    def close(self) -> None:
        """Let go of the files."""
        for file in self._old:
            file.close()


def _times(file: BinaryIO) -> tuple[int, int]:
    """What changes with the bytes of a file; a second name of it changes more."""
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def _together(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer parts."""
    some: list[bytes] = []
    size = 0
    for part in parts:
        some.append(part)
        size += len(part)
        if size >= _SOME:
            yield b"".join(some)
            some.clear()
            size = 0
    yield b"".join(some)


def _stretches(
    number: int, offsets: Sequence[int], changes: Iterable[tuple[int, _Line | None]]
) -> Iterator[tuple[bool, int, int]]:
    """(whether in the old file, from, to) of what makes up a file, lines that follow each other as one."""
    done = start = end = 0
    for at, line in changes:
        if at > done:
            # New lines that follow each other in the spool, then what stands.
            yield from ((False, start, end), (True, offsets[done], offsets[at]))
            done, start, end = at, 0, 0
        if line is None:
            done = at + 1
            continue
        place = line.places[number]
        if place != end:
            yield False, start, end
            start = place
        end = place + line.lengths[number]
    yield from ((False, start, end), (True, offsets[done], offsets[-1]))
