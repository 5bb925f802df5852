"""The headline that a seed brings along: a first line of its own, not one that merely wraps."""

from __future__ import annotations

import re

from ..text import capitals

LONGEST = 200
"""Characters a headline may be long."""

_SENTENCE_END = re.compile(r"[.…](?<=[^.].)(?<!\.[A-Z].)[\s\"'»”’)\]]*$|[,;:،؛]$")
_STOP_INSIDE = re.compile(r"[.؟۔](?<![A-ZÀ-Þ.].)(?<!\b[A-ZÀ-Þ][a-z].)(?<!\b[A-Z][a-z]{2}.) +[A-ZÀ-Þ\u0600-\u06ff]")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_BEFORE_DASH = re.compile(r"\s*([^\W\d_][^\n]{1,80}?) ?[-–—]{1,2}(?:\s|$)")
_DATED = re.compile(r"\d|\(")
_MARKUP = re.compile(r"[|>#{}`]|</?[a-z!%?]|[\w-]+_\w+:")


def split(text: str) -> tuple[str, str]:
    """(the headline as written or "", the rest of the text).

    A first line of at most 200 characters without a final stop is a headline before a blank line, before a
    line that opens with a dateline, in capitals before a line that is not, or as the only line.
    """
    body = text.lstrip()
    first, _, rest = body.partition("\n")
    line = first.strip().replace("\t", " ")
    if not _may_be(line):
        return "", text
    if not rest.strip():
        return line, ""
    following = rest.lstrip(" \t\n\u3000")
    alone = not rest.partition("\n")[0].strip()
    second = following.partition("\n")[0]
    if alone or _opens_with_dateline(second) or (_in_capitals(line) and not _in_capitals(second)):
        return line, rest.strip("\n")
    return "", text


def _may_be(line: str) -> bool:
    return (
        len(line) <= LONGEST
        and bool(_LETTERS.search(line))
        and not _SENTENCE_END.search(line)
        and not _STOP_INSIDE.search(line)
        and not _MARKUP.match(line)
    )


def _opens_with_dateline(line: str) -> bool:
    """Whether a line opens with a place and a dash: capitals, a date, or a script without case."""
    found = _BEFORE_DASH.match(line)
    if not found or len(found[1].split()) > 9 or found[1][0].islower():
        return False
    return bool(_DATED.search(found[1])) or found[1].upper() == found[1]


def _in_capitals(line: str) -> bool:
    letters, large = capitals(line)
    return letters > 3 and large >= 0.85 * letters
