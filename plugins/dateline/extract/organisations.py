"""Organisations named in a text."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"\b(?:ministère|Ministry|Office|Conseil|Union|Banque|université|University|Bank) "
    r"(?:de |des |du |of |d')?(?:la |l'|the )?[A-ZÀ-Ý][\w'’-]+"
)


def organisations(text: str, lang: str) -> tuple[str, ...]:
    """The bodies named in a text, each once, in the order in which they appear."""
    del lang
    return tuple(dict.fromkeys(match[0] for match in _BODY.finditer(text)))
