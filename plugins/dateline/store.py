"""EDGE: files. Walking folders without being led out of them, writing whole files or none, keeping a list
of what was written so that nothing else is ever removed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from .filenames import shown

SUMS = "SHA256SUMS"
# What a file that is being written is called until it is complete.
_LEFTOVER = re.compile(r"\..+\.\d+\.part")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC


def walk(root: Path, suffixes: tuple[str, ...] = ()) -> Iterator[str]:
    """POSIX paths of the regular files below `root`, sorted by code point, hidden ones and links left out.

    A link is never followed, so nothing outside `root` is read; devices and pipes are not files.
    With `suffixes` only names that end in one of them (lower case).
    """
    return iter(sorted(name for name, _ in _files(root, suffixes)))


def listing(
    root: Path,
    suffixes: tuple[str, ...] = (),
    leftovers: list[str] | None = None,
    odd: dict[str, str] | None = None,
) -> dict[str, os.stat_result]:
    """The status of every file that `walk` gives, in its order; empty where there is no such folder.

    `leftovers` gets the paths of files that a killed run was about to write. With `odd` the names are those of
    `filenames.shown`, and it gets what is left out: `{name: what it is; what to do}`, the name of a folder with a
    final slash. Hidden files are left out without a word.
    """
    if not root.is_dir():
        return {}
    found = {name: entry.stat(follow_symlinks=False) for name, entry in _files(root, suffixes, leftovers, odd)}
    return {name: found[name] for name in sorted(found)}


def _files(
    root: Path,
    suffixes: tuple[str, ...],
    leftovers: list[str] | None = None,
    odd: dict[str, str] | None = None,
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    stack = [("", str(root))]
    while stack:
        prefix, folder = stack.pop()
        try:
            entries = os.scandir(folder)
        except OSError as error:
            if odd is None or not prefix:
                raise
            odd[prefix] = f"cannot be read ({error.strerror}); check its permissions and the length of its path"
            continue
        with entries:
            for entry in entries:
                if entry.name.startswith("."):
                    if leftovers is not None and _LEFTOVER.fullmatch(entry.name):
                        leftovers.append(prefix + entry.name)
                    continue
                name = prefix + (entry.name if odd is None else shown(entry.name))
                if entry.is_dir(follow_symlinks=False):
                    stack.append((f"{name}/", entry.path))
                elif not suffixes or entry.name.lower().endswith(suffixes):
                    if entry.is_file(follow_symlinks=False):
                        yield name, entry
                    elif odd is not None:
                        odd[name] = _kind(entry)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "is a link, and links are not followed; put the file itself here"
    kind = stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)
    names = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
    return f"is {names.get(kind, 'no regular file')} and no file; take it away"


def read(path: Path, limit: int = 0) -> bytes:
    """The bytes of a regular file; with a `limit` at most one byte more than that. OSError as `open` has it."""
    return read_with_status(path, limit)[0]


def read_with_status(path: Path | str, limit: int = 0) -> tuple[bytes, os.stat_result]:
    """What `read` gives, and the file's status before it was read: a change meanwhile shows in the next one."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{path} is not a regular file")
        # One byte more than there should be tells a file that has grown meanwhile.
        wanted = limit + 1 if limit else status.st_size + 1
        parts = []
        while part := os.read(descriptor, wanted):
            parts.append(part)
            if limit:
                wanted -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts), status
    finally:
        os.close(descriptor)


def write(path: Path, data: bytes, standing: Path | None = None, lasting: bool = False) -> bool:
    """Whether the file had to be written: not if it, or the one `standing` elsewhere, holds these bytes already.

    The bytes go to a neighbour that takes the file's name when it is complete: a reader, or a crash, sees
    the old file or the new one. With `lasting` they are on the disk before: for what cannot be made again.
    """
    before = standing or path
    try:
        if before.stat().st_size == len(data) and before.read_bytes() == data:
            return False
    except (FileNotFoundError, NotADirectoryError):
        pass
    with _beside(path, data, lasting) as partial:
        os.replace(partial, path)
    return True


def revise(path: Path, data: bytes, before: bytes | None, lasting: bool = False) -> bool:
    """Whether the file holds `data` now: not if it no longer holds the bytes `before` (None: is not there).

    For what people write, too: whoever saved a moment ago is not overwritten. Otherwise like `write`.
    """
    with _beside(path, data, lasting) as partial:
        try:
            now = read(path)
        except FileNotFoundError:
            now = None
        if now == before:
            os.replace(partial, path)
    return now == before


