"""Bodies that the text names: behind a head word ("Office du …"), before one ("… Network"), by acronym or by name.

Head words are rows of `data/organisation_heads.csv`; bodies that nothing in their name shows are rows of
`data/organisation_names.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cache

from ..alternatives import any_word
from ..frozen import frozen
from ..tables import table
from .acronyms import alone, expanded
from .announced import announced, apposed, employers, makers
from .arabic_bodies import arabic
from .german_bodies import is_compound, opens_plainly
from .latin_titles import title_of
from .named import beside, folded
from .sightings import forms, sayings
from .tokens import Tokens

_ADJECTIVE = re.compile(
    r"(?:i[eq]nne?s?|iens?|aise?s?|oise?s?|ale?s?|aux|elles?|els?|iques?|ifs?|ives?|eux|euses?|een(?:ne)?s?|aires?|aine?s?"
    r"|andes?|ole?s?|rouges?|unie?s?|ana|ano|ico|ica|eo|ea|esa|enos?|onal|ional|opea|opeo|pendante?s?|manente?s?"
    r"|f[ée]minine?s?|masculine?s?|publics?|priv[ée]e?s?|autonomes?|mixtes?|libres?|sup[ée]rieure?s?|maritimes?|arabes?|rurales?"
    r"|unifi[ée]e?s?|verts?|vertes?|bleue?s?|sociaux|civile?s?|cient[ií]fic[ao]s?|autónom[ao]|únic[ao]|superior|libre|pública|público)\Z"
)
_LINK = {
    "fr": frozenset("de du des d' l' la le les pour et".split()),
    "en": frozenset("of the for and on".split()),
    "es": frozenset("de del la las los el para y".split()),
    "de": frozenset("für fur der des die das von und".split()),
}
_OF = frozenset("de du des d' del pour para".split())
_BEFORE_HEADS = frozenset("haute haut alta alto suprema supremo excelentisima".split())
_FIRM = frozenset("pty pte bhd co cos llp lp inc corp ltd llc plc sa ag gmbh nv spa sarl kg oy ab se".split())
_CLUB = frozenset("fc sc ac as rc us cs cf afc usm mc js ol om psg rcd vfb vfl tsv sv fk".split())
_SMALL = frozenset(
    "the a an in on at for from by with but and as if to of this that these his her its their our my last next when while"
    " retired former outgoing acting ailing deputy"
    " laut nach gemäß gemass der die das den dem des ein eine einer einem einen im am zum zur vom beim und oder aber mit von für le la les l".split()
)
_SAINTS = frozenset("san santa santo saint sainte sankt st".split())
_BEFORE_NOUNS = frozenset(
    "jeunes jeune grands grandes grand grande petits petites petit petite anciens anciennes vieux hautes hauts haute nouveaux nouvelles"
    " premiers premieres bons bonnes".split()
)
_MOST = 12
_CROSSES = frozenset("roja verde blanca azul".split())
_JOINS = frozenset("et and y und".split())
_AGENCY = re.compile(r"[^()\n]{2,60}\(([^()\n\d]{2,40})\)\.? ?(?:--|[-–—]) ")


@frozen
class Named:
    """A row of `organisation_names.csv`."""

    name: str


@cache
def _known() -> re.Pattern[str]:
    names = sorted((row.name for row in table("organisation_names.csv", Named)), key=len, reverse=True)
    return re.compile(any_word(names) + r"(?!\w)")


Span = tuple[int, int]


def organisations(
    text: str, lang: str, agency: str = "", places: Collection[Span] = (), people: Collection[Span] = ()
) -> tuple[str, ...]:
    """The bodies named in a text, as spelt there without article, each once, in the order of first mention.

    `agency` is the news agency of the dateline, which the caller knows; `places` are spans of countries and towns: what
    they cover whole is no acronym; `people` are spans of names: no body reaches into one.
    """
    return names(text, bodies(Tokens(text, lang), agency, places, people), agency)


def names(text: str, spans: Collection[Span], agency: str = "") -> tuple[str, ...]:
    """What stands in `spans`, each once, behind the agency of the dateline."""
    found: dict[str, str] = {folded(agency): agency} if agency else {}
    for start, end in spans:
        name = " ".join(text[start:end].split())
        found.setdefault(folded(name), name)
    return tuple(found.values())


def bodies(
    tokens: Tokens, agency: str = "", places: Collection[Span] = (), people: Collection[Span] = ()
) -> list[Span]:
    """The places where a text names bodies, in order, none within another; arguments as of `organisations`."""
    text, lang, words = tokens.text, tokens.lang, tokens.words
    found = (
        [(m.start(), m.end()) for m in _known().finditer(text)]
        if any(c.isupper() for c in text) or lang == "ar"
        else []
    )
    covered = frozenset(start for start, _ in places)
    found += arabic(text, words, covered) if lang == "ar" else _latin(tokens)
    if lang != "ar":
        found += (
            announced(tokens)
            + employers(text, lang, covered)
            + apposed(text, lang, covered)
            + makers(text, lang, covered)
        )
        full, short = expanded(text, found)
        found += [span for span in full if span[0] not in covered]
        found += [s for s in alone(text, words) if s[0] not in covered and text[s[0] : s[1]] not in short]
    line = None if agency else _AGENCY.match(text)
    if line and line[1][0].isupper() and line.start(1) not in covered:
        found.append(line.span(1))
    out: list[Span] = []
    end = -1
    named = sorted(people)
    whole = frozenset(places)
    for start, last in sorted(found, key=lambda span: (span[0], -span[1])):
        if start < end or ((start, last) in whole and not _known().fullmatch(text, start, last)):
            continue  # "Union soviétique" is a country
        if (last := _before_names(text, lang, start, last, named)) > start:
            out.append((start, last))
            end = last
    return out


def _before_names(text: str, lang: str, start: int, end: int, people: list[Span]) -> int:
    """Where a body that would reach over a person's name ends; its start if it begins within one."""
    i = bisect_left(people, (start, end))
    if i and people[i - 1][1] > start:
        return start
    if i < len(people) and people[i][0] < end + 2:
        kept = text[start : min(end, people[i][0])].rstrip(" ,")
        # "Bank of Norland Governor NAME": the office is no part of the body's name.
        while (
            (last := kept.rpartition(" "))[0]
            and (title := title_of(folded(last[2]), lang))
            and (title.kind != "address" or folded(last[2]) in _OFFICE)
            and folded(last[2]) not in forms("organisation_heads.csv", lang)
        ):
            kept = last[0]
        return start + len(kept) if " " in kept else start
    return end


