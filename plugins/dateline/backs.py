"""EDGE: where the back of an output folder lies, the folder that the next edition is written into, and whose it is."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

from . import store
from .lock import Lock

# The back itself; the front, while the two change names; a second copy, made with the first edition.
TREE, ASIDE, TWIN = "tree", "aside", "twin"
# Beside them: whose back it is, whether the folder in front is one that we made, and the lock.
_WHOSE, MADE, LOCK = "output", "made", "lock"


def place(output: Path, cache: Path) -> Path | None:
    """The folder for the back of `output`: in the cache folder if that is on the same file system, else beside it.

    None where neither can be written.
    """
    device = _nearest(output).stat().st_dev
    name = "site-" + hashlib.blake2b(os.fsencode(output), digest_size=6).hexdigest()
    for folder in (cache / name, output.with_name(f".{output.name}.dateline")):
        try:
            if _nearest(folder).stat().st_dev == device:
                folder.mkdir(parents=True, exist_ok=True)
                if os.access(folder, os.W_OK):
                    return folder
        except OSError:
            continue
    return None


def claim(place: Path, output: Path) -> None:
    """Note beside a back whose it is, and drop the backs of folders that are no more."""
    with suppress(OSError):
        store.write(place / _WHOSE, os.fsencode(output))
    for other in place.parent.glob("site-*"):
        with suppress(OSError):
            whose = Path(os.fsdecode((other / _WHOSE).read_bytes()))
            if other != place and not whose.exists():
                gone = Lock(other / LOCK, lambda text: None, 0)
                if not whose.exists():
                    shutil.rmtree(other)
                gone.release()


def _nearest(path: Path) -> Path:
    """The path itself, or the nearest folder above it that there is."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return path
