"""Quotation marks, paired: where every quotation of a text begins and ends, in any of the usual styles.

One pass with a stack, linear in the length of the text. Which mark may close which is a table; marks that
serve both ways (`"`, `“` after `„`, the German `»…«`, the Arabic `”…“`) are told apart by what stands
beside them. Nothing is said here about who speaks, or whether anybody does.
"""

from __future__ import annotations

import re

from .frozen import frozen

LONGEST = 2_000
"""Characters a quotation may be long: an opening mark further back has lost its end."""

_CLOSERS = {
    "«": "»",
    "»": "«",
    "“": "”",
    "”": "“”",
    "„": '“”"',
    "‚": "‘’",
    "‘": "’",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "'": "'",
}
_OPENERS = {mark: {o for o, closers in _CLOSERS.items() if mark in closers} for mark in "«»“”„‚‘’‹›\"'"}
_NONE = dict.fromkeys(_CLOSERS, 0)
_ALWAYS_OPENS = frozenset("«“„‹")
_NEVER_OPENS = frozenset("’")
_BEFORE_OPENING = frozenset("([{'’‘«“„‹-–—/\"…:،؛¿¡")
_AFTER_OPENING = frozenset("([{'’‘«“„‹…¿¡$€£#@*-–—&")
_MARK = re.compile(r"[\"'«»“”„‚‘’‹›\n](?:(?<!\n)|[ \t\r]*\n)")
_FEET = re.compile(r"\d['’′] ?\d{1,2}\Z")


@frozen
class Quotation:
    """A pair of marks: `start:end` with them, `inner_start:inner_end` without them or spaces.

    `depth` counts the quotations around this one: 0 for an outer one.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation in the order of its opening mark; offsets are code points into `text`.

    An opening mark without an end in its paragraph, or within `LONGEST` characters, is no quotation;
    neither are apostrophes, feet and inches, nor a pair of marks with nothing between them.
    """
    marks = [m.start() for m in _MARK.finditer(text)]
    if not marks:
        return ()
    open_marks: list[int] = []
    open_count = _NONE.copy()
    pairs: list[tuple[int, int]] = []
    for number, at in enumerate(marks):
        mark = text[at]
        if mark == "\n":
            if open_marks:
                open_marks.clear()
                open_count = _NONE.copy()
            continue
        following = marks[number + 1] if number + 1 < len(marks) else -1
        if _is_other(text, at, mark, open_marks, following):
            continue
        openers = _OPENERS[mark]
        opens = _opens(text, at)
        if any(open_count[o] for o in openers) and not (opens and mark in _CLOSERS and mark not in "»”›"):
            while text[start := open_marks.pop()] not in openers:
                open_count[text[start]] -= 1
            open_count[text[start]] -= 1
            if at - start <= LONGEST:
                pairs.append((start, at))
                continue
        if mark in _NEVER_OPENS or not (opens or mark in _ALWAYS_OPENS or _may_open(text, at, mark)):
            continue
        open_marks.append(at)
        open_count[mark] += 1
    return _ordered(text, pairs)


def _is_other(text: str, at: int, mark: str, open_marks: list[int], following: int) -> bool:
    """Whether the mark is an apostrophe, feet or inches."""
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    if mark == "'":
        if before.isalnum() and after.isalnum():
            return True
        closes = bool(open_marks) and text[open_marks[-1]] == "'" and not before.isspace()
        return not closes and not (after.isalpha() and (before.isspace() or before in '(["“«'))
    if mark == "’":
        return after.isalnum() or not open_marks or text[open_marks[-1]] not in "‘‚"
    if mark == "‘":
        return before.isalnum() and (after.isalnum() or not open_marks or text[open_marks[-1]] != "‚")
    if mark != '"' or not before.isdigit():
        return False
    if _FEET.search(text, max(0, at - 5), at):
        return True
    # `"a 6" pipe", he said`: inches where the next mark can only close.
    return (
        following > 0
        and text[following] == '"'
        and after.isspace()
        and text[at + 2 : at + 3].islower()
        and not _opens(text, following)
        and not text[following - 1].isspace()
    )


def _opens(text: str, at: int) -> bool:
    """Whether the mark can only open: nothing or a space before it, a word behind it."""
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    beside = before.isspace() or before in _BEFORE_OPENING
    return beside and after != "" and (after.isalnum() or after in _AFTER_OPENING)


def _may_open(text: str, at: int, mark: str) -> bool:
    """Whether a mark that serves both ways may open where none of its kind is open."""
    before = text[at - 1] if at else " "
    return mark in '"‚‘' and (before.isspace() or before in _BEFORE_OPENING)


def _ordered(text: str, pairs: list[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The pairs in text order with their inner bounds and their depth."""
    out: list[Quotation] = []
    around: list[int] = []
    for start, last in sorted(pairs):
        inner = text[start + 1 : last]
        if not (kept := inner.strip()):
            continue
        inner_start = start + 1 + len(inner) - len(inner.lstrip())
        while around and around[-1] < start:
            around.pop()
        out.append(Quotation(start, last + 1, inner_start, inner_start + len(kept), len(around)))
        around.append(last)
    return tuple(out)