_OF_AN_OFFICE = frozenset("de du des d la l le les aux au".split())


def _is_portfolio(folds: Sequence[str], at: int) -> bool:
    """Whether a word is what a minister is in charge of, "la ministre déléguée aux Transports": no body of that name."""
    first = at - 1
    while first and folds[first] in _OF_AN_OFFICE:
        first -= 1
    if first and folds[first].startswith(("delegue", "adjoint")):
        first -= 1
    return folds[first].startswith("ministr") or folds[first] == "etat"


def _latin(tokens: Tokens) -> list[tuple[int, int]]:
    """Bodies by head word, with complements behind it and capitals before it."""
    text, lang, words, folds = tokens.text, tokens.lang, tokens.words, tokens.folds
    heads, stops = forms("organisation_heads.csv", lang), forms("name_stops.csv", lang)
    links, verbs = _LINK.get(lang, _LINK["fr"]), sayings(lang, ("says", "said"))
    out = []
    wanted = _wanted(lang)
    reached = 0
    for i in [i for i, fold in enumerate(folds) if fold in wanted] if lang != "de" else range(len(folds)):
        if i < reached:
            continue
        fold = folds[i]
        if i > 1 and folds[i - 1] in _OF_AN_OFFICE and _is_portfolio(folds, i):
            continue
        word = words[i][2]
        head = fold in heads or (lang == "de" and word[0].isupper() and is_compound(fold))
        if head and fold == "city" and i + 1 < len(words) and words[i + 1][2] == "of":
            head = False
        if head and fold == "cruz" and (i + 1 == len(words) or folds[i + 1] not in _CROSSES):
            head = False  # "el párroco Eusebio Cruz Toledo"
        firm = fold in _FIRM and word[0].isupper()
        club = fold in _CLUB and word.isupper() and not (lang == "en" and fold == "us")
        small = head and not word[0].isupper()
        if small and fold in _LOWER_OF and i + 2 < len(words) and folds[i + 2] in _LOWER_OF[fold]:
            small = False  # "la chambre de commerce de Sfax"
        if not (head or firm or club) or (
            small and (fold not in _LOWER or lang == "en" or (i and words[i - 1][2] in _ANY))
        ):
            continue
        first = i
        if (word[0].isupper() and lang in ("en", "de")) or firm:
            while first and first > i - 5 and _is_capital(words[first - 1][2]):
                of_many = words[first - 1][2][-1] == "s" and text[words[first - 1][1] : words[first][0]] in (
                    "' ",
                    "’ ",
                )
                if not (of_many or beside(text, words, first)):
                    break  # "Farmers' Association" goes on, "Iceland's Association" does not
                first -= 1
        if lang == "de" and first == i - 1 and opens_plainly(text, *words[first][:2]):
            first = i  # "Neue Bahn für alte Hügel"
        before = i and words[i - 1][2][0].isupper() and folds[i - 1] in _BEFORE_HEADS
        if lang in ("fr", "es") and first == i and before:
            first -= beside(text, words, i)  # "Haute Commission électorale"
        last = _complements(text, words, folds, i, "" if club else lang, links, stops, verbs, heads)
        while lang == "en" and last > i and folds[last] in _OFFICE and folds[last - 1] not in links:
            last -= 1  # "Shipping Minister"
        proper = any(w[2][0].isupper() for w in words[first : last + 1] if w is not words[i])
        compound = head and fold not in heads
        named = text[max(0, words[first][0] - 2) : words[first][0]].strip()[-1:] in tuple('«“"') and last > i
        if named and text[words[last][1] :].lstrip()[:1] in tuple('»”"'):
            reached = last + 1  # a ship, a film; a body if a noun announces it
            continue
        if (last > i and (proper or (word[0].isupper() and not club))) or first < i or compound:
            out.append((words[first][0], words[last][1]))
            reached = last + 1
    return out


