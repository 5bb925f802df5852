"""EDGE: pages that a run has read and will need again, put by on the disk: their bodies would not fit into memory.

Reading a page's header and finding its evidence takes five times longer than getting it back from here.
"""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from .model import Mention, Note, Person, Quote, Story
from .page import Page

_STORY = tuple(Story.__dataclass_fields__)
_VALUES = attrgetter(*_STORY)
# Of a story the fields that hold values of more than one part.
_PARTS = tuple(
    (_STORY.index(name), kind, attrgetter(*kind.__dataclass_fields__))
    for name, kind in (("mentions", Mention), ("people", Person), ("quotes", Quote), ("notes", Note))
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
    """Packed pages by path, in a file without a name that goes when the last process of the run ends."""

    def __init__(self, folder: Path) -> None:
        """An empty one on the disk of `folder`, or wherever there is room for files that nobody keeps."""
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0
        try:
            self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115
        except OSError:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115

    def add(self, pages: Sequence[tuple[str, bytes]]) -> None:
        """Put pages by. Where there is no room for more, those are read again from the content folder."""
        whole = b"".join(data for _, data in pages)
        try:
            if os.pwrite(self._file.fileno(), whole, self._end) < len(whole):
                return
        except OSError:
            return
        for path, data in pages:
            self._places[path] = self._end, len(data)
            self._end += len(data)

    def get(self, path: str) -> Page | None:
        """The page at a path, if it was put by. Processes that were forked meanwhile may ask, too."""
        place = self._places.get(path)
        if place is None:
            return None
        data = os.pread(self._file.fileno(), place[1], place[0])
        return unpacked(data) if len(data) == place[1] else None

    def close(self) -> None:
        """Give the room back."""
        self._places.clear()
        self._file.close()
