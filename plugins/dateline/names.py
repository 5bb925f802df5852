"""Names of countries, months and dates for readers, from CLDR; the process locale is never asked or set.

Babel is imported when the first name is asked for, and what it says is recalled: most runs never need it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from . import edtf
from .frozen import frozen
from .interface import words
from .recall import recalled
from .tables import table

if TYPE_CHECKING:
    from babel import Locale


@frozen
class ShortName:
    """The name of a territory that readers use where CLDR's first one is the name of an office."""

    lang: str
    code: str
    name: str


@cache
def _locale(lang: str) -> Locale:
    """The CLDR locale of a language code, English for one that CLDR does not have."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@recalled
def countries(lang: str) -> dict[str, str]:
    """`{ISO code: name}` in a language."""
    known = _locale(lang)
    found = {code: name for code, name in known.territories.items() if len(code) == 2 and code.isalpha()}
    return found | {row.code: row.name for row in table("short_names.csv", ShortName) if row.lang == known.language}


def country(code: str, lang: str) -> str:
    """The name of a country, its code where CLDR has none."""
    return countries(lang).get(code, code)


@recalled
def region(code: str, lang: str) -> str:
    """The name of a region by its code of M49, the code where CLDR has none."""
    return str(_locale(lang).territories.get(code, code))


@recalled
def language(code: str, lang: str) -> str:
    """The name of the language `code` in `lang`, the code where CLDR has none, "" for no code."""
    return str(_locale(lang).languages.get(code.partition("-")[0], code)) if code else ""


@recalled
def direction(lang: str) -> str:
    """`ltr` or `rtl`, the way a language is written; `auto` for an unknown one."""
    return str(_locale(lang).text_direction) if lang else "auto"


@recalled
def _months(lang: str, width: str) -> list[str]:
    """The twelve names, `wide` or `abbreviated`, January first."""
    # Babel 2.18 can hand out another locale's stand-alone forms; the format context is right.
    found = _locale(lang).months["format"][width]
    return [str(found[number]) for number in range(1, 13)]


@cache
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


def month(key: str, lang: str) -> str:
    """The name of a month without its year, from its key `2019-07`, as it stands inside a date."""
    return _months(lang, "wide")[int(key[5:7]) - 1]


def span(first: str, last: str, lang: str) -> str:
    """Two months as one span, a year that both have said once: `juin – novembre 2024`, `décembre 2023 – mai 2024`.

    `first` and `last` are keys such as `2024-06`, the same for a span of one month.
    """
    if first == last:
        return date(first, lang)
    alike = first[:4] == last[:4] and len(first) == len(last) == len("2024-06")
    return f"{month(first, lang) if alike else date(first, lang)} – {date(last, lang)}"


def short_month(key: str, lang: str) -> str:
    """The short name of a month, as the head of a column has it, from its key `2019-07`: `juil.`, `Jul`."""
    return _months(lang, "abbreviated")[int(key[5:7]) - 1]


def _plain(known: edtf.Edtf, lang: str) -> str:
    if known.season:
        return words(lang)[f"season.{known.season}"].format(year=known.year)
    if not known.month:
        return str(known.year)
    # CLDR's pattern has no ordinal, which French wants for the first of a month: the catalogues have a row for it.
    pattern = "date.month" if not known.day else "date.first" if known.day == 1 else "date.day"
    return words(lang)[pattern].format(day=known.day, month=_months(lang, "wide")[known.month - 1], year=known.year)


@cache
def machine(text: str) -> str:
    """The date as HTML's `datetime` takes it, "" for one that is unknown or doubtful."""
    known = edtf.parse(text) if text else None
    return text if known and not known.doubtful and not known.season else ""


def initial(name: str) -> str:
    """The letter that a name is filed under, in capitals and without its accent."""
    return sortable(name)[:1].upper()


def filed(name: str) -> str:
    """A person's name as an index has it: from the last name on, with the particles that belong to it.

    A particle counts where it is written with a capital, or in a script without capitals; an article before the name
    does not. Chinese and Korean names begin with the family's. Which part of a name is the family's nobody can tell from the name alone, so the index says its rule.

    >>> filed("Michel Camdessus"), filed("Richard von Weizsäcker"), filed("Marine Le Pen"), filed("Suleiman al-Salim")
    ('Camdessus Michel', 'Weizsäcker Richard von', 'Le Pen Marine', 'Salim Suleiman')
    """
    last, given = _divided(name)
    for article in _kept()["article"] if given else ():
        if last[0].startswith(article) and len(last[0]) > len(article) + 1:
            last[0] = last[0].removeprefix(article)
            break
    return name if _family_first(name.split()) else " ".join((*last, *given))


