"""Articles of a dump whose lines were joined: `date 2019-07 Le port … date 2019-08 La mairie …`, all on one line.

A header inside a line starts an article where nothing else can be meant: opened exactly as the one before it (same word, same colon), right
behind a finished sentence, with a date that is understood, before a text that begins as texts do, and with more than an entry of a list behind two
of them at least. "… fixé à la date 2019-08 du sommet" is prose, and so is "Prochain concert. Date: 12 mai 2019 à Oran."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..written_dates import fold, written
from . import header, placard
from .header import BLANKS, ENTRY, SENTENCE_ENDS, WINDOW, Header

_WORD = re.compile(r"[^\W\d_]+")


def among(text: str, chosen: Sequence[Header]) -> list[Header]:
    """Those headers, and the ones inside the lines behind them, in order. Linear in the text."""
    found: list[Header] = []
    for h, after in zip(chosen, [*(h.start for h in chosen[1:]), len(text)], strict=True):
        found.append(h)
        if not h.alone and after - h.end > 2 * ENTRY:
            found += _inside(text, h, after)
    return found


def _inside(text: str, first: Header, after: int) -> list[Header]:
    """The headers between the end of one and a place behind it that are opened as it is, [] where they leave a doubt."""
    word = header.opening(text, first).strip(BLANKS)
    blanks = "*" if set(word) & set(":=：") else "+"
    ends = "".join(map(re.escape, SENTENCE_ENDS))
    pattern = re.compile(rf"(?<=[{ends})])[{BLANKS}]+(?P<word>{re.escape(word)}[{BLANKS}]{blanks})(?=\S)")
    found, sure = [], []
    for match in pattern.finditer(text, first.end, after):
        most = min(after, match.end() + 2 * WINDOW)
        line_end = text.find("\n", match.end(), most)
        line_end = most if line_end < 0 else line_end
        size = header.value_length(text[match.end() : min(line_end, match.end() + WINDOW)])
        value = text[match.end() : match.end() + size].strip()
        end = header.SEPARATOR.match(text, match.end() + size, line_end).end()  # type: ignore[union-attr]
        rest = text[end:line_end]
        if _is_dated(value) and rest and not rest[0].islower():
            found.append(Header(match.start("word"), match.end(), end, value, False))
            sure.append(not word[0].isupper() or _begins(rest))
    if sum(sure) < 2:
        # One behind a word with a capital may be a sentence.
        found = [h for h, one in zip(found, sure, strict=True) if one]
    starts = [*(h.start for h in found), after]
    long = sum(stop - h.end > ENTRY for h, stop in zip([first, *found], starts, strict=True))
    return found if long > max(1, len(found) // 2) else []


def _is_dated(value: str) -> bool:
    return sum(map(str.isdigit, value)) >= 4 and any(one.year > 0 for one in written(value))


def _begins(rest: str) -> bool:
    """Whether a text begins with a small word such as "Le"."""
    first = _WORD.match(rest)
    return bool(first and fold(first[0]) in placard.small_words())
