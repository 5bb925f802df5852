"""A summary: the text's own first sentences."""

from __future__ import annotations

import re

LONGEST = 300
_END = re.compile(r"(?<![A-Z.])[.!?؟][»”\"]?(?=\s|$)")


def summary(text: str, lang: str, title: str) -> str:
    """One or two whole sentences of the text, at most 300 characters where the first allows it."""
    del lang, title
    flat = " ".join(text[:2_000].split())
    ends = [m.end() for m in _END.finditer(flat)]
    fitting = [end for end in ends if end <= LONGEST][:2]
    if fitting:
        return flat[: fitting[-1]]
    if len(flat) <= LONGEST:
        return flat
    return flat[: flat.rfind(" ", 0, LONGEST)] + " …"
