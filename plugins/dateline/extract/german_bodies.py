"""What German says of bodies by its compounds and its capitals: "Nationalparkwacht" is one, "Brandstiftung" is none."""

from __future__ import annotations

import re
from functools import cache

from .sightings import forms

_LONG = 8
_PLAIN = re.compile(
    r"(?:neu|alt|gro(?:ß|ss)|größer|klein|kleiner|gut|schlecht|jung|teuer|teur|billig|lang|kurz|schnell|langsam|voll|leer|stark"
    r"|schwach|hoh|tief|breit|eng|hell|dunk|kalt|warm|heiß|frisch|schön|ganz|viel|wenig|erst|zweit|dritt|letzt|nächst|weiter"
    r"|ander|eigen|halb|früh|frühr|spät|bess|best|kein|jed|dies|manch|einig|mehrer|zahlreich|still|laut|stolz|arm|reich|müd)"
    r"e[rsnm]?"
)
_HEAD = re.compile(r"(?:\A|\n\s*|[.!?:…]\s+|[-–—]\s+|[„»«“\"]\s?)\Z")


def is_compound(word: str) -> bool:
    """Whether a folded noun ends as those for a body do, and is none that only ends so."""
    return len(word) > _LONG and word.endswith(_compounds()) and word not in _common()


def opens_plainly(text: str, start: int, end: int) -> bool:
    """Whether the word at `start:end` is an adjective like any other that has its capital from the beginning of a sentence.

    Where the text has it with a capital elsewhere, too, it is part of a name: "die Neue Bahn".
    """
    word = text[start:end]
    if not _PLAIN.fullmatch(word.lower()) or not _HEAD.search(text, max(0, start - 4), start):
        return False
    noun = text[start:].split(None, 2)[:2]
    return re.search(rf"[a-zäöüß] {re.escape(' '.join(noun))}", text) is None


@cache
def _compounds() -> tuple[str, ...]:
    return tuple(sorted(form + case for form in forms("organisation_endings.csv", "de") for case in ("", "s", "es")))


@cache
def _common() -> frozenset[str]:
    found = forms("common_compounds.csv", "de")
    return found | {form + case for form in found for case in ("s", "es", "en", "n")}
