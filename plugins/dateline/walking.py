"""EDGE: what lies below a folder, looked at once, and the marks that tell a file from its earlier self.

Only the standard library is needed: the front door uses this before all else is imported.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

# A file that changed so shortly ago could change again without its times showing it (nanoseconds).
SETTLED = 2_100_000_000
_STEP = 20_000_000


class Walk(NamedTuple):
    """What lay below a folder of this `inode` at `when` (nanoseconds): `marks` (size, times, inode) of all that is no folder, by path, and the folders with their times.

    `fresh` are those files that changed so lately that they could change again without it showing, `odd` those that are no
    regular files. `hidden`: there are hidden ones besides. `honest`: a listing gives the same inodes as a look at each file.
    """

    when: int
    inode: int
    marks: dict[str, str]
    folders: dict[str, int]
    fresh: set[str]
    odd: set[str]
    hidden: bool
    honest: bool


def mark(status: os.stat_result) -> str:
    """What tells a file from its earlier self without reading it: size, times, inode.

    The time of the last change to the inode no tool can set back: a restored backup or a checkout with the old time and the
    same size has another one.
    """
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"


def walk(root: str, when: int) -> Walk:
    """What lies below a folder now, which is `when` in nanoseconds; nothing that is hidden, and no link is followed."""
    marks: dict[str, str] = {}
    base = os.stat(root)
    folders = {"": base.st_mtime_ns}
    fresh: set[str] = set()
    odd: set[str] = set()
    hidden, honest = False, True
    since = when - SETTLED
    stack = [("", root)]
    while stack:
        prefix, folder = stack.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                here = entry.name
                if here[0] == ".":
                    hidden = True
                    continue
                path = prefix + here
                status = entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False):
                    folders[f"{path}/"] = status.st_mtime_ns
                    stack.append((f"{path}/", entry.path))
                    continue
                changed, inode = status.st_ctime_ns, status.st_ino
                marks[path] = f"{status.st_size}:{status.st_mtime_ns}:{changed}:{inode}"
                if changed > since or status.st_mtime_ns > since:
                    fresh.add(path)
                if not stat.S_ISREG(status.st_mode):
                    odd.add(path)
                honest &= inode == entry.inode()
    return Walk(when, base.st_ino, marks, folders, fresh, odd, hidden, honest)


def same_folders(root: str, walk: Walk) -> bool:
    """Whether nothing came or went in any folder since it was walked: False, too, where that cannot be told."""
    try:
        return all(
            os.stat(f"{root}/{folder}").st_mtime_ns == time and walk.when - time > step(time)
            for folder, time in walk.folders.items()
        )
    except OSError:
        return False


def step(time: int) -> int:
    """Nanoseconds within which a second change might not show in a time: file systems keep times in steps."""
    return _STEP if time % 1_000_000 else SETTLED


def whole(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """(path, status) of every file below a folder, of a link that of what it leads to; nothing compiled."""
    stack = [root] if os.path.isdir(root) else []
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        stack.append(entry.path)
                elif entry.is_file():
                    yield entry.path, entry.stat()
