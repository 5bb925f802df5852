"""EDGE: what lies in the folders of seeds and of pages, looked at once a run, and which of it can be what it should be."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from . import store, urls
from .settings import Options
from .slugs import reserved

PAGES = "pages/"
NEWS = "news"


@dataclass(slots=True)
class Inputs:
    """The status of every seed and of every page, by path.

    `odd` lies among the seeds and is no file, `left_out` among the pages and can have no page on the site: what it is, and
    what to do. `leftovers` are files that a killed run was about to write into the content folder.
    """

    seeds: dict[str, os.stat_result]
    pages: dict[str, os.stat_result]
    odd: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    leftovers: list[str] = field(default_factory=list)


def look(options: Options) -> Inputs:
    """What lies there now; a folder that is not there is empty."""
    found = Inputs({}, {})
    found.seeds = store.listing(options.seeds, odd=found.odd)
    found.pages = store.listing(options.content, (".md",), found.leftovers, found.left_out)
    limit = options.max_seed_bytes
    for path, status in list(found.pages.items()):
        if why := _too_long(status.st_size, limit) or _unfit(path):
            found.left_out[path] = why
            del found.pages[path]
    return found


def address(path: str) -> str:
    """The address of the page whose file stands at `path` below the content folder."""
    return path.removeprefix(f"{NEWS}/").removesuffix(".md") + "/"


def stem(path: str) -> str:
    """The name of a page's file without its `.md`."""
    return path.rpartition("/")[2][:-3]


def _too_long(size: int, limit: int) -> str:
    return f"has over {limit:,} bytes; part it, or raise DATELINE_MAX_SEED_BYTES" if size > limit else ""


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
