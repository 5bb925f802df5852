"""Dates that open a text without the word for it: `2024-09 La mairie …`, `septembre 2024 La mairie …`, `- **Date** 2019-07 …`.

Asked only of texts that would be undated without them, and answered only where nothing else can be meant:

* numbers that are a date to the month or the day, with a year of four digits, alone on their line or before a text that begins
  as a text does; not `2010-11`, which may be two years, nor `04/05/18`;
* a month by name and a year, alone on their line or right before a small word with a capital. "Septembre 2024 a vu" goes on,
  "July 2019 Protests" may be a headline, and "11 septembre 2001 : le monde" tells what the day was;
* any date behind the word for it, where only marks around or behind the word hide it.

What is not read for certain but looks like a date is a `hint`, for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..frozen import frozen
from ..model import SEVERAL
from ..tables import table
from ..written_dates import Written, fold, weekdays, written
from . import header, headlines, placard
from .header import BLANKS, EDGES, WINDOW, Header

NUMBERS, WORDS = "numbers", "words"
# What lists, quotations, mark-up and mail put before a line and around a word.
_MARKS = rf"[{BLANKS}\-*•·#>|_«»“”\"'<\[(]"
_BEHIND = rf"[{BLANKS}*_:=：.;,|>\])\-–—«»“”\"']"
_CLOSING = re.compile(rf"(?:</[a-z]{{1,12}}>|[{BLANKS}]?[*_|>\])”»\"',;])*")
_DASH = re.compile(r"[\s)]-{1,2}|[–—―_]")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_BODY = re.compile(r"[^\W_]|[«»“”„\"'‘’(\[¿¡]")
_SEPARATOR = re.compile(rf"[{BLANKS}]*(?:[;|]|[:–—-](?=\s))?[{BLANKS}]*")
_TWO_YEARS = re.compile(r"\d\d(\d\d)[-/](\d\d)(?!\d)")
_TIME = re.compile(r"[t ,]*\d{1,2}[:h]\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?")
# Of a line only so much is looked at for what may be meant as its date.
_HINT = 40
_BEGINNING = 600
_LINES = 5
_SHORT = 80
_LEAD = re.compile(
    rf"^[{BLANKS}]*(?P<lead>[^\W\d_][^\n]{{5,100}}?)[{BLANKS}]?(?:[{BLANKS}]-{{1,2}}|[–—―])[{BLANKS}](?=\S)",
    re.MULTILINE,
)
_PLACE = re.compile(rf"[^\n]{{1,60}}?[{BLANKS}]*[,،(][{BLANKS}]*[^\W\d_]{{0,10}}\.?[{BLANKS}]*")
_AGENCY = re.compile(rf"[{BLANKS},،]*(?:[^\W\d_]{{1,20}}|\([^()]{{1,40}}\)|[^()]{{1,40}}\))?[{BLANKS}]*")
_PARAGRAPH = re.compile(rf"(?<=\n\n)(?P<line>[^\n]{{6,{_SHORT}}})$", re.MULTILINE)


@frozen
class _DateWordRow:
    """A row of `date_words.csv`."""

    lang: str
    kind: str
    form: str


def at_line_starts(text: str, lines: int | None = None, placards: bool = True) -> list[tuple[str, Header]]:
    """(its kind, the header) of all bare dates that open a line of `text`, in order, or one of its first `lines`.

    Headers of one file are of one kind: numbers, words, or the same marks around the same word. With `placards` lines
    that hold a date and little else are among them. Linear in the text.
    """
    found = []
    start, seen = 0, 0
    while start < len(text) and seen != lines:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if one := at(text, start, end) or (placard.at(text, start, end) if placards else None):
            found.append(one)
        seen += bool(text[start : min(end, start + WINDOW)].strip(BLANKS))
        start = end + 1
    return found


def at(text: str, start: int, end: int) -> tuple[str, Header] | None:
    """(its kind, the header) where a bare date opens the line `text[start:end]`, None elsewhere."""
    line = text[start : min(end, start + WINDOW)]
    if not _DIGIT.search(line):
        return None
    word = _keyword().match(line)
    at = word.end() if word else _published().match(line).end()  # type: ignore[union-attr]
    size = header.value_length(line[at:])
    if not size:
        return None
    value = line[at : at + size].strip()
    if word:
        if not _DIGIT.search(value):
            return None
        behind = _CLOSING.match(text, start + at + size, end).end()  # type: ignore[union-attr]
        behind = _SEPARATOR.match(text, behind, end).end()  # type: ignore[union-attr]
        kind = _DIGIT.sub("", line[:at]).strip(BLANKS).casefold()
    else:
        behind = _SEPARATOR.match(text, start + at + size, end).end()  # type: ignore[union-attr]
        rest = text[behind : min(end, behind + WINDOW)]
        kind = _kind(value.strip('()[]" '), text[start + at + size : behind], rest)
        if not kind:
            return None
    alone = not text[behind:end].strip(BLANKS)
    return kind, Header(start, start + at, behind, value, alone)


def _kind(value: str, behind: str, rest: str) -> str:
    """`numbers` or `words` where the value before `rest` can only be a date, "" elsewhere; `behind` stands between the two."""
    date = _date(value)
    if not date or not placard.FIRST_YEAR <= date.year <= placard.LAST_YEAR or date.short:
        return ""
    words = bool(_LETTERS.search(_TIME.sub("", fold(value)[date.end :]))) or any(
        char.isalpha() for char in value[date.start : date.end]
    )
    begins = _BODY.match(rest)
    if not rest.strip(BLANKS):
        return WORDS if words else NUMBERS
    if not begins or not behind:
        return ""
    if words:
        if behind.strip(BLANKS):
            return ""
        first = _LETTERS.match(rest)
        return WORDS if first and first[0].istitle() and fold(first[0]) in placard.small_words() else ""
    two_years = _TWO_YEARS.fullmatch(fold(value))
    if two_years and int(two_years[2]) == (int(two_years[1]) + 1) % 100:
        return ""
    return "" if begins[0].islower() else NUMBERS


def _date(value: str) -> Written | None:
    """The one date that is all of a value, but for a weekday or an article before it and a time behind it."""
    found = list(written(value))
    if len(found) != 1 or found[0].month < 1 or found[0].year < 0:
        return None
    one = found[0]
    folded = fold(value)
    before = _LETTERS.findall(folded[: one.start])
    if any(word not in weekdays() and word not in _day_words() for word in before):
        return None
    if folded[one.end :].strip(" .") and not _TIME.fullmatch(folded[one.end :]):
        return None
    numbers = sorted((one.month, one.day)) if one.swappable else (one.month, one.day)
    return one if numbers[0] <= 12 and numbers[1] <= 31 and one.day != 0 else None


def is_keyword(line: str) -> bool:
    """Whether a line is the word for a date and nothing else, whose date stands on the next one."""
    return line.strip(f"{BLANKS}:=：\n").casefold() in header.forms("keyword")


def is_dateline(line: str) -> bool:
    """Whether a line may open with a dateline that gives a date: `ORAN, 3 mai 2019 (Littoral) - …`."""
    dash = _DASH.search(line)
    return bool(dash) and any(one.month > 0 for one in written(line[: dash.start()]))  # type: ignore[union-attr]


def datelines(text: str) -> Iterator[int]:
    """Where lines begin that open with a place, a date and, it may be, an agency before a dash, and go on."""
    return (match.start() for match in _LEAD.finditer(text) if _is_lead(match["lead"]))


def _is_lead(lead: str) -> bool:
    dates = [one for one in written(lead) if one.month > 0]
    if len(dates) != 1 or lead[0].islower():
        return False
    place, behind = lead[: dates[0].start], lead[dates[0].end :]
    return bool(_PLACE.fullmatch(place)) and bool(_AGENCY.fullmatch(behind)) and len(place.split()) <= 5


def hint(text: str) -> str:
    """The words at the beginning of an undated text that may be meant as its date, "" where none look so.

    Where more paragraphs open so, two of them, parted by a slash: it may be several articles.
    """
    found = _hinted(text)
    if not found:
        return ""
    headers = header.at_line_starts(text)
    if len(headers) > 1:
        return f"{found}{SEVERAL}{headers[-1].value}"
    begin = max(text.find("\n\n"), 0)
    several = (m["line"].strip() for m in _PARAGRAPH.finditer(text, begin) if _may_be_meant(m["line"]))
    other = next(several, "")
    return f"{found}{SEVERAL}{other}" if other and found not in other else found


def _hinted(text: str) -> str:
    line = text.lstrip(f"{BLANKS}\n").partition("\n")[0][:WINDOW]
    beginning = text[:_BEGINNING]
    below = (
        h
        for _, h in at_line_starts(beginning, 3, placards=False)
        if all(map(headlines.is_like_one, beginning[: h.start].splitlines()))
    )
    for found in [*header.at_line_starts(beginning), *below][:1]:
        return text[found.start : found.end].strip()
    date = next((one for one in written(line[:_HINT]) if one.year >= 0), None)
    if date is None or len(_LETTERS.findall(line[: date.start])) > 2:
        return _hinted_below(beginning)
    behind = line[date.end :].lstrip(f"{BLANKS}:;|.–—-")[:1]
    only_year = date.month < 0 and date.season < 0
    if only_year and (line[: date.start].strip() or not behind or behind.islower()):
        return _hinted_below(beginning)
    return line[: date.end].strip()


def _hinted_below(beginning: str) -> str:
    """The line with a date among the first, short as all above it are or with nothing above and below it, "" without one."""
    lines = beginning.split("\n")[:-1]
    seen, close = 0, True
    for before, line, behind in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        line = line.strip(EDGES)
        if not line:
            continue
        if _may_be_meant(line) and (close or not (before.strip(EDGES) or behind.strip(EDGES))):
            return line
        seen += 1
        if seen == _LINES:
            break
        close = close and (
            headlines.is_like_one(line) or headlines.is_byline(line) or bool(headlines.PAIR.match(line))
        )
    return ""


def _may_be_meant(line: str) -> bool:
    """Whether a line is short, holds one date and few words beside it."""
    dates = [one for one in written(line[:_SHORT]) if one.year >= 0 and (one.month > 0 or one.season > 0)]
    if len(line) > _SHORT or len(dates) != 1 or line.rstrip().endswith((".", "…")):
        return False
    beside = line[: dates[0].start] + line[dates[0].end :]
    return len(_LETTERS.findall(beside)) <= placard.WORDS


@cache
def _keyword() -> re.Pattern[str]:
    """The word for a date with marks around it that `header` does not know, glued to a number, or with both."""
    words = "|".join(map(re.escape, sorted(header.forms("keyword"), key=len, reverse=True)))
    return re.compile(
        rf"{_MARKS}{{0,8}}(?:\d{{1,3}}[.)][{BLANKS}]*)?(?:{words})(?:{_BEHIND}{{1,8}}|(?=\d))", re.IGNORECASE
    )


@cache
def _published() -> re.Pattern[str]:
    """Blanks, and the words that may stand before a date which needs none."""
    words = "|".join(map(re.escape, sorted(header.forms("published"), key=len, reverse=True)))
    return re.compile(rf"[{BLANKS}]*(?:(?:{words})(?:[{BLANKS}]*[:：][{BLANKS}]*|[{BLANKS}]+))?", re.IGNORECASE)


@cache
def _day_words() -> frozenset[str]:
    return frozenset(fold(row.form) for row in table("date_words.csv", _DateWordRow) if row.kind == "day")
