"""The tables of the words that decide whether a name stands for a country, as the readings ask for them."""

from __future__ import annotations

from functools import cache

from ..frozen import frozen
from ..gazetteer import bare_of, fold, in_gazetteer
from ..recall import shelved
from ..tables import table

_SHORT_NAME = 2
"""First names up to this length are rather words."""


@frozen
class Context:
    """One row of `contexts.csv`: a word beside a name, of which kinds of names it speaks, and the reason it gives."""

    lang: str
    side: str
    cue: str
    kinds: str
    reason: str


@frozen
class Reading:
    """One row of `readings.csv`: where `cue` stands at `side`, `form` reads as `code`, or as none for `reason`."""

    lang: str
    form: str
    side: str
    cue: str
    code: str
    reason: str


@frozen
class _Particle:
    lang: str
    form: str
    use: str


@frozen
class _Neighbour:
    lang: str
    form: str
    use: str


@frozen
class _GivenName:
    form: str


@frozen
class _Title:
    lang: str
    form: str
    gender: str
    kind: str


@frozen
class _FirstName:
    form: str
    gender: str


@cache
def contexts(lang: str, side: str) -> dict[str, Context]:
    """{folded cue: row} of `contexts.csv` for one side of the name, `before` or `after`."""
    return {fold(row.cue): row for row in table("contexts.csv", Context) if (row.lang, row.side) == (lang, side)}


@cache
def _all_readings() -> dict[tuple[str, str], tuple[Reading, ...]]:
    found: dict[tuple[str, str], tuple[Reading, ...]] = {}
    for row in table("readings.csv", Reading):
        key = row.lang, bare_of(row.form)[0]
        found[key] = (*found.get(key, ()), row)
    return found


@cache
def readings(lang: str, form: str) -> tuple[Reading, ...]:
    """The rows of `readings.csv` for a form, in the order of the file."""
    return _all_readings().get((lang, bare_of(form)[0]), ())


@cache
def particles(lang: str, *uses: str) -> frozenset[str]:
    """The folded words of `particles.csv` that have one of these uses."""
    return frozenset(
        fold(row.form) for row in table("particles.csv", _Particle) if row.lang == lang and row.use in uses
    )


@cache
def given_names() -> frozenset[str]:
    """The folded names of `given_names.csv`, which may be a place's name themselves."""
    return frozenset(fold(row.form) for row in table("given_names.csv", _GivenName))


@cache
@shelved
def first_names(lang: str) -> frozenset[str]:
    """The folded first names of `first_names.csv` that are nothing in the gazetteer."""
    names = (fold(row.form) for row in table("first_names.csv", _FirstName) if row.gender)
    return frozenset(name for name in names if len(name) > _SHORT_NAME and name not in in_gazetteer(lang))


@cache
def callings(lang: str) -> frozenset[str]:
    """The folded single words of `titles.csv` that say in a language what somebody does: "acteur", "director"."""
    if lang == "de":  # a noun like any other, with a capital: "Präsident Frankreich"
        return frozenset()
    rows = (row for row in table("titles.csv", _Title) if row.lang == lang and row.kind == "title")
    return frozenset(fold(row.form) for row in rows if " " not in row.form) - particles(lang, "adjective")


@cache
def legal_forms() -> frozenset[str]:
    """How the names of firms end, as written and without a last dot: "Inc", "GmbH"."""
    rows = table("neighbours.csv", _Neighbour)
    return frozenset(row.form.rstrip(".") for row in rows if row.use in ("american", "foreign"))
