"""EDGE: the list of the files of a site that Pelican built, as ours has one; by it the next run takes away what is no more.

Pelican takes nothing away: what an earlier run wrote stands for ever. Here a file goes that the list of the last run names, with
either kind of theme, that this run did not write, and that is still as it was written. Other people's files stay.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from . import inplace, search, store


def settle(output: Path, written: Collection[str]) -> int:
    """How many files of earlier runs were removed from `output`; `written` are the paths below it that this run wrote."""
    before = store.read_sums(output)
    # What is hidden no run of ours looks at: it is nobody's.
    shown = (path for path in sorted(written) if not any(part.startswith(".") for part in path.split("/")))
    sums = {path: store.file_digest(output / path) for path in shown if (output / path).is_file()}
    gone = [
        path
        for path, sum_ in before.items()
        if path not in sums and inplace.inside(output, path) and store.holds(output / path, sum_)
    ]
    removed = store.remove(output, gone) + search.remove(output)
    store.write(output / store.SUMS, store.listed(sums))
    return removed


def below(output: Path, paths: Collection[str]) -> set[str]:
    """Those of `paths` that lie below `output`, as POSIX paths from there."""
    found = (os.path.relpath(path, output) for path in paths)
    return {path.replace(os.sep, "/") for path in found if not path.startswith(os.pardir)}


def static(theme: Path, folders: Sequence[str], target: str) -> Iterator[str]:
    """The paths at which Pelican puts a theme's own files: those of `folders` below the folder `target` of the site."""
    for name in folders:
        here = theme / name
        files = [here] if here.is_file() else [path for path in here.rglob("*") if path.is_file()]
        for path in files:
            yield f"{target}/{path.name if path == here else path.relative_to(here).as_posix()}"
