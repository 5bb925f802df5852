"""EDGE: what a site and its back hold, found out beside the run, in a process of its own where that is worth it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from . import store, work
from .tree import Plain, Tree, look, plain, unchanged, walked
from .walking import Walk

# Bytes of a list of some thousand files.
LARGE = 400_000
# Seconds after which a look at the site is too old to publish by.
FRESH = 5.0


class Scout:
    """Looks at a site from the beginning, and at its back behind that; of the site only at what was not `seen` a moment ago."""

    def __init__(self, output: Path, copy: Path | None, seen: Walk | None = None) -> None:
        self._output = output
        self._copy = copy
        self._front: Tree | None = None
        self._back: Tree | None = None
        self._looked = self._asked = False
        self._begin(walked(seen) if seen and not seen.hidden else None)

    def _begin(self, seen: Tree | None) -> None:
        self._began = monotonic()
        self._seen = seen
        root, copy = "" if seen else str(self._output), str(self._copy or "")
        self._aside = work.Aside(_large(self._output), _looks, root, copy, seen.honest if seen else True)

    @property
    def front(self) -> Tree:
        """What readers see."""
        if self._front is None:
            if monotonic() - self._began > FRESH:
                self._aside.close()
                self._begin(None)
            found = self._aside.result()
            self._front = self._seen or Tree(*found)  # type: ignore[misc]
        return self._front

    @property
    def back(self) -> Tree | None:
        """What lies in the back, if there is one."""
        assert self.front
        if not self._looked:
            found = self._aside.result()
            self._looked = True
            self._back = Tree(*found) if found else None  # type: ignore[misc]
        return self._back

    def ask(self, old: Path) -> bool:
        """Whether it has gone to see, beside the run, whether in the folder `old` all is as the front was."""
        self._asked = self._looked and self._aside.apart and not self._seen
        if self._asked:
            self._aside.tell(str(old))
        return self._asked

    def same(self, old: Path) -> bool:
        """Whether in a folder all is as the front was: False, too, where that cannot be told."""
        return bool(self._aside.result()) if self._asked else unchanged(old, self.front)

    def close(self) -> None:
        """Let go of it."""
        self._aside.close()


def _looks(heard: Callable[[], str], root: str, copy: str, honest: bool) -> Iterator[Plain | bool | None]:
    """What lies below `root`, and below its `copy`, each if there is one; then whether below what is heard all is as below `root`.

    The second tree is without files. Without `root`, `honest` says of it what `Tree` says.
    """
    front = look(Path(root)) if root else None
    yield plain(front) if front else None
    there = copy and not os.path.islink(copy) and os.path.isdir(copy)
    yield plain(look(Path(copy), full=not (front.honest if front else honest))) if there else None
    yield front is not None and unchanged(Path(heard()), front)


def _large(output: Path) -> bool:
    """Whether looking at a site takes longer than starting a process: its list of files is long."""
    try:
        return (output / store.SUMS).stat().st_size > LARGE
    except OSError:
        return False
