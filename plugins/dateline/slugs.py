"""Slugs: the last part of a page's address; safe in every file system, unique in an archive, given once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache, cached_property

from unidecode import unidecode

from .escape import clean
from .frozen import frozen
from .tables import table

LENGTH = 60
# More of a title than can end up in a slug, whatever its script.
_READ = 300
_USABLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_WORD = re.compile(r"[a-z0-9]+")


@frozen
class _Reserved:
    name: str
    reason: str


@frozen
class _Letter:
    lang: str
    letter: str
    latin: str


@cache
def _reserved() -> frozenset[str]:
    return frozenset(row.name for row in table("reserved_slugs.csv", _Reserved))


@cache
def _letters(lang: str) -> dict[int, str]:
    return {ord(row.letter): row.latin for row in table("transliteration.csv", _Letter) if row.lang == lang}


def slug(title: str, lang: str = "", source: str = "") -> str:
    """A slug for a title: ASCII letters, digits and hyphens, at most LENGTH characters, cut between words.

    A title without letters and digits gives `despatch-` and eight digits made of its source, the same on
    every run. What a year, a month, a folder of the site or a device could be mistaken for gets `despatch-`
    before it.

    >>> slug("L'Algérie et la Libye : « un accord »", "fr"), slug("Zürich’s Übung", "de")
    ('l-algerie-et-la-libye-un-accord', 'zuerich-s-uebung')
    """
    letters = _letters(lang.partition("-")[0].lower())
    words = _WORD.findall(unidecode(clean(title[:_READ]).lower().translate(letters)).lower())
    found = words[0][:LENGTH] if words else hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()[:8]
    for word in words[1:]:
        if len(found) + 1 + len(word) > LENGTH:
            break
        found += f"-{word}"
    if not words or found in _reserved() or (found.isdigit() and len(found) <= 4):
        return f"despatch-{found}"
    return found


def reserved(name: str) -> bool:
    """Whether a name, in small letters, means something else: a folder of the site, a device."""
    return name in _reserved()


def usable(name: str) -> bool:
    """Whether a slug that a person wrote can be an address.

    >>> usable("le-port-de-genes"), usable("Le Port"), usable("../index"), usable("con")
    (True, False, False, False)
    """
    return len(name) <= 2 * LENGTH and bool(_USABLE.fullmatch(name)) and name not in _reserved()


class Slugs:
    """Gives slugs that no page of the archive has, in the order asked: `-2`, `-3` … behind equal ones."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._names = taken
        self._next: dict[str, int] = {}

    @cached_property
    def _taken(self) -> set[str]:
        # Most runs give none.
        return {name.lower() for name in self._names}

    def take(self, name: str) -> str:
        """This very slug, "" where a page has it."""
        if name.lower() in self._taken:
            return ""
        self._taken.add(name.lower())
        return name

    def give(self, title: str, source: str = "", lang: str = "") -> str:
        """A new slug for a title. Equal titles cost no more than different ones."""
        base = name = slug(title, lang, source)
        while name in self._taken:
            number = self._next.get(base, 2)
            self._next[base] = number + 1
            name = f"{base}-{number}"
        self._taken.add(name)
        return name
