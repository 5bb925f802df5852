"""EDGE: what the last run knew, in an SQLite file below the cache folder, so that the next one reads only what changed.

Everything in it can be had again from seeds and pages. It is taken at its word only where a check
agrees; a file that is damaged, or was written by another version, is begun anew without a word.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any

from .walking import mark

SCHEMA = "3"
# Tables are kept in pieces, many rows as one text with one check over it: what is read whole on every run is read so
# ten times faster than row by row. The first value of a row is its key, of three tables the second is a stamp and the third a SHA-256:
#   seeds   path, stamp, sum, sources, rejects
#   pages   path, stamp, sum, the fields of the entry, whether a person edited it, the key of its text, problems
#   leaves  path, stamp, sum, the key of the leaf
# A fourth one is kept so, too:
#   records path, source, bytes of the line and of the cells in the data files
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL, seal INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pieces (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, size INTEGER NOT NULL,
                                   rows BLOB NOT NULL, seal INTEGER NOT NULL);
"""
# Rows of a piece at most; and how many pieces more than these a table may have before it is written together.
PIECE, LOOSE = 2000, 24
# Of the file itself, and of what SQLite may leave beside it.
SUFFIXES = ("", "-journal", "-wal", "-shm")
# File systems keep times in steps; within one, a second change of a file would not show in its times.
_STEP = 20_000_000
_COARSE_STEP = 2_100_000_000


class Damaged(Exception):
    """The state cannot be used; it has to be begun anew."""


class Full(Damaged):
    """There is no room for the state, or no right to write it."""


def stamp(status: os.stat_result, now: int = 0) -> str:
    """What tells a file from its earlier self without reading it, "" where that cannot be told.

    That is its mark, unless it changed a moment before `now` (nanoseconds, default: the clock's): it could change again
    within the same tick.
    """
    latest = max(status.st_mtime_ns, status.st_ctime_ns)
    coarse = not latest % 1_000_000
    if (now or time.time_ns()) - latest < (_COARSE_STEP if coarse else _STEP):
        return ""
    return mark(status)


def relinked(one: str, other: str) -> bool:
    """Whether two marks are those of one file to which links were made or taken away since, which nobody has written to.

    >>> relinked("5:1000:1000:7", "5:1000:2000:7"), relinked("5:1000:1000:7", "5:2000:2000:7")
    (True, False)
    """
    ours, theirs = one.split(":"), other.split(":")
    return [*ours[:2], *ours[3:]] == [*theirs[:2], *theirs[3:]]


def seal(*parts: bytes) -> int:
    """The check over what stands together in a row: against damage, not against malice, so a fast one."""
    found = 0
    for part in parts:
        found = zlib.crc32(b"\0", zlib.crc32(part, found))
    return found


def forget_gone(cache: Path, mine: Path) -> None:
    """Remove the states in a cache folder whose seeds, pages or site are no more, or that do not say whose they are.

    `mine`, and one that another run has open, stay.
    """
    for path in cache.glob("state-*.sqlite"):
        if path == mine or path.is_symlink() or not path.is_file():
            continue
        gone = True
        with suppress(sqlite3.Error, ValueError, TypeError), closing(sqlite3.connect(path, timeout=0)) as db:
            try:
                found = db.execute("SELECT value FROM meta WHERE name = 'folders'").fetchone()
            except sqlite3.OperationalError as error:
                gone = "locked" not in str(error)
                raise
            gone = not (found and all(map(os.path.isdir, json.loads(found[0]))))
        if gone:
            for suffix in SUFFIXES:
                with suppress(OSError):
                    os.unlink(f"{path}{suffix}")


