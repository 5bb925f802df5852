"""Headlines that stand above the date header of their article, right above it or behind a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    behind = [apart(text, start, floor, top) for start, floor in zip(starts, floors, strict=False)]
    return [one for one in behind if one] if all(behind) else plain


def beginning(text: str) -> int:
    """Where the first line with anything on it has its first sign."""
    match = _VISIBLE.search(text)
    return match.start() if match else len(text)


def above(text: str, h: Header, floor: int, top: int) -> tuple[int, str] | None:
    """(where it begins, the headline) on the line or the two lines right above a header, None without one.

    It begins the file, whose text begins at `top` (`floor` 0), or, where more of the part before it (from `floor`) is left, stands
    behind a blank line or, if it is one line, one that ends a sentence.
    """
    if not _begins_text(text, h):
        return None
    for begin, line, several in _upwards(text, h.start, floor):
        before = text[max(floor, begin - LONGEST) : begin]
        if begin <= top if not floor else _after_blank(before) or (not several and _ENDED.search(before)):
            return begin, line
    return None


def apart(text: str, h: Header, floor: int, top: int) -> tuple[int, str] | None:
    """The same, of a headline with a blank line behind it."""
    start = max(floor, h.start - LONGEST)
    end = start + len(text[start : h.start].rstrip(EDGES)) + 1
    if "\n" not in text[end : h.start]:
        return None
    for begin, line, _ in _upwards(text, end, floor):
        before = text[max(floor, begin - LONGEST) : begin]
        if begin <= top if not floor else before.strip(EDGES) and before.endswith("\n\n"):
            return begin, line
    return None


def _after_blank(before: str) -> bool:
    """Whether what stands before a line has words, and then a blank line."""
    return (
        bool(before.strip(EDGES)) and not before.rstrip(header.BLANKS).removesuffix("\n").rpartition("\n")[2].strip()
    )


def _upwards(text: str, end: int, floor: int) -> Iterator[tuple[int, str, bool]]:
    """(where it begins, what may be a headline, whether it is several lines): the line that ends at `end`, then that and the one above."""
    begin, line = _line_above(text, end, floor)
    if not is_one(line):
        return
    yield begin, line, False
    over, first = _line_above(text, begin, floor)
    both = f"{first} {line}" if line[0].islower() else f"{first} – {line}"
    if first and is_like_one(first) and is_one(both):
        yield over, both, True


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


def is_like_one(line: str) -> bool:
    """Whether a line is blank, a headline or, as what a paper files one under, a word by itself."""
    return not line.strip(EDGES) or is_one(f"{line.strip(EDGES)} x")


def _begins_text(text: str, h: Header) -> bool:
    """Whether a header below a line is none of its words: marked, precise, or before a text that begins as texts do."""
    if set(opening(text, h)) & set(":=：") or len(_DIGITS.findall(h.value)) > 4:
        return True
    return not text[h.end : h.end + LONGEST].lstrip(EDGES)[:1].islower()
