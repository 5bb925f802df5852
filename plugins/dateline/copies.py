"""EDGE: many small things, made by this process together with copies of it, which inherit what the things are made of."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import FileIO
from typing import TYPE_CHECKING, Any

from . import work
from .work import Item, Result

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

# So many numbers fit into a pipe before anybody reads it: every system's holds 4096 bytes, though most hold more.
_MOST = 1000
_WIDTH = 4


def shared(
    function: Callable[[Sequence[Item]], list[Result]],
    items: Sequence[Item],
    workers: int = 0,
    begun: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """The results for all `items`, in no order, of as many processes as `workers` (0: one a core), this one among them.

    `function` takes a batch. Nothing is copied to the others, so it may hold what cannot be: a file. `begun` is called when no
    more will be forked. What another process fails at is done again here, with the error that it has.
    """
    size = max(work.BATCH, -(-len(items) // _MOST))
    many = len(items) >= work.SMALL
    if many:
        # What stands in memory is written to by the collector otherwise, and so copied after all.
        work.expect_litter()
    left = set(range(0, len(items), size))
    mates: list[Connection] = []
    others: list[BaseProcess] = []
    try:
        with work.leash() as ends, _numbers(sorted(left)) as numbers:
            if many:
                for _ in range((workers or work.cores()) - 1):
                    # Where there is no process more for us, those that there are do it.
                    with suppress(OSError):
                        others.append(_fork(mates, function, items, size, numbers, ends))
            begun()
            for start in _taken(numbers):
                yield from function(items[start : start + size])
                left.discard(start)
                yield from _come(mates, left, 0)
            while mates:
                yield from _come(mates, left)
            for start in sorted(left):
                yield from function(items[start : start + size])
    finally:
        for other in others:
            other.join()
        if many:
            gc.unfreeze()


def _numbers(starts: Sequence[int]) -> FileIO:
    """The end of a pipe from which each process takes what it does next."""
    out, into = os.pipe()
    os.write(into, b"".join(start.to_bytes(_WIDTH, "little") for start in starts))
    os.close(into)
    return FileIO(out)


def _taken(numbers: FileIO) -> Iterator[int]:
    while found := numbers.read(_WIDTH):
        yield int.from_bytes(found, "little")


def _fork(mates: list[Connection], *task: Any) -> BaseProcess:
    # A run that has little to do has no need of them.
    from multiprocessing import get_context

    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    other = context.Process(target=_copy, args=(theirs, *task), daemon=True)
    try:
        other.start()
        mates.append(ours)
    finally:
        theirs.close()
    return other


def _copy(
    results: Connection,
    function: Callable[[Sequence[Any]], list[Any]],
    items: Sequence[Any],
    size: int,
    numbers: FileIO,
    ends: tuple[int, int],
) -> None:
    work.on_a_leash(*ends)
    # The first process finds out by itself what is wrong.
    with suppress(Exception):
        for start in _taken(numbers):
            results.send((start, function(items[start : start + size])))


def _come(mates: list[Connection], left: set[int], seconds: float | None = None) -> Iterator[Any]:
    """What the others have ready, or have ready first if nobody limits the time; those that have ended are taken out."""
    if not mates:
        return
    from multiprocessing.connection import wait

    ready = wait(mates, seconds)
    for mate in [mate for mate in mates if mate in ready]:
        try:
            start, made = mate.recv()
        except (EOFError, OSError):
            mates.remove(mate)
            mate.close()
        else:
            left.discard(start)
            yield from made
