"""Headlines that stand above the date header of their article, right above it or behind a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from ..frozen import frozen
from ..tables import table
from ..written_dates import fold
from . import header
from .header import BLANKS, EDGES, ENTRY, SENTENCE_ENDS, Header, opening

LONGEST = 200
"""Characters a headline may be long."""

PAIR = re.compile(r"\s*[^\W\d][\w-]{0,30}(?: [\w-]{1,30}){0,2} ?[:=] ?\S.{0,80}$")
"""A field and its value, as mail and dumps have them: `Source: x`."""

_BYLINE = 8
# What a file may have above its first article, in characters and in lines.
_LABEL, _LABEL_LINES = 400, 3
# Words of a sentence that may be an article.
_SENTENCE = 4
_VISIBLE = re.compile(rf"[^{EDGES}]")
_DIGITS = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]{2}")
_STOPPED = re.compile(r"[.…;,:،؛][\s\"'»”’)\]]*$|(?<=\w{3})[.!?؟۔] +\S")
_ENDED = re.compile(r"[.!?…؟۔:][\s\"'»”’)\]]*$")


@frozen
class _BylineRow:
    """A row of `byline_words.csv`."""

    lang: str
    form: str
    use: str


@frozen
class Head:
    """What stands above a header: where its part begins, the headline, "" without one, and who wrote it, for the end of the text.

    `lines`: of how many lines the headline is.
    """

    begin: int
    title: str = ""
    byline: str = ""
    lines: int = 1


def of_all(text: str, starts: Sequence[Header]) -> list[Head]:
    """The head of each header that starts an article.

    A line is taken for a headline where the first article has one, and behind a blank line where all have; elsewhere only if
    it can be nothing else: a heading of the whole file, or somebody's last words, would become one article's.
    """
    top = beginning(text)
    floors = [0, *(start.end for start in starts)]
    pairs = list(zip(starts, floors, strict=False))
    # That somebody's last line is part of the next headline is believed where the first headline has two lines, too.
    most = 1
    close: list[Head | None] = []
    behind: list[Head | None] = []
    for start, floor in pairs:
        one = above(text, start, floor, top, most if floor else 3)
        other = None if one else apart(text, start, floor, top, most if floor else 3)
        close.append(one)
        behind.append(other)
        if not floor and (first := one or other):
            most = first.lines
    titled = bool(close[:1] and close[0])
    parted = all(one or other for one, other in zip(close, behind, strict=True))
    heads = []
    for number, (start, one, other) in enumerate(zip(starts, close, behind, strict=True)):
        found = one if titled or parted or (number and one and is_clear(one.title)) else None
        found = found or (other if parted or (number and other and is_clear(other.title)) else None)
        heads.append(found or Head(start.start))
    return heads


def beginning(text: str) -> int:
    """Where the first line with anything on it has its first sign."""
    match = _VISIBLE.search(text)
    return match.start() if match else len(text)


def above(text: str, h: Header, floor: int, top: int, most: int = 3) -> Head | None:
    """The headline on the line or the two or three lines right above a header, None without one.

    It has `most` lines at most, and begins the file, whose text begins at `top` (`floor` 0), or, where more of the part before it (from `floor`) is left, stands
    behind a blank line or, if it is one line, one that ends a sentence. Between the two may stand who wrote the article.
    """
    if not _begins_text(text, h):
        return None
    end, byline = _over_byline(text, h.start, floor)
    for lines, (begin, line) in enumerate(islice(_upwards(text, end, floor, _is_precise(h)), most), 1):
        before = text[max(floor, begin - LONGEST) : begin]
        opens = begin <= top or _below_label(text, begin, h) if not floor else opens_paragraph(before)
        if opens or (floor and lines == 1 and _ENDED.search(before)):
            return Head(begin, line.lstrip("#").lstrip(), byline, lines)
    return None


def apart(text: str, h: Header, floor: int, top: int, most: int = 3) -> Head | None:
    """The same, of a headline with a blank line behind it."""
    end, byline = _over_byline(text, _over_blank(text, h.start, floor), floor)
    end = _over_blank(text, end, floor)
    if end == h.start:
        return None
    for lines, (begin, line) in enumerate(islice(_upwards(text, end, floor, _is_precise(h)), most), 1):
        before = text[max(floor, begin - LONGEST) : begin]
        if begin <= top or _below_label(text, begin, h) if not floor else opens_paragraph(before):
            return Head(begin, line.lstrip("#").lstrip(), byline, lines)
    return None


def _over_blank(text: str, end: int, floor: int) -> int:
    """Where the last line with anything on it before `end` ends."""
    low = max(floor, end - LONGEST)
    return min(end, low + len(text[low:end].rstrip(EDGES)) + 1)


def _over_byline(text: str, end: int, floor: int) -> tuple[int, str]:
    """(where the line above ends, the line that ends at `end`) if that says who wrote the article, else (`end`, "")."""
    begin, line = _line_above(text, end, floor)
    return (begin, line) if line and begin > floor and is_byline(line) else (end, "")


def opens_paragraph(before: str) -> bool:
    """Whether what stands before a line has words, and then a blank line."""
    return (
        bool(before.strip(EDGES)) and not before.rstrip(header.BLANKS).removesuffix("\n").rpartition("\n")[2].strip()
    )


def _below_label(text: str, begin: int, h: Header) -> bool:
    """Whether a paragraph begins there below what a file has above its first article: a label of it, or a text that ends as one does.

    Below a text it has to be what can only be a headline, above a header with the word for a date and text on its line. Below a bare date,
    or one alone, there has to be a sentence.
    """
    before, head = text[max(0, begin - _LABEL) : begin], text[begin : h.start].strip(EDGES)
    behind = text[h.end : h.end + LONGEST].lstrip(EDGES).partition("\n")[0].rstrip()
    if not opens_paragraph(before) or head[:1].isdecimal() or (behind[:1].islower() and not h.alone):
        return False
    bare = not opening(text, h).strip(BLANKS)
    said = behind.endswith(SENTENCE_ENDS) and len(behind.split()) >= _SENTENCE
    if (bare or h.alone) and len(behind) <= ENTRY and not said:
        return False
    lines = [line.strip(EDGES) for line in before.splitlines() if line.strip(EDGES)]
    ends = f"{BLANKS}:" if bare else f"{BLANKS}:."
    if begin <= _LABEL and len(lines) <= _LABEL_LINES and all(is_like_one(line.rstrip(ends)) for line in lines):
        return True
    return not h.alone and not bare and is_clear(head)


def _upwards(text: str, end: int, floor: int, deep: bool) -> Iterator[tuple[int, str]]:
    """(where it begins, what may be a headline): the line that ends at `end`, then that and the one above.

    If `deep`, then those below a word or three that a paper files the article under.
    """
    begin, line = _line_above(text, end, floor)
    if not is_one(line):
        return
    yield begin, line
    over, first = _line_above(text, begin, floor)
    both = _joined(first, line)
    if first and is_like_one(first) and is_one(both):
        yield over, both
        begin, kicker = _line_above(text, over, floor)
        if deep and kicker and len(kicker.split()) <= 3 and is_like_one(kicker) and is_one(f"{kicker} – {both}"):
            yield begin, f"{kicker} – {first} {line}"


def _joined(first: str, second: str) -> str:
    return f"{first} {second}" if second[0].islower() else f"{first} – {second}"


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
    if len(line.split()) == 1 and not mark:
        # A word by itself is a place more often, or a section.
        return False
    if is_byline(line):
        return False
    if label.strip().casefold() in header.forms("headline"):
        return bool(rest.strip())
    return not (mark and PAIR.match(line) and len(rest.split()) < 3)


def label(line: str) -> str:
    """The headline behind a word that says that it is one (`Title: …`), "" where there is none."""
    word, _, rest = line.partition(":") if ":" in line else line.partition("：")
    return rest.strip(f"{header.BLANKS}\n\"'") if word.strip().casefold() in header.forms("headline") else ""


def is_byline(line: str) -> bool:
    """Whether a line says who wrote the article: "Par A. Plume", "De notre correspondant à Lomé"."""
    first, *others = line.split() or [""]
    if _DIGITS.search(line) or len(others) > _BYLINE:
        return False
    if first.casefold() in header.forms("byline"):
        return 0 < len(others) < 6
    return fold(line).strip(f"{EDGES}.").startswith(_ours())


@cache
def _ours() -> tuple[str, ...]:
    """What stands for those who write for the paper, folded: "de notre correspondant"."""
    return tuple(fold(row.form) for row in table("byline_words.csv", _BylineRow) if row.use == "ours")


def is_signature(line: str) -> bool:
    """Whether a line says who wrote the article, and its words can only be a name."""
    return is_byline(line) and all(not word[0].islower() or len(word) <= 3 for word in line.split()[1:])


def is_clear(line: str) -> bool:
    """Whether a line that can be a headline can hardly be a name, a signature or the rest of a sentence: four words, or a verb's length among three."""
    words = line.split()
    long = any(word[0].islower() and len(word) > 3 for word in words)
    return not line[:1].islower() and len(line) <= 120 and len(words) >= (3 if long else 4)


def is_like_one(line: str) -> bool:
    """Whether a line is blank, a headline or, as what a paper files one under, a word by itself."""
    return not line.strip(EDGES) or is_one(f"{line.strip(EDGES)} x")


def _begins_text(text: str, h: Header) -> bool:
    """Whether a header below a line is none of its words: marked, precise, or before a text that begins as texts do."""
    if set(opening(text, h)) & set(":=：") or _is_precise(h):
        return True
    return not text[h.end : h.end + LONGEST].lstrip(EDGES)[:1].islower()


def _is_precise(h: Header) -> bool:
    """Whether a header says a day."""
    return len(_DIGITS.findall(h.value)) > 4
