"""Where a text says a name of the gazetteer: one pass over the text, whatever the case and the accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

import ahocorasick

from .frozen import frozen
from .gazetteer_rows import Row, forms, of_town, plurals
from .recall import shelved
from .tables import table

LANGUAGES = ("fr", "en", "ar", "es", "de")
ARTICLE = "ال"
# What Arabic writes in front of a word without a space: conjunctions, prepositions, the article.
_CLITICS = frozenset(["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"])
_ARTICLES = frozenset(["ال", "وال", "فال", "بال", "كال", "وبال", "لل", "ولل", "فلل"])
_BEHIND = re.compile(r"[^\W_]\.?, $")
_NAMED = re.compile(r"[^\W\d_][\w.&'’-]*[>)]? $")
_INNER_CAPITAL = re.compile(r"[^\W\d_]{2}[,;’']? ?[A-ZÀ-Þ]")
_WORDS_TO_TELL = 25
_LONGEST_HALF = 9
RUN = re.compile(r"[^\W_]+")
_REST = re.compile(r"[^\W\d_]*")
_COMPOUNDED = frozenset({"name", "historic", "region"})
# What is found in a text without capitals, where a firm or a town cannot be told from a word.
_WITHOUT_CAPITALS = frozenset({"name", "capital", "demonym", "historic"})
_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")


@frozen
class _Lookalike:
    lang: str
    form: str
    reason: str


@frozen
class _Compound:
    lang: str
    form: str


@frozen
class _Form:
    form: str


@frozen
class Hit:
    """`text[start:end]` reads as `row`, on its own word boundaries.

    A fixed expression that is no country has a row without a code, whose kind is the reason, and in
    `inside` the row that it hides.
    """

    start: int
    end: int
    row: Row
    inside: Row | None = None


class _Fold(dict[int, int]):
    """Each character to one of its kind without case and accent; asked for, then kept."""

    def __missing__(self, point: int) -> int:
        char = chr(point)
        bare = unicodedata.normalize("NFD", char)[0].lower()
        if char.isspace() or unicodedata.category(char) == "Pd":
            bare = " "
        bare = {"’": "'", "ʼ": "'", "ى": "ي", "ة": "ه", "ٱ": "ا", "أ": "ا", "إ": "ا", "آ": "ا"}.get(char, bare)
        self[point] = ord(bare) if len(bare) == 1 else point
        return self[point]


_FOLD = _Fold()


def fold(text: str) -> str:
    """`text` without case and accents, hyphens and any space as a space: as many characters as before.

    >>> fold("Guinée-Bissau")
    'guinee bissau'
    """
    # What is neither printable nor ASCII takes a look at each character.
    return text.lower().replace("-", " ") if text.isascii() and text.isprintable() else text.translate(_FOLD)


fold_word = lru_cache(maxsize=4096)(fold)
"""The same for words, which come again, in a text and from text to text."""


Runs = Iterable[tuple[int, str]]
"""Where stretches of letters and figures begin, and they folded."""


def scan(text: str, lang: str, runs: Runs | None = None) -> list[Hit]:
    """The hits in text order, none overlapping: of those that begin together the longest, else the first.

    In a language without rows, names are read as English. `runs` are all of the text, if the caller has them.
    """
    bare, index = bare_of(text)
    small = _without_capitals(text)
    found: list[tuple[int, int, Row]] = []
    for start, end, rows in in_gazetteer(lang).places(bare, runs):
        for row in rows:
            if _fits(row, text, bare, start, index, small):
                found.append((start, end, row))
                break
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    hits: list[Hit] = []
    reached = 0
    for start, end, row in found:
        if start >= reached:
            hits.append(Hit(index[start] if index else start, (index[end - 1] if index else end - 1) + 1, row))
            reached = end
        elif not hits[-1].row.code and row.code and not hits[-1].inside:
            hits[-1] = replace(hits[-1], inside=row)
    return hits


def bare_of(text: str) -> tuple[str, list[int]]:
    """(folded text without combining marks, where each of its characters was; no list if none was left out)."""
    bare = fold(text)
    if not _MARKS.search(bare):
        return bare, []
    index = [at for at, char in enumerate(bare) if not _MARKS.match(char)]
    return "".join(bare[at] for at in index), index


Place = tuple[int, int, tuple[Row, ...]]
"""Where a form begins and ends in a folded text, and its rows."""


class Forms:
    """The rows of a language by folded form, and where a text has one of them."""

    def __init__(self, rows: dict[str, tuple[Row, ...]], lang: str) -> None:
        self._rows, self._halves = rows, _second_halves(lang)
        self._inside = ahocorasick.Automaton()
        self._by_first: dict[str, list[str]] = {}
        if lang == "ar" or self._halves:
            for form, found in rows.items():
                self._inside.add_word(form, (len(form), found))
            self._inside.make_automaton()
        else:
            for form in rows:
                self._by_first.setdefault(RUN.match(form)[0], []).append(form)  # type: ignore[index]

    def __contains__(self, form: str) -> bool:
        return form in self._rows

    def rows(self, form: str) -> tuple[Row, ...]:
        """The rows of a folded form, none where it is none."""
        return self._rows.get(form, ())

    def places(self, bare: str, runs: Runs | None) -> Iterator[Place]:
        """Every form in a folded text, at words' ends: those that overlap, too."""
        return self._words(bare, runs) if self._by_first else self._parts(bare)

    def _words(self, bare: str, runs: Runs | None) -> Iterator[Place]:
        """The same where forms are words of their own: looked up by the first of them."""
        runs = ((run.start(), run[0]) for run in RUN.finditer(bare)) if runs is None else runs
        begun = [(start, forms) for start, run in runs if (forms := self._by_first.get(run))]
        for start, forms in begun:
            for form in forms:
                if bare.startswith(form, start) and not _goes_on(bare, start + len(form)):
                    yield start, start + len(form), self._rows[form]

    def _parts(self, bare: str) -> Iterator[Place]:
        """The same where forms stand inside words, behind what Arabic writes in front and in German compounds."""
        for last, (size, rows) in self._inside.iter(bare):
            if _goes_on(bare, last + 1):
                if _REST.match(bare, last + 1)[0] not in self._halves:  # type: ignore[index]
                    continue
                rows = tuple(row for row in rows if row.kind in _COMPOUNDED)
            yield last + 1 - size, last + 1, rows


