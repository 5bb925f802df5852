"""Lines that begin with the word for a date as others of their file do, whose date is not understood: `date 12 mras 2019 Le port …`.

What stands between the word and the text is found by what it looks like: numbers and signs of a date, names of months and weekdays, also
misspelt, words such as "hier", or few words before one that begins a sentence. "date limite de dépôt" goes on, and is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from ..tables import table
from ..written_dates import fold, weekdays, written
from . import header, placard
from .header import BLANKS, WINDOW, Header, MonthRow

_TOKEN = re.compile(rf"[^{BLANKS}]+")
_FIGURES = re.compile(r"(?=.*\d)[\doilxu?./_~:-]+")
_SHORT = re.compile(r"\d{1,2}(?:er|re|st|nd|rd|th)?")
_MARKS = ".,;:()[]?!\"'-–—،"
_TOKENS = 8
_WORDS_KEPT = 4096
_WORDS = 3
"""Words that nobody knows may stand for a date before a sentence begins."""


def among(text: str, missed: Iterable[re.Match[str]], found: Iterable[Header]) -> list[Header]:
    """Those of the lines that begin with the word for a date, and no date that is read, which open an article as the sure ones of the file do."""
    alike = {
        header.opening(text, h).rstrip(BLANKS)
        for h in found
        if not h.alone and sum(char.isdigit() for char in h.value) >= 4
    }
    headers = []
    for match in missed if alike else ():
        word = match[0].lstrip("\ufeff").rstrip(BLANKS)
        if word not in alike:
            continue
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        line = text[match.end() : min(end, match.end() + WINDOW)]
        size = length(line, bool(match["mark"]), word.lstrip(BLANKS)[0].islower())
        if size >= 0 and line[size:].strip(BLANKS):
            behind = header.SEPARATOR.match(text, match.end() + size, end).end()  # type: ignore[union-attr]
            words = line[:size].strip() or " ".join(line.split()[:3])
            headers.append(Header(match.start(), match.end(), behind, "", False, unread=words))
    return headers


def misspelt(text: str, found: Iterable[Header]) -> list[Header]:
    """The date headers that open lines with the word of these but for a letter that is missing or doubled, or two that changed places.

    A date that is understood, to the day, follows, and more than an entry of a list.
    """
    words = frozenset(
        fold(word).strip(f"{BLANKS}:=：")
        for word in {header.opening(text, h) for h in found if sum(map(str.isdigit, h.value)) > 4}
    )
    pattern = _nearly(words)
    headers = []
    for match in pattern.finditer(text) if pattern else ():
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        size = header.value_length(text[match.end() : min(end, match.end() + WINDOW)])
        value = text[match.end() : match.end() + size].strip()
        if not _to_the_day(value):
            continue
        behind = header.SEPARATOR.match(text, match.end() + size, end).end()  # type: ignore[union-attr]
        body = text[behind : behind + 2 * header.ENTRY].strip(header.EDGES)
        if len(body) > header.ENTRY and not body[0].islower():
            headers.append(Header(match.start(), match.end(), behind, value, not text[behind:end].strip(BLANKS)))
    return headers


def _to_the_day(value: str) -> bool:
    return any(one.day > 0 and one.year > 0 for one in written(value))


@lru_cache(_WORDS_KEPT)
def _nearly(words: frozenset[str]) -> re.Pattern[str] | None:
    """What opens a line nearly as these words do, None where nothing does."""
    near: set[str] = set()
    for word in words:
        places = range(len(word) if len(word) > 3 else 0)
        near.update(word[:n] + word[n + 1 :] for n in places)
        near.update(word[:n] + word[n] + word[n:] for n in places)
        near.update(word[:n] + word[n + 1 : n + 2] + word[n] + word[n + 2 :] for n in places)
    near -= {*map(fold, header.forms("keyword")), *map(str.strip, words)}
    if not near:
        return None
    either = "|".join(map(re.escape, sorted(near, key=lambda word: (-len(word), word))))
    return re.compile(
        rf"^[{BLANKS}]*(?:{either})(?:[{BLANKS}]*[:=：][{BLANKS}]*|[{BLANKS}]+)", re.IGNORECASE | re.MULTILINE
    )


def length(line: str, marked: bool = False, small: bool = True) -> int:
    """How many characters of `line` stand for a date, 0 where the text begins at once, -1 where it goes on as prose does.

    `marked`: a colon stands behind the word; `small`: the word has a small letter.

    >>> length("12 mras 2019 Le port"), length("Le Niger a"), length("limite de dépôt")
    (12, 0, -1)
    """
    tokens = list(_TOKEN.finditer(line))[: _TOKENS + _WORDS]
    size, sure = _stand_in(tokens)
    rest = line[size:].lstrip(f"{BLANKS}:;,.-–—")
    if sure:
        return size
    if marked:
        return max(size, _before_sentence([token for token in tokens if token.start() >= size]))
    begin = rest[:1]
    if not begin.isalpha():
        return size if begin else -1
    if begin.isupper():
        first = fold(_TOKEN.match(rest)[0]).strip(_MARKS)  # type: ignore[index]
        return size if small or size or first in placard.small_words() else -1
    return _before_sentence([token for token in tokens if token.start() >= size])


def _stand_in(tokens: list[re.Match[str]]) -> tuple[int, bool]:
    """(where what looks like a date ends, whether it can be nothing else)."""
    size, sure = 0, False
    words = [fold(token[0]).strip(_MARKS) for token in tokens]
    for at, (token, word) in enumerate(zip(tokens, words, strict=True)):
        ahead = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        numbers = any(map(str.isdigit, "".join(words[max(at - 1, 0) : at + 2])))
        if sure and token[0][0].isupper() and (word in placard.small_words() or not _known(word)):
            break
        if _SHORT.fullmatch(word):
            if sure and not ahead[:1].islower():
                size = token.end()
        elif _known(word) or _FIGURES.fullmatch(word) or (numbers and _misspelt(word)):
            size, sure = token.end(), True
        elif word in _beside():
            size = token.end()
        elif word not in _small():
            break
    return size, sure


def _before_sentence(tokens: list[re.Match[str]]) -> int:
    """Where a sentence begins behind a word or few that are not small ones, -1 where none does."""
    before = ""
    for token in tokens[: _WORDS + 1]:
        word = fold(token[0]).strip(_MARKS)
        if before and token[0][0].isupper():
            return token.start() if word in placard.small_words() and before not in placard.small_words() else -1
        before = word
    return -1


@lru_cache(_WORDS_KEPT)
def _known(word: str) -> bool:
    return word in weekdays() or word in _months() or word in _folded("season", "relative", "unknown")


@cache
def _months() -> frozenset[str]:
    return frozenset(fold(row.form) for row in table("months.csv", MonthRow))


@lru_cache(_WORDS_KEPT)
def _misspelt(word: str) -> bool:
    """Whether a word is the name of a month but for one letter, or for two that changed places."""
    pairs = range(len(word) - 1)
    turned = {word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in pairs}
    if len(word) > 3 and turned & _months():
        return True
    return len(word) > 4 and any(len(month) > 4 and _is_near(word, month) for month in _months())


def _is_near(one: str, other: str) -> bool:
    """Whether a letter more, less or other makes one word of the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[same:], other[same:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]


@cache
def _beside() -> frozenset[str]:
    return _folded("beside", "nearest")


@cache
def _small() -> frozenset[str]:
    return _folded("before", "link", "range", "clock")


@cache
def _folded(*kinds: str) -> frozenset[str]:
    return frozenset(fold(form).strip(_MARKS) for kind in kinds for form in header.forms(kind))
