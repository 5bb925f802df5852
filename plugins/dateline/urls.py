"""Addresses inside the site: where a page lies, and how another page points to it.

An address is a POSIX path below the site, with a final slash for a page (`2019/07/`), "" for the front.
Links are relative, so the site works from a folder, below a sub-path and behind a CDN alike.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from . import edtf

FRONT = ""
COUNTRIES = "countries/"
MATRIX = "matrix/"
UNDATED = "undated/"
DATA = "data/"


def year(number: int) -> str:
    """The address of a year."""
    return f"{number:04d}/"


def month(key: str) -> str:
    """The address of a month, from its key `2019-07`."""
    return f"{key[:4]}/{key[5:7]}/"


def country(code: str, month_key: str = "") -> str:
    """The address of a country, or of a country in a month."""
    return f"{COUNTRIES}{code}/" + (month(month_key) if month_key else "")


def numbered(address: str, number: int) -> str:
    """The address of a numbered page of a list; numbers count from the oldest."""
    return f"{address}page/{number}/"


def feed(address: str) -> str:
    """The address of the feed beside a page."""
    return f"{address}feed.atom"


def file(address: str) -> str:
    """The file that holds an address."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def article_folder(date: str) -> str:
    """The folder that an article of this EDTF date gets: its month, its year, or the undated shelf."""
    known = edtf.parse(date) if date else None
    if known is None or known.doubtful:
        return UNDATED
    return month(known.month_key) if known.month_key else year(known.year)


def relative(target: str, page: str, index: bool) -> str:
    """The link from the page at address `page` to `target`; with `index` it names index.html, as a folder needs.

    >>> relative("countries/DZ/", "2019/07/", True)
    '../../countries/DZ/index.html'
    >>> relative("", "2019/07/", False)
    '../../'
    >>> relative("2019/07/#a", "2019/07/", False)
    './#a'
    """
    path, mark, fragment = target.partition("#")
    start = page if page.endswith("/") or not page else posixpath.dirname(page)
    goal = file(path) if index else path
    link = posixpath.relpath(goal or ".", start or ".")
    if goal == "" or goal.endswith("/"):
        link += "/"
    return quote(link, safe="/.~-_") + mark + fragment


def absolute(target: str, siteurl: str) -> str:
    """The full address on the published site."""
    return f"{siteurl}/{quote(target, safe='/.~-_')}"
