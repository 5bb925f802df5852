"""Bodies by the words before them: "la compagnie Air Sahel", "chief economist at Savanna Capital"."""

from __future__ import annotations

import re
from functools import cache

from ..alternatives import any_word
from ..frozen import frozen
from ..gazetteer import is_demonym
from ..tables import table
from .latin_titles import title_of
from .named import folded
from .sightings import forms
from .tokens import Tokens, pattern

_UPPER = "A-ZÀ-ÞŠŽŁĆČ"
_NAME = rf"(?:[{_UPPER}][\w'’&-]*)"
_LINKED = rf"{_NAME}(?: (?:(?:de la|de|du|des|d['’]|pour|et|del?|y|and|of|the|und|für|&) ?)?{_NAME}){{0,4}}"
_BEHIND = re.compile(
    rf"[«“\"„]\s?(?P<quoted>{_NAME}[^«»“”\"„\n]{{1,60}}?)\s?[»”\"“]"
    rf"|(?P<plain>{_LINKED}(?: (?:pour|sans) tou\w+)?)"
)
_AGREES_ALONE = re.compile(
    r" [a-zà-ÿ]{2,}(?:ant|ante|ive|ique|elle|ale|euse|ienne|ière|ée)(?=[,.;:)»\"]| (?:que?|qui|et|a|ont|est|va)\b)"
)
_AGREES = re.compile(r" [a-zà-ÿ]{3,}[sx](?=[,.;:)»\"]| (?:que?|qui|et|a|ont)\b)")
_IDIOM = re.compile(rf"(?:(?:Sans|Pour|Contre|Avec|Entre|Hors) [\w'’-]+|{_NAME} à [a-zà-ÿ]+|{_NAME} sans [a-zà-ÿ]+)")
"""Names that go on in small letters: "Sans collier", "Pied à terre"."""
_OF_MANY = re.compile(
    rf"[{_UPPER}][a-zà-ÿ-]+[sx] (?:d[ue] |de la |des |de l['’]|d['’]|en |aux? |à )[a-zà-ÿ-]{{3,}}(?: sans [a-zà-ÿ-]+)?"
)
"""Many of whom a body is, in small letters: "Médecins du rail", "Femmes en mer"."""
_COLOURED = re.compile(r" (?:bleue?s?|verte?s?|rouges?|noire?s?|blanc(?:he)?s?|jaunes?|dorée?s?)(?![\w-])")
_TRADE = re.compile(
    r"(?:[ai]l|ale|ier|ière|ique|iste|aire|if|ive|nel|nelle|ido|ida|ico|ica|ario|aria|ivo|iva|era|ero)$"
)
"""How adjectives of a trade end, between the noun for a body and its name."""
_OF_A_PEOPLE = re.compile(r"([a-zà-ÿ-]{4,}) ")
_OWNED = frozenset(
    "estatal publica publico privada privado nacional local publique public privee prive nationale national locale ferroviaire"
    " petroliere aerienne textile minier miniere pharmaceutique agroalimentaire petrolera minera aerea electrica".split()
)
_AT = re.compile(rf" (?<=[\w-] )(?P<how>at|with|for) (?:the )?(?P<name>{_NAME}(?: (?:(?:and|of|&) )?{_NAME}){{0,4}})")
_LAST = re.compile(r"[\w-]+")
"""The last word of a stretch, read backwards from its end."""
_LONGEST = 60
"""Characters that a word for what somebody does may have, at most."""
_ARTICLES = {"fr": "l['’]|la |le ", "en": "the |an? ", "es": "la |el |una? "}
_LAST_NAME = re.compile(rf"(?<![\w'’-])({_NAME}(?: (?:&|{_NAME})){{0,3}})\Z")
_LED = re.compile(
    r"(?:\b(?:à|a|en|in|at|near|from|de|d|chez|vers|pour|sur|dans|desde|hacia|and|et|y|to)|,)[ '’]$", re.I
)
"""What leads to a place rather than to a body that does something: "À Sfax, la société …"."""
_NEVER = re.compile(r"(?!)")
_REGION = re.compile(
    r"\b(?:America|Africa|Asia|Europe|East|West|North|South|January|February|March|April|May|June|July)\b"
)


@frozen
class _Noun:
    lang: str
    form: str


def announced(tokens: Tokens) -> list[tuple[int, int]]:
    """Names behind a small noun for a body (`body_nouns.csv`), with or without quotation marks."""
    text, lang, nouns = tokens.text, tokens.lang, _nouns(tokens.lang)
    out = []
    reached = 0
    for i in [i for i, fold in enumerate(tokens.folds) if fold in nouns]:
        start = tokens.words[i][0]
        if start < reached or (start and text[start - 1] in "-_"):
            continue
        if not (noun := next((noun for noun in nouns[tokens.folds[i]] if tokens.fold.startswith(noun, start)), "")):
            continue
        begin = reached = start + len(noun)
        people = _OF_A_PEOPLE.match(text, begin) if lang in ("fr", "es") else None
        if people and (
            is_demonym(folded(people[1]), lang) or folded(people[1]) in _OWNED or _TRADE.search(people[1])
        ):
            begin = people.end()  # "le groupe chinois Hua Ceramics", "la coopérative laitière Armor"
        if not (name := _BEHIND.match(text, begin)):
            continue
        start, end = name.span("quoted" if name["quoted"] else "plain")
        if not name["quoted"] and lang == "fr":
            if more := _IDIOM.match(text, start) or _OF_MANY.match(text, start):
                end = max(end, more.end())
            alone = " " not in text[start:end]
            if more := _COLOURED.match(text, end) or (_AGREES_ALONE.match(text, end) if alone else None):
                end = more.end()  # "le groupe Corail bleu"
        if (
            not name["quoted"]
            and text[start:end].rsplit(maxsplit=1)[-1].endswith(("s", "x"))
            and (more := _AGREES.match(text, end))
        ):
            end = more.end()  # "Terres vivantes"
        out.append((start, end))
    return out


