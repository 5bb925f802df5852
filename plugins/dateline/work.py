"""EDGE: doing many small things on all cores, with the results in the order of the input."""

from __future__ import annotations

import gc
import marshal
import os
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, islice
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 64
# Below this a pool costs more than it saves: starting two workers takes as long as some hundred articles.
SMALL = 200
# How much a process that makes many small things may leave lying about before it looks for what nobody holds any more.
LITTER = 100_000, 50, 50


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ordered(
    function: Callable[[Sequence[Item]], list[Result]],
    items: Iterable[Item],
    workers: int = 0,
    executor: str = "",
) -> Iterator[Result]:
    """The results for all `items`, in input order, whatever the number of workers (0: one a core).

    `function` takes a batch and must be importable by name; a small job stays in this process. With an
    `executor`, `dask://host:port`, a large one goes to that cluster. At most a few batches are in flight, so
    memory does not grow with the input. Raises OSError where the cluster cannot be used.
    """
    workers = workers or cores()
    stream = iter(items)
    first = list(islice(stream, SMALL))
    batches = _batches(chain(first, stream))
    if len(first) < SMALL or (workers == 1 and not executor):
        if len(first) == SMALL:
            expect_litter()
        for batch in batches:
            yield from function(batch)
        return
    if executor:
        from . import cluster

        function = cluster.same(function)
        hired = cluster.pool(executor)
    else:
        hired = _processes(workers)
    with hired as (pool, width):
        flying: deque[Future[list[Result]]] = deque()
        for batch in batches:
            flying.append(pool.submit(function, batch))
            if len(flying) >= width * 4:
                yield from flying.popleft().result()
        while flying:
            yield from flying.popleft().result()


@contextmanager
def _processes(workers: int) -> Iterator[tuple[Executor, int]]:
    """Processes that end when this one does, however it ends: what nobody waits for must not write on."""
    # A run that has little to do has no need of them.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with leash() as ends, ProcessPoolExecutor(workers, get_context("fork"), on_a_leash, ends) as pool:
        yield pool, workers


@contextmanager
def leash() -> Iterator[tuple[int, int]]:
    """What `on_a_leash` is to be given; whatever process has been given it ends, at the latest, when this is left."""
    ends = os.pipe()
    try:
        yield ends
    finally:
        for end in ends:
            os.close(end)


def on_a_leash(end: int, held: int) -> None:
    """Let this process, a worker's, end with the one that made the leash."""
    os.close(held)
    # An interruption from the keyboard is the first process's to deal with.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    expect_litter()
    Thread(target=_end_with, args=(end,), daemon=True).start()


def _end_with(end: int) -> None:
    os.read(end, 1)
    os._exit(1)


def expect_litter() -> None:
    """What many small things leave behind is to be cleared away as they are made, not what stands."""
    gc.freeze()
    gc.set_threshold(*LITTER)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch


class Beside(Generic[Result]):
    """A call that is made in a thread while this one goes on, from `begin` on; else when its result is asked for.

    It is for calls that mostly wait for the system, or hash. No process may be forked meanwhile.
    """

    def __init__(self, function: Callable[[], Result]) -> None:
        self._function = function
        self._found: list[Result] = []
        self._problem: BaseException | None = None
        self._thread: Thread | None = None

    def begin(self) -> None:
        """Begin, if it has not begun yet."""
        if self._thread:
            return
        self._thread = Thread(target=self._call)
        try:
            self._thread.start()
        except RuntimeError:
            # No thread more for us.
            self._thread = None

    def _call(self) -> None:
        try:
            self._found.append(self._function())
        except BaseException as problem:
            self._problem = problem

    def result(self) -> Result:
        """What the call gives, or the error that it ended with."""
        if not self._thread:
            return self._function()
        self.close()
        if self._problem:
            raise self._problem
        return self._found[0]

    def close(self) -> None:
        """Wait until it is over, if it was begun."""
        if self._thread:
            self._thread.join()


class Aside(Generic[Result]):
    """A generator that goes on in a process of its own, where that is worth it, while this one does something else.

    It is called with a function that waits for what it is told, and with `args`; what it yields and hears has to be plain
    values: numbers, texts, lists, tuples, dictionaries, sets of these.
    """

    def __init__(self, worth: bool, function: Callable[..., Iterator[Result]], *args: Any) -> None:
        """Begin; `worth`: whether it takes longer than to start a process. With one core it is never worth it."""
        self._function = function
        self._args = args
        self._told: list[Any] = []
        self._taken = self._at = 0
        self._here: Iterator[Result] | None = None
        self._child = 0
        # What the child has ready, what it is told, and what it has written.
        self._ends: list[BinaryIO] = []
        if worth and cores() > 1 and hasattr(os, "fork"):
            self._begin()

    @property
    def apart(self) -> bool:
        """Whether it is in a process of its own."""
        return bool(self._ends)

    def _begin(self) -> None:
        there, here = os.pipe()
        ears, mouth = os.pipe()
        theirs: list[BinaryIO] = [open(here, "wb", 0), open(ears, "rb", 0)]  # noqa: SIM115
        ours: list[BinaryIO] = [open(there, "rb", 0), open(mouth, "wb", 0)]  # noqa: SIM115
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            # Not through the pipe: who has something ready goes on, though nobody has come for it.
            shared = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
            ours.append(shared)
            self._child = os.fork()
        except OSError:
            # No process more for us: then it is made here, when it is asked for.
            for end in (*theirs, *ours):
                end.close()
            return
        if self._child:
            for end in theirs:
                end.close()
            self._ends = ours
            return
        # Nothing of what this process would do at its end is the child's to do.
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            for end in ours[:2]:
                end.close()
            at = 0
            found: Any
            for found in self._function(partial(marshal.load, theirs[1]), *self._args):
                rest = memoryview(marshal.dumps(found))
                size = len(rest).to_bytes(8, "little")
                while rest:
                    done = os.pwrite(shared.fileno(), rest, at)
                    rest, at = rest[done:], at + done
                theirs[0].write(size)
            os._exit(0)
        finally:
            os._exit(1)

    def tell(self, value: Any) -> None:
        """Let it hear something."""
        self._told.append(value)
        if self._ends:
            # Whether it still listens shows when it is asked.
            with suppress(OSError):
                self._ends[1].write(marshal.dumps(value))

    def result(self) -> Result:
        """What it yields next. Where the other process failed it is gone through again here, with the error that it has."""
        if self._ends:
            ready, _, shared = self._ends
            size = int.from_bytes(ready.read(8), "little")
            data = os.pread(shared.fileno(), size, self._at)
            if size and len(data) == size:
                self._at += size
                self._taken += 1
                made: Result = marshal.loads(data)
                return made
            self.close()
        if self._here is None:
            told = iter(self._told)
            self._here = self._function(lambda: next(told), *self._args)
            for _ in range(self._taken):
                next(self._here)
        self._taken += 1
        return next(self._here)

    def close(self) -> None:
        """Give it up, if nobody wants anything of it any more."""
        if self._ends:
            for end in self._ends:
                end.close()
            self._ends = []
            os.waitpid(self._child, 0)
