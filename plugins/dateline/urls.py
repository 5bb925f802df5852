"""Addresses inside the site: where a page lies, and how another page points to it.

An address is a POSIX path below the site, with a final slash for a page (`2019/07/`), "" for the front.
Links are relative, so the site works from a folder, below a sub-path and behind a CDN alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from . import edtf

FRONT = ""
COUNTRIES = "countries/"
MATRIX = "matrix/"
PEOPLE = "people/"
SEARCH = "search/"
QUOTES = "quotes/"
REGIONS = "regions/"
COVERAGE = "coverage/"
UNDATED = "undated/"
DATA = "data/"
CORRECTIONS = "corrections/"
# First parts of addresses that are no hand-written page's.
SECTIONS = (
    "countries",
    "matrix",
    "people",
    "quotes",
    "regions",
    "coverage",
    "undated",
    "data",
    "corrections",
    "search",
    "theme",
    "pagefind",
)
MISSING = "404.html"
OPML = "feeds.opml"

_SAFE = "/.~-_"
_PLAIN = re.compile(r"[A-Za-z0-9/.~_-]*").fullmatch
# A part of an address that a person gives: it is a folder's name on every system, and needs no escape.
_PART = re.compile(r"\w(?:[\w ,+@!'()~-]{0,119}[\w)~!])?")
_OF_AN_ARTICLE = r"(?:\d{4}/(?:\d\d/)?|undated/)[a-z0-9-]*[a-z][a-z0-9-]*"
_GENERATED = re.compile(f"{_OF_AN_ARTICLE}/", re.ASCII)
# The file of a page that has such an address, below the content folder.
PAGE = re.compile(rf"news/{_OF_AN_ARTICLE}\.md", re.ASCII)


def fits(address: str) -> bool:
    """Whether the page of a person can stand at an address: names of folders without a full stop.

    >>> fits("2019/07/le-port/"), fits("notes/Été 2019/"), fits("2019/07/index.html/"), fits("../x/"), fits("a b /")
    (True, True, False, False, False)
    """
    parts = address.rstrip("/").split("/")
    return len(address) <= 240 and all(map(_PART.fullmatch, parts))


def generated(address: str) -> bool:
    """Whether an address is of the form that articles get, and so of no other page of the site."""
    return bool(_GENERATED.fullmatch(address))


def taken(address: str, there: Callable[[str], bool]) -> bool:
    """Whether something that is `there` stands at a page's address, or where one of its folders has to be."""
    parts = address.split("/")
    return any(map(there, (file(address), *("/".join(parts[:depth]) for depth in range(1, len(parts))))))


def year(number: int) -> str:
    """The address of a year."""
    return f"{number:04d}/"


def month(key: str) -> str:
    """The address of a month, from its key `2019-07`."""
    return f"{key[:4]}/{key[5:7]}/"


def country(code: str, month_key: str = "") -> str:
    """The address of a country, or of a country in a month."""
    return f"{COUNTRIES}{code}/" + (month(month_key) if month_key else "")


def person(slug: str) -> str:
    """The address of a person, from the slug of the name."""
    return f"{PEOPLE}{slug}/"


def quotes(key: str) -> str:
    """The address of the quotations of a month, from its key; of those without a month for ""."""
    return f"{QUOTES}{month(key) if key else UNDATED}"


def numbered(address: str, number: int) -> str:
    """The address of a numbered page of a list, the list's own for 0; numbers count from the oldest."""
    return f"{address}page/{number}/" if number else address


def feed(address: str) -> str:
    """The feed beside a page."""
    return f"{address}feed.atom"


def jsonfeed(address: str) -> str:
    """The JSON Feed beside a page."""
    return f"{address}feed.json"


def ris(address: str) -> str:
    """The references of a page's articles, as RIS."""
    return f"{address}cite.ris"


def csl(address: str) -> str:
    """The references of a page's articles, as CSL-JSON."""
    return f"{address}cite.json"


def epub(key: str) -> str:
    """The e-book of a month, from its key."""
    return f"{month(key)}{key}.epub"


def data(address: str) -> str:
    """The data of a page, beside it."""
    return f"{address}index.json"


def file(address: str) -> str:
    """The file that holds an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def article_folder(date: str) -> str:
    """The folder that an article of this EDTF date gets: its month, its year, or the undated shelf."""
    known = edtf.parse(date) if date else None
    if known is None or known.doubtful:
        return UNDATED
    return month(known.month_key) if known.month_key else year(known.year)


def root(page: str) -> str:
    """What leads from the page at an address to the front's folder: `../../`, or "" from the front itself."""
    return "../" * page.count("/")


def relative(target: str, page: str, index: bool) -> str:
    """The link from the page at address `page` to `target`; with `index` it names index.html, as a folder needs.

    >>> relative("countries/DZ/", "2019/07/", True)
    '../../countries/DZ/index.html'
    >>> relative("2019/07/le-port/", "2019/07/", False)
    'le-port/'
    """
    below = target[len(page) :] if page.endswith("/") and target.startswith(page) else root(page) + target
    if index and (not below or below.endswith("/")):
        below += "index.html"
    return _quoted(below) or "./"


def absolute(target: str, base: str) -> str:
    """The full address on the published site; root-relative where `base`, the site's URL, is not known."""
    return f"{base}/{_quoted(target)}"


def _quoted(path: str) -> str:
    # Nearly every address of ours is one that stays as it is, which is seen faster than it is quoted.
    return path if _PLAIN(path) else quote(path, safe=_SAFE)
