"""EDGE: publishing into a folder that cannot change names with another: file by file, from a list that survives.

What changes is written into `.dateline/` inside the folder first. When all is there, a list is written of what is to be
done, and then it is done: a file takes its name in one step, so none is ever half. A run that is killed on the way
leaves the list, and the next one does the rest before all else.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from . import store
from .tree import WORK

_LIST = "to-do.json"
_FILES = "files"


def target(root: Path) -> Path:
    """Where the files that change are written first."""
    return root / WORK / _FILES


def publish(root: Path, moved: Sequence[str], removed: Sequence[str]) -> None:
    """Bring the files `moved` from `target` to their places below `root`, and take those `removed` away."""
    text = json.dumps([list(moved), list(removed)])
    store.write(root / WORK / _LIST, f"{store.digest(text.encode())}\n{text}".encode())
    follow_up(root)


def follow_up(root: Path) -> bool:
    """Whether there was something to be done that a killed run had left; it is done now, or forgotten if not complete."""
    place = root / WORK
    if place.is_symlink() or not place.is_dir():
        return False
    moved, removed = _todo(place / _LIST)
    store.remove(root, (path for path in removed if inside(root, path)))
    for path in moved:
        here, there = place / _FILES / path, root / path
        if here.is_file() and inside(root, path):
            there.parent.mkdir(parents=True, exist_ok=True)
            store.hollow(there)
            os.replace(here, there)
    shutil.rmtree(place)
    return bool(moved or removed)


def inside(root: Path, path: str) -> bool:
    """Whether no folder on the way to `path` is a link, which could lead out of `root`."""
    parts = path.split("/")
    return ".." not in parts and not any(
        (root / "/".join(parts[:number])).is_symlink() for number in range(1, len(parts))
    )


def _todo(path: Path) -> tuple[list[str], list[str]]:
    try:
        sum_, _, text = store.read(path).decode("utf-8").partition("\n")
        moved, removed = json.loads(text) if store.digest(text.encode()) == sum_ else ([], [])
    except (OSError, ValueError):
        return [], []
    return moved, removed