def inverted(name: str) -> str:
    """A person's name as references have it, the last name before a comma; a body's, or one that has a comma or one part only, as it stands.

    >>> inverted("Michel Camdessus"), inverted("Suleiman al-Salim"), inverted("Arlan, Zoé"), inverted("AFP"), inverted("Roh Tae-woo")
    ('Camdessus, Michel', 'al-Salim, Suleiman', 'Arlan, Zoé', 'AFP', 'Roh, Tae-woo')
    >>> inverted("Agence France-Presse"), is_body("La rédaction"), is_body("Zoé Arlan")
    ('Agence France-Presse', True, False)
    """
    if is_body(name):
        return name
    last, given = _divided(name)
    return f"{' '.join(last)}, {' '.join(given)}" if given and "," not in name else name


def is_body(name: str) -> bool:
    """Whether an author is a newsroom, an agency and the like: letters in capitals, or a word of theirs."""
    words = sortable(name).split()
    return (name.isupper() and len(words) == 1) or not set(words).isdisjoint(_kept()["body"])


def _divided(name: str) -> tuple[list[str], list[str]]:
    """(the last name's parts, those of the rest); without a rest where it cannot be divided."""
    parts = name.split()
    if _family_first(parts):
        return parts[:1], parts[1:]
    at = max(len(parts) - 1, 0)
    kept = _kept()
    while at > 0 and parts[at].casefold().rstrip(".") in kept["suffix"]:
        at -= 1
    while at > 1 and parts[at - 1] in kept["particle"]:
        at -= 1
    return parts[at:], parts[:at]


# A syllable of Chinese or Korean as it is written in Latin letters.
_SYLLABLE = r"(?:zh|ch|sh|ts|hs|[bpmfdtnlgkhjqxrzcsyw])?[yw]?[aeiouü]{1,3}(?:ng|[nmkplthrw])?"
_WITH_HYPHEN = re.compile(f"(?i:{_SYLLABLE})-{_SYLLABLE}")
_ONE, _ONE_OR_TWO = (re.compile(f"(?:{_SYLLABLE}){{1,{most}}}", re.IGNORECASE) for most in (1, 2))
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def _family_first(parts: Sequence[str]) -> bool:
    """Whether a name is written as in Chinese and Korean: `Roh Tae-woo`, `Deng Xiaoping`, `Kim Il Sung`."""
    kept = _kept()
    match parts:
        case [family, given]:
            pinyin = family in kept["family"] and _ONE_OR_TWO.fullmatch(given)
            return bool(pinyin or (_ONE.fullmatch(family) and _WITH_HYPHEN.fullmatch(given)))
        case [family, *given] if len(given) == 2 and family in kept["family"] + kept["either"]:
            return all(_ONE.fullmatch(one) and one not in kept["particle"] for one in given)
    return False


@frozen
class NamePart:
    """A part of names that decides where an index files them: `particle`, `article`, `suffix`, `family`, `either`; or that no person's name has, `body`."""

    form: str
    use: str


@cache
def _kept() -> dict[str, tuple[str, ...]]:
    rows = table("name_parts.csv", NamePart)
    return {
        use: tuple(row.form for row in rows if row.use == use)
        for use in ("particle", "article", "suffix", "family", "either", "body")
    }


def bound(text: str, lang: str) -> str:
    """`text` as it is set: within words the apostrophe of print, and in French no break before signs and inside quotation marks.

    A character becomes another character, so that places in the text stay where they are.

    >>> bound("Glasgow : l'eau", "fr") == "Glasgow\\u00a0: l’eau", bound("Glasgow : Tunisia's 'water'", "en")
    (True, "Glasgow : Tunisia’s 'water'")
    """
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    if lang.partition("-")[0] != "fr":
        return text
    for sign in ":;?!»":
        text = text.replace(f" {sign}", f"\u00a0{sign}")
    return text.replace("« ", "«\u00a0")


def sortable(name: str) -> str:
    """A name as it sorts for readers: accents and case aside."""
    import unicodedata

    flat = unicodedata.normalize("NFKD", name)
    return "".join(c for c in flat if not unicodedata.combining(c)).casefold()
