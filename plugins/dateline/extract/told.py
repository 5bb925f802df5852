"""Towns that the words behind them put into a state: "Saïda, dans le sud du Liban", "in Hyderabad, Pakistan".

The state that is named so holds the town, whichever country the tables know one of that name in; it is then meant
wherever the text names it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..gazetteer import fold
from ..model import Mention, Rejection
from .cues import particles
from .doubles import has_another

_TOWNS = frozenset({"city", "capital"})
_STATES = frozenset({"name", "historic"})
_GAP = 48
"""Characters between a town and its state at most."""
_WORDS = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"([^\W\d_]+)[ '’]\Z")
_ROOM = 16
_CLOSED = re.compile(r"[.;!?)»”\"]|\s*\Z|\n|, (?=[^\WA-ZÀ-Þ\d_])|،")
_LINE = re.compile(r" ?[-–—(]|, ")
_MORE = re.compile(r"[,،]? (\w+)")


def told(text: str, lang: str, mentions: Sequence[Mention]) -> tuple[Sequence[Mention], list[Rejection]]:
    """The mentions, in text order, with these towns in their states, and the readings of them that this drops."""
    moved: dict[str, str] = {}
    own: set[str] = set()
    for town, state in pairwise(mentions):
        if town.kind in _TOWNS and state.kind in _STATES and 0 < state.start - town.end <= _GAP:
            if town.code == state.code:
                own.add(fold(town.text))
            elif _holds(text, lang, town, state):
                moved[fold(town.text)] = state.code
    meant = {m: code for m in mentions if m.kind in _TOWNS and (code := moved.get(fold(m.text))) and code != m.code}
    meant = {m: code for m, code in meant.items() if fold(m.text) not in own}
    dropped = [Rejection(m.code, m.text, m.start, m.end, "homonym") for m in meant]
    return [replace(m, code=meant[m]) if m in meant else m for m in mentions] if meant else mentions, dropped


def _holds(text: str, lang: str, town: Mention, state: Mention) -> bool:
    """Whether nothing but a comma, prepositions of place and parts of a country stands between a town and a state."""
    between = text[town.end : state.start]
    if between[:2] not in (", ", "، "):
        return False
    words = [fold(word) for word in _WORDS.findall(between)]
    if lang == "ar" and words and words[-1] in ("ال", "ب", "بال"):
        words.pop()
    inside, part = particles(lang, "inside"), particles(lang, "part")
    if not all(word in inside or word in part or word in particles(lang, "link") for word in words):
        return False
    known = has_another(town.text, state.code)
    if any(word in inside or word in part for word in words):
        return known or not _listed(text, lang, state.end)
    return not words and (known or _closed(text, lang, town, state)) and not _listed(text, lang, state.end)


def _closed(text: str, lang: str, town: Mention, state: Mention) -> bool:
    """Whether a bare state behind a comma ends what a preposition, or a line, begins: "in Hyderabad, Pakistan."."""
    if text[max(0, town.start - 1) : town.start] in ("", "\n"):
        return bool(_LINE.match(text, state.end))
    before = _BEFORE.search(text, max(0, town.start - _ROOM), town.start)
    placed = before is not None and fold(before[1]) in particles(lang, "place", "link", "inside")
    return placed and bool(_CLOSED.match(text, state.end))


def _listed(text: str, lang: str, end: int) -> bool:
    """Whether a word that joins equals goes on behind a state: "Paris, Germany and Spain"."""
    more = _MORE.match(text, end)
    return more is not None and fold(more[1]) in particles(lang, "join")
