"""Parts of a view that are made when a template asks for them: what a theme does not show costs nothing."""

from __future__ import annotations

from typing import Any, TypeVar

View = TypeVar("View", bound="Deferring")


class _Later:
    __slots__ = ()


LATER: Any = _Later()
"""The default of a field of a view that is `Deferring`, which is made when it is first looked at."""


class Deferring:
    """A view of which another object makes some fields; it must be `frozen`, whose constructor leaves out what is LATER."""

    __slots__ = ("_rest",)
    Later = _Later

    def __getattr__(self, name: str) -> Any:
        # Called for what is not there: a part that is not made yet, or nothing.
        if name not in self.__dataclass_fields__:
            raise AttributeError(name)
        value = getattr(self._rest, name)()
        object.__setattr__(self, name, value)
        return value


_leave = Deferring._rest.__set__  # type: ignore[attr-defined]


def left(view: View, rest: object) -> View:
    """The view, of which `rest` makes what is LATER: it has a method of that name for each such field."""
    _leave(view, rest)
    return view
