"""Smaller towns, which are read only where the words around say that a town stands there.

A town of some ten thousand people has a name like anybody's. It is one where a line begins with it as a dateline
does ("HUSUM (dpa) - "), where a noun of towns stands in front ("the bishop of Truro"), or a preposition of place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..alternatives import any_word
from ..frozen import frozen
from ..gazetteer import fold, fold_word
from ..model import Mention
from ..recall import shelved
from ..tables import table

_NAME = (
    r"[^\W\d_a-zß-ÿ][\w'’]*"
    r"(?:[ -](?:(?:de|du|la|le|les|sur|sous|en|am|an|der|del|of|upon|on)[ -]){0,2}[^\W\d_a-zß-ÿ][\w'’]*){0,3}"
)
_BEHIND = r"({words})(\s+(?:la|le|les|el)\s+|\s+|[’'])({name})"
_BLANK = re.compile(r"\n(?<=\n\n)")
_LINE = re.compile(rf"({_NAME})(?=\s?[(,–—]|\s-|-\s)")
_BEFORE = re.compile(r"\s+([^\W\d_]+(?:-[^\W\d_]+)?)")
"""The word before a place, read backwards from there."""
_MORE = re.compile(r"[ -][^\W\d_a-zß-ÿ]|-")
_ROOM = 24


@frozen
class _Town:
    code: str
    form: str


@frozen
class _Word:
    lang: str
    form: str
    use: str


def towns(text: str, lang: str) -> Iterator[Mention]:
    """Mentions of kind `city`, each a town of `towns.csv`; they may overlap what else was found in the text."""
    for start, end in lines(text):
        yield from _longest(text, start, text[start:end])
    behind = _behind(lang)
    if not behind:
        return
    place, civic = _words(lang, "place"), _words(lang, "civic")
    for found in behind.finditer(text):
        if not (found[2].isspace() and fold_word(found[1]) in place):
            before = _BEFORE.match(text[max(0, found.start() - _ROOM) : found.start()][::-1])
            if not before or fold_word(before[1][::-1]) not in civic:
                continue
        yield from _longest(text, found.start(3), found[3])


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands as a dateline's does, at the beginning of a paragraph and before a bracket, a comma or a dash."""
    for start in (0, *(blank.end() for blank in _BLANK.finditer(text))):
        if found := _LINE.match(text, start):
            yield found.span(1)


def _longest(text: str, start: int, name: str) -> Iterator[Mention]:
    """The longest beginning of `name` in whole words that is a town, unless more of a name follows it ("Salt Lake City")."""
    end = len(name)
    while end > 0:
        said = re.sub(r"['’]s?$", "", name[:end])
        code = _towns().get(fold(said))
        if code:
            if _MORE.match(name, end):
                return
            yield Mention(code, said, start, start + len(said), "city")
            return
        end = max(name.rfind(" ", 0, end), name.rfind("-", 0, end))


@cache
@shelved
def _towns() -> dict[str, str]:
    return {fold(row.form): row.code for row in table("towns.csv", _Town)}


@cache
def _words(lang: str, use: str) -> frozenset[str]:
    return frozenset(fold(row.form) for row in table("town_words.csv", _Word) if (row.lang, row.use) == (lang, use))


@cache
def _behind(lang: str) -> re.Pattern[str] | None:
    """What finds a name in capitals behind one of a language's prepositions; None in a language without."""
    words = {row.form for row in table("town_words.csv", _Word) if row.lang == lang and row.use in ("link", "place")}
    if not words:
        return None
    wanted = any_word(sorted(words | {word.capitalize() for word in words}), r"\w-")
    return re.compile(_BEHIND.format(words=wanted, name=_NAME))
