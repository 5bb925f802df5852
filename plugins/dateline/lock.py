"""EDGE: one run at a time on the same folders. The system lets go of a lock when its holder ends, however it ends."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_SECONDS = 600.0
_PAUSE_SECONDS = 0.1


class Busy(OSError):
    """Another run works on a folder, and has not ended for a long time."""


class Lock:
    """A lock on a folder, or on a file that is made if need be, held until `release` or until the process ends.

    Processes that are forked meanwhile hold it too: while one of them may still write, nobody else begins.
    """

    def __init__(self, path: Path, say: Callable[[str], None], patience: float = PATIENCE_SECONDS) -> None:
        """Take the lock, after waiting for it if need be, which `say` is told once.

        Raises Busy after `patience` seconds, OSError where there can be no lock on this path.
        """
        flags = os.O_RDONLY if path.is_dir() else os.O_RDWR | os.O_CREAT
        self._descriptor = os.open(path, flags | os.O_CLOEXEC, 0o666)
        began = time.monotonic()
        told = False
        try:
            while not self._try():
                if not told:
                    told = True
                    say(f"{path}: another run works there; waiting until it has ended")
                if time.monotonic() - began > patience:
                    raise Busy(
                        errno.EBUSY,
                        "another run works there and does not end; end it, then run this again",
                        str(path),
                    )
                time.sleep(_PAUSE_SECONDS)
        except BaseException:
            os.close(self._descriptor)
            raise

    def _try(self) -> bool:
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Let others begin."""
        os.close(self._descriptor)


def folder(path: Path, cache: Path, name: str, say: Callable[[str], None]) -> Lock | None:
    """The lock on a folder; where its file system has none for folders that on a file in the cache folder.

    None where neither can be had: then nobody can be kept out.
    """
    for place in (path, cache / name):
        try:
            return Lock(place, say)
        except Busy:
            raise
        except OSError:
            continue
    return None
