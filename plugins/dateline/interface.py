"""What the site itself says to its readers, in the languages of `data/interface.csv` and its catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from .tables import table


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to say, by its key, in the languages that all others are translated from."""

    key: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to say in the language of its catalogue, `interface.<language>.csv`."""

    key: str
    text: str


SOURCES = ("fr", "en")
CATALOGUES = ("ar", "es", "de")
LANGUAGES = SOURCES + CATALOGUES


@cache
def spoken(lang: str) -> str:
    """The language that the site speaks to readers of `lang`: that one if there is a catalogue, else English."""
    primary = lang.replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


@cache
def words(lang: str) -> Mapping[str, str]:
    """`{key: text}` in the language nearest to `lang`; unknown keys raise KeyError.

    What a catalogue does not have yet is said in English; a test counts such gaps.
    """
    column = spoken(lang)
    rows = table("interface.csv", Row)
    if column in SOURCES:
        return MappingProxyType({row.key: getattr(row, column) for row in rows})
    return MappingProxyType({row.key: row.en for row in rows} | catalogue(column))


def catalogue(lang: str) -> dict[str, str]:
    """`{key: text}` of the catalogue of one of CATALOGUES, nothing filled in."""
    return {row.key: row.text for row in table(f"interface.{lang}.csv", Said)}


def counted(key: str, number: int, lang: str) -> str:
    """A number with its noun, from the rows `key.one`, `key.other` and whatever forms the language has.

    >>> counted("articles", 1, "fr"), counted("articles", 0, "fr"), counted("articles", 0, "en")
    ('1 article', '0 article', '0 articles')
    >>> counted("articles", 2, "ar")
    'مقالان'
    """
    say = words(lang)
    form = say.get(f"{key}.{plural(number, spoken(lang))}") or say[f"{key}.other"]
    return form.format(n=numeral(number, lang))


@lru_cache(maxsize=65536)
def plural(number: int, lang: str) -> str:
    """The plural form that CLDR gives a whole number: `zero`, `one`, `two`, `few`, `many` or `other`."""
    from babel import Locale

    return str(Locale.parse(lang).plural_form(number))


def numeral(number: int, lang: str) -> str:
    """A whole number with its thousands apart: `12 345` (narrow no-break space) in French, `12,345` in English.

    Spanish leaves four digits together.
    """
    say = words(lang)
    if len(str(abs(number))) <= int(say["number.alone"]):
        return str(number)
    return f"{number:,}".replace(",", say["number.group"])
