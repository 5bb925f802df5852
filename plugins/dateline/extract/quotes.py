"""Quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence

from ..marks import quotations
from ..model import Quote
from .named import NamedPerson

_NEAR = 160


def quotes(text: str, lang: str, people: Sequence[NamedPerson]) -> tuple[Quote, ...]:
    """The outer quotations of a text; the speaker is the person named nearest behind or before."""
    del lang
    out = []
    for q in quotations(text):
        if q.depth or len(text[q.inner_start : q.inner_end].split()) < 3:
            continue
        near = [(min(abs(a - q.end), abs(b - q.start)), person.name) for person in people for a, b in ((s.start, s.end) for s in person.spans)]
        speaker = min(near)[1] if near and min(near)[0] <= _NEAR else ""
        out.append(Quote(text[q.inner_start : q.inner_end], speaker, q.inner_start, q.inner_end))
    return tuple(out)
