"""A business wire's table of figures, told in one line of prose's room: the item that heads it.

    Shr loss 12 cts vs loss 16 cts Net loss 214,000 vs 309,000 Revs 3,056,000 vs 2,545,000 Year Shr …

Its labels are rows of `data/figure_labels.csv`, the one that says most first.
"""

from __future__ import annotations

import re
from functools import cache

from ..alternatives import any_word
from ..frozen import frozen
from ..tables import table

_VERSUS = re.compile(r" vs\.? ")
_LONGEST = 110


@frozen
class LabelRow:
    """A row of `figure_labels.csv`."""

    form: str
    rank: str


def heading(text: str) -> str:
    """The item of a table that a title can be, "" where `text` is no table: two comparisons or a dividend's one.

    >>> heading("Shr nine cts vs three cts Net 549,000 vs 72,000 Rev 7.0 mln vs 2.8 mln")
    'Net 549,000 vs 72,000'
    """
    head = " ".join(text[:400].split())
    if not _VERSUS.search(head[:160]):
        return ""
    starts = [m.start() for m in _label().finditer(head)]
    if not starts or starts[0] > 60:
        return ""
    items = [head[a:b].strip(" ,;.") for a, b in zip(starts, [*starts[1:], len(head)], strict=True)]
    told = [item for item in items if _VERSUS.search(item) and len(item) <= _LONGEST]
    return min(told, key=_rank, default="")


def _rank(item: str) -> int:
    """How far from the top of the table of labels an item's label is."""
    item = item.lower()
    return next((rank for form, rank in _ranks() if item.startswith(form)), 99)


@cache
def _labels() -> tuple[LabelRow, ...]:
    return tuple(sorted(table("figure_labels.csv", LabelRow), key=lambda row: -len(row.form)))


@cache
def _ranks() -> tuple[tuple[str, int], ...]:
    return tuple((row.form.lower(), int(row.rank)) for row in _labels())


@cache
def _label() -> re.Pattern[str]:
    return re.compile(any_word((row.form for row in _labels()), r"\w-") + "(?= )")
