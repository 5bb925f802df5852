"""What the site itself says to its readers: the gettext catalogues under `locale/`, one a language.

English is the source and stands in `locale/dateline.pot`. The context of a text is the name by which the views ask for it.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .frozen import frozen
from .recall import recalled

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SOURCE = "en"
# The plural categories of CLDR, in the order in which the catalogues' forms stand.
CATEGORIES = ("zero", "one", "two", "few", "many", "other")


@frozen
class Catalogue:
    """What a catalogue says: texts by name, the forms of nouns by name, and which form a number takes."""

    texts: Mapping[str, str]
    nouns: Mapping[str, tuple[str, ...]]
    form: Callable[[int], int]


@cache
def languages() -> tuple[str, ...]:
    """The languages that the interface speaks: those with a catalogue, and the source."""
    return tuple(_languages())


@recalled
def _languages() -> list[str]:
    found = (entry.name for entry in _folder().iterdir() if entry.joinpath("LC_MESSAGES", "dateline.po").is_file())
    return sorted({SOURCE, *found})


@cache
def spoken(lang: str) -> str:
    """The language that the site speaks to readers of `lang`: that one if there is a catalogue, else English."""
    primary = lang.replace("_", "-").partition("-")[0].lower()
    return primary if primary in languages() else SOURCE


@cache
def words(lang: str) -> Mapping[str, str]:
    """`{name: text}` in the language nearest to `lang`; unknown names raise KeyError.

    What a catalogue does not have yet is said in English; a test counts such gaps.
    """
    return MappingProxyType({**catalogue(SOURCE).texts, **catalogue(spoken(lang)).texts})


@cache
def catalogue(lang: str) -> Catalogue:
    """The catalogue of one of `languages()`, nothing filled in: what is not translated, or fuzzy, is not in it.

    Raises ValueError, naming the file and the line, where it is not a gettext catalogue.
    """
    texts, nouns, plural = _read(lang)
    return Catalogue(texts, {name: tuple(forms) for name, forms in nouns.items()}, gettext.c2py(plural))


@recalled
def _read(lang: str) -> list[Any]:
    """Texts and forms of nouns by name, and the expression that chooses among forms."""
    from datetime import UTC, datetime

    from babel.messages.catalog import Catalog
    from babel.messages.pofile import PoFileError, PoFileParser

    source = lang == SOURCE
    file = _folder().joinpath("dateline.pot" if source else f"{lang}/LC_MESSAGES/dateline.po")
    texts: dict[str, str] = {}
    nouns: dict[str, list[str]] = {}
    with file.open("rb") as lines:
        try:
            # With a time of its own it asks neither the clock nor the zone, which may be one that there is not.
            read = Catalog(creation_date=datetime.fromtimestamp(0, UTC))
            PoFileParser(read, abort_invalid=True).parse(lines)
        except PoFileError as error:
            raise ValueError(f"{file}, line {error.lineno}: {error}") from error
    for message in read:
        said = message.id if source else message.string
        forms = [said] if isinstance(said, str) else list(said or ())
        if not message.context or message.fuzzy or not all(forms):
            continue
        if message.pluralizable:
            nouns[message.context] = forms
        else:
            texts[message.context] = forms[0]
    return [texts, nouns, "n != 1" if source else read.plural_expr]


def counted(noun: str, number: int, lang: str) -> str:
    """A number with one of the nouns of the catalogues, in the form that the language has for it.

    >>> counted("articles", 1, "fr"), counted("articles", 0, "fr"), counted("articles", 0, "en")
    ('1 article', '0 article', '0 articles')
    >>> counted("articles", 2, "ar")
    'مقالان'
    """
    said = _with(noun, lang)
    return said.nouns[noun][said.form(number)].format(n=numeral(number, lang))


def forms(noun: str, lang: str) -> dict[str, str]:
    """`{plural category of CLDR: text}` of a noun, as scripts in a browser ask for it; `other` is always there."""
    said = _with(noun, lang)
    # Where a language has fewer forms than CLDR knows (French has one for millions), the last is for the rest.
    categories = list(_categories(spoken(lang)))
    if len(said.nouns[noun]) < len(categories):
        categories.remove("many")
    return dict(zip(categories, said.nouns[noun], strict=True))


@recalled
def _categories(lang: str) -> list[str]:
    from babel import Locale

    known = Locale.parse(lang).plural_form.tags | {"other"}
    return [category for category in CATEGORIES if category in known]


def numeral(number: int, lang: str) -> str:
    """A whole number with its thousands apart: `12 345` (narrow no-break space) in French, `12,345` in English.

    Spanish leaves four digits together.
    """
    say = words(lang)
    if len(str(abs(number))) <= int(say["number.alone"]):
        return str(number)
    return f"{number:,}".replace(",", say["number.group"])


def _with(noun: str, lang: str) -> Catalogue:
    """The catalogue for `lang` that has the noun: its own, else the source."""
    own = catalogue(spoken(lang))
    return own if noun in own.nouns else catalogue(SOURCE)


def _folder() -> Traversable:
    from importlib import resources

    return resources.files(__package__).joinpath("locale")
