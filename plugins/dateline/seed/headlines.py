"""Headlines that stand above the date header of their article, right above it or behind a blank line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import header
from .header import EDGES, Header, opening

LONGEST = 200
"""Characters a headline may be long."""

PAIR = re.compile(r"\s*[^\W\d][\w-]{0,30}(?: [\w-]{1,30}){0,2} ?[:=] ?\S.{0,80}$")
"""A field and its value, as mail and dumps have them: `Source: x`."""

_VISIBLE = re.compile(rf"[^{EDGES}]")
_DIGITS = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]{2}")
_STOPPED = re.compile(r"[.…;,:،؛][\s\"'»”’)\]]*$|(?<=\w{3})[.!?؟۔] +\S")
_ENDED = re.compile(r"[.!?…؟۔:][\s\"'»”’)\]]*$")


def of_all(text: str, starts: Sequence[Header]) -> list[tuple[int, str]]:
    """(where its part begins, its headline, "" without one) for each header that starts an article.

    A line is taken for a headline only where the first article has one. Behind a blank line it is one only where
    all have: else a heading of the whole file, or somebody's last words, would become one article's.
    """
    if not starts:
        return []
    plain = [(start.start, "") for start in starts]
    floors = [0, *(start.end for start in starts)]
    top = beginning(text)
    close = [above(text, start, floor, top) for start, floor in zip(starts, floors, strict=False)]
    if close[0]:
        return [one or none for one, none in zip(close, plain, strict=True)]
    apart = [_apart(text, start, floor, top) for start, floor in zip(starts, floors, strict=False)]
    return [one for one in apart if one] if all(apart) else plain


def beginning(text: str) -> int:
    """Where the first line with anything on it has its first sign."""
    match = _VISIBLE.search(text)
    return match.start() if match else len(text)


def above(text: str, h: Header, floor: int, top: int) -> tuple[int, str] | None:
    """(where it begins, the headline) on the line right above a header and alone there, None without one.

    It begins the file, whose text begins at `top` (`floor` 0), or, where more of the part before it (from `floor`) is left, stands
    behind a blank line or one that ends a sentence.
    """
    begin, line = _line_above(text, h.start, floor)
    if not is_one(line) or not _begins_text(text, h):
        return None
    before = text[max(floor, begin - LONGEST) : begin]
    if not floor:
        return (begin, line) if begin <= top else None
    if not before.strip(EDGES):
        return None
    behind_blank = not before.rstrip(header.BLANKS).removesuffix("\n").rpartition("\n")[2].strip()
    return (begin, line) if behind_blank or _ENDED.search(before) else None


def _apart(text: str, h: Header, floor: int, top: int) -> tuple[int, str] | None:
    """The same, of a line with a blank line behind it."""
    start = max(floor, h.start - LONGEST)
    end = start + len(text[start : h.start].rstrip(EDGES)) + 1
    if "\n" not in text[end : h.start]:
        return None
    begin, line = _line_above(text, end, floor)
    if not is_one(line):
        return None
    if not floor:
        return (begin, line) if begin <= top else None
    before = text[max(floor, begin - LONGEST) : begin]
    return (begin, line) if before.strip(EDGES) and before.endswith("\n\n") else None


def _line_above(text: str, end: int, floor: int) -> tuple[int, str]:
    """(where it begins, the line) that ends at `end`, with its end; "" where it is long, or begins before `floor`."""
    low = max(floor, end - 2 * LONGEST)
    begin = text.rfind("\n", low, max(end - 1, low)) + 1
    return (begin, text[begin:end].strip(EDGES)) if begin or not low else (end, "")


def is_one(line: str) -> bool:
    """Whether a line can be a headline: short, with words, without a final stop, no field such as `Source: x`, no `By A. Writer`."""
    if not line or len(line) > LONGEST or not _WORDS.search(line) or _STOPPED.search(line):
        return False
    label, mark, rest = line.partition(":")
    if line.strip(f"{header.BLANKS}:=：").casefold() in header.forms("keyword"):
        return False
    first, *others = line.split()
    if not others and not mark:
        # A word by itself is a place more often, or a section.
        return False
    if first.casefold() in header.forms("byline") and len(others) < 6:
        return False
    if label.strip().casefold() in header.forms("headline"):
        return bool(rest.strip())
    return not (mark and PAIR.match(line) and len(rest.split()) < 3)


def _begins_text(text: str, h: Header) -> bool:
    """Whether a header below a line is none of its words: marked, precise, or before a text that begins as texts do."""
    if set(opening(text, h)) & set(":=：") or len(_DIGITS.findall(h.value)) > 4:
        return True
    return not text[h.end : h.end + LONGEST].lstrip(EDGES)[:1].islower()
