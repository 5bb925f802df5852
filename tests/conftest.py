"""How tests are shared out: a file keeps to one process, so that what it builds is built once; the browser to one. And how they remember."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        file = item.path.relative_to(HERE)
        item.add_marker(pytest.mark.xdist_group("browser" if file.parts[0] == "browser" else file.as_posix()))


def pytest_collection_finish() -> None:
    """What stands from here on is not to be looked through again whenever a test makes many small things.

    Some thousand tests with what they import are a large heap: going through it took longer than what some tests try.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="module")
def _settled() -> Iterator[None]:
    """The same of what the tests of a file leave behind for good: tables, compiled expressions, what is recalled."""
    yield
    gc.collect()
    gc.freeze()
