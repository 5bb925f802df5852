"""Slugs: the last part of a page's address; safe in every file system, unique in an archive, given once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from unidecode import unidecode

LENGTH = 60
_TAKEN_BY_THE_SITE = {"index", "page", "feed", "con", "prn", "aux", "nul"}


def slug(title: str, source: str = "") -> str:
    """A slug for a title: ASCII letters, digits and hyphens, at most LENGTH characters, cut between words.

    A title without letters, or one that a folder or a device of the site would be mistaken for, gives
    `despatch-` and a few digits made of the source, which stay the same on every run.

    >>> slug("L'Algérie et la Libye : « un accord »")
    'l-algerie-et-la-libye-un-accord'
    """
    words = re.findall(r"[a-z0-9]+", unidecode(title[:300]).lower())
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word[:LENGTH]
        if len(longer) > LENGTH:
            break
        found = longer
    if not found or found.isdigit() or found in _TAKEN_BY_THE_SITE:
        return f"despatch-{hashlib.sha256(source.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return found


class Slugs:
    """Gives slugs that no page of the archive has, in the order asked: `-2`, `-3` … behind equal ones."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {name.lower() for name in taken}
        self._next: dict[str, int] = {}

    def give(self, title: str, source: str) -> str:
        """A new slug for a title. Equal titles cost no more than different ones."""
        base = slug(title, source)
        name = base
        while name in self._taken:
            number = self._next.get(base, 2)
            self._next[base] = number + 1
            name = f"{base}-{number}"
        self._taken.add(name)
        return name
