"""Which countries a person means who writes their names or codes into a list: the one reader of what is written by hand.

Codes of ISO 3166-1, the names of CLDR in the languages of the interface, and the names under which the gazetteer knows
a country. A name that several countries have (`data/open_names.csv`) is none of them until somebody says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .frozen import frozen
from .gazetteer_rows import Row
from .interface import languages
from .names import countries, sortable
from .recall import recalled
from .tables import table

# What CLDR names besides countries: unions, outlying islands as a whole, codes for trials.
_NO_COUNTRY = frozenset(("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"))
_BETWEEN = re.compile(r"[,;/،؛\n]")
_JOINED = re.compile(r"\s+(?:et|and|und|y|e|&)\s+")
_ARTICLE = re.compile(r"(?:(?:[Ll][ae]s?|[Tt]he|[Ee]l|[Ll]os|[Dd](?:er|ie|as|e[nm]))\s+|[Ll]['’]\s*)(?=\w{3})")
_PLAIN = str.maketrans({"-": " ", "‐": " ", "‑": " ", "–": " ", "’": "'", "ʼ": "'", "ة": "ه", "ى": "ي", ".": None})
# Kinds of rows of the gazetteer that are a country's name.
_NAMES = frozenset({"name", "code", "historic"})


@frozen
class OpenName:
    """A row of `open_names.csv`: the codes of the countries that a name may stand for, with blanks between them."""

    lang: str
    form: str
    codes: str


@frozen
class Listed:
    """The countries of a list: their `codes`; `unknown`, what is none; `several`, each name that more than one has, with their codes."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    several: tuple[tuple[str, tuple[str, ...]], ...] = ()


@lru_cache(maxsize=4096)
def listed(text: str) -> Listed:
    """The countries in a list as people write it: codes in any case, names in any language of the interface.

    >>> listed("DZ, ly; Tunisie").codes, listed("la Centrafrique et UK").codes
    (('DZ', 'LY', 'TN'), ('CF', 'GB'))
    >>> listed("DZ XX LY MAROC, Atlantis").unknown, listed("Congo").several
    (('XX', 'Atlantis'), (('Congo', ('CG', 'CD')),))
    """
    found: dict[str, None] = {}
    unknown: list[str] = []
    several: list[tuple[str, tuple[str, ...]]] = []
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        for name in _parted(part):
            match _meant(name):
                case [code]:
                    found[code] = None
                case []:
                    unknown.append(name)
                case codes:
                    several.append((name, codes))
    return Listed(tuple(found), tuple(unknown), tuple(several))


def _parted(part: str) -> Iterator[str]:
    """The names in what stands between two separators: all of it, or what a word joins, or each of its words."""
    if _meant(part):
        yield part
    # "dz et ly" are three codes.
    elif any(len(word) > 2 for word in part.split()) and (joints := list(_JOINED.finditer(part))):
        joint = next((one for one in reversed(joints) if _meant(part[: one.start()])), joints[0])
        yield from _parted(part[: joint.start()])
        yield from _parted(part[joint.end() :])
    else:
        yield from part.split()


def _meant(name: str) -> tuple[str, ...]:
    """The codes of the countries that a name or a code may stand for."""
    if len(name) == 2 and name.isascii() and (code := name.upper()) in countries("en") and code not in _NO_COUNTRY:
        return (code,)
    for said in (name, _ARTICLE.sub("", name, count=1)):
        plain = _plain(said)
        # The gazetteer is read only for what CLDR has no name for.
        found = _open().get(plain) or _of_cldr().get(plain) or _of_gazetteer().get(plain)
        if found:
            return tuple(found.split())
    return ()


def _plain(name: str) -> str:
    return " ".join(sortable(name).translate(_PLAIN).split())


@cache
def _open() -> dict[str, str]:
    return {_plain(row.form): row.codes for row in table("open_names.csv", OpenName)}


@cache
def _of_cldr() -> dict[str, str]:
    """Codes by name, in every language that the interface speaks."""
    return {
        _plain(name): code
        for lang in reversed(languages())
        for code, name in countries(lang).items()
        if code not in _NO_COUNTRY
    }


@recalled
def _of_gazetteer() -> dict[str, str]:
    return {_plain(row.form): row.code for row in table("gazetteer.csv", Row) if row.kind in _NAMES}
