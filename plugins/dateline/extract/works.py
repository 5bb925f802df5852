"""Titles of works in quotation marks, whose places and peoples are no countries of the story: « Nuits de Vienne »."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ..gazetteer import Hit, fold
from .cues import contexts
from .namesakes import PLACES, PREFIX
from .sightings import sayings

_WORDS = re.compile(r"[^\W_]+")
_TITLE = re.compile(
    r"[«“„\"](?<=[\w,)][ \u00a0].)[ \u00a0\u202f]?([A-ZÀ-Þ\u0621-\u064a][^«»“”„\".!?;:\n]{2,60}?)[ \u00a0\u202f]?[»”“\"]"
)
_TITLE_WORDS = 6
_NEAR_BEFORE, _NEAR_AFTER = 120, 60
"""How far around a title in quotation marks the word for its work may stand."""
_LINKED = re.compile(r"(?:^|\W)(?:de|du|d['’]|del|of|von)\s?$")
_THINGS = frozenset({"company", "ship", "street", "club"})


@dataclass(slots=True)
class Works:
    """One text, for asking whether a name belongs to a work's title."""

    text: str
    lang: str
    _titles: list[tuple[int, int, bool]] | None = None

    def hold(self, hit: Hit) -> bool:
        """Whether a place belongs to what quotation marks set apart as a name in mid-sentence: « Nuits de Vienne ».

        A town does behind "of"; any place or people where the word for a work or who makes such is near.
        """
        if hit.row.kind not in PLACES and hit.row.kind != "demonym":
            return False
        if self._titles is None:
            found = (m for m in _TITLE.finditer(self.text) if len(m[1].split()) <= _TITLE_WORDS)
            self._titles = [(m.start(1), m.end(1), self._near_work(m.start(), m.end())) for m in found]
        at = bisect_right(self._titles, (hit.start, len(self.text), True)) - 1
        if at < 0 or hit.end > self._titles[at][1]:
            return False
        town = hit.row.kind in ("city", "capital")
        return self._titles[at][2] or (town and bool(_LINKED.search(self.text, max(0, hit.start - 6), hit.start)))

    def _near_work(self, start: int, end: int) -> bool:
        """Whether a word of `contexts.csv` for a work stands around a stretch, and no verb of saying behind it.

        Or the word for a thing with a name right before it: the restaurant « Le Petit Tonkin ».
        """
        ahead = _WORDS.findall(self.text, max(0, start - 30), start)[-1:]
        if ahead and (thing := contexts(self.lang, "before").get(fold(ahead[0]))) and thing.reason in _THINGS:
            return True
        cues = contexts(self.lang, "near")
        said = sayings(self.lang, ("says", "said"))
        behind = [fold(word) for word in _WORDS.findall(self.text, end, end + _NEAR_AFTER)]
        if any(word in said for word in behind[:4]):
            return False
        words = behind + [fold(word) for word in _WORDS.findall(self.text, max(0, start - _NEAR_BEFORE), start)]
        return any(word in cues or (self.lang == "ar" and _bare_arabic(word) in cues) for word in words)


def _bare_arabic(word: str) -> str:
    """A word without conjunction, preposition and article before it: "ومسرحية", "المسرحية"."""
    word = word[1:] if word[:1] in "وفبل" and len(word) > PREFIX else word
    return word.removeprefix("ال")
