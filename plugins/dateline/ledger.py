"""EDGE: the data files of all articles, `data/articles.jsonl` and `.csv`, of which a run writes anew only the lines that changed.

The lines of the last run are taken from its files, which have to stand as they were written; those of this run are put
by in a spool. The state knows how long each line is.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

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


class _Lines(NamedTuple):
    """Where the lines of an article are: its source, whether in the files of the last run, place and length in each file."""

    source: str
    old: bool
    places: tuple[int, int]
    lengths: tuple[int, int]


class Ledger:
    """The lines of every page that has any, by path."""

    def __init__(self, state: State, output: Path) -> None:
        """Those of the last run; none of them where its data files do not stand as they were written."""
        self._state = state
        self._output = output
        self._grown: list[Growing] = []
        self._lines: dict[str, _Lines] = {}
        self._spool: Spool | None = None
        self._heads = (b"", export.csv_head().encode())
        self._old: list[BinaryIO] = []
        self._seen: list[tuple[int, int]] = []
        self.whole = self._open(output)
        if not self.whole:
            return
        rows = sorted((source, path, one, other) for path, source, one, other in state.rows("records"))
        at, beside = map(len, self._heads)
        for source, path, one, other in rows:
            self._lines[path] = _Lines(source, True, (at, beside), (one, other))
            at, beside = at + one, beside + other
        if [at, beside] != [size for size, _ in self._seen]:
            self.whole = False
            self._lines.clear()

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
            self._lines[path] = _Lines(source, False, at, (len(line), len(cells)))
        self._state.put("records", [(path, source, len(line), len(cells)) for path, source, line, cells in rows])

    def drop(self, paths: Iterable[str]) -> None:
        """Forget the lines of pages."""
        gone = [path for path in paths if self._lines.pop(path, None)]
        self._state.drop("records", gone)

    def begin_anew(self) -> None:
        """Forget all lines."""
        self._lines.clear()
        self._state.drop("records", list(self._state.stamps("records")))

    def gather(self, place: Path) -> None:
        """Put the data files together in a folder of the draft's file system.

        OSError, too, where somebody has meanwhile changed those of the last run, whose lines these are made of.
        """
        for left in place.glob(".articles.*.part"):
            left.unlink()
        ordered = [lines for _, lines in sorted(self._lines.items(), key=lambda item: (item[1].source, item[0]))]
        for number, path in enumerate(DATA):
            name = path.rpartition("/")[2]
            with Growing(place / f".{name}.{os.getpid()}.part", self._output / path) as file:
                for part in _together(self._parts(number, ordered)):
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

    def _parts(self, number: int, ordered: Sequence[_Lines]) -> Iterator[bytes]:
        yield self._heads[number]
        for standing, start, end in _stretches(number, ordered):
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


def _stretches(number: int, ordered: Sequence[_Lines]) -> Iterator[tuple[bool, int, int]]:
    """(whether in the old file, from, to) of what makes up a file, lines that follow each other as one."""
    was, start, end = False, 0, 0
    for lines in ordered:
        at = lines.places[number]
        if lines.old != was or at != end:
            if end > start:
                yield was, start, end
            was, start = lines.old, at
        end = at + lines.lengths[number]
    if end > start:
        yield was, start, end