_LOWER = frozenset(
    "ministere ministeres universite ministerio universidad institut office lycee tribunal musee museo".split()
)


_LOWER_OF = {
    "chambre": frozenset("agriculture commerce metiers notaires".split()),
    "caisse": frozenset("epargne allocations assurance".split()),
    "cour": frozenset("appel assises".split()),
    "camara": frozenset("comercio industria".split()),
}
"""Heads that are written small before one complement only."""

_OFFICE = frozenset(("minister", "ministers", "secretary", "commissioner"))

_ANY = frozenset("un une des plusieurs chaque aucun quelque autre unos una otro otra cada".split())
"""Before a small head: one of its kind, "un lycée de Tokoin"."""


@cache
def _wanted(lang: str) -> frozenset[str]:
    """The folded words that may be a body's head, a firm's legal form or a club's letters."""
    return forms("organisation_heads.csv", lang) | _FIRM | _CLUB


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _SMALL


def _complements(
    text: str,
    words: list[tuple[int, int, str]],
    folds: list[str],
    i: int,
    lang: str,
    links: frozenset[str],
    stops: frozenset[str],
    verbs: frozenset[str],
    heads: frozenset[str],
) -> int:
    """The last word of the body whose head is word `i`: adjectives, and nouns behind "de", "of", "für"."""
    last = k = i
    linked = joined = False
    while k + 1 < len(words) and k - i < _MOST and beside(text, words, k + 1):
        k += 1
        fold = folds[k]
        if fold in links:
            joined = joined or fold in _JOINS
            linked = True
            continue
        if linked and lang == "fr" and fold in _BEFORE_NOUNS and k + 1 < len(words) and words[k + 1][2].islower():
            continue  # "Académie des jeunes savants"
        if joined and (fold in heads or fold in forms("body_nouns.csv", lang)):
            break  # "les Archives de l'État et l'Institut": another body
        joined = False
        saint = fold in _SAINTS and k + 1 < len(words) and words[k + 1][2][0].isupper()
        goes_on = lang == "de" and k > i + 1 and words[k - 1][2][0].isupper()  # "Bürgerinitiative Stiller Berg"
        timed = linked and fold in stops and words[k - 1][2] == "on"  # "Board of Pharmacy on Thursday"
        capital = words[k][2][0].isupper() and not timed and (fold not in stops or linked or saint or goes_on)
        between = k + 1 < len(words) and folds[k + 1] in _OF and beside(text, words, k + 1)
        adjective = (
            lang in ("fr", "es") and fold not in verbs and (_ADJECTIVE.search(fold) or (between and k == i + 1))
        )
        if not (
            capital
            or adjective
            or ((linked and lang == "fr" and words[k][2].isalpha()) or (linked and "-" in fold and lang == "fr"))
        ):
            break
        if linked and not capital and last != i and folds[k - 1] in ("et", "pour"):
            # "Communauté économique et monétaire", "barrages et transferts": two of a kind are one complement.
            before = folds[k - 2]
            plural = (
                before.endswith(("s", "x")) and fold.endswith(("s", "x")) and not (fold in verbs or fold in stops)
            )
            alike = (adjective and _ADJECTIVE.search(before)) or (plural and last == k - 2)
            if not (alike and words[k - 1][2] == "et"):
                break
        last, linked = k, False
    return last
