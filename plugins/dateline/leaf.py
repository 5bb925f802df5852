"""A file of the site to be, and the digest of what it depends on.

A leaf names the maker of its view and the maker's arguments, all plain values: it can be sent to another
process, and its `key` says whether anything it shows has changed before its view is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any

from . import urls
from .model import Entry
from .page import Page
from .views.parts import SiteOptions as Site


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file of the site to be: its address, its template, and the call that makes its view.

    With the template "" the call gives the bytes themselves. `data` is the call that gives, from the same
    arguments, what stands beside the page as index.json. `texts` are pages below the content folder: where it
    names any, both calls are given those pages first, in this order.
    """

    address: str
    template: str
    make: Callable[..., Any]
    args: tuple[Any, ...]
    data: Callable[..., bytes] | None = None
    texts: tuple[str, ...] = ()

    @property
    def view(self) -> Any:
        """What the template sees."""
        return self.make(*self.args)

    @property
    def key(self) -> str:
        """A digest of all that the view is made from: equal keys, equal views."""
        return digest(self.template, self.make.__qualname__, *self.args)

    def files(self, data: bool = True) -> tuple[str, ...]:
        """The paths of what is made from it, below the output folder; with the page's data, where it has any."""
        page = urls.file(self.address)
        return (page, urls.data(self.address)) if data and self.data else (page,)

    def made(self, pages: tuple[Page, ...] = (), data: bool = True) -> tuple[Any, ...]:
        """The view, or the bytes, then the page's data: as many as `files`, made from the pages in `texts`."""
        args = (pages, *self.args) if self.texts else self.args
        page = self.make(*args)
        return (page, self.data(*args)) if data and self.data else (page,)


def digest(*values: Any) -> str:
    """A digest of plain values: dataclasses of ours, tuples, texts, numbers. Entries are hashed once each."""
    found = hashlib.blake2b(digest_size=16)
    for value in values:
        _add(found, value)
    return found.hexdigest()


def _add(found: hashlib.blake2b, value: Any) -> None:
    if isinstance(value, Entry):
        found.update(value.mark.encode() or _mark(value))
    elif isinstance(value, Site):
        found.update(_mark(value))
    elif isinstance(value, tuple):
        found.update(b"(%d" % len(value))
        for part in value:
            _add(found, part)
    elif is_dataclass(value):
        found.update(type(value).__qualname__.encode())
        for part in fields(value):
            _add(found, getattr(value, part.name))
    else:
        found.update(repr(value).encode("utf-8", "surrogatepass") + b",")


@lru_cache(maxsize=1 << 17)
def _mark(value: Entry | Site) -> bytes:
    return hashlib.blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).digest()
