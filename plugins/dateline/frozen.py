"""`@frozen`: a class of named values that nobody changes, as `@dataclass(frozen=True, slots=True)` makes one, at a quarter of the cost.

Every run makes a hundred such classes before it does anything, and a first run a million of their values. The standard
decorator writes and compiles six methods a class, and its constructors look up every field by name. Here the standard decorator
finds the fields, so that `fields`, `replace` and `asdict` work as ever; only the constructor is written out, into the slots themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform

Shape = TypeVar("Shape")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Shape]) -> type[Shape]:
    """The class with slots, constructor, equality, hash and representation after its fields, none of which can be set again.

    Defaults have to be values; there is no `default_factory`, for what it makes could be changed.

    >>> @frozen
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(1) == Point(1, 0), Point(1) == (1, 0)
    (Point(x=1, y=0), True, False)
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    names = tuple(made.__dataclass_fields__)
    get = attrgetter(*names)
    values: Callable[[Any], tuple[Any, ...]] = get if len(names) > 1 else lambda self: (get(self),)

    def equal(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    made.__init__ = _constructor(made)
    made.__eq__ = equal
    made.__hash__ = lambda self: hash(values(self))
    made.__repr__ = lambda self: f"{made.__qualname__}({', '.join(map('{}={!r}'.format, names, values(self)))})"
    made.__reduce__ = lambda self: (made, values(self))
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _constructor(made: Any) -> Callable[..., None]:
    """`__init__`, as one would write it if slots could be set by a function each: `_x(self, x)`.

    Where the class has a `Later`, a slot stays empty whose default is one and that is given nothing else (`views/later`).
    """
    later = getattr(made, "Later", ())
    parts = made.__dataclass_fields__.values()
    for part in parts:
        assert part.default_factory is MISSING, f"{made.__qualname__}.{part.name}: a default has to be a value"
    defaults = tuple(part.default for part in parts if part.default is not MISSING)
    lasting = "".join("?" if later and isinstance(part.default, later) else "!" for part in parts)
    scope = {f"_{number}": made.__dict__[part.name].__set__ for number, part in enumerate(parts)}
    scope |= {f"_default_{number}": part.default for number, part in enumerate(parts)}
    code = _code(lasting).replace(co_varnames=("self", *made.__dataclass_fields__))
    found = FunctionType(code, scope, "__init__", defaults)
    found.__qualname__ = f"{made.__qualname__}.__init__"
    return found


@cache
def _code(slots: str) -> CodeType:
    """The code of a constructor of so many slots, those that may stay empty with a `?`: to compile it takes longer than all else, and the names are put in."""
    scope: dict[str, Any] = {}
    body = [
        f" {f'if v{number} is not _default_{number}: ' if slot == '?' else ''}_{number}(self, v{number})"
        for number, slot in enumerate(slots)
    ]
    values = "".join(f", v{number}" for number in range(len(slots)))
    exec(f"def __init__(self{values}):\n" + "\n".join(body or [" pass"]), scope)
    found: CodeType = scope["__init__"].__code__
    return found


def _refuse(self: object, name: str, *value: object) -> None:
    raise FrozenInstanceError(f"{self.__class__.__qualname__}.{name} cannot be changed")
