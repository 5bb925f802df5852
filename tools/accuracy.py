"""Write `data/accuracy.csv`, which the coverage page shows, from the committed figures: a part of `make eval EVAL=--save`.

The figures are those of `docs/dev-figures.json`, which `tools/evaluate.py --save` writes. Typed in here are the names under
which the scorers tell them, and FRESH: a text is new only once, so what was read of it then cannot be measured again.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "docs" / "dev-figures.json"
TARGET = ROOT / "plugins" / "dateline" / "data" / "accuracy.csv"
HEAD = "# Measured: written by `make eval EVAL=--save` from docs/dev-figures.json. Shares and F1 from 0 to 1 on labelled dev sets.\n"
# (set, its name among the figures, (field, name of its figure) …)
SETS = (
    (
        "dispatches",
        "dispatches",
        (
            ("lang", "lang"),
            ("date", "date_exact"),
            ("dateline", "dateline"),
            ("countries", "countries F1"),
            ("primary", "primary_strict"),
            ("people", "people F1"),
            ("organisations", "organisations F1"),
            ("quotes", "quotes F1"),
        ),
    ),
    (
        "headlines",
        "headlines",
        (("lang", "lang"), ("date", "date_exact"), ("countries", "countries F1"), ("primary", "primary_strict")),
    ),
    (
        "reuters",
        "reuters full",
        (("lang", "lang"), ("date", "date exact"), ("countries", "all F1"), ("primary", "primary")),
    ),
)

# Forty despatches in five languages by somebody who knew neither rules nor labels, labelled before the program read them, and not kept:
# `docs/accuracy.md`, "What these figures do not say" (its last line) and "Countries".
FRESH = (
    ("fresh", "40", "countries", 0.934),
    ("fresh", "40", "primary", 0.75),
    ("fresh", "40", "people", 0.95),
    ("fresh", "40", "organisations", 0.734),
    ("fresh", "40", "quotes", 1.0),
)


def table(figures: dict[str, Any]) -> str:
    """The table in CSV: set, articles ("" where the scorer does not count them), field, value."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(("set", "articles", "field", "value"))
    for name, told, fields in SETS:
        found = figures.get(told, {})
        articles = str(int(found["n"])) if "n" in found else ""
        for field, figure in fields:
            if figure in found:
                write((name, articles, field, f"{found[figure]:.4f}"))
    for name, articles, field, value in FRESH:
        write((name, articles, field, f"{value:.4f}"))
    return HEAD + out.getvalue()


def main() -> int:
    """Write the table: 0."""
    TARGET.write_text(table(json.loads(FIGURES.read_text(encoding="utf-8"))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
