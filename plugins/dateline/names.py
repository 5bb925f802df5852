"""Names of countries, months and dates for readers, from CLDR; the process locale is never asked or set."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from . import edtf
from .interface import words

# A code of general use that CLDR lists under no two-letter territory in some releases.
_EXTRA = {"XK": "Kosovo"}


@cache
def locale(lang: str) -> Locale:
    """The CLDR locale of a language code, English for one that CLDR does not have."""
    try:
        return Locale.parse(lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@cache
def countries(lang: str) -> dict[str, str]:
    """`{ISO code: name}` in a language."""
    found = {code: name for code, name in locale(lang).territories.items() if len(code) == 2 and code.isalpha()}
    return {**_EXTRA, **found}


def country(code: str, lang: str) -> str:
    """The name of a country, its code where CLDR has none."""
    return countries(lang).get(code, code)


@cache
def _months(lang: str) -> dict[int, str]:
    # Babel 2.18 can hand out another locale's stand-alone forms; the format context is right.
    return dict(locale(lang).months["format"]["wide"])


def month(number: int, lang: str) -> str:
    """The name of a month (1 to 12) as it stands inside a date."""
    return _months(lang)[number]


def date(text: str, lang: str) -> str:
    """An EDTF date in words, with no more precision than is known and its doubt said.

    >>> date("2019-07", "fr"), date("", "en"), date("2019?", "en")
    ('juillet 2019', 'undated', '2019 (date uncertain)')
    """
    known = edtf.parse(text) if text else None
    say = words(lang)
    if known is None:
        return say["date.undated"]
    if known.choices:
        spelt = f" {say['date.or']} ".join(_plain(choice, lang) for choice in known.choices)
    else:
        spelt = _plain(known, lang)
    if known.qualifier in ("~", "%"):
        spelt = say["date.about"].format(date=spelt)
    doubtful = known.choices or known.qualifier in ("?", "%")
    return f"{spelt} ({say['date.doubt']})" if doubtful else spelt


def _plain(known: edtf.Edtf, lang: str) -> str:
    if known.season:
        return words(lang)[f"season.{known.season}"].format(year=known.year)
    if not known.month:
        return str(known.year)
    name = month(known.month, lang)
    if not known.day:
        return f"{name} {known.year}"
    # CLDR's pattern has no ordinal, which French wants for the first of a month.
    day = "1er" if lang == "fr" and known.day == 1 else str(known.day)
    return f"{day} {name} {known.year}"
