"""Lines at the head of a text that hold its date and little else: `Le Temps, mardi 12 mars 2019`, `Numéro 4521 - 12 mars 2019`.

A line is one if it is short and has no final stop, holds exactly one date with its month and a year of four digits, and beside
that only what a paper prints there, parted from the date by a mark: names, a place, a page, a time. "Le 12 mars 2019, le
ministre" goes on, "Attentats du 13 novembre 2015" is a headline.
"""

from __future__ import annotations

import re
from functools import cache

from ..frozen import frozen
from ..tables import table
from ..written_dates import Written, fold, weekdays, written
from . import header
from .header import BLANKS, Header

KIND = "placard"
LONGEST = 80
WORDS = 6
"""Words that may stand beside the date."""
# Words that the name of a paper may have, and letters of a word for one that others are compounds of.
_PAPER, _COMPOUND = 9, 5
FIRST_YEAR, LAST_YEAR = 1900, 2100

_STOPPED = re.compile(r"[^.][.…;:!?؟۔]$")
_LETTERS = re.compile(r"[^\W\d_]+")
_VISIBLE = re.compile(rf"[^{header.EDGES}]")
# A number that is no year, as that of an issue.
_NUMBER = re.compile(r"(?<![\d./-])(?!19\d\d|20\d\d)\d{3,6}(?![\d./-]\d|\d)")
_YEAR = re.compile(r"\d{4}")
_MARKS = f"{BLANKS}*_#>[]«»“”\"'"
# A date between rules: "===== 12 mars 2019 =====".
_RULED = re.compile(rf"([-=~–—+])\1+[{BLANKS}]*(?P<date>.*?)[{BLANKS}]*\1{{2,}}")
_PARTED = re.compile(rf"[,،|·•–—\-/:(][{BLANKS}]*$")
_PARTING = re.compile(rf"[{BLANKS}]*[,،|·•–—\-/)]")
_FIELDS = re.compile(r"[|·•]")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]|\s?h\s?)\d\d(?:\s?(?:uhr|h|am|pm))?|\d{1,2}\s?(?:uhr|h)", re.IGNORECASE)


@frozen
class _FunctionWordsRow:
    """A row of `function_words.csv`."""

    lang: str
    words: str


def at(text: str, start: int, end: int) -> tuple[str, Header] | None:
    """(its kind, the header) where the line `text[start:end]` is one, None elsewhere. Lines of one kind differ in their dates alone."""
    if end - start > 2 * LONGEST or not _YEAR.search(text, start, end):
        return None
    line = text[start:end].strip(_MARKS)
    if ruled := _RULED.fullmatch(line):
        line = ruled["date"]
    if len(line) > LONGEST or _STOPPED.search(line):
        return None
    whole = header.value_length(line) == len(line)
    if not _VISIBLE.search(text, end):
        return None
    if whole and (only_date(line) or _is_months(line)):
        return KIND, Header(start, start, end, line, True)
    one = only_date(line)
    if one is None:
        return None
    before, after = _without(line[: one.start], _before()), _without(line[one.end :], _after())
    if (before and not _PARTED.search(before)) or (after and not _PARTING.match(after)):
        return None
    beside = f"{before} {after}"
    words = _LETTERS.findall(_CLOCK.sub("", beside))
    if (len(words) > WORDS or not all(map(_may_stand, words))) and not (len(words) <= _PAPER and _names_paper(words)):
        return None
    if before.endswith(":") and len(_LETTERS.findall(before)) > 1:
        return None
    rest = text[end + 1 : end + header.WINDOW]
    if rest.lstrip(header.EDGES)[:1].islower():
        return None
    opens = not _VISIBLE.search(text, 0, start)
    parted = bool(_FIELDS.search(beside))
    if (
        words
        and opens
        and not parted
        and (rest.partition("\n")[0].strip(BLANKS) or len(words) > 2)
        and not _is_paper(before, after, line[: one.end])
    ):
        # What opens a text may be the beginning of its first sentence, or its headline.
        return None
    kept = line if words or any(char.isdigit() for char in _CLOCK.sub("", beside)) else ""
    return f"{KIND} {fold(beside)}", Header(start, start, end, line[one.start : one.end], True, kept)


