"""Results come in input order for any number of workers."""

from collections.abc import Sequence

import pytest
from pelican.plugins.dateline import work


def double(batch: Sequence[int]) -> list[int]:
    return [2 * item for item in batch]


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, work.SMALL, 3 * work.SMALL + 7])
def test_order(workers: int, count: int) -> None:
    assert list(work.ordered(double, iter(range(count)), workers)) == [2 * n for n in range(count)]
