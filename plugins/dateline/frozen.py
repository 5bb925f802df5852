"""`@frozen`: a class of named values that nobody changes, as `@dataclass(frozen=True, slots=True)` makes one, at a quarter of the cost.

Every run makes a hundred such classes before it does anything, and a first run a million of their values. The standard
decorator writes and compiles six methods a class, and its constructors look up every field by name. Here the standard decorator
finds the fields, so that `fields`, `replace` and `asdict` work as ever; only the constructor is written out, into the slots themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field
from operator import attrgetter
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
    scope: dict[str, Any] = {}
    head, body = ["self"], []
    for part in made.__dataclass_fields__.values():
        assert part.default_factory is MISSING, f"{made.__qualname__}.{part.name}: a default has to be a value"
        scope[f"_{part.name}"] = made.__dict__[part.name].__set__
        given = ""
        if part.default is not MISSING:
            scope[f"_default_{part.name}"] = part.default
            head.append(f"{part.name}=_default_{part.name}")
            if later and isinstance(part.default, later):
                given = f"if {part.name} is not _default_{part.name}: "
        else:
            head.append(part.name)
        body.append(f" {given}_{part.name}(self, {part.name})")
    exec(f"def __init__({', '.join(head)}):\n" + "\n".join(body or [" pass"]), scope)
    found: Callable[..., None] = scope["__init__"]
    found.__qualname__ = f"{made.__qualname__}.__init__"
    return found


def _refuse(self: object, name: str, *value: object) -> None:
    raise FrozenInstanceError(f"{self.__class__.__qualname__}.{name} cannot be changed")
