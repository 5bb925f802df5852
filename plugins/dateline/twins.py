"""EDGE: an article whose seed was there twice, and of whose two pages one is left without a seed: which of them goes on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from . import merge, store
from .reading import Standing

_NUMBER = re.compile(r"-\d+")


class Twins(NamedTuple):
    """`heirs` are the pages without a seed that go on for one that has it, by the path of that; `ways` lead from what goes to what stays."""

    heirs: dict[str, Standing]
    ways: dict[str, str]


def parted(
    over: Iterable[Standing],
    standing: Iterable[Standing],
    rows: Mapping[str, Collection[object]],
    date: Callable[[str], str],
) -> Twins:
    """Which pages `over`, whose article has gone, go on in place of a `standing` one of the very same words and `date`.

    One on which somebody has worked, in the page or by `rows`, comes before another, else the older one, as its name says.
    Where both have been worked on, both stay as they are.
    """
    found = Twins({}, {})
    keys: dict[str, list[Standing]] = defaultdict(list)
    for one in over:
        keys[one.key].append(one)
    pairs = ((gone, one) for one in standing if one.key for gone in keys.get(one.key, ()))
    for gone, one in pairs:
        if gone.path in found.ways or one.path in found.heirs or date(one.path) != date(gone.path):
            continue
        worked = [page.edited or page.source in rows for page in (gone, one)]
        if worked == [False, False]:
            worked = [not _younger(gone.slug, one.slug), False]
        if worked == [True, False]:
            found.heirs[one.path] = gone
            found.ways[one.path] = gone.path
        elif not gone.edited:
            found.ways[gone.path] = one.path
    return found


def _younger(slug: str, other: str) -> bool:
    return slug.startswith(other) and bool(_NUMBER.fullmatch(slug[len(other) :]))


def dates(content: Path) -> Callable[[str], str]:
    """What tells the date that the program gave the page at a path from others."""

    def found(path: str) -> str:
        try:
            return merge.dated(store.read(content / path).decode("utf-8", "replace"))
        except OSError:
            return path

    return found
