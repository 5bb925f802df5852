"""EDTF, the subset that an archive of news needs (ISO 8601-2): a value for every date string that is written.

`2019`, `2019-07`, `2019-07-16`, seasons `2018-21` to `2018-24`, the qualifiers `?` (uncertain), `~`
(approximate) and `%` (both), and sets `[2018-04-05,2018-05-04]` (one of these).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import lru_cache

from .frozen import frozen

_PART = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)"
_ONE = re.compile(_PART)
_UNSPECIFIED = re.compile(r"(?:-[Xx]{2})+(?=[]?~%,]|$)")
_SPRING, _WINTER = 21, 24


@frozen
class Edtf:
    """A date as far as it is known. `month` and `day` are 0 where they are not; `season` is 21 to 24 or 0."""

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    qualifier: str = ""
    choices: tuple[Edtf, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether the source leaves a doubt: a qualifier, or several dates to choose from."""
        return bool(self.qualifier or self.choices)

    def earliest(self) -> tuple[int, int, int]:
        """The first day that the date can mean, as (year, month, day); seasons are the northern ones."""
        if self.choices:
            return min(choice.earliest() for choice in self.choices)
        return self.year, self.month or self._first_month or 1, self.day or 1

    @property
    def month_key(self) -> str:
        """`2019-07` where year and month are certain, otherwise ""."""
        return f"{self.year:04d}-{self.month:02d}" if self.month and not self.doubtful else ""

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Orders dates by what is known: a part that is not known comes before any that is."""
        if self.choices:
            return min(choice.sort_key for choice in self.choices)
        return self.year, self.month or self._first_month, self.day

    @property
    def _first_month(self) -> int:
        return 3 * (self.season - _SPRING) + 3 if self.season else 0

    def __str__(self) -> str:
        if self.choices:
            return f"[{','.join(map(str, self.choices))}]"
        parts = [f"{self.year:04d}"]
        if self.month or self.season:
            parts.append(f"{self.month or self.season:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts) + self.qualifier


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Edtf | None:
    """The date that `text` writes, or None where it is no EDTF of this subset or no day of the calendar."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        parts = [parse(part) for part in text[1:-1].split(",")]
        choices = tuple(part for part in parts if part and not part.choices)
        if len(choices) < 2 or len(choices) != len(parts):
            return None
        first = choices[0]
        month = first.month if all((c.year, c.month) == (first.year, first.month) for c in choices) else 0
        return Edtf(first.year, month, choices=choices)
    match = _ONE.fullmatch(text)
    if not match or not text.isascii():
        return None
    year, month, day, qualifier = int(match[1]), int(match[2] or 0), int(match[3] or 0), match[4]
    if match[2] and _SPRING <= month <= _WINTER and not match[3]:
        return Edtf(year, season=month, qualifier=qualifier)
    if not year or (match[2] and not 1 <= month <= 12) or (match[3] and not is_day(year, month, day)):
        return None
    return Edtf(year, month, day, qualifier=qualifier)


def sort_key(text: str | None) -> tuple[int, int, int]:
    """The `sort_key` of the date that `text` writes; lower than any date's where it writes none."""
    date = parse(text) if text else None
    return date.sort_key if date else (-1, 0, 0)


def canonical(text: str) -> str:
    """The one way to write this date, "" where it is none: no spaces, no `XX`, a set in time's order.

    >>> canonical("2018-03-XX"), canonical("[2018-05-04, 2018-04-05]")
    ('2018-03', '[2018-04-05,2018-05-04]')
    """
    date = parse(_UNSPECIFIED.sub("", "".join(text.split())))
    if date is None or not date.choices:
        return str(date or "")
    unique = tuple(sorted(set(date.choices), key=lambda choice: (choice.sort_key, str(choice))))
    return str(unique[0]) if len(unique) == 1 else str(replace(date, choices=unique))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def valid(text: str) -> bool:
    """Whether `text` is EDTF as this module reads it."""
    return parse(text) is not None
