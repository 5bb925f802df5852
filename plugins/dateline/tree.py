"""EDGE: what lies in a folder, and a second folder that holds the same by links."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from .draft import link
from .walking import SETTLED, Walk, mark

# Ours, inside a folder that is published into file by file.
WORK = ".dateline"


@dataclass(slots=True)
class Tree:
    """All that a folder holds, by POSIX path; links are not followed.

    `inodes` are those of all that is no folder, `folders` end in "/", `files` are the regular files that are not
    hidden, with their marks (`walking.mark`). `times` are those of all folders, `root` being "", as they were at `when`
    (nanoseconds). `honest` says whether a listing gives the same inodes as a look at each file.
    """

    inodes: dict[str, int] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    honest: bool = True
    when: int = 0


def look(root: Path, full: bool = True) -> Tree:
    """What lies below `root`; without `full` nothing is looked at, and there are no marks and no times."""
    tree = Tree(when=time.time_ns())
    if full:
        tree.times[""] = os.stat(root).st_mtime_ns
    stack = [("", str(root), False)]
    while stack:
        prefix, folder, hidden = stack.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = prefix + entry.name
                dotted = hidden or entry.name.startswith(".")
                if entry.is_dir(follow_symlinks=False):
                    if path != WORK:
                        tree.folders.add(f"{path}/")
                        if full:
                            tree.times[f"{path}/"] = entry.stat(follow_symlinks=False).st_mtime_ns
                        stack.append((f"{path}/", entry.path, dotted))
                elif full:
                    status = entry.stat(follow_symlinks=False)
                    tree.inodes[path] = status.st_ino
                    tree.honest &= status.st_ino == entry.inode()
                    if not dotted and stat.S_ISREG(status.st_mode):
                        tree.files[path] = mark(status)
                else:
                    tree.inodes[path] = entry.inode()
    return tree


Plain: TypeAlias = tuple[dict[str, int], set[str], dict[str, str], dict[str, int], bool, int]


def walked(walk: Walk) -> Tree:
    """The tree that a walk has seen in which nothing is hidden."""
    files = {path: mark for path, mark in walk.marks.items() if path not in walk.odd} if walk.odd else walk.marks
    inodes = {path: int(mark[mark.rindex(":") + 1 :]) for path, mark in walk.marks.items()}
    return Tree(inodes, set(walk.folders) - {""}, files, walk.folders, walk.honest, walk.when)


def unchanged(root: Path, tree: Tree) -> bool:
    """Whether below `root` all is as in `tree`: False, too, where that cannot be told."""
    times = tree.times
    # Of two changes within one step of the file system's clock only the first shows: the second may have come after the look.
    since = tree.when - SETTLED
    try:
        doubtful = {folder for folder, when in times.items() if when >= since}
        if not times or any(os.stat(f"{root}/{folder}").st_mtime_ns != when for folder, when in times.items()):
            return False
        held: dict[str, dict[str, int]] = {folder: {} for folder in doubtful}
        for path, inode in (*tree.inodes.items(), *((folder, 0) for folder in tree.folders)) if doubtful else ():
            if (above := path[: path.rstrip("/").rfind("/") + 1]) in doubtful:
                held[above][path] = inode
        return all(_held(root, folder, tree.honest) == held[folder] for folder in doubtful)
    except OSError:
        return False


def _held(root: Path, folder: str, honest: bool) -> dict[str, int]:
    """The inodes of what a folder itself holds, 0 for folders, whose paths end in "/"."""
    found: dict[str, int] = {}
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in entries:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                found.update({f"{path}/": 0} if path != WORK else {})
            else:
                found[path] = entry.inode() if honest else entry.stat(follow_symlinks=False).st_ino
    return found


def plain(tree: Tree) -> Plain:
    """The fields of a tree."""
    return tree.inodes, tree.folders, tree.files, tree.times, tree.honest, tree.when


def mirror(front: Tree, root: Path, copy: Path, back: Tree | None = None) -> list[str]:
    """Make `copy` hold what `front` says that `root` holds: the paths that had to be linked anew. `back` is what it holds now.

    A link changes a file's own time of change, so stamps of these are no longer right. OSError where links cannot be.
    """
    if copy.is_symlink() or not copy.is_dir():
        copy.unlink(missing_ok=True)
    copy.mkdir(parents=True, exist_ok=True)
    back = back or look(copy, full=not front.honest)
    for path, inode in back.inodes.items():
        if front.inodes.get(path) != inode:
            os.unlink(copy / path)
    for folder in sorted(back.folders - front.folders, reverse=True):
        os.rmdir(copy / folder)
    _alike(root, copy)
    usual = stat.S_IMODE(os.stat(copy).st_mode)
    for folder in sorted(front.folders - back.folders):
        os.mkdir(copy / folder)
        if stat.S_IMODE(os.stat(root / folder).st_mode) != usual:
            _alike(root / folder, copy / folder)
    linked = [path for path, inode in front.inodes.items() if back.inodes.get(path) != inode]
    for path in linked:
        try:
            link(root / path, copy / path)
        except FileNotFoundError:
            # Somebody has taken it away meanwhile.
            if os.path.lexists(root / path):
                raise
    return linked


def _alike(one: Path, other: Path) -> None:
    """Let a folder be open to the same people as another."""
    here, there = one.stat(), other.stat()
    if stat.S_IMODE(here.st_mode) != stat.S_IMODE(there.st_mode):
        other.chmod(stat.S_IMODE(here.st_mode))
    if (here.st_uid, here.st_gid) != (there.st_uid, there.st_gid):
        os.chown(other, here.st_uid, here.st_gid)


def mounted(root: Path) -> bool:
    """Whether something is mounted at `root` or below: such a folder cannot change names with another."""
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return os.path.ismount(root)
    points = (line.split(" ")[4] for line in lines)
    plain = (point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\") for point in points)
    return any(Path(point) == root or root in Path(point).parents for point in plain)
