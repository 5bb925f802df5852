"""What the readers of names hand over, and the word lists that they share."""

from __future__ import annotations

from functools import cache

from ..frozen import frozen
from ..recall import shelved
from ..tables import table
from .named import folded


@frozen
class Sighting:
    """A name in the text; `certain` if something beside it shows that it is a person's.

    `speaks` if a verb of saying stands beside a double-barrelled name that is not certain.
    """

    name: str
    start: int
    end: int
    role: str
    gender: str
    certain: bool
    speaks: bool = False


@frozen
class Title:
    """A row of `titles.csv`: kind `title`, `address` (also before a bare surname) or `honorific`."""

    lang: str
    form: str
    gender: str
    kind: str


@frozen
class Given:
    """A row of `first_names.csv`."""

    form: str
    gender: str


@frozen
class Saying:
    """A row of `saying.csv`: `says` (finite verb), `said` (participle), `saying`, `according`, `pronoun m` …, `naming`, `work`."""

    lang: str
    form: str
    kind: str


@frozen
class Form:
    """A row of a list of words by language."""

    lang: str
    form: str


@frozen
class RoleVerb:
    """A row of `role_verbs.csv`: a verb, and the noun for him and for her who does so ("" where there is none)."""

    lang: str
    form: str
    noun_m: str
    noun_f: str


@cache
def role_verbs(lang: str) -> dict[str, RoleVerb]:
    """What somebody does at the head of something, by folded verb; of all languages if it is unknown."""
    rows = table("role_verbs.csv", RoleVerb)
    return {folded(row.form): row for row in [row for row in rows if row.lang == lang] or rows}


@cache
def titles(lang: str) -> dict[str, Title]:
    """Titles and honorifics of a language by folded form, without a final dot; of all of them if it is unknown."""
    rows = table("titles.csv", Title)
    known = [row for row in rows if row.lang == lang] or [row for row in rows if row.lang != "ar"]
    return {folded(row.form).rstrip("."): row for row in reversed(known)}


@cache
def honorifics(lang: str) -> frozenset[str]:
    """Those of the titles that are honorifics."""
    return frozenset(form for form, title in titles(lang).items() if title.kind == "honorific")


@cache
@shelved
def given_names() -> dict[str, str]:
    """Gender ("" for both) by folded given name."""
    return {folded(row.form): row.gender for row in table("first_names.csv", Given)}


@cache
def forms(name: str, lang: str) -> frozenset[str]:
    """The folded words that the list `name` has for a language; of all languages if it knows none."""
    rows = table(name, Form)
    known = [row for row in rows if row.lang == lang] or rows
    return frozenset(folded(row.form) for row in known)


@cache
def endings(lang: str) -> tuple[str, ...]:
    """How a language's nouns for what somebody does end, folded (`role_endings.csv`)."""
    return tuple(folded(row.form) for row in table("role_endings.csv", Form) if row.lang == lang)


@cache
def sayings(lang: str, kinds: tuple[str, ...]) -> frozenset[str]:
    """The folded words of `saying.csv` of some kinds, for a language or for all if it is unknown."""
    rows = table("saying.csv", Saying)
    known = [row for row in rows if row.lang == lang] or rows
    return frozenset(folded(row.form) for row in known if row.kind in kinds)
