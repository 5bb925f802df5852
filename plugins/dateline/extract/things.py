"""Whether a place's name is a thing's here, as its article, its marks or its preposition show: "le Copenhague", «بغداد», "in English."."""

from __future__ import annotations

import re

from ..gazetteer import ARTICLE, Hit, fold, in_gazetteer
from .cues import particles
from .namesakes import PLACES

_TOWNS = frozenset({"city", "capital"})
_MASCULINE = {
    "fr": re.compile(r"(?<![\w'’-])(?:[Ll]e|[Dd]u|[Aa]u) $"),
    "es": re.compile(r"(?<![\w-])(?:el|del|al) $"),
}
"""What a town's name has before it only where a ship, a club or a house is called so; names with an article of their own hold it."""
_HOUSE = {
    "fr": re.compile(r"(?<![\w'’-])(?:[Ll]e|[Dd]u|[Aa]u) [Cc]afé d(?:e |['’])$"),
    "es": re.compile(r"(?<![\w-])(?:el|del|al) [Cc]afé de $"),
}
"""What leads to the name of a house, where an article before it says that there is one of them: "le café de Pékin"."""
_SHIP = re.compile(r"\b(?!(?:avec|pour|dans|chez|vers|entre|cette) )[a-zà-ÿ-]{4,} Ville d(?:e |['’])$")
"""A ship's noun before a town's city in capitals: "le cargo Ville de Bordeaux"; a city as such has an article."""
_ARTICLES = {"fr": ("le",), "es": ("el", "al")}
_OF_A_TIME = re.compile(r" d(?:e|es|el|u|'|’)\b")
"""What makes a town of another time of it: "le Paris des années vingt", "el Madrid de los Austrias"."""
_OPEN = re.compile(r"[\w,]\s[«“„\"‘][ \u00a0\u202f]?$")
_CLOSE = re.compile(r"[ \u00a0\u202f]?[»”“\"’](?!\w)")
_INTO = re.compile(r"\b(?:in|into|from|to) (?:[A-Z][a-z]+(?:,? and |,? or |, )){0,4}$")
_ALL_SAID = re.compile(
    r"(?:,?(?: and| or)? [A-Z][a-z]+)*+(?:[.,;:!?)]|$| (?:to|into|for|on|at|by|with|but|as|that|than|because|while|when|where|since|only|too|is|are|was|were)\b)"
)
"""What may follow a language: more of them, then no noun that could belong to a people."""
_TAUGHT = re.compile(
    rf"(?:(?:تعلم|تعليم|تدريس|معلمة?|مدرسة?|دروس|درس|أستاذة?|إتقان|[يت]تقن|[يت]تحدث|[يت]جيد|ترجمها|نقلها|ترجمته)"
    rf"|(?:س?[يتن]?ترجم\w*|ترجمة|نقل\w*) (?:\w+ ){{0,2}}(?:إلى|من)(?: {ARTICLE}\w+)?) و?{ARTICLE}$"
)
"""Arabic words for teaching, speaking, knowing and translating, before a language with the article."""
_ROOM, _LIST = 8, 60


def thing(text: str, lang: str, hit: Hit) -> str:
    """The reason why a hit names no country, "" where nothing shows that it does not."""
    if hit.row.kind in PLACES and _alone(text, hit):
        return "name"
    if hit.row.kind in _TOWNS:
        house = _HOUSE.get(lang)
        if lang == "fr" and _SHIP.search(text, max(0, hit.start - 4 * _ROOM), hit.start):
            return "ship"
        if _has_article(text, lang, hit):
            return "name"
        if house and house.search(text, max(0, hit.start - 2 * _ROOM), hit.start):
            return "company"
    return "language" if hit.row.kind == "demonym" and _spoken(text, lang, hit) else ""


def _has_article(text: str, lang: str, hit: Hit) -> bool:
    """Whether an article stands before a town that has none: "le Copenhague a appareillé", "el Valencia"."""
    article = _MASCULINE.get(lang)
    if not article or not text[hit.start].isupper() or not article.search(text, max(0, hit.start - _ROOM), hit.start):
        return False
    name = fold(text[hit.start : hit.end])
    own = any(f"{word} {name}" in in_gazetteer(lang) for word in _ARTICLES[lang])
    return not own and not _OF_A_TIME.match(text, hit.end)


def _alone(text: str, hit: Hit) -> bool:
    """Whether quotation marks in mid-sentence hold a place and nothing else."""
    return bool(_CLOSE.match(text, hit.end)) and bool(_OPEN.search(text, max(0, hit.start - _ROOM), hit.start))


def _spoken(text: str, lang: str, hit: Hit) -> bool:
    """Whether a preposition makes a language of a people's name that no noun follows: "in French and English.", "بالفرنسية"."""
    said = fold(text[hit.start : hit.end])
    if said not in particles(lang, "tongue"):
        return False
    if lang == "en":
        into = _INTO.search(text, max(0, hit.start - _LIST), hit.start)
        return bool(into) and bool(_ALL_SAID.match(text, hit.end))
    if text.endswith("ب" + ARTICLE, max(0, hit.start - _ROOM), hit.start):
        return True
    return bool(_TAUGHT.search(text, max(0, hit.start - _LIST), hit.start))
