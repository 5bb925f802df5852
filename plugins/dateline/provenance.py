"""`data/build.json`: what a site was made from and by which versions, so that anybody can make it again and compare.

Nothing in it depends on the machine, the folder or the clock.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from . import corrections, redirects
from .frozen import frozen
from .settings import Options

TABLES = (corrections.NAME, redirects.NAME)
NOTHING = hashlib.sha256(b"").hexdigest()


@frozen
class Made:
    """(name, version) of what made a site, the settings that it depends on, and the inputs' digests."""

    versions: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str | int | bool], ...]
    inputs: tuple[tuple[str, int, str], ...]


def tree(sums: Iterable[tuple[str, str]]) -> tuple[int, str]:
    """(number of files, SHA-256 of the list that `sha256sum` prints of them, in the order of their paths' bytes).

    >>> tree([("b.txt", "22"), ("a.txt", "11")]) == tree([("a.txt", "11"), ("b.txt", "22")])
    True
    """
    lines = sorted((path.encode("utf-8", "surrogateescape"), sum_.encode()) for path, sum_ in sums)
    found = hashlib.sha256()
    for path, sum_ in lines:
        found.update(sum_ + b"  " + path + b"\n")
    return len(lines), found.hexdigest()


def made(
    options: Options,
    versions: Iterable[tuple[str, str]],
    seeds: Iterable[tuple[str, ...]],
    pages: Mapping[str, str],
    tables: Sequence[str],
) -> Made:
    """What a site is made from: of seeds and pages (path, SHA-256), of the two tables of people the SHA-256."""
    return Made(
        tuple(versions),
        (
            ("sitename", options.sitename),
            ("siteurl", options.siteurl),
            ("lang", options.lang),
            ("pagination", options.pagination),
            ("index_links", options.index_links),
            ("home_country", options.home_country),
        ),
        (
            ("seeds", *tree((path, sum_) for path, sum_ in seeds if sum_)),
            ("pages", *tree(pages.items())),
            *((name, 1, sum_) for name, sum_ in zip(TABLES, tables, strict=True) if sum_ != NOTHING),
        ),
    )


def card(made: Made) -> bytes:
    """The file."""
    whole = {
        "versions": dict(made.versions),
        "settings": dict(made.settings),
        "inputs": {name: {"files": files, "sha256": sum_} for name, files, sum_ in made.inputs},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def settings(data: bytes) -> Mapping[str, str | int | bool]:
    """The settings that a card names; none where it is no card."""
    try:
        found = json.loads(data)["settings"]
        return dict(found)
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
