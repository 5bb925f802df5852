"""Lines that say who wrote an article, at its beginning or its end: "Par Zoé Arlan, à Lomé", "Auteur : Zoé Arlan".

They stay in the text; nothing that an article is about is looked for in them.
"""

from __future__ import annotations

import re
from functools import cache

from ..alternatives import any_word
from ..frozen import frozen
from ..tables import table
from .named import folded
from .sightings import given_names

_LONGEST = 160
_LINES = 3
"""Lines looked at on either end."""
_CAPITAL = r"(?:[^\W\d_a-zß-ÿ][\w.'’-]*|[dDlL]['’][^\W\d_a-zß-ÿ][\w.'’-]*)"
_PARTICLE = r"(?:de|du|des|la|le|del|los|van|von|der|den|zu|el|al|ben|bin|ould|dos|da|di|y)"
_NAME = rf"{_CAPITAL}(?: (?:{_PARTICLE} ){{0,2}}{_CAPITAL}){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:, | (?:et|and|y|e|und|avec|with|con|mit|&) ){_NAME})*"
_PLACE = r"(?:\s?[,/|(–—-]\s?[^.!?\n]{1,60})?"
_WHERE = rf"(?:(?: (?:in|at|à|au|aux|en|aus|avec|with|con|mit|for|pour|para|für|the)){{1,2}} {_CAPITAL}(?:[ ,/]{{1,2}}{_CAPITAL}){{0,3}})?"
_ARABIC = r"[\u0621-\u064a]+(?: [\u0621-\u064a]+){1,3}"
_END = r"\s*[.*]?\s*"


@frozen
class _Word:
    """A row of `byline_words.csv`."""

    lang: str
    form: str
    use: str


def apart(text: str) -> str:
    """The text with an empty line around each such line, so that it is a paragraph of its own."""
    found = _lines(text)
    for start, end in reversed(found):
        text = f"{text[:start].rstrip()}\n\n{text[start:end].strip()}\n\n{text[end:].lstrip()}"
    return text.strip("\n") if found else text


def blanked(text: str, behind: int = 0) -> tuple[str, int]:
    """(the text with spaces for its bylines, of the very same length; where the one that it begins with ends).

    `behind` is where its headline ends. A text that is nothing else stays as it is.
    """
    found = [(behind + start, behind + end) for start, end in _lines(text[behind:])]
    bare = text
    for start, end in found:
        bare = f"{bare[:start]}{' ' * (end - start)}{bare[end:]}"
    if not found or not bare[behind:].strip():
        return text, behind
    opened = behind
    for start, end in found:
        if not bare[opened:start].strip():
            opened = end
    return bare, opened


def opens(text: str) -> bool:
    """Whether the first line of a text is one."""
    begin, end = _line_at(text, 0)
    return begin < end and is_byline(text[begin:end])


def _lines(text: str) -> list[tuple[int, int]]:
    """The spans of bylines among the first and the last lines of a text, in order; at the end fields with a title, too."""
    found: list[tuple[int, int]] = []
    at = 0
    while len(found) < _LINES:
        begin, end = _line_at(text, at)
        if begin == end or not is_byline(text[begin:end]):
            break
        found.append((begin, end))
        at = end
    tail: list[tuple[int, int]] = []
    last = _trimmed(text, len(text))
    while last > at and len(tail) < _LINES:
        begin = text.rfind("\n", max(at, last - _LONGEST - 1), last) + 1
        if begin <= at or not (is_byline(text[begin:last]) or _titled().match(text, begin, last)):
            break
        tail.append((begin, last))
        last = _trimmed(text, begin)
    return found + tail[::-1]


