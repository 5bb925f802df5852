"""What leads up to a name without being a title: who is said to be at the head of something, and the body whose somebody is."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..gazetteer import is_demonym
from .latin_roles import Around
from .latin_words import ALONE, AND_NAME, ARTICLES, LEADING_UP, PARTICLES
from .sightings import Title

_WHAT = frozenset("que qu das die der".split())
_LEADING = frozenset(
    (
        "dirige dirigee diriges dirigees preside presidee presides presidees conduit conduite mene menee anime animee commande"
        " commandee entraine entrainee arbitre arbitree ecrit ecrite realise realisee led headed chaired coached written directed"
        " hosted run founded dirigido dirigida presidido presidida encabezado encabezada liderado liderada comandado comandada"
        " entrenado entrenada escrito escrita geleitet gefuhrt geschrieben trainiert"
    ).split()
)
_BY = frozenset("par by por von".split())
_OF = frozenset("du de d des del of la l los las the".split())
_ADJECTIVES = frozenset("schweizer luxemburger liechtensteiner munchner zurcher monegasse".split())
_TOLD = re.compile(r", (?:who|qui|quien) ")


def at_the_head(around: Around, start: int) -> bool:
    """Whether what stands before a name says that somebody leads or made something: "que dirige NAME", "led by NAME"."""
    i = bisect_left(around.starts, start) - 1
    if i < 1 or around.text[around.words[i][1] : start].strip():
        return False
    before, last = around.words[i - 1][2], around.words[i][2]
    return (before in _WHAT and last in around.leads) or (before in _LEADING and last in _BY)


def is_told_of(around: Around, end: int) -> bool:
    """Whether a clause with "who" follows a name."""
    return bool(_TOLD.match(around.fold, end))


def own(around: Around, parts: list[list[int]], given: dict[str, str]) -> list[list[int]]:
    """The parts of a run of capitals that are somebody's name behind a club's or a body's: "l'attaquant du Bayern Munich NAME".

    A given name within the run parts them, where "of" leads to the run and a title stands before that.
    """
    if len(parts) < 3 or around.lang == "de":
        return parts
    i = bisect_left(around.starts, parts[0][0]) - 1
    if i < 1 or around.words[i][2] not in _OF:
        return parts
    words = [around.fold[a:b].split("-")[0] for a, b in parts]
    for n in range(1, len(parts) - 1):
        if words[n] in given and words[n - 1] not in given and words[n - 1] not in PARTICLES:
            led = around.before(parts[n][0])
            return parts[n:] if led else parts
    return parts


def begins_name(around: Around, word: str, parts: list[list[int]], title: Title | None) -> bool:
    """Whether an article or a title is the first part of a name: French writes them small inside a sentence.

    "le directeur, Le Van Thanh", "le joueur Pape Malick Sarr", but "le Pape François", "le Président Ba".
    """
    if around.lang != "fr" or len(parts) < 3 or (title and title.kind == "honorific"):
        return False
    i = bisect_left(around.starts, parts[0][0]) - 1
    if i < 0 or around.words[i][2] in LEADING_UP:
        return False
    gap = around.text[around.words[i][1] : parts[0][0]]
    return (word in ARTICLES and gap in (" ", ", ")) or (title is not None and gap == " ")


def is_only_noun(word: str) -> bool:
    """Whether a folded German name of somebody's people is no adjective besides, as "schweizer" and a town's are."""
    return word not in _ADJECTIVES and is_demonym(word, "de", alone=True)


def each(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The run parted at an "y" or "e" that joins two whole names rather than two surnames."""
    joined = AND_NAME.search(text, start, end)
    if joined and len(text[start : joined.start()].split()) > 1:
        return [(start, joined.start()), *each(text, joined.end(), end)]
    return [(start, end)]


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether quotation marks hold a name and nothing else, which makes it a thing's: "le « Colonel Maurice »"."""
    opened = ALONE.search(text, max(0, start - 2), start)
    return opened is not None and ALONE.match(text[end : end + 2].lstrip()) is not None


def is_told_loudly(around: Around, start: int, end: int) -> bool:
    """Whether what somebody is stands beside several words in capitals throughout: "le maire, ZOÉ ARLAN,"."""
    text = around.text
    if " " not in text[start:end]:
        return False
    return bool(around.before(start)) or (text[end : end + 1] == "," and bool(around.after(end)[0]))
