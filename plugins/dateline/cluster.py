"""EDGE: a cluster of machines that takes work off this one. The only importer of Dask's `distributed`.

Only values travel: raw articles go out, stories come back. No machine of the cluster needs our folders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

from . import fingerprint

Item = TypeVar("Item")
Result = TypeVar("Result")

SCHEME = "dask://"
# Seconds to wait for the scheduler, and for a first worker.
PATIENCE = 20
# How often a batch whose worker died is given to another one.
TRIES = 3


@contextmanager
def pool(address: str) -> Iterator[tuple[Executor, int]]:
    """(the executor of the cluster whose scheduler is at `address`, `dask://host:port`; how many threads it has).

    Raises OSError with the address as its file name where the cluster cannot be used: `distributed` is not
    installed, nobody answers, it has no worker. A worker that dies while it works is made up for by the others.
    """
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise _fault(address, "needs the package distributed; pip install 'pelican-dateline[cluster]'") from error
    try:
        connect: Any = Client
        client = connect("tcp://" + address.removeprefix(SCHEME), timeout=PATIENCE, set_as_default=False)
    except OSError as error:
        raise _fault(
            address, "no scheduler answers; start one (dask scheduler), or unset DATELINE_EXECUTOR"
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise _fault(address, "the cluster has no worker; start some (dask worker tcp://host:port)") from error
        width = sum(client.nthreads().values())
        try:
            yield client.get_executor(pure=False, retries=TRIES), width
        except KilledWorker as error:
            raise _fault(
                address,
                f"the same articles ended {TRIES + 1} workers; look at a worker's log, or unset DATELINE_EXECUTOR",
            ) from error


def same(function: Callable[[Sequence[Item]], list[Result]]) -> Callable[[Sequence[Item]], list[Result]]:
    """The function as a cluster has to run it: it refuses where another version of this program is installed."""
    return _Same(function, _version())


class _Same:
    """A function and the digest of the program that it belongs to; travels to the worker."""

    def __init__(self, function: Callable[[Sequence[Any]], list[Any]], version: str) -> None:
        self.function = function
        self.version = version

    def __call__(self, batch: Sequence[Any]) -> list[Any]:
        if _version() != self.version:
            raise OSError(
                0, "a worker runs another Dateline, Python or library than this machine; install the same", SCHEME
            )
        return self.function(batch)


@lru_cache(maxsize=1)
def _version() -> str:
    return fingerprint.program()[0]


def _fault(address: str, problem: str) -> OSError:
    return OSError(0, problem, address)
