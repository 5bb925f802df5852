"""The date of an article, as precise as its header and dateline are and no more, in EDTF.

A date in the running text is an event's and proves nothing. The one thing the text is asked for is a weekday
in its lead, and only to settle which of two numbers is the day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from functools import cache

from ..edtf import canonical, parse
from ..model import TWO_READINGS, UNREADABLE, Note
from ..written_dates import Written, any_of, date_words, fold, month_names, weekdays, written

FIRST_YEAR, LAST_YEAR = 1500, 2100
HIJRI_FROM = 1300
_LEAD = 600
_HEADER = 200
_CLOCK = re.compile(r"(?<=[\dt\s])\d{1,2}\s?[:h]\s?\d{2}(?::\d\d(?:[.,]\d+)?)?(?:\s?(?:z|[+-]\d\d:?\d\d)\b)?")
# A day that is left open ("2018/09/??") is no doubt, nor does "mi-mars" name a day.
_UNSPECIFIED = re.compile(r"(?<=\d)[-/.](?:\?\?|xx|--)(?!\w)|\b(?:mi|mid)-(?=[^\W\d_])")
_SAINT = re.compile(r"\b(?:santo|san|saint|saint-) ?$")
_SAINTED = 7
"""What makes a name of a weekday: "Santo Domingo"."""
_YEARS = re.compile(r"(\d{4})\s*[-/]\s*(\d{4})")
_UNKNOWN = -1
_DAYS = re.compile(r"(?<=[a-z] )\d{1,2} ?- ?\d{1,2}(?=,? \d{4}(?!\d))")
"""Several days between the month and the year: "October 3-5, 2018"."""
# What joins two whole dates without a space: "2019-02-28/2019-03-02", "28/02/2019-02/03/2019".
_JOINT = re.compile(r"(?<=-\d\d)/(?=[12]\d{3}-)|(?<=[/. ][12]\d{3})[-–](?=\d{1,2}[/. ])")
_TURN = re.compile(r"(?<=\d{4})-(?=[^\W\d_])|(?<=\d{4})/(?=[^\W\d_])")
"""What stands between the two months of a span, glued to both."""


def find(header: str, line_date: str, lang: str, text: str, order: str = "") -> tuple[str, tuple[Note, ...]]:
    """(EDTF, doubts): the date that the header and the dateline support, "" where they support none.

    `line_date` is the dateline's date as written. Of `04/05/2018` without a weekday in `text` both readings
    are kept, unless it is known which number comes first (`order`: "dmy" or "mdy"); `lang` only says which a note names first (`en-US`: month first). A header that the dateline
    completes is made as precise as both together; one that it contradicts stands, marked `?`.
    """
    stated = parse(canonical(header[:_HEADER]))
    if stated and stated.choices:
        return str(stated), ()
    if span := _span(header):
        return span, ()
    notes: list[Note] = []
    head, mark = _header(header, notes)
    line = _first(line_date)
    if line and line.short and head and head.year % 100 == line.year % 100:
        line = replace(line, year=head.year, short=False)
    if line and not head:
        if line.year == _UNKNOWN:
            notes.append(Note("date", "no-year", line_date))
            return "", tuple(notes)
        return _settle(line, "", lang, text, order, notes), tuple(notes)
    if not head:
        return "", tuple(notes)
    if not line:
        return _settle(head, mark, lang, text, order, notes), tuple(notes)
    for reading in _readings(head):
        for other in _readings(line):
            joined = _join(reading, other)
            if joined:
                return _settle(joined, mark, lang, text, order, notes), tuple(notes)
    notes.append(Note("date", "conflict", f"{header.strip()} / {line_date.strip()}"))
    return _settle(head, _doubt(mark), lang, text, order, notes), tuple(notes)


def _header(header: str, notes: list[Note]) -> tuple[Written | None, str]:
    """(the date in the header, its qualifier), with notes on what could not be read."""
    line = " ".join(header[:_HEADER].split())
    if not line:
        return None, ""
    known = parse(canonical(line))
    if known:
        month, day, season = (part or _UNKNOWN for part in (known.month, known.day, known.season))
        return Written(0, len(line), known.year, month, day, season), known.qualifier
    folded = fold(line)
    folded = _UNSPECIFIED.sub(lambda match: " " * len(match[0]), folded)
    clean = _CLOCK.sub(lambda match: " " * len(match[0]), folded)
    clean = _DAYS.sub(lambda match: " " * len(match[0]), clean)
    found = _first(clean)
    if found and HIJRI_FROM <= found.year < FIRST_YEAR:
        # A year of the Islamic calendar: its day depends on who saw the moon, so it is turned into no other.
        found = next((w for w in written(clean) if w.year >= FIRST_YEAR), None)
        if found is None:
            notes.append(Note("date", "other-calendar", line))
            return None, ""
        clean = " " * found.start + clean[found.start :]
    if found is None or found.year == _UNKNOWN or _words("decade").search(folded) or _YEARS.search(folded):
        notes.append(Note("date", UNREADABLE, line))
        return None, ""
    if found.month != _UNKNOWN and _month_before().search(clean, 0, found.start):
        found = replace(
            found, month=_UNKNOWN, day=_UNKNOWN, swappable=False
        )  # "mars et avril 2019", "30 mars au 2 avril 2019"
    elif found.day != _UNKNOWN and _last_of_several().search(clean, 0, found.start):
        found = replace(found, day=_UNKNOWN)
    doubt, about = "?" in folded, bool(_words("about").search(folded[: found.start]))
    mark = "%" if doubt and about else "?" if doubt else "~" if about else ""
    others = [w for w in written(clean) if w.start > found.start and w.year != _UNKNOWN]
    if any(_join(found, other) is None for other in others if other.year >= FIRST_YEAR):
        notes.append(Note("date", "several", line))
        mark = _doubt(mark)
    return _against_weekday(found, clean, notes), _doubt(mark) if notes else mark


def _span(header: str) -> str:
    """What a span between two whole dates has all of it: its month, or its year; both ends where it is of two years, "décembre 2019-janvier 2020".

    "" where the header is none.
    """
    line = _JOINT.sub(" - ", fold(" ".join(header[:_HEADER].split())))
    found = list(written(_TURN.sub(" ", line)))
    if len(found) != 2 or line[found[0].end : found[1].start].strip(" -/") not in {
        "",
        *map(fold, date_words("range")),
    }:
        return ""
    # Beyond twelve a number can be the day only.
    one, other = (replace(end, swappable=end.swappable and end.day <= 12) for end in found)
    if other.year == one.year + 1 and _months_of(one) and _months_of(other):
        return canonical(f"[{_month(one)},{_month(other)}]")
    whole = all(
        FIRST_YEAR <= end.year <= LAST_YEAR and 1 <= end.month <= 12 and end.day > 0 and not end.short
        for end in (one, other)
    )
    if one.year != other.year or not whole:
        return ""
    same = one.month == other.month and _months_of(one) and _months_of(other)
    return "" if same and one.day == other.day else _month(one) if same else f"{one.year:04d}"


def _month(date: Written) -> str:
    return f"{date.year:04d}-{date.month:02d}"


def _months_of(date: Written) -> bool:
    """Whether a month and a year are known, and certain."""
    return 1 <= date.month <= 12 and FIRST_YEAR <= date.year <= LAST_YEAR and not date.swappable and not date.short


def _against_weekday(date: Written, header: str, notes: list[Note]) -> Written:
    """`date` in the reading that falls on the weekday which the header itself names."""
    named = {weekdays()[word] for word in re.findall(r"[^\W\d_]+", header[: date.start]) if word in weekdays()}
    if not named or not _whole(date):
        return date
    fitting = [reading for reading in _readings(date) if _weekday(reading) in named]
    if not fitting:
        notes.append(Note("date", "weekday", header.strip()))
    return replace(fitting[0], swappable=False) if len(fitting) == 1 else date


def _settle(date: Written, mark: str, lang: str, text: str, order: str, notes: list[Note]) -> str:
    """EDTF for one date: the order of its numbers settled or both kept, impossible parts dropped."""
    readings = _readings(date)
    if len(readings) > 1:
        ordered = readings[::-1] if lang.lower().replace("_", "-") == "en-us" else readings
        named = _lead_weekday(text)
        fitting = [reading for reading in ordered if _weekday(reading) == named]
        if len(fitting) != 1 and order:
            fitting = [readings[order == "mdy"]]
        if len(fitting) != 1:
            notes.append(Note("date", TWO_READINGS, " / ".join(_plain(reading) for reading in ordered)))
            return canonical(f"[{','.join(_plain(reading) + mark for reading in ordered)}]")
        readings = fitting
    best = readings[0]
    if best.short:
        notes.append(Note("date", "two-digit-year", str(best.year)))
        mark = _doubt(mark)
    if not FIRST_YEAR <= best.year <= LAST_YEAR:
        notes.append(Note("date", "strange-year", str(best.year)))
        mark = _doubt(mark)
    possible = _possible(best)
    if possible != best:
        notes.append(
            Note("date", "impossible", "-".join(str(n) for n in (best.year, best.month, best.day) if n >= 0))
        )
        mark = _doubt(mark)
    return canonical(_plain(possible) + mark)


def _join(one: Written, other: Written) -> Written | None:
    """Both dates as one that says all that either says, or None where they contradict each other."""
    if one.season != _UNKNOWN and other.month == _UNKNOWN:
        return one if other.year in {one.year, _UNKNOWN} and other.season in {one.season, _UNKNOWN} else None
    merged = one
    for part in ("year", "month", "day"):
        mine, theirs = getattr(one, part), getattr(other, part)
        if mine == _UNKNOWN:
            merged = replace(merged, **{part: theirs})
        elif theirs not in {mine, _UNKNOWN}:
            return None
    if _possible(merged) != merged and _possible(one) == one:
        return None
    return replace(merged, season=_UNKNOWN if merged.month != _UNKNOWN else merged.season)


def _readings(date: Written) -> list[Written]:
    """The date with the day first and, where only that or both can be, with the month first."""
    if not date.swappable:
        return [date]
    first = replace(date, swappable=False)
    second = replace(first, day=date.month, month=date.day)
    real = [reading for reading in (first, second) if _possible(reading) == reading]
    return real or [first if 1 <= first.month <= 12 or not 1 <= second.month <= 12 else second]


def _possible(date: Written) -> Written:
    """The date without the parts that no calendar has."""
    if date.month != _UNKNOWN and not 1 <= date.month <= 12:
        return replace(date, month=_UNKNOWN, day=_UNKNOWN)
    if _UNKNOWN in {date.day, date.month}:
        return replace(date, day=_UNKNOWN)
    leap_year = 2000 if date.year == _UNKNOWN else date.year
    days = (
        28 + (leap_year > 0 and calendar.isleap(leap_year))
        if date.month == 2
        else 30 + (date.month + date.month // 8) % 2
    )
    return date if 1 <= date.day <= days else replace(date, day=_UNKNOWN)


def _first(text: str) -> Written | None:
    """The first date in `text` that has a year, or else the first."""
    found = list(written(text[:_HEADER]))
    return next((date for date in found if date.year != _UNKNOWN), found[0] if found else None)


def _whole(date: Written) -> bool:
    return _UNKNOWN not in {date.year, date.month, date.day}


def _weekday(date: Written) -> int:
    """The ISO weekday, 0 where the date is no whole and real day."""
    if not _whole(date) or _possible(date) != date or not date.year:
        return 0
    return calendar.weekday(date.year, date.month, date.day) + 1


def _lead_weekday(text: str) -> int:
    """The first weekday that the lead names in full (five letters or more), -1 without one."""
    lead = fold(text[:_LEAD])
    for word in re.finditer(r"[^\W\d_]{5,}", lead):
        if word[0] in weekdays() and not _SAINT.search(lead, max(0, word.start() - _SAINTED), word.start()):
            return weekdays()[word[0]]
    return -1


def _plain(date: Written) -> str:
    number = date.season if date.month == _UNKNOWN else date.month
    parts = [f"{date.year:04d}"] + [f"{n:02d}" for n in (number, date.day) if n != _UNKNOWN]
    return "-".join(parts)


def _doubt(mark: str) -> str:
    """The qualifier with uncertainty added."""
    return "%" if mark in {"~", "%"} else "?"


@cache
def _last_of_several() -> re.Pattern[str]:
    """A first day and the word that leads to the last: "12 au", at the end."""
    return re.compile(rf"(?<!\d)\d{{1,2}}\.?(?:er)?\s+{any_of(date_words('range'))}\s+$")


@cache
def _month_before() -> re.Pattern[str]:
    """A first month and what leads to the last: "mars et", "30 mars au", "march -", at the end."""
    return re.compile(rf"\b{any_of(month_names())}\.?\s*(?:[-/]|{any_of(date_words('range'))}\b)\s*$")


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(date_words(kind))}(?!\w)")
