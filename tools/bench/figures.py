"""The figures of a bench in a file, so that a long one can be run in parts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from table import Figures


@dataclass
class Kept:
    """What was measured: by size and generator, from raw seeds by theme; what was left out, and what sites said otherwise."""

    sizes: dict[int, dict[str, Figures]] = field(default_factory=dict)
    raw: dict[str, Figures] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def read(path: Path | None) -> Kept:
    """The figures in a file; none where there is no file."""
    if not path or not path.is_file():
        return Kept()
    data = json.loads(path.read_text(encoding="utf-8"))
    sizes = {
        int(size): {name: Figures(**one) for name, one in found.items()} for size, found in data["sizes"].items()
    }
    raw = {name: Figures(**one) for name, one in data["raw"].items()}
    return Kept(sizes, raw, data["missing"], data["wrong"])


def write(path: Path | None, kept: Kept) -> None:
    """Put the figures into a file, if one is named."""
    if path:
        path.write_text(json.dumps(asdict(kept), indent=1), encoding="utf-8")
