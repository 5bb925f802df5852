"""Blocks of fields that open articles in a file where date lines open others, also right below a text."""

from __future__ import annotations

import re
from functools import cache

from . import header
from .fields import Block, begins, block_at, kinds, line_at
from .header import BLANKS, EDGES, ENTRY


def inside(text: str) -> list[Block]:
    """The blocks that open articles among others that date headers open: with a date and a labelled headline."""
    if not _titles().search(text):
        return []
    found: list[Block] = []
    for begin in begins(text, anywhere=True):
        if found and begin < found[-1].end:
            continue
        block = block_at(text, begin, among=True)
        if not (block and block.labelled and block.date):
            continue
        apart = not text[:begin].strip(EDGES) or not line_at(text, text.rfind("\n", 0, begin - 1) + 1).strip(BLANKS)
        if (apart and (block.closed or block.sure)) or _has_text(text, block):
            found.append(block)
    return found


def _has_text(text: str, block: Block) -> bool:
    """Whether a block is followed by more than an entry of a list has to say, and holds no date line of another article."""
    if any(not h.alone for h in header.at_line_starts(text[block.begin : block.end])):
        return False
    behind = text[block.end : block.end + 2 * ENTRY]
    ends = [h.start for h in header.at_line_starts(behind)]
    return len(behind[: ends[0] if ends else None].strip(EDGES)) > ENTRY


@cache
def _titles() -> re.Pattern[str]:
    """A line that begins with the label of a headline."""
    forms = "|".join(sorted(re.escape(form) for form, kind in kinds().items() if kind == "title"))
    return re.compile(rf"^[{BLANKS}]*(?:{forms})[{BLANKS}]*[:：]", re.MULTILINE | re.IGNORECASE)
