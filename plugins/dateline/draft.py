"""EDGE: the next edition of a site while it is being written, where no reader sees it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from . import store
from .state import EVER, stamp


@dataclass(frozen=True, slots=True)
class Draft:
    """Where files of the next edition are written. Processes that write get it as it is.

    `standing` holds the files as they are now, `target` takes those that change, and may be the same folder: one
    of links to the standing files, which are never written into. `twin`, where there is one, gets a link to each
    file, as a beginning for the edition after.
    """

    standing: Path
    target: Path
    twin: Path | None = None

    def write(self, path: str, data: bytes) -> bool:
        """Whether the file had to be written: not if it holds these bytes already."""
        return store.write(self.target / path, data, self.standing / path)

    def growing(self, path: str) -> store.Growing:
        """The file, to be written line by line."""
        return store.Growing(self.target / path, self.standing / path)

    def stamp(self, path: str) -> str:
        """The stamp of a file, taken when all of it is written."""
        here = self.target / path
        if self.target != self.standing and not here.exists():
            here = self.standing / path
        if self.twin:
            link(here, self.twin / path)
        return stamp(here.lstat(), EVER)


def link(one: Path, other: Path) -> None:
    """Give a file a second name, in place of what bore it; folders are made."""
    while True:
        try:
            os.link(one, other, follow_symlinks=False)
        except FileNotFoundError:
            if not os.path.lexists(one):
                raise
            other.parent.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            other.unlink()
        else:
            return
