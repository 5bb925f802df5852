"""EDGE: two folders change names, in one step where the system can, else in two with a trace that is followed up.

Linux has `renameat2` with `RENAME_EXCHANGE` (since 3.15; ext4, xfs, btrfs, tmpfs, overlay): nobody ever sees one
name without a folder. Elsewhere the folder in front steps aside, the other takes its name, and then the first takes
the other's: for the moment between two calls there is nothing in front. A run that is killed right there leaves
the aside behind, from which the next run goes on.
"""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2
# What a file system or a kernel says that does not know the call; all else is about these two folders.
UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTTY)


def exchange(one: Path, other: Path) -> None:
    """Give each of two paths of one file system what the other names, at once; OSError where that is not to be had."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one))
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one))


def swap(front: Path, back: Path, aside: Path) -> None:
    """Give `front` and `back` each other's folder; `aside` is a free name beside `back`.

    Raises OSError where the folders cannot change names (a mount point, another file system, no permission);
    then all stands as before.
    """
    try:
        exchange(front, back)
    except OSError as error:
        if error.errno not in UNKNOWN:
            raise
        os.rename(front, aside)
        try:
            os.rename(back, front)
        except OSError:
            os.rename(aside, front)
            raise
        os.rename(aside, back)


def follow_up(front: Path, back: Path, aside: Path) -> bool:
    """Whether there was a swap to be finished, that a killed run had begun in two steps."""
    if not aside.is_dir():
        return False
    if not front.exists():
        os.rename(back if back.is_dir() else aside, front)
    if aside.exists() and not back.exists():
        os.rename(aside, back)
    return True
