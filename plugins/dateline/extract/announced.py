"""Bodies by the words before them: "la compagnie Air Sahel", "chief economist at Savanna Capital"."""

from __future__ import annotations

import re
from functools import cache

from ..gazetteer import is_demonym
from .latin_titles import title_of
from .named import folded
from .sightings import forms

_UPPER = "A-ZÀ-ÞŠŽŁĆČ"
_NAME = rf"(?:[{_UPPER}][\w'’&-]*)"
_LINKED = rf"{_NAME}(?: (?:(?:de la|de|du|des|d['’]|pour|et|del?|y|and|of|the|und|für|&) ?)?{_NAME}){{0,4}}"
_BEHIND = re.compile(
    rf"[«“\"„]\s?(?P<quoted>{_NAME}[^«»“”\"„\n]{{1,60}}?)\s?[»”\"“]"
    rf"|(?P<plain>{_LINKED}(?: (?:pour|sans) tou\w+)?)"
)
_AGREES = re.compile(r" [a-zà-ÿ]{3,}[sx](?=[,.;:)»\"]| (?:que?|qui|et|a|ont)\b)")
_IDIOM = re.compile(rf"(?:(?:Sans|Pour|Contre|Avec|Entre|Hors) [\w'’-]+|{_NAME} à [a-zà-ÿ]+|{_NAME} sans [a-zà-ÿ]+)")
"""Names that go on in small letters: "Sans collier", "Pied à terre"."""
_OF_A_PEOPLE = re.compile(r"([a-zà-ÿ-]{4,}) ")
_OWNED = frozenset(
    "estatal publica publico privada privado nacional local publique public privee prive nationale national locale ferroviaire"
    " petroliere aerienne textile minier miniere pharmaceutique agroalimentaire petrolera minera aerea electrica".split()
)
_AT = re.compile(rf" (?<=[\w-] )(?P<how>at|with|for) (?:the )?(?P<name>{_NAME}(?: (?:(?:and|of|&) )?{_NAME}){{0,4}})")
_LAST = re.compile(r"[\w-]+\Z")
_LONGEST = 60
"""Characters that a word for what somebody does may have, at most."""
_REGION = re.compile(
    r"\b(?:America|Africa|Asia|Europe|East|West|North|South|January|February|March|April|May|June|July)\b"
)


def announced(text: str, lang: str) -> list[tuple[int, int]]:
    """Names behind a small noun for a body (`body_nouns.csv`), with or without quotation marks."""
    out = []
    for noun in _nouns(lang).finditer(folded(text)):
        begin = noun.end()
        people = _OF_A_PEOPLE.match(text, begin) if lang in ("fr", "es") else None
        if people and (is_demonym(folded(people[1]), lang) or folded(people[1]) in _OWNED):
            begin = people.end()  # "le groupe chinois Hua Ceramics"
        if not (name := _BEHIND.match(text, begin)):
            continue
        start, end = name.span("quoted" if name["quoted"] else "plain")
        if not name["quoted"] and lang == "fr" and (more := _IDIOM.match(text, start)):
            end = max(end, more.end())
        if (
            not name["quoted"]
            and text[start:end].rsplit(maxsplit=1)[-1].endswith(("s", "x"))
            and (more := _AGREES.match(text, end))
        ):
            end = more.end()  # "Terres vivantes"
        out.append((start, end))
    return out


def employers(text: str, lang: str, covered: frozenset[int]) -> list[tuple[int, int]]:
    """English bodies that somebody is said to work at, with or for: "an analyst with Crane and Waverly".

    Nothing that begins where a place does (`covered`), and no single word behind "for".
    """
    if lang != "en":
        return []
    out = []
    for match in _AT.finditer(text):
        start, end = match.span("name")
        said = _LAST.search(text, max(0, match.start() - _LONGEST), match.start())[0]  # type: ignore[index]
        title = title_of(folded(said), lang) if said.islower() else None
        if not title or title.kind == "honorific" or start in covered:
            continue
        if match["how"] == "for" and (" " not in match["name"] or _REGION.search(match["name"])):
            continue
        out.append((start, end))
    return out


@cache
def _nouns(lang: str) -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, forms("body_nouns.csv", lang)), key=len, reverse=True))
    return re.compile(rf"\b(?<!-)(?:{nouns}) ")
