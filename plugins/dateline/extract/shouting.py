"""A text in capitals throughout, put into ordinary type letter by letter, so that names can be told from words.

Places, given names and bodies that the tables know get a capital, and what stands between a title and the next
mark or verb where a name does. Offsets stay: a letter for a letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ..frozen import frozen
from ..gazetteer import scan
from ..model import Mention, Rejection
from ..tables import table
from .capitals import WordsRow, in_capitals
from .latin_titles import title_of
from .latin_words import BARRIERS, DETERMINERS, PREPOSITIONS
from .named import NamedPerson, folded
from .sightings import forms, given_names, sayings

_LANGUAGES = frozenset(("fr", "en", "es"))
_SAMPLE = 400
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"(?:^|[.!?][\"»”]?\s+|(?<=\s)[«“\"]\s?|\s[-–—]\s|\n\s*)(\w)")
_SMALL_KINDS = frozenset({"demonym", "company", "person", "currency", "seat"})
_MOST = 4
_SHORTEST = 3


@frozen
class _Body:
    """A row of `organisation_names.csv`."""

    name: str


def spoken(text: str, lang: str) -> str:
    """`text` in ordinary type where it is in capitals throughout, of the very same length; otherwise `text` itself."""
    if lang not in _LANGUAGES or not in_capitals(text[:_SAMPLE]) or not in_capitals(text):
        return text
    letters = [small if len(small := char.lower()) == 1 else char for char in text]
    for match in _OPENS.finditer(text):
        letters[match.start(1)] = match[1]
    for start, end in _proper(text, lang):
        for word in _WORD.finditer(text, start, end):
            letters[word.start()] = word[0][0]
    for match in _acronyms().finditer(text):
        letters[match.start() : match.end()] = match[0]
    return "".join(letters)


def as_written(
    text: str, kept: Sequence[Mention], dropped: Sequence[Rejection], named: Sequence[NamedPerson]
) -> tuple[tuple[Mention, ...], tuple[Rejection, ...], tuple[NamedPerson, ...]]:
    """What was found in a text's ordinary type, in the letters of the text."""
    fullest = [max(person.spans, key=lambda span: span.end - span.start) for person in named]
    return (
        tuple(replace(m, text=text[m.start : m.end]) for m in kept),
        tuple(replace(d, text=text[d.start : d.end]) for d in dropped),
        tuple(
            replace(person, name=" ".join(text[span.start : span.end].split()))
            for person, span in zip(named, fullest, strict=True)
        ),
    )


def _proper(text: str, lang: str) -> list[tuple[int, int]]:
    """The stretches whose words have a capital: places, known bodies, and people behind titles or with given names."""
    found = [
        (hit.start, hit.end)
        for hit in scan(text, lang)
        if hit.row.code and (hit.row.kind not in _SMALL_KINDS or (lang == "en" and hit.row.kind == "demonym"))
    ]
    found += [match.span() for match in _bodies().finditer(text)]
    words = [(match.start(), match.end(), folded(match[0])) for match in _WORD.finditer(text)]
    plain = _plain(lang)
    given, places = given_names(), {start for start, _ in found}
    i = 0
    while i < len(words):
        title = title_of(words[i][2], lang) if i and words[i][2] not in given else None
        gap = text[words[i][1] : words[i + 1][0]] if i + 1 < len(words) else "."
        known = words[i][2] in given and words[i][2] not in plain and len(words[i][2]) >= _SHORTEST
        begin = i if known else i + 1
        if known or (title is not None and gap == " ") or (gap == ", " and _is_led(words, i, lang)):
            last = begin
            while last < len(words) and last - begin < _MOST and _goes_on(text, words, begin, last, plain, places):
                last += 1
            if last - begin > (0 if known else 1):
                found.append((words[begin][0], words[last - 1][1]))
                i = last
                continue
        i += 1
    return found


def _goes_on(
    text: str, words: list[tuple[int, int, str]], begin: int, at: int, plain: frozenset[str], places: set[int]
) -> bool:
    """Whether word `at` may belong to the name that begins with word `begin`."""
    start, _, word = words[at]
    beside = at == begin or text[words[at - 1][1] : start] in (" ", "-")
    called = word not in plain or (at == begin and word in given_names())  # "JULIO" is a month, too
    return beside and called and start not in places and len(word) > 1


def _is_led(words: list[tuple[int, int, str]], i: int, lang: str) -> bool:
    """Whether a title stands among the words up to `i`, which a comma follows: "LE DIRECTEUR DES DOUANES, NAME"."""
    return any(title_of(word, lang) is not None for _, _, word in words[max(0, i - 6) : i + 1])


@cache
def _plain(lang: str) -> frozenset[str]:
    """Folded words that are no name's: of grammar, of saying, and what the tables know as no part of a name."""
    small = frozenset(
        word for row in table("function_words.csv", WordsRow) if row.lang in ("*", lang) for word in row.words.split()
    )
    said = sayings(lang, ("says", "said", "saying"))
    return small | said | forms("name_stops.csv", lang) | BARRIERS | DETERMINERS | PREPOSITIONS


@cache
def _bodies() -> re.Pattern[str]:
    names = sorted(
        (row.name.upper() for row in table("organisation_names.csv", _Body) if " " in row.name or "-" in row.name),
        key=len,
        reverse=True,
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _acronyms() -> re.Pattern[str]:
    """Acronyms that a text in capitals has, "the US" and "UK"."""
    words = {word for row in table("acronyms.csv", WordsRow) for word in row.words.split() if len(word) >= _SHORTEST}
    known = "|".join(sorted(map(re.escape, words), key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w.])(?:{known}|(?<=THE )US|UK|U\.S\.|U\.N\.|U\.K\.)(?!\w)")
