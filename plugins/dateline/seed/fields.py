"""A block of fields at the head of a text, as mail and front matter have it, with the date and the headline in two of them.

From: port@example.org          ---
Subject: Le port rouvre         title: Le port rouvre
Date: Tue, 16 Jul 2019          date: 2019-07-16
                                ---
Le port …
                                Le port …
"""

from __future__ import annotations

import re

from . import header
from .header import BLANKS, EDGES

_FIELD = re.compile(rf"[{BLANKS}]*(?P<key>[^\W\d_][\w -]{{0,30}}?)[{BLANKS}]*[:：][{BLANKS}]*(?P<value>.*)")
# Not more of a text is looked at, in lines and in characters of one.
_LINES, _LINE = 30, 1000


def read(text: str) -> tuple[str, str, str] | None:
    """(header value, headline, the rest of the text with the other fields), None where there is no such block with one date.

    Of a file with more date headers than one nobody knows whose the first is.
    """
    lines = text.lstrip(EDGES).split("\n", _LINES)
    fenced = lines[0].strip(BLANKS) == "---"
    found: dict[str, str] = {}
    others = []
    at = int(fenced)
    for line in lines[at:-1] if len(lines) > _LINES else lines[at:]:
        if (fenced and line.strip(BLANKS) == "---") or (not fenced and not line.strip(BLANKS)):
            break
        match = _FIELD.fullmatch(line[:_LINE])
        if not match:
            return None
        value = match["value"].strip(f"{BLANKS}\"'")
        kind = _kind(match["key"].casefold(), value)
        if kind in found or not kind:
            others.append(line)
        else:
            found[kind] = value
        at += 1
    else:
        return None
    if "date" not in found or at - fenced < 2 or len(header.at_line_starts(text)) != 1:
        return None
    rest = "\n".join(lines[at + fenced :]).strip(EDGES)
    return (found["date"], found.get("title", ""), "\n".join([*others, "", rest]).strip(EDGES)) if rest else None


def _kind(key: str, value: str) -> str:
    if key in header.forms("keyword") and value and header.value_length(value) == len(value):
        return "date"
    return "title" if value and key in (*header.forms("headline"), *header.forms("subject")) else ""
