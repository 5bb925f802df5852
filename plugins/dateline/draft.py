"""EDGE: the next edition of a site while it is being written, where no reader sees it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from . import store
from .walking import mark

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


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
        return self.put(path, data)[0]

    def put(self, path: str, data: bytes) -> tuple[bool, str]:
        """Whether the file had to be written, as `write` says, and its stamp.

        Nobody reads a draft, and what a killed run leaves of one is not used: so a file is made under its own name.
        """
        here = f"{self.target}/{path}"
        if self.target != self.standing and _holds(f"{self.standing}/{path}", data):
            return False, self.stamp(path)
        while True:
            try:
                descriptor = os.open(here, _NEW, 0o666)
            except FileNotFoundError:
                _folder(here.rpartition("/")[0])
            except FileExistsError:
                if _holds(here, data):
                    return False, self.stamp(path)
                # What stands here may be a link to what readers see: it is never written into.
                os.unlink(here)
            else:
                break
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if self.twin:
                _twin(here, f"{self.twin}/{path}")
            return True, mark(os.fstat(descriptor))
        except OSError as error:
            error.filename = f"{self.standing}/{path}"
            raise
        finally:
            os.close(descriptor)

    def growing(self, path: str) -> Growing:
        """The file, to be written line by line."""
        return Growing(self.target / path, self.standing / path)

    def stamp(self, path: str) -> str:
        """The stamp of a file, taken when all of it is written."""
        here = self.target / path
        if self.target != self.standing and not here.exists():
            here = self.standing / path
        if self.twin:
            link(here, self.twin / path)
        return mark(here.lstat())


def _folder(path: str) -> None:
    try:
        # Mostly one is missing, that of an article.
        os.mkdir(path)
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:
        pass


def _holds(path: str, data: bytes) -> bool:
    try:
        if os.stat(path, follow_symlinks=False).st_size != len(data):
            return False
        with open(path, "rb", buffering=0) as handle:
            return handle.read() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def _twin(one: str, other: str) -> None:
    try:
        os.mkdir(other.rpartition("/")[0])
        os.link(one, other)
    except OSError:
        link(Path(one), Path(other))


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


class Growing:
    """A file that is written line by line, and takes its name when it is complete; like `write` otherwise.

    Afterwards `changed` says whether the file had to be written, and `sum` is its SHA-256.
    """

    def __init__(self, path: Path, standing: Path | None = None) -> None:
        self.changed = False
        self.sum = ""
        self._path = path
        self._standing = standing or path
        self._partial = path.with_name(f".{path.name[:120]}.{os.getpid()}.part")

    def __enter__(self) -> Growing:
        self._handle = store.opened(self._partial)
        self._found = hashlib.sha256()
        return self

    def add(self, data: bytes) -> None:
        """Write on."""
        self._found.update(data)
        with store.named(self._path):
            self._handle.write(data)

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        try:
            with store.named(self._path):
                self._handle.close()
        except OSError:
            self._partial.unlink(missing_ok=True)
            raise
        if kind:
            self._partial.unlink(missing_ok=True)
            return
        self.sum = self._found.hexdigest()
        before = self._standing
        same = before.is_file() and before.stat().st_size == self._partial.stat().st_size
        if same and store.file_digest(before) == self.sum:
            self._partial.unlink()
            return
        os.replace(self._partial, self._path)
        self.changed = True
