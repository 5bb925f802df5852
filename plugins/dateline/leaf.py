"""A file of the site to be, and the digest of what it depends on.

A leaf names the maker of its view and the maker's arguments, all plain values: it can be sent to another
process, and its `key` says whether anything it shows has changed before its view is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from itertools import chain
from types import NoneType
from typing import Any

from . import urls
from .frozen import frozen
from .model import Entry
from .page import Page
from .views.shapes import SiteOptions as Site


@frozen
class Leaf:
    """A file of the site to be: its address, its template, and the call that makes its view.

    With the template "" the call gives the bytes themselves. `data` is the call that gives, from the same
    arguments, what stands beside the page as index.json; `others` are further files, each a path and the call that gives
    its bytes from the same. `texts` are pages below the content folder: where it names any, all calls are given those pages
    first, in this order.
    """

    address: str
    template: str
    make: Callable[..., Any]
    args: tuple[Any, ...]
    data: Callable[..., bytes] | None = None
    texts: tuple[str, ...] = ()
    others: tuple[tuple[str, Callable[..., bytes]], ...] = ()

    @property
    def view(self) -> Any:
        """What the template sees."""
        return self.make(*self.args)

    def key(self, *more: Any) -> str:
        """A digest of all that the view is made from, and of `more`: equal keys, equal views."""
        return digest(more, self.template, self.make.__qualname__, *self.args)

    def files(self, data: bool = True) -> tuple[str, ...]:
        """The paths of what is made from it, below the output folder; with the page's data, where it has any."""
        own = (urls.file(self.address), urls.data(self.address)) if data and self.data else (urls.file(self.address),)
        return (*own, *(path for path, _ in self.others))

    def made(self, pages: tuple[Page, ...] = (), data: bool = True) -> tuple[Any, ...]:
        """The view, or the bytes, then the data: as many as `files`, made from the pages in `texts`."""
        args = (pages, *self.args) if self.texts else self.args
        more = [self.data] if data and self.data else []
        return tuple(make(*args) for make in (self.make, *more, *(make for _, make in self.others)))


def digest(*values: Any) -> str:
    """A digest of plain values: dataclasses of ours, tuples, texts, numbers. Entries are hashed once each."""
    parts: list[str] = []
    _add(parts, values)
    return hashed("".join(parts))


def hashed(text: str) -> str:
    """The digest of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _add(parts: list[str], values: tuple[Any, ...]) -> None:
    """Write down values so that others never read the same. All pages pass here on every run: types are asked once."""
    kinds = set(map(type, values))
    if kinds <= _PLAIN or (kinds == _TUPLES and set(map(type, chain.from_iterable(values))) <= _PLAIN):
        # Most of what lists are made of: the interpreter writes it down at once.
        parts.append(repr(values))
        return
    parts.append(f"[{len(values)}")
    if kinds == _ENTRIES:
        parts += [value.mark or _mark(value) for value in values]
        return
    for value in values:
        kind = type(value)
        if kind in _PLAIN:
            parts.append(f"{value!r},")
        elif kind is Entry:
            parts.append(value.mark or _mark(value))
        elif kind is tuple:
            _add(parts, value)
        elif kind is Site:
            parts.append(_mark(value))
        elif names := _names(kind):  # type: ignore[arg-type]
            parts.append(kind.__qualname__)
            _add(parts, tuple([getattr(value, name) for name in names]))
        else:
            parts.append(f"{value!r},")


_ENTRIES = {Entry}
_TUPLES = {tuple}
_PLAIN = {str, int, bool, NoneType}


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) else ()


@lru_cache(maxsize=1 << 17)
def _mark(value: Entry | Site) -> str:
    return hashed(repr(value))
