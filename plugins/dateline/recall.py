"""What takes a library to find out, and is the same on every run of the same program: found once, handed on from run to run.

A function that is `recalled` gives plain values for texts: texts, numbers, lists and dictionaries of them, as JSON has them. It
still asks no file: whoever makes a run says with `take` what the last one knew, and leaves with `known` what this one knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any, Protocol, TypeVar

Found = TypeVar("Found")


class Shelf(Protocol):
    """Where what is found out for a key is put, and got again: None if nothing is there."""

    def get(self, key: str) -> Any:
        """What was put there for the key."""

    def put(self, key: str, value: Any) -> None:
        """Put it there."""


_shelf: list[Shelf] = []
_known: dict[str, Any] = {}
# What makes each of the functions look at all that again.
_forgotten: list[Callable[[], None]] = []


def recalled(make: Callable[..., Found]) -> Callable[..., Found]:
    """The function, which is called once for the same texts, and not at all where an earlier run has left what it gives."""
    name = f"{make.__module__.rpartition('.')[2]}.{make.__name__}"

    @cache
    def ask(*texts: str) -> Found:
        key = "\0".join((name, *texts))
        if key not in _known:
            _known[key] = make(*texts)
        found: Found = _known[key]
        return found

    _forgotten.append(ask.cache_clear)
    return wraps(make)(ask)


def shelved(make: Callable[..., Found]) -> Callable[..., Found]:
    """The function, for what is large and asked only where articles are read: each value is put by itself, and got when it is asked for.

    It may hold tuples and sets, too.
    """
    name = f"{make.__module__.rpartition('.')[2]}.{make.__name__}"

    @wraps(make)
    def ask(*texts: str) -> Found:
        key = "\0".join((name, *texts))
        found: Found | None = _shelf[0].get(key) if _shelf else None
        if found is None:
            found = make(*texts)
            if _shelf:
                _shelf[0].put(key, found)
        return found

    return ask


def lend(*shelf: Shelf) -> None:
    """Let what is `shelved` be put there from now on; without one, nowhere."""
    _shelf[:] = shelf


def take(known: Mapping[str, Any]) -> None:
    """Know what `known` gave in a run of the same program; what is known already stays."""
    for key, value in known.items():
        _known.setdefault(key, value)


def known() -> dict[str, Any]:
    """All that is known by now, as plain values."""
    return dict(_known)


def forget() -> None:
    """Know nothing any more."""
    _known.clear()
    for forget_it in _forgotten:
        forget_it()
