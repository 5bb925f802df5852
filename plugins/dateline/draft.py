"""EDGE: the next edition of a site while it is being written, where no reader sees it."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from pathlib import Path

from . import store
from .frozen import frozen
from .walking import mark

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


@frozen
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
        if self.twin and path.endswith("/index.html"):
            # Nothing stands there yet: the page is the first of its folder, mostly.
            _folder(here[:-11])
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

    def take(self, path: str, grown: Growing) -> bool:
        """Whether a file that has grown beside the draft had to be written, as `write` says."""
        return grown.settle(self.target / path, self.standing / path)

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
    """A file that is written line by line beside the draft, which takes it when it is complete; `sum` is its SHA-256 then."""

    def __init__(self, partial: Path, path: Path) -> None:
        """It stands at `partial`, and will at `path`, which faults name."""
        self.sum = ""
        self._partial = partial
        self._path = path

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
            self.drop()
            raise
        if kind:
            self.drop()
        self.sum = self._found.hexdigest()

    def settle(self, path: Path, standing: Path) -> bool:
        """Whether it had to take the name `path`: not if the file that is `standing` has these bytes already."""
        same = standing.is_file() and standing.stat().st_size == self._partial.stat().st_size
        if same and store.file_digest(standing) == self.sum:
            self.drop()
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.replace(self._partial, path)
        except OSError as error:
            # Of one file system, and yet mounted each by itself.
            if error.errno != errno.EXDEV:
                raise
            near = path.with_name(self._partial.name)
            shutil.copyfile(self._partial, near)
            os.replace(near, path)
            self.drop()
        return True

    def drop(self) -> None:
        """Take it away."""
        self._partial.unlink(missing_ok=True)
