"""Dates as people write them: where one stands in a line of text, and what it says, no more.

`2018/03/09`, `25.03.2018`, `1er février 2016`, `September 21, 2022`, `15 oct. 2016`, `٠٨/١٠/٢٠٢٠`,
`12 فيفري 2017`, `marzo de 2018`, `printemps 2018`, `2019-W29-2`, `20190716`, `1958`.
Which of two readings is meant and what is to be made of an impossible day is the caller's question.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from . import edtf
from .frozen import frozen
from .tables import table


@frozen
class MonthRow:
    """A row of `months.csv`."""

    lang: str
    month: str
    form: str
    note: str


@frozen
class WeekdayRow:
    """A row of `weekdays.csv`."""

    lang: str
    weekday: str
    form: str


@frozen
class SeasonRow:
    """A row of `seasons.csv`."""

    lang: str
    season: str
    form: str


@frozen
class DateWordRow:
    """A row of `date_words.csv`."""

    lang: str
    kind: str
    form: str


@frozen
class Written:
    """A date as written at `[start:end]`; parts that are not there are -1, and any part may be impossible.

    `season` is 21 to 24. `swappable` says that day and month are two numbers whose order is open; `short`
    that the year was written with two digits and its century is a guess.
    """

    start: int
    end: int
    year: int = -1
    month: int = -1
    day: int = -1
    season: int = -1
    swappable: bool = False
    short: bool = False


def fold(text: str) -> str:
    """`text` in lower case, without accents and hamzas, with ASCII digits: as many characters as before."""
    return text.lower() if text.isascii() else "".join(map(_fold_one, text))


@cache
def _fold_one(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None and unicodedata.category(char) == "Nd":
        return str(digit)
    if char.isspace() or unicodedata.category(char) == "Cf":
        return " "
    base = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
    lower = base[0].lower() if len(base) == 1 else char
    return {"’": "'", "‐": "-", "‑": "-", "–": "-", "؟": "?"}.get(lower, lower)


def any_of(forms: Iterable[str]) -> str:
    """A pattern for one of these forms, folded, the longest first."""
    ordered = sorted({fold(form) for form in forms}, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered) + ")"


@cache
def date_words(kind: str) -> tuple[str, ...]:
    """The small words of one kind (`about`, `day`, `of`, `decade`) in all languages."""
    return tuple(row.form for row in table("date_words.csv", DateWordRow) if row.kind == kind)


@cache
def weekdays() -> dict[str, int]:
    """The ISO number of the weekday (Monday is 1) by folded name, abbreviations included."""
    return {fold(row.form): int(row.weekday) for row in table("weekdays.csv", WeekdayRow)}


@cache
def _months() -> dict[str, int]:
    return {fold(row.form): int(row.month) for row in table("months.csv", MonthRow)}


@cache
def month_names() -> tuple[str, ...]:
    """The folded names of the months, in all languages."""
    return tuple(_months())


@cache
def _seasons() -> dict[str, int]:
    return {fold(row.form): int(row.season) for row in table("seasons.csv", SeasonRow)}


@cache
def _pattern() -> re.Pattern[str]:
    """All ways to write a date, the fuller first; the names of groups end in its number."""
    month, of = any_of(_months()), any_of(date_words("of"))
    join = rf"(?:\s*{of}\s+|\s*[-/.,]\s*|\s+)"
    year = r"\d{4}(?!\d)"
    day = r"(?P<d{0}>\d{{1,2}})(?!\d)(?:er|re|st|nd|rd|th|eme|[º°ªo.])?"
    ways = (
        r"(?P<y0>\d{4})(?P<m0>\d\d)(?P<d0>\d\d)(?!\d)",
        r"(?P<y1>\d{4})-?w(?P<w1>\d\d)(?:-?(?P<wd1>[1-7]))?(?!\d)",
        r"(?P<y2>\d{4})(?P<sep2>\s?[-/.]\s?)(?P<m2>\d{1,2})(?P=sep2)(?P<d2>\d{1,2})(?!\d)",
        r"(?P<d3>\d{1,2})(?P<sep3>\s?[-/.]\s?)(?P<m3>\d{1,2})(?P=sep3)(?P<y3>\d{4}|\d\d)(?!\d)",
        rf"(?P<y4>{year}){join}(?P<mn4>{month})\b(?:\.?[-\s]*{day.format(4)}(?!\w))?",
        rf"{day.format(5)}{join}(?P<mn5>{month})\b\.?(?:{join}(?P<y5>{year}|'?\d\d\b(?!:|\s*h)))?",
        rf"(?P<mn6>{month})\b\.?(?:\s*-\s*|\s+){day.format(6)}(?![\w:])(?:,?\s*(?P<y6>{year}))?",
        rf"(?P<mn7>{month})\b\.?{join}(?P<y7>{year})",
        r"(?P<y8>\d{4})\s?[-/.]\s?(?P<m8>\d{1,2})(?![\d/.])",
        r"(?P<m9>\d{1,2})\s?[-/.]\s?(?P<y9>\d{4})(?!\d)",
        rf"(?P<sn10>{any_of(_seasons())}){join}(?P<y10>{year})",
        r"(?P<y11>\d{4})(?![\w])",
    )
    return re.compile(r"(?<![\w.,/-])(?:" + "|".join(ways) + ")")


def written(text: str) -> Iterator[Written]:
    """The dates written in `text` (one line, short), in order."""
    plain = _twice_named().sub(_once, fold(text))
    plain = _weekday_like_a_month().sub(lambda match: " " * len(match[0]), plain)
    for match in _pattern().finditer(plain):
        yield _read(match)


@cache
def _twice_named() -> re.Pattern[str]:
    month = any_of(_months())
    return re.compile(rf"({month})\s*/\s*({month})(?!\w)")


@cache
def _weekday_like_a_month() -> re.Pattern[str]:
    """An abbreviated weekday that is a month, too, before a date that has its own month: "mar. 12 mars 2019", "mar 12/03/2019"."""
    both = any_of(set(weekdays()) & set(_months()))
    month, of = any_of(_months()), any_of(date_words("of"))
    day = r"\d{1,2}(?!\d)(?:er|re|eme|[º°ªo.])?"
    own = rf"{day}(?:\s*{of}\s+|\s*[-/.]\s*|\s+){month}\b|\d{{1,4}}\s?([-/.])\s?\d{{1,2}}\s?\1\s?\d{{2,4}}(?!\d)"
    return re.compile(rf"(?<![\w/-])(?<!\d )(?<!\d\. ){both}\b[.,]{{0,2}}\s+(?={own})")


def _once(match: re.Match[str]) -> str:
    """A month that is named in two ways ("شباط/فبراير"), once and as long as before; two months stay."""
    one, other = (_months()[" ".join(name.split())] for name in match.groups())
    return match[1].ljust(len(match[0])) if one == other else match[0]


def _read(match: re.Match[str]) -> Written:
    part: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value is not None:
            part[name.rstrip("0123456789")] = value
    start, end = match.span()
    text_year = part.get("y", "").lstrip("'")
    year = int(text_year) if text_year else -1
    short = len(text_year) == 2
    if short:
        year += 1900 if year >= 69 else 2000
    if "w" in part:
        return _week(start, end, year, int(part["w"]), int(part.get("wd", 0)))
    month = int(part["m"]) if "m" in part else -1
    if "mn" in part:
        month = _months()[" ".join(part["mn"].split())]
    season = _seasons()[part["sn"]] if "sn" in part else -1
    day = int(part["d"]) if "d" in part else -1
    swappable = match["d3"] is not None and "." not in part["sep"] and day != month
    return Written(start, end, year, month, day, season, swappable, short)


def order(text: str) -> str:
    """ "dmy" or "mdy" where a date in numbers shows which of them its writer puts first, "" where it does not.

    >>> order("16/07/2024"), order("07/16/2024"), order("12/05/2024")
    ('dmy', 'mdy', '')
    """
    for date in written(text):
        if date.swappable and max(date.day, date.month) > 12:
            return "dmy" if date.month <= 12 else "mdy" if date.day <= 12 else ""
    return ""


def stated(text: str) -> str:
    """A text that is one date and nothing else, as EDTF; "" where it is none, or may be two.

    >>> stated("16/07/2024"), stated("16 juillet 2024"), stated("07.2024"), stated("12/05/2024"), stated("le 3 mai")
    ('2024-07-16', '2024-07-16', '2024-07', '', '')
    """
    found = list(written(text))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)) or found[0].short or found[0].year < 0:
        return ""
    year, month, day = found[0].year, found[0].month, found[0].day
    if found[0].swappable:
        by = order(text)
        if not by:
            return ""
        month, day = (day, month) if by == "mdy" else (month, day)
    if found[0].season > 0:
        month = found[0].season
    made = "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part >= 0)])
    return made if edtf.valid(made) else ""


def _week(start: int, end: int, year: int, week: int, weekday: int) -> Written:
    """An ISO week: a day if the weekday is given, the month if it holds the whole week, or the year."""
    try:
        first = datetime.date.fromisocalendar(year, week, weekday or 1)
        last = datetime.date.fromisocalendar(year, week, weekday or 7)
    except ValueError:
        return Written(start, end, year, month=0)
    if first.year != last.year:
        return Written(start, end, year)
    month = first.month if first.month == last.month else -1
    return Written(start, end, first.year, month, first.day if weekday else -1)