class State:
    """The rows of the last run. One run at a time has it open; nothing counts before `save`.

    `kept` is false where it cannot be written, and so is for this run alone.
    """

    def __init__(self, path: Path, kept: bool = True) -> None:
        self.path = path
        self.kept = kept
        self._stamps: dict[str, dict[str, str]] = {}
        try:
            if not kept:
                raise Full("not to be kept")
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._db = self._open(str(self.path))
        except (OSError, sqlite3.Error, Damaged):
            # Where it cannot be kept, all is done anew on every run.
            self._db = self._open(":memory:")
            self.kept = False

    def _open(self, name: str) -> sqlite3.Connection:
        for attempt in (1, 2):
            db = sqlite3.connect(name, isolation_level=None)
            try:
                # A crash of the machine, unlike one of the program, may damage the file: then it is begun anew.
                db.execute("PRAGMA synchronous = OFF")
                db.execute("BEGIN EXCLUSIVE")
                known = db.execute("SELECT name FROM sqlite_master WHERE name = 'meta'").fetchone()
                if known and db.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone() != (SCHEMA,):
                    raise Damaged("another schema")
                for statement in () if known else _TABLES.split(";"):
                    db.execute(statement)
                db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?, ?)", _checked("schema", SCHEMA))
            except (sqlite3.Error, Damaged, ValueError):
                db.close()
                if attempt == 2:
                    raise
                self.discard()
            else:
                return db
        raise AssertionError("unreachable")

    def discard(self) -> None:
        """Forget everything."""
        for suffix in SUFFIXES:
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    def rows(self, table: str) -> Iterator[list[Any]]:
        """The rows of a table in pieces, each key once, in no order; raises Damaged where a check disagrees."""
        return chain.from_iterable(self._newest(table))

    def _newest(self, table: str) -> Iterator[list[list[Any]]]:
        """Of each piece the rows of which no newer one says anything."""
        stamps: dict[str, str] = {}
        gone: set[str] = set()
        for size, data in self._pieces(table):
            if not size:
                gone.update(key for key in data if key not in stamps)
                continue
            piece = {row[0]: row[1] for row in data}
            if len(piece) == size and stamps.keys().isdisjoint(piece) and gone.isdisjoint(piece):
                # As mostly.
                stamps.update(piece)
                yield data
                continue
            found = []
            for row in data:
                key = row[0]
                if key not in stamps and key not in gone:
                    stamps[key] = row[1]
                    found.append(row)
            yield found
        self._stamps[table] = stamps

    def _pieces(self, table: str) -> Iterator[tuple[int, list[Any]]]:
        """(number of rows, the rows) of each piece, newest first; without rows it is one of keys that had gone by then."""
        try:
            asked = "SELECT number FROM pieces WHERE kind = ? ORDER BY number DESC"
            for number in self._db.execute(asked, (table,)).fetchall():
                one = self._db.execute("SELECT size, rows, seal FROM pieces WHERE number = ?", number)
                size, data, check = one.fetchone()
                if seal(data) != check:
                    raise Damaged(table)
                yield size, json.loads(data)
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise Damaged(str(error)) from error

    def stamps(self, table: str) -> dict[str, str]:
        """The stamp of each key of a table in pieces."""
        if table not in self._stamps:
            for _ in self.rows(table):
                pass
        return self._stamps[table]

    def meta(self, name: str) -> str:
        """A value that the last run left, "" where it left none."""
        try:
            found = self._db.execute("SELECT * FROM meta WHERE name = ?", (name,)).fetchone()
            if found and found != _checked(*found[:2]):
                raise Damaged(f"meta: {name}")
        except (sqlite3.Error, TypeError, AttributeError) as error:
            raise Damaged(str(error)) from error
        return found[1] if found else ""

    def note(self, values: Iterable[tuple[str, str]]) -> None:
        """Leave values for `meta`, by name."""
        self._many("INSERT OR REPLACE INTO meta VALUES (?, ?, ?)", (_checked(*pair) for pair in values))

    def put(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows to a table in pieces, or put them in the place of those with the same key."""
        rest = iter(rows)
        stamps = self._stamps.get(table)
        while piece := list(islice(rest, PIECE)):
            self._add(table, len(piece), piece)
            if stamps is not None:
                stamps.update((row[0], row[1]) for row in piece)

    def drop(self, table: str, keys: Iterable[str]) -> None:
        """Forget the rows with these keys of a table in pieces."""
        keys = list(keys)
        if keys:
            self._add(table, 0, keys)
        for key in keys if table in self._stamps else ():
            self._stamps[table].pop(key, None)

    def _add(self, table: str, size: int, data: list[Any]) -> None:
        whole = json.dumps(data, check_circular=False).encode()
        self._many("INSERT INTO pieces VALUES (NULL, ?, ?, ?, ?)", [(table, size, whole, seal(whole))])

    def _many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        try:
            self._db.executemany(statement, rows)
        except sqlite3.DatabaseError as error:
            raise _fault(error) from error

    def _tidy(self) -> None:
        """Write a table together that has come to stand in many pieces, or in which half as much is stale as holds."""
        found = self._db.execute("SELECT kind, count(*), sum(size), max(number) FROM pieces GROUP BY kind").fetchall()
        for table, pieces, rows, newest in found:
            stale = rows - len(self._stamps[table]) if table in self._stamps else 0
            if pieces > LOOSE + 2 * rows / PIECE or stale > rows / 3 + PIECE:
                self.put(table, self.rows(table))
                self._db.execute("DELETE FROM pieces WHERE kind = ? AND number <= ?", (table, newest))

    def save(self) -> bool:
        """Whether what was put and dropped counts from now on: all at once, or nothing where there is no room for it."""
        try:
            self._tidy()
            self._db.execute("COMMIT")
        except (sqlite3.DatabaseError, Full) as error:
            fault = error if isinstance(error, Full) else _fault(error)
            if isinstance(fault, Full):
                return False
            raise fault from error
        return self.kept

    def close(self) -> None:
        """Let go of the file; what was not saved is forgotten."""
        self._db.close()


def _checked(name: str, value: str) -> tuple[str, str, int]:
    return name, value, seal(name.encode("utf-8", "surrogatepass"), value.encode("utf-8", "surrogatepass"))


def _fault(error: sqlite3.DatabaseError) -> Damaged:
    """A full disk is the disk's fault, all else the file's."""
    return (Full if "full" in str(error) or "readonly" in str(error) else Damaged)(str(error))
