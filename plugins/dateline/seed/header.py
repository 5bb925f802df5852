"""The date header of a seed: where its keyword and its value end; what the value means is not asked here.

The value is the longest run of date-like tokens behind the keyword; a number that starts the text
(`date 2019-07 12 personnes …`) or a place (`date 2019 Paris …`) is no part of it. Words come from
`data/months.csv`, `data/weekdays.csv` and `data/headers.csv`. Only the first 120 characters behind a keyword are looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from ..frozen import frozen
from ..tables import table
from ..written_dates import weekdays

WINDOW = 120
BLANKS = " \t\u00a0\u202f\ufeff\u200e\u200f"
EDGES = f"{BLANKS}\n"
ENTRY = 120
"""Characters of the longest entry of a chronology: a despatch has more than a line to say."""
SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"', "؟", "۔")
HYPHENS = "‐‑‒–—−"


@frozen
class MonthRow:
    """A row of `data/months.csv`."""

    lang: str
    month: str
    form: str
    note: str


@frozen
class WordRow:
    """A row of `data/headers.csv`."""

    lang: str
    kind: str
    form: str
    note: str


@frozen
class Header:
    """A date header: `text[start:value_start]` opens it, `value` is as written, prose goes on at `end`.

    `alone` where nothing but the header stands on its line, or what is `kept` for the end of the text: a paper, a page.
    `unread`: what stands in place of a date that is not understood.
    """

    start: int
    value_start: int
    end: int
    value: str
    alone: bool
    kept: str = ""
    unread: str = ""


def at_line_starts(text: str, missed: list[re.Match[str]] | None = None) -> list[Header]:
    """All date headers that open a line of `text` (lines end in LF), in order. Linear in the text.

    Into `missed` goes what opens other lines as a header does.
    """
    found = []
    for match in _opening().finditer(text):
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
        size = value_length(text[match.end() : min(line_end, match.end() + WINDOW)])
        if not size and not (match["mark"] and not text[match.end() : line_end].strip(BLANKS)):
            if missed is not None:
                missed.append(match)
            continue
        end = match.end() + size
        end = SEPARATOR.match(text, end, line_end).end()  # type: ignore[union-attr]
        value = text[match.end() : match.end() + size].strip()
        found.append(Header(match.start(), match.end(), end, value, not text[end:line_end].strip(BLANKS)))
    return found


def opening(text: str, h: Header) -> str:
    """What opens a header: blanks, the word, a colon."""
    return text[h.start : h.value_start].lstrip("\ufeff")


def value_length(line: str) -> int:
    """How many characters of `line` are a date, with or without a time, or words for "no date"; 0 if none.

    >>> value_length("2019-07 12 personnes ont manifesté"), value_length("limite de dépôt")
    (7, 0)
    """
    folded, places = _fold(line)
    match = _value().match(folded)
    open_ends = [match.start(name) for name in ("spaced", "nearest") if match and match[name]]
    if match and open_ends and _goes_on(line, places, match, open_ends[0]):
        match = _value().match(folded, 0, open_ends[0])
    if not match:
        return 0
    glued = _GLUED.match(folded, match.end())
    return places[glued.end() if glued else match.end()]


def _goes_on(line: str, places: Sequence[int], match: re.Match[str], end: int) -> bool:
    """Whether what ends a value is of the text: a number before a small letter ("2019 - 12 personnes"), a word with a capital."""
    if match["nearest"]:
        return line[places[end] :].lstrip(BLANKS)[:1].isupper()
    return line[places[match.end()] :].lstrip(BLANKS)[:1].islower()


def _fold(line: str) -> tuple[str, Sequence[int]]:
    """The line without case, accents and invisible marks, in ASCII digits; where each place is in `line`."""
    if line.isascii():
        return line.lower().replace("\t", " "), range(len(line) + 1)
    out: list[str] = []
    places: list[int] = []
    end = 0
    for place, char in enumerate(line):
        plain = _plain(char)
        out.append(plain)
        if plain:
            places.extend([place] * len(plain))
        if plain or unicodedata.combining(char):
            end = place + 1
    return "".join(out), [*places, end]


@cache
def _plain(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    if kind == "Zs" or char == "\t":
        return " "
    if char in HYPHENS:
        return "-"
    if char == "’":
        return "'"
    letters = unicodedata.normalize("NFD", char.casefold())
    return "".join(c for c in letters if unicodedata.category(c) not in ("Mn", "Cf"))


# What a number goes on with, which nobody means as text: `2019-Q1`.
_GLUED = re.compile(r"[-/._](?=[^\W\d_]{0,2}\d)\w{1,12}(?!\w)")
# What may stand between the value and the text: one mark that is no part of either.
SEPARATOR = re.compile(rf"[{BLANKS}]*(?:[;|]|[:,.–—-](?=\s|\Z))?[{BLANKS}]*")


@cache
def _opening() -> re.Pattern[str]:
    """Keyword at a line start, with an optional colon or equals sign."""
    words = "|".join(
        r"[ ]".join(map(re.escape, form.split())) for form in sorted(forms("keyword"), key=len, reverse=True)
    )
    return re.compile(
        rf"^[{BLANKS}]*(?:{words})(?:[{BLANKS}]*(?P<mark>[:=：])[{BLANKS}]*|[{BLANKS}]+)",
        re.IGNORECASE | re.MULTILINE,
    )


def forms(kind: str) -> list[str]:
    """The words of one kind of `data/headers.csv`."""
    return [row.form for row in table("headers.csv", WordRow) if row.kind == kind]


def _either(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, folded, the longest first."""
    folded = {_fold(form)[0] for form in forms}
    return "(?:" + "|".join(re.escape(form) for form in sorted(folded, key=lambda f: (-len(f), f))) + ")"


