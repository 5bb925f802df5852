"""EDGE: what lies in the folders of seeds and of pages, looked at once a run, and which of it can be what it should be."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass, field
from pathlib import Path

from . import store, urls
from .door import Looked
from .filenames import plain
from .settings import Options
from .slugs import reserved
from .state import stamp
from .walking import Walk

PAGES = "pages/"
NEWS = "news"


@dataclass(slots=True)
class Inputs:
    """The stamp of every seed and of every page, by path.

    `large` are seeds of more bytes than the limit, `strange` pages of another name than the program gives. `odd` lies among the seeds and is no file, `left_out` among the pages and
    can have no page on the site: what it is, and what to do. `leftovers` are files that a killed run was about to write into
    the content folder.
    """

    seeds: dict[str, str]
    pages: dict[str, str]
    large: set[str] = field(default_factory=set)
    strange: set[str] = field(default_factory=set)
    odd: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    leftovers: list[str] = field(default_factory=list)


def look(options: Options, seen: Looked | None = None) -> Inputs:
    """What lies there now, or lay there a moment ago when the front door saw it; a folder that is not there is empty."""
    found = Inputs({}, {})
    usual = urls.PAGE.fullmatch
    limit = options.max_seed_bytes
    seeds = _as_seen(options.seeds, seen.seeds, limit) if seen else None
    found.seeds, found.large = seeds or _stamped(store.listing(options.seeds, odd=found.odd), limit)
    pages = _as_seen(options.content, seen.pages, limit, ".md") if seen else None
    stamps, large = pages or _stamped(
        store.listing(options.content, (".md",), found.leftovers, found.left_out), limit
    )
    for path, when in stamps.items():
        if path in large:
            found.left_out[path] = f"has over {limit:,} bytes; part it, or raise DATELINE_MAX_SEED_BYTES"
        elif (":" in when[:_SHORT] or not when) and path.startswith(f"{NEWS}/") and blank(options.content / path):
            found.left_out[path] = "is empty, so it is no page; delete it"
        elif usual(path):
            found.pages[path] = when
        elif why := _unfit(path):
            found.left_out[path] = why
        else:
            found.strange.add(path)
            found.pages[path] = when
    return found


# A stamp begins with the size and a colon, so within these there are fewer than a hundred bytes; that of a file that changed a moment ago is "".
_SHORT = 3
# White space, marks of byte order, and zeros, as two-byte encodings have them beside both.
_BLANK = b" \t\r\n\v\f\xc2\xa0\xef\xbb\xbf\xfe\xff\0"


def blank(file: Path) -> bool:
    """Whether there is nothing to read in a file: somebody emptied it, and an editor put a line end there."""
    try:
        status = file.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size >= 10 ** (_SHORT - 1):
            return False
        return not status.st_size or nothing(store.read(file))
    except OSError:
        return False


def nothing(data: bytes) -> bool:
    """Whether the bytes of a page hold nothing to read.

    >>> nothing(b"\\r\\n"), nothing(b"\\xef\\xbb\\xbf \\n"), nothing(b"- ")
    (True, True, False)
    """
    return not data.strip(_BLANK)


def _stamped(listing: dict[str, os.stat_result], limit: int) -> tuple[dict[str, str], set[str]]:
    """(the stamps of files, those of more bytes than the limit)."""
    now = time.time_ns()
    stamps = {path: stamp(status, now) for path, status in listing.items()}
    return stamps, {path for path, status in listing.items() if status.st_size > limit}


def _as_seen(root: Path, walk: Walk, limit: int, suffix: str = "") -> tuple[dict[str, str], set[str]] | None:
    """What `_stamped` gives, of the files that the front door saw; None where it saw anything else."""
    if walk.hidden or walk.odd or not plain(walk.marks):
        return None
    found = {path: walk.marks[path] for path in sorted(walk.marks) if path.lower().endswith(suffix)}
    # A mark begins with the size.
    long = (path for path, mark in found.items() if mark.find(":") >= len(str(limit)))
    large = {path for path in long if int(found[path].partition(":")[0]) > limit}
    for path in walk.fresh.intersection(found):
        try:
            found[path] = stamp((root / path).lstat())
        except OSError:
            return None
    return found, large


def address(path: str) -> str:
    """The address of the page whose file stands at `path` below the content folder."""
    return path.removeprefix(f"{NEWS}/").removesuffix(".md") + "/"


def stem(path: str) -> str:
    """The name of a page's file without its `.md`."""
    return path.rpartition("/")[2][:-3]


def _unfit(path: str) -> str:
    """Why no page can have the address that this file asks for, "" where one can."""
    if "\\" in path:
        return "its name cannot be shown; use letters, digits and hyphens"
    if path.startswith(PAGES):
        return ""
    if urls.generated(wanted := address(path)):
        return ""
    parts = wanted.rstrip("/").split("/")
    taken = parts[0] in urls.SECTIONS and (len(parts) == 1 or parts[0] != "undated")
    if taken or reserved(parts[-1].lower()) or not urls.fits(wanted):
        return (
            "its name cannot be an address here; use letters, digits and hyphens, and no name of the site's own pages"
        )
    return ""