@contextmanager
def _beside(path: Path, data: bytes, lasting: bool) -> Iterator[str]:
    """The name of a neighbour that holds the bytes, and goes where it has not taken the file's name."""
    folder, name = os.path.split(path)
    partial = os.path.join(folder, f".{name[:120]}.{os.getpid()}.part")
    try:
        with named(path):
            try:
                descriptor = os.open(partial, _NEW, 0o666)
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)
                descriptor = os.open(partial, _NEW, 0o666)
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
                if lasting:
                    os.fsync(descriptor)
            finally:
                os.close(descriptor)
        yield partial
    finally:
        with suppress(OSError):
            os.unlink(partial)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """What goes wrong with a file on its way is said with its name, not with that of the part or with none."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def opened(path: Path) -> BinaryIO:
    """A file to be written, with the folders above it."""
    try:
        return path.open("wb", 1 << 18)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb", 1 << 18)


def put_aside(root: Path, name: str, data: bytes) -> Path:
    """Keep `data` under this name below `root`, or under the next free one (`name.2.md`): what was put aside before stays.

    Gives the file. OSError where a link stands on the way, which may lead anywhere.
    """
    number = 1
    path = target = _unlinked(root, name)
    while target.exists() and not holds(target, digest(data)):
        number += 1
        target = path.with_name(f"{path.stem}.{number}{path.suffix}")
    write(target, data, lasting=True)
    return target


def keep(path: Path, root: Path, name: str) -> Path | None:
    """Where what lies at `path` is kept now: `name` below `root`, or the next free one; None for a pipe and the like."""
    if path.is_symlink():
        number = 1
        target = free = _unlinked(root, name)
        while os.path.lexists(free):
            number += 1
            free = target.with_name(f"{target.name}.{number}")
        free.parent.mkdir(parents=True, exist_ok=True)
        free.symlink_to(os.readlink(path))
        return free
    return put_aside(root, name, read(path)) if path.is_file() else None


def _unlinked(root: Path, name: str) -> Path:
    folder = root
    for part in Path(name).parts[:-1]:
        folder /= part
        if folder.is_symlink():
            problem = "is a link, and nothing is written through one; take it away, or put a folder there"
            raise OSError(errno.ELOOP, problem, str(folder))
    return root / name


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def read_sums(root: Path) -> dict[str, str]:
    """`{path: sha256}` of what an earlier run wrote below `root`; empty where no list stands.

    Lines that do not look like ours, or whose path would lead out of `root`, are passed over: the list
    decides what may be removed.
    """
    try:
        text = (root / SUMS).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    if "  /" not in text and ".." not in text:
        # Nothing that would lead anywhere else: so each line need not be asked.
        return {line[66:]: line[:64] for line in text.splitlines() if line[64:66] == "  " and line[66:]}
    sums: dict[str, str] = {}
    for line in text.splitlines():
        value, mark, path = line[:64], line[64:66], line[66:]
        if mark == "  " and path and path[0] != "/" and not (".." in path and ".." in path.split("/")):
            sums[path] = value
    return sums


def listed(sums: Mapping[str, str]) -> bytes:
    """The list of files with these digests, as it stands in `SUMS`, in the format of `sha256sum`."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def remove(root: Path, paths: Iterable[str]) -> int:
    """How many of `paths` below `root` were removed; folders that this empties go too, `root` never."""
    count = 0
    for name in paths:
        target = root / name
        try:
            target.unlink()
            count += 1
        except (FileNotFoundError, NotADirectoryError):
            continue
        folder = target.parent
        while folder != root:
            try:
                folder.rmdir()
            except OSError:
                break
            folder = folder.parent
    return count


def hollow(folder: Path) -> None:
    """Remove a folder that holds nothing but folders; one that holds more stays."""
    if folder.is_dir() and not folder.is_symlink():
        for here, _, _ in os.walk(folder, topdown=False):
            with suppress(OSError):
                os.rmdir(here)


def holds(path: Path, expected: str) -> bool:
    """Whether a file is there with this SHA-256."""
    try:
        return digest(path.read_bytes()) == expected
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