def _goes_on(bare: str, end: int) -> bool:
    """Whether a word goes on at the end of a form."""
    return end < len(bare) and bare[end - 1].isalnum() and bare[end].isalnum()


def in_gazetteer(lang: str) -> Forms:
    """What tells by `in` whether folded words are a form of the language as they stand."""
    return _forms(lang if lang in LANGUAGES else "en")


def is_demonym(word: str, lang: str, *, alone: bool = False) -> bool:
    """Whether a folded word is how a language calls somebody of a country; `alone`: and is no adjective or place besides."""
    rows = in_gazetteer(lang).rows(bare_of(word)[0])
    found = [row.kind == "demonym" and (row.form[0].isupper() or not alone) for row in rows]
    return bool(found) and (all(found) if alone else any(found))


def _without_capitals(text: str) -> bool:
    """Whether a text is written in small letters throughout, its names too; sentences may begin with a capital."""
    return not _INNER_CAPITAL.search(text) and text.count(" ") >= _WORDS_TO_TELL


def _fits(row: Row, text: str, bare: str, start: int, index: list[int], small: bool) -> bool:
    """Whether the row may be read here: a word's beginning, in the case and the company that the form asks for."""
    at = index[start] if index else start
    if row.note in _NEEDS and not _NEEDS[row.note](text[max(0, at - 24) : at]):
        return False
    first = row.form[0]
    if (row.kind == "code" or row.form.isupper()) and not text.startswith(row.form, at):
        return False
    if row.form.endswith("-") and text[at + len(row.form) - 1].isspace():
        return False
    if row.lang == "ar":
        return _arabic_word(row, bare, start)
    if start and bare[start - 1].isalnum():
        return row.kind in _COMPOUNDED and _first_half(bare, start, row.lang)
    if not first.isupper() or text[at].isupper():
        return True
    return small and row.kind in _WITHOUT_CAPITALS and fold(row.form) not in _small_words()


def _first_half(bare: str, start: int, lang: str) -> bool:
    """Whether a word's part up to `start` says which part of a country is meant: "Südukraine"."""
    halves = _first_halves(lang)
    begin = start
    while halves and begin and start - begin < _LONGEST_HALF and bare[begin - 1].isalnum():
        begin -= 1
    return bare[begin:start] in halves


def _counted(before: str) -> bool:
    """Whether a number ends right here, in figures or in words."""
    word = before.rstrip(" -\u00a0\u202f").rpartition(" ")[2]
    return word[-1:].isdigit() or fold(word) in _quantities()


_NEEDS: dict[str, Callable[[str], object]] = {
    "behind": _BEHIND.search,
    "firm": lambda before: (found := _NAMED.search(before)) and found[0][0].isupper(),
    "counted": _counted,
}


@cache
def _quantities() -> frozenset[str]:
    return frozenset(fold(row.form) for row in table("quantities.csv", _Form))


@cache
def _small_words() -> frozenset[str]:
    return frozenset(fold(row.form) for row in table("small_words.csv", _Form))


def _arabic_word(row: Row, bare: str, start: int) -> bool:
    begin = start
    while begin and start - begin < 5 and bare[begin - 1].isalnum():
        begin -= 1
    prefix = bare[begin:start]
    if row.form.startswith(ARTICLE) and row.code:  # a fixed expression is looked for with its article
        return prefix in _ARTICLES
    return prefix in _CLITICS or (row.kind == "demonym" and prefix in _ARTICLES)


@cache
def _first_halves(lang: str) -> frozenset[str]:
    rows = (row for row in table("compounds.csv", _Compound) if row.lang == lang and row.form[-1] == "-")
    return frozenset(fold(row.form[:-1]) for row in rows)


@cache
def _second_halves(lang: str) -> frozenset[str]:
    rows = (row for row in table("compounds.csv", _Compound) if row.lang == lang and row.form[-1] != "-")
    return frozenset(fold(row.form) for row in rows)


@shelved
def _words(lang: str) -> dict[str, list[tuple[str, ...]]]:
    """The cells of the rows that each folded form stands for in a language, in their order."""
    words: dict[str, list[tuple[str, ...]]] = {}
    rows = table("gazetteer.csv", Row)
    for row in (row for wanted in (lang, *("*" if lang != "ar" else "")) for row in rows if row.lang == wanted):
        cells = (row.code, row.lang, row.kind, row.form, row.note)
        for form in (*forms(row), *of_town(row, lang)):
            words.setdefault(bare_of(form.removeprefix(ARTICLE) if lang == "ar" else form)[0], []).append(cells)
    for entry in table("lookalikes.csv", _Lookalike):
        if entry.lang == lang:
            for form in {entry.form, *(plurals(entry.form, lang) if entry.reason == "kind" else ())}:
                words.setdefault(fold(form), []).insert(0, ("", lang, entry.reason, form, ""))
    return words


@cache
def _forms(lang: str) -> Forms:
    row = cache(lambda cells: Row(*cells))
    return Forms({form: tuple(map(row, rows)) for form, rows in _words(lang).items()}, lang)
