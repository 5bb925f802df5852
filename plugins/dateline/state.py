"""EDGE: what the last run knew, in an SQLite file below the cache folder, so that the next one reads only what changed.

Everything in it can be had again from seeds and pages. It is taken at its word only where a check over the
row agrees; a file that is damaged, or was written by another version, is begun anew without a word.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

SCHEMA = "2"
# Of each table the columns; the first is the key, and `seal`, a check over the others, comes behind.
TABLES = {
    "meta": ("name", "value"),
    "seeds": ("path", "stamp", "sum", "sources", "rejects"),
    "pages": ("path", "stamp", "sum", "row"),
    "records": ("path", "source", "line", "cells"),
    "leaves": ("address", "stamp", "sum", "key"),
}
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

    Size, time of change, inode, and the time of the last change to the inode, which no tool can set back:
    a restored backup or a checkout with the old time and the same size has another one. A file that changed
    a moment before `now` (nanoseconds, default: the clock's) could change again within the same tick.
    """
    latest = max(status.st_mtime_ns, status.st_ctime_ns)
    coarse = not latest % 1_000_000
    if (now or time.time_ns()) - latest < (_COARSE_STEP if coarse else _STEP):
        return ""
    return mark(status)


def mark(status: os.stat_result) -> str:
    """What `stamp` gives, whenever the file changed: for files of our own, which nobody changes while we look."""
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"


def relinked(one: str, other: str) -> bool:
    """Whether two marks are those of one file to which links were made or taken away since, which nobody has written to.

    >>> relinked("5:1000:1000:7", "5:1000:2000:7"), relinked("5:1000:1000:7", "5:2000:2000:7")
    (True, False)
    """
    ours, theirs = one.split(":"), other.split(":")
    return [*ours[:2], *ours[3:]] == [*theirs[:2], *theirs[3:]]


def sealed(row: Sequence[str]) -> tuple[str, ...]:
    """A row with the check over it: against damage, not against malice, so a fast one."""
    return (*row, f"{zlib.crc32(chr(0).join(row).encode('utf-8', 'surrogatepass')):08x}")


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
                for table, columns in TABLES.items():
                    fields = ", ".join(f"{column} TEXT NOT NULL" for column in (*columns, "seal"))
                    db.execute(
                        f"CREATE TABLE IF NOT EXISTS {table} ({fields}, PRIMARY KEY ({columns[0]})) WITHOUT ROWID"
                    )
                found = db.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
                if found is None:
                    db.execute("INSERT INTO meta VALUES (?, ?, ?)", sealed(("schema", SCHEMA)))
                elif found != (SCHEMA,):
                    raise Damaged("another schema")
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

    def rows(self, table: str, columns: Sequence[str] = (), order: str = "") -> Iterator[tuple[str, ...]]:
        """The rows of a table, by key or by the columns `order`; raises Damaged where a check disagrees.

        With `columns` only those, unchecked: for what is compared with the files themselves.
        """
        chosen = ", ".join(columns or (*TABLES[table], "seal"))
        try:
            cursor = self._db.execute(f"SELECT {chosen} FROM {table} ORDER BY {order or TABLES[table][0]}")
            for row in cursor:
                if columns:
                    yield row
                elif sealed(row[:-1]) != row:
                    raise Damaged(f"{table}: {row[0]}")
                else:
                    yield row[:-1]
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise Damaged(str(error)) from error

    def stamps(self, table: str) -> dict[str, str]:
        """The stamp of each key of a table, unchecked: they are compared with the files' own."""
        try:
            return dict(self._db.execute(f"SELECT {TABLES[table][0]}, stamp FROM {table}").fetchall())
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise Damaged(str(error)) from error

    def meta(self, name: str) -> str:
        """A value that the last run left, "" where it left none."""
        for row in self.rows("meta"):
            if row[0] == name:
                return row[1]
        return ""

    def put(self, table: str, rows: Iterable[Sequence[str]]) -> None:
        """Add rows, or put them in the place of those with the same key."""
        marks = ", ".join("?" * (len(TABLES[table]) + 1))
        try:
            self._db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", map(sealed, rows))
        except sqlite3.DatabaseError as error:
            raise _fault(error) from error

    def drop(self, table: str, keys: Iterable[str]) -> None:
        """Forget the rows with these keys."""
        try:
            self._db.executemany(f"DELETE FROM {table} WHERE {TABLES[table][0]} = ?", ((key,) for key in keys))
        except sqlite3.DatabaseError as error:
            raise _fault(error) from error

    def save(self) -> bool:
        """Whether what was put and dropped counts from now on: all at once, or nothing where there is no room for it."""
        try:
            self._db.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            fault = _fault(error)
            if isinstance(fault, Full):
                return False
            raise fault from error
        return self.kept

    def close(self) -> None:
        """Let go of the file; what was not saved is forgotten."""
        self._db.close()


def _fault(error: sqlite3.DatabaseError) -> Damaged:
    """A full disk is the disk's fault, all else the file's."""
    return (Full if "full" in str(error) or "readonly" in str(error) else Damaged)(str(error))
