"""Names of people in French text by a statistical model, where the extra `french-names` is installed and asked for.

The model is spaCy's `fr_core_news_md` (LGPL-LR), pinned with a hash in `requirements/french-names.txt`. It is read from
its package and asks no network. What it finds are candidates with offsets; the rules decide how they are merged.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

MODEL = "fr_core_news_md"
LONGEST = 100_000
"""Characters of a text that the model reads: it takes some gigabyte for a million."""


def installed() -> bool:
    """Whether spaCy and the model are there; nothing is loaded."""
    return find_spec("spacy") is not None and find_spec(MODEL) is not None


def french_people(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of what the model takes for names of people, two words or more, in text order."""
    found = _model()(text[:LONGEST])
    spans = [(entity.start_char, entity.end_char) for entity in found.ents if entity.label_ == "PER"]
    return tuple((start, end) for start, end in spans if len(text[start:end].split()) > 1)


@cache
def _model() -> Any:
    # Imported on first use: it costs a second and 400 MB that nobody without the extra should pay.
    import spacy

    return spacy.load(MODEL, exclude=["parser", "lemmatizer", "attribute_ruler", "morphologizer", "senter"])
