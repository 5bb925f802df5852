"""Results come in input order for any number of workers."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from pelican.plugins.dateline import copies, work


def double(batch: Sequence[int]) -> list[int]:
    return [2 * item for item in batch]


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, work.SMALL, 3 * work.SMALL + 7])
def test_order(workers: int, count: int) -> None:
    assert list(work.ordered(double, iter(range(count)), workers)) == [2 * n for n in range(count)]


def squares(heard: Callable[[], int], count: int) -> Iterator[dict[str, int]]:
    while True:
        yield {f"{number}\udcff": number * number for number in range(count)}
        count = heard()


def broken(heard: Callable[[], int], count: int) -> Iterator[int]:
    yield count
    yield heard() + count
    raise OSError(f"{count} cannot be read")


def squared(count: int) -> dict[str, int]:
    return next(squares(int, count))


@pytest.mark.parametrize("worth", [True, False])
def test_a_call_aside_gives_what_the_call_gives(worth: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "cores", lambda: 2)
    call = work.Aside(worth, squares, 50_000)
    assert call.apart == worth
    assert call.result() == squared(50_000)
    call.tell(3)
    call.tell(40_000)
    assert (call.result(), call.result()) == (squared(3), squared(40_000))
    call.close()
    failing = work.Aside(worth, broken, 7)
    failing.tell(1)
    assert (failing.result(), failing.result()) == (7, 8)
    with pytest.raises(OSError, match="7 cannot be read"):
        failing.result()
    unwanted = work.Aside(worth, squares, 500_000)
    unwanted.close()
    unwanted.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(unwanted._child or os.getpid(), os.WNOHANG)


def test_where_there_can_be_no_process_more_the_call_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError("no process more")

    monkeypatch.setattr(work, "cores", lambda: 2)
    monkeypatch.setattr(os, "fork", refused)
    before = len(os.listdir("/proc/self/fd"))
    call = work.Aside(True, squares, 9)
    assert len(os.listdir("/proc/self/fd")) == before
    assert call.result() == squared(9)


def children() -> set[int]:
    """The processes whose parent this one is: a test run has others of its own."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_bytes().rpartition(b")")[2].split()
            if int(fields[1]) == os.getpid():
                found.add(int(stat.parent.name))
    return found


def made(batch: Sequence[int]) -> list[tuple[int, int]]:
    return [(item, os.getpid()) for item in batch]


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, work.SMALL, 3 * work.SMALL + 7])
def test_copies_and_this_process_make_each_thing_once(workers: int, count: int) -> None:
    begun: list[int] = []
    before = children()
    found = list(copies.shared(made, list(range(count)), workers, lambda: begun.append(1)))
    assert sorted(item for item, _ in found) == list(range(count))
    assert len({pid for _, pid in found}) <= (workers if count >= work.SMALL else 1)
    assert begun == [1]
    assert children() <= before


def test_a_very_long_list_has_no_more_parts_than_a_pipe_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "BATCH", 1)
    items = list(range(3 * copies._MOST + 5))
    written: list[int] = []
    write = os.write
    monkeypatch.setattr(os, "write", lambda end, data: written.append(len(data)) or write(end, data))
    assert sorted(copies.shared(double, items, 2)) == [2 * item for item in items]
    # What POSIX lets every pipe hold.
    assert 0 < max(written) <= 4096


def test_what_a_copy_fails_at_is_done_here_with_its_error() -> None:
    here, before = os.getpid(), children()

    def one_dies(batch: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os._exit(9)
        return double(batch)

    def fails_elsewhere(batch: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            raise OSError("not here")
        return double(batch)

    def fails(batch: Sequence[int]) -> list[int]:
        raise OSError(f"{batch[0]} cannot be made")

    items = list(range(5 * work.BATCH + work.SMALL))
    for function in (one_dies, fails_elsewhere):
        assert sorted(copies.shared(function, items, 3)) == [2 * item for item in items]
    with pytest.raises(OSError, match="cannot be made"):
        list(copies.shared(fails, items, 3))
    assert children() <= before
