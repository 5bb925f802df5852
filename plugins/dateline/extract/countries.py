"""Countries: where the text names them, and which of them the story is about."""

from __future__ import annotations

from collections import Counter

from ..gazetteer import scan
from ..model import Mention, Rejection


def mentions(text: str, lang: str) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """(mentions in text order, rejected readings): countries by their names in the text's language."""
    found = tuple(
        Mention(hit.row.code, text[hit.start : hit.end], hit.start, hit.end, hit.row.kind) for hit in scan(text, lang)
    )
    return found, ()


def rank(
    text: str,
    lang: str,
    mentions: tuple[Mention, ...],
    *,
    headline_end: int = 0,
    dateline: tuple[int, int] | None = None,
    dateline_code: str = "",
) -> tuple[tuple[str, ...], str]:
    """(countries, most salient first; the primary one or ""): by number of mentions, then by the first."""
    del text, lang, headline_end, dateline, dateline_code
    counts = Counter(m.code for m in mentions)
    first = {m.code: m.start for m in reversed(mentions)}
    ordered = tuple(sorted(counts, key=lambda code: (-counts[code], first[code])))
    return ordered, ordered[0] if ordered else ""
