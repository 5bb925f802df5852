"""EDGE: what a run will need again, put by on the disk: all the articles of an archive would not fit into memory.

Reading a page's header and finding its evidence takes five times longer than getting the page back from here.
"""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

from .model import Basis, Mention, Note, Person, Quote, Rejection, Story
from .page import Page

_STORY = tuple(Story.__dataclass_fields__)
_VALUES = attrgetter(*_STORY)
# Of a story the fields that hold values of more than one part.
_PARTS = tuple(
    (_STORY.index(name), kind, attrgetter(*kind.__dataclass_fields__))
    for name, kind in (
        ("mentions", Mention),
        ("people", Person),
        ("quotes", Quote),
        ("notes", Note),
        ("bases", Basis),
        ("rejected", Rejection),
    )
)


def packed(page: Page) -> bytes:
    """The page as bytes, from which `unpacked` makes an equal one, in a program of the same run."""
    values: list[Any] = list(_VALUES(page.story))
    for index, _, parts in _PARTS:
        values[index] = [parts(one) for one in values[index]]
    problems = [(note.field, note.code, note.detail) for note in page.problems]
    return marshal.dumps((values, "" if page.plain else page.body, page.plain, page.extra, problems))


def unpacked(data: bytes) -> Page:
    """The page of which `packed` made these bytes; without the body as written where that is nothing but its paragraphs."""
    values, body, plain, extra, problems = marshal.loads(data)
    for index, kind, _ in _PARTS:
        values[index] = tuple([kind(*one) for one in values[index]])
    return Page(Story(*values), body, plain, extra, tuple([Note(*one) for one in problems]))


class Spool:
    """What is put by, in a file without a name that goes when the last process of the run ends."""

    def __init__(self, folder: Path) -> None:
        """An empty one on the disk of `folder`, or wherever there is room for files that nobody keeps."""
        # Bytes in the file; what it has no room for comes behind them, in memory.
        self._filed = 0
        self._rest: bytearray | None = None
        self._file: BinaryIO | None = None
        for place in (folder, None):
            try:
                self._file = self._file or tempfile.TemporaryFile(dir=place, buffering=0)  # noqa: SIM115
            except OSError:
                continue

    def add(self, parts: Sequence[bytes]) -> list[int]:
        """Put parts by: where each of them begins."""
        whole = b"".join(parts)
        first = self._filed + len(self._rest or b"")
        if self._rest is None and not self._write(whole):
            self._rest = bytearray()
        if self._rest is None:
            self._filed += len(whole)
        else:
            self._rest += whole
        return list(accumulate((len(part) for part in parts[:-1]), initial=first)) if parts else []

    def _write(self, whole: bytes) -> bool:
        """Whether there was room for it at the end of the file."""
        rest, at = memoryview(whole), self._filed
        if not self._file:
            return False
        try:
            while rest:
                done = os.pwrite(self._file.fileno(), rest, at)
                rest, at = rest[done:], at + done
        except OSError:
            return False
        return True

    def get(self, at: int, length: int) -> bytes:
        """So many bytes from a place on. Processes that were forked meanwhile may ask, too."""
        filed = min(length, max(0, self._filed - at))
        found = os.pread(self._file.fileno(), filed, at) if filed and self._file else b""
        if filed < length and self._rest:
            start = max(0, at - self._filed)
            found += self._rest[start : start + length - filed]
        return bytes(found)

    @property
    def full(self) -> bool:
        """Whether the disk has no room for more."""
        return self._rest is not None

    def close(self) -> None:
        """Give the room back."""
        if self._file:
            self._file.close()


class Pages:
    """Packed pages by path, in a spool."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._places: dict[str, tuple[int, int]] = {}

    def add(self, pages: Sequence[tuple[str, bytes]]) -> None:
        """Put pages by; those of a path that are there already give way. Memory is not filled with them."""
        if self._spool.full:
            for path, _ in pages:
                self._places.pop(path, None)
            return
        places = self._spool.add([data for _, data in pages])
        self._places.update((path, (at, len(data))) for (path, data), at in zip(pages, places, strict=True))

    def get(self, path: str) -> Page | None:
        """The page at a path, if it was put by."""
        place = self._places.get(path)
        return unpacked(self._spool.get(*place)) if place else None
