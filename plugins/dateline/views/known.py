"""The people whom pages name and who have pages of their own, and the ways to these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .. import names, urls
from ..model import Entry
from .parts import Desk

if TYPE_CHECKING:
    from .people import Named

# (name, slug) of people who have pages.
Known = tuple[tuple[str, str], ...]


def known(named: Iterable[Named]) -> dict[str, Known]:
    """The people with pages of their own whom each page of the archive names, by its path; no others are in it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in named:
        for entry in one.entries:
            found[entry.path].append((one.name, one.slug))
    return {path: tuple(some) for path, some in found.items()}


def among(known: Mapping[str, Known], entries: Iterable[Entry]) -> Known:
    """The people with pages of their own whom any of `entries` names, each once."""
    return tuple(sorted({one for entry in entries for one in known.get(entry.path, ())}))


def ways(desk: Desk, known: Known) -> dict[str, str]:
    """The links to people's pages by `names.sortable` of their names, in whichever way an article writes them."""
    return {names.sortable(name): desk.href(urls.person(slug)) for name, slug in known}
