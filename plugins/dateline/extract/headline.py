"""The headline that a seed brings along."""

from __future__ import annotations

import re

_DATELINE = re.compile(r"\s*[^\W\d_][^\n]{1,60}?(?:,\s[^\n]{1,30}?)?\s[-–—]\s")


def split(text: str) -> tuple[str, str]:
    """(headline as written or "", the rest): a first line of its own before a blank line or a dateline."""
    first, _, rest = text.partition("\n")
    first = first.strip()
    if not rest.strip():
        bare = len(first) <= 200 and not first.endswith((".", "!", "?", "…", "»", '"', "”"))
        return (first, "") if bare else ("", text)
    alone = rest.startswith("\n") or bool(_DATELINE.match(rest))
    if alone and len(first) <= 160 and not first.endswith((".", ",", ";", ":")):
        return first, rest.strip()
    return "", text
