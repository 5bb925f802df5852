"""A text as words, the titles among them, and how a title's words become a role.

Which words are titles is in `data/titles.csv`; how nouns for what people do end, in `data/role_endings.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from .latin_words import BARRIERS, DESIGNATE, WORD
from .named import folded
from .sightings import Title, endings, forms, role_verbs, sayings, titles
from .tokens import Tokens

LONGEST_ROLE = 110
_SURNAMES = frozenset(("cruz",))
"""Heads of bodies that are people's names besides."""
_SHORTEST_STEM = 3
_SHORT_ENDS = ("chef", "arzt", "wirt")
"""German titles of four letters that end nothing but a title."""
_HAVE = frozenset("a ont avait avaient aurait auraient ayant avoir".split())
_DONE = frozenset("prevenu detenu elu acquis permis mis".split())
"""Participles that are titles besides."""
_OF_OFFICE = frozenset(("charge", "chargee"))
"""Participles that are a title only with what they are charged with."""
_GENDERS = {
    "fr": {"la": "f", "une": "f", "sa": "f", "cette": "f", "le": "m", "un": "m", "ce": "m"},
    "es": {"la": "f", "una": "f", "el": "m", "un": "m"},
    "de": {"die": "f", "seine": "f", "ihre": "f"},
}
_AGED = re.compile(r",? (?:\d{2,3}-year-old|(?:un |une )?certaine?)$|^\d{2,3}-year-old ")
_BORN = re.compile(r",? [\w-]+-born$")
_ONE_OF = re.compile(r"\b(?:une? d['’](?:eux|elles|entre (?:eux|elles))|un[ao] de ell[ao]s|one of them)$")
"""What leads from several to one of them, who thereby has no role: "a reçu une d'elles, NAME"."""
_ACRONYM = re.compile(r" \([A-Z][\w-]{1,9}\)?(?=$|,)")


class Words:
    """One text as words, with the lists to judge them by."""

    def __init__(self, tokens: Tokens) -> None:
        text, lang = self.text, self.lang = tokens.text, tokens.lang
        self.fold, self.words = tokens.fold, tokens.letters()
        self.starts = [word[0] for word in self.words]
        self.titles = titles(lang)
        self.stops, self.eponyms = forms("name_stops.csv", lang), forms("eponyms.csv", lang)
        self.bodies = forms("body_nouns.csv", lang)
        self.verbs = sayings(lang, ("says", "said"))
        self.heads = forms("organisation_heads.csv", lang) - _SURNAMES
        self.leads = role_verbs(lang)
        self.accented = any(mark in text for mark in "éèàóíáäöü")
        self.last_end = 0
        self.beside = ""

    def title(self, word: str) -> Title | None:
        """The title that a folded word is: of the table, with a prefix ("ex-", "haut-"), or by its ending."""
        return title_of(word, self.lang)

    def barrier(self, k: int) -> bool:
        """Whether word `k` is a verb or a pronoun that no title reaches across; "à" is no "a"."""
        return self.words[k][2] in BARRIERS and self.text[self.words[k][0]] not in "àÀ"

    def title_at(self, k: int) -> Title | None:
        """The title that word `k` is; none that an accent tells from another word ("retraite" is no "retraité")."""
        first, last, word = self.words[k]
        title = title_of(word, self.lang)
        if not title:
            return None
        if word in _OF_OFFICE and (k + 1 >= len(self.words) or self.words[k + 1][2] not in ("de", "d", "du", "des")):
            return None  # "a chargé mardi l'économiste"
        if k and self.words[k - 1][2] in _HAVE and self.text[self.words[k - 1][0]] not in "àÀ":
            if (word.endswith("e") and self.text[last - 1] == "é") or word in _DONE:
                return None  # "a condamné un négociant", "a prévenu sa directrice"
        if self.accented and folded(title.form) == word and title.form.lower() != self.text[first:last].lower():
            return None
        return title

    def role(self, at: int, end: int) -> str:
        """The words of the title from `at` to the name at `end`, on one line; "" for "one of them"."""
        if self.text[at : at + 2] == "s " and self.text[at - 1 : at] in ("'", "’"):
            at += 2
        role = " ".join(self.text[at : min(end, at + LONGEST_ROLE)].split()).rstrip(" ,-–—")
        if _ONE_OF.search(role):
            return ""
        kept = role.split(", qui ")[0].split(" who ")[0]
        while " " in kept:
            first, _, last = kept.rpartition(" ")
            title = self.titles.get(folded(last).rstrip("."))
            if not title or title.kind != "honorific":
                break
            kept = first.rstrip(" ,")
        kept = _BORN.sub("", _ACRONYM.sub("", _AGED.sub("", kept)))
        return self._nominative(kept) if self.lang == "de" else kept

    def gender_of(self, role: str, end: int) -> str:
        """The gender that the article before a role shows, "" without: "sa collègue NAME", "la jueza NAME"."""
        at = self.text.rfind(role, 0, end) if role else -1
        i = bisect_left(self.starts, at) - 1
        return _GENDERS.get(self.lang, {}).get(self.words[i][2], "") if at > 0 and i >= 0 else ""

    def _nominative(self, role: str) -> str:
        """A German role whose adjective an article has bent, as it stands alone: "russischen Biologin" is a "russische" one."""
        adjective, _, rest = role.partition(" ")
        if not adjective.islower() or not adjective.endswith(("en", "e", "em")) or len(adjective) < 6:
            return role
        noun = next((word for word in WORD.findall(rest) if word[0].isupper()), "")
        title = self.title(folded(noun)) if noun else None
        if not title and not noun.endswith(endings("de")):
            return role
        gender = (title.gender if title else "") or ("f" if noun.endswith(("in", "frau")) else "m")
        stem = adjective.rstrip("nm").removesuffix("e")
        return f"{stem}{'e' if gender == 'f' else 'er'} {rest}"


@cache
def title_of(word: str, lang: str) -> Title | None:
    """The title that a folded word is in a language: of the table, with a prefix, a compound or by its ending."""
    known = titles(lang)
    if word in known:
        return known[word]
    front, hyphen, rest = word.partition("-")
    for part in (rest, front) if rest in DESIGNATE else (rest,):
        if hyphen and (title := known.get(part)) and title.kind != "honorific":
            return title
    if lang == "de":  # a compound: "Bibliotheksleiterin"
        found = next((known[word[i:]] for i in range(2, len(word) - 4) if word[i:] in known), None)
        if not found and word.endswith(_SHORT_ENDS) and len(word) > 6:
            found = known.get(word[-4:])  # "Personalchef"
        return found if found and found.kind != "honorific" else None
    if any(word.endswith(end) and len(word) >= len(end) + _SHORTEST_STEM for end in endings(lang)):
        return Title(lang, word, "", "title")
    return None
