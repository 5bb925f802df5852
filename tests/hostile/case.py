"""What a hostile case is, and how a folder of them is made: file types and bytes that no repository can hold."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

# What has to come of a case: an article whose text can be read on its page; a line in rejects.jsonl that names
# the file; either of them; or nothing at all (hidden files).
ARTICLE, REJECT, EITHER, NOTHING = "article", "reject", "either", "nothing"
# Opens most texts: they are about a place, so that the pages of months and countries show them too.
LEAD = "ALGER – "


@dataclass(frozen=True)
class Case:
    """One file below the seeds folder. `words` are what a reader must be able to read on its page, as text.

    `make` makes what is no file of bytes; it is called with the path, as bytes.
    """

    family: str
    path: bytes
    data: bytes = b""
    words: tuple[str, ...] = ()
    verdict: str = ARTICLE
    make: Callable[[bytes], None] | None = None

    @property
    def name(self) -> str:
        return os.fsdecode(self.path)


def text(family: str, name: str, body: str, *, header: str = " date 2019-07 ", verdict: str = ARTICLE) -> Case:
    """A seed in UTF-8 whose body has to be readable, line by line, as it is."""
    # A line that parts what stands in a file is none of its words.
    words = tuple(line for line in body.splitlines() if line.strip(" =-")) if verdict == ARTICLE else ()
    data = f"{header}{LEAD}{body}\n".encode("utf-8", "surrogatepass")
    return Case(family, f"{family}/{name}.txt".encode(), data, words, verdict)


def texts(family: str, bodies: Iterable[str]) -> list[Case]:
    """A seed for each body, numbered."""
    return [text(family, f"{number:03}", body) for number, body in enumerate(bodies, 1)]


def lay(cases: Iterable[Case], root: Path) -> list[Case]:
    """Make the files of the cases below `root`: those that this file system can hold."""
    made = []
    for case in cases:
        path = os.path.join(os.fsencode(root), case.path)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if case.make:
                case.make(path)
            else:
                with open(path, "wb") as handle:
                    handle.write(case.data)
        except OSError:
            # A name that is too long here, a device that only root may make.
            continue
        made.append(case)
    return made


def link(target: str) -> Callable[[bytes], None]:
    """A symbolic link to somewhere."""
    return lambda path: os.symlink(target, path)


def fifo(path: bytes) -> None:
    """A pipe: who opens it to read waits for ever."""
    os.mkfifo(path)


def device(number: tuple[int, int]) -> Callable[[bytes], None]:
    """A character device, where we may make one."""
    return lambda path: os.mknod(path, 0o20666, os.makedev(*number))


def listening(path: bytes) -> None:
    """A socket."""
    here = os.getcwd()
    # Addresses of sockets are short.
    os.chdir(os.path.dirname(path))
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(os.path.basename(path))
    finally:
        os.chdir(here)


def sparse(size: int) -> Callable[[bytes], None]:
    """A file of `size` zero bytes that takes no room."""

    def make(path: bytes) -> None:
        with open(path, "wb") as handle:
            handle.truncate(size)

    return make


def folder(path: bytes) -> None:
    """A folder where a file is expected."""
    os.mkdir(path)
