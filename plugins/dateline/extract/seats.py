"""The town of the European Union's seat where it stands for the Union: "Bruxelles durcit le ton", "according to Brussels"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..alternatives import any_word
from ..frozen import frozen
from ..gazetteer import fold
from ..model import Mention, Rejection
from ..tables import table

UNION = "union"
_TOWNS = frozenset({"city", "capital"})
_ROOM = 32
"""How far before the town what leads to it may begin."""


@frozen
class _Row:
    lang: str
    use: str
    form: str


@frozen
class _Words:
    """What one language says of the Union and its seat."""

    seats: frozenset[str]
    acts: re.Pattern[str]
    acted: re.Pattern[str]
    led: re.Pattern[str]
    body: re.Pattern[str]
    local: re.Pattern[str]


@cache
def _words(lang: str) -> _Words | None:
    rows: dict[str, list[str]] = {}
    for row in table("seats.csv", _Row):
        if row.lang == lang:
            rows.setdefault(row.use, []).append(row.form)
    if not rows:
        return None
    one = {use: "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) for use, forms in rows.items()}
    return _Words(
        frozenset(map(fold, rows["seat"])),
        re.compile(rf" (?:(?:{one['aux']}) ?){{0,2}}(?:{one['verb']})\w*"),
        re.compile(rf"(?<!\w)(?:(?:{one['verb']})\w* |(?:{one['before']}) )\Z", re.I),
        re.compile(rf"(?<!\w)(?:{one['with']}) \Z", re.I),
        re.compile(any_word(rows["body"]) + r"(?!\w)"),
        re.compile(any_word(rows["local"]) + r"(?!\w)"),
    )


def apart_from_the_union(text: str, lang: str, kept: Sequence[Mention]) -> tuple[Sequence[Mention], list[Rejection]]:
    """The mentions, and the readings dropped of them because the Union decides, not the town or its country.

    Not where anything else in the text is that country's, or of the town.
    """
    words = _words(lang)
    seats = [m for m in kept if words and m.kind in _TOWNS and fold(m.text) in words.seats]
    if not words or not seats or any(m.code == seats[0].code and m not in seats for m in kept):
        return kept, []
    if words.local.search(text):
        return kept, []
    about = bool(words.body.search(text))
    gone = [m for m in seats if _acts(text, words, m, about)]
    return [m for m in kept if m not in gone], [Rejection(m.code, m.text, m.start, m.end, UNION) for m in gone]


def _acts(text: str, words: _Words, town: Mention, about: bool) -> bool:
    start = max(0, town.start - _ROOM)
    if words.acts.match(text, town.end) or words.acted.search(text, start, town.start):
        return True
    return about and bool(words.led.search(text, start, town.start))
