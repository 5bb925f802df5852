"""The language of a text."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..model import Note

_SAMPLE = 500


def language(text: str) -> tuple[str, tuple[Note, ...]]:
    """(ISO 639-1 code, notes): "" for a text without letters. Judged on its first 500 characters."""
    sample = text[:_SAMPLE]
    if not any(c.isalpha() for c in sample):
        return "", ()
    code, _ = _classifier().classify(sample)
    return str(code), ()


@cache
def _classifier() -> Any:
    import py3langid

    return py3langid
