"""Whether a place's name is somebody's or a firm's: "Michael Jordan", "le directeur Cuba Perrin", "Rhodes Inc".

Who or what is once called so in a text is meant again where the name stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..gazetteer import ARTICLE, Hit, fold, fold_word
from .cues import callings, contexts, first_names, given_names, legal_forms, particles

PREFIX = 5
"""Longest first half that may be a prefix: "Ex-", "Anti-", "Ouest-"."""
_INITIAL = re.compile(r"(?:^|\s)[A-Z]\. ?$")
_GOES_ON = re.compile(r"[ \-]+([A-ZÀ-Þ][\w.&'’-]*|and|of|et|de)")
_PARTNERS = re.compile(
    r"(?: [A-ZÀ-Þ][\w'’-]+){0,2} (?:&|e|y|et|und|and) (?:Asociad[oa]s|Hij[oa]s|Fil(?:s|les)|Cie|Cía|Associés|Söhne|Töchter|Sons|Daughters|Associates)\b"
)
"""How firms of several owners end: "Londres & Asociados", "Moscou et Fils"."""
_WORDS_OF_A_FIRM = 5
PLACES = frozenset({"name", "capital", "city", "region", "historic", "institution"})
_PEOPLE = PLACES | {"demonym"}
_FIRMS = frozenset({"capital", "city", "region"})


@dataclass(slots=True)
class Namesakes:
    """Reads hit after hit of one text, in order; remembers which names were people's or firms'."""

    text: str
    lang: str
    surnames: set[str] = field(default_factory=set)
    firms: set[str] = field(default_factory=set)
    called: int = -2
    """Where the person named last by a place's name ends."""

    def person(self, hit: Hit, words: list[str], behind: str, reached: int) -> bool:
        """Whether a given name stands before a place's name, or the place is one before a surname.

        `words` stand before, `behind` is the word behind it, `reached` where the country named last ends.
        """
        if self.lang == "ar":
            return self._arabic_person(hit, words)
        said = self.text[hit.start : hit.end]
        if hit.row.kind not in _PEOPLE or not said[0].isupper():
            return False
        name, names = fold_word(said), given_names()
        before = words[-1] if words and self.text[hit.start - 1] in " -" else ""
        if self.text[max(0, hit.start - 3) : hit.start] in (" - ", " – ", " — "):
            before = ""  # "SAN JOSÉ - Costa Rica"
        local = self._local(words)
        surname = before[:1].isupper() and (fold_word(before) in names or fold_word(before) in first_names(self.lang))
        surname = surname or self._hyphenated(hit, before, reached)
        # Among capitals the one of the word between says nothing: "KENYA AND UGANDA".
        shouted = said.isupper() and before.isupper()
        second = hit.row.kind != "demonym" and before[:1].isupper() and len(words) > 1 and words[-2][0].isupper()
        second = second and not shouted
        surname = surname or (second and fold_word(words[-2]) in names)
        surname = surname or self.called == hit.start - 1
        surname = surname or self._called(hit, before, behind)
        surname = surname or bool(_INITIAL.search(self.text[max(0, hit.start - 5) : hit.start]))
        given = (
            hit.row.kind in PLACES
            and name in names
            and not local
            and behind[:1].isupper()
            and (said.isupper() or not behind.isupper())
            and not said.isupper()
            and fold_word(behind) not in contexts(self.lang, "after")
        )
        if surname or given or (name in self.surnames and not local):
            self.surnames.add(name)
            self.called = hit.end
            return True
        return False

    def firm(self, hit: Hit, words: list[str]) -> bool:
        """Whether a town's name begins a firm's, "Rhodes Inc", or is short for one named before."""
        if hit.row.kind not in _FIRMS:
            return False
        name, at = fold(self.text[hit.start : hit.end]), hit.end
        if name in self.firms:
            return not self._local(words)
        if _PARTNERS.match(self.text, at):
            self.firms.add(name)
            return True
        for _ in range(_WORDS_OF_A_FIRM):
            more = _GOES_ON.match(self.text, at)
            if not more:
                return False
            if more[1].rstrip(".") in legal_forms():
                self.firms.add(name)
                return True
            at = more.end()
        return False

    def _local(self, words: list[str]) -> bool:
        """Whether a word of place, or one that joins a name to a place, stands right before."""
        return bool(words) and fold_word(words[-1]) in particles(self.lang, "place", "link")

    def _called(self, hit: Hit, before: str, behind: str) -> bool:
        """Whether what somebody does stands before a place's name, and a surname behind: "le directeur Cuba Perrin"."""
        whole = hit.row.kind != "demonym" and before[:1].islower() and behind[:1].isupper()
        return whole and self.text[hit.end] == " " and fold_word(before) in callings(self.lang)

    def _arabic_person(self, hit: Hit, words: list[str]) -> bool:
        """Whether a given name stands before a demonym of one man with the article: "أحمد المصري"."""
        alone = hit.row.kind == "demonym" and fold(hit.row.form) == fold(self.text[hit.start : hit.end])
        if not alone or not words or self.text[max(0, hit.start - 2) : hit.start] != ARTICLE:
            return False
        name, called = fold_word(words[-1]), fold(hit.row.form)
        known = name in first_names("ar") or (name[0] == "و" and name[1:] in first_names("ar"))
        if known or called in self.surnames:
            self.surnames.add(called)
            return True
        return False

    def _hyphenated(self, hit: Hit, before: str, reached: int) -> bool:
        """Whether a place is the second half of a name with a hyphen, whose first half is no place: "Leblanc-Savoie"."""
        return (
            hit.row.kind in ("city", "capital", "region")
            and self.lang != "de"
            and len(before) > PREFIX
            and before[0].isupper()
            and self.text[hit.start - 1] == "-"
            and reached != hit.start - 1
        )
