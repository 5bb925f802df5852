"""The words of the interface, from `data/interface.csv`: a column a language, English where there is none."""

from __future__ import annotations

import csv
from functools import cache

from .tables import read

FALLBACK = "en"


@cache
def words(lang: str) -> dict[str, str]:
    """`{key: text}` in a language."""
    rows = list(csv.DictReader(read("interface.csv").splitlines()))
    column = lang if rows and lang in rows[0] else FALLBACK
    return {row["key"]: row[column] for row in rows}


def spoken(lang: str) -> str:
    """The language that the interface speaks when the site asks for `lang`."""
    columns = read("interface.csv").splitlines()[0].split(",")
    return lang if lang in columns else FALLBACK


def count(key: str, number: int, lang: str) -> str:
    """A number with its noun: `articles` → "1 article", "2 articles". French counts zero as one."""
    one = number < 2 if lang == "fr" else number == 1
    return words(lang)[f"{key}.{'one' if one else 'many'}"].format(n=number)
