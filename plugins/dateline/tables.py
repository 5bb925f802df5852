"""Typed rows of the tables in `data/`: the one place that knows where they are and how they are written.

A table is a UTF-8 CSV with a header line; lines that begin with `#` are comments. A row becomes an
instance of the dataclass that the caller names, whose fields are the columns.
"""

from __future__ import annotations

import csv
from dataclasses import fields
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any, TypeVar

Row = TypeVar("Row")
_DATA = Path(__file__).parent / "data"


@cache
def table(name: str, row: type[Row]) -> tuple[Row, ...]:
    """All rows of `data/<name>`, in file order, as instances of the dataclass `row` (string fields only).

    Raises ValueError, naming file and line, where the columns are not the dataclass's fields.
    """
    wanted = [f.name for f in fields(row)]  # type: ignore[arg-type]
    lines = csv.reader([line for line in read(name).splitlines(keepends=True) if line[0] != "#"])
    header = next(lines, [])
    if header != wanted:
        raise ValueError(f"data/{name}: columns are {header}; expected {wanted}")
    rows = list(lines)
    for number, cells in enumerate(rows if {*map(len, rows)} - {len(wanted)} else (), 2):
        if len(cells) != len(wanted):
            raise ValueError(f"data/{name}: row {number} has {len(cells)} cells; expected {len(wanted)}")
    return tuple(starmap(row, rows))


def read(name: str) -> str:
    """The text of `data/<name>`."""
    return (_DATA / name).read_text(encoding="utf-8")


def load_json(name: str) -> Any:
    """The value of a JSON file in `data/` (weights and the like, written by the training scripts)."""
    import json

    return json.loads(read(name))
