"""A text as words, found once for all that look for names in it."""

from __future__ import annotations

import re

from ..gazetteer import RUN
from .named import folded

Word = tuple[int, int, str]
"""Where a word begins and ends, and the word."""

_WORD = re.compile(r"[^\W_]++(?:-[^\W_]++)*+(?:['’](?=[^\W_]))?")
_ENGLISH_WORD = re.compile(r"[^\W_]++(?:-[^\W_]++)*+")
"""In "Board's" the apostrophe is no part of the word, as it is of "l'"."""
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def pattern(lang: str) -> re.Pattern[str]:
    """What finds the words of a language: letters and figures, with hyphens between them, and "l'"."""
    return _ENGLISH_WORD if lang == "en" else _WORD


class Tokens:
    """One text: folded as a whole (`fold`), its words as written, in order (`words`), and each of them folded (`folds`)."""

    def __init__(self, text: str, lang: str) -> None:
        self.text, self.lang, self.fold = text, lang, folded(text)
        spans = map(re.Match.span, pattern(lang).finditer(text))
        self.words: list[Word] = [(start, end, text[start:end]) for start, end in spans]
        self.folds = [self.fold[start:end] for start, end, _ in self.words]

    def runs(self) -> list[tuple[int, str]] | None:
        """Where each stretch of letters and figures begins, and it folded as the gazetteer does; None of more than ASCII."""
        if not self.text.isascii():
            return None
        out: list[tuple[int, str]] = []
        for (start, _, _), fold in zip(self.words, self.folds, strict=True):
            if fold.isalnum():
                out.append((start, fold))
            else:
                out += [(start + m.start(), m[0]) for m in RUN.finditer(fold)]
        return out

    def letters(self) -> list[Word]:
        """The words without figures and apostrophes, folded: "l", "a" and "mi-juin" of "l'A340 à mi-juin"."""
        out: list[Word] = []
        for (start, end, _), fold in zip(self.words, self.folds, strict=True):
            if fold.isalpha():
                out.append((start, end, fold))
            else:
                out += [(start + m.start(), start + m.end(), m[0]) for m in _LETTERS.finditer(fold)]
        return out