@cache
def _value() -> re.Pattern[str]:
    """The grammar of a value, over a folded line. Every repetition is bounded, so is the line."""
    month = _either([row.form for row in table("months.csv", MonthRow)]) + r"\b\.?"
    months = rf"{month}(?:(?: ?[-/] ?| {_either(forms('range'))} | و){month})?"
    year = r"[12]\d{3}(?!\d)(?:'?s\b)?(?:[-/]\d{2}(?:\d{2})?(?!\d))?"
    day = r"\d{1,2}(?!\d)(?:(?:er|re|ere|eme|e|st|nd|rd|th)\b|[.ºª°])?"
    days = rf"{day}(?: ?[-/] ?{day}| {_either(forms('range'))} {day})?"
    link = rf"(?: ?[-/,] ?| ?(?:{_either(forms('link'))}(?: |(?<='))){{1,2}}| {{0,2}})"
    iso = r"\d{4}-\d{1,2}(?:-\d{1,2})?(?!\d)[?~%]?"
    numbers = (
        rf"{iso}(?:/{iso})?",
        r"\d{4} ?/ ?\d{1,2}(?: ?/ ?\d{1,2})?",
        r"\d{4}(?P<spaced> - \d{2}(?: - \d{2})?)",
        r"\d{4}-?w\d{2}(?:-?[1-7])?",
        r"\d{4}\.\d{1,2}\.\d{1,2}",
        r"\d{1,2}(?P<sep> ?[-/.] ?| )\d{1,2}(?P=sep)(?:\d{4}|(?<! )\d{2})",
        r"\d{1,2}[-/.][12]\d{3}",
        r"(?:19|20)\d{6}(?:\d{6})?",
    )
    after = rf"(?: ?\([?]\)| ?[?~]{{1,4}}|%| ?{_either(forms('after'))}(?!\w)){{0,2}}"
    # A letter for the era may be glued to the year: `2019م`.
    era = _either([form for form in forms("after") if not form.isascii()])
    ours = rf"(?: ?[/,(-]? ?{_either(forms('equals'))} ?{days}{link}{months}{link}{year})?"
    hijri = rf"{day}{link}{_either(forms('hijri'))}{link}1[34]\d\d(?!\d){after}{ours}"
    until = rf"(?: ?[-/] ?| {_either(forms('range'))} )"
    spans = (
        rf"{day}{link}{month}{until}{day}{link}{month}{link}{year}",
        rf"(?:{day}{link})?{month}{link}[12]\d{{3}}{until}(?:{day}{link})?{month}{link}{year}",
    )
    words = (
        *spans,
        rf"{days}{link}{months}{link}{year}",
        rf"{day}[-/ ]{month}[-/']\d{{2}}",
        rf"{months} ?{days},? {year}",
        rf"{months}{link}{year}",
        rf"{days} {months}(?P<nearest> {_either(forms('nearest'))}\b)?",
        rf"{months}(?= *$)",
        rf"{_either(forms('season'))}{link}{year}",
        hijri,
        rf"{day} {_either(forms('period'))}{link}{year}",
        year,
    )
    zone = r"(?: ?(?:z|utc|gmt|cet|cest|est|edt)\b| ?[-+]\d{2}:?\d{2})?"
    clock = rf"(?:t|,? (?:(?:{_either(forms('clock'))}|-) ?)?)"
    hour = r"\d{1,2}(?::\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?| ?h ?\d{2}\b| ?h\b|(?:[.:]\d{2})? ?uhr\b)"
    time = rf"(?:{clock}{hour}(?: ?(?:am|pm|a\.m\.|p\.m\.|h|uhr)(?!\w))?{zone})?"
    before = rf"(?:(?:{_either(forms('before'))}|{_either(weekdays())}[.,،]{{0,2}})(?: |(?<=[-.]))){{0,3}}"
    # Letters may be glued to numbers with separators (`2019-07Le`), never to a bare year.
    dated = rf"(?:(?:{'|'.join(numbers)})(?!\d|[-/.:][\dx?])|(?:{'|'.join(words)})(?:(?={era}(?!\w))|(?!\w|[-/][\dx?]))){time}{after}"
    odd = r"(?=[\dx?u./~%-]{3,20}(?:\s|$))(?=\D{0,20}[\d?])[\dx?u][\dx?u./~%-]{2,19}"
    none = rf"{_either(forms('unknown'))}(?!\w)|[?]{{1,10}}(?=\s|$)|-+(?= *$)"
    plain = rf"(?:{before}{dated}|{odd}|{none})"
    return re.compile(rf"(?P<open>[(\[\"])?{plain}(?(open)[)\]\"])")