def apposed(text: str, lang: str, covered: frozenset[int]) -> list[tuple[int, int]]:
    """Names that a phrase beside them says to be a body's: "Emasur, la empresa municipal, …", "a charity, Dikes Without Borders, …"."""
    out = [match.span("name") for match in _introduced(lang).finditer(text) if match.start("name") not in covered]
    for match in _phrases(lang).finditer(text):
        name = _LAST_NAME.search(text, max(0, match.start() - _LONGEST), match.start())
        if name and name.start(1) not in covered and not _LED.search(text[max(0, name.start(1) - 8) : name.start(1)]):
            out.append(name.span(1))
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
        said = _LAST.match(text[max(0, match.start() - _LONGEST) : match.start()][::-1])[0][::-1]  # type: ignore[index]
        title = None
        if said.islower():
            title = title_of(folded(said), lang) or title_of(folded(said).removesuffix("s"), lang)
        if not title or title.kind == "honorific" or start in covered:
            continue
        if match["how"] == "for" and (" " not in match["name"] or _REGION.search(match["name"])):
            continue
        out.append((start, end))
    return out


_OWNED_BY = {
    "en": re.compile(
        any_word("owned operated published produced manufactured built developed run made".split())
        + rf" by (?:the )?(?P<name>{_NAME} {_LINKED})"
    ),
    "fr": re.compile(
        rf"{any_word(('propriété', 'filiale'))} (?:de la |du |de l['’]|de )(?:[a-zà-ÿ-]{{5,}} )?(?P<name>{_LINKED})"
        rf"|{any_word(('exploité', 'détenu', 'édité', 'fabriqué', 'construit', 'produit'))}e?s? par (?:la |le |l['’])?(?P<other>{_NAME} {_LINKED})"
    ),
    "es": re.compile(
        rf"{any_word(('propiedad', 'filial', 'subsidiaria'))} (?:de la |del |de )(?:[a-zà-ÿ]{{5,}} )?(?P<name>{_LINKED})"
        rf"|{any_word(('operad', 'editad', 'fabricad', 'construid', 'producid'))}[oa]s? por (?:la |el )?(?P<other>{_NAME} {_LINKED})"
    ),
}
"""What belongs to a body or is made by it."""


def makers(text: str, lang: str, covered: frozenset[int]) -> list[tuple[int, int]]:
    """Bodies that own, run or make something: "planes owned by Rift Sky Charters"; nothing that begins where a place does."""
    spans = [m.span(m.lastgroup or "name") for m in _OWNED_BY[lang].finditer(text)] if lang in _OWNED_BY else []
    return [span for span in spans if span[0] not in covered]


@cache
def _phrases(lang: str) -> re.Pattern[str]:
    """A comma, an article, a small noun for a body and what belongs to it, up to the next comma."""
    nouns = "|".join(sorted(map(re.escape, _written(lang)), key=lambda form: (-len(form), form)))
    return (
        re.compile(rf", (?:{_ARTICLES[lang]})(?:[\w-]+ ){{0,2}}(?:{nouns})(?: [\w'’-]+){{0,6}},") if nouns else _NEVER
    )


@cache
def _introduced(lang: str) -> re.Pattern[str]:
    """An indefinite article, a small noun for a body, a comma, a name of two words or more, and a comma."""
    nouns = "|".join(sorted(map(re.escape, _written(lang)), key=lambda form: (-len(form), form)))
    article = {"fr": r"[Uu](?<!\w.)ne?", "en": r"[Aa](?<!\w.)n?", "es": r"[Uu](?<!\w.)na?"}.get(lang)
    return (
        re.compile(rf"{article} (?:[\w-]+ ){{0,2}}(?:{nouns})(?: [a-zà-ÿ-]+){{0,2}}, (?P<name>{_NAME} {_LINKED}),")
        if article
        else _NEVER
    )


def _written(lang: str) -> frozenset[str]:
    """The nouns for bodies as they are written small; German nouns and articles tell nothing here."""
    rows = table("body_nouns.csv", _Noun) if lang in _ARTICLES else ()
    return frozenset(row.form for row in rows if row.lang == lang and row.form.islower())


@cache
def _nouns(lang: str) -> dict[str, list[str]]:
    """The nouns by their first word, each with the space behind it, the longest first."""
    found: dict[str, list[str]] = {}
    for noun in sorted(forms("body_nouns.csv", lang), key=len, reverse=True):
        found.setdefault(pattern(lang).match(noun)[0], []).append(f"{noun} ")  # type: ignore[index]
    return found
