"""The rows of the gazetteer, and the forms that each of them stands for in a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .frozen import frozen
from .tables import table

CUES = frozenset({"company", "person", "currency", "seat"})
"""Kinds of rows that belong to a country without naming it."""

NEEDS = frozenset({"behind", "firm", "counted"})
"""Notes of rows that ask for something before the name (`gazetteer.py`)."""


@frozen
class Row:
    """One form of the table: what it stands for, and in which language (`*`: all that use Latin letters)."""

    code: str
    lang: str
    kind: str
    form: str
    note: str


@frozen
class _Inflection:
    lang: str
    kinds: str
    ending: str
    others: str


def forms(row: Row) -> Iterator[str]:
    """The forms a row stands for: its own and those that `inflections.csv` derives from it."""
    yield row.form
    if row.kind == "code" or row.form.endswith("-") or row.note in NEEDS or row.kind in CUES:
        return
    for rule in _inflections(row.lang, "demonym" if row.kind == "demonym" else "place"):
        if row.form.endswith(rule.ending):
            stem = row.form[: len(row.form) - len(rule.ending)]
            yield from (stem + other for other in rule.others.split())
            return


def of_town(row: Row, lang: str) -> Iterator[str]:
    """The forms that say in a language what belongs to a town: "Kasseler" of Kassel, "Göttinger" of Göttingen."""
    if row.kind in ("city", "capital") and row.lang in (lang, "*"):
        for rule in _inflections(lang, "town"):
            if row.form.endswith(rule.ending):
                stem = row.form[: len(row.form) - len(rule.ending)]
                yield from (stem + other for other in rule.others.split())
                return


def plurals(form: str, lang: str) -> Iterator[str]:
    """How several of a kind of things are called: "Turkish carpets", "clés anglaises", "figues de Barbarie"."""
    words = form.split(" ")
    if lang == "en" and not form.endswith("s"):
        yield f"{form}s"
    if lang in ("fr", "es") and len(words) > 1 and not words[0].endswith(("s", "x", "z")):
        first = words[0] + ("es" if lang == "es" and words[0][-1] not in "aeiouáéíóú" else "s")
        several = words[1] + ("es" if lang == "es" and words[1][-1] not in "aeiouáéíóú" else "s")
        yield " ".join([first, *words[1:]])
        if len(words) == 2 and not words[1].endswith(("s", "x", "z")):
            yield f"{first} {several}"


@cache
def _inflections(lang: str, kinds: str) -> tuple[_Inflection, ...]:
    return tuple(rule for rule in table("inflections.csv", _Inflection) if (rule.lang, rule.kinds) == (lang, kinds))
