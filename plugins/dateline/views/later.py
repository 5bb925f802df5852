"""Parts of a view that are made when a template asks for them: what a theme does not show costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

Part = TypeVar("Part")


class _Later:
    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def later(make: Callable[[], Part]) -> Part:
    """The result of `make`, for a field of a view that is `Deferring`: made when it is first looked at."""
    return cast(Part, _Later(make))


class Deferring:
    """A view some of whose fields were given by `later`; it must be `frozen`, whose constructor looks out for them."""

    __slots__ = ("_later",)
    Later = _Later
    _later: dict[str, Callable[[], Any]]

    def __getattr__(self, name: str) -> Any:
        # Called for what is not there: a part that is not made yet, or nothing.
        if name == "_later" or name not in self._later:
            raise AttributeError(name)
        value = self._later[name]()
        object.__setattr__(self, name, value)
        return value