def _trimmed(text: str, end: int) -> int:
    """Where the text before `end` ends without the white space there."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _line_at(text: str, at: int) -> tuple[int, int]:
    """Where the first line with letters behind `at` begins and ends; twice the same where it is long or there is none."""
    begin = _BLANK.match(text, at).end()  # type: ignore[union-attr]
    end = text.find("\n", begin, begin + _LONGEST + 1)
    end = len(text) if end < 0 and len(text) - begin <= _LONGEST else end
    return (begin, end) if end > 0 else (begin, begin)


_BLANK = re.compile(r"\s*")


def is_byline(line: str) -> bool:
    """Whether a line says who wrote the article, and nothing else.

    >>> is_byline("Par Zoé Arlan, à Lomé"), is_byline("De notre correspondante à Lomé, Zoé Arlan")
    (True, True)
    >>> is_byline("Par deux fois le pont a cédé"), is_byline("Von Husum nach Kiel")
    (False, False)
    """
    return len(line) <= _LONGEST and bool(_byline().fullmatch(line.strip().strip("*_")))


def authors(text: str, behind: int = 0) -> tuple[str, ...]:
    r"""Who wrote an article, by the bylines of its text, whose headline ends at `behind`; () where none has a name.

    >>> authors("Par Zoé Arlan et Ivo Brandt, à Lomé\n\nLe port a rouvert."), authors("Source : APS\n\nLe port a rouvert.")
    (('Zoé Arlan', 'Ivo Brandt'), ())
    """
    found: dict[str, None] = {}
    for start, end in _lines(text[behind:]):
        match = _byline().fullmatch(text[behind + start : behind + end].strip().strip("*_"))
        if match and match["names"]:
            # What a comma parts off behind the last name may be a town or a paper.
            *others, last = _AND.split(match["names"])
            words = "; ".join([*", ".join(others).split(","), last.partition(",")[0]])
            found |= dict.fromkeys(stated(words))
        elif match and (words := match["arabic"] or match["said"]):
            found |= dict.fromkeys(stated(words))
    return tuple(found)


def stated(words: str) -> tuple[str, ...]:
    """The names in a line or a cell that says who wrote an article, some twenty of them at most.

    A comma parts names where each side begins with a given name, or stands before what somebody is; "Arlan, Zoé" is one name.

    >>> stated("Zoé Arlan et Ivo Brandt"), stated("Arlan, Zoé; Brandt, Ivo"), stated("By Maria Arlan, Peter Brandt"), stated("AFP")
    (('Zoé Arlan', 'Ivo Brandt'), ('Arlan, Zoé', 'Brandt, Ivo'), ('Maria Arlan', 'Peter Brandt'), ('AFP',))
    >>> stated("Pérez López, María José"), stated("Zoé Arlan, correspondante à Lomé"), stated("Jane Doe, Staff Writer")
    (('Pérez López, María José',), ('Zoé Arlan',), ('Jane Doe',))
    """
    words = _BY.sub("", _MAIL.sub(" ", words[:_MUCH]).strip(), count=1)
    parts = [_ASIDE.split(part, maxsplit=1)[0] for part in _PARTED.split(words) if part.strip()]
    if len(parts) == 1:
        parts = [name for part in _AND.split(parts[0]) for name in _names(part)]
    return tuple(dict.fromkeys(filter(None, (" ".join(part.split()).strip(" .*_-–—|/") for part in parts))))


_MAIL = re.compile(r"<[^<>]{0,200}>|\([^()\s]{1,200}@[^()\s]{1,200}\)|[<>]")


def _names(words: str) -> list[str]:
    """The names that commas part: as many as begin with a given name; what somebody is, or where, is none."""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    while len(parts) > 1 and (parts[-1][:1].islower() or _posts().match(parts[-1])):
        parts.pop()
    several = len(parts) > 2 or (len(parts) == 2 and all(_given(part) for part in parts))
    return parts if several and all(" " in part for part in parts) else [", ".join(parts)]


def _given(name: str) -> bool:
    """Whether a name of several words begins with one that people are given, or with an initial."""
    first = name.split(maxsplit=1)[0]
    return folded(first) in given_names() or first.endswith(".")


@cache
def _posts() -> re.Pattern[str]:
    """What people who write are, behind their names."""
    rows = table("byline_words.csv", _Word)
    return re.compile(any_word({row.form for row in rows if row.use == "post"}), re.IGNORECASE)


_MUCH = 1000
_ASIDE = re.compile(r"\s[-–—]\s")
_PARTED = re.compile(r"[;|\n؛]")
_AND = re.compile(r"\s(?:et|and|und|y|e|&|avec|with|con|mit)\s|\s?،\s?")
_BY = re.compile(r"\A(?:par|by|بقلم)\s*[:：]?\s+", re.IGNORECASE)


@cache
def _byline() -> re.Pattern[str]:
    by, own, author, label, ours = (any_word(_forms(use)) for use in ("by", "arabic", "author", "label", "ours"))
    return re.compile(
        rf"{by}(?: ?:)? (?P<names>{_NAMES}){_WHERE}{_PLACE}{_END}"
        rf"|{own} ?[:：]? ?(?P<arabic>{_ARABIC})(?:\s?[،,/|(–—-]\s?[^.!?؟\n]{{1,60}})?{_END}"
        rf"|{author}\s?[:：]\s?(?P<said>\S[^\n]{{0,140}})"
        rf"|{label}\s?[:：]\s?\S[^\n]{{0,140}}"
        rf"|{ours}[^\n.!?]{{0,60}}"
    )


@cache
def _titled() -> re.Pattern[str]:
    """A field that says a title, as a dump has them at the end of a text."""
    return re.compile(any_word(_forms("title")) + r"\s?[:：]")


def _forms(use: str) -> list[str]:
    """The words of a use in small letters and in large ones, the longest first."""
    rows = (row for row in table("byline_words.csv", _Word) if row.use == use)
    return sorted({form for row in rows for form in _cases(row.form)}, key=lambda form: (-len(form), form))


def _cases(form: str) -> set[str]:
    return {form, form.capitalize(), form[:1].upper() + form[1:], form.upper()}
