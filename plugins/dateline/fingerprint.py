"""EDGE: digests of the program itself and of a theme: what was made by other code has to be made again."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from .version import VERSION

HERE = Path(__file__).parent
# What only finds things in texts, and what only shows them: a change there leaves the other half as it is.
FINDING = ("extract/", "seed/", "gazetteer", "data/gazetteer", "data/salience", "data/saying", "data/given_names")
SHOWING = (
    "views/", "pictures/", "cite/", "edition.py", "stencil.py", "render.py", "feeds.py", "export.py", "locale/", "around.py",
    "beside.py", "indexes.py", "theming.py", "search.py", "searchable.py", "epub.py", "xhtml.py", "leaf.py", "data/regions", "data/accuracy", "jsonfeed.py", "opml.py", "spreadsheet.py",
    "subscriptions.py", "articles.py", "bytecode.py",
)  # fmt: skip
LIBRARIES = (
    "ahocorasick-rs", "babel", "charset-normalizer", "ftfy", "jinja2", "markdown", "markupsafe", "nh3",
    "py3langid", "pyahocorasick", "python-dateutil", "unidecode",
)  # fmt: skip


# What an earlier process of the same program found.
_known: dict[str, Any] = {}


def take(found: Mapping[str, Any]) -> None:
    """Know what `told` gave in a process of the same program, as the stamps of its files say."""
    _known.update(found)


def told() -> dict[str, Any]:
    """What is known of the program, as plain values."""
    return {"program": program(), "versions": versions()}


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """(name, version) of all that has a say in what is built."""
    if "versions" in _known:
        return tuple((name, number) for name, number in _known["versions"])
    import platform
    from importlib.metadata import PackageNotFoundError, version

    found = [("dateline", VERSION), ("python", platform.python_version())]
    for name in ("pelican", *LIBRARIES):
        with suppress(PackageNotFoundError):
            found.append((name, version(name)))
    return tuple(found)


@cache
def program() -> tuple[str, str]:
    """Digests of (what turns seeds into pages, what turns pages into a site), libraries included.

    As the files were when a process first asked: what it has loaded stays, though it waits for another run, or watches
    for days, while they change.
    """
    if "program" in _known:
        finding, showing = _known["program"]
        return finding, showing
    import platform
    from importlib.metadata import PackageNotFoundError, version

    found = [hashlib.blake2b(digest_size=16), hashlib.blake2b(digest_size=16)]
    base = [sys.version, platform.machine()]
    for name in LIBRARIES:
        try:
            base.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    for half in found:
        half.update("\0".join(base).encode())
    for name, data in _files(HERE, (".py", ".csv", ".json", ".toml", ".po", ".pot")):
        for half, others in zip(found, (SHOWING, FINDING), strict=True):
            if not name.startswith(others):
                half.update(name.encode() + b"\0" + hashlib.blake2b(data, digest_size=16).digest())
    return found[0].hexdigest(), found[1].hexdigest()


def folders(roots: Sequence[Path]) -> str:
    """The digest of all files below some folders, in this order: their names and bytes."""
    found = hashlib.blake2b(digest_size=16)
    for number, root in enumerate(roots):
        for name, data in _files(root, ()):
            found.update(f"{number or ''}".encode() + name.encode("utf-8", "surrogateescape") + b"\0")
            found.update(hashlib.blake2b(data, digest_size=16).digest())
    return found.hexdigest()


def _files(root: Path, suffixes: tuple[str, ...]) -> list[tuple[str, bytes]]:
    paths = sorted(
        path
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and (not suffixes or path.suffix in suffixes)
    )
    return [(path.relative_to(root).as_posix(), path.read_bytes()) for path in paths]