def _is_paper(before: str, after: str, line: str) -> bool:
    """Whether all that stands beside the date of a line is the name of a paper: with a word for one, or an article and names, before the day of a week."""
    words = _LETTERS.findall(before)
    if not words or _LETTERS.search(_CLOCK.sub("", after)):
        return False
    if _names_paper(words):
        return True
    days = any(fold(word) in weekdays() for word in _LETTERS.findall(line[len(before) :]))
    return days and len(words) > 1 and words[0][0].isupper() and fold(words[0]) in _folded("definite")


def _names_paper(words: list[str]) -> bool:
    """Whether a name has a word for a paper among the capitals that it begins with, and goes on as names do."""
    named = next((n for n, word in enumerate(words) if not word[0].isupper()), len(words))
    papers, compounds = _folded("paper"), _compounds()
    first = [fold(word) for word in words[:named]]
    if fold(words[0]) not in papers and not any(word in papers or word.endswith(compounds) for word in first):
        return False
    small = [fold(word) in small_words() for word in words]
    return all(not word[0].islower() or small[n] or (n and small[n - 1]) for n, word in enumerate(words))


@cache
def _compounds() -> tuple[str, ...]:
    """The words for a paper that others end with."""
    return tuple(word for word in _folded("paper") if len(word) >= _COMPOUND)


def only_date(line: str) -> Written | None:
    """The one date of a line that has its month or season and a year of four digits, None if there is none or several."""
    line = _NUMBER.sub(lambda match: "#" * len(match[0]), line)
    dates = [one for one in written(line) if one.month > 0 or one.season > 0 or one.short]
    if len(dates) != 1 or dates[0].short or not FIRST_YEAR <= dates[0].year <= LAST_YEAR:
        return None
    one = dates[0]
    numbers = sorted((one.month, one.day)) if one.swappable else (one.month, one.day)
    return one if numbers[0] <= 12 and numbers[1] <= 31 and one.day != 0 else None


def _is_months(line: str) -> bool:
    """Whether a value is two months and a year: "mars-avril 2019"."""
    words, years = _LETTERS.findall(line), _YEAR.findall(line)
    if len(years) != 1 or len(words) < 2:
        return False
    return all(any(one.month > 0 for one in written(f"{word} {years[0]}")) for word in words)


def _without(text: str, small: re.Pattern[str]) -> str:
    found = small.search(fold(text))
    return (text[: found.start()] + text[found.end() :] if found else text).strip(BLANKS)


def _may_stand(word: str) -> bool:
    """Whether a word beside the date may be part of a name, or tells a page or a number."""
    return not word[0].islower() or fold(word) in small_words() or fold(word) in _folded("page")


@cache
def _before() -> re.Pattern[str]:
    """The small words right before a date: "mardi", "le", "Publié le"."""
    kinds = ("before", "published", "keyword")
    words = [*weekdays(), *(fold(form) for kind in kinds for form in header.forms(kind))]
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?:(?<![^\W_])(?:{either})[{BLANKS}.,،:]*)+$")


@cache
def _after() -> re.Pattern[str]:
    """What belongs to the date that it follows: the mark of an era."""
    either = "|".join(map(re.escape, sorted(map(fold, header.forms("after")), key=len, reverse=True)))
    return re.compile(rf"^[{BLANKS}]*(?:{either})(?!\w)")


@cache
def _folded(kind: str) -> frozenset[str]:
    return frozenset(map(fold, header.forms(kind)))


@cache
def small_words() -> frozenset[str]:
    """Words that carry grammar, folded, in all languages."""
    return frozenset(
        fold(word) for row in table("function_words.csv", _FunctionWordsRow) for word in row.words.split()
    )
