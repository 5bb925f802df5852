"""Countries: where the text names them, and which of them the story is about."""

from __future__ import annotations

from ..gazetteer import scan
from ..model import Mention, Rejection
from .readings import Reader
from .salience import SHORT, features, model, weigh


def mentions(text: str, lang: str) -> tuple[tuple[Mention, ...], tuple[Rejection, ...]]:
    """(mentions, rejected readings), both in text order: every place that names a country, with its evidence.

    `text[m.start:m.end] == m.text` for each of them. A rejection says by its reason which rule dropped it.
    """
    reader = Reader(text, lang)
    hits = scan(text, lang)
    kept: list[Mention] = []
    dropped: list[Rejection] = []
    for number, hit in enumerate(hits):
        code, reason = reader.read(hit, hits[number + 1] if number + 1 < len(hits) else None)
        end = hit.end - 1 if hit.row.form.endswith("-") else hit.end
        said = text[hit.start : end]
        if not reason:
            kept.append(Mention(code, said, hit.start, end, hit.row.kind))
        elif code:
            dropped.append(Rejection(code, said, hit.start, end, reason))
    return tuple(kept), tuple(dropped)


def rank(
    text: str,
    lang: str,
    mentions: tuple[Mention, ...],
    *,
    headline_end: int = 0,
    dateline: tuple[int, int] | None = None,
    dateline_code: str = "",
) -> tuple[tuple[str, ...], str]:
    """(countries that the story is about, most salient first; the first of them, or "").

    `headline_end` is where the headline ends in `text`, `dateline` the span of the dateline, `dateline_code`
    the country of its place where no mention says it. A text without room for passing mentions keeps all.
    """
    weights, threshold = model()
    found = features(text, mentions, headline_end, dateline)
    scores = {code: weigh(values, weights) for code, values in found.items()}
    if dateline_code and dateline_code not in scores:
        scores[dateline_code] = threshold
    short = len(text) - headline_end < SHORT
    order = sorted(scores, key=lambda code: -scores[code])
    kept = tuple(code for code in order if short or scores[code] >= threshold)
    return kept, kept[0] if kept else ""
