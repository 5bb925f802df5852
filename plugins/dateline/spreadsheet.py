"""CSV (RFC 4180) that any spreadsheet takes for text: nothing in it is run, and no cell is longer than one can hold.

A spreadsheet takes a cell for a formula that begins with `=`, `+`, `-` or `@`, some also behind blanks or a quotation
mark, or in full width; where it expects semicolons it parts our cells there. An apostrophe before the sign makes text
of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 32_000
"""Characters; the usual limit is 32,767. What is cut off ends in `…` and stands whole in the JSON Lines."""

_ENDS = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BEGINNING = '[\\s"\u200b-\u200f\u2060\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20\\-]'
_ARMED = re.compile(_BEGINNING)
_PARTED = re.compile(f";(?={_BEGINNING})")


def line(cells: Sequence[str]) -> str:
    r"""One line of CSV, with its end.

    >>> line(["a", "b, c", 'd "e', ""])
    'a,"b, c","d ""e",\r\n'
    """
    out = []
    for cell in cells:
        if '"' in cell:
            cell = cell.replace('"', '""')
            cell = f'"{cell}"'
        elif "," in cell or "\n" in cell or "\r" in cell:
            cell = f'"{cell}"'
        out.append(cell)
    return f"{','.join(out)}\r\n"


def unarmed(cell: str) -> str:
    r"""A cell that no spreadsheet runs, on one line.

    >>> unarmed("=1+1"), unarmed("a; -1"), unarmed("2019-07"), unarmed("a\n=b")
    ("'=1+1", "a;' -1", '2019-07', 'a =b')
    """
    if len(cell) > LONGEST:
        cell = cell[: LONGEST - 1] + "…"
    # Few cells have either, and to look for one character takes no time.
    if not cell.isprintable():
        cell = _ENDS.sub(" ", cell)
    if ";" in cell:
        cell = _PARTED.sub(";'", cell)
    if cell[:1].isalpha():
        return cell
    return f"'{cell}" if _ARMED.match(cell) else cell


def bare(cell: str) -> str:
    """A cell that a person wrote, without the apostrophe that `unarmed` or a spreadsheet put in front."""
    return cell[1:] if cell[:1] == "'" and _ARMED.match(cell[1:]) else cell
