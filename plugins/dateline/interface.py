"""What the site itself says to its readers, in the languages of `data/interface.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .tables import table


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to say, by its key, in each language."""

    key: str
    fr: str
    en: str


LANGUAGES = ("fr", "en")


def spoken(lang: str) -> str:
    """The language that the site speaks to readers of `lang`: that one if the table has it, else English."""
    primary = lang.replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


@cache
def words(lang: str) -> Mapping[str, str]:
    """`{key: text}` in the language nearest to `lang`; unknown keys raise KeyError."""
    column = spoken(lang)
    return MappingProxyType({row.key: getattr(row, column) for row in table("interface.csv", Row)})


def counted(key: str, number: int, lang: str) -> str:
    """A number with its noun, from the rows `key.one` and `key.many`.

    >>> counted("articles", 1, "fr"), counted("articles", 0, "fr"), counted("articles", 0, "en")
    ('1 article', '0 article', '0 articles')
    """
    # CLDR plural rules: French has one form for 0 and 1, English for 1 alone.
    one = number == 1 or (number == 0 and spoken(lang) == "fr")
    return words(lang)[f"{key}.one" if one else f"{key}.many"].format(n=numeral(number, lang))


def numeral(number: int, lang: str) -> str:
    """A whole number with its thousands apart: `12 345` (narrow no-break space) in French, `12,345` in English."""
    text = f"{number:,}"
    return text.replace(",", "\u202f") if spoken(lang) == "fr" else text
